// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/units.h"
#include "model/scoring/assessment.h"
#include "model/scoring/cell.h"
#include "model/scoring/criteria.h"
#include "model/scoring/placement.h"
#include "model/scoring/value_function.h"

#include <algorithm>
#include <cmath>

/// What an assessment says in words.
namespace banyan::scoring {

namespace {

std::string_view phraseOf(Quadrant quadrant) {
    switch (quadrant) {
    case Quadrant::AddressEarly:
        return "is to be addressed early";
    case Quadrant::Retain:
        return "is to be retained and evolved";
    case Quadrant::ReplaceOrRetire:
        return "is to be replaced or retired";
    case Quadrant::Defer:
        return "can be deferred";
    case Quadrant::Unknown:
        break;
    }
    return "can't be placed";
}

std::string nameOf(const Assessment& assessment, const Term& term) {
    const Criterion& criterion = assessment.criterionOf(term);
    return inSentence(criterion.name.empty() ? criterion.id.value : criterion.name);
}

std::string listOf(const std::vector<std::string>& parts) {
    std::string text;
    for (size_t i = 0; i < parts.size(); ++i)
        text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    return text;
}

std::string confidenceText(const ComponentAssessment& component) {
    if (!component.probability || component.computedQuadrant == Quadrant::Unknown) return {};
    static constexpr std::array words{"firm", "leaning", "undecided"};
    const double p = component.sure().value_or(0);
    return std::string(", ") + words[static_cast<size_t>(component.confidence)] + " (" + shortNumber(100 * p, 0) +
           " % of draws)";
}

/// Known terms of the axis, the ones with most points first.
std::vector<const Term*> heaviest(const ComponentAssessment& component, Axis axis) {
    std::vector<const Term*> terms;
    for (const Term& term : component.terms)
        if (term.axis == axis && term.known && term.points.mid > 0) terms.push_back(&term);
    std::ranges::stable_sort(terms, [](const Term* a, const Term* b) { return a->points.mid > b->points.mid; });
    return terms;
}

/// "Most of its risk comes from …": as many of the heaviest terms as make half of the score, three at most.
std::string mostOf(const ComponentAssessment& component, const Assessment& assessment, Axis axis) {
    const double score = axis == Axis::Value ? component.value.mid : component.risk.mid;
    std::vector<std::string> names;
    double points = 0;
    for (const Term* term : heaviest(component, axis)) {
        if (points >= score / 2 || names.size() == 3) break;
        points += term->points.mid;
        names.push_back(nameOf(assessment, *term) + " (" + rawText(*term, assessment) + ")");
    }
    if (names.empty()) return " Nothing that is known of its " + std::string(enumName(axis)) + " scores over 0.";
    return (points >= score / 2 ? " Most of its " : " Much of its ") +
           std::string(axis == Axis::Value ? "value" : "risk") + " comes from " + listOf(names) + ".";
}

std::string unplaced(const ComponentAssessment& component) {
    std::string cause;
    if (component.valueCoverage == 0 && component.riskCoverage == 0)
        cause = "nothing is known of its value or its risk";
    else if (component.valueCoverage == 0)
        cause = "nothing is known of its value";
    else if (component.riskCoverage == 0)
        cause = "nothing is known of its risk";
    else
        cause = "only " + shortNumber(100 * component.valueCoverage, 0) + " % of its value and " +
                shortNumber(100 * component.riskCoverage, 0) + " % of its risk are known";
    std::string text = component.name + " can't be placed: " + cause + ".";
    if (!component.missing.empty()) text += " Collect or estimate " + inSentence(component.missing.front()) + " first.";
    return text;
}

/// The raw value at which the term alone would change its axis by `points`, as words; empty when it can't.
std::string alone(const Term& term, const Assessment& assessment, double points) {
    const Criterion* criterion = &assessment.criterionOf(term);
    if (criterion->fact == hotspotFact || !term.raw || !(term.weight > 0)) return {};
    const double wanted = term.score.mid + points / term.weight;
    if (wanted < 0 || wanted > 100) return {};
    const double raw = rawScoring(*criterion, wanted, term.raw->mid);
    return nameOf(assessment, term) + " of " + numberWithUnit(rawNumber(raw), criterion->unit) + " instead of " +
           rawNumber(term.raw->mid) + " alone would do that";
}

} // namespace

std::string rawText(const Term& term, const Assessment& assessment) {
    const Criterion& criterion = assessment.criterionOf(term);
    if (criterion.fact == hotspotFact) return hotspotText(term.raw, term.complexity, criterion.unit);
    if (!term.known) return "unknown";
    return term.raw ? quantity(term.raw->mid, criterion.unit) : "not applicable";
}

std::string sentence(const ComponentAssessment& component, const Assessment& assessment) {
    if (component.quadrant == Quadrant::Unknown && component.computedQuadrant == Quadrant::Unknown)
        return unplaced(component);
    std::string text = component.name + " " + std::string(phraseOf(component.quadrant));
    if (component.quadrant != component.computedQuadrant)
        text += ", as a person decided; computed, it " + std::string(phraseOf(component.computedQuadrant));
    text += confidenceText(component) + ": value " + shortNumber(component.value.mid, 0) + ", risk " +
            shortNumber(component.risk.mid, 0) + ".";
    const bool riskHigh =
        component.quadrant == Quadrant::AddressEarly || component.quadrant == Quadrant::ReplaceOrRetire;
    text += mostOf(component, assessment, riskHigh ? Axis::Risk : Axis::Value);
    for (const Adjustment& adjustment : component.adjustments)
        text += " " + adjustment.because + ".";
    return text;
}

std::string nextQuadrantHint(const ComponentAssessment& component, const Assessment& assessment) {
    if (component.computedQuadrant == Quadrant::Unknown) return {};
    const bool valueHigh =
        component.computedQuadrant == Quadrant::AddressEarly || component.computedQuadrant == Quadrant::Retain;
    const bool riskHigh =
        component.computedQuadrant == Quadrant::AddressEarly || component.computedQuadrant == Quadrant::ReplaceOrRetire;
    const double valueGap = assessment.valueThreshold - component.value.mid;
    const double riskGap = assessment.riskThreshold - component.risk.mid;
    const bool byRisk = std::abs(riskGap) <= std::abs(valueGap);
    const Axis axis = byRisk ? Axis::Risk : Axis::Value;
    const double gap = byRisk ? riskGap : valueGap;
    const bool high = byRisk ? riskHigh : valueHigh;
    const Quadrant next = byRisk ? quadrantOf(valueHigh, !riskHigh) : quadrantOf(!valueHigh, riskHigh);
    const std::string name = byRisk ? "risk" : "value";
    for (const Adjustment& adjustment : component.adjustments)
        if (adjustment.axis == axis && high && adjustment.points.mid > 0)
            return component.name + " stays where it is while this holds: " + inSentence(adjustment.because) + ".";
    std::string text = component.name + " would come to \"" + std::string(quadrantTitle(next)) + "\" if its " + name +
                       (high ? " fell" : " rose") + " by " + pointsText(std::abs(gap)) + ", " +
                       (high ? "below " : "to ") +
                       shortNumber(byRisk ? assessment.riskThreshold : assessment.valueThreshold, 0);
    for (const Term* term : heaviest(component, axis))
        if (const std::string by = alone(*term, assessment, gap); !by.empty()) return text + "; " + by + ".";
    return text + ".";
}

} // namespace banyan::scoring
