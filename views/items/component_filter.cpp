// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/component_filter.h"

#include "views/items/component_model.h"

namespace banyan::items {

ComponentFilter::ComponentFilter(QObject* parent)
    : QSortFilterProxyModel(parent) {
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    setSortRole(ComponentModel::SortRole);
}

void ComponentFilter::setFilter(session::Filter filter, portfolio::Portfolio portfolio) {
    const bool same = filter.empty() && m_filter.empty();
    m_filter = std::move(filter);
    m_portfolio = std::move(portfolio);
    if (!same) invalidateFilter();
}

bool ComponentFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    const auto* model = qobject_cast<const ComponentModel*>(sourceModel());
    if (!model || m_filter.empty()) return true;
    return session::shows(m_filter, m_portfolio, model->component(row), model->quadrantOf(row));
}

bool ComponentFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const QVariant a = left.data(sortRole());
    const QVariant b = right.data(sortRole());
    if (a.isValid() != b.isValid()) return (sortOrder() == Qt::AscendingOrder) == a.isValid();
    int order = 0;
    if (a.typeId() == QMetaType::Double)
        order = a.toDouble() < b.toDouble() ? -1 : a.toDouble() > b.toDouble() ? 1 : 0;
    else if (a.isValid())
        order = m_collator.compare(a.toString(), b.toString());
    return order != 0 ? order < 0 : left.row() < right.row();
}

} // namespace banyan::items
