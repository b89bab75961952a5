// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/component_filter.h"

#include "views/items/component_model.h"

namespace banyan::items {

void ComponentFilter::setFilter(session::Filter filter, portfolio::Portfolio portfolio) {
    const bool same = filter.empty() && !m_sieve;
    m_sieve.reset();
    if (!filter.empty()) m_sieve.emplace(std::move(filter), std::move(portfolio), components()->derived());
    if (!same) invalidateFilter();
}

ComponentModel* ComponentFilter::components() const {
    return static_cast<ComponentModel*>(sourceModel());
}

bool ComponentFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    return !m_sieve || m_sieve->shows(components()->component(row));
}

} // namespace banyan::items
