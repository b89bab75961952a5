// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring/placement.h"

namespace banyan::scoring {

bool isHigh(double score, double threshold, std::optional<bool> recorded) {
    if (!recorded) return score >= threshold;
    return *recorded ? score > threshold - hysteresis : score >= threshold + hysteresis;
}

Quadrant quadrantOf(bool valueHigh, bool riskHigh) {
    if (valueHigh) return riskHigh ? Quadrant::AddressEarly : Quadrant::Retain;
    return riskHigh ? Quadrant::ReplaceOrRetire : Quadrant::Defer;
}

Quadrant place(const PlacementInput& input) {
    const bool valueSettled =
        input.valueCoverage > 0 || (input.valueFloor > 0 && input.valueFloor >= input.valueThreshold);
    const bool riskSettled = input.riskCoverage > 0 || (input.riskFloor > 0 && input.riskFloor >= input.riskThreshold);
    if (!valueSettled || !riskSettled) return Quadrant::Unknown;
    if (input.valueCoverage < 0.25 && input.riskCoverage < 0.25) return Quadrant::Unknown;
    std::optional<bool> valueSide;
    std::optional<bool> riskSide;
    if (input.recorded && input.recorded->quadrant != Quadrant::Unknown) {
        valueSide = input.recorded->valueHigh;
        riskSide = input.recorded->riskHigh;
    }
    return quadrantOf(isHigh(input.value, input.valueThreshold, valueSide),
                      isHigh(input.risk, input.riskThreshold, riskSide));
}

std::map<ComponentId, const SnapshotPlacement*> recordedPlacements(const Portfolio& portfolio, Date asOf,
                                                                   const std::string& method) {
    const AssessmentSnapshot* last = nullptr;
    for (const AssessmentSnapshot& snapshot : portfolio.table<AssessmentSnapshot>())
        if (snapshot.asOf <= asOf && (!last || last->asOf <= snapshot.asOf)) last = &snapshot;
    std::map<ComponentId, const SnapshotPlacement*> out;
    if (last && (last->method.empty() || last->method == method))
        for (const SnapshotPlacement& placement : last->placements)
            out[placement.component] = &placement;
    return out;
}

std::map<ComponentId, const Override*> overrides(const Portfolio& portfolio, Date asOf) {
    std::map<ComponentId, const Override*> out;
    for (const Override& one : portfolio.table<Override>()) {
        if (one.date && *one.date > asOf) continue;
        const Override*& kept = out[one.component];
        if (!kept || kept->date <= one.date) kept = &one;
    }
    return out;
}

std::map<ComponentId, const Flow*> criticalFlows(const Portfolio& portfolio) {
    std::map<ComponentId, const Flow*> out;
    for (const Flow& flow : portfolio.flows()) {
        if (!flow.critical || flow.importance <= 0) continue;
        for (const ComponentId& id : flow.components) {
            const Flow*& kept = out[id];
            if (!kept || kept->importance < flow.importance) kept = &flow;
        }
    }
    return out;
}

Confidence confidenceOf(const Probability& probability, Quadrant computed) {
    if (computed == Quadrant::Unknown) return Confidence::Undecided;
    const double p = probability.quadrant[static_cast<size_t>(computed)];
    if (p >= 0.8) return Confidence::Firm;
    return p >= 0.6 ? Confidence::Leaning : Confidence::Undecided;
}

} // namespace banyan::scoring
