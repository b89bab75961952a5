// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/plan.h"

#include "model/base/numbers.h"
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

/// Keeps a reference to the facts.
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

int hoursOf(const PlannedInitiative& initiative) {
    int sum = 0;
    for (const TeamHours& effort : initiative.effort)
        sum += effort.hours;
    return sum;
}

double Plan::gapPercent() const {
    return 100 * (upperBound - value) / std::max(std::abs(upperBound), 1e-9);
}

std::string Plan::standing() const {
    if (initiatives.empty() && !unscheduled.empty()) return "none of them has a place in it, and each says why";
    if (value == 0 && std::abs(upperBound) < 1e-9)
        return unscheduled.empty() ? "no benefit is known, so any order is as good"
                                   : "no benefit of what is scheduled is known, so any order is as good";
    return "within " + shortNumber(gapPercent(), 1) + " % of the best possible";
}

std::pair<int, int> Plan::openGates() const {
    std::pair<int, int> out{};
    for (const PhaseSummary& phase : phases)
        for (const GateStatus& gate : phase.gates) {
            if (!gate.met) ++out.first;
            if (!gate.possible) ++out.second;
        }
    return out;
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

Result<Grounds> groundsOf(const Portfolio& portfolio, const PlanOptions& options) {
    Grounds out;
    const auto facts = std::make_shared<const facts::Facts>(facts::derive(portfolio, options.asOf));
    scoring::AssessOptions assessing;
    assessing.asOf = options.asOf;
    assessing.seed = options.seed;
    assessing.draws = 0;
    assessing.cancel = options.cancel;
    BANYAN_ASSIGN(const scoring::Assessment assessment, scoring::assess(portfolio, *facts, assessing));
    out.benefits = advice::benefits(portfolio, *facts, assessment);
    out.facts = facts;
    out.criteria = assessment.criteria;
    return out;
}

Result<Plan> plan(const Portfolio& portfolio, const PlanOptions& options) {
    BANYAN_ASSIGN(const Grounds grounds, groundsOf(portfolio, options));
    return plan(portfolio, grounds, options);
}

GateKnowledge knowledgeFrom(const Grounds& grounds) {
    GateKnowledge out = knowledgeOf(*grounds.facts, grounds.criteria);
    out.value = [facts = grounds.facts, value = out.value](const ComponentId& component, const std::string& fact) {
        return value(component, fact);
    };
    return out;
}

Result<Plan> plan(const Portfolio& portfolio, const Grounds& grounds, const PlanOptions& options) {
    return planKnowing(portfolio, grounds.benefits, knowledgeFrom(grounds), options);
}

Result<Plan> replan(const Portfolio& portfolio, const Grounds& grounds, const Roadmap& current, PlanOptions options) {
    constexpr int most = 300;
    options.schedules = std::min(options.schedules, most);
    options.quick = true;
    options.fromScratch = false;
    options.current = std::make_shared<const Roadmap>(current);
    return plan(portfolio, grounds, options);
}

int shownStart(const Plan& plan, const PlannedInitiative& initiative) {
    if (!initiative.startedOn) return initiative.startWeek;
    const int days = *initiative.startedOn - plan.start;
    return days >= 0 ? days / 7 : -((6 - days) / 7);
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
        out.entries.push_back({one.id, shownStart(plan, one), one.finishWeek, one.phase, hoursOf(one), one.cost,
                               one.boundBy.empty() ? std::string() : one.boundBy.front().what});
    for (const UnscheduledInitiative& one : plan.unscheduled)
        out.unscheduled.push_back({one.id, one.because});
    return out;
}

Edit keep(const Plan& plan, const PlanOptions& options) {
    return {"Plan the roadmap", {Put{toRecord(plan, options)}}, {}};
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
