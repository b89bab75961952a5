// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

#include "model/outcomes/outcomes.h"
#include "views/charts/outcome_chart.h"
#include "views/items/text_table.h"

#include <memory>

namespace banyan::charts {

/// A card for each goal: status, aim and verdicts in words beside its metric over time.
class OutcomeCards : public QListView {
    Q_OBJECT

public:
    /// `goals` holds a row of each goal that is shown, told apart by the goal's id.
    explicit OutcomeCards(items::TextTable& goals, QWidget* parent = nullptr);
    void show(const portfolio::Portfolio& portfolio, std::shared_ptr<const outcomes::Outcomes> outcomes);
    /// Selects the goal's card; none where there is no such card.
    void select(const portfolio::GoalId& goal);
    void setInitiative(const portfolio::InitiativeId& initiative);
    [[nodiscard]] portfolio::GoalId goalAt(const QModelIndex& index) const;
    /// Null where it is none.
    [[nodiscard]] const outcomes::GoalOutcome* outcomeAt(const QModelIndex& index) const;
    [[nodiscard]] OutcomeChart chartOf(const outcomes::GoalOutcome& goal) const;
    /// The selected goal's chart; without one those of all that are shown.
    [[nodiscard]] Picture picture() const;

signals:
    void picked(const banyan::portfolio::GoalId& goal);
    void activatedGoal(const banyan::portfolio::GoalId& goal);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    portfolio::Portfolio m_portfolio;
    std::shared_ptr<const outcomes::Outcomes> m_outcomes;
    portfolio::InitiativeId m_initiative;
    bool m_following = false;
};

} // namespace banyan::charts
