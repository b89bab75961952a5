// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/facts/laws.h"
#include "model/scoring/assessment.h"
#include "tests/support/small_portfolio.h"

namespace banyan::tests {

inline const Date today = Date::fromYmd(2026, 11, 22);

/// Facts of components, put down directly.
class SmallFacts {
public:
    SmallFacts& put(const std::string& component, const std::string& fact, facts::Law law, int ageDays = 0,
                    bool estimated = false) {
        facts::Fact value;
        value.law = law;
        value.raw = facts::rawOf(law);
        value.ageDays = ageDays;
        value.estimated = estimated;
        value.provenance = {{"source", "file.csv", 1, "", today - ageDays, 1}};
        m_facts.put(portfolio::ComponentId(component), fact, std::move(value));
        return *this;
    }
    SmallFacts& put(const std::string& component, const std::string& fact, double x, int ageDays = 0) {
        return put(component, fact, facts::PointLaw{x}, ageDays);
    }
    [[nodiscard]] const facts::Facts& build() const { return m_facts; }

private:
    facts::Facts m_facts;
};

/// A criterion from 0 to 100 that scores its raw value as it is.
inline portfolio::Criterion plainCriterion(const std::string& id, portfolio::Axis axis, double weight,
                                           const std::string& branch = {}) {
    portfolio::Criterion c;
    c.id = portfolio::CriterionId(id);
    c.name = id;
    c.axis = axis;
    c.branch = branch;
    c.fact = id;
    c.a0 = 0;
    c.a100 = 100;
    c.weight = weight;
    return c;
}

/// The built-in criteria of an axis, put away by a weight of 0.
inline SmallPortfolio& withoutBuiltIn(SmallPortfolio& small, portfolio::Axis axis) {
    const auto builtIn = scoring::criteriaOf({});
    for (portfolio::Criterion c : *builtIn) {
        if (c.axis != axis) continue;
        c.weight = 0;
        c.redFlag = false;
        small.put(c);
    }
    return small;
}

/// Weights that stay as they are in every draw: two goals, which count for nothing.
inline SmallPortfolio& withFixedWeights(SmallPortfolio& small) {
    portfolio::Settings settings;
    settings.lambda = 0;
    small.put(settings);
    for (const char* id : {"one", "two"}) {
        std::vector<portfolio::Contribution> all;
        for (const char* branch : {"operational", "change", "structure", "currency"})
            all.push_back({branch, 1});
        const portfolio::Portfolio current = small.build();
        for (const portfolio::Criterion& c : current.table<portfolio::Criterion>())
            if (c.axis == portfolio::Axis::Value) all.push_back({c.id.value, 1});
        for (const char* criterion : {"revenue-share", "users-reached", "regulatory-importance"})
            all.push_back({criterion, 1});
        small.goal(id, 1, all);
    }
    return small;
}

inline scoring::Assessment assessed(const SmallPortfolio& small, const SmallFacts& facts, int draws = 0,
                                    uint64_t seed = 1) {
    scoring::AssessOptions options;
    options.asOf = today;
    options.draws = draws;
    options.seed = seed;
    auto result = scoring::assess(small.build(), facts.build(), options);
    if (!result) qFatal("%s", result.error().fullMessage().c_str());
    return *std::move(result);
}

inline const scoring::Term& term(const scoring::Assessment& assessment, const std::string& component,
                                 const std::string& criterion) {
    for (const scoring::Term& t : assessment.find(portfolio::ComponentId(component))->terms)
        if (assessment.criterionOf(t).id.value == criterion) return t;
    qFatal("no term %s", criterion.c_str());
}

inline const scoring::ComponentAssessment& one(const scoring::Assessment& assessment, const std::string& id = "a") {
    const auto* found = assessment.find(portfolio::ComponentId(id));
    if (!found) qFatal("no component %s", id.c_str());
    return *found;
}

} // namespace banyan::tests
