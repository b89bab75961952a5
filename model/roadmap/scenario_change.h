// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/plan.h"
#include "model/scoring/assessment.h"

namespace banyan::roadmap {

/// One side of a comparison of scenarios: the portfolio as it stands there, and what follows.
struct Standing {
    std::string name; ///< "Lean", "The portfolio"
    Portfolio portfolio;
    scoring::Assessment assessment;
    std::optional<Plan> plan; ///< absent without initiatives, or where there is none
    std::string noPlan;       ///< why, in a sentence
};

/// A line of the table of differences.
struct Difference {
    enum class Kind { Total, Chance, Placement, Plan };
    Kind kind = Kind::Total;
    std::string subject;
    std::string before; ///< as it is on the one side, for people: "Retain and evolve, rank 5", "12 Apr 2027"
    std::string after;
    std::string sentence; ///< subject, numbers and cause
    ComponentId component;
    InitiativeId initiative;
    bool operator==(const Difference&) const = default;
};

/// Everything that differs: totals (value, cost, what is scheduled, last finish), chances of deadlines that differ by a
/// percent or more, components by rank, initiatives that move, come in or drop out. Nothing where nothing differs.
std::vector<Difference> differences(const Standing& before, const Standing& after);

/// "Total", "Chance", "Component", "Initiative".
std::string_view titleOf(Difference::Kind kind);

} // namespace banyan::roadmap
