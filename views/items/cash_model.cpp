// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/cash_model.h"

#include "model/base/numbers.h"
#include "views/items/budget_terms.h"
#include "views/items/cell_values.h"
#include "views/items/record_table.h"

#include <cmath>
#include <map>

namespace banyan::items {

using session::fromQt;
using session::toQt;

std::string quarterOf(Date day) {
    return std::to_string(day.year()) + "-Q" + std::to_string((day.month() + 2) / 3);
}

std::vector<QuarterCash> cashByQuarter(const portfolio::Portfolio& portfolio, const roadmap::Plan* plan) {
    std::map<std::string, QuarterCash> rows;
    const auto at = [&](const std::string& quarter) -> QuarterCash& {
        rows[quarter].quarter = quarter;
        return rows[quarter];
    };
    for (const portfolio::CashLimit& limit : portfolio.settings().cashLimits)
        at(limit.quarter).limit = limit.limit;
    if (plan) {
        for (int week = 0; week < plan->weeks; ++week)
            at(quarterOf(roadmap::dayOf(*plan, week)));
        for (const roadmap::PlannedInitiative& each : plan->initiatives) {
            if (each.cash <= 0) continue;
            QuarterCash& row = at(quarterOf(roadmap::dayOf(*plan, each.startWeek)));
            row.planned += each.cash;
            ++row.initiatives;
        }
        for (const roadmap::Spend& spend : plan->money.quarters)
            at(spend.quarter).people = spend.people;
    }
    std::vector<QuarterCash> out;
    for (auto& [quarter, row] : rows)
        out.push_back(row);
    return out;
}

void CashModel::show(const portfolio::Portfolio& portfolio, const std::shared_ptr<const session::Planned>& planned) {
    std::vector<QuarterCash> rows = cashByQuarter(portfolio, planned && planned->plan ? &*planned->plan : nullptr);
    const bool same = rows.size() == m_rows.size();
    if (!same) beginResetModel();
    m_portfolio = portfolio;
    m_rows = std::move(rows);
    if (!same)
        endResetModel();
    else if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QString CashModel::text(const QuarterCash& row, int column) const {
    const auto money = [&](double amount) { return session::grouped(std::llround(amount)); };
    switch (column) {
    case Quarter:
        return toQt(row.quarter);
    case Planned:
        return money(row.planned);
    case Limit:
        return row.limit ? money(*row.limit) : tr("none");
    case Left:
        if (!row.limit) return QStringLiteral("–");
        return *row.limit >= row.planned ? money(*row.limit - row.planned)
                                         : tr("▲ %1 over").arg(money(row.planned - *row.limit));
    case Initiatives:
        return QString::number(row.initiatives);
    default:
        return money(row.people);
    }
}

int CashModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CashModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CashModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const QuarterCash& row = m_rows[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::EditRole:
        return index.column() == Limit && !row.limit ? QString() : text(row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((index.column() == Quarter ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    case RecordTable::NumericRole:
        return index.column() != Quarter;
    default:
        return {};
    }
}

bool CashModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !index.isValid() || index.column() != Limit || !m_editor) return false;
    QString typed = value.toString().trimmed().remove(',');
    if (typed == tr("none")) typed.clear();
    const auto limit = optionalNumberFrom(typed);
    if (!limit) {
        emit refused(limit.error());
        return false;
    }
    const QuarterCash row = m_rows[static_cast<size_t>(index.row())];
    return *limit == row.limit || m_editor(limitCash(m_portfolio, row.quarter, *limit)).has_value();
}

QVariant CashModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    const QString currency = toQt(m_portfolio.settings().currency);
    const std::array titles{
        tr("Quarter"),     tr("Planned, %1").arg(currency), tr("Limit, %1").arg(currency), tr("Left, %1").arg(currency),
        tr("Initiatives"), tr("People, %1").arg(currency)};
    if (role == Qt::DisplayRole) return titles.at(static_cast<size_t>(section));
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((section == Quarter ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    return {};
}

Qt::ItemFlags CashModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && m_editor && index.column() == Limit) flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace banyan::items
