// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "model/outcomes/outcomes.h"
#include "views/items/text_table.h"

#include <memory>

class QLabel;
class QVBoxLayout;

namespace banyan::widgets {
class PortfolioTable;
} // namespace banyan::widgets

namespace banyan::pages {

/// How well it is delivered and run: the four metrics of DORA by team, and what is left of error budgets.
class DeliveryView : public QScrollArea {
    Q_OBJECT

public:
    explicit DeliveryView(QWidget* parent = nullptr);
    void show(const std::shared_ptr<const outcomes::Outcomes>& outcomes);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    widgets::PortfolioTable* addTable(QVBoxLayout* layout, const QString& heading, QLabel* says,
                                      items::TextTable& model);
    void fitTables();

    items::TextTable m_teams;
    items::TextTable m_budgets;
    QLabel* m_delivery;
    QLabel* m_budgetsSay;
    widgets::PortfolioTable* m_teamTable;
    widgets::PortfolioTable* m_budgetTable;
};

} // namespace banyan::pages
