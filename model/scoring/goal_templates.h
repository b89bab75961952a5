// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/portfolio/portfolio.h"

#include <string>
#include <vector>

namespace banyan::scoring {

/// A goal to start from (resources/goal_templates.json).
struct GoalTemplate {
    portfolio::Goal goal;   ///< name, metric, unit, direction, points and contributions; baseline and target if fixed
    double targetShare = 1; ///< target over baseline where they aren't fixed
    int months = 12;        ///< from today to the deadline
};

/// Parsed once. An error (Internal) means that the program was built with a broken resource.
const Result<std::vector<GoalTemplate>>& goalTemplates();

/// A goal with everything filled in and an id that is free. Where the template fixes no baseline it is the mean of the
/// metric over the 90 days up to `asOf`; without measurements it is 100, in percent of today. Points are the template's
/// where the goals that are there sum to 100, and in proportion otherwise.
portfolio::Goal goalFrom(const GoalTemplate& base, const portfolio::Portfolio& portfolio, Date asOf);

/// A goal of that name with an id that is free and an even share of the points, and nothing else yet.
portfolio::Goal emptyGoal(const std::string& name, const portfolio::Portfolio& portfolio);

} // namespace banyan::scoring
