// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring/measure_next.h"

#include "model/scoring/placement.h"

#include <algorithm>

namespace banyan::scoring {

namespace {

/// Classes of a cell's score that are told apart.
constexpr size_t classes = 10;
/// Surer than this is sure: nothing worth asking for is left to gain.
constexpr double sure = 0.98;

using Tally = std::array<std::array<uint32_t, 4>, classes>;

/// Mean over the classes of the largest share of a quadrant.
double expectedLargest(const Tally& tally, size_t draws) {
    uint32_t sum = 0;
    for (const auto& one : tally)
        sum += std::ranges::max(one);
    return static_cast<double>(sum) / static_cast<double>(draws);
}

size_t classOf(double score) {
    return std::min(classes - 1, static_cast<size_t>(score / 100 * classes));
}

/// The same sizes of classes, filled in the order of the draws, which says nothing of the cell.
Tally byNothing(const std::vector<uint8_t>& quadrants, const Tally& sizes) {
    Tally out{};
    size_t draw = 0;
    for (size_t c = 0; c < classes; ++c) {
        uint32_t size = 0;
        for (const uint32_t n : sizes[c])
            size += n;
        for (; size > 0; --size)
            ++out[c][quadrants[draw++]];
    }
    return out;
}

std::optional<Doubt> doubtOf(const ComponentAssessment& component, size_t criterion) {
    for (const Term& term : component.terms) {
        if (term.criterion != criterion) continue;
        if (!term.known) return Doubt::Unknown;
        if (term.estimated) return Doubt::Estimated;
        return Doubt::Old;
    }
    return {};
}

/// True when more can be known of the cell than the chance in its own counts.
bool canBeMeasured(const AxisLaw::Part& part, Doubt doubt) {
    return doubt != Doubt::Old || part.law.first.widening() > 0 || (part.law.second && part.law.second->widening() > 0);
}

} // namespace

std::vector<MeasureNext> measureGains(const ComponentAssessment& component, const ComponentLaw& law,
                                      const std::vector<Criterion>& criteria, const MeasureDraws& draws) {
    std::vector<double> value(draws.draws);
    std::vector<double> risk(draws.draws);
    std::vector<double> group(draws.draws);
    drawScores(law.value, *draws.valueWeights, 0, value, group);
    drawScores(law.risk, *draws.riskWeights, 0, risk, group);
    std::vector<uint8_t> quadrants(draws.draws);
    std::array<uint32_t, 4> counts{};
    for (size_t d = 0; d < draws.draws; ++d) {
        quadrants[d] =
            static_cast<uint8_t>(quadrantOf(value[d] >= draws.valueThreshold, risk[d] >= draws.riskThreshold));
        ++counts[quadrants[d]];
    }
    const double before = static_cast<double>(std::ranges::max(counts)) / static_cast<double>(draws.draws);
    std::vector<MeasureNext> out;
    if (before >= sure) return out;
    for (const AxisLaw* axis : {&law.value, &law.risk}) {
        for (const AxisLaw::Group& one : axis->groups) {
            for (const AxisLaw::Part& part : one.leaves) {
                const auto doubt = doubtOf(component, part.leaf);
                if (!doubt || !canBeMeasured(part, *doubt)) continue;
                Tally tally{};
                for (size_t d = 0; d < draws.draws; ++d)
                    ++tally[classOf(part.law.draw(d))][quadrants[d]];
                const double gain =
                    expectedLargest(tally, draws.draws) - expectedLargest(byNothing(quadrants, tally), draws.draws);
                if (gain > 0) out.push_back({component.id, criteria[part.leaf].id, *doubt, before, before + gain});
            }
        }
    }
    return out;
}

} // namespace banyan::scoring
