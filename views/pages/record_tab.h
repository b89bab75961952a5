// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

#include "views/items/inventory_tables.h"
#include "views/items/table_filter.h"

namespace banyan::widgets {
class EmptyState;
class PortfolioTable;
} // namespace banyan::widgets

namespace banyan::pages {

/// One table of the inventory with what it shows when it is empty, and adding and removing rows.
class RecordTab : public QStackedWidget {
    Q_OBJECT

public:
    struct Texts {
        QString title;   ///< "Systems", also the table's accessible name
        QString add;     ///< "New system"
        QString nothing; ///< what the empty table says
    };
    using Adder = std::function<Result<items::Addition>()>;

    /// `filter` already has its table, which stays its owner's.
    RecordTab(Texts texts, items::TableFilter& filter, items::RecordTable::Editor editor, Adder adder,
              QWidget* parent = nullptr);

    [[nodiscard]] const Texts& texts() const { return m_texts; }
    [[nodiscard]] widgets::PortfolioTable* table() const { return m_table; }
    [[nodiscard]] items::TableFilter& filter() const { return m_filter; }
    /// Selected rows of the model behind the filter.
    [[nodiscard]] std::vector<int> selectedRows() const;

    /// Adds a record and starts to edit its first cell.
    void add();
    void removeSelected();
    /// Selects the record and scrolls to it. False when it isn't in the table, or filtered out.
    bool select(const portfolio::AnyId& id);
    /// Shows the table, or why it is empty. `showsActions`: the person can add or import something.
    void refresh();

signals:
    /// Something could not be done.
    void failed(const QString& what, const banyan::Error& error);
    /// An edit was made that takes a word: "remove 3 systems".
    void done(const QString& label);
    void importWanted();
    void sampleWanted();
    void clearFilterWanted();

private:
    void perform(const portfolio::Edit& edit);

    Texts m_texts;
    items::TableFilter& m_filter;
    items::RecordTable::Editor m_editor;
    Adder m_adder;
    widgets::PortfolioTable* m_table;
    widgets::EmptyState* m_empty;
};

} // namespace banyan::pages
