// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/plan.h"

#include <string>
#include <vector>

namespace banyan::roadmap {

/// In which weeks an initiative could be told to start, without its own pin and as if nothing else needed capacity.
struct Places {
    InitiativeId id;
    /// For each week of the plan why it can't start then; empty where it can. Whether it can together with everything
    /// else, only a plan says.
    std::vector<std::string> why;
    int weeks = 1; ///< that it takes at its fastest, from start to finish without weeks off

    [[nodiscard]] bool allows(int week) const {
        return week >= 0 && week < static_cast<int>(why.size()) && why[static_cast<size_t>(week)].empty();
    }
};

/// Errors as of plan(); "plan.no-such-initiative" (BadInput) for one that is not planned: unknown, done or rejected.
Result<Places> places(const Portfolio& portfolio, const Grounds& grounds, const PlanOptions& options,
                      const InitiativeId& id);

} // namespace banyan::roadmap
