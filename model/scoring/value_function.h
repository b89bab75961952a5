// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/goals.h"

namespace banyan::scoring {

struct Scored {
    double score = 0;     ///< 0–100
    bool clamped = false; ///< beyond an anchor, or 0 on a log scale
};

/// v(x) = 100 · clamp((g(x) − g(a0)) / (g(a100) − g(a0)), 0, 1), g the identity, ln, or a piecewise line clipped at its
/// ends (Keeney & Raiffa 1976). On a log scale x ≤ 0 scores as a0 and is flagged.
Scored scoreOf(const portfolio::Criterion& criterion, double raw);

} // namespace banyan::scoring
