// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/json.h"
#include "model/scoring/assessment.h"

/// What several answers about scores have in common.
namespace banyan::report {

Json toJson(const Interval& interval);
/// By quadrant, with the standard error.
Json toJson(const scoring::Probability& probability);

} // namespace banyan::report
