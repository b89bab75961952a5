// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/answers.h"

namespace banyan::report {

using namespace banyan::portfolio;
using namespace banyan::roadmap;

namespace {

Json toJson(const BoundBy& reason) {
    Json out{{"kind", reason.kind}, {"what", reason.what}, {"weeks", reason.weeks}};
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
            {"deadlineWeek", initiative.deadlineWeek ? Json(*initiative.deadlineWeek) : Json(nullptr)},
            {"latenessCostPerWeek", initiative.latenessCostPerWeek},
            {"hardDeadline", initiative.hardDeadline},
            {"started", initiative.started},
            {"boundBy", std::move(reasons)},
            {"finish", {{"p50", initiative.p50}, {"p80", initiative.p80}}}};
}

Json toJson(const UnscheduledInitiative& initiative) {
    return {{"id", initiative.id.value},
            {"title", initiative.title},
            {"phase", initiative.phase},
            {"because", initiative.because},
            {"deadlineWeek", initiative.deadlineWeek ? Json(*initiative.deadlineWeek) : Json(nullptr)},
            {"latenessCostPerWeek", initiative.latenessCostPerWeek}};
}

Json toJson(const PhaseSummary& phase) {
    Json gates = Json::array();
    for (const GateStatus& gate : phase.gates)
        gates.push_back({{"gate", gate.gate}, {"met", gate.met}, {"because", gate.because}});
    return {{"phase", phase.phase}, {"startWeek", phase.startWeek}, {"finishWeek", phase.finishWeek},
            {"hours", phase.hours}, {"cash", phase.cash},           {"gates", std::move(gates)}};
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
             {"statusWeek", plan.statusWeek}};
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
    out["objective"] = {{"value", plan.value}, {"upperBound", plan.upperBound}, {"gapPercent", plan.gapPercent()}};
    out["issues"] = toJson(plan.issues)["issues"];
    return out;
}

} // namespace banyan::report
