// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>
#include <QRectF>
#include <QString>

#include "model/portfolio/portfolio.h"
#include "model/roadmap/plan.h"
#include "views/charts/time_axis.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace banyan::charts {

enum class Lanes { Phases, Teams };
/// What is scheduled, or what isn't.
enum class TimelinePart { Scheduled, Unscheduled };

/// One line of the timeline: a lane's header, an initiative with its bar, or one without a place with the reason.
struct TimelineRow {
    enum class Kind { Header, Bar, Unscheduled } kind = Kind::Bar;
    double top = 0;
    double height = 0;
    int phase = 0;              ///< 1–4; 0 on the header of a team
    portfolio::TeamId lane;     ///< of lanes of teams
    portfolio::InitiativeId id; ///< empty for headers
    QString label;
    QString note;    ///< right side of a header; the reason of one that isn't scheduled
    QRectF bar;      ///< start to finish
    QRectF ghost;    ///< where it stood in the plan that it is compared with; empty where it stands there still
    double p50 = -1; ///< x of the finish that half of the draws keep, and four of five
    double p80 = -1;
    QString inside; ///< text of the bar: the team with most of the work, or the phase
    portfolio::PinKind pin = portfolio::PinKind::None;
    bool started = false;
    double deadline = -1; ///< x of its deadline, < 0 without
    bool late = false;    ///< it finishes after its deadline
};

/// From the end of a prerequisite to the start of what needs it.
struct TimelineArrow {
    portfolio::InitiativeId from;
    portfolio::InitiativeId to;
    QPolygonF path; ///< the last point is the arrow's head
};

struct TimelineBand {
    double left = 0;
    double right = 0;
    QString text;
    portfolio::TeamId team;
};

/// A day on the axis: a goal's deadline, today.
struct TimelineFlag {
    double x = 0;
    QString text;
    QString chance;   ///< " · 82 % likely"; said even where the text is cut
    bool goal = true; ///< false: today or the status date
};

/// Where an initiative stood before.
struct Standing {
    int startWeek = 0; ///< of the plan that is shown
    int finishWeek = 0;
};

/// What a timeline shows of a plan.
struct TimelineContent {
    Lanes lanes = Lanes::Phases;
    TimelinePart part = TimelinePart::Scheduled;
    std::optional<std::set<portfolio::InitiativeId>> only; ///< what the filter lets through; all without
    std::map<portfolio::InitiativeId, Standing> before;    ///< the plan that this one is compared with
    std::vector<portfolio::InitiativeId> order;            ///< keep rows in this order while something is dragged
    std::map<portfolio::GoalId, QString> chances;          ///< what is said behind a goal: "82 % likely"
    std::optional<Date> today;
    std::optional<Date> status;
};

/// Where everything of a plan stands, in px from the content's top left.
struct TimelineLayout {
    TimelinePart part = TimelinePart::Scheduled; ///< what isn't scheduled has sentences in place of bars
    TimeAxis axis;
    double height = 0;
    std::vector<TimelineRow> rows;
    std::vector<TimelineArrow> arrows;
    std::vector<TimelineBand> freezes;
    std::vector<TimelineFlag> flags;

    /// The first row of an initiative, or nullptr.
    [[nodiscard]] const TimelineRow* find(const portfolio::InitiativeId& id) const;
    [[nodiscard]] const TimelineRow* rowAt(double y) const;
};

/// Sizes in px that a layout keeps to.
struct TimelineMetrics {
    double labelWidth = 230;
    double rowHeight = 24;
    double headerHeight = 24;
    double barHeight = 17;
    double rightMargin = 12;
};

/// The weeks that are looked at.
struct TimeWindow {
    double first = 0;
    int weeks = 1;
};

/// Weeks worth showing: to the latest P80 finish with a little air, at least half a year, at most the horizon.
int shownWeeks(const roadmap::Plan& plan);

/// A lane for each phase, or for each team with a row for each initiative that it works on; inside a lane rows by
/// start, finish and id, so that no two bars of a lane overlap. What isn't scheduled is one lane.
TimelineLayout layOutTimeline(const roadmap::Plan& plan, const portfolio::Portfolio& portfolio,
                              const TimelineContent& content, const TimeWindow& window, double width,
                              const TimelineMetrics& metrics);

/// "Jan–Mar 2027".
QString monthSpan(Date from, Date lastDay);

} // namespace banyan::charts
