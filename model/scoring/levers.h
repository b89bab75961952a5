// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/scoring/monte_carlo.h"
#include "model/scoring/robustness.h"

namespace banyan::scoring {

/// What one axis of one component comes to for any weights of its groups: mid scores, without draws.
struct GroupScores {
    std::vector<double> scores; ///< of each group
    double floor = 0;           ///< 0: none

    [[nodiscard]] double at(const std::vector<double>& weights) const;
};

/// The same of both axes.
struct ComponentScores {
    GroupScores value;
    GroupScores risk;
};

/// One weight that can be moved alone. The others keep their proportions, so an axis's group weights run on a line.
class Lever {
public:
    /// One for each goal if there are two or more, else one for each group of both axes that has company.
    static std::vector<Lever> of(const AxisWeights& value, const AxisWeights& risk, const Portfolio& portfolio,
                                 const std::vector<Criterion>& criteria);

    [[nodiscard]] WeightShift shiftTo(double to) const;
    /// The score of the axis when the lever stands at `share` (0–1).
    [[nodiscard]] double score(Axis axis, const GroupScores& of, double share) const;
    /// Share, other than where it stands, at which the axis's score comes to `score`; nullopt when there is none.
    [[nodiscard]] std::optional<double> shareAt(Axis axis, const GroupScores& of, double score) const;
    [[nodiscard]] double now() const { return m_now; }

private:
    /// Group weights with the lever at 0 and at 1. `company` is what the others of the axis come to of all that isn't
    /// the lever: a goal that moves nothing on an axis isn't in its sum.
    struct Line {
        std::vector<double> atZero; ///< empty: the lever doesn't move this axis
        std::vector<double> atOne;
        double company = 1;
        std::vector<double> fixed; ///< the weights where the lever moves nothing
    };
    [[nodiscard]] const Line& line(Axis axis) const { return axis == Axis::Value ? m_value : m_risk; }
    static Line goalLine(const AxisWeights& weights, const GoalId& goal, double share);
    static Line groupLine(const AxisWeights& weights, size_t group);
    static Line stillLine(const AxisWeights& weights);

    LeverKind m_kind = LeverKind::Goal;
    std::string m_id;
    std::string m_name;
    double m_now = 0;
    Line m_value;
    Line m_risk;
};

/// The smallest shift of one lever that moves the component over a threshold.
std::optional<Flip> nearestFlip(const std::vector<Lever>& levers, const ComponentScores& of, double valueThreshold,
                                double riskThreshold);

/// The smallest shift of one lever at which value × risk of the two are equal, and past which their order is the other.
std::optional<WeightShift> nearestExchange(const std::vector<Lever>& levers, const ComponentScores& ahead,
                                           const ComponentScores& behind);

} // namespace banyan::scoring
