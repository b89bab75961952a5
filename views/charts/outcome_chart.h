// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/outcomes/outcomes.h"
#include "views/charts/picture.h"

#include <QRectF>

#include <vector>

namespace banyan::charts {

/// Something that went or goes live, by the number under which the chart and the words beside it speak of it.
struct GoLive {
    int number = 0;
    portfolio::InitiativeId id;
    Date day;
    bool ahead = false; ///< it has not gone live yet
};

/// A goal's metric over time, ready to be painted: readings, or the rate of events in steps of four weeks, against
/// baseline, expected trajectory and target.
struct OutcomeChart {
    struct Reading {
        Date day;
        double value = 0;
    };
    QString title;
    std::string unit;
    Date asOf;
    std::vector<Reading> readings; ///< of events the rate over the four weeks from `day` on
    bool rates = false;
    std::optional<double> baseline;
    std::optional<double> target;
    std::optional<Date> deadline;
    std::optional<double> expected; ///< on the day of the last reading
    std::optional<Interval> level;
    Date levelFrom; ///< the readings that the level is of
    Date levelTo;
    outcomes::Trajectory trajectory;
    std::optional<outcomes::Window> baselineDays;
    std::vector<outcomes::Window> leftOut; ///< of the baseline
    std::vector<GoLive> lives;
    std::optional<Date> relapse;
    QString unmeasured;               ///< words in place of readings where there is none
    std::optional<Date> silentSince;  ///< nothing was measured from this day up to now
    portfolio::InitiativeId selected; ///< whose go-live stands out
};

OutcomeChart outcomeChart(const portfolio::Portfolio& portfolio, const outcomes::Outcomes& outcomes,
                          const outcomes::GoalOutcome& goal, const portfolio::InitiativeId& selected = {});

/// Numbers of the initiatives of a goal that have a day of go-live, parallel to GoalOutcome::initiatives; 0 without.
std::vector<int> goLiveNumbers(const outcomes::GoalOutcome& goal);

void paintOutcome(QPainter& painter, const QRectF& area, const OutcomeChart& chart);

/// The whole chart in words, for who can't see it.
QString spokenOutcome(const OutcomeChart& chart);

/// The charts of several goals under one another, each with its title.
Picture outcomePicture(std::vector<OutcomeChart> charts, const QSizeF& each);

} // namespace banyan::charts
