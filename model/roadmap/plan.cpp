// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/plan.h"

#include "model/roadmap/planner.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace banyan::roadmap {

namespace {

bool looksAtFacts(const Portfolio& portfolio) {
    return std::ranges::any_of(portfolio.initiatives(), [](const Initiative& initiative) {
        return std::ranges::any_of(initiative.gates, [](const Gate& gate) { return !gate.fact.empty(); });
    });
}

std::optional<double> valueIn(const facts::Facts& facts, const ComponentId& component, const std::string& fact) {
    if (const facts::Fact* found = facts.find(component, fact)) return found->raw.mid;
    const std::string_view answer = facts.answer(component, fact);
    if (answer == "yes") return 1;
    if (answer == "no") return 0;
    return {};
}

GateKnowledge knowledgeOf(const facts::Facts& facts, const std::vector<Criterion>& criteria) {
    std::map<CriterionId, std::string> factOf;
    for (const Criterion& criterion : criteria)
        factOf[criterion.id] = criterion.fact;
    return {[&facts](const ComponentId& component, const std::string& fact) { return valueIn(facts, component, fact); },
            [factOf = std::move(factOf)](const CriterionId& criterion) {
                const auto found = factOf.find(criterion);
                return found == factOf.end() ? criterion.value : found->second;
            }};
}

} // namespace

double Plan::gapPercent() const {
    return 100 * (upperBound - value) / std::max(std::abs(upperBound), 1e-9);
}

const PlannedInitiative* Plan::find(const InitiativeId& id) const {
    const auto at = std::ranges::lower_bound(initiatives, id, {}, &PlannedInitiative::id);
    return at != initiatives.end() && at->id == id ? &*at : nullptr;
}

Result<Plan> plan(const Portfolio& portfolio, const advice::Benefits& benefits, const PlanOptions& options) {
    std::vector<Criterion> criteria;
    facts::Facts facts;
    if (looksAtFacts(portfolio)) {
        BANYAN_ASSIGN(criteria, scoring::criteriaOf(portfolio));
        facts = facts::derive(portfolio, options.asOf);
    }
    return planKnowing(portfolio, benefits, knowledgeOf(facts, criteria), options);
}

Result<Plan> plan(const Portfolio& portfolio, const PlanOptions& options) {
    const facts::Facts facts = facts::derive(portfolio, options.asOf);
    scoring::AssessOptions assessing;
    assessing.asOf = options.asOf;
    assessing.seed = options.seed;
    assessing.draws = 0;
    assessing.cancel = options.cancel;
    BANYAN_ASSIGN(const scoring::Assessment assessment, scoring::assess(portfolio, facts, assessing));
    return planKnowing(portfolio, advice::benefits(portfolio, facts, assessment),
                       knowledgeOf(facts, assessment.criteria), options);
}

Roadmap toRecord(const Plan& plan, const PlanOptions& options) {
    Roadmap out;
    out.id = RoadmapId("current");
    out.name = "Current plan";
    out.start = plan.start;
    out.weeks = plan.weeks;
    out.asOf = options.asOf;
    out.seed = static_cast<int64_t>(plan.seed);
    out.schedules = plan.schedules;
    out.value = plan.value;
    out.upperBound = plan.upperBound;
    for (const PlannedInitiative& one : plan.initiatives)
        out.entries.push_back({one.id, one.startWeek, one.finishWeek, one.phase});
    for (const UnscheduledInitiative& one : plan.unscheduled)
        out.unscheduled.push_back({one.id, one.because});
    return out;
}

Edit keep(const Plan& plan, const PlanOptions& options) {
    return {"plan the roadmap", {Put{toRecord(plan, options)}}, {}};
}

std::string_view phaseTitle(int phase) {
    switch (phase) {
    case 1:
        return "Stabilize and observe";
    case 2:
        return "Modularize and decouple";
    case 3:
        return "Extract and scale";
    default:
        return "Optimize and standardize";
    }
}

} // namespace banyan::roadmap
