// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/fewest_moves.h"
#include "model/roadmap/formulation.h"
#include "model/roadmap/simulation.h"

namespace banyan::roadmap {

/// A schedule and what is known of it.
struct Settled {
    const Schedule& schedule;
    const std::vector<Anchor>& anchors; ///< by activity; empty without a current plan
    const Simulated& simulated;         ///< empty lists when there are no draws
    const std::vector<Group>& groups;   ///< of `simulated`: phases 1 to 4, then the goals of `goalsWithDeadline`
};

/// The groups whose finish is simulated: the scheduled initiatives of each phase, then those of each goal.
std::vector<Group> groupsOf(const Formulation& formulation, const Schedule& schedule);

/// Turns a schedule back into what people read. Value, bound and what came of the search are left to the caller. Error:
/// Cancelled.
Result<Plan> writePlan(const Formulation& formulation, const Instance& instance, const Settled& settled,
                       const PlanOptions& options);

} // namespace banyan::roadmap
