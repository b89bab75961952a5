// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring/quantiles.h"

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace banyan::scoring {

namespace {

constexpr size_t gridSteps = 2048;

/// Inverts the distribution whose density is proportional to exp(logDensity(t)) between two ends, by the trapezoid rule
/// on an even grid; each quantile is handed through `back`. Both laws below are nearly normal, with a known width, in
/// the variable that they are integrated in, so that the grid is fine everywhere.
template <typename LogDensity, typename Back>
Quantiles invert(double from, double to, LogDensity&& logDensity, Back&& back) {
    std::array<double, gridSteps + 1> density;
    const double step = (to - from) / gridSteps;
    double peak = -HUGE_VAL;
    for (size_t i = 0; i <= gridSteps; ++i) {
        density[i] = logDensity(from + step * static_cast<double>(i));
        peak = std::max(peak, density[i]);
    }
    double total = 0;
    for (size_t i = 0; i <= gridSteps; ++i) {
        density[i] = std::exp(density[i] - peak);
        if (i > 0) total += (density[i - 1] + density[i]) / 2;
    }
    Quantiles out;
    double below = 0;
    size_t i = 1;
    for (size_t j = 0; j <= quantileSteps; ++j) {
        const double wanted = quantileLevel(j) * total;
        double slice = (density[i - 1] + density[i]) / 2;
        while (i < gridSteps && below + slice < wanted) {
            below += slice;
            ++i;
            slice = (density[i - 1] + density[i]) / 2;
        }
        const double part = slice > 0 ? std::clamp((wanted - below) / slice, 0.0, 1.0) : 0;
        out[j] = back(from + step * (static_cast<double>(i - 1) + part));
    }
    return out;
}

} // namespace

double quantileLevel(size_t j) {
    constexpr double quarter = 0.25 / quantileSteps;
    return std::clamp(static_cast<double>(j) / quantileSteps, quarter, 1 - quarter);
}

double gammaAtLeast(double shape, double x) {
    using boost::math::policies::promote_double;
    return x <= 0 ? 1 : boost::math::gamma_q(shape, x, boost::math::policies::policy<promote_double<false>>());
}

Quantiles gammaQuantiles(double shape) {
    // With x = t² the width in t is ½ whatever the shape, and the density has no pole for a shape of ½ or more.
    if (shape >= 0.5) {
        const double middle = std::sqrt(shape);
        const double power = 2 * shape - 1;
        return invert(
            std::max(0.0, middle - 6), middle + 6,
            [=](double t) { return (power > 0 ? power * std::log(t) : 0) - t * t; }, [](double t) { return t * t; });
    }
    // x = t^(1/shape) takes the pole out of the smaller ones; e^-x is spent at 40.
    const double power = 1 / shape;
    return invert(
        0, std::pow(40, shape), [=](double t) { return -std::pow(t, power); },
        [=](double t) { return std::pow(t, power); });
}

Quantiles jeffreysQuantiles(double k, double n) {
    // With x = sin² t the width in t is about 1 / 2√n whatever the share (Anscombe 1948).
    const double middle = std::asin(std::sqrt((k + 0.5) / (n + 1)));
    const double reach = 6 / std::sqrt(n + 1);
    const double missed = n - k;
    return invert(
        std::max(0.0, middle - reach), std::min(std::numbers::pi / 2, middle + reach),
        [=](double t) {
            return (k > 0 ? 2 * k * std::log(std::sin(t)) : 0) + (missed > 0 ? 2 * missed * std::log(std::cos(t)) : 0);
        },
        [](double t) { return std::sin(t) * std::sin(t); });
}

Quantiles triangularQuantiles(double low, double likely, double high) {
    Quantiles out;
    const double width = high - low;
    for (size_t j = 0; j <= quantileSteps; ++j) {
        const double u = static_cast<double>(j) / quantileSteps;
        const bool rising = u * width < likely - low;
        out[j] =
            rising ? low + std::sqrt(u * width * (likely - low)) : high - std::sqrt((1 - u) * width * (high - likely));
    }
    return out;
}

template <typename Make>
const Quantiles& QuantileTables::table(std::pair<double, double> key, Make make) {
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_tables.find(key); found != m_tables.end()) return *found->second;
    }
    auto made = std::make_unique<const Quantiles>(make()); // unlocked: two threads may make the same one
    const std::lock_guard lock(m_mutex);
    return *m_tables.try_emplace(key, std::move(made)).first->second;
}

const Quantiles& QuantileTables::gamma(double shape) {
    constexpr double noShares = -1;
    return table({shape, noShares}, [shape] { return gammaQuantiles(shape); });
}

const Quantiles& QuantileTables::jeffreys(double k, double n) {
    return table({k, n}, [k, n] { return jeffreysQuantiles(k, n); });
}

} // namespace banyan::scoring
