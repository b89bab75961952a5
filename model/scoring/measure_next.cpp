// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring/measure_next.h"

#include "model/scoring/placement.h"

#include <algorithm>

namespace banyan::scoring {

namespace {

/// Classes of a cell's score that are told apart.
constexpr size_t classCount = 10;
/// Surer than this is sure: nothing worth asking for is left to gain.
constexpr double sure = 0.98;

using Tally = std::array<std::array<uint32_t, 4>, classCount>;

/// Mean over the classes of the largest share of a quadrant.
double expectedLargest(const Tally& tally, size_t draws) {
    uint32_t sum = 0;
    for (const auto& one : tally)
        sum += std::ranges::max(one);
    return static_cast<double>(sum) / static_cast<double>(draws);
}

uint8_t classOf(double score) {
    return static_cast<uint8_t>(std::min(classCount - 1, static_cast<size_t>(score / 100 * classCount)));
}

/// The same sizes of classes, filled in the order of the draws, which says nothing of the cell.
Tally byNothing(const std::vector<uint8_t>& quadrants, const Tally& sizes) {
    Tally out{};
    size_t draw = 0;
    for (size_t c = 0; c < classCount; ++c) {
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

/// A cell in doubt and the class of its score in each draw.
struct DoubtfulCell {
    size_t criterion = 0;
    Doubt doubt = Doubt::Unknown;
    std::vector<uint8_t> classes;
    DoubtfulCell(size_t at, Doubt why, size_t draws)
        : criterion(at)
        , doubt(why)
        , classes(draws) {}
};

/// Draws an axis as drawScores() does, and keeps the classes of the cells that could be known better.
std::vector<double> drawAxis(const AxisLaw& law, const std::vector<std::vector<double>>& weights,
                             const DrawBlock& block, const ComponentAssessment& component,
                             std::vector<DoubtfulCell>& cells) {
    const size_t draws = block.size();
    std::vector<double> out(draws);
    std::vector<double> group(draws);
    std::vector<double> score(draws);
    for (size_t k = 0; k < law.groups.size(); ++k) {
        std::ranges::fill(group, law.groups[k].fixed);
        for (const AxisLaw::Part& part : law.groups[k].leaves) {
            const auto doubt = doubtOf(component, part.leaf);
            const bool keep = doubt && canBeMeasured(part, *doubt);
            part.law.draw(block.mixed(), score);
            for (size_t d = 0; d < draws; ++d)
                group[d] += part.share * score[d];
            if (!keep) continue;
            std::vector<uint8_t>& classes = cells.emplace_back(part.leaf, *doubt, draws).classes;
            std::ranges::transform(score, classes.begin(), classOf);
        }
        for (size_t d = 0; d < draws; ++d)
            out[d] += weights[k][d] * group[d];
    }
    for (double& one : out)
        one = std::max(one, law.floor);
    return out;
}

} // namespace

std::vector<MeasureNext> measureGains(const ComponentAssessment& component, const ComponentLaw& law,
                                      const std::vector<Criterion>& criteria, const MeasureDraws& draws) {
    const size_t count = draws.block->size();
    std::vector<DoubtfulCell> cells;
    const std::vector<double> value = drawAxis(law.value, *draws.valueWeights, *draws.block, component, cells);
    const std::vector<double> risk = drawAxis(law.risk, *draws.riskWeights, *draws.block, component, cells);
    std::vector<uint8_t> quadrants(count);
    std::array<uint32_t, 4> counts{};
    for (size_t d = 0; d < count; ++d) {
        quadrants[d] =
            static_cast<uint8_t>(quadrantOf(value[d] >= draws.valueThreshold, risk[d] >= draws.riskThreshold));
        ++counts[quadrants[d]];
    }
    const double before = static_cast<double>(std::ranges::max(counts)) / static_cast<double>(count);
    std::vector<MeasureNext> out;
    if (before >= sure) return out;
    for (const DoubtfulCell& cell : cells) {
        Tally tally{};
        for (size_t d = 0; d < count; ++d)
            ++tally[cell.classes[d]][quadrants[d]];
        const double gain = expectedLargest(tally, count) - expectedLargest(byNothing(quadrants, tally), count);
        if (gain > 0) out.push_back({component.id, criteria[cell.criterion].id, cell.doubt, before, before + gain});
    }
    return out;
}

} // namespace banyan::scoring
