// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace banyan::scoring {

/// Steps of a table of quantiles. Entry j is the quantile of j / quantileSteps; the ends, which may be infinite, stand
/// a quarter of a step inside.
inline constexpr size_t quantileSteps = 512;
using Quantiles = std::array<double, quantileSteps + 1>;

/// The level of entry j, in (0, 1).
double quantileLevel(size_t j);

/// Value of the table at u in [0, 1], on the line between two entries.
inline double atLevel(const Quantiles& table, double u) {
    const double place = u * quantileSteps;
    const size_t below = std::min(static_cast<size_t>(place), quantileSteps - 1);
    return table[below] + (table[below + 1] - table[below]) * (place - static_cast<double>(below));
}

/// Gamma with shape > 0 and scale 1.
Quantiles gammaQuantiles(double shape);

/// P(X ≥ x) of Gamma with shape > 0 and scale 1.
double gammaAtLeast(double shape, double x);

/// Beta(k + ½, n − k + ½), 0 ≤ k ≤ n.
Quantiles jeffreysQuantiles(double k, double n);

/// The two above, each worked out once: the same counts come again and again. May be asked from several threads.
class QuantileTables {
public:
    const Quantiles& gamma(double shape);
    const Quantiles& jeffreys(double k, double n);

private:
    template <typename Make>
    const Quantiles& table(std::pair<double, double> key, Make make);

    std::mutex m_mutex;
    std::map<std::pair<double, double>, std::unique_ptr<const Quantiles>> m_tables;
};

/// Triangular, low ≤ likely ≤ high; its ends are its own.
Quantiles triangularQuantiles(double low, double likely, double high);

} // namespace banyan::scoring
