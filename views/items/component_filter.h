// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/table_filter.h"
#include "views/session/sieve.h"

namespace banyan::items {

class ComponentModel;

/// The components that the window's filter shows, sorted. Its source is a ComponentModel.
class ComponentFilter : public TableFilter {
    Q_OBJECT

public:
    using TableFilter::TableFilter;
    /// What the filter's names are looked up in is `portfolio`. Call again after an edit or an assessment.
    void setFilter(session::Filter filter, portfolio::Portfolio portfolio);
    [[nodiscard]] ComponentModel* components() const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    std::optional<session::Sieve> m_sieve; ///< nothing: all are shown
};

} // namespace banyan::items
