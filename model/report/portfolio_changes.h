// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/json.h"
#include "model/portfolio/portfolio.h"

namespace banyan::report {

/// One record that differs between two portfolios, or one weight that follows from them.
struct RecordChange {
    enum class Kind { Added, Removed, Changed };
    std::string group;  ///< "Inventory", "Goals", "Weights", "Facts", "Initiatives", "Budgets", "Plans", "Decisions",
                        ///< "Outcomes"
    std::string record; ///< "component", "goal", … ; "weight" for a criterion's weight
    std::string id;
    Kind kind = Kind::Changed;
    std::string sentence; ///< subject, and each field from → to
};

/// What differs, in words, by group and then in the order in which records are kept. Where a record came from (origins)
/// counts for nothing. Two equal portfolios give none.
std::vector<RecordChange> portfolioChanges(const portfolio::Portfolio& before, const portfolio::Portfolio& after);

} // namespace banyan::report
