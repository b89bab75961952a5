// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace banyan::outcomes {

/// One side of a tabular CUSUM.
struct CusumSide {
    std::vector<double> sums;     ///< after each value, in the values' unit
    std::optional<size_t> signal; ///< the first value at which the sum is over h
    std::optional<size_t>
        lastInside; ///< the last value before the shift, as the counter N puts it; absent: from the start
};

/// Upper CUSUM: S = max(0, x − (mean + k·sigma) + S), a signal once S > h·sigma (Page, Biometrika 41, 1954; Montgomery,
/// Introduction to Statistical Quality Control, ch. 9). A lower one is that of the negative values. sigma > 0.
CusumSide cusum(std::span<const double> values, double mean, double sigma, double k = 0.5, double h = 5);

/// Holm's step-down p-values in the order given (Scandinavian Journal of Statistics 6, 1979).
std::vector<double> holm(std::span<const double> p);

} // namespace banyan::outcomes
