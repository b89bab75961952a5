// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/dates.h"
#include "model/portfolio/describe.h"
#include "model/portfolio/ids.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

/// What we own: systems, components, flows, teams, and what hangs on what.
namespace banyan::portfolio {

/// Name under which an outside tool knows a component. `kind` names the tool or export ("pagerduty", "sonarqube").
struct Alias {
    std::string kind;
    std::string externalId;
    bool operator==(const Alias&) const = default;
};

/// Where a value was read: source, file relative to the document, line from 1 (0 unknown) or JSON pointer.
struct Origin {
    SourceId source;
    std::string file;
    int line = 0;
    std::string pointer;
    bool operator==(const Origin&) const = default;
};

/// Where one field of a record comes from. An empty source is a hand edit, which outranks every import.
struct FieldOrigin {
    std::string field; ///< name as in JSON
    SourceId source;
    std::string file;
    int line = 0;
    std::string pointer;
    bool operator==(const FieldOrigin&) const = default;
};

/// What a person said about a fact that no tool exports (names and types in resources/facts.json).
struct Answer {
    std::string fact;
    std::string value; ///< "yes", "no", or a number in the fact's unit
    std::string author;
    std::optional<Date> date;
    std::string note;
    bool operator==(const Answer&) const = default;
};

struct System {
    SystemId id;
    std::string name;
    std::string description;
    std::string domain;
    std::optional<TeamId> owner;
    std::vector<std::string> tags;
    std::vector<FieldOrigin> origins;
    bool operator==(const System&) const = default;
};

struct Component {
    ComponentId id;
    std::string name;
    std::string description;
    std::string kind;      ///< "service", "library", "website", … as its source calls it
    std::string lifecycle; ///< "production", "experimental", "deprecated", …
    std::string language;
    std::string repository;
    std::optional<SystemId> system;
    std::optional<TeamId> owner;
    std::vector<std::string> tags;
    std::vector<Alias> aliases;
    std::vector<std::string> codePaths; ///< path prefixes that code metrics are matched by
    std::vector<Answer> answers;
    std::vector<FieldOrigin> origins;
    bool retired = false;
    bool operator==(const Component&) const = default;
};

/// A way through the portfolio that the business cares about (checkout, month end).
struct Flow {
    FlowId id;
    std::string name;
    std::string description;
    bool critical = false;
    double importance =
        0; ///< floor under the value score of each component passed through, 0–100; counts only if critical
    std::vector<ComponentId> components; ///< in the order passed
    std::vector<FieldOrigin> origins;
    bool operator==(const Flow&) const = default;
};

/// A change of a team's refactoring budget from a day on (inclusive) to a day (exclusive; open if absent).
struct BudgetPeriod {
    std::optional<Date> from;
    std::optional<Date> to;
    double percent = 20; ///< share of capacity for refactoring, 0–100
    bool operator==(const BudgetPeriod&) const = default;
};

/// People who work on modernization alone, on top of the refactoring budget.
struct Dedication {
    std::optional<Date> from;
    std::optional<Date> to;
    double people = 0; ///< full-time equivalents
    bool operator==(const Dedication&) const = default;
};

/// Weeks that touch [from, to) in which no initiative of the team may cut over.
struct Freeze {
    Date from;
    Date to;
    std::string reason;
    bool operator==(const Freeze&) const = default;
};

/// People in a team of which nobody said how many they are; whatever rests on it says so.
inline constexpr double assumedHeadcount = 5;

struct Team {
    TeamId id;
    std::string name;
    std::string description;
    std::string contact;
    std::optional<double> headcount;    ///< people; plans assume `assumedHeadcount` where it is not known
    double availability = 0.8;          ///< share of a week that is working time, 0–1
    double opportunisticReserve = 0.25; ///< share of the refactoring budget kept for what turns up, 0–1
    std::optional<double> dayRate;      ///< in the portfolio's currency
    std::optional<int> wipLimit;        ///< initiatives at once
    std::vector<BudgetPeriod> budgets;  ///< the last period that holds a day counts; 20 % without any
    std::vector<Dedication> dedicated;  ///< periods add up
    std::vector<Freeze> freezes;
    std::vector<FieldOrigin> origins;
    bool operator==(const Team&) const = default;
};

enum class DependencyKind { Declared, Traced, Temporal };

/// `from` needs `to`. A dependency on something unknown keeps the name its source gave it, and is an Issue.
struct Dependency {
    DependencyId id;
    ComponentId from;
    std::optional<ComponentId> to;
    std::string external; ///< the name in the source, where `to` is absent
    DependencyKind kind = DependencyKind::Declared;
    std::string label;            ///< protocol or what is exchanged
    std::optional<double> weight; ///< calls or co-changes, as the kind has it
    std::vector<Origin> origins;
    bool operator==(const Dependency&) const = default;
};

template <>
struct EnumNames<DependencyKind> {
    static constexpr std::array<std::string_view, 3> names{"declared", "traced", "temporal"};
};

template <>
struct Describe<Alias> {
    static constexpr std::string_view name = "alias";
    static constexpr auto fields = Fields{field("kind", &Alias::kind), field("externalId", &Alias::externalId)};
};
template <>
struct Describe<Origin> {
    static constexpr std::string_view name = "origin";
    static constexpr auto fields = Fields{field("source", &Origin::source), field("file", &Origin::file),
                                          field("line", &Origin::line), field("pointer", &Origin::pointer)};
};
template <>
struct Describe<FieldOrigin> {
    static constexpr std::string_view name = "fieldOrigin";
    static constexpr auto fields = Fields{field("field", &FieldOrigin::field), field("source", &FieldOrigin::source),
                                          field("file", &FieldOrigin::file), field("line", &FieldOrigin::line),
                                          field("pointer", &FieldOrigin::pointer)};
};
template <>
struct Describe<Answer> {
    static constexpr std::string_view name = "answer";
    static constexpr auto fields =
        Fields{field("fact", &Answer::fact), field("value", &Answer::value), field("author", &Answer::author),
               field("date", &Answer::date), field("note", &Answer::note)};
};
template <>
struct Describe<System> {
    static constexpr std::string_view name = "system";
    static constexpr std::string_view plural = "systems";
    static constexpr auto fields = Fields{
        field("id", &System::id),          field("name", &System::name),   field("description", &System::description),
        field("domain", &System::domain),  field("owner", &System::owner), field("tags", &System::tags),
        field("origins", &System::origins)};
};
template <>
struct Describe<Component> {
    static constexpr std::string_view name = "component";
    static constexpr std::string_view plural = "components";
    static constexpr auto fields = Fields{field("id", &Component::id),
                                          field("name", &Component::name),
                                          field("description", &Component::description),
                                          field("kind", &Component::kind),
                                          field("lifecycle", &Component::lifecycle),
                                          field("language", &Component::language),
                                          field("repository", &Component::repository),
                                          field("system", &Component::system),
                                          field("owner", &Component::owner),
                                          field("tags", &Component::tags),
                                          field("aliases", &Component::aliases),
                                          field("codePaths", &Component::codePaths),
                                          field("answers", &Component::answers),
                                          field("origins", &Component::origins),
                                          field("retired", &Component::retired)};
};
template <>
struct Describe<Flow> {
    static constexpr std::string_view name = "flow";
    static constexpr std::string_view plural = "flows";
    static constexpr auto fields = Fields{field("id", &Flow::id),
                                          field("name", &Flow::name),
                                          field("description", &Flow::description),
                                          field("critical", &Flow::critical),
                                          field("importance", &Flow::importance),
                                          field("components", &Flow::components),
                                          field("origins", &Flow::origins)};
};
template <>
struct Describe<BudgetPeriod> {
    static constexpr std::string_view name = "budgetPeriod";
    static constexpr auto fields = Fields{field("from", &BudgetPeriod::from), field("to", &BudgetPeriod::to),
                                          field("percent", &BudgetPeriod::percent)};
};
template <>
struct Describe<Dedication> {
    static constexpr std::string_view name = "dedication";
    static constexpr auto fields =
        Fields{field("from", &Dedication::from), field("to", &Dedication::to), field("people", &Dedication::people)};
};
template <>
struct Describe<Freeze> {
    static constexpr std::string_view name = "freeze";
    static constexpr auto fields =
        Fields{field("from", &Freeze::from), field("to", &Freeze::to), field("reason", &Freeze::reason)};
};
template <>
struct Describe<Team> {
    static constexpr std::string_view name = "team";
    static constexpr std::string_view plural = "teams";
    static constexpr auto fields = Fields{field("id", &Team::id),
                                          field("name", &Team::name),
                                          field("description", &Team::description),
                                          field("contact", &Team::contact),
                                          field("headcount", &Team::headcount),
                                          field("availability", &Team::availability),
                                          field("opportunisticReserve", &Team::opportunisticReserve),
                                          field("dayRate", &Team::dayRate),
                                          field("wipLimit", &Team::wipLimit),
                                          field("budgets", &Team::budgets),
                                          field("dedicated", &Team::dedicated),
                                          field("freezes", &Team::freezes),
                                          field("origins", &Team::origins)};
};
template <>
struct Describe<Dependency> {
    static constexpr std::string_view name = "dependency";
    static constexpr std::string_view plural = "dependencies";
    static constexpr auto fields =
        Fields{field("id", &Dependency::id),         field("from", &Dependency::from),
               field("to", &Dependency::to),         field("external", &Dependency::external),
               field("kind", &Dependency::kind),     field("label", &Dependency::label),
               field("weight", &Dependency::weight), field("origins", &Dependency::origins)};
};

} // namespace banyan::portfolio
