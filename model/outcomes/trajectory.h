// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/numbers.h"
#include "model/portfolio/portfolio.h"

namespace banyan::outcomes {

using namespace banyan::portfolio;

/// One step that is expected of a metric.
struct ExpectedStep {
    InitiativeId initiative;
    Date goLive;
    Date effective;      ///< the whole effect shows from here on
    bool planned = true; ///< go-live lies ahead, or follows from the roadmap alone
    EffectKind kind = EffectKind::Reduction;
    Range effect;
    std::string title = {}; ///< of the initiative
};

/// Where a goal's metric is expected to be, day by day: the baseline, changed by each forecast as it goes live, over
/// its washout in a straight line. Without a forecast, a straight line from the baseline to the target at the deadline.
struct Trajectory {
    enum class Basis { None, Forecasts, StraightLine } basis = Basis::None;
    double baseline = 0;
    Date start; ///< end of the baseline
    std::optional<double> target;
    std::optional<Date> deadline;
    Direction direction = Direction::Decrease;
    std::vector<ExpectedStep> steps;   ///< by go-live
    std::vector<InitiativeId> undated; ///< forecasts whose go-live nobody knows
    std::optional<Interval> inTheEnd;  ///< once everything that is forecast shows, with a date or without

    /// The smallest, likely and largest value that the forecasts allow. nullopt without a basis.
    [[nodiscard]] std::optional<Interval> at(Date day) const;
    /// The corners of the line, for drawing: start, go-lives, effective days, deadline.
    [[nodiscard]] std::vector<Date> corners() const;
};

/// What steps, one upon the other, make of a level by a day: the smallest, likely and largest value.
Interval afterSteps(double baseline, const std::vector<ExpectedStep>& steps, Date day);

/// The day on which an initiative went or will go live: its prediction's, else the day it was finished, else the end of
/// its last week in the kept roadmap "current". nullopt where nothing says so.
std::optional<Date> goLiveOf(const Portfolio& portfolio, const Initiative& initiative, const Prediction* prediction);

} // namespace banyan::outcomes
