// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/planning.h"

/// What a steering committee compares, agrees on and is shown.
namespace banyan::portfolio {

/// What a goal weighs in a scenario.
struct ScenarioGoal {
    GoalId goal;
    double points = 0; ///< 0 or more, as in Goal
    bool operator==(const ScenarioGoal&) const = default;
};

/// What a team has in a scenario; absent means as in the portfolio.
struct ScenarioTeam {
    TeamId team;
    std::optional<double> headcount;     ///< people
    std::optional<double> budgetPercent; ///< of capacity for refactoring over the whole roadmap, 0–100
    bool operator==(const ScenarioTeam&) const = default;
};

/// A named variant, written on change: only what differs from the portfolio is kept, the rest follows it.
struct Scenario {
    ScenarioId id;
    std::string name;
    std::string description;
    std::optional<double> budgetPercent; ///< of every team that `teams` says nothing of, 0–100
    std::optional<double> valueThreshold;
    std::optional<double> riskThreshold;
    std::vector<ScenarioGoal> goals;
    std::vector<ScenarioTeam> teams;
    std::vector<InitiativeId> excluded; ///< aren't planned
    std::vector<InitiativeId> included; ///< are planned though they are only proposed or were rejected
    bool operator==(const Scenario&) const = default;
};

/// A roadmap that was agreed on, kept to see what moved since.
struct Baseline {
    Id<Baseline> id;
    std::string name;
    Date date;
    RoadmapId roadmap;
    bool operator==(const Baseline&) const = default;
};

struct DecisionOption {
    std::string title;
    std::string figures; ///< what it costs and brings, in words
    bool chosen = false;
    bool operator==(const DecisionOption&) const = default;
};

struct Dissent {
    std::string who;
    std::string why;
    bool operator==(const Dissent&) const = default;
};

struct Decision {
    Id<Decision> id;
    Date date;
    std::string question;
    std::vector<std::string> participants;
    std::vector<DecisionOption> options;
    std::string reasons;
    std::vector<Dissent> dissent;
    std::optional<Date> review; ///< when it is to be looked at again
    std::vector<ComponentId> components;
    std::vector<InitiativeId> initiatives;
    std::optional<ScenarioId> scenario;
    bool operator==(const Decision&) const = default;
};

/// What a slide shows, live.
enum class SlideKind { Goals, Map, Initiatives, Roadmap, Budgets, Outcomes, Scenarios, Scoring, Changes, Decisions };

/// A saved view: one page as it was filtered and selected, to be shown in a meeting.
struct Slide {
    Id<Slide> id;
    int place = 0; ///< slides are shown by place, then by id
    std::string title;
    SlideKind kind = SlideKind::Map;
    std::string filter; ///< the window's filter, in its own words; empty shows all
    std::vector<ComponentId> components;
    std::vector<InitiativeId> initiatives;
    std::optional<ScenarioId> scenario; ///< compared with the portfolio, or with `other`
    std::optional<ScenarioId> other;
    std::string notes; ///< for who presents
    bool operator==(const Slide&) const = default;
};

template <>
struct EnumNames<SlideKind> {
    static constexpr std::array<std::string_view, 10> names{"goals",   "map",      "initiatives", "roadmap",
                                                            "budgets", "outcomes", "scenarios",   "scoring",
                                                            "changes", "decisions"};
};

template <>
struct Describe<ScenarioGoal> {
    static constexpr std::string_view name = "scenarioGoal";
    static constexpr auto fields = Fields{field("goal", &ScenarioGoal::goal), field("points", &ScenarioGoal::points)};
};
template <>
struct Describe<ScenarioTeam> {
    static constexpr std::string_view name = "scenarioTeam";
    static constexpr auto fields =
        Fields{field("team", &ScenarioTeam::team), field("headcount", &ScenarioTeam::headcount),
               field("budgetPercent", &ScenarioTeam::budgetPercent)};
};
template <>
struct Describe<Scenario> {
    static constexpr std::string_view name = "scenario";
    static constexpr std::string_view plural = "scenarios";
    static constexpr auto fields = Fields{field("id", &Scenario::id),
                                          field("name", &Scenario::name),
                                          field("description", &Scenario::description),
                                          field("budgetPercent", &Scenario::budgetPercent),
                                          field("valueThreshold", &Scenario::valueThreshold),
                                          field("riskThreshold", &Scenario::riskThreshold),
                                          field("goals", &Scenario::goals),
                                          field("teams", &Scenario::teams),
                                          field("excluded", &Scenario::excluded),
                                          field("included", &Scenario::included)};
};
template <>
struct Describe<Baseline> {
    static constexpr std::string_view name = "baseline";
    static constexpr std::string_view plural = "baselines";
    static constexpr auto fields = Fields{field("id", &Baseline::id), field("name", &Baseline::name),
                                          field("date", &Baseline::date), field("roadmap", &Baseline::roadmap)};
};
template <>
struct Describe<DecisionOption> {
    static constexpr std::string_view name = "decisionOption";
    static constexpr auto fields =
        Fields{field("title", &DecisionOption::title), field("figures", &DecisionOption::figures),
               field("chosen", &DecisionOption::chosen)};
};
template <>
struct Describe<Dissent> {
    static constexpr std::string_view name = "dissent";
    static constexpr auto fields = Fields{field("who", &Dissent::who), field("why", &Dissent::why)};
};
template <>
struct Describe<Decision> {
    static constexpr std::string_view name = "decision";
    static constexpr std::string_view plural = "decisions";
    static constexpr auto fields = Fields{field("id", &Decision::id),
                                          field("date", &Decision::date),
                                          field("question", &Decision::question),
                                          field("participants", &Decision::participants),
                                          field("options", &Decision::options),
                                          field("reasons", &Decision::reasons),
                                          field("dissent", &Decision::dissent),
                                          field("review", &Decision::review),
                                          field("components", &Decision::components),
                                          field("initiatives", &Decision::initiatives),
                                          field("scenario", &Decision::scenario)};
};
template <>
struct Describe<Slide> {
    static constexpr std::string_view name = "slide";
    static constexpr std::string_view plural = "slides";
    static constexpr auto fields = Fields{field("id", &Slide::id),
                                          field("place", &Slide::place),
                                          field("title", &Slide::title),
                                          field("kind", &Slide::kind),
                                          field("filter", &Slide::filter),
                                          field("components", &Slide::components),
                                          field("initiatives", &Slide::initiatives),
                                          field("scenario", &Slide::scenario),
                                          field("other", &Slide::other),
                                          field("notes", &Slide::notes)};
};

} // namespace banyan::portfolio
