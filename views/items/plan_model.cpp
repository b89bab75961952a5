// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/plan_model.h"

#include "views/session/text.h"

#include <QStringList>

#include <algorithm>
#include <numeric>

namespace banyan::items {

using session::toQt;

namespace {

bool isNumeric(int column) {
    return column == PlanModel::Phase || column == PlanModel::Hours;
}

QString teamsOf(const portfolio::Portfolio& portfolio, const roadmap::PlannedInitiative& initiative) {
    QStringList names;
    for (const roadmap::TeamHours& part : initiative.effort)
        names.append(session::nameOf(portfolio, std::optional(part.team)));
    return names.join(QStringLiteral(", "));
}

} // namespace

PlanModel::PlanModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void PlanModel::setPlanned(std::shared_ptr<const session::Planned> planned,
                           const std::optional<std::set<portfolio::InitiativeId>>& only) {
    const auto shows = [&](const portfolio::InitiativeId& id) { return !only || only->contains(id); };
    beginResetModel();
    m_rows.clear();
    if (planned && planned->plan) {
        const roadmap::Plan& plan = *planned->plan;
        std::vector<const roadmap::PlannedInitiative*> order;
        for (const auto& initiative : plan.initiatives)
            if (shows(initiative.id)) order.push_back(&initiative);
        std::ranges::stable_sort(order, {}, [](const auto* i) { return std::pair(i->startWeek, i->phase); });
        for (const auto* initiative : order) {
            const int hours = std::accumulate(initiative->effort.begin(), initiative->effort.end(), 0,
                                              [](int sum, const auto& part) { return sum + part.hours; });
            const QString because = initiative->boundBy.empty() ? QString() : toQt(initiative->boundBy.front().what);
            m_rows.push_back(
                {initiative->id,
                 {toQt(initiative->title), QString::number(initiative->phase), teamsOf(planned->portfolio, *initiative),
                  session::longDate(roadmap::dayOf(plan, initiative->startWeek)),
                  session::longDate(roadmap::dayOf(plan, initiative->finishWeek) - 3),
                  session::longDate(roadmap::dayOf(plan, initiative->p80) - 3), session::grouped(hours), because}});
        }
        for (const auto& left : plan.unscheduled)
            if (shows(left.id))
                m_rows.push_back({left.id,
                                  {toQt(left.title),
                                   QString::number(left.phase),
                                   {},
                                   tr("not scheduled"),
                                   {},
                                   {},
                                   {},
                                   toQt(left.because)}});
    }
    endResetModel();
}

int PlanModel::rowOf(const portfolio::InitiativeId& id) const {
    const auto found = std::ranges::find(m_rows, id, &Row::id);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int PlanModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PlanModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PlanModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const Row& row = m_rows[static_cast<size_t>(index.row())];
    const QString& cell = row.cells.at(static_cast<size_t>(index.column()));
    switch (role) {
    case Qt::DisplayRole:
        return cell;
    case Qt::ToolTipRole:
        return QStringLiteral("<p>%1</p>").arg(cell.toHtmlEscaped());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case IdRole:
        return toQt(row.id.value);
    case NumericRole:
        return isNumeric(index.column());
    default:
        return {};
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    static const std::array titles{"Initiative", "Phase", "Teams", "Start", "Finish", "P80 finish", "Hours", "Because"};
    if (role == Qt::DisplayRole) return tr(titles.at(static_cast<size_t>(section)));
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    return {};
}

} // namespace banyan::items
