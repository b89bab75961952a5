// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/plan_model.h"
#include "views/pages/page.h"

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace banyan::charts {
class CapacityStrip;
class TimelineView;
struct TimelineContent;
} // namespace banyan::charts

namespace banyan::widgets {
class EmptyState;
class PortfolioTable;
} // namespace banyan::widgets

namespace banyan::pages {

class BudgetView;
class RoadmapActions;
class RoadmapDrag;
class WhyStrip;

/// In what order, with what budget? The plan in lanes with the capacity that it uses, what isn't scheduled, and what
/// binds the selected date. Bars are moved by hand; a second view is the same as a table, a third the budgets.
class RoadmapPage : public Page {
    Q_OBJECT

public:
    RoadmapPage(session::Session& session, session::ViewState& view, QWidget* parent = nullptr);
    [[nodiscard]] std::optional<charts::Picture> picture() const override;
    bool showPart(const QString& name) override;

signals:
    /// The person asks for everything about the initiative.
    void detailWanted(const banyan::portfolio::InitiativeId& id);

private:
    void makeHead();
    void showView(int view);
    void makeShowMenu();
    QWidget* makeTimeline();
    QWidget* makeTray();
    void connectSession();
    void connectTimeline(charts::TimelineView* view);

    /// What is looked at: the document's plan, or the one that a moved bar leads to.
    [[nodiscard]] const std::shared_ptr<const session::Planned>& shown() const;
    [[nodiscard]] charts::TimelineContent content() const;
    [[nodiscard]] std::optional<std::set<portfolio::InitiativeId>> filtered() const;
    void addBefore(charts::TimelineContent& content) const;
    void refresh();
    void showPlan();
    void showTray();
    void showCapacity();
    void showEmpty();
    void showHead();
    void showReasons();
    void select();
    void tellTable(const QModelIndex& current);
    void propose();

    items::PlanModel m_model;
    charts::TimelineView* m_timeline;
    charts::TimelineView* m_tray;
    QWidget* m_trayArea = nullptr;
    QPushButton* m_trayHead;
    charts::CapacityStrip* m_capacity;
    QScrollArea* m_capacityArea = nullptr;
    widgets::PortfolioTable* m_table;
    BudgetView* m_budgets;
    widgets::EmptyState* m_empty;
    QStackedWidget* m_stack;
    WhyStrip* m_why;
    QWidget* m_lanes = nullptr;
    QPushButton* m_teams = nullptr;
    QPushButton* m_show;
    QPushButton* m_save = nullptr;
    QPushButton* m_replan;
    QMenu* m_showMenu;
    QAction* m_compare = nullptr;
    RoadmapDrag* m_drag;
    RoadmapActions* m_actions;
    int m_phase = 0; ///< whose gates are shown while nothing is selected
    int m_shown = 0; ///< timeline, table or budgets
    bool m_folded = false;
};

} // namespace banyan::pages
