// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/formulation.h"

namespace banyan::roadmap {

/// Adds what waits for what: prerequisites, gates and the order of phases, for each component or, when the policy is
/// strict, for the whole portfolio. Closes initiatives that wait for something that can never be. Error
/// "plan.prerequisite-cycle" names every member of every circle and its cheapest edge; Cancelled.
Result<void> addWaiting(Formulation& formulation, const GateKnowledge& knowledge, const CancelToken& cancel);

} // namespace banyan::roadmap
