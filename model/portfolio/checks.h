// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/issue.h"

namespace banyan::portfolio {

/// Everything in the portfolio that a person should look at, sorted by rule and subject.
std::vector<Issue> check(const Portfolio& portfolio);

/// What a plan with this team rests on, where nobody said how many people it has; nullopt where somebody did.
std::optional<Issue> headcountIssue(const Team& team);

} // namespace banyan::portfolio
