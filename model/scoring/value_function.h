// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/goals.h"

namespace banyan::scoring {

struct Scored {
    double score = 0;     ///< 0–100
    bool clamped = false; ///< beyond an anchor, or 0 on a log scale
};

/// v(x) = 100 · clamp((g(x) − g(a0)) / (g(a100) − g(a0)), 0, 1), g the identity, ln, or a piecewise line clipped at its
/// ends (Keeney & Raiffa 1976). On a log scale x ≤ 0 scores as the lesser anchor does (0, or 100 where less is more)
/// and is flagged.
Scored scoreOf(const portfolio::Criterion& criterion, double raw);

/// The raw value that scores `score` (0–100), the nearest one to `near` where a line is flat or turns back.
double rawScoring(const portfolio::Criterion& criterion, double score, double near);

/// v with its anchors worked out, for many values.
class ValueFunction {
public:
    explicit ValueFunction(const portfolio::Criterion& criterion);
    [[nodiscard]] Scored operator()(double raw) const;
    /// Least and greatest score of the raw values from `low` to `high`.
    [[nodiscard]] std::pair<double, double> range(double low, double high) const;

private:
    [[nodiscard]] Scored piecewise(double raw) const;

    portfolio::Scale m_scale;
    double m_a0;
    double m_a100;
    double m_g0;
    double m_span;
    std::vector<portfolio::Anchor> m_anchors;
};

} // namespace banyan::scoring
