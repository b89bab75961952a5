// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/initiative_table.h"
#include "views/pages/page.h"

class QAction;
class QMenu;
class QPushButton;
class QStackedWidget;

namespace banyan::widgets {
class EmptyState;
class InitiativeBoard;
class InitiativeDetail;
} // namespace banyan::widgets

namespace banyan::pages {

class InitiativeWishMenu;
class RecordTab;

/// What should we do? Initiatives as a list and as a board by phase, and everything about the selected one.
class InitiativesPage : public Page {
    Q_OBJECT

public:
    InitiativesPage(session::Session& session, session::ViewState& view, QWidget* parent = nullptr);

    /// Puts the focus into the fields of the selected initiative.
    void focusDetail();
    [[nodiscard]] InitiativeWishMenu* wishes() const { return m_wishes; }

signals:
    void roadmapWanted(const banyan::portfolio::InitiativeId& id);
    void componentWanted(const banyan::portfolio::ComponentId& id);
    void decisionWanted(const banyan::Id<banyan::portfolio::Decision>& id);

private:
    void makeHead();
    void makeTab();
    void makeActions();
    void connectSession();
    void connectParts();
    Result<void> perform(const portfolio::Edit& edit);
    [[nodiscard]] std::optional<std::set<portfolio::InitiativeId>> filtered() const;
    [[nodiscard]] std::vector<portfolio::InitiativeId> selected() const;
    void refilter();
    void showBoard();
    void showDetail();
    void showHead();
    void showState();
    void select();
    void tellTable();
    void fillSetMenu();
    void moveBy(int phases);
    void add();
    void propose();

    items::InitiativeTable m_table;
    items::InitiativeFilter m_filter;
    RecordTab* m_tab = nullptr;
    widgets::InitiativeBoard* m_board;
    widgets::InitiativeDetail* m_detail;
    widgets::EmptyState* m_empty;
    QStackedWidget* m_stack;
    InitiativeWishMenu* m_wishes;
    QPushButton* m_filterButton;
    QPushButton* m_new;
    QMenu* m_setMenu;
    QAction* m_remove = nullptr;
    bool m_asBoard = false;
    bool m_following = false; ///< the list takes over a selection, or has just given one
    bool m_fitted = false;
};

} // namespace banyan::pages
