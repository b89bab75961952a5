// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/component_filter.h"
#include "views/items/component_model.h"
#include "views/pages/page.h"
#include "views/widgets/flow_layout.h"

class QStackedWidget;

namespace banyan::charts {
class MapChart;
struct MapContent;
} // namespace banyan::charts

namespace banyan::widgets {
class DetailPanel;
class EmptyState;
class PortfolioTable;
} // namespace banyan::widgets

namespace banyan::pages {

/// Where is value, where is risk? The quadrant, or the same as a table, with the selected component explained.
class MapPage : public Page {
    Q_OBJECT

public:
    MapPage(session::Session& session, session::ViewState& view, items::ComponentModel& model,
            QWidget* parent = nullptr);

private:
    QWidget* makeContent();
    void connectSession();
    void refresh();
    void select();
    void showTray(const charts::MapContent& content);
    void showHead(const charts::MapContent& content);

    items::ComponentFilter m_filter;
    charts::MapChart* m_chart;
    widgets::PortfolioTable* m_table;
    widgets::EmptyState* m_empty;
    widgets::DetailPanel* m_detail;
    QStackedWidget* m_stack;
    QWidget* m_tray;
    widgets::FlowLayout* m_trayItems;
    bool m_asTable = false;
};

} // namespace banyan::pages
