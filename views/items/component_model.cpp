// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/component_model.h"

#include "model/portfolio/diff.h"
#include "views/items/component_edits.h"
#include "views/session/text.h"

#include <algorithm>

namespace banyan::items {

using namespace banyan::portfolio;
using session::toQt;

namespace {

struct ColumnInfo {
    const char* title;
    const char* explanation;
    bool numeric;
};

constexpr std::array<ColumnInfo, ComponentModel::ColumnCount> columns{{
    {"Name", "Name of the component", false},
    {"System", "System that it is part of", false},
    {"Owner", "Team that owns it", false},
    {"Kind", "Service, library, website, as its source calls it", false},
    {"Lifecycle", "Where it stands in its life, as its source calls it", false},
    {"Quadrant", "Where value and risk place it", false},
    {"Value", "Business value, 0 to 100", true},
    {"Risk", "Risk, 0 to 100", true},
    {"Sure", "Share of draws that place it in this quadrant", true},
    {"Coverage", "Share of the risk criteria's weight with known data", true},
    {"Incidents", "Severity-weighted incidents in 30 days", true},
    {"Tests", "Test coverage in percent", true},
}};

const facts::Fact* factOf(const session::Derived* derived, const ComponentId& id, std::string_view name) {
    return derived ? derived->facts.find(id, name) : nullptr;
}

template <typename T>
std::optional<Id<T>> byName(const Table<T>& table, const QString& name) {
    for (const T& record : table)
        if (toQt(record.name) == name) return record.id;
    return {};
}

template <typename T>
QStringList namesOf(const Table<T>& table) {
    QStringList names;
    for (const T& record : table)
        names.append(toQt(record.name));
    names.sort(Qt::CaseInsensitive);
    return names;
}

template <typename T>
bool renamed(const TableDiff<T>& diff) {
    return !diff.changed.empty() || !diff.removed.empty();
}

} // namespace

ComponentModel::ComponentModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void ComponentModel::reset(const Portfolio& portfolio) {
    beginResetModel();
    m_portfolio = portfolio;
    m_derived.reset();
    m_rows.clear();
    const auto& table = portfolio.components();
    for (size_t i = 0; i < table.size(); ++i)
        m_rows.push_back(table.shared(i));
    endResetModel();
}

void ComponentModel::update(const Portfolio& before, const Portfolio& after) {
    const Diff changes = diff(before, after);
    const auto& mine = changes.of<Component>();
    removeRowsOf(mine.removed);
    m_portfolio = after;
    insertRowsOf(after.components(), mine.added);
    for (const ComponentId& id : mine.changed) {
        const int row = rowOf(id);
        m_rows[static_cast<size_t>(row)] = after.components().shared(static_cast<size_t>(row));
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    const bool names = renamed(changes.of<portfolio::System>()) || renamed(changes.of<Team>());
    if (names && !m_rows.empty()) emit dataChanged(index(0, System), index(rowCount() - 1, Owner));
}

void ComponentModel::removeRowsOf(const std::vector<ComponentId>& ids) {
    for (auto id = ids.rbegin(); id != ids.rend();) {
        const int last = rowOf(*id);
        int first = last;
        for (++id; id != ids.rend() && rowOf(*id) == first - 1; ++id)
            --first;
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
    }
}

void ComponentModel::insertRowsOf(const Table<Component>& table, const std::vector<ComponentId>& ids) {
    for (auto id = ids.begin(); id != ids.end();) {
        const int first = table.indexOf(*id);
        int last = first;
        for (++id; id != ids.end() && table.indexOf(*id) == last + 1; ++id)
            ++last;
        beginInsertRows({}, first, last);
        Rows fresh;
        for (int row = first; row <= last; ++row)
            fresh.push_back(table.shared(static_cast<size_t>(row)));
        m_rows.insert(m_rows.begin() + first, fresh.begin(), fresh.end());
        endInsertRows();
    }
}

void ComponentModel::setDerived(std::shared_ptr<const session::Derived> derived) {
    m_derived = std::move(derived);
    if (!m_rows.empty()) emit dataChanged(index(0, Quadrant), index(rowCount() - 1, ColumnCount - 1));
}

int ComponentModel::rowOf(const ComponentId& id) const {
    const auto found =
        std::ranges::lower_bound(m_rows, id, {}, [](const auto& r) -> const ComponentId& { return r->id; });
    return found != m_rows.end() && (*found)->id == id ? static_cast<int>(found - m_rows.begin()) : -1;
}

portfolio::Quadrant ComponentModel::quadrantOf(int row) const {
    const auto* assessed = m_derived ? m_derived->assessment.find(component(row).id) : nullptr;
    return assessed ? assessed->quadrant : portfolio::Quadrant::Unknown;
}

int ComponentModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ComponentModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ComponentModel::number(int row, int column) const {
    const ComponentId& id = component(row).id;
    const auto* assessed = m_derived ? m_derived->assessment.find(id) : nullptr;
    const auto fact = [&](std::string_view name) {
        const facts::Fact* found = factOf(m_derived.get(), id, name);
        return found ? QVariant(found->raw.mid) : QVariant();
    };
    switch (column) {
    case Value:
        return assessed && assessed->valueCoverage > 0 ? QVariant(assessed->value.mid) : QVariant();
    case Risk:
        return assessed && assessed->riskCoverage > 0 ? QVariant(assessed->risk.mid) : QVariant();
    case Sure:
        return assessed && assessed->probability
                   ? QVariant(100 * *std::ranges::max_element(assessed->probability->quadrant))
                   : QVariant();
    case Coverage:
        return assessed ? QVariant(100 * assessed->riskCoverage) : QVariant();
    case Incidents:
        return fact("incident-rate");
    case TestCoverage:
        return fact("test-coverage");
    default:
        return {};
    }
}

QString ComponentModel::text(int row, int column) const {
    const Component& record = component(row);
    switch (column) {
    case Name:
        return toQt(record.name);
    case System:
        return session::nameOf(m_portfolio, record.system);
    case Owner:
        return session::nameOf(m_portfolio, record.owner);
    case Kind:
        return toQt(record.kind);
    case Lifecycle:
        return record.retired ? tr("retired") : toQt(record.lifecycle);
    case Quadrant:
        if (!m_derived || record.retired) return {};
        return toQt(scoring::quadrantTitle(quadrantOf(row)));
    default:
        break;
    }
    const QVariant value = number(row, column);
    if (!value.isValid()) return m_derived ? QStringLiteral("–") : QString();
    const bool percent = column == Sure || column == Coverage || column == TestCoverage;
    const QString digits = toQt(shortNumber(value.toDouble(), column == Incidents ? 1 : 0));
    return percent ? digits + QStringLiteral(" %") : digits;
}

QStringList ComponentModel::choices(int column) const {
    if (column == Owner) return namesOf(m_portfolio.teams());
    if (column == System) return namesOf(m_portfolio.systems());
    return {};
}

QVariant ComponentModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const int row = index.row();
    const int column = index.column();
    const bool numeric = columns.at(static_cast<size_t>(column)).numeric;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return QStringLiteral("<p>%1</p>").arg(text(row, column).toHtmlEscaped());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case IdRole:
        return toQt(component(row).id.value);
    case SortRole:
        return numeric ? number(row, column) : QVariant(text(row, column));
    case QuadrantRole:
        return static_cast<int>(quadrantOf(row));
    case ChoicesRole:
        return choices(column);
    case NumericRole:
        return numeric;
    default:
        return {};
    }
}

QVariant ComponentModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    const ColumnInfo& info = columns.at(static_cast<size_t>(section));
    if (role == Qt::DisplayRole) return tr(info.title);
    if (role == Qt::ToolTipRole) return tr(info.explanation);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((info.numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    return {};
}

Qt::ItemFlags ComponentModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() <= Lifecycle && m_editor) flags |= Qt::ItemIsEditable;
    return flags;
}

std::optional<Edit> ComponentModel::editFor(int row, int column, const QString& text) const {
    const Component& record = component(row);
    const std::string plain = session::fromQt(text);
    switch (column) {
    case Name:
        if (plain.empty()) return {};
        return renameComponent(record, plain);
    case Kind:
        return setComponentKind(record, plain);
    case Lifecycle:
        return setComponentLifecycle(record, plain);
    case Owner: {
        const auto team = byName(m_portfolio.teams(), text);
        if (!team && !text.isEmpty()) return {};
        return setComponentOwner(record, team, plain);
    }
    case System: {
        const auto system = byName(m_portfolio.systems(), text);
        if (!system && !text.isEmpty()) return {};
        return setComponentSystem(record, system, plain);
    }
    default:
        return {};
    }
}

bool ComponentModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !index.isValid() || !m_editor) return false;
    const QString wanted = value.toString().trimmed();
    if (wanted == text(index.row(), index.column())) return true;
    const auto edit = editFor(index.row(), index.column(), wanted);
    return edit && m_editor(*edit).has_value();
}

} // namespace banyan::items
