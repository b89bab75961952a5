// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/scoring/assessment.h"

namespace banyan::scoring {

/// One goal's pull on the groups of an axis.
struct GoalPull {
    GoalId goal;
    double points = 0;        ///< as a share of all goals' points
    std::vector<double> pull; ///< c_gk / Σ_k c_gk for each group
};

/// The weights of one axis before they are multiplied out. A group is a criterion of value, or a branch of risk.
struct AxisWeights {
    Axis axis = Axis::Value;
    std::vector<std::string> groups;
    std::vector<double> defaults; ///< of each group, summing to 1
    std::vector<size_t> criteria; ///< positions in the list of criteria
    std::vector<size_t> groupOf;  ///< of each of them
    std::vector<double> within;   ///< share in its group of each of them, summing to 1 in a group
    std::vector<GoalPull> goals;  ///< those with points that contribute to the axis
    double lambda = 0;

    /// w_k = (1 − λ) · default_k + λ · Σ_g p_g/Σp · c_gk/Σ_k c_gk, `points` parallel to goals. Without goals, or with
    /// all points 0, the defaults.
    [[nodiscard]] std::vector<double> groupWeights(const std::vector<double>& points) const;
    /// groupWeights of the goals' own points.
    [[nodiscard]] std::vector<double> groupWeights() const;
};

/// Error (BadInput) "weights.all-zero" names the axis.
Result<AxisWeights> axisWeights(Axis axis, const std::vector<Criterion>& criteria, const Portfolio& portfolio);

/// The weight of each criterion of the axis and the goals that brought it.
std::vector<CriterionWeight> criterionWeights(const AxisWeights& weights, const std::vector<Criterion>& criteria);

/// Weights after anchor ranges changed: w_k ∝ w_k · ratio_k, summing to 1 (swing weights).
std::vector<double> swungWeights(const std::vector<double>& weights, const std::vector<double>& rangeRatios);

/// New range over old range of a criterion on its own scale; 1 when the scale itself changed.
double rangeRatio(const Criterion& before, const Criterion& after);

/// Weights of n criteria that are only ranked: w_k = 1/n Σ_{i≥k} 1/i (Barron & Barrett 1996), first is heaviest.
std::vector<double> rankOrderCentroid(int n);

} // namespace banyan::scoring
