// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/portfolio.h"

namespace banyan::portfolio {

/// Initiatives that wait for each other in a circle.
struct PrerequisiteCycle {
    std::vector<InitiativeId> members; ///< sorted, two or more (or one that waits for itself)
    /// The cheapest edge to cut: `cutFrom` no longer waits for `cutTo`. Cheapest is where the least work of the circle
    /// is then begun without what it waited for (likely person-days of `cutFrom`); ties break by id.
    InitiativeId cutFrom;
    InitiativeId cutTo;
    bool operator==(const PrerequisiteCycle&) const = default;
};

/// All of them (strongly connected components; Tarjan 1972), sorted by their first member.
std::vector<PrerequisiteCycle> prerequisiteCycles(const Portfolio& portfolio);

} // namespace banyan::portfolio
