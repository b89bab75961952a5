// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/text_table.h"
#include "views/pages/page.h"

class QAction;
class QPushButton;
class QStackedWidget;

namespace banyan::widgets {
class DecisionEditor;
class EmptyState;
class PortfolioTable;
} // namespace banyan::widgets

namespace banyan::pages {

class BaselinesView;

/// What did we agree? The log of decisions with everything about the selected one at the side, and the baselines of the
/// plan with what moved since.
class DecisionsPage : public Page {
    Q_OBJECT

public:
    DecisionsPage(session::Session& session, session::ViewState& view, QWidget* parent = nullptr);
    /// Adds a decision about what is selected in the window, ready to be typed.
    void addAboutSelection();
    void showDecision(const Id<portfolio::Decision>& id);
    void showBaseline(const Id<portfolio::Baseline>& id);

signals:
    void componentWanted(const banyan::portfolio::ComponentId& id);
    void initiativeWanted(const banyan::portfolio::InitiativeId& id);

private:
    void makeHead();
    void connectSession();
    void connectParts();

    void refresh();
    void showRows();
    void showHead();
    void showState();
    void showDetail();
    void add(std::vector<portfolio::ComponentId> components, std::vector<portfolio::InitiativeId> initiatives);
    void remove();
    void chooseComponents();
    void chooseInitiatives();
    void keepPlan();
    Result<void> perform(const portfolio::Edit& edit);
    [[nodiscard]] const portfolio::Decision* selected() const;
    [[nodiscard]] bool writable() const;

    items::TextTable m_rows;
    items::TextSort m_sorted;
    Id<portfolio::Decision> m_decision;
    widgets::PortfolioTable* m_table;
    BaselinesView* m_baselines;
    widgets::DecisionEditor* m_editor;
    widgets::EmptyState* m_empty;
    QStackedWidget* m_stack;
    QList<QPushButton*> m_views;
    QPushButton* m_new;
    QPushButton* m_keep;
    QPushButton* m_removeBaseline;
    QAction* m_newAction = nullptr;
    QAction* m_remove = nullptr;
    QAction* m_keepAction = nullptr;
    int m_shown = 0;
    bool m_following = false;
};

} // namespace banyan::pages
