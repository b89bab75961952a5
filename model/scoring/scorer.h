// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/scoring/cell.h"
#include "model/scoring/monte_carlo.h"

namespace banyan::scoring {

/// Cancelled "assess.cancelled".
Error assessmentCancelled();

/// Everything that is the same for all components, worked out once; then each component by itself.
class Scorer {
public:
    /// The arguments must outlive it. Errors as of assess().
    static Result<Scorer> prepare(const Portfolio& portfolio, const facts::Facts& facts, const AssessOptions& options);

    [[nodiscard]] const std::vector<Criterion>& criteria() const { return *m_criteria; }
    [[nodiscard]] Weights weights() const;
    /// One component's assessment. `scratch` is where its draws go; without any the probability is left out.
    [[nodiscard]] ComponentAssessment score(const Component& component, Scratch& scratch) const;
    /// The same without draws, and what there is to draw from.
    struct Undrawn {
        ComponentAssessment assessment;
        ComponentLaw law;
    };
    [[nodiscard]] Undrawn undrawn(const Component& component, Scratch& scratch) const;
    /// To be called once before score() when there are draws.
    void drawWeights();

    /// One axis, the same for all components.
    struct AxisPart {
        Axis axis = Axis::Value;
        AxisWeights weights;
        std::vector<double> leafWeights; ///< parallel to weights.criteria
        double threshold = 50;
        std::vector<std::vector<double>> draws; ///< [group][draw]
    };
    [[nodiscard]] const AxisPart& value() const { return m_value; }
    [[nodiscard]] const AxisPart& risk() const { return m_risk; }

private:
    /// A component on the way to its assessment.
    struct Work {
        const Component* component = nullptr;
        std::vector<Cell> cells; ///< parallel to the leaves
        double valueFloor = 0;   ///< 0: none
        double riskFloor = 0;
        ComponentAssessment out;
    };

    Scorer() = default;
    void addTerms(const AxisPart& part, Work& work) const;
    void applyCriticalFlow(Work& work) const;
    void applyRedFlag(Work& work) const;
    void place(Work& work) const;
    void addMissing(ComponentAssessment& out) const;
    [[nodiscard]] Work work(const Component& component, Scratch& scratch) const;
    void addProbability(Work& work, Scratch& scratch) const;
    [[nodiscard]] ComponentLaw lawOf(const Work& work) const;
    [[nodiscard]] AxisLaw lawOf(const AxisPart& part, const Work& work, double floor) const;
    [[nodiscard]] bool isRedFlag(const Leaf& leaf, const Cell& cell, const ComponentId& component) const;

    const facts::Facts* m_facts = nullptr;
    AssessOptions m_options;
    std::shared_ptr<const std::vector<Criterion>> m_criteria; ///< leaves point into it
    std::shared_ptr<QuantileTables> m_tables = std::make_shared<QuantileTables>();
    std::vector<Leaf> m_leaves; ///< parallel to the criteria
    AxisPart m_value;
    AxisPart m_risk;
    std::shared_ptr<const DrawBlock> m_draws;
    std::map<ComponentId, const SnapshotPlacement*> m_recorded;
    std::map<ComponentId, const Override*> m_overrides;
    std::map<ComponentId, const Flow*> m_flows;
};

} // namespace banyan::scoring
