// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/inventory_tables.h"

#include "model/base/numbers.h"
#include "views/items/cell_values.h"
#include "views/items/record_model.h"

namespace banyan::items {

using namespace banyan::portfolio;
using session::fromQt;
using session::toQt;

namespace {

QString tr(const char* text) {
    return RecordTable::tr(text);
}

template <typename T>
RecordColumn<T> nameColumn(const QString& explanation) {
    return {{tr("Name"), explanation, ColumnKind::Text, true, false},
            "name",
            [](const Portfolio&, const T& r) { return toQt(r.name); },
            {},
            {},
            [](const Portfolio&, T& r, const QString& text) { return setName(r.name, text); }};
}

/// A column of plain text that is one member of the record.
template <typename T>
RecordColumn<T> textColumn(const QString& title, const QString& explanation, std::string field, std::string T::*of) {
    return {{title, explanation},
            std::move(field),
            [of](const Portfolio&, const T& r) { return toQt(r.*of); },
            {},
            {},
            [of](const Portfolio&, T& r, const QString& text) -> Result<void> {
                r.*of = fromQt(text);
                return {};
            }};
}

/// A number that is shown `scale` times as large as it is kept (100 for shares).
template <typename T>
RecordColumn<T> numberColumn(const QString& title, const QString& explanation, std::string field, double T::*of,
                             double scale, const QString& unit) {
    return {{title, explanation, ColumnKind::Number},
            std::move(field),
            [=](const Portfolio&, const T& r) { return toQt(shortNumber(scale * r.*of, 1)) + unit; },
            [=](const Portfolio&, const T& r) { return std::optional(scale * r.*of); },
            {},
            [=](const Portfolio&, T& r, const QString& text) -> Result<void> {
                BANYAN_ASSIGN(const double number, numberFrom(text, unit));
                r.*of = number / scale;
                return {};
            }};
}

template <typename T, typename Number>
RecordColumn<T> knownOrNotColumn(const QString& title, const QString& explanation, std::string field,
                                 std::optional<Number> T::*of) {
    return {{title, explanation, ColumnKind::Number},
            std::move(field),
            [=](const Portfolio&, const T& r) {
                return r.*of ? toQt(shortNumber(static_cast<double>(*(r.*of)), 1)) : QStringLiteral("–");
            },
            [=](const Portfolio&, const T& r) {
                return r.*of ? std::optional(static_cast<double>(*(r.*of))) : std::nullopt;
            },
            {},
            [=](const Portfolio&, T& r, const QString& text) -> Result<void> {
                BANYAN_ASSIGN(const std::optional<double> number, optionalNumberFrom(text));
                r.*of = number ? std::optional(static_cast<Number>(*number)) : std::nullopt;
                return {};
            }};
}

template <typename T>
RecordColumn<T> countColumn(const QString& explanation, std::function<qint64(const Portfolio&, const T&)> count) {
    return {{tr("Components"), explanation, ColumnKind::Number},
            {},
            [count](const Portfolio& p, const T& r) { return session::grouped(count(p, r)); },
            [count](const Portfolio& p, const T& r) { return std::optional(static_cast<double>(count(p, r))); },
            {},
            {}};
}

template <typename T>
RecordColumn<T> tagsColumn() {
    return {{tr("Tags"), tr("Words to find it by, separated by commas")},
            "tags",
            [](const Portfolio&, const T& r) { return listText(r.tags); },
            {},
            {},
            [](const Portfolio&, T& r, const QString& text) -> Result<void> {
                r.tags = listFrom(text);
                return {};
            }};
}

RecordColumn<System> systemOwnerColumn() {
    return {{tr("Owner"), tr("Team that owns it"), ColumnKind::Choice},
            "owner",
            [](const Portfolio& p, const System& s) { return session::nameOf(p, s.owner); },
            {},
            [](const Portfolio& p) { return namesOf(p.teams()); },
            [](const Portfolio& p, System& s, const QString& text) -> Result<void> {
                BANYAN_ASSIGN(s.owner, byName(p.teams(), text));
                return {};
            }};
}

RecordColumn<Flow> criticalColumn() {
    return {{tr("Critical"), tr("Whether the business stops without it"), ColumnKind::Choice},
            "critical",
            [](const Portfolio&, const Flow& f) { return f.critical ? tr("yes") : tr("no"); },
            {},
            [](const Portfolio&) {
                return QStringList{tr("yes"), tr("no")};
            },
            [](const Portfolio&, Flow& f, const QString& text) -> Result<void> {
                f.critical = text == tr("yes");
                return {};
            }};
}

RecordColumn<Flow> passesColumn() {
    return {{tr("Passes through"), tr("Its components in the order passed, separated by commas")},
            "components",
            [](const Portfolio& p, const Flow& f) { return componentsText(p, f.components); },
            {},
            {},
            [](const Portfolio& p, Flow& f, const QString& text) -> Result<void> {
                BANYAN_ASSIGN(f.components, componentsFrom(p, text));
                return {};
            }};
}

/// The share of capacity for refactoring from now on; a team with several periods keeps the earlier ones.
RecordColumn<Team> budgetColumn() {
    const auto percent = [](const Team& team) { return team.budgets.empty() ? 20.0 : team.budgets.back().percent; };
    return {
        {tr("Budget"), tr("Share of capacity for refactoring; the last period's, 20 % without any"),
         ColumnKind::Number},
        "budgets",
        [percent](const Portfolio&, const Team& t) { return toQt(shortNumber(percent(t), 1)) + QStringLiteral(" %"); },
        [percent](const Portfolio&, const Team& t) { return std::optional(percent(t)); },
        {},
        [](const Portfolio&, Team& t, const QString& text) -> Result<void> {
            BANYAN_ASSIGN(const double number, numberFrom(text, QStringLiteral("%")));
            if (t.budgets.empty()) t.budgets.emplace_back();
            t.budgets.back().percent = number;
            return {};
        }};
}

RecordColumn<Dependency> fromColumn() {
    return {{tr("From"), tr("The component that needs the other"), ColumnKind::Choice},
            {},
            [](const Portfolio& p, const Dependency& d) { return session::nameOf(p, std::optional(d.from)); },
            {},
            [](const Portfolio& p) { return namesOf(p.components()); },
            [](const Portfolio& p, Dependency& d, const QString& text) -> Result<void> {
                BANYAN_ASSIGN(const auto id, byName(p.components(), text));
                if (!id) return makeError(ErrorKind::BadInput, "table.name-missing", "a dependency needs a component");
                d.from = *id;
                return {};
            }};
}

/// What is no component here stays as the name that was given.
RecordColumn<Dependency> toColumn() {
    return {{tr("To"), tr("What it needs: a component, or the name of something outside"), ColumnKind::Choice},
            {},
            [](const Portfolio& p, const Dependency& d) {
                return d.to ? session::nameOf(p, d.to) : toQt(d.external) + QStringLiteral(" (outside)");
            },
            {},
            [](const Portfolio& p) { return namesOf(p.components()); },
            [](const Portfolio& p, Dependency& d, const QString& text) -> Result<void> {
                QString plain = text;
                if (plain.endsWith(QStringLiteral(" (outside)"))) plain.chop(10);
                const auto id = byName(p.components(), plain);
                d.to = id ? *id : std::nullopt;
                d.external = d.to ? std::string() : fromQt(plain);
                return {};
            }};
}

RecordColumn<Dependency> dependencyKindColumn() {
    return {{tr("Kind"), tr("Declared by people, traced at run time, or changed together"), ColumnKind::Choice},
            {},
            [](const Portfolio&, const Dependency& d) { return toQt(enumName(d.kind)); },
            {},
            [](const Portfolio&) {
                QStringList names;
                for (const std::string_view name : EnumNames<DependencyKind>::names)
                    names.append(toQt(name));
                return names;
            },
            [](const Portfolio&, Dependency& d, const QString& text) -> Result<void> {
                d.kind = enumValue<DependencyKind>(fromQt(text)).value_or(d.kind);
                return {};
            }};
}

/// An edit that puts `record` under a free id made of its name.
template <typename T>
Addition adding(const Portfolio& portfolio, T record) {
    record.id = Id<T>(uniqueSlug(slug(record.name), [&](const std::string& id) { return portfolio.find(Id<T>(id)); }));
    const AnyId id = record.id;
    std::string label = "add " + std::string(Describe<T>::name);
    return {{std::move(label), {Put{std::move(record)}}, {}}, id};
}

template <typename T>
Addition addingNamed(const Portfolio& portfolio, const QString& name) {
    T record;
    record.name = fromQt(name);
    return adding(portfolio, std::move(record));
}

} // namespace

std::unique_ptr<RecordTable> makeSystemTable() {
    const auto count = [](const Portfolio& p, const System& s) -> qint64 {
        return std::ranges::count_if(p.components(), [&](const Component& c) { return c.system == s.id; });
    };
    return std::make_unique<FollowingModel<System, Component, Team>>(RecordModel<System>::Columns{
        nameColumn<System>(tr("Name of the system")),
        textColumn(tr("Domain"), tr("Part of the business that it serves"), "domain", &System::domain),
        systemOwnerColumn(), countColumn<System>(tr("Components in the system"), count), tagsColumn<System>(),
        textColumn(tr("Description"), tr("What it is"), "description", &System::description)});
}

std::unique_ptr<RecordTable> makeFlowTable() {
    const auto count = [](const Portfolio&, const Flow& f) { return static_cast<qint64>(f.components.size()); };
    return std::make_unique<FollowingModel<Flow, Component>>(RecordModel<Flow>::Columns{
        nameColumn<Flow>(tr("Name of the flow")), criticalColumn(),
        numberColumn(tr("Importance"), tr("Floor under the value of what it passes through, 0 to 100"), "importance",
                     &Flow::importance, 1, {}),
        countColumn<Flow>(tr("Components that it passes through"), count), passesColumn(),
        textColumn(tr("Description"), tr("What it is"), "description", &Flow::description)});
}

std::unique_ptr<RecordTable> makeTeamTable() {
    const auto count = [](const Portfolio& p, const Team& t) -> qint64 {
        return std::ranges::count_if(p.components(), [&](const Component& c) { return c.owner == t.id; });
    };
    const QString percent = QStringLiteral(" %");
    return std::make_unique<FollowingModel<Team, Component>>(RecordModel<Team>::Columns{
        nameColumn<Team>(tr("Name of the team")),
        knownOrNotColumn(tr("People"), tr("How many people; plans assume five where nobody said"), "headcount",
                         &Team::headcount),
        numberColumn(tr("Available"), tr("Share of a week that is working time"), "availability", &Team::availability,
                     100, percent),
        budgetColumn(),
        numberColumn(tr("Reserve"), tr("Share of the budget kept for what turns up"), "opportunisticReserve",
                     &Team::opportunisticReserve, 100, percent),
        knownOrNotColumn(tr("Day rate"), tr("Cost of a person-day in the portfolio's currency"), "dayRate",
                         &Team::dayRate),
        knownOrNotColumn(tr("At once"), tr("Most initiatives at once"), "wipLimit", &Team::wipLimit),
        countColumn<Team>(tr("Components that it owns"), count),
        textColumn(tr("Contact"), tr("Whom to ask"), "contact", &Team::contact),
        textColumn(tr("Description"), tr("What it does"), "description", &Team::description)});
}

std::unique_ptr<RecordTable> makeDependencyTable() {
    return std::make_unique<FollowingModel<Dependency, Component>>(RecordModel<Dependency>::Columns{
        fromColumn(), toColumn(), dependencyKindColumn(),
        textColumn(tr("Label"), tr("Protocol, or what is exchanged"), {}, &Dependency::label),
        knownOrNotColumn(tr("Weight"), tr("Calls or changes together, as the kind has it"), {}, &Dependency::weight)});
}

Addition addComponent(const Portfolio& portfolio) {
    return addingNamed<Component>(portfolio, tr("New component"));
}

Addition addSystem(const Portfolio& portfolio) {
    return addingNamed<System>(portfolio, tr("New system"));
}

Addition addFlow(const Portfolio& portfolio) {
    return addingNamed<Flow>(portfolio, tr("New flow"));
}

Addition addTeam(const Portfolio& portfolio) {
    return addingNamed<Team>(portfolio, tr("New team"));
}

Result<Addition> addDependency(const Portfolio& portfolio, const ComponentId& from) {
    if (portfolio.components().empty())
        return makeError(ErrorKind::BadInput, "table.no-component",
                         "a dependency needs a component, and there is none");
    Dependency made;
    made.from = portfolio.find(from) ? from : portfolio.components().at(0).id;
    made.external = fromQt(tr("something"));
    made.id = DependencyId(uniqueSlug(slug(made.from.value + "-needs"),
                                      [&](const std::string& id) { return portfolio.find(DependencyId(id)); }));
    const AnyId id = made.id;
    return Addition{{"add dependency", {Put{std::move(made)}}, {}}, id};
}

} // namespace banyan::items
