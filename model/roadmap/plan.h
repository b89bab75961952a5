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
    std::optional<TeamId> team{};  ///< whose hours, limit or freeze it is
    std::string earlier{};         ///< one sentence: what it would take to start earlier
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
    std::optional<Date> startedOn; ///< of a started one; `startWeek` is the first week of what remains
    double cost = 0;               ///< cash, and people at the day rates that are known
    std::vector<BoundBy> boundBy;
    int p50 = 0; ///< finish week; 0 in a quick plan
    int p80 = 0;
    double criticality = 0;               ///< share of draws in which it lies on a critical path, 0–1
    std::optional<double> deadlineChance; ///< that it is finished by its deadline, 0–1; absent without one
};

/// Work that is over: a fact, of which nothing is planned any more.
struct FinishedInitiative {
    InitiativeId id;
    std::string title;
    int phase = 1;
    std::optional<Date> startedOn;
    std::optional<Date> finishedOn;
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
    bool possible = true; ///< met now, or brought about by what is planned
};

struct PhaseSummary {
    int phase = 1;
    int startWeek = 0;
    int finishWeek = 0;
    int hours = 0;
    double cash = 0;
    int p50 = 0; ///< week in which the last of its scheduled initiatives is finished; 0 in a quick plan
    int p80 = 0;
    std::vector<GateStatus> gates;
};

/// Whether a goal's initiatives will be finished by the goal's deadline.
struct GoalChance {
    GoalId id;
    std::string name;
    Date deadline;
    int deadlineWeek = 0;               ///< largest finish week that keeps it
    std::vector<InitiativeId> servedBy; ///< open initiatives that name the goal or move its metric
    std::optional<int> finishWeek;      ///< of the last of them, as planned; absent when one isn't scheduled
    std::optional<double> chance;       ///< 0–1; absent when nothing serves the goal, and in a quick plan
    std::string because;                ///< one sentence
};

/// low ≤ likely ≤ high in the portfolio's currency.
using MoneyRange = Range;

/// What is paid in a quarter or a phase.
struct Spend {
    std::string quarter; ///< "2027-Q1"; empty for a phase
    int phase = 0;       ///< 1–4; 0 for a quarter
    double cash = 0;
    double people = 0; ///< hours / 8 · day rate, where the rate is known
    int hours = 0;
    int unpricedHours = 0; ///< of teams without a day rate

    /// Nothing of what people cost is known, though they work.
    [[nodiscard]] bool peopleUnpriced() const { return people == 0 && unpricedHours > 0; }
};

/// What reaching for a goal is worth a year, where it has a price.
struct GoalBenefit {
    GoalId id;
    std::string name;
    bool priced = false;
    MoneyRange perYear;  ///< once all that moves its metric is finished
    std::string because; ///< one sentence; for what isn't priced: why not
};

/// The plan in money. What has no price is named and never guessed.
struct Money {
    std::string currency;
    std::vector<Spend> quarters; ///< by quarter, only those with spend or hours
    std::vector<Spend> phases;   ///< by phase
    Spend total;
    std::vector<TeamId> withoutRate; ///< teams with hours in the plan and no day rate
    std::vector<GoalBenefit> benefits;
    bool priced = false;      ///< some goal's benefit is
    MoneyRange perYear;       ///< of all priced goals, once all is finished
    MoneyRange withinHorizon; ///< what they bring before the plan ends, each initiative from its finish on
    /// Weeks from the plan's start until benefit has caught up with spend; low with high benefits. Absent: not within
    /// ten years, or nothing is priced.
    std::optional<int> paybackLow;
    std::optional<int> paybackLikely;
    std::optional<int> paybackHigh;
    std::string paybackBecause;
    double runPerYear = 0; ///< what the components in use cost a year, as far as costs are known
    double licencePerYear = 0;
    int componentsWithoutCost = 0;
    std::string doingNothing; ///< a year without the plan, in one or two sentences
};

struct Plan {
    Date start; ///< the Monday of week 0
    int weeks = 0;
    int sprintWeeks = 2;
    uint64_t seed = 1;
    int schedules = 0; ///< how many were made; against a current plan up to twice the limit
    double discountPerWeek = 0;
    GatePolicy policy = GatePolicy::Rolling;
    int statusWeek = 0;
    Date statusDate;                ///< from which on is planned; what isn't started starts no earlier
    double budgetPercent = -1;      ///< the override that was asked for; -1: each team's own
    std::vector<TeamWeek> capacity; ///< by team, then week
    std::vector<std::pair<TeamId, int>> wip;
    std::vector<CashLimit> cash;
    std::vector<PlannedInitiative> initiatives;     ///< by id
    std::vector<UnscheduledInitiative> unscheduled; ///< by id
    std::vector<FinishedInitiative> finished;       ///< by id
    std::vector<PhaseSummary> phases;               ///< only those with a scheduled initiative
    std::vector<GoalChance> goals;                  ///< those with a deadline, by id
    Money money;
    double value = 0;
    double upperBound = 0;
    int draws = 0;            ///< how many simulations the chances come from; 0 in a quick plan
    std::optional<int> moves; ///< initiatives that lie elsewhere than in the current plan; absent without one
    double bestValue = 0;     ///< of the best plan found; over `value` by .5 % at most, given up for fewer moves
    std::vector<Issue> issues;

    [[nodiscard]] double gapPercent() const;
    /// How far from the best it may be, as the end of a sentence: "within 8.6 % of the best possible".
    [[nodiscard]] std::string standing() const;
    /// Gates that aren't met yet: all of them, and those that nothing planned brings about.
    [[nodiscard]] std::pair<int, int> openGates() const;
    [[nodiscard]] const PlannedInitiative* find(const InitiativeId& id) const;
};

struct PlanOptions {
    Date asOf;
    uint64_t seed = 1;
    int schedules = 2000;
    double seconds = 0;        ///< > 0: stop after that long instead (not reproducible)
    double budgetPercent = -1; ///< ≥ 0 overrides each team's refactoring budget
    bool fromScratch = false;  ///< true: the current plan counts for nothing
    /// The plan that moves are counted against; absent: the portfolio's roadmap "current", if it has one.
    std::shared_ptr<const Roadmap> current;
    /// For a picture while somebody drags: a simple bound, no draws, so no chances and no P50 or P80.
    bool quick = false;
    CancelToken cancel;
    Progress progress;
};

/// Plans all proposed, accepted and started initiatives; finished ones are facts. Started ones keep their start, and
/// what remains of them is scheduled from the status date on (`Settings::statusDate`, else `asOf`); nothing else starts
/// before it. Where there is a current plan, the answer is the one with the fewest moves against it among all plans
/// within .5 % of the best value found; ties by value. Errors (kind Infeasible): "plan.prerequisite-cycle" naming every
/// member and the cheapest edge to cut, "plan.infeasible-pin" naming the conflict, "plan.no-teams", "plan.no-weeks";
/// BadInput; Cancelled.
Result<Plan> plan(const Portfolio& portfolio, const advice::Benefits& benefits, const PlanOptions& options);

/// derive, assess, benefits and plan in one.
Result<Plan> plan(const Portfolio& portfolio, const PlanOptions& options);

/// What plans rest on beside the portfolio's initiatives, teams and settings: worked out once, good for any number of
/// plans as long as facts, criteria and the initiatives' effects stay. Copies share it.
struct Grounds {
    advice::Benefits benefits;
    std::shared_ptr<const facts::Facts> facts;
    std::vector<Criterion> criteria;
};

/// Derives, assesses and values the portfolio as of the options' day.
Result<Grounds> groundsOf(const Portfolio& portfolio, const PlanOptions& options);

/// As `plan`, without deriving facts again.
Result<Plan> plan(const Portfolio& portfolio, const Grounds& grounds, const PlanOptions& options);

/// The quick answer to an edit (a drag, a pin, another budget, a freeze): a plan of the edited portfolio that starts
/// from `current`, prefers not to move what needn't move, and leaves out what takes long (see PlanOptions::quick).
/// `options.schedules` is cut to 300. For live pictures; `plan` gives the full answer afterwards.
Result<Plan> replan(const Portfolio& portfolio, const Grounds& grounds, const Roadmap& current, PlanOptions options);

/// The plan as a record to keep (id "current"), and the edit that keeps it.
Roadmap toRecord(const Plan& plan, const PlanOptions& options);
Edit keep(const Plan& plan, const PlanOptions& options);

/// Person-hours of all teams.
int hoursOf(const PlannedInitiative& initiative);

/// The week in which it starts or, of a started one, in which it was started (below 0 before the plan's start).
int shownStart(const Plan& plan, const PlannedInitiative& initiative);

/// First day of a week of the plan.
inline Date dayOf(const Plan& plan, int week) {
    return plan.start + 7 * week;
}

/// The last working day (a Friday) before a finish week: what people call the finish.
inline Date lastDayOf(const Plan& plan, int finishWeek) {
    return dayOf(plan, finishWeek) - 3;
}

/// "Stabilize and observe", "Modularize and decouple", "Extract and scale", "Optimize and standardize".
std::string_view phaseTitle(int phase);

} // namespace banyan::roadmap
