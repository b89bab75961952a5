// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/component_filter.h"
#include "views/items/component_model.h"
#include "views/pages/page.h"

class QStackedWidget;

namespace banyan::widgets {
class EmptyState;
class PortfolioTable;
} // namespace banyan::widgets

namespace banyan::pages {

/// What do we own? Every component as a row: sortable, filterable, edited in place.
class InventoryPage : public Page {
    Q_OBJECT

public:
    InventoryPage(session::Session& session, session::ViewState& view, items::ComponentModel& model,
                  QWidget* parent = nullptr);

private:
    void connectSession();
    void refilter();
    void showState();
    void followSelection();

    items::ComponentModel& m_model;
    items::ComponentFilter m_filter;
    widgets::PortfolioTable* m_table;
    widgets::EmptyState* m_empty;
    QStackedWidget* m_stack;
    bool m_fitted = false; ///< columns were fitted to this document; from then on they are the person's
};

} // namespace banyan::pages
