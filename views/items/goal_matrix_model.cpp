// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/goal_matrix_model.h"

#include "model/scoring/criteria.h"
#include "model/scoring/weights.h"
#include "views/items/goal_edits.h"
#include "views/session/text.h"

#include <algorithm>

namespace banyan::items {

using namespace portfolio;
using session::toQt;

namespace {

QString percent(double share) {
    return QStringLiteral("%1 %").arg(qRound(100 * share));
}

QString nameOfGroup(const std::string& id, Axis axis, const std::vector<Criterion>& criteria) {
    if (axis == Axis::Value) {
        const auto found = std::ranges::find_if(criteria, [&](const Criterion& c) { return c.id.value == id; });
        return toQt(found == criteria.end() || found->name.empty() ? id : found->name);
    }
    for (const scoring::Branch& branch : scoring::builtInMethod()->branches)
        if (branch.id == id) return toQt(branch.name);
    return toQt(id);
}

bool validStrength(int strength) {
    return strength == 0 || strength == 1 || strength == 3 || strength == 9;
}

} // namespace

GoalMatrixModel::GoalMatrixModel(QObject* parent)
    : QAbstractTableModel(parent) {}

auto GoalMatrixModel::groupsOf(const Portfolio& portfolio) -> std::vector<Group> {
    const auto criteria = scoring::criteriaOf(portfolio);
    if (!criteria) return {};
    std::vector<Group> out;
    for (const Axis axis : {Axis::Value, Axis::Risk}) {
        const auto weights = scoring::axisWeights(axis, *criteria, portfolio);
        if (!weights) continue;
        const std::vector<double> shares = weights->groupWeights();
        for (size_t k = 0; k < weights->groups.size(); ++k)
            out.push_back({weights->groups[k], nameOfGroup(weights->groups[k], axis, *criteria), {}, axis, shares[k]});
    }
    const auto first = [](const QString& name) { return name.section(' ', 0, 0); };
    for (Group& group : out) {
        const auto same = std::ranges::count(out, first(group.name), [&](const Group& g) { return first(g.name); });
        group.shortName = same > 1 ? group.name : first(group.name);
    }
    return out;
}

void GoalMatrixModel::show(const Portfolio& portfolio) {
    const std::vector<Group> groups = groupsOf(portfolio);
    std::vector<Goal> goals(portfolio.goals().begin(), portfolio.goals().end());
    const auto sameIds = [](const auto& a, const auto& b, auto member) {
        return std::ranges::equal(a, b, {}, member, member);
    };
    const bool same = sameIds(goals, m_goals, &Goal::id) && sameIds(groups, m_groups, &Group::id);
    if (!same) beginResetModel();
    m_groups = groups;
    m_goals = std::move(goals);
    if (!same) return endResetModel();
    if (rowCount() == 0 || columnCount() == 0) return;
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    emit headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int GoalMatrixModel::columnOf(const std::string& group) const {
    const auto found = std::ranges::find(m_groups, group, &Group::id);
    return found == m_groups.end() ? -1 : static_cast<int>(found - m_groups.begin());
}

int GoalMatrixModel::rowOf(const GoalId& goal) const {
    const auto found = std::ranges::find(m_goals, goal, &Goal::id);
    return found == m_goals.end() ? -1 : static_cast<int>(found - m_goals.begin());
}

int GoalMatrixModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || m_goals.empty() ? 0 : static_cast<int>(m_goals.size()) + 1;
}

int GoalMatrixModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_groups.size());
}

int GoalMatrixModel::strength(const QModelIndex& index) const {
    const std::string& to = m_groups[static_cast<size_t>(index.column())].id;
    int sum = 0;
    for (const Contribution& each : m_goals[static_cast<size_t>(index.row())].contributions)
        if (each.to == to) sum += each.strength;
    return sum;
}

QVariant GoalMatrixModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const Group& group = m_groups[static_cast<size_t>(index.column())];
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignCenter);
    if (role == AxisRole) return static_cast<int>(group.axis);
    if (isWeights(index.row())) {
        if (role == Qt::DisplayRole) return percent(group.weight);
        if (role == WeightRole) return group.weight;
        if (role == Qt::AccessibleTextRole) return tr("%1 weighs %2").arg(group.name, percent(group.weight));
        return {};
    }
    const int here = strength(index);
    if (role == Qt::DisplayRole) return here == 0 ? QStringLiteral("·") : QString::number(here);
    if (role == Qt::EditRole || role == StrengthRole) return here;
    const QString goal = toQt(m_goals[static_cast<size_t>(index.row())].name);
    if (role == Qt::AccessibleTextRole) return tr("%1 speaks for %2 with %3").arg(goal, group.name).arg(here);
    return {};
}

bool GoalMatrixModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    bool number = false;
    const int wanted = value.toInt(&number);
    if (role != Qt::EditRole || !index.isValid() || isWeights(index.row()) || !m_editor) return false;
    if (!number || !validStrength(wanted) || wanted == strength(index)) return false;
    const Group& group = m_groups[static_cast<size_t>(index.column())];
    const Goal goal = m_goals[static_cast<size_t>(index.row())];
    return m_editor(setContribution(goal, group.id, wanted, session::fromQt(group.name))).has_value();
}

QVariant GoalMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (section < 0) return {};
    const auto at = static_cast<size_t>(section);
    if (orientation == Qt::Vertical) {
        if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole) return {};
        if (isWeights(section)) return tr("Weight that follows");
        if (at >= m_goals.size()) return {};
        const QString name = toQt(m_goals[at].name);
        return role == Qt::ToolTipRole ? QStringLiteral("<p>%1</p>").arg(name.toHtmlEscaped()) : name;
    }
    if (at >= m_groups.size()) return {};
    const Group& group = m_groups[at];
    if (role == Qt::DisplayRole) return group.shortName;
    if (role == AxisRole) return static_cast<int>(group.axis);
    if (role == FullNameRole || role == Qt::AccessibleTextRole) return group.name;
    if (role == Qt::ToolTipRole) return QStringLiteral("<p>%1</p>").arg(group.name.toHtmlEscaped());
    return {};
}

Qt::ItemFlags GoalMatrixModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return {};
    const Qt::ItemFlags shown = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return isWeights(index.row()) ? shown : shown | Qt::ItemIsEditable;
}

} // namespace banyan::items
