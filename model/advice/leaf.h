// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/advice/advice.h"

#include <array>

namespace banyan::advice {

/// One initiative's effect on one leaf, with chance of success.
struct Push {
    InitiativeId initiative;
    EffectKind kind = EffectKind::Reduction;
    std::array<double, 3> levels{}; ///< low, mode, high
    double chance = 1;
    size_t index = 0; ///< among the initiative's effects
};

/// A raw number that effects move, and what it is worth.
///
/// A reduction ρ multiplies the raw value by 1 − ρ. A level L is turned into an equivalent reduction of the raw
/// distance from where the leaf stands, x: to zero where less is better (ρ = 1 − L/x), to the best anchor or the
/// target, b, where more is better (ρ = 1 − (b − L)/(b − x)), so that a level alone comes to exactly L and several
/// compose like reductions. A level whose mode is no worse than x never makes the leaf worse.
class Leaf {
public:
    /// A criterion of an assessed component: worth is how much weight × score improves, risk weighted with value / 100.
    /// An unknown term stands where its criterion scores 50, as in its score. Empty when nothing can move it: the
    /// question doesn't arise, or the component or criterion is not assessed.
    static std::optional<Leaf> ofCriterion(const facts::Facts& facts, const scoring::Assessment& assessment,
                                           const ComponentId& component, const CriterionId& criterion);
    /// A goal's own metric: worth is goal points × share of the gap from baseline to target that is closed.
    /// Empty without baseline or target.
    static std::optional<Leaf> ofGoal(const Goal& goal);

    /// ρ of a level or reduction, here.
    [[nodiscard]] double reduction(EffectKind kind, double level, double mode) const;
    /// Mean of ρ at low, mode and high: the mean of the triangular law.
    [[nodiscard]] double meanReduction(const Push& push) const;

    /// Points gained when raw values are multiplied by `raw` and distances to the best by `gap`.
    [[nodiscard]] double gain(double raw, double gap) const;
    /// Whether an effect acts on the distance to the best rather than on the raw value.
    [[nodiscard]] bool actsOnGap(EffectKind kind) const { return kind == EffectKind::Level && !m_lessIsBetter; }

private:
    [[nodiscard]] double worth(double raw) const;

    double m_raw = 0;
    double m_best = 0;
    bool m_lessIsBetter = true;
    double m_points = 0; ///< of a full step from worst to best, signed so that better is more
    std::optional<Criterion> m_criterion;
    std::optional<double> m_churnScore; ///< hotspot: the other of the two scores
    double m_target = 0;                ///< goals
    double m_baseline = 0;
};

/// Expected gain of all pushes together: over every combination of successes up to 10 pushes, over 4,096 keyed draws
/// beyond. ρ is taken at its mean.
double expectedGain(const Leaf& leaf, const std::vector<Push>& pushes, uint64_t seed, const std::string& key);

/// How an expected gain is shared: in proportion to −ln(1 − min(.99, q·mean ρ)). The parts sum to `gain`.
std::vector<double> sharesOf(const Leaf& leaf, const std::vector<Push>& pushes, double gain);

} // namespace banyan::advice
