// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/component_filter.h"
#include "views/items/component_model.h"
#include "views/items/inventory_tables.h"
#include "views/pages/page.h"

#include <array>
#include <memory>

class QAction;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace banyan::pages {

class FilterMenu;
class RecordTab;

/// What do we own? Components, systems, flows, teams and dependencies as tables: sorted, filtered, edited in place,
/// several rows at once.
class InventoryPage : public Page {
    Q_OBJECT

public:
    InventoryPage(session::Session& session, session::ViewState& view, items::ComponentModel& model,
                  QWidget* parent = nullptr);

    /// Shows the tab that holds the record and selects it there.
    void showRecord(const portfolio::AnyId& id);
    /// Offers a dialog that merges the selected components, or splits the one.
    void mergeSelected();
    void splitSelected();
    /// Takes over the tables' columns from the last window, and leaves them to the next.
    void keepColumns();

signals:
    /// The person asks why the component is where it is.
    void explainWanted(const banyan::portfolio::ComponentId& id);

private:
    static constexpr int tabCount = 5;
    /// A table beside the components', with its filter.
    struct Table {
        std::unique_ptr<items::RecordTable> model;
        std::unique_ptr<items::TableFilter> filter;
    };

    void buildTabs();
    RecordTab* makeTab(int place);
    void buildHead();
    void buildActions();
    void connectSession();
    void connectSelection();
    Result<void> perform(const portfolio::Edit& edit);
    [[nodiscard]] RecordTab* current() const;
    [[nodiscard]] bool onComponents() const;

    void refilter();
    void refresh();
    void refreshActions();
    void followSelection();
    void tellSelection();
    void retireSelected();
    void addColumnFilter(QMenu* menu, int column);
    void fillColumnFilters();
    void fillSetMenu();
    void fillSortMenu();

    items::ComponentModel& m_components;
    items::ComponentFilter m_filter;
    std::array<Table, tabCount - 1> m_tables;
    std::array<RecordTab*, tabCount> m_tabs{};
    FilterMenu* m_filterMenu;
    QTabBar* m_bar;
    QStackedWidget* m_stack;
    QPushButton* m_new;
    QMenu* m_columnMenu;
    QMenu* m_setMenu;
    QMenu* m_sortMenu;
    QMenu* m_columnFilters;
    QAction* m_add = nullptr;
    QAction* m_remove = nullptr;
    QAction* m_explain = nullptr;
    QAction* m_retire = nullptr;
    QAction* m_merge = nullptr;
    QAction* m_split = nullptr;
    std::array<bool, tabCount> m_fitted{}; ///< columns were fitted to this document; now they are the person's
    bool m_following = false;              ///< the table takes over the window's selection, not the other way round
};

} // namespace banyan::pages
