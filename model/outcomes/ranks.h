// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/numbers.h"

#include <optional>
#include <span>

/// Tests that look at order alone, for few points and for points that are not normal.
namespace banyan::outcomes {

/// Whether the values of one sample tend to lie above those of another.
struct MannWhitney {
    double u = 0;                  ///< pairs in which x is above y, ties as a half
    double p = 1;                  ///< two-sided
    double pLess = 1;              ///< of x being no lower than y
    double pGreater = 1;           ///< of x being no higher than y
    bool exact = true;             ///< no ties, both samples under 50
    std::optional<Interval> shift; ///< Hodges–Lehmann: x − y, 95 %; absent where so few points have no such interval
    double cliffDelta = 0;         ///< P(x > y) − P(x < y), −1 … 1 (Cliff 1993)
};

/// Mann & Whitney, Ann. Math. Stat. 18, 1947: exact without ties and with samples under 50, else normalMannWhitney. The
/// shift is the median of all differences, its interval that of Moses (Hollander & Wolfe, Nonparametric Statistical
/// Methods, 1973, p. 75–82). nullopt when a sample is empty or holds what is not finite.
std::optional<MannWhitney> mannWhitney(std::span<const double> x, std::span<const double> y);
/// By the normal law, with ties corrected and, if wanted, continuity.
std::optional<MannWhitney> normalMannWhitney(std::span<const double> x, std::span<const double> y,
                                             bool continuity = true);

struct TheilSen {
    Interval slope;
    double intercept = 0;            ///< median of y − slope · median of x
    double interceptOfResiduals = 0; ///< median of y − slope · x
};

/// Median of the slopes of all pairs and its interval (Theil 1950; Sen, JASA 63, 1968, with ties in y). nullopt with
/// under two different x.
std::optional<TheilSen> theilSen(std::span<const double> x, std::span<const double> y, double confidence = 0.95);

/// Two-sided p of "no trend" of values in the order of time (Mann 1945; Kendall 1975): exact for up to 10 values
/// without ties, else normal with ties corrected and continuity. nullopt for under 4 values.
std::optional<double> mannKendall(std::span<const double> values);

} // namespace banyan::outcomes
