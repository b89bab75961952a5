// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/formulation.h"
#include "model/roadmap/search.h"

namespace banyan::roadmap {

/// Finds places for all that is pinned to start in a week or no later than one, before anything else is planned: the
/// list and modes to begin with (an empty list when nothing is pinned so). Pins of initiatives that could not be
/// scheduled even without them are dropped from `formulation`. Error "plan.infeasible-pin" names a set of pins that
/// can't hold together while any fewer of them can, and what stands in the way.
Result<Genotype> settlePins(Formulation& formulation, const PlanOptions& options);

} // namespace banyan::roadmap
