// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/edit.h"

#include <string>
#include <vector>

/// Edits that a person makes to goals and pain points. Each marks its field as set by hand.
namespace banyan::items {

portfolio::Edit addGoal(portfolio::Goal goal);
portfolio::Edit removeGoal(const portfolio::Goal& goal);
portfolio::Edit renameGoal(const portfolio::Goal& goal, const std::string& name);
/// `what` is the field in words: `Change the target of "Fewer errors"`.
portfolio::Edit changeGoal(const portfolio::Goal& before, portfolio::Goal after, const std::string& field,
                           const std::string& what);

/// Gives each goal, in the order of the portfolio, its share in tenths of a percent as points.
portfolio::Edit setShares(const portfolio::Portfolio& portfolio, const std::vector<int>& shares, std::string label);
/// The label of such an edit: `Give "Fewer errors" 40 % of the points`.
std::string shareLabel(const portfolio::Goal& goal, int share);

/// How strongly the goal speaks for a value criterion or a branch of risk (0, 1, 3 or 9), which is called `name`.
portfolio::Edit setContribution(const portfolio::Goal& goal, const std::string& to, int strength,
                                const std::string& name);

portfolio::Edit linkPainPoints(const portfolio::Goal& goal, std::vector<portfolio::PainPointId> painPoints);
/// A pain point of that name with an id that is free; with a goal given, linked to it in the same step.
portfolio::Edit addPainPoint(const portfolio::Portfolio& portfolio, const std::string& name,
                             const portfolio::Goal* goal = nullptr);
portfolio::Edit renamePainPoint(const portfolio::PainPoint& painPoint, const std::string& name);
portfolio::Edit setPainPointComponents(const portfolio::PainPoint& painPoint,
                                       std::vector<portfolio::ComponentId> components);
portfolio::Edit removePainPoint(const portfolio::PainPoint& painPoint);

/// λ: the share of goals in the weights, 0–1.
portfolio::Edit setLambda(const portfolio::Portfolio& portfolio, double lambda);

} // namespace banyan::items
