// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/scenario_change.h"

#include <string>
#include <vector>

namespace banyan::present {

/// What a meeting changed, in sentences, by what matters to who was there.
struct MeetingChanges {
    std::vector<std::string> decisions;
    std::vector<std::string> quadrants; ///< of components that stand in another one, with the cause
    std::vector<std::string> estimates; ///< by component and what was estimated, with who gave them
    std::vector<std::string> entered;   ///< other records that were added, changed or removed
    std::vector<std::string> ranks;     ///< by three or more; what shifts by less is counted in one sentence
    std::vector<std::string> plan;      ///< totals, chances that differ by 5 points or more, initiatives
};
/// `before` and `after` are the document at the beginning and now; they need no assessment to be compared.
MeetingChanges changesBetween(const portfolio::Portfolio& before, const portfolio::Portfolio& after);
/// Adds what follows from it.
void addConsequences(const roadmap::Standing& before, const roadmap::Standing& after, MeetingChanges& out);

} // namespace banyan::present
