// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/filter_menu.h"
#include "views/pages/inventory_page.h"
#include "views/pages/record_tab.h"
#include "views/widgets/portfolio_table.h"

#include <QHeaderView>
#include <QMenu>

#include <map>

/// The menus over the columns of the inventory's tables.
namespace banyan::pages {

using items::ComponentModel;

namespace {

QString inMenu(QString text) {
    return text.replace('&', QStringLiteral("&&"));
}

} // namespace

/// What a column can be filtered by, where it can: components by facets and quantities, which every page knows; other
/// records by what stands in the cells.
void InventoryPage::addColumnFilter(QMenu* menu, int column) {
    using session::Facet;
    using session::Quantity;
    if (!onComponents()) return m_filterMenu->addColumn(menu, *current()->filter().table(), column);
    static const std::map<int, Facet> choices{
        {ComponentModel::System, Facet::System},     {ComponentModel::Owner, Facet::Owner},
        {ComponentModel::Kind, Facet::Kind},         {ComponentModel::Lifecycle, Facet::Lifecycle},
        {ComponentModel::Quadrant, Facet::Quadrant}, {ComponentModel::Sources, Facet::Source},
        {ComponentModel::Tags, Facet::Tag}};
    if (column == ComponentModel::Name) m_filterMenu->addName(menu);
    if (const auto found = choices.find(column); found != choices.end()) {
        QMenu* values = menu->addMenu(m_components.head(column).title);
        m_filterMenu->addFacet(values, found->second);
        values->setEnabled(!values->isEmpty());
    }
    if (column >= ComponentModel::Value && column <= ComponentModel::Age)
        m_filterMenu->addQuantity(menu, static_cast<Quantity>(column - ComponentModel::Value));
}

/// The menus of the columns' titles open by mouse; this does by keyboard.
void InventoryPage::fillColumnFilters() {
    m_columnFilters->clear();
    qDeleteAll(m_columnFilters->findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
    for (int column = 0; column < current()->filter().columnCount(); ++column)
        addColumnFilter(m_columnFilters, column);
}

void InventoryPage::fillSetMenu() {
    m_setMenu->clear();
    qDeleteAll(m_setMenu->findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
    const items::RecordTable* table = current()->filter().table();
    const std::vector<int> rows = current()->selectedRows();
    for (int column = 0; column < table->columnCount(); ++column) {
        const items::ColumnHead& head = table->head(column);
        if (!head.editable || !head.forMany || head.kind != items::ColumnKind::Choice) continue;
        QMenu* values = m_setMenu->addMenu(head.title);
        for (const QString& value : table->choices(column))
            values->addAction(inMenu(value), this,
                              [this, column, value, rows] { current()->filter().table()->set(rows, column, value); });
        values->addSeparator();
        values->addAction(tr("None"), this,
                          [this, column, rows] { current()->filter().table()->set(rows, column, {}); });
    }
}

/// The titles of the columns sort by mouse; this does by keyboard. The column that sorts already turns round.
void InventoryPage::fillSortMenu() {
    m_sortMenu->clear();
    widgets::PortfolioTable* table = current()->table();
    const QHeaderView* header = table->horizontalHeader();
    for (int column = 0; column < table->model()->columnCount(); ++column) {
        if (table->isColumnHidden(column)) continue;
        const bool sorts = column == header->sortIndicatorSection();
        const auto order =
            sorts && header->sortIndicatorOrder() == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
        QAction* action = m_sortMenu->addAction(table->model()->headerData(column, Qt::Horizontal).toString(), table,
                                                [table, column, order] { table->sortByColumn(column, order); });
        action->setCheckable(true);
        action->setChecked(sorts);
    }
}

} // namespace banyan::pages
