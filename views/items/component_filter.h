// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCollator>
#include <QSortFilterProxyModel>

#include "views/session/view_state.h"

namespace banyan::items {

/// The components that the filter shows, sorted. Text sorts as people expect ("a2" before "a10"); what is unknown comes
/// last in either direction; ties break by id.
class ComponentFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit ComponentFilter(QObject* parent = nullptr);
    /// What the filter's names are looked up in is `portfolio`.
    void setFilter(session::Filter filter, portfolio::Portfolio portfolio);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    session::Filter m_filter;
    portfolio::Portfolio m_portfolio;
    QCollator m_collator;
};

} // namespace banyan::items
