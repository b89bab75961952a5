// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

namespace banyan::roadmap {

/// The set of the largest total weight among those that hold, with each (i, j) of `needs`, j whenever they hold i
/// (Picard 1976, by minimum cut). Of several the smallest; empty when none is worth more than 0.
std::vector<char> maximumClosure(const std::vector<double>& weight, const std::vector<std::pair<int, int>>& needs);

} // namespace banyan::roadmap
