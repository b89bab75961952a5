// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/inventory_page.h"

#include "views/session/text.h"
#include "views/widgets/empty_state.h"
#include "views/widgets/portfolio_table.h"

#include <QHeaderView>
#include <QStackedWidget>

#include <utility>

namespace banyan::pages {

using items::ComponentModel;
using session::fromQt;
using session::grouped;
using session::toQt;

InventoryPage::InventoryPage(session::Session& session, session::ViewState& view, ComponentModel& model,
                             QWidget* parent)
    : Page(tr("Inventory"), QStringLiteral("inventory"), session, view, parent)
    , m_model(model)
    , m_table(new widgets::PortfolioTable)
    , m_empty(new widgets::EmptyState)
    , m_stack(new QStackedWidget) {
    m_filter.setSourceModel(&m_model);
    m_table->setModel(&m_filter);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ComponentModel::Name, Qt::AscendingOrder);
    m_table->setAccessibleName(tr("Components"));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    setBody(m_stack);
    connectSession();
    showState();
}

void InventoryPage::connectSession() {
    connect(&document(), &session::Session::opened, this, [this] {
        m_fitted = false;
        refilter();
        m_table->fitColumns(ComponentModel::Name, 260);
    });
    connect(&document(), &session::Session::closed, this, &InventoryPage::showState);
    connect(&document(), &session::Session::portfolioChanged, this, &InventoryPage::refilter);
    connect(&document(), &session::Session::derivedChanged, this, [this] {
        refilter();
        if (!std::exchange(m_fitted, true)) m_table->fitColumns(ComponentModel::Name, 260);
    });
    connect(&view(), &session::ViewState::filterChanged, this, &InventoryPage::refilter);
    connect(&view(), &session::ViewState::componentChanged, this, &InventoryPage::followSelection);
    connect(
        m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
            if (current.isValid() && m_table->hasFocus())
                view().selectComponent(portfolio::ComponentId(fromQt(current.data(ComponentModel::IdRole).toString())));
        });
    connect(m_empty, &widgets::EmptyState::primary, this, [this] {
        if (m_model.rowCount() == 0)
            emit importWanted();
        else
            clearFilter();
    });
    connect(m_empty, &widgets::EmptyState::secondary, this, &InventoryPage::sampleWanted);
}

void InventoryPage::refilter() {
    m_filter.setFilter(view().filter(), document().portfolio());
    showState();
}

void InventoryPage::showState() {
    const int all = m_model.rowCount();
    const int shown = m_filter.rowCount();
    setCount(document().isOpen() ? grouped(all) : QString());
    if (all == 0)
        m_empty->show(tr("This portfolio has no components yet. Import the files that your tools already export."),
                      tr("Import files…"), tr("Use the sample"));
    else if (shown == 0)
        m_empty->show(tr("The filter hides all %1.").arg(session::counted(all, tr("component"))), tr("Clear filter"));
    m_stack->setCurrentIndex(shown > 0 ? 0 : 1);
    setSubtitle(
        shown == all
            ? tr("%1 in %2, owned by %3")
                  .arg(session::counted(all, tr("component")),
                       session::counted(static_cast<qint64>(document().portfolio().systems().size()), tr("system")),
                       session::counted(static_cast<qint64>(document().portfolio().teams().size()), tr("team")))
            : tr("%1 of %2 shown").arg(grouped(shown), grouped(all)));
}

void InventoryPage::followSelection() {
    const int row = m_model.rowOf(view().component());
    const QModelIndex index = row < 0 ? QModelIndex() : m_filter.mapFromSource(m_model.index(row, 0));
    if (!index.isValid()) {
        m_table->clearSelection();
        return;
    }
    if (m_table->currentIndex().row() == index.row()) return;
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

} // namespace banyan::pages
