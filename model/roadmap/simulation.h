// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/roadmap/problem.h"

#include <cstdint>

namespace banyan::roadmap {

struct FinishWeeks {
    int p50 = 0; ///< smallest finish week that half of the draws keep
    int p80 = 0;
};

/// Draws the units of all scheduled work from beta distributions on [optimistic, pessimistic] with α = 1 + 4(m−o)/(p−o)
/// and β = 1 + 4(p−m)/(p−o) (PERT), each keyed by (seed, activity), and generates the schedule anew in its order: modes
/// keep their weekly rates, capacity goes on to the calendar's end, latest starts and finishes no longer hold. One
/// entry for each activity; those not scheduled have 0. `draws` is cut to 200,000 / (scheduled activities), at least
/// 200.
std::vector<FinishWeeks> simulate(const Problem& problem, const Schedule& schedule, uint64_t seed, int draws,
                                  const CancelToken& cancel = {});

/// How many draws `simulate` makes.
int drawsFor(int draws, int scheduled);

} // namespace banyan::roadmap
