// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/scoring/score_law.h"
#include "model/scoring/weights.h"

namespace banyan::scoring {

/// Concentration of the Dirichlet law of goal points: the greater, the closer to the points that were given.
inline constexpr double concentration = 50;

/// The weights of an axis's groups in each draw, [group][draw]. With two goals or more goal points ~ Dirichlet(κp);
/// with fewer the group weights ~ Dirichlet(κw). Drawn by goal or group, so that both axes see the same points.
std::vector<std::vector<double>> drawWeights(const AxisWeights& weights, uint64_t seed, int draws);

/// What is drawn of one axis of one component: in each group a fixed part and the leaves that are not fixed.
struct AxisLaw {
    struct Group {
        double fixed = 0;
        std::vector<std::pair<double, LeafLaw>> leaves; ///< share in the group, and its law
    };
    std::vector<Group> groups;
    double floor = 0;
};

/// Room for one component's draws, kept from one to the next.
class Scratch {
public:
    explicit Scratch(int draws)
        : value(static_cast<size_t>(draws))
        , risk(static_cast<size_t>(draws))
        , group(static_cast<size_t>(draws)) {}
    std::vector<double> value;
    std::vector<double> risk;
    std::vector<double> group;
};

/// The score of one axis in each draw, floor included, into `out` (the number of draws is its size).
void drawScores(const AxisLaw& law, const std::vector<std::vector<double>>& weights, std::vector<double>& out,
                std::vector<double>& group);

/// Share of the draws in each quadrant. Standard error √(p(1 − p)/N) of the largest.
Probability quadrantProbability(const std::vector<double>& value, const std::vector<double>& risk,
                                double valueThreshold, double riskThreshold);

} // namespace banyan::scoring
