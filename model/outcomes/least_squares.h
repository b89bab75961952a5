// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace banyan::outcomes {

/// Columns of a design, side by side; all as long as the response.
using Columns = std::vector<std::vector<double>>;

/// ⌊4 (n/100)^(2/9)⌋ (Newey & West, Review of Economic Studies 61, 1994).
int neweyWestLag(size_t n);

/// A linear model fitted by least squares (Householder QR).
class LeastSquares {
public:
    /// nullopt when there are not more points than columns, when a column follows from the others, or when something is
    /// not finite.
    static std::optional<LeastSquares> fit(const Columns& columns, std::span<const double> response);

    [[nodiscard]] const std::vector<double>& coefficients() const { return m_coefficients; }
    [[nodiscard]] const std::vector<double>& residuals() const { return m_residuals; }
    [[nodiscard]] double degrees() const { return m_degrees; } ///< points minus columns

    /// Standard error of a sum of coefficients, weight by weight, when errors are independent and alike.
    [[nodiscard]] double plainError(std::span<const double> weights) const;
    /// The same when neighbouring errors may be correlated: Bartlett weights over `lag` neighbours, no small-sample
    /// factor (Newey & West, Econometrica 55, 1987).
    [[nodiscard]] double neweyWestError(std::span<const double> weights, int lag) const;

private:
    /// (X'X)⁻¹ · weights.
    [[nodiscard]] std::vector<double> solved(std::span<const double> weights) const;

    Columns m_columns;
    std::vector<std::vector<double>> m_inverse; ///< of the triangle R, row by row
    std::vector<double> m_coefficients;
    std::vector<double> m_residuals;
    double m_degrees = 0;
};

} // namespace banyan::outcomes
