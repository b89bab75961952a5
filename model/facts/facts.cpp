// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/facts/facts.h"

#include "model/facts/candidate.h"
#include "model/portfolio/metrics.h"

#include <array>
#include <set>

namespace banyan::facts {

namespace {

/// Everything that is worked out rather than read, with the window that it looks back on.
constexpr std::array derivedFacts{
    DerivedFact{"incident-rate", "per 30 d", 180, incidentRate},
    DerivedFact{"time-to-restore", "h", 180, timeToRestore},
    DerivedFact{"change-failure-rate", "%", 180, changeFailureRate},
    DerivedFact{"commits-90d", "count", 90, commits},
    DerivedFact{"p95-latency-ratio", "×", 0, latencyRatio},
    DerivedFact{"error-budget-burn", "×", 0, errorBudgetBurn},
    DerivedFact{"peak-cpu", "%", 90, peakCpu},
};

const DerivedFact* findDerived(std::string_view id) {
    for (const DerivedFact& fact : derivedFacts)
        if (fact.id == id) return &fact;
    return nullptr;
}

/// Units of metrics that only this portfolio's own criteria know.
std::map<std::string_view, std::string_view> unitsOf(const Portfolio& portfolio) {
    std::map<std::string_view, std::string_view> units;
    for (const Criterion& criterion : portfolio.table<Criterion>())
        units[criterion.fact] = criterion.unit;
    for (const Metric& metric : metrics())
        units[metric.id] = metric.unit;
    return units;
}

void putDerivedAndRead(const Subject& subject, const std::map<std::string_view, std::string_view>& units, Date asOf,
                       Facts& facts) {
    std::set<std::string_view> ids;
    for (const DerivedFact& fact : derivedFacts)
        ids.insert(fact.id);
    for (const RowsOfSource& rows : subject.rows)
        for (const auto& [metric, readings] : rows.readings)
            ids.insert(metric);
    for (const auto& [metric, estimate] : subject.estimates)
        ids.insert(metric);
    for (const std::string_view id : ids) {
        if (facts.find(subject.component->id, id)) continue;
        Candidates candidates(asOf);
        if (const DerivedFact* derived = findDerived(id)) derived->derive(*derived, subject, candidates);
        const auto unit = units.find(id);
        readingsOf(id, unit == units.end() ? std::string_view() : unit->second, subject, candidates);
        if (const Fact* best = candidates.best()) facts.put(subject.component->id, id, *best);
    }
}

} // namespace

const std::vector<Provenance>& Provenances::list() const {
    static const std::vector<Provenance> none;
    return m_list ? *m_list : none;
}

const Fact* FactsOfOne::find(std::string_view id) const {
    size_t place = m_ids.size();
    return find(id, place);
}

const Fact* FactsOfOne::find(std::string_view id, size_t& place) const {
    if (place < m_ids.size() && m_ids[place] == id) return &m_facts[place];
    const auto found = std::ranges::lower_bound(m_ids, id, std::less<std::string_view>());
    if (found == m_ids.end() || *found != id) return nullptr;
    place = static_cast<size_t>(found - m_ids.begin());
    return &m_facts[place];
}

void FactsOfOne::put(std::string_view id, Fact fact) {
    const auto found = std::ranges::lower_bound(m_ids, id, std::less<std::string_view>());
    const auto at = found - m_ids.begin();
    if (found != m_ids.end() && *found == id) {
        m_facts[static_cast<size_t>(at)] = std::move(fact);
        return;
    }
    m_ids.emplace(found, id);
    m_facts.insert(m_facts.begin() + at, std::move(fact));
}

const Fact* Facts::find(const ComponentId& component, std::string_view fact) const {
    return of(component).find(fact);
}

const FactsOfOne& Facts::of(const ComponentId& component) const {
    static const FactsOfOne none;
    const auto found = m_facts.find(component);
    return found == m_facts.end() ? none : found->second;
}

std::string_view Facts::answer(const ComponentId& component, std::string_view fact) const {
    const auto answers = m_answers.find(component);
    if (answers == m_answers.end()) return {};
    const auto found = answers->second.find(fact);
    return found == answers->second.end() ? std::string_view() : found->second;
}

void Facts::put(const ComponentId& component, std::string_view fact, Fact value) {
    m_facts[component].put(fact, std::move(value));
}

void Facts::putAnswer(const ComponentId& component, std::string_view fact, std::string value) {
    m_answers[component].insert_or_assign(std::string(fact), std::move(value));
}

Facts derive(const Portfolio& portfolio, Date asOf) {
    Facts facts;
    structure::Structure structure = structure::analyse(portfolio);
    const Subjects subjects(portfolio, structure, asOf);
    const auto units = unitsOf(portfolio);
    for (const Subject& subject : subjects.all()) {
        putStructure(subject, subjects, subjects.all().size(), facts);
        putCosts(subject, subjects, facts);
        putDerivedAndRead(subject, units, asOf, facts);
        putAnswers(subject, asOf, facts);
    }
    facts.setStructure(std::move(structure));
    return facts;
}

} // namespace banyan::facts
