// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/component_filter.h"
#include "views/items/component_model.h"
#include "views/pages/page.h"
#include "views/session/trial.h"

class QPushButton;
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

class MapShowMenu;
class UnplacedTray;
class WhatIfStrip;

/// Where is value, where is risk? The quadrant, or the same as a table, with the selected component explained.
class MapPage : public Page {
    Q_OBJECT

public:
    MapPage(session::Session& session, session::ViewState& view, items::ComponentModel& model,
            QWidget* parent = nullptr);
    [[nodiscard]] std::optional<charts::Picture> picture() const override;
    /// Colour, size, uncertainty and trails.
    [[nodiscard]] MapShowMenu* showMenu() const { return m_show; }
    /// As InventoryPage::keepColumns().
    void keepColumns();

signals:
    void decisionWanted(const banyan::Id<banyan::portfolio::Decision>& id);

private:
    void makeHead();
    /// An action of the page that is a button of its head too.
    void makeTable(items::ComponentModel& model);
    QWidget* makeContent();
    void connectSession();
    void connectChart();
    void refresh();
    void showTrial();
    void followSettings();
    [[nodiscard]] charts::MapContent content() const;
    void addTrails(charts::MapContent& content) const;
    void select();
    void showDetail();
    void followTable();
    void tellTable();
    void showHead(const charts::MapContent& content);
    void showState(const charts::MapContent& content);

    void apply(const portfolio::Edit& edit);
    /// In the what-if, thresholds are tried like goals.
    void moveThreshold(portfolio::Axis axis, double value);
    void place(const std::vector<portfolio::ComponentId>& ids, portfolio::Quadrant quadrant);
    void withdraw(const std::vector<portfolio::ComponentId>& ids);

    items::ComponentFilter m_filter;
    charts::MapChart* m_chart;
    widgets::PortfolioTable* m_table;
    widgets::EmptyState* m_empty;
    widgets::DetailPanel* m_detail;
    QStackedWidget* m_stack;
    UnplacedTray* m_tray;
    MapShowMenu* m_show;
    session::Trial m_trial;
    WhatIfStrip* m_strip;
    QPushButton* m_whatIf;
    bool m_asTable = false;
    bool m_following = false; ///< the table takes over a selection, or has just given one
};

} // namespace banyan::pages
