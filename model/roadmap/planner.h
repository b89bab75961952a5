// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/gates.h"
#include "model/roadmap/plan.h"

namespace banyan::roadmap {

/// `plan` with what gates look at handed in.
Result<Plan> planKnowing(const Portfolio& portfolio, const advice::Benefits& benefits, const GateKnowledge& knowledge,
                         const PlanOptions& options);

/// What gates look at, from the grounds of a plan; keeps their facts alive.
GateKnowledge knowledgeFrom(const Grounds& grounds);

} // namespace banyan::roadmap
