// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/plan_model.h"
#include "views/pages/page.h"
#include "views/widgets/flow_layout.h"

class QPushButton;
class QStackedWidget;

namespace banyan::charts {
class CapacityStrip;
class TimelineView;
} // namespace banyan::charts

namespace banyan::widgets {
class EmptyState;
class PortfolioTable;
} // namespace banyan::widgets

namespace banyan::pages {

/// In what order, with what budget? The plan by phase with the capacity it uses and what binds the selected date.
class RoadmapPage : public Page {
    Q_OBJECT

public:
    RoadmapPage(session::Session& session, session::ViewState& view, QWidget* parent = nullptr);

private:
    QWidget* makeTimeline();
    void connectSession();
    void refresh();
    void showEmpty();
    void showHead();
    void showReasons();
    void select();
    void propose();

    items::PlanModel m_model;
    charts::TimelineView* m_timeline;
    charts::CapacityStrip* m_capacity;
    widgets::PortfolioTable* m_table;
    widgets::EmptyState* m_empty;
    QStackedWidget* m_stack;
    QWidget* m_reasons;
    widgets::FlowLayout* m_reasonItems;
    QPushButton* m_replan;
    QPushButton* m_propose;
    bool m_asTable = false;
};

} // namespace banyan::pages
