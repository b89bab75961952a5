// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/component_model.h"

#include "views/items/cell_values.h"
#include "views/items/decision_edits.h"
#include "views/items/decision_rows.h"
#include "views/session/sieve.h"

namespace banyan::items {

using namespace banyan::portfolio;
using session::fromQt;
using session::Quantity;
using session::toQt;

namespace {

using Column = RecordColumn<Component>;

const std::string retiredWord = "retired";

Column nameColumn() {
    return {{ComponentModel::tr("Name"), ComponentModel::tr("Name of the component"), ColumnKind::Text, true, false},
            "name",
            [](const Portfolio&, const Component& c) { return toQt(c.name); },
            {},
            {},
            [](const Portfolio&, Component& c, const QString& text) { return setName(c.name, text); }};
}

Column systemColumn() {
    return {{ComponentModel::tr("System"), ComponentModel::tr("System that it is part of"), ColumnKind::Choice},
            "system",
            [](const Portfolio& p, const Component& c) { return session::nameOf(p, c.system); },
            {},
            [](const Portfolio& p) { return namesOf(p.systems()); },
            [](const Portfolio& p, Component& c, const QString& text) -> Result<void> {
                BANYAN_ASSIGN(c.system, byName(p.systems(), text));
                return {};
            }};
}

Column ownerColumn() {
    return {{ComponentModel::tr("Owner"), ComponentModel::tr("Team that owns it"), ColumnKind::Choice},
            "owner",
            [](const Portfolio& p, const Component& c) { return session::nameOf(p, c.owner); },
            {},
            [](const Portfolio& p) { return namesOf(p.teams()); },
            [](const Portfolio& p, Component& c, const QString& text) -> Result<void> {
                BANYAN_ASSIGN(c.owner, byName(p.teams(), text));
                return {};
            }};
}

Column kindColumn() {
    return {{ComponentModel::tr("Kind"), ComponentModel::tr("Service, library, website, as its source calls it")},
            "kind",
            [](const Portfolio&, const Component& c) { return toQt(c.kind); },
            {},
            {},
            [](const Portfolio&, Component& c, const QString& text) -> Result<void> {
                c.kind = fromQt(text);
                return {};
            }};
}

/// "retired" stands for the flag, which takes the component out of the assessment.
Column lifecycleColumn() {
    return {{ComponentModel::tr("Lifecycle"),
             ComponentModel::tr("Where it stands in its life, as its source calls it; retired ones are not assessed")},
            "lifecycle",
            [](const Portfolio&, const Component& c) { return toQt(c.retired ? retiredWord : c.lifecycle); },
            {},
            {},
            [](const Portfolio&, Component& c, const QString& text) -> Result<void> {
                c.retired = fromQt(text) == retiredWord;
                if (!c.retired) c.lifecycle = fromQt(text);
                return {};
            }};
}

Column tagsColumn() {
    return {{ComponentModel::tr("Tags"), ComponentModel::tr("Words to find it by, separated by commas")},
            "tags",
            [](const Portfolio&, const Component& c) { return listText(c.tags); },
            {},
            {},
            [](const Portfolio&, Component& c, const QString& text) -> Result<void> {
                c.tags = listFrom(text);
                return {};
            }};
}

/// The two ends of a score that data and estimates allow, and sorted by how far they are apart.
Column rangeColumn(const ComponentModel* model, portfolio::Axis axis) {
    const bool value = axis == portfolio::Axis::Value;
    const auto rangeOf = [model, value](const Component& c) -> std::optional<Interval> {
        const auto* assessed = model->derived() ? model->derived()->assessment.find(c.id) : nullptr;
        if (!assessed) return {};
        return value ? assessed->value : assessed->risk;
    };
    return {{value ? ComponentModel::tr("Value range") : ComponentModel::tr("Risk range"),
             ComponentModel::tr("From the lowest to the highest that the data allow; what is unknown counts whole"),
             ColumnKind::Number},
            {},
            [rangeOf](const Portfolio&, const Component& c) {
                const auto range = rangeOf(c);
                return range
                           ? toQt(shortNumber(range->low, 0)) + QStringLiteral("–") + toQt(shortNumber(range->high, 0))
                           : QString();
            },
            [rangeOf](const Portfolio&, const Component& c) {
                const auto range = rangeOf(c);
                return range ? std::optional(range->high - range->low) : std::nullopt;
            },
            {},
            {}};
}

std::optional<Quantity> quantityIn(int column) {
    switch (column) {
    case ComponentModel::Value:
        return Quantity::Value;
    case ComponentModel::Risk:
        return Quantity::Risk;
    case ComponentModel::Sure:
        return Quantity::Sure;
    case ComponentModel::Coverage:
        return Quantity::Coverage;
    case ComponentModel::Incidents:
        return Quantity::Incidents;
    case ComponentModel::TestCoverage:
        return Quantity::TestCoverage;
    case ComponentModel::Age:
        return Quantity::Age;
    default:
        return {};
    }
}

QString explanationOf(Quantity quantity) {
    switch (quantity) {
    case Quantity::Value:
        return ComponentModel::tr("Business value, 0 to 100");
    case Quantity::Risk:
        return ComponentModel::tr("Risk, 0 to 100");
    case Quantity::Sure:
        return ComponentModel::tr("Share of draws that place it in this quadrant");
    case Quantity::Coverage:
        return ComponentModel::tr("Share of the criteria's weight with known data, value and risk taken together");
    case Quantity::Incidents:
        return ComponentModel::tr("Severity-weighted incidents in 30 days");
    case Quantity::TestCoverage:
        return ComponentModel::tr("Test coverage in percent");
    case Quantity::Age:
        return ComponentModel::tr("Days since the newest reading behind its scores");
    }
    return {};
}

} // namespace

ComponentModel::ComponentModel(QObject* parent)
    : RecordModel(makeColumns(this), parent) {}

ComponentModel::Columns ComponentModel::makeColumns(const ComponentModel* model) {
    Columns columns{nameColumn(), systemColumn(), ownerColumn(), kindColumn(), lifecycleColumn()};
    columns.push_back({{tr("Quadrant"), tr("Where value and risk place it")},
                       {},
                       [model](const Portfolio&, const Component& c) {
                           const auto* assessed = model->m_derived ? model->m_derived->assessment.find(c.id) : nullptr;
                           return assessed ? toQt(scoring::quadrantTitle(assessed->quadrant)) : QString();
                       },
                       {},
                       {},
                       {}});
    for (int column = Value; column <= Age; ++column) {
        const Quantity quantity = *quantityIn(column);
        columns.push_back(
            {{session::titleOf(quantity), explanationOf(quantity), ColumnKind::Number},
             {},
             [model, column](const Portfolio&, const Component& c) { return model->numberText(c, column); },
             [model, quantity](const Portfolio&, const Component& c) {
                 return session::quantityOf(quantity, model->m_derived.get(), c.id);
             },
             {},
             {}});
    }
    columns.push_back({{tr("Sources"), tr("Where the numbers behind its scores were read")},
                       {},
                       [model](const Portfolio& p, const Component& c) {
                           QStringList names;
                           if (model->m_derived)
                               for (const std::string& source :
                                    session::dataStandingOf(*model->m_derived, c.id).sources)
                                   names.append(session::sourceName(p, source));
                           return names.join(QStringLiteral(", "));
                       },
                       {},
                       {},
                       {}});
    columns.push_back(tagsColumn());
    columns.push_back(rangeColumn(model, Axis::Value));
    columns.push_back(rangeColumn(model, Axis::Risk));
    columns.push_back({{tr("Decided"), tr("The last decision about it")},
                       {},
                       [](const Portfolio& p, const Component& c) { return lastDecisionText(decisionsAbout(p, c.id)); },
                       {},
                       {},
                       {}});
    return columns;
}

void ComponentModel::reset(const Portfolio& portfolio) {
    m_derived.reset();
    RecordModel::reset(portfolio);
}

void ComponentModel::setDerived(std::shared_ptr<const session::Derived> derived) {
    m_derived = std::move(derived);
    if (rowCount() > 0) emit dataChanged(index(0, Quadrant), index(rowCount() - 1, ColumnCount - 1));
}

portfolio::Quadrant ComponentModel::quadrantOf(int row) const {
    const auto* assessed = m_derived ? m_derived->assessment.find(component(row).id) : nullptr;
    return assessed ? assessed->quadrant : portfolio::Quadrant::Unknown;
}

QVariant ComponentModel::data(const QModelIndex& index, int role) const {
    if (role == QuadrantRole && index.isValid()) return static_cast<int>(quadrantOf(index.row()));
    return RecordModel::data(index, role);
}

QString ComponentModel::numberText(const Component& component, int column) const {
    if (!m_derived) return {};
    const Quantity quantity = *quantityIn(column);
    const auto number = session::quantityOf(quantity, m_derived.get(), component.id);
    if (!number) return QStringLiteral("–");
    return toQt(shortNumber(*number, column == Incidents ? 1 : 0)) + session::unitOf(quantity);
}

Edit ComponentModel::retiring(const std::vector<int>& rows, bool retired) const {
    Edit edit;
    for (const int row : rows) {
        if (component(row).retired == retired) continue;
        Component changed = component(row);
        changed.retired = retired;
        edit.operations.emplace_back(Put{std::move(changed)});
    }
    const QString what = rows.size() == 1 ? '"' + toQt(component(rows.front()).name) + '"'
                                          : session::counted(static_cast<qint64>(rows.size()), kindName());
    edit.label = fromQt((retired ? QStringLiteral("retire ") : QStringLiteral("bring back ")) + what);
    return edit;
}

std::pair<int, int> ComponentModel::columnsThatFollow(const Diff& changes) const {
    const auto renamed = [](const auto& diff) { return !diff.changed.empty() || !diff.removed.empty(); };
    const bool decided = !changes.of<portfolio::Decision>().empty();
    if (renamed(changes.of<portfolio::System>()) || renamed(changes.of<Team>()))
        return {System, decided ? Decided : Owner};
    return decided ? std::pair<int, int>(Decided, Decided) : std::pair(1, 0);
}

} // namespace banyan::items
