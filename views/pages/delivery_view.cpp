// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/delivery_view.h"

#include "views/items/outcome_rows.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/portfolio_table.h"
#include "views/widgets/theme.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace banyan::pages {

using widgets::LabelKind;
using widgets::unit;

DeliveryView::DeliveryView(QWidget* parent)
    : QScrollArea(parent)
    , m_teams(items::deliveryColumns())
    , m_budgets(items::errorBudgetColumns())
    , m_delivery(widgets::paragraph({}, LabelKind::Muted))
    , m_budgetsSay(widgets::paragraph({}, LabelKind::Muted)) {
    setAccessibleName(tr("Delivery and error budgets"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(2 * unit, 0, 2 * unit, 2 * unit);
    layout->setSpacing(unit / 2);
    m_teamTable = addTable(layout, tr("Delivery"), m_delivery, m_teams);
    m_budgetTable = addTable(layout, tr("Error budgets"), m_budgetsSay, m_budgets);
    layout->addStretch(1);
    setWidget(content);
}

widgets::PortfolioTable* DeliveryView::addTable(QVBoxLayout* layout, const QString& heading, QLabel* says,
                                                items::TextTable& model) {
    layout->addSpacing(unit);
    layout->addWidget(widgets::label(heading, LabelKind::Section));
    layout->addWidget(says);
    auto* table = new widgets::PortfolioTable;
    table->setModel(&model);
    table->setAccessibleName(heading);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(table);
    return table;
}

void DeliveryView::show(const std::shared_ptr<const outcomes::Outcomes>& outcomes) {
    m_teams.show(outcomes ? items::deliveryRows(*outcomes) : std::vector<items::TextRow>());
    m_budgets.show(outcomes ? items::errorBudgetRows(*outcomes) : std::vector<items::TextRow>());
    const bool any = outcomes && !outcomes->delivery.empty();
    m_delivery->setText(
        any ? session::toQt(outcomes->delivery.front().because)
            : tr("No deployments are known. Import a sheet of deployments to see the metrics of DORA."));
    m_budgetsSay->setText(m_budgets.rowCount() > 0
                              ? tr("What is left of what each objective allows. A burn rate of 1 uses it up exactly.")
                              : tr("There are no objectives on availability. Import a sheet of objectives (SLOs)."));
    m_teamTable->setVisible(m_teams.rowCount() > 0);
    m_budgetTable->setVisible(m_budgets.rowCount() > 0);
    QTimer::singleShot(0, this, &DeliveryView::fitTables);
}

void DeliveryView::fitTables() {
    for (widgets::PortfolioTable* table : {m_teamTable, m_budgetTable})
        table->showWhole(-1, 260);
}

void DeliveryView::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    QTimer::singleShot(0, this, &DeliveryView::fitTables); // once the tables are laid out
}

} // namespace banyan::pages
