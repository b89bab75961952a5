// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/plan.h"

namespace banyan::roadmap {

/// Fills in the plan's `money` and each initiative's `cost`. Spend: cash falls in the quarter and phase in which an
/// initiative starts, hours in the quarters in which they are worked. Benefit of a goal with a price, a year: what its
/// initiatives' effects take off the metric's baseline, or add to it, times the price of a unit. Reductions compose,
/// x' = x · Π(1 − q·ρ) with the chance of success q; a level is turned into the equivalent reduction of the way from
/// the baseline to nothing (or to the target, where more is better). Each initiative's part runs from its finish on.
/// Payback: the first week from which on benefit exceeds spend, with benefits as in the last week after the plan's end.
void addMoney(const Portfolio& portfolio, Plan& plan);

} // namespace banyan::roadmap
