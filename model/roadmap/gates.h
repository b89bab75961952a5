// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/portfolio.h"

#include <functional>
#include <optional>
#include <span>

namespace banyan::roadmap {

using namespace banyan::portfolio;

/// What gates look at.
struct GateKnowledge {
    /// Present value of a component's fact; nothing when it is unknown.
    std::function<std::optional<double>(const ComponentId& component, const std::string& fact)> value;
    /// The fact that a criterion scores; its own id when it isn't known.
    std::function<std::string(const CriterionId& criterion)> factOf;
};

/// Whether a gate can be passed, and what must be finished first.
struct GateVerdict {
    std::string gate;                  ///< its name, or its condition
    bool met = false;                  ///< now
    bool possible = false;             ///< now or after `waitFor`
    std::vector<InitiativeId> waitFor; ///< initiatives in the plan
    std::string because;               ///< one sentence
};

/// Initiatives around the one whose gate is judged.
struct GateSurroundings {
    std::vector<const Initiative*> ahead;       ///< what it waits for anyway, in an order in which they can be done
    std::vector<const Initiative*> behind;      ///< itself, first, and what waits for it
    std::span<const Initiative* const> planned; ///< all that are neither finished nor rejected
};

/// A gate with a fact and an initiative is passed by either. What a fact comes to is the mode of an effect. The effects
/// of what is ahead compose; failing that, the one planned initiative of the least likely effort (ties by id) that
/// would bring the fact there by itself is waited for.
GateVerdict judgeGate(const Portfolio& portfolio, const Gate& gate, const GateSurroundings& around,
                      const GateKnowledge& knowledge);

} // namespace banyan::roadmap
