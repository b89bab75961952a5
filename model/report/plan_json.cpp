// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/answers.h"

namespace banyan::report {

using namespace banyan::portfolio;
using namespace banyan::roadmap;

namespace {

template <typename T>
Json orNull(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json dayOrNull(const std::optional<Date>& day) {
    return day ? Json(day->toString()) : Json(nullptr);
}

Json toJson(const BoundBy& reason) {
    Json out{{"kind", reason.kind}, {"what", reason.what}, {"weeks", reason.weeks}};
    out["team"] = reason.team ? Json(reason.team->value) : Json(nullptr);
    out["earlier"] = reason.earlier;
    out["who"] = Json::array();
    for (const InitiativeId& id : reason.who)
        out["who"].push_back(id.value);
    return out;
}

Json prerequisitesOf(const PlannedInitiative& initiative) {
    Json out = Json::array();
    for (const PlannedPrerequisite& p : initiative.prerequisites)
        out.push_back({{"id", p.id.value}, {"lagWeeks", p.lagWeeks}, {"done", p.done}});
    return out;
}

Json toJson(const PlannedInitiative& initiative) {
    Json components = Json::array();
    for (const ComponentId& id : initiative.components)
        components.push_back(id.value);
    Json effort = Json::array();
    for (const TeamHours& e : initiative.effort)
        effort.push_back({{"team", e.team.value}, {"hours", e.hours}});
    Json demand = Json::array();
    for (const Demand& d : initiative.demand)
        demand.push_back({{"team", d.team.value}, {"week", d.week}, {"hours", d.hours}});
    Json reasons = Json::array();
    for (const BoundBy& reason : initiative.boundBy)
        reasons.push_back(toJson(reason));
    return {{"id", initiative.id.value},
            {"title", initiative.title},
            {"phase", initiative.phase},
            {"components", std::move(components)},
            {"prerequisites", prerequisitesOf(initiative)},
            {"startWeek", initiative.startWeek},
            {"finishWeek", initiative.finishWeek},
            {"effortHours", std::move(effort)},
            {"demand", std::move(demand)},
            {"cash", initiative.cash},
            {"valueRate", initiative.valueRate},
            {"overlapAllowed", initiative.overlapAllowed},
            {"earliestWeek", initiative.earliestWeek},
            {"pin", {{"kind", enumName(initiative.pinKind)}, {"week", initiative.pinWeek}}},
            {"deadlineWeek", orNull(initiative.deadlineWeek)},
            {"latenessCostPerWeek", initiative.latenessCostPerWeek},
            {"hardDeadline", initiative.hardDeadline},
            {"started", initiative.started},
            {"startedOn", dayOrNull(initiative.startedOn)},
            {"cost", initiative.cost},
            {"boundBy", std::move(reasons)},
            {"finish", {{"p50", initiative.p50}, {"p80", initiative.p80}}},
            {"criticality", initiative.criticality},
            {"deadlineChance", orNull(initiative.deadlineChance)}};
}

Json toJson(const UnscheduledInitiative& initiative) {
    return {{"id", initiative.id.value},
            {"title", initiative.title},
            {"phase", initiative.phase},
            {"because", initiative.because},
            {"deadlineWeek", orNull(initiative.deadlineWeek)},
            {"latenessCostPerWeek", initiative.latenessCostPerWeek}};
}

Json toJson(const PhaseSummary& phase) {
    Json gates = Json::array();
    for (const GateStatus& gate : phase.gates)
        gates.push_back({{"gate", gate.gate}, {"met", gate.met}, {"because", gate.because}});
    return {{"phase", phase.phase},
            {"startWeek", phase.startWeek},
            {"finishWeek", phase.finishWeek},
            {"hours", phase.hours},
            {"cash", phase.cash},
            {"gates", std::move(gates)},
            {"finish", {{"p50", phase.p50}, {"p80", phase.p80}}}};
}

Json capacityOf(const Plan& plan) {
    Json out = Json::array();
    for (const TeamWeek& week : plan.capacity)
        out.push_back({{"team", week.team.value},
                       {"week", week.week},
                       {"hours", week.hours},
                       {"used", week.used},
                       {"freeze", week.freeze}});
    return out;
}

Json toJson(const FinishedInitiative& initiative) {
    return {{"id", initiative.id.value},
            {"title", initiative.title},
            {"phase", initiative.phase},
            {"startedOn", dayOrNull(initiative.startedOn)},
            {"finishedOn", dayOrNull(initiative.finishedOn)}};
}

Json toJson(const GoalChance& goal) {
    Json served = Json::array();
    for (const InitiativeId& id : goal.servedBy)
        served.push_back(id.value);
    return {{"id", goal.id.value},
            {"name", goal.name},
            {"deadline", goal.deadline.toString()},
            {"deadlineWeek", goal.deadlineWeek},
            {"servedBy", std::move(served)},
            {"finishWeek", orNull(goal.finishWeek)},
            {"chance", orNull(goal.chance)},
            {"because", goal.because}};
}

Json toJson(const Spend& spend) {
    Json out = Json::object();
    if (!spend.quarter.empty()) out["quarter"] = spend.quarter;
    if (spend.phase > 0) out["phase"] = spend.phase;
    out["cash"] = spend.cash;
    out["people"] = spend.people;
    out["hours"] = spend.hours;
    out["unpricedHours"] = spend.unpricedHours;
    return out;
}

Json toJson(const MoneyRange& range) {
    return {{"low", range.low}, {"likely", range.likely}, {"high", range.high}};
}

Json toJson(const GoalBenefit& benefit) {
    return {{"goal", benefit.id.value},
            {"name", benefit.name},
            {"priced", benefit.priced},
            {"perYear", benefit.priced ? toJson(benefit.perYear) : Json(nullptr)},
            {"because", benefit.because}};
}

template <typename T>
Json listOf(const std::vector<T>& list) {
    Json out = Json::array();
    for (const T& item : list)
        out.push_back(toJson(item));
    return out;
}

Json toJson(const Money& money) {
    Json without = Json::array();
    for (const TeamId& team : money.withoutRate)
        without.push_back(team.value);
    return {{"currency", money.currency},
            {"quarters", listOf(money.quarters)},
            {"phases", listOf(money.phases)},
            {"total", toJson(money.total)},
            {"teamsWithoutDayRate", std::move(without)},
            {"benefits", listOf(money.benefits)},
            {"benefitPerYear", money.priced ? toJson(money.perYear) : Json(nullptr)},
            {"benefitWithinHorizon", money.priced ? toJson(money.withinHorizon) : Json(nullptr)},
            {"payback",
             {{"low", orNull(money.paybackLow)},
              {"likely", orNull(money.paybackLikely)},
              {"high", orNull(money.paybackHigh)},
              {"because", money.paybackBecause}}},
            {"runPerYear", money.runPerYear},
            {"licencePerYear", money.licencePerYear},
            {"componentsWithoutCost", money.componentsWithoutCost},
            {"doingNothing", money.doingNothing}};
}

} // namespace

Json toJson(const Plan& plan) {
    Json out{{"schema", "banyan.plan/1"},
             {"start", plan.start.toString()},
             {"weeks", plan.weeks},
             {"sprintWeeks", plan.sprintWeeks},
             {"seed", plan.seed},
             {"schedules", plan.schedules},
             {"discountPerWeek", plan.discountPerWeek},
             {"policy", enumName(plan.policy)},
             {"statusWeek", plan.statusWeek},
             {"statusDate", plan.statusDate.toString()}};
    if (plan.budgetPercent >= 0) out["budgetPercent"] = plan.budgetPercent;
    out["capacity"] = capacityOf(plan);
    out["wip"] = Json::array();
    for (const auto& [team, limit] : plan.wip)
        out["wip"].push_back({{"team", team.value}, {"limit", limit}});
    out["cash"] = Json::array();
    for (const CashLimit& limit : plan.cash)
        out["cash"].push_back({{"quarter", limit.quarter}, {"limit", limit.limit}});
    out["initiatives"] = Json::array();
    for (const PlannedInitiative& initiative : plan.initiatives)
        out["initiatives"].push_back(toJson(initiative));
    out["unscheduled"] = Json::array();
    for (const UnscheduledInitiative& initiative : plan.unscheduled)
        out["unscheduled"].push_back(toJson(initiative));
    out["phases"] = Json::array();
    for (const PhaseSummary& phase : plan.phases)
        out["phases"].push_back(toJson(phase));
    out["finished"] = listOf(plan.finished);
    out["goals"] = listOf(plan.goals);
    out["money"] = toJson(plan.money);
    out["draws"] = plan.draws;
    out["moves"] = orNull(plan.moves);
    out["objective"] = {{"value", plan.value}, {"upperBound", plan.upperBound}, {"gapPercent", plan.gapPercent()}};
    out["objective"]["bestValue"] = plan.bestValue;
    out["issues"] = toJson(plan.issues)["issues"];
    return out;
}

} // namespace banyan::report
