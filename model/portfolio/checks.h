// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/issue.h"

namespace banyan::portfolio {

/// Everything in the portfolio that a person should look at, sorted by rule and subject.
std::vector<Issue> check(const Portfolio& portfolio);

/// A target that isn't on the better side of its baseline, so that reaching it can't be told; nullopt where it is, or
/// where one of the two isn't stated.
std::optional<Issue> targetIssue(const Goal& goal);

/// What a plan with this team rests on, where nobody said how many people it has; nullopt where somebody did.
std::optional<Issue> headcountIssue(const Team& team);

} // namespace banyan::portfolio
