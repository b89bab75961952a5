// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/edit.h"

#include <string>
#include <vector>

/// Edits that a person makes to criteria: a portfolio's own one replaces the built-in of the same id, or adds one.
namespace banyan::items {

/// The built-in criteria with the portfolio's own in their place or behind them, value first, then risk by branch.
/// Unlike scoring::criteriaOf() it shows what can't be scored too, so that it can be mended.
std::vector<portfolio::Criterion> allCriteria(const portfolio::Portfolio& portfolio);

/// The built-in criterion of that id, or nullptr.
const portfolio::Criterion* builtInCriterion(const portfolio::CriterionId& id);

/// Whether the portfolio can be scored with this criterion in it. Errors are the model's own: "edit.invalid-value",
/// "criteria.invalid", "weights.all-zero".
Result<void> usable(const portfolio::Portfolio& portfolio, const portfolio::Criterion& criterion);

/// The criterion's field that such an error speaks of ("a0", "weight", …), or nothing when it is about the whole.
std::string fieldOf(const Error& error);

/// True when the two differ in range on the same scale, so that the swing rule has something to say.
bool rangeChanged(const portfolio::Criterion& before, const portfolio::Criterion& after);

/// The weight of `after` once its new range is taken into account: weight · new range / old range. Shares in its group
/// then are those of scoring::swungWeights().
double swungWeight(const portfolio::Criterion& before, const portfolio::Criterion& after);

/// `before` is what was in force, nullptr for a new one. What unit, scale, anchors or points, weight and red flag were
/// is kept in its history, with the day, the author and the reason of `change`.
portfolio::Edit putCriterion(const portfolio::Criterion* before, portfolio::Criterion after,
                             const portfolio::CriterionChange& change = {});
/// Takes the portfolio's own criterion away: a built-in one of the same id is in force again.
portfolio::Edit removeCriterion(const portfolio::Criterion& own);

/// A criterion of that name to start from, with an id that is free.
portfolio::Criterion newCriterion(const portfolio::Portfolio& portfolio, const std::string& name);

} // namespace banyan::items
