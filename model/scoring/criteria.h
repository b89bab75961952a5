// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/portfolio/portfolio.h"

#include <string>
#include <vector>

/// The built-in method: what is compiled in from resources/criteria.json.
namespace banyan::scoring {

/// A group of risk criteria with a weight of its own.
struct Branch {
    std::string id;
    std::string name;
    double weight = 0; ///< default share of risk
    bool operator==(const Branch&) const = default;
};

/// The hotspot is one leaf made of two facts, √(v(churn) · v(complexity)): they interact. The criterion's own anchors
/// score the churn.
inline constexpr std::string_view hotspotFact = "hotspot";

/// The built-in branches and criteria.
struct Method {
    std::vector<Branch> branches;
    std::vector<portfolio::Criterion> criteria;
    std::string churn;               ///< the fact that is the hotspot's first part
    portfolio::Criterion complexity; ///< how its second part is scored
};

/// Parsed once. An error (Internal) means that the program was built with a broken resource.
const Result<Method>& builtInMethod();

/// The same for portfolios that weigh, anchor and divide alike: of the criteria in use, the goals' shares of the points
/// and their contributions, λ and the thresholds. Nothing that is measured is in it.
std::string methodFingerprint(const portfolio::Portfolio& portfolio, const std::vector<portfolio::Criterion>& criteria);

/// √(v(commits) · v(complexity)) for a hotspot criterion.
double hotspotScore(const portfolio::Criterion& hotspot, double commits, double complexity);

} // namespace banyan::scoring
