// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "model/portfolio/issue.h"

#include <optional>
#include <vector>

namespace banyan::items {

enum class GoalField { Name, Metric, Unit, Direction, Baseline, Target, Deadline, Money, PainPoints, Contributions };

/// What a goal lacks, in words, and the way to mend it.
struct GoalIssue {
    portfolio::GoalId goal;
    QString text;
    QString brief;                      ///< for a line beside the goal: "no metric"
    QString mend;                       ///< what a button that mends it says
    GoalField field = GoalField::Name;  ///< where it is mended by hand
    std::optional<portfolio::Edit> fix; ///< mends it in one step
};

/// The issues of all goals, in the order of the goals.
std::vector<GoalIssue> goalIssues(const portfolio::Portfolio& portfolio);

/// "4.2 % → 2.1 % by 30 Jun 2027", with what is missing in words.
QString goalSummary(const portfolio::Goal& goal);

} // namespace banyan::items
