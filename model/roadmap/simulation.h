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

/// Activities that are finished together with the last of them.
struct Group {
    std::vector<int> members; ///< those that aren't scheduled count for nothing
    int due = noLimit;        ///< finish week to keep
};

struct GroupFinish {
    FinishWeeks weeks;
    double met = 0; ///< share of draws that keep the group's due week
};

struct Simulated {
    int draws = 0;
    std::vector<FinishWeeks> finishes; ///< by activity; 0 for what isn't scheduled
    std::vector<double> onTime;        ///< by activity: share of draws that keep its deadline
    /// By activity: share of draws in which it lies on a critical path: back from what finishes last, whatever kept the
    /// next one from starting a week earlier (what it waits for, or who used its teams, components or WIP then).
    std::vector<double> critical;
    std::vector<GroupFinish> groups;
};

/// Draws the units of all scheduled work from beta distributions on [optimistic, pessimistic] with α = 1 + 4(m−o)/(p−o)
/// and β = 1 + 4(p−m)/(p−o) (PERT), each keyed by (seed, activity), and generates the schedule anew in the order of
/// planned starts: modes keep their weekly rates as long as there is capacity for them, which goes on to the calendar's
/// end; latest starts and finishes no longer hold. `draws` is cut to 2,000,000 / (scheduled activities), at least 200.
Simulated simulate(const Problem& problem, const Schedule& schedule, const std::vector<Group>& groups, uint64_t seed,
                   int draws, const CancelToken& cancel = {});

/// How many draws `simulate` makes.
int drawsFor(int draws, int scheduled);

} // namespace banyan::roadmap
