// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/text_table.h"
#include "views/pages/page.h"

class QAction;
class QLabel;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace banyan::charts {
class OutcomeCards;
} // namespace banyan::charts

namespace banyan::widgets {
class EmptyState;
class OutcomeDetail;
class PortfolioTable;
} // namespace banyan::widgets

namespace banyan::pages {

class DeliveryView;

/// Did it pay off? A card for each goal, the same as a table, the forecast ledger, and how well it is delivered; at the
/// side everything behind what is said of the selected goal.
class OutcomesPage : public Page {
    Q_OBJECT

public:
    OutcomesPage(session::Session& session, session::ViewState& view, QWidget* parent = nullptr);
    [[nodiscard]] std::optional<charts::Picture> picture() const override;

signals:
    void initiativeWanted(const banyan::portfolio::InitiativeId& id);
    void goalWanted(const banyan::portfolio::GoalId& id);
    /// There are no goals, and the person wants to make some.
    void goalsWanted();

private:
    void makeHead();
    QWidget* makeCards();
    QWidget* makeForecasts();
    void connectSession();
    void connectParts();

    void refresh();
    void showHead();
    void showState();
    void showSelection();
    void followTable(widgets::PortfolioTable* table, const QString& id);
    void pickForecast();
    /// A row each of the goals that the filter shows.
    [[nodiscard]] std::vector<items::TextRow> goalRows() const;
    [[nodiscard]] const outcomes::Outcomes* found() const;
    void record();
    void registerForecasts();
    void changeForecast(const Id<portfolio::Prediction>& id);
    bool perform(const portfolio::Edit& edit);

    items::TextTable m_goals;
    items::TextTable m_ledger;
    items::TextSort m_sortedGoals;
    items::TextSort m_sortedLedger;
    charts::OutcomeCards* m_cards;
    widgets::PortfolioTable* m_table;
    widgets::PortfolioTable* m_forecasts;
    QLabel* m_calibration;
    QLabel* m_hint;
    QPushButton* m_import;
    DeliveryView* m_delivery;
    widgets::OutcomeDetail* m_detail;
    widgets::EmptyState* m_empty;
    QStackedWidget* m_stack;
    QPushButton* m_save = nullptr;
    QPushButton* m_record;
    QPushButton* m_register = nullptr;
    QPushButton* m_change = nullptr;
    QAction* m_recordAction = nullptr;
    QAction* m_registerAction = nullptr;
    int m_shown = 0;
    bool m_following = false;
    bool m_alone = false; ///< the detail speaks of a forecast on a component
};

} // namespace banyan::pages
