// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring/scorer.h"

#include "model/scoring/criteria.h"
#include "model/scoring/placement.h"

#include <algorithm>
#include <cmath>

namespace banyan::scoring {

namespace {

constexpr double redFlagScore = 90;
constexpr double redFlagCertainty = 0.8;

Interval times(const Interval& score, double weight) {
    return {weight * score.low, weight * score.mid, weight * score.high};
}

/// What the floor adds to each end.
Interval lift(const Interval& score, double floor) {
    return {std::max(0.0, floor - score.low), std::max(0.0, floor - score.mid), std::max(0.0, floor - score.high)};
}

Interval plus(const Interval& a, const Interval& b) {
    const auto capped = [](double x) { return std::clamp(x, 0.0, 100.0); };
    return {capped(a.low + b.low), capped(a.mid + b.mid), capped(a.high + b.high)};
}

Interval sumOf(const ComponentAssessment& assessed, Axis axis) {
    Interval sum;
    for (const Term& term : assessed.terms) {
        if (term.axis != axis) continue;
        sum.low += term.points.low;
        sum.mid += term.points.mid;
        sum.high += term.points.high;
    }
    return plus(sum, {});
}

double coverageOf(const ComponentAssessment& assessed, Axis axis) {
    double known = 0;
    for (const Term& term : assessed.terms)
        if (term.axis == axis && term.known) known += term.weight;
    return known;
}

facts::Provenances provenanceOf(const Cell& cell) {
    if (!cell.second) return cell.fact->provenance;
    std::vector<facts::Provenance> both = cell.fact->provenance.list();
    both.insert(both.end(), cell.second->provenance.begin(), cell.second->provenance.end());
    return both;
}

} // namespace

Error assessmentCancelled() {
    return makeError(ErrorKind::Cancelled, "assess.cancelled", "the assessment was cancelled");
}

Result<Scorer> Scorer::prepare(const Portfolio& portfolio, const facts::Facts& facts, const AssessOptions& options) {
    BANYAN_ASSIGN(auto criteria, criteriaOf(portfolio));
    Scorer scorer;
    scorer.m_facts = &facts;
    scorer.m_options = options;
    scorer.m_criteria = std::make_shared<const std::vector<Criterion>>(std::move(criteria));
    for (const Criterion& criterion : *scorer.m_criteria)
        scorer.m_leaves.emplace_back(criterion, *scorer.m_tables);
    scorer.m_value.threshold = portfolio.settings().valueThreshold;
    scorer.m_risk.threshold = portfolio.settings().riskThreshold;
    scorer.m_risk.axis = Axis::Risk;
    for (AxisPart* part : {&scorer.m_value, &scorer.m_risk}) {
        BANYAN_ASSIGN(part->weights, axisWeights(part->axis, *scorer.m_criteria, portfolio));
        for (const CriterionWeight& weight : criterionWeights(part->weights, *scorer.m_criteria))
            part->leafWeights.push_back(weight.weight);
    }
    scorer.m_recorded = recordedPlacements(portfolio, options.asOf, methodFingerprint(portfolio, scorer.criteria()));
    scorer.m_overrides = overrides(portfolio, options.asOf);
    scorer.m_flows = criticalFlows(portfolio);
    return scorer;
}

Weights Scorer::weights() const {
    return {criterionWeights(m_value.weights, criteria()), criterionWeights(m_risk.weights, criteria())};
}

void Scorer::addTerms(const AxisPart& part, Work& work) const {
    for (size_t i = 0; i < part.weights.criteria.size(); ++i) {
        const size_t at = part.weights.criteria[i];
        const Leaf& leaf = m_leaves[at];
        const Cell& cell = work.cells[at];
        Term& term = work.out.terms.emplace_back();
        term.axis = part.axis;
        term.criterion = static_cast<uint32_t>(at);
        term.known = cell.known;
        term.clamped = cell.clamped;
        term.raw = leaf.raw(cell);
        if (cell.second) term.complexity = cell.second->raw.mid;
        term.score = cell.score;
        term.weight = part.leafWeights[i];
        term.points = times(cell.score, term.weight);
        if (!cell.known) continue;
        term.estimated = cell.fact->estimated || (cell.second && cell.second->estimated);
        term.provenance = provenanceOf(cell);
    }
}

void Scorer::applyCriticalFlow(Work& work) const {
    const auto found = m_flows.find(work.component->id);
    if (found == m_flows.end()) return;
    const Flow& flow = *found->second;
    work.valueFloor = flow.importance;
    const Interval points = lift(work.out.value, flow.importance);
    work.out.value = plus(work.out.value, points);
    if (points.low > 0)
        work.out.adjustments.push_back({Axis::Value, AdjustmentKind::CriticalFlow, points,
                                        "The critical flow " + (flow.name.empty() ? flow.id.value : flow.name) +
                                            " passes through it, so its value counts as " +
                                            shortNumber(flow.importance) + " at least"});
}

bool Scorer::isRedFlag(const Leaf& leaf, const Cell& cell, const ComponentId& component) const {
    if (!leaf.criterion().redFlag || !cell.known || cell.score.high < redFlagScore) return false;
    if (cell.score.low >= redFlagScore) return true;
    return leaf.atLeast(cell, redFlagScore, m_options.seed, component) >= redFlagCertainty;
}

void Scorer::applyRedFlag(Work& work) const {
    std::string flags;
    for (const size_t at : m_risk.weights.criteria)
        if (isRedFlag(m_leaves[at], work.cells[at], work.component->id))
            flags += (flags.empty() ? "" : " and ") + m_leaves[at].criterion().name + " (" +
                     m_leaves[at].text(work.cells[at]) + ")";
    if (flags.empty()) return;
    work.riskFloor = std::min(100.0, m_risk.threshold + hysteresis);
    const Interval points = lift(work.out.risk, work.riskFloor);
    work.out.risk = plus(work.out.risk, points);
    if (points.low > 0)
        work.out.adjustments.push_back({Axis::Risk, AdjustmentKind::RedFlag, points,
                                        "Red flag: " + flags + " scores 90 or more, so its risk counts as " +
                                            shortNumber(work.riskFloor) + " at least"});
}

void Scorer::place(Work& work) const {
    ComponentAssessment& out = work.out;
    PlacementInput input;
    input.value = out.value.mid;
    input.risk = out.risk.mid;
    input.valueThreshold = m_value.threshold;
    input.riskThreshold = m_risk.threshold;
    input.valueCoverage = out.valueCoverage;
    input.riskCoverage = out.riskCoverage;
    input.valueFloor = work.valueFloor;
    input.riskFloor = work.riskFloor;
    const auto recorded = m_recorded.find(out.id);
    if (recorded != m_recorded.end()) input.recorded = recorded->second;
    out.computedQuadrant = scoring::place(input);
    const auto overridden = m_overrides.find(out.id);
    out.quadrant = overridden == m_overrides.end() ? out.computedQuadrant : overridden->second->quadrant;
}

void Scorer::addMissing(ComponentAssessment& out) const {
    std::vector<std::pair<double, const std::string*>> unknown;
    for (const Term& term : out.terms)
        if (!term.known && term.weight > 0) unknown.emplace_back(term.weight, &criteria()[term.criterion].name);
    std::ranges::stable_sort(unknown, [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [weight, name] : unknown)
        out.missing.push_back(*name);
}

Scorer::Work Scorer::work(const Component& component, Scratch& scratch) const {
    Work work;
    work.component = &component;
    work.cells.reserve(m_leaves.size());
    scratch.places.resize(m_leaves.size());
    const facts::FactsOfOne& facts = m_facts->of(component.id);
    for (const Leaf& leaf : m_leaves)
        work.cells.push_back(leaf.cell(facts, scratch.places[work.cells.size()]));
    ComponentAssessment& out = work.out;
    out.id = component.id;
    out.name = component.name.empty() ? component.id.value : component.name;
    out.terms.reserve(m_leaves.size());
    addTerms(m_value, work);
    addTerms(m_risk, work);
    out.value = sumOf(out, Axis::Value);
    out.risk = sumOf(out, Axis::Risk);
    out.valueCoverage = coverageOf(out, Axis::Value);
    out.riskCoverage = coverageOf(out, Axis::Risk);
    applyCriticalFlow(work);
    applyRedFlag(work);
    place(work);
    addMissing(out);
    return work;
}

ComponentAssessment Scorer::score(const Component& component, Scratch& scratch) const {
    Work work = this->work(component, scratch);
    const ComponentAssessment& out = work.out;
    const bool placed = out.quadrant != Quadrant::Unknown || out.computedQuadrant != Quadrant::Unknown;
    if (m_options.draws > 0 && placed) addProbability(work, scratch);
    return std::move(work.out);
}

Scorer::Undrawn Scorer::undrawn(const Component& component, Scratch& scratch) const {
    Work work = this->work(component, scratch);
    ComponentLaw law = lawOf(work);
    return {std::move(work.out), std::move(law)};
}

void Scorer::drawWeights() {
    for (AxisPart* part : {&m_value, &m_risk})
        part->draws = scoring::drawWeights(part->weights, m_options.seed, m_options.draws, m_options.weights);
    m_draws = std::make_shared<const DrawBlock>(0, static_cast<size_t>(m_options.draws));
}

AxisLaw Scorer::lawOf(const AxisPart& part, const Work& work, double floor) const {
    AxisLaw out;
    out.floor = floor;
    out.groups.resize(part.weights.groups.size());
    for (size_t i = 0; i < part.weights.criteria.size(); ++i) {
        const size_t at = part.weights.criteria[i];
        const double share = part.weights.within[i];
        if (!(share > 0)) continue;
        AxisLaw::Group& group = out.groups[part.weights.groupOf[i]];
        LeafLaw law = m_leaves[at].law(work.cells[at], m_options.seed, work.component->id);
        if (law.fixed())
            group.fixed += share * law.value();
        else
            group.leaves.push_back({share, at, std::move(law)});
    }
    return out;
}

ComponentLaw Scorer::lawOf(const Work& work) const {
    return {lawOf(m_value, work, work.valueFloor), lawOf(m_risk, work, work.riskFloor)};
}

void Scorer::addProbability(Work& work, Scratch& scratch) const {
    const ComponentLaw law = lawOf(work);
    drawScores(law.value, m_value.draws, *m_draws, scratch.axis, scratch.value);
    drawScores(law.risk, m_risk.draws, *m_draws, scratch.axis, scratch.risk);
    work.out.probability =
        probabilityOf(countQuadrants(scratch.value, scratch.risk, m_value.threshold, m_risk.threshold));
    work.out.confidence = confidenceOf(*work.out.probability, work.out.computedQuadrant);
}

} // namespace banyan::scoring
