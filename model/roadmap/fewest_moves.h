// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/search.h"

namespace banyan::roadmap {

/// Where the current plan has an activity.
struct Anchor {
    bool counts = false; ///< a change of its place is a move; false for milestones, work under way and what is new
    bool scheduled = false;
    int start = 0; ///< may lie before week 0
    int finish = 0;
};

/// Activities that lie elsewhere than their anchors: another start, another finish, in or out.
int movesOf(const std::vector<Anchor>& anchors, const std::vector<Placement>& placements);

struct StayResult {
    Schedule schedule; ///< the fewest moves; of equal ones the most value
    int moves = 0;
    double bestValue = 0; ///< of all plans seen, `found` among them
    int schedules = 0;    ///< how many were generated here
    bool cancelled = false;
};

/// Among plans with the fewest missing activities and a value within .5 % of the best one seen, which leave out no more
/// of the current plan than `found` does, the one with the fewest moves. Starts from the current plan and frees what
/// has to move, and from `found` and takes back what need not; then improves both by local search. `options.front` is
/// placed first, as in `search`. The same seed and limit in schedules give the same answer; at least one plan is made
/// from the current one, whatever the limit.
StayResult fewestMoves(const Instance& instance, const std::vector<Anchor>& anchors, const Schedule& found,
                       const SearchOptions& options);

} // namespace banyan::roadmap
