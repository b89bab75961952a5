// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outcomes/least_squares.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace banyan::outcomes {

namespace {

constexpr double negligible = 1e-10; ///< of a column's length: what is left of it follows from the others

double dot(std::span<const double> a, std::span<const double> b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

bool allFinite(std::span<const double> values) {
    return std::ranges::all_of(values, [](double v) { return std::isfinite(v); });
}

/// Reflects `vector` from row k on by the Householder vector v (of squared length `square`).
void reflect(std::span<double> vector, std::span<const double> v, size_t k, double square) {
    const double factor = 2 * dot(vector.subspan(k), v) / square;
    for (size_t i = 0; i < v.size(); ++i)
        vector[k + i] -= factor * v[i];
}

/// Turns the columns into R (above and on the diagonal) and the response into Q'y. False when a column is redundant.
bool triangulate(Columns& columns, std::vector<double>& response) {
    for (size_t k = 0; k < columns.size(); ++k) {
        std::span<double> column(columns[k]);
        const double whole = std::sqrt(dot(column, column));
        const double norm = std::sqrt(dot(column.subspan(k), column.subspan(k)));
        if (!(norm > negligible * whole)) return false;
        std::vector<double> v(column.begin() + static_cast<std::ptrdiff_t>(k), column.end());
        v[0] += v[0] >= 0 ? norm : -norm;
        const double square = dot(v, v);
        for (size_t j = k; j < columns.size(); ++j)
            reflect(columns[j], v, k, square);
        reflect(response, v, k, square);
    }
    return true;
}

/// Inverse of the upper triangle in the first rows of the columns.
std::vector<std::vector<double>> inverseOf(const Columns& r) {
    const size_t p = r.size();
    std::vector<std::vector<double>> inverse(p, std::vector<double>(p, 0.0));
    for (size_t j = 0; j < p; ++j) {
        inverse[j][j] = 1 / r[j][j];
        for (size_t i = j; i-- > 0;) {
            double sum = 0;
            for (size_t k = i + 1; k <= j; ++k)
                sum += r[k][i] * inverse[k][j];
            inverse[i][j] = -sum / r[i][i];
        }
    }
    return inverse;
}

} // namespace

int neweyWestLag(size_t n) {
    return static_cast<int>(std::floor(4 * std::pow(static_cast<double>(n) / 100, 2.0 / 9)));
}

std::optional<LeastSquares> LeastSquares::fit(const Columns& columns, std::span<const double> response) {
    const size_t n = response.size();
    const size_t p = columns.size();
    if (p == 0 || n <= p || !allFinite(response)) return {};
    for (const std::vector<double>& column : columns)
        if (column.size() != n || !allFinite(column)) return {};
    LeastSquares out;
    out.m_columns = columns;
    Columns work = columns;
    std::vector<double> rotated(response.begin(), response.end());
    if (!triangulate(work, rotated)) return {};
    out.m_inverse = inverseOf(work);
    out.m_coefficients.assign(p, 0.0);
    for (size_t i = 0; i < p; ++i)
        for (size_t j = i; j < p; ++j)
            out.m_coefficients[i] += out.m_inverse[i][j] * rotated[j];
    out.m_residuals.assign(response.begin(), response.end());
    for (size_t j = 0; j < p; ++j)
        for (size_t i = 0; i < n; ++i)
            out.m_residuals[i] -= columns[j][i] * out.m_coefficients[j];
    out.m_degrees = static_cast<double>(n - p);
    return out;
}

std::vector<double> LeastSquares::solved(std::span<const double> weights) const {
    const size_t p = m_coefficients.size();
    std::vector<double> half(p, 0.0);
    for (size_t j = 0; j < p; ++j)
        for (size_t i = 0; i <= j; ++i)
            half[j] += m_inverse[i][j] * weights[i];
    std::vector<double> out(p, 0.0);
    for (size_t i = 0; i < p; ++i)
        for (size_t j = i; j < p; ++j)
            out[i] += m_inverse[i][j] * half[j];
    return out;
}

double LeastSquares::plainError(std::span<const double> weights) const {
    const double variance = dot(m_residuals, m_residuals) / m_degrees;
    return std::sqrt(std::max(0.0, variance * dot(weights, solved(weights))));
}

double LeastSquares::neweyWestError(std::span<const double> weights, int lag) const {
    const std::vector<double> direction = solved(weights);
    std::vector<double> influence(m_residuals.size(), 0.0);
    for (size_t j = 0; j < m_columns.size(); ++j)
        for (size_t i = 0; i < influence.size(); ++i)
            influence[i] += m_columns[j][i] * direction[j];
    for (size_t i = 0; i < influence.size(); ++i)
        influence[i] *= m_residuals[i];
    double variance = dot(influence, influence);
    const std::span<const double> all(influence);
    for (size_t l = 1; l <= static_cast<size_t>(std::max(0, lag)) && l < all.size(); ++l)
        variance += 2 * (1 - static_cast<double>(l) / (lag + 1)) * dot(all.subspan(l), all.first(all.size() - l));
    return std::sqrt(std::max(0.0, variance));
}

} // namespace banyan::outcomes
