// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/scoring/cell.h"
#include "model/scoring/weights.h"

#include <span>

namespace banyan::scoring {

/// Concentration of the Dirichlet law of goal points: the greater, the closer to the points that were given.
inline constexpr double concentration = 50;

/// The weights of an axis's groups in each draw, [group][draw]. With two goals or more goal points ~ Dirichlet(κp);
/// with fewer the group weights ~ Dirichlet(κw). OrderOnly and NoPreference draw evenly from all points (or weights),
/// OrderOnly in the order that was given (Lahdelma & Salminen 2001). Drawn by goal or group, so that both axes see the
/// same points.
std::vector<std::vector<double>> drawWeights(const AxisWeights& weights, uint64_t seed, int draws,
                                             WeightLaw law = WeightLaw::GoalPoints);

/// What is drawn of one axis of one component: in each group a fixed part and the leaves that are not fixed.
struct AxisLaw {
    struct Part {
        double share = 0; ///< in its group
        size_t leaf = 0;  ///< position in the list of criteria
        LeafLaw law;
    };
    struct Group {
        double fixed = 0;
        std::vector<Part> leaves;
    };
    std::vector<Group> groups;
    double floor = 0;
};

/// What is drawn of one component.
struct ComponentLaw {
    AxisLaw value;
    AxisLaw risk;
};

/// Room to draw one axis.
struct AxisScratch {
    explicit AxisScratch(size_t draws)
        : group(draws)
        , cell(draws) {}
    std::vector<double> group;
    std::vector<double> cell;
};

/// Room for one component's draws, kept from one to the next.
class Scratch {
public:
    explicit Scratch(size_t draws)
        : value(draws)
        , risk(draws)
        , axis(draws) {}
    std::vector<double> value;
    std::vector<double> risk;
    AxisScratch axis;
    std::vector<Places> places; ///< by leaf
};

/// The score of one group in each draw. `cell` is room for as many.
void drawGroup(const AxisLaw::Group& group, const DrawBlock& draws, std::span<double> out, std::span<double> cell);

/// The score of one axis, floor included, in each draw; `weights` as drawWeights() gives them.
void drawScores(const AxisLaw& law, const std::vector<std::vector<double>>& weights, const DrawBlock& draws,
                AxisScratch& scratch, std::span<double> out);

/// How many draws fall into each quadrant, in the order of Probability.
using QuadrantCounts = std::array<int64_t, 4>;
QuadrantCounts countQuadrants(const std::vector<double>& value, const std::vector<double>& risk, double valueThreshold,
                              double riskThreshold);
/// Shares of all draws. Standard error √(p(1 − p)/N) of the largest.
Probability probabilityOf(const QuadrantCounts& counts);

} // namespace banyan::scoring
