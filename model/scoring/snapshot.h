// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/edit.h"
#include "model/scoring/assessment.h"

namespace banyan::scoring {

/// The edit that records where each component stands as of a day, for hysteresis and "what changed". A record of the
/// same day is replaced. `cause` says what made it be recorded. Deterministic part only: no draws.
Result<Edit> recordAssessment(const Portfolio& portfolio, Date asOf, const std::string& cause);

} // namespace banyan::scoring
