// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/facts/candidate.h"
#include "model/facts/laws.h"

#include <algorithm>
#include <array>
#include <tuple>

/// Facts that stand in the portfolio's records: structure, costs, answers.
namespace banyan::facts {

namespace {

Fact pointFact(std::string_view unit, double x, Date day, Date asOf) {
    Fact fact;
    fact.unit = unit;
    fact.law = PointLaw{x};
    fact.raw = Interval::point(x);
    fact.ageDays = std::max(0, asOf - day);
    fact.from = day;
    fact.to = day + 1;
    return fact;
}

/// The newest statement about the component's dependencies stands for all of them.
Provenance structureProvenance(const Subject& subject, const Subjects& subjects) {
    Provenance newest{"hand", {}, 0, {}, subjects.asOf(), 0};
    bool any = false;
    const auto offer = [&](Provenance one) {
        one.date = std::min(one.date, subjects.asOf());
        if (!any || newest.date < one.date) newest = std::move(one);
        any = true;
    };
    for (const SourceView* source : subject.structureSources)
        offer({source->id, source->file, 0, {}, source->stated.value_or(subjects.asOf()), 0});
    for (const Dependency* dependency : subject.dependencies)
        for (const Origin& origin : dependency->origins)
            if (const SourceView* source = subjects.source(origin.source))
                offer({source->id, origin.file, origin.line, origin.pointer, source->stated.value_or(subjects.asOf()),
                       0});
    newest.rows = static_cast<int>(subject.dependencies.size());
    return newest;
}

constexpr std::array costFacts{
    std::pair{CostKind::Run, std::string_view("run-cost")},
    std::pair{CostKind::Licence, std::string_view("licence-cost")},
    std::pair{CostKind::Replacement, std::string_view("replacement-cost")},
    std::pair{CostKind::Refactoring, std::string_view("refactoring-cost")},
};

} // namespace

void putStructure(const Subject& subject, const Subjects& subjects, size_t components, Facts& facts) {
    if (!subject.position || !subject.position->covered) return;
    const structure::Position& position = *subject.position;
    const Provenance provenance = structureProvenance(subject, subjects);
    const double percent = 100.0 / static_cast<double>(components);
    const std::array table{
        std::tuple{std::string_view("visibility-fan-in"), std::string_view("%"), position.visibilityFanIn * percent},
        std::tuple{std::string_view("cycle-share"), std::string_view("%"), position.cycleShare * 100},
        std::tuple{std::string_view("fan-in"), std::string_view("count"), static_cast<double>(position.fanIn)},
        std::tuple{std::string_view("efferent-coupling"), std::string_view("count"),
                   static_cast<double>(position.fanOut)},
    };
    for (const auto& [id, unit, x] : table) {
        Fact fact = pointFact(unit, x, provenance.date, subjects.asOf());
        fact.provenance = {provenance};
        facts.put(subject.component->id, id, std::move(fact));
    }
}

void putCosts(const Subject& subject, const Subjects& subjects, Facts& facts) {
    for (const auto& [kind, id] : costFacts) {
        double sum = 0;
        std::vector<Provenance> provenance;
        for (const Cost* cost : subject.costs) {
            if (cost->kind != kind) continue;
            sum += cost->amount;
            const Origin origin = cost->origins.empty() ? Origin{} : cost->origins.front();
            provenance.push_back({origin.source.empty() ? "hand" : origin.source.value, origin.file, origin.line,
                                  origin.pointer, subjects.asOf(), 1});
        }
        if (provenance.empty()) continue;
        Fact fact = pointFact(subjects.currency(), sum, subjects.asOf(), subjects.asOf());
        fact.declared = true;
        fact.provenance = std::move(provenance);
        facts.put(subject.component->id, id, std::move(fact));
    }
}

void putAnswers(const Subject& subject, Date asOf, Facts& facts) {
    std::map<std::string_view, const Answer*> latest;
    for (const Answer& answer : subject.component->answers) {
        if (answer.date && *answer.date > asOf) continue;
        const Answer*& kept = latest[answer.fact];
        if (!kept || kept->date <= answer.date) kept = &answer;
    }
    for (const auto& [id, answer] : latest) {
        facts.putAnswer(subject.component->id, id, answer->value);
        const std::optional<double> number = parseNumber(answer->value);
        if (!number || facts.find(subject.component->id, id)) continue;
        const Date day = answer->date.value_or(asOf);
        Fact fact = pointFact({}, *number, day, asOf);
        fact.estimated = true;
        fact.provenance = {{"hand", {}, 0, {}, day, 1}};
        facts.put(subject.component->id, id, std::move(fact));
    }
}

} // namespace banyan::facts
