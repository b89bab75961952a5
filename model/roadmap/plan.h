// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/advice/advice.h"
#include "model/base/progress.h"

/// In what order, with what budget: the portfolio's initiatives as a scheduled plan with reasons and a bound.
namespace banyan::roadmap {

using namespace banyan::portfolio;

struct TeamWeek {
    TeamId team;
    int week = 0;
    int hours = 0; ///< person-hours there are for initiatives
    int used = 0;
    bool freeze = false;
};

struct BoundBy {
    std::string kind; ///< "prerequisite", "capacity", "exclusion", "wip", "freeze", "pin", "gate", "cash", "calendar",
                      ///< "baseline", "value"
    std::string what; ///< one sentence: subject, number, cause
    std::vector<int> weeks;
    std::vector<InitiativeId> who; ///< other initiatives concerned
};

struct Demand {
    TeamId team;
    int week = 0;
    int hours = 0;
};

struct TeamHours {
    TeamId team;
    int hours = 0;
};

struct PlannedPrerequisite {
    InitiativeId id;
    int lagWeeks = 0;
    bool done = false;
};

struct PlannedInitiative {
    InitiativeId id;
    std::string title;
    int phase = 1;
    std::vector<ComponentId> components;
    std::vector<PlannedPrerequisite> prerequisites;
    int startWeek = 0;
    int finishWeek = 0; ///< first week after the last worked one
    std::vector<TeamHours> effort;
    std::vector<Demand> demand;
    double cash = 0;
    double valueRate = 0;
    bool overlapAllowed = false;
    int earliestWeek = 0;
    PinKind pinKind = PinKind::None;
    int pinWeek = 0;
    std::optional<int> deadlineWeek;
    double latenessCostPerWeek = 0;
    bool hardDeadline = false;
    bool started = false;
    std::vector<BoundBy> boundBy;
    int p50 = 0; ///< finish week
    int p80 = 0;
};

struct UnscheduledInitiative {
    InitiativeId id;
    std::string title;
    int phase = 1;
    std::string because;
    std::optional<int> deadlineWeek;
    double latenessCostPerWeek = 0;
};

struct GateStatus {
    std::string gate;
    bool met = false;
    std::string because;
};

struct PhaseSummary {
    int phase = 1;
    int startWeek = 0;
    int finishWeek = 0;
    int hours = 0;
    double cash = 0;
    std::vector<GateStatus> gates;
};

struct Plan {
    Date start; ///< the Monday of week 0
    int weeks = 0;
    int sprintWeeks = 2;
    uint64_t seed = 1;
    int schedules = 0; ///< how many were made
    double discountPerWeek = 0;
    GatePolicy policy = GatePolicy::Rolling;
    int statusWeek = 0;
    double budgetPercent = -1;      ///< the override that was asked for; -1: each team's own
    std::vector<TeamWeek> capacity; ///< by team, then week
    std::vector<std::pair<TeamId, int>> wip;
    std::vector<CashLimit> cash;
    std::vector<PlannedInitiative> initiatives;     ///< by id
    std::vector<UnscheduledInitiative> unscheduled; ///< by id
    std::vector<PhaseSummary> phases;               ///< only those with a scheduled initiative
    double value = 0;
    double upperBound = 0;
    std::vector<Issue> issues;

    [[nodiscard]] double gapPercent() const;
    [[nodiscard]] const PlannedInitiative* find(const InitiativeId& id) const;
};

struct PlanOptions {
    Date asOf;
    uint64_t seed = 1;
    int schedules = 2000;
    double seconds = 0;        ///< > 0: stop after that long instead (not reproducible)
    double budgetPercent = -1; ///< ≥ 0 overrides each team's refactoring budget
    CancelToken cancel;
    Progress progress;
};

/// Plans all proposed, accepted and started initiatives. Errors (kind Infeasible): "plan.prerequisite-cycle" naming
/// every member and the cheapest edge to cut, "plan.infeasible-pin" naming the conflict, "plan.no-teams"; BadInput;
/// Cancelled.
Result<Plan> plan(const Portfolio& portfolio, const advice::Benefits& benefits, const PlanOptions& options);

/// derive, assess, benefits and plan in one.
Result<Plan> plan(const Portfolio& portfolio, const PlanOptions& options);

/// The plan as a record to keep (id "current"), and the edit that keeps it.
Roadmap toRecord(const Plan& plan, const PlanOptions& options);
Edit keep(const Plan& plan, const PlanOptions& options);

/// First day of a week of the plan.
inline Date dayOf(const Plan& plan, int week) {
    return plan.start + 7 * week;
}

/// "Stabilize and observe", "Modularize and decouple", "Extract and scale", "Optimize and standardize".
std::string_view phaseTitle(int phase);

} // namespace banyan::roadmap
