// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/goals.h"

/// What we do about it, in what order, and what was agreed: initiatives, roadmaps, scenarios, baselines, decisions.
namespace banyan::portfolio {

/// Person-days of one team: optimistic ≤ likely ≤ pessimistic, > 0.
struct TeamEffort {
    TeamId team;
    double optimistic = 0;
    double likely = 0;
    double pessimistic = 0;
    bool operator==(const TeamEffort&) const = default;
};

/// The initiative may start `lagWeeks` (soak time, ≥ 0) after `initiative` has finished.
struct Prerequisite {
    InitiativeId initiative;
    int lagWeeks = 0;
    bool operator==(const Prerequisite&) const = default;
};

enum class GateWhen { Enter, Finish };

/// A condition that must hold before an initiative starts (Enter) or may be called done (Finish): a fact of a component
/// compared with a threshold, or an initiative that is finished.
struct Gate {
    std::string name;
    GateWhen when = GateWhen::Enter;
    std::optional<ComponentId> component;
    std::string fact;       ///< empty when the gate waits for `initiative` alone
    std::string comparison; ///< ">=" or "<="
    double threshold = 0;
    std::optional<InitiativeId> initiative;
    bool operator==(const Gate&) const = default;
};

enum class EffectKind {
    Reduction, ///< share by which the raw value falls, 0–1
    Level      ///< raw value it comes to
};

/// What the initiative should move: a criterion of one component, or a goal's own metric.
struct Effect {
    std::optional<ComponentId> component;
    std::optional<CriterionId> criterion;
    std::optional<GoalId> goal;
    EffectKind kind = EffectKind::Reduction;
    double low = 0;
    double mode = 0;
    double high = 0;
    double chance = 1; ///< chance of success, 0–1
    bool operator==(const Effect&) const = default;
};

enum class InitiativeStatus { Proposed, Accepted, Started, Done, Rejected };
enum class PinKind { None, Start, NotBefore, NotAfter };

/// Where a person nailed an initiative's start. Kept as a day; the week that holds it counts.
struct Pin {
    PinKind kind = PinKind::None;
    Date day;
    bool operator==(const Pin&) const = default;
};

struct Initiative {
    InitiativeId id;
    std::string title;
    std::string description;
    std::string pattern; ///< playbook pattern: "strangler-fig", "characterization-tests", …
    int phase = 1;       ///< 1 stabilize, 2 modularize, 3 extract, 4 optimize
    std::vector<ComponentId> components;
    std::vector<TeamEffort> work;
    double cash = 0; ///< in the portfolio's currency, falls in the starting quarter
    std::vector<Prerequisite> prerequisites;
    std::vector<Gate> gates;
    std::vector<std::string> doneClauses;
    std::vector<Effect> effects;
    InitiativeStatus status = InitiativeStatus::Proposed;
    std::optional<Date> startedOn;
    std::optional<Date> finishedOn;
    std::optional<double> remainingShare;  ///< of the effort, 0–1, for a started one
    std::vector<TeamEffort> remainingWork; ///< of a started one, estimated anew; when given, it counts instead
    std::optional<Pin> pin;
    std::optional<Date> earliest;
    std::optional<Date> deadline;
    bool hardDeadline = false;
    double latenessCostPerWeek = 0; ///< in value points
    int urgency = 1;                ///< 1, 2 or 3
    bool overlapAllowed = false;
    std::optional<GoalId> goal;
    std::string story;
    std::string notes;
    std::string rule;           ///< playbook rule that proposed it; empty when made by hand
    bool edited = false;        ///< touched by a person since it was proposed: proposals no longer overwrite it
    std::vector<Alias> aliases; ///< what trackers call it ("jira", "SHOP-17")
    std::vector<Origin> origins;
    bool operator==(const Initiative&) const = default;
};

struct RoadmapEntry {
    InitiativeId initiative;
    int startWeek = 0;  ///< 0-based from the roadmap's start
    int finishWeek = 0; ///< first week after the last worked one
    int phase = 1;
    int hours = 0;       ///< person-hours of all teams
    double cost = 0;     ///< cash, and people at the day rates that are known, in the portfolio's currency
    std::string because; ///< the first sentence on why it starts no earlier; empty when nothing held it back
    bool operator==(const RoadmapEntry&) const = default;
};

struct UnscheduledEntry {
    InitiativeId initiative;
    std::string because;
    bool operator==(const UnscheduledEntry&) const = default;
};

/// A plan that was kept: which initiative in which weeks. The current one has the id "current".
struct Roadmap {
    RoadmapId id;
    std::string name;
    Date start; ///< a Monday
    int weeks = 0;
    Date asOf;
    int64_t seed = 1;
    int schedules = 0;
    double value = 0;
    double upperBound = 0;
    std::vector<RoadmapEntry> entries;
    std::vector<UnscheduledEntry> unscheduled;
    bool operator==(const Roadmap&) const = default;
};

struct CashLimit {
    std::string quarter; ///< "2027-Q1"
    double limit = 0;
    bool operator==(const CashLimit&) const = default;
};

enum class GatePolicy { Rolling, Strict };

/// One record: how this portfolio is scored and planned.
struct Settings {
    Id<Settings> id{"settings"};
    std::string name; ///< the portfolio's
    std::string description;
    bool fictional = false; ///< the sample says so wherever it is shown
    std::string currency = "EUR";
    double lambda = 0.7; ///< share of goals in the weights, 0–1
    double valueThreshold = 50;
    double riskThreshold = 50;
    std::optional<Date> planStart; ///< the Monday on or after it starts week 0; absent: the Monday after the as-of date
    int weeks = 78;
    int sprintWeeks = 2;
    double discountPerWeek = 0.002;
    GatePolicy policy = GatePolicy::Rolling;
    std::optional<Date> statusDate;
    std::vector<Date> holidays;
    std::vector<CashLimit> cashLimits;
    std::vector<std::string> sourceOrder; ///< source ids, the first outranks the rest
    bool operator==(const Settings&) const = default;
};

template <>
struct EnumNames<GateWhen> {
    static constexpr std::array<std::string_view, 2> names{"enter", "finish"};
};
template <>
struct EnumNames<EffectKind> {
    static constexpr std::array<std::string_view, 2> names{"reduction", "level"};
};
template <>
struct EnumNames<InitiativeStatus> {
    static constexpr std::array<std::string_view, 5> names{"proposed", "accepted", "started", "done", "rejected"};
};
template <>
struct EnumNames<PinKind> {
    static constexpr std::array<std::string_view, 4> names{"none", "start", "not-before", "not-after"};
};
template <>
struct EnumNames<GatePolicy> {
    static constexpr std::array<std::string_view, 2> names{"rolling", "strict"};
};

template <>
struct Describe<TeamEffort> {
    static constexpr std::string_view name = "teamEffort";
    static constexpr auto fields =
        Fields{field("team", &TeamEffort::team), field("optimistic", &TeamEffort::optimistic),
               field("likely", &TeamEffort::likely), field("pessimistic", &TeamEffort::pessimistic)};
};
template <>
struct Describe<Prerequisite> {
    static constexpr std::string_view name = "prerequisite";
    static constexpr auto fields =
        Fields{field("initiative", &Prerequisite::initiative), field("lagWeeks", &Prerequisite::lagWeeks)};
};
template <>
struct Describe<Gate> {
    static constexpr std::string_view name = "gate";
    static constexpr auto fields = Fields{field("name", &Gate::name),
                                          field("when", &Gate::when),
                                          field("component", &Gate::component),
                                          field("fact", &Gate::fact),
                                          field("comparison", &Gate::comparison),
                                          field("threshold", &Gate::threshold),
                                          field("initiative", &Gate::initiative)};
};
template <>
struct Describe<Effect> {
    static constexpr std::string_view name = "effect";
    static constexpr auto fields = Fields{field("component", &Effect::component),
                                          field("criterion", &Effect::criterion),
                                          field("goal", &Effect::goal),
                                          field("kind", &Effect::kind),
                                          field("low", &Effect::low),
                                          field("mode", &Effect::mode),
                                          field("high", &Effect::high),
                                          field("chance", &Effect::chance)};
};
template <>
struct Describe<Pin> {
    static constexpr std::string_view name = "pin";
    static constexpr auto fields = Fields{field("kind", &Pin::kind), field("day", &Pin::day)};
};
template <>
struct Describe<Initiative> {
    static constexpr std::string_view name = "initiative";
    static constexpr std::string_view plural = "initiatives";
    static constexpr auto fields = Fields{field("id", &Initiative::id),
                                          field("title", &Initiative::title),
                                          field("description", &Initiative::description),
                                          field("pattern", &Initiative::pattern),
                                          field("phase", &Initiative::phase),
                                          field("components", &Initiative::components),
                                          field("work", &Initiative::work),
                                          field("cash", &Initiative::cash),
                                          field("prerequisites", &Initiative::prerequisites),
                                          field("gates", &Initiative::gates),
                                          field("doneClauses", &Initiative::doneClauses),
                                          field("effects", &Initiative::effects),
                                          field("status", &Initiative::status),
                                          field("startedOn", &Initiative::startedOn),
                                          field("finishedOn", &Initiative::finishedOn),
                                          field("remainingShare", &Initiative::remainingShare),
                                          field("remainingWork", &Initiative::remainingWork),
                                          field("pin", &Initiative::pin),
                                          field("earliest", &Initiative::earliest),
                                          field("deadline", &Initiative::deadline),
                                          field("hardDeadline", &Initiative::hardDeadline),
                                          field("latenessCostPerWeek", &Initiative::latenessCostPerWeek),
                                          field("urgency", &Initiative::urgency),
                                          field("overlapAllowed", &Initiative::overlapAllowed),
                                          field("goal", &Initiative::goal),
                                          field("story", &Initiative::story),
                                          field("notes", &Initiative::notes),
                                          field("rule", &Initiative::rule),
                                          field("edited", &Initiative::edited),
                                          field("aliases", &Initiative::aliases),
                                          field("origins", &Initiative::origins)};
};
template <>
struct Describe<RoadmapEntry> {
    static constexpr std::string_view name = "roadmapEntry";
    static constexpr auto fields =
        Fields{field("initiative", &RoadmapEntry::initiative), field("startWeek", &RoadmapEntry::startWeek),
               field("finishWeek", &RoadmapEntry::finishWeek), field("phase", &RoadmapEntry::phase),
               field("hours", &RoadmapEntry::hours),           field("cost", &RoadmapEntry::cost),
               field("because", &RoadmapEntry::because)};
};
template <>
struct Describe<UnscheduledEntry> {
    static constexpr std::string_view name = "unscheduledEntry";
    static constexpr auto fields =
        Fields{field("initiative", &UnscheduledEntry::initiative), field("because", &UnscheduledEntry::because)};
};
template <>
struct Describe<Roadmap> {
    static constexpr std::string_view name = "roadmap";
    static constexpr std::string_view plural = "roadmaps";
    static constexpr auto fields = Fields{field("id", &Roadmap::id),
                                          field("name", &Roadmap::name),
                                          field("start", &Roadmap::start),
                                          field("weeks", &Roadmap::weeks),
                                          field("asOf", &Roadmap::asOf),
                                          field("seed", &Roadmap::seed),
                                          field("schedules", &Roadmap::schedules),
                                          field("value", &Roadmap::value),
                                          field("upperBound", &Roadmap::upperBound),
                                          field("entries", &Roadmap::entries),
                                          field("unscheduled", &Roadmap::unscheduled)};
};
template <>
struct Describe<CashLimit> {
    static constexpr std::string_view name = "cashLimit";
    static constexpr auto fields = Fields{field("quarter", &CashLimit::quarter), field("limit", &CashLimit::limit)};
};
template <>
struct Describe<Settings> {
    static constexpr std::string_view name = "settings";
    static constexpr std::string_view plural = "settings";
    static constexpr auto fields = Fields{field("id", &Settings::id),
                                          field("name", &Settings::name),
                                          field("description", &Settings::description),
                                          field("fictional", &Settings::fictional),
                                          field("currency", &Settings::currency),
                                          field("lambda", &Settings::lambda),
                                          field("valueThreshold", &Settings::valueThreshold),
                                          field("riskThreshold", &Settings::riskThreshold),
                                          field("planStart", &Settings::planStart),
                                          field("weeks", &Settings::weeks),
                                          field("sprintWeeks", &Settings::sprintWeeks),
                                          field("discountPerWeek", &Settings::discountPerWeek),
                                          field("policy", &Settings::policy),
                                          field("statusDate", &Settings::statusDate),
                                          field("holidays", &Settings::holidays),
                                          field("cashLimits", &Settings::cashLimits),
                                          field("sourceOrder", &Settings::sourceOrder)};
};

} // namespace banyan::portfolio
