// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/advice/evidence.h"

namespace banyan::advice {

/// What the rules say of one component's evidence.
struct Verdict {
    const Rule* rule = nullptr;        ///< the one that fires for sure; nullptr when facts are missing or none does
    std::vector<const Rule*> possible; ///< those that could fire, in order, when none does for sure
    std::vector<std::string> missing;  ///< facts that decide between them

    [[nodiscard]] std::string disposition() const { return rule ? rule->disposition : "undecided"; }
};

/// First match wins. A rule that could be True or False keeps the verdict open, unless every rule that is then possible
/// comes to the same disposition.
Verdict judge(const std::vector<Rule>& rules, const Evidence& evidence);

/// The requirements that the evidence asks for sure.
std::vector<const RequirementRule*> requirementsFor(const Playbook::Impl& playbook, const std::string& disposition,
                                                    const Evidence& evidence);

} // namespace banyan::advice
