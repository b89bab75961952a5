// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/advice/leaf.h"

#include "model/base/random.h"
#include "model/scoring/criteria.h"
#include "model/scoring/value_function.h"

#include <algorithm>
#include <cmath>

namespace banyan::advice {

namespace {

constexpr size_t mostEnumerated = 10;
constexpr uint64_t sampleDraws = 4096;
bool risesWithScore(const Criterion& c) {
    return c.scale == Scale::Piecewise ? c.anchors.back().score >= c.anchors.front().score : c.a100 > c.a0;
}

/// The raw value that scores 50.
double middle(const Criterion& c) {
    if (c.scale == Scale::Linear) return (c.a0 + c.a100) / 2;
    if (c.scale == Scale::Log) return std::sqrt(c.a0 * c.a100);
    for (size_t i = 1; i < c.anchors.size(); ++i) {
        const Anchor& a = c.anchors[i - 1];
        const Anchor& b = c.anchors[i];
        if ((a.score - 50) * (b.score - 50) > 0 || a.score == b.score) continue;
        return a.raw + (50 - a.score) / (b.score - a.score) * (b.raw - a.raw);
    }
    return c.anchors.front().raw;
}

double anchorAt(const Criterion& c, bool fullScore) {
    if (c.scale != Scale::Piecewise) return fullScore ? c.a100 : c.a0;
    const bool last = risesWithScore(c) == fullScore;
    return last ? c.anchors.back().raw : c.anchors.front().raw;
}

const scoring::Term* termOf(const scoring::Assessment& assessment, const scoring::ComponentAssessment& component,
                            const CriterionId& criterion) {
    const auto found = std::ranges::find_if(
        component.terms, [&](const scoring::Term& term) { return assessment.criterionOf(term).id == criterion; });
    return found == component.terms.end() ? nullptr : &*found;
}

} // namespace

std::optional<Leaf> Leaf::ofCriterion(const facts::Facts& facts, const scoring::Assessment& assessment,
                                      const ComponentId& component, const CriterionId& id) {
    const scoring::ComponentAssessment* assessed = assessment.find(component);
    const Criterion* criterion = assessment.criterion(id);
    const scoring::Term* term = assessed ? termOf(assessment, *assessed, id) : nullptr;
    if (!criterion || !term || (term->known && !term->raw)) return {};
    Leaf out;
    out.m_criterion = *criterion;
    out.m_raw = term->known ? term->raw->mid : middle(*criterion);
    if (criterion->fact == scoring::hotspotFact) {
        const auto& method = scoring::builtInMethod();
        if (!method) return {};
        out.m_criterion = method->complexity;
        const facts::Fact* complexity = facts.find(component, out.m_criterion->fact);
        const bool known = term->known && complexity;
        out.m_raw = known ? complexity->raw.mid : middle(*out.m_criterion);
        out.m_churnScore = known ? scoring::scoreOf(*criterion, term->raw->mid).score : 50.0;
    }
    const bool risk = criterion->axis == Axis::Risk;
    out.m_lessIsBetter = risesWithScore(*out.m_criterion) == risk;
    out.m_best = anchorAt(*out.m_criterion, !risk);
    out.m_points = risk ? -term->weight * assessed->value.mid / 100 : term->weight;
    return out;
}

std::optional<Leaf> Leaf::ofGoal(const Goal& goal) {
    if (!goal.baseline || !goal.target || *goal.baseline == *goal.target) return {};
    Leaf out;
    out.m_raw = out.m_baseline = *goal.baseline;
    out.m_best = out.m_target = *goal.target;
    out.m_lessIsBetter = goal.direction == Direction::Decrease;
    out.m_points = goal.points;
    return out;
}

double Leaf::reduction(EffectKind kind, double level, double mode) const {
    if (kind == EffectKind::Reduction) return std::min(1.0, level);
    const double from = m_lessIsBetter ? m_raw : m_best - m_raw;
    if (from <= 0) return 0;
    const auto rho = [&](double l) { return std::min(1.0, 1 - (m_lessIsBetter ? l : m_best - l) / from); };
    return rho(mode) >= 0 ? std::max(0.0, rho(level)) : rho(level);
}

double Leaf::meanReduction(const Push& push) const {
    double sum = 0;
    for (const double level : push.levels)
        sum += reduction(push.kind, level, push.levels[1]);
    return sum / 3;
}

double Leaf::worth(double raw) const {
    if (!m_criterion) return m_points * std::clamp((m_baseline - raw) / (m_baseline - m_target), 0.0, 1.0);
    const double score = scoring::scoreOf(*m_criterion, raw).score;
    return m_points * (m_churnScore ? std::sqrt(*m_churnScore * score) : score);
}

double Leaf::gain(double raw, double gap) const {
    double x = m_raw * raw;
    if (gap != 1) x = m_best - (m_best - x) * gap;
    return worth(x) - worth(m_raw);
}

namespace {

struct Ready {
    double rho = 0;
    double chance = 1;
    bool onGap = false;
};

double enumerated(const Leaf& leaf, const std::vector<Ready>& pushes) {
    double sum = 0;
    for (size_t successes = 0; successes < (size_t{1} << pushes.size()); ++successes) {
        double p = 1;
        double raw = 1;
        double gap = 1;
        for (size_t i = 0; i < pushes.size(); ++i) {
            const bool success = (successes >> i) & 1;
            p *= success ? pushes[i].chance : 1 - pushes[i].chance;
            if (success) (pushes[i].onGap ? gap : raw) *= 1 - pushes[i].rho;
        }
        if (p > 0) sum += p * leaf.gain(raw, gap);
    }
    return sum;
}

double sampled(const Leaf& leaf, const std::vector<Push>& pushes, const std::vector<Ready>& ready, uint64_t seed,
               const std::string& key) {
    std::vector<KeyedRandom> sources;
    for (const Push& push : pushes)
        sources.emplace_back(seed, push.initiative.value + "/" + std::to_string(push.index), key);
    double sum = 0;
    for (uint64_t draw = 0; draw < sampleDraws; ++draw) {
        double raw = 1;
        double gap = 1;
        for (size_t i = 0; i < ready.size(); ++i)
            if (sources[i].uniform(draw) < ready[i].chance) (ready[i].onGap ? gap : raw) *= 1 - ready[i].rho;
        sum += leaf.gain(raw, gap);
    }
    return sum / static_cast<double>(sampleDraws);
}

} // namespace

double expectedGain(const Leaf& leaf, const std::vector<Push>& pushes, uint64_t seed, const std::string& key) {
    std::vector<Ready> ready;
    for (const Push& push : pushes)
        ready.push_back({leaf.meanReduction(push), push.chance, leaf.actsOnGap(push.kind)});
    return pushes.size() <= mostEnumerated ? enumerated(leaf, ready) : sampled(leaf, pushes, ready, seed, key);
}

std::vector<double> sharesOf(const Leaf& leaf, const std::vector<Push>& pushes, double gain) {
    std::vector<double> out;
    double sum = 0;
    double size = 0;
    for (const Push& push : pushes) {
        out.push_back(-std::log(1 - std::min(0.99, push.chance * leaf.meanReduction(push))));
        sum += out.back();
        size += std::abs(out.back());
    }
    if (size == 0)
        return std::vector<double>(pushes.size(), gain / static_cast<double>(std::max<size_t>(1, pushes.size())));
    // Help and harm that all but cancel out would be shared by a quotient that means nothing.
    if (std::abs(sum) < 1e-6 * size) {
        for (double& part : out)
            part = std::abs(part);
        sum = size;
    }
    for (double& part : out)
        part *= gain / sum;
    return out;
}

} // namespace banyan::advice
