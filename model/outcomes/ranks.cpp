// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outcomes/ranks.h"

#include "model/outcomes/laws.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace banyan::outcomes {

namespace {

constexpr size_t exactBelow = 50;

bool allFinite(std::span<const double> values) {
    return std::ranges::all_of(values, [](double v) { return std::isfinite(v); });
}

double medianOf(std::vector<double> values) {
    std::ranges::sort(values);
    const size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

/// Calls `visit(size)` for each group of equal values.
template <typename Visitor>
void forEachTie(std::vector<double> values, Visitor&& visit) {
    std::ranges::sort(values);
    for (size_t i = 0; i < values.size();) {
        size_t end = i;
        while (end < values.size() && values[end] == values[i])
            ++end;
        visit(static_cast<double>(end - i));
        i = end;
    }
}

/// P(U ≤ u) for u = 0 … m·n when there are no ties. Partitions are counted by the recurrence of Mann & Whitney.
std::vector<double> distributionOfU(size_t m, size_t n) {
    if (m > n) std::swap(m, n);
    std::vector<std::vector<double>> rows(m + 1, std::vector<double>(m * n + 1, 0.0));
    for (size_t i = 0; i <= m; ++i)
        rows[i][0] = 1;
    for (size_t j = 1; j <= n; ++j)
        for (size_t i = 1; i <= m; ++i) {
            const double share = static_cast<double>(i) / static_cast<double>(i + j);
            for (size_t u = i * j + 1; u-- > 0;) {
                const double withTop = u >= j ? rows[i - 1][u - j] : 0;
                rows[i][u] = share * withTop + (1 - share) * (u <= i * (j - 1) ? rows[i][u] : 0);
            }
        }
    std::vector<double>& mass = rows[m];
    std::partial_sum(mass.begin(), mass.end(), mass.begin());
    return std::move(mass);
}

void fillExact(MannWhitney& out, const std::vector<double>& differences, size_t m, size_t n) {
    const std::vector<double> below = distributionOfU(m, n);
    const auto u = static_cast<size_t>(out.u);
    const size_t pairs = m * n;
    out.pLess = std::min(1.0, below[u]);
    out.pGreater = std::min(1.0, below[pairs - u]);
    out.p = std::min(1.0, 2 * std::min(out.pLess, out.pGreater));
    size_t rank = 0; // the smallest u whose probability reaches 2.5 %
    while (below[rank] < 0.025)
        ++rank;
    if (rank == 0) return;
    out.shift = {differences[rank - 1], medianOf(differences), differences[pairs - rank]};
}

void fillNormal(MannWhitney& out, const std::vector<double>& differences, std::vector<double> all, size_t m, size_t n,
                bool continuity) {
    const auto a = static_cast<double>(m);
    const auto b = static_cast<double>(n);
    double ties = 0;
    forEachTie(std::move(all), [&](double t) { ties += t * t * t - t; });
    const double deviation = std::sqrt(a * b / 12 * ((a + b + 1) - ties / ((a + b) * (a + b - 1))));
    if (!(deviation > 0)) { // all values are one
        out.shift = Interval::point(0);
        return;
    }
    const double mean = a * b / 2;
    const double half = continuity ? 0.5 : 0;
    const auto upper = [&](double u) { return 0.5 * std::erfc((u - mean - half) / deviation / std::sqrt(2.0)); };
    out.pGreater = upper(out.u);
    out.pLess = upper(a * b - out.u);
    out.p = std::min(1.0, 2 * std::min(out.pLess, out.pGreater));
    const double rank = std::floor(mean + normalQuantile(0.025) * deviation);
    if (rank < 1) return;
    const auto cut = static_cast<size_t>(rank);
    out.shift = {differences[cut - 1], medianOf(differences), differences[m * n - cut]};
}

/// Every pair of two samples.
struct Compared {
    Compared(std::span<const double> x, std::span<const double> y) {
        differences.reserve(x.size() * y.size());
        for (const double a : x)
            for (const double b : y) {
                differences.push_back(a - b);
                out.u += a > b ? 1 : a == b ? 0.5 : 0;
            }
        std::ranges::sort(differences);
        out.cliffDelta = 2 * out.u / static_cast<double>(differences.size()) - 1;
    }
    MannWhitney out;
    std::vector<double> differences; ///< rising
};

/// Two-sided p of Kendall's S for n values without ties, by counting inversions.
double exactKendall(size_t n, double s) {
    std::vector<double> mass{1};
    for (size_t k = 2; k <= n; ++k) {
        std::vector<double> next(mass.size() + k - 1, 0.0);
        for (size_t i = 0; i < mass.size(); ++i)
            for (size_t j = 0; j < k; ++j)
                next[i + j] += mass[i] / static_cast<double>(k);
        mass = std::move(next);
    }
    const auto most = static_cast<double>(n * (n - 1) / 2);
    double p = 0;
    for (size_t inversions = 0; inversions < mass.size(); ++inversions)
        if (std::abs(most - 2 * static_cast<double>(inversions)) >= std::abs(s) - 1e-9) p += mass[inversions];
    return std::min(1.0, p);
}

} // namespace

std::optional<MannWhitney> mannWhitney(std::span<const double> x, std::span<const double> y) {
    std::vector<double> all(x.begin(), x.end());
    all.insert(all.end(), y.begin(), y.end());
    if (x.empty() || y.empty() || !allFinite(all)) return {};
    bool ties = false;
    forEachTie(std::move(all), [&](double t) { ties = ties || t > 1; });
    if (ties || x.size() >= exactBelow || y.size() >= exactBelow) return normalMannWhitney(x, y);
    Compared compared(x, y);
    fillExact(compared.out, compared.differences, x.size(), y.size());
    return compared.out;
}

std::optional<MannWhitney> normalMannWhitney(std::span<const double> x, std::span<const double> y, bool continuity) {
    std::vector<double> all(x.begin(), x.end());
    all.insert(all.end(), y.begin(), y.end());
    if (x.empty() || y.empty() || !allFinite(all)) return {};
    Compared compared(x, y);
    compared.out.exact = false;
    fillNormal(compared.out, compared.differences, std::move(all), x.size(), y.size(), continuity);
    return compared.out;
}

std::optional<TheilSen> theilSen(std::span<const double> x, std::span<const double> y, double confidence) {
    if (x.size() != y.size() || x.size() < 2 || !allFinite(x) || !allFinite(y)) return {};
    std::vector<double> slopes;
    for (size_t i = 0; i < x.size(); ++i)
        for (size_t j = i + 1; j < x.size(); ++j)
            if (x[i] != x[j]) slopes.push_back((y[j] - y[i]) / (x[j] - x[i]));
    if (slopes.empty()) return {};
    std::ranges::sort(slopes);
    const auto n = static_cast<double>(x.size());
    double ties = 0;
    const auto addTies = [&](double t) { ties += t * (t - 1) * (2 * t + 5); };
    forEachTie({x.begin(), x.end()}, addTies);
    forEachTie({y.begin(), y.end()}, addTies);
    const double deviation = std::sqrt(std::max(0.0, (n * (n - 1) * (2 * n + 5) - ties) / 18));
    const double wide = normalQuantile(0.5 + confidence / 2) * deviation;
    const auto count = static_cast<double>(slopes.size());
    const auto at = [&](double rank) { return slopes[static_cast<size_t>(std::clamp(rank, 0.0, count - 1))]; };
    TheilSen out;
    const double slope = medianOf(slopes);
    out.slope = {std::min(slope, at(std::nearbyint((count - wide) / 2) - 1)), slope,
                 std::max(slope, at(std::nearbyint((count + wide) / 2)))};
    out.intercept = medianOf({y.begin(), y.end()}) - slope * medianOf({x.begin(), x.end()});
    std::vector<double> residuals;
    for (size_t i = 0; i < x.size(); ++i)
        residuals.push_back(y[i] - slope * x[i]);
    out.interceptOfResiduals = medianOf(std::move(residuals));
    return out;
}

std::optional<double> mannKendall(std::span<const double> values) {
    constexpr size_t least = 4;
    constexpr size_t exactUpTo = 10;
    if (values.size() < least || !allFinite(values)) return {};
    double s = 0;
    for (size_t i = 0; i < values.size(); ++i)
        for (size_t j = i + 1; j < values.size(); ++j)
            s += values[j] > values[i] ? 1 : values[j] < values[i] ? -1 : 0;
    double ties = 0;
    forEachTie({values.begin(), values.end()}, [&](double t) { ties += t * (t - 1) * (2 * t + 5); });
    if (ties == 0 && values.size() <= exactUpTo) return exactKendall(values.size(), s);
    const auto n = static_cast<double>(values.size());
    const double variance = (n * (n - 1) * (2 * n + 5) - ties) / 18;
    if (!(variance > 0)) return 1;
    return normalTwoSided(std::max(0.0, std::abs(s) - 1) / std::sqrt(variance));
}

} // namespace banyan::outcomes
