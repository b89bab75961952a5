// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>
#include <QRectF>
#include <QString>

#include "model/portfolio/portfolio.h"
#include "model/roadmap/plan.h"
#include "views/charts/time_axis.h"

#include <vector>

namespace banyan::charts {

/// One line of the timeline: a phase's header, an initiative with its bar, or an unscheduled one with its reason.
struct TimelineRow {
    enum class Kind { Phase, Bar, UnscheduledHeader, Unscheduled } kind = Kind::Bar;
    double top = 0;
    double height = 0;
    int phase = 1;
    portfolio::InitiativeId id; ///< empty for headers
    QString label;
    QString note; ///< right side of a header; the reason of an unscheduled one
    QRectF bar;   ///< start to finish
    QRectF tail;  ///< finish to the week by which it is done with 80 %
    QString team; ///< the team with most of the work
    bool pinned = false;
    bool started = false;
    double deadline = -1; ///< x of its deadline, < 0 without
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
};

/// A goal's deadline on the axis.
struct TimelineFlag {
    double x = 0;
    QString text;
};

/// Where everything of a plan stands, in px from the content's top left.
struct TimelineLayout {
    TimeAxis axis;
    double height = 0;
    std::vector<TimelineRow> rows;
    std::vector<TimelineArrow> arrows;
    std::vector<TimelineBand> freezes;
    std::vector<TimelineFlag> flags;

    /// The row of an initiative, or nullptr.
    [[nodiscard]] const TimelineRow* find(const portfolio::InitiativeId& id) const;
};

/// Sizes in px that a layout keeps to.
struct TimelineMetrics {
    double labelWidth = 230;
    double rowHeight = 24;
    double headerHeight = 24;
    double barHeight = 17;
    double rightMargin = 12;
};

/// Weeks worth showing: to the latest P80 finish with a little air, at least half a year, at most the horizon.
int shownWeeks(const roadmap::Plan& plan);

/// Phases as lanes; inside a lane a row for each initiative, by start, finish and id, so that no two bars of a lane
/// overlap.
TimelineLayout layOutTimeline(const roadmap::Plan& plan, const portfolio::Portfolio& portfolio, double width,
                              const TimelineMetrics& metrics);

/// "Jan–Mar 2027".
QString monthSpan(Date from, Date lastDay);

} // namespace banyan::charts
