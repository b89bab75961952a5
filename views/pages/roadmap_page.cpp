// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/roadmap_page.h"

#include "model/base/numbers.h"
#include "views/charts/capacity_strip.h"
#include "views/charts/timeline_view.h"
#include "views/pages/budget_view.h"
#include "views/pages/roadmap_actions.h"
#include "views/pages/roadmap_drag.h"
#include "views/pages/why_strip.h"
#include "views/session/sieve.h"
#include "views/session/text.h"
#include "views/widgets/empty_state.h"
#include "views/widgets/labels.h"
#include "views/widgets/portfolio_table.h"
#include "views/widgets/theme.h"

#include <QActionGroup>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace banyan::pages {

using portfolio::InitiativeId;
using session::toQt;
using widgets::ButtonKind;
using widgets::unit;

namespace {

enum Shown { Timeline, Table, Budgets, Empty };

constexpr int mostTrayRows = 3; ///< in sight without scrolling
constexpr int mostTeamRows = 6;
constexpr double zoomStep = 1.5;

/// What Plan::standing() says, as far as there is room for it in the head.
QString standingOf(const roadmap::Plan& plan) {
    const bool known = plan.value != 0 || plan.upperBound > 1e-9;
    return known ? RoadmapPage::tr("within %1 % of best").arg(toQt(shortNumber(plan.gapPercent(), 1)))
                 : RoadmapPage::tr("no benefit known");
}

} // namespace

RoadmapPage::RoadmapPage(session::Session& session, session::ViewState& view, QWidget* parent)
    : Page(tr("Roadmap"), QStringLiteral("roadmap"), session, view, parent)
    , m_timeline(new charts::TimelineView)
    , m_tray(new charts::TimelineView(charts::TimelinePart::Unscheduled))
    , m_trayHead(widgets::button({}, ButtonKind::Link))
    , m_capacity(new charts::CapacityStrip)
    , m_table(new widgets::PortfolioTable)
    , m_budgets(new BudgetView(session))
    , m_empty(new widgets::EmptyState)
    , m_stack(new QStackedWidget)
    , m_why(new WhyStrip)
    , m_show(widgets::button(tr("Show")))
    , m_replan(widgets::button(tr("Replan"), ButtonKind::Primary))
    , m_showMenu(new QMenu(tr("&Show"), this))
    , m_drag(new RoadmapDrag(session, this))
    , m_actions(new RoadmapActions(
          session, view, *m_drag, [this] { return shown(); }, this)) {
    makeHead();
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Roadmap as a table"));
    m_table->freezeFirstColumn();
    m_stack->addWidget(makeTimeline());
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_budgets);
    m_stack->addWidget(m_empty);
    auto* body = new QWidget;
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_why);
    setBody(body);
    addActions(m_actions->actions());
    connectSession();
    connectTimeline(m_timeline);
    connectTimeline(m_tray);
    refresh();
}

void RoadmapPage::makeHead() {
    const widgets::SegmentBar views = widgets::segmentBar({tr("Timeline"), tr("Table"), tr("Budgets")});
    addHeadWidget(views.widget);
    auto* group = new QActionGroup(this);
    const QStringList titles{tr("As a &timeline"), tr("As a t&able"), tr("&Budgets")};
    for (int place = 0; place < views.buttons.size(); ++place) {
        QPushButton* button = views.buttons[place];
        group->addAction(addSwitch(button, titles[place]));
        connect(button, &QPushButton::toggled, this, [this, place](bool on) {
            if (on) showView(place);
        });
    }
    group->actions().constFirst()->setChecked(true);
    const widgets::Segments lanes = widgets::segments(tr("Phases"), tr("Teams"));
    m_lanes = lanes.widget;
    m_teams = lanes.right;
    addHeadWidget(m_lanes);
    connect(m_teams, &QPushButton::toggled, this, &RoadmapPage::showPlan);
    addSwitch(lanes, tr("&Lanes of teams"));
    makeShowMenu();
    m_save = addSaveMenu(tr("Export the roadmap"));
    m_replan->setToolTip(widgets::plainToolTip(tr("Look longer for a better plan and keep it in the document")));
    addHeadWidget(m_replan);
    for (QWidget* each : std::initializer_list<QWidget*>{m_lanes, m_show, m_save}) { // the switch stays in its place
        QSizePolicy policy = each->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        each->setSizePolicy(policy);
    }
    connect(m_replan, &QPushButton::clicked, &document(), &session::Session::replan);
}

void RoadmapPage::showView(int view) {
    m_shown = view;
    refresh();
}

void RoadmapPage::makeShowMenu() {
    QAction* arrows = m_showMenu->addAction(tr("&All dependencies"));
    arrows->setCheckable(true);
    connect(arrows, &QAction::toggled, m_timeline, &charts::TimelineView::setAllArrows);
    m_compare = m_showMenu->addAction(tr("Where things stood in the &kept plan"));
    m_compare->setCheckable(true);
    m_compare->setChecked(true);
    connect(m_compare, &QAction::toggled, this, &RoadmapPage::showPlan);
    m_showMenu->addSeparator();
    m_showMenu->addAction(tr("Zoom &in\t+"), m_timeline, [this] { m_timeline->zoomBy(zoomStep); });
    m_showMenu->addAction(tr("Zoom &out\t−"), m_timeline, [this] { m_timeline->zoomBy(1 / zoomStep); });
    m_showMenu->addAction(tr("The &whole plan\t0"), m_timeline, [this] { m_timeline->zoomToFit(); });
    m_show->setMenu(m_showMenu);
    addHeadWidget(m_show);
    addAction(m_showMenu->menuAction());
}

QWidget* RoadmapPage::makeTimeline() {
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_timeline, 1);
    layout->addWidget(makeTray());
    m_capacityArea = new QScrollArea;
    m_capacityArea->setAccessibleName(tr("Capacity of the teams"));
    m_capacityArea->setFocusPolicy(Qt::NoFocus);
    m_capacityArea->setWidgetResizable(true);
    m_capacityArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_capacityArea->setWidget(m_capacity);
    layout->addWidget(m_capacityArea);
    return content;
}

QWidget* RoadmapPage::makeTray() {
    m_trayArea = new QWidget;
    m_trayArea->setAccessibleName(tr("Initiatives without a place"));
    auto* layout = new QVBoxLayout(m_trayArea);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(unit, 0, unit, 0);
    head->addWidget(m_trayHead);
    head->addStretch(1);
    layout->addLayout(head);
    layout->addWidget(m_tray);
    connect(m_trayHead, &QPushButton::clicked, this, [this] {
        m_folded = !m_folded;
        showTray();
    });
    return m_trayArea;
}

void RoadmapPage::connectSession() {
    using session::Session;
    for (const auto each : {&Session::opened, &Session::closed, &Session::planChanged, &Session::derivedChanged})
        connect(&document(), each, this, &RoadmapPage::refresh);
    connect(&document(), &Session::workChanged, this, [this] {
        showEmpty();
        showHead();
    });
    connect(&document(), &Session::portfolioChanged, this, [this] {
        showEmpty();
        showHead();
        m_actions->refresh();
        if (m_shown == Budgets) m_budgets->show(shown()); // agreements change at once, their plan follows
    });
    connect(&view(), &session::ViewState::filterChanged, this, &RoadmapPage::refresh);
    connect(&view(), &session::ViewState::initiativeChanged, this, &RoadmapPage::select);
    connect(m_drag, &RoadmapDrag::changed, this, &RoadmapPage::showPlan);
    connect(m_drag, &RoadmapDrag::refused, this,
            [this](const QString& why) { emit notice(tr("It stays where it was: %1").arg(why)); });
    connect(m_actions, &RoadmapActions::detailWanted, this, &RoadmapPage::detailWanted);
    connect(m_budgets, &BudgetView::failed, this, &Page::failed);
    connect(m_why, &WhyStrip::picked, this, [this](const InitiativeId& id) { view().selectInitiative(id); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RoadmapPage::tellTable);
    connect(m_table, &QAbstractItemView::doubleClicked, this, [this] { emit detailWanted(view().initiative()); });
    connect(m_empty, &widgets::EmptyState::primary, this, [this] {
        if (document().portfolio().components().empty())
            emit importWanted();
        else if (shown() && shown()->plan)
            clearFilter();
        else
            propose();
    });
    connect(m_empty, &widgets::EmptyState::secondary, this, &RoadmapPage::sampleWanted);
}

void RoadmapPage::connectTimeline(charts::TimelineView* each) {
    using charts::TimelineView;
    m_drag->watch(each);
    connect(each, &TimelineView::picked, this, [this](const InitiativeId& id) {
        m_phase = 0;
        view().selectInitiative(id);
        if (id.empty()) showReasons();
    });
    connect(each, &TimelineView::lanePicked, this, [this](int phase) {
        m_phase = phase;
        view().selectInitiative({});
        showReasons();
    });
    connect(each, &TimelineView::activated, this, &RoadmapPage::detailWanted);
    connect(each, &TimelineView::pinToggled, m_actions, &RoadmapActions::togglePin);
    connect(each, &TimelineView::unpinWanted, m_actions, &RoadmapActions::unpin);
    connect(each, &TimelineView::menuWanted, this, [this](const InitiativeId&, const QPoint& at) {
        QMenu menu(this);
        menu.addActions(m_actions->actions());
        menu.exec(at);
    });
    if (each == m_tray)
        connect(each, &TimelineView::timeWindowChosen, this,
                [this] { m_timeline->setTimeWindow(m_tray->timeWindow()); });
    else
        connect(each, &TimelineView::axisChanged, this, [this] {
            m_tray->adoptAxis(m_timeline->timeWindow(), m_timeline->viewport()->width());
            showCapacity();
        });
}

const std::shared_ptr<const session::Planned>& RoadmapPage::shown() const {
    return m_drag->planned() ? m_drag->planned() : document().planned();
}

std::optional<std::set<InitiativeId>> RoadmapPage::filtered() const {
    if (view().filter().empty()) return {};
    const session::Sieve sieve(view().filter(), document().portfolio(), document().derived());
    std::set<InitiativeId> out;
    for (const portfolio::Initiative& initiative : document().portfolio().initiatives())
        if (sieve.shows(initiative)) out.insert(initiative.id);
    return out;
}

charts::TimelineContent RoadmapPage::content() const {
    charts::TimelineContent made;
    made.lanes = m_teams->isChecked() ? charts::Lanes::Teams : charts::Lanes::Phases;
    made.only = filtered();
    made.today = document().asOf();
    if (shown() && shown()->plan)
        for (const roadmap::GoalChance& goal : shown()->plan->goals)
            if (goal.chance) made.chances[goal.id] = tr("%1 % likely").arg(std::lround(100 * *goal.chance));
    made.status = document().portfolio().settings().statusDate;
    if (m_compare->isChecked()) addBefore(made);
    if (m_drag->active())
        for (const charts::TimelineRow& row : m_timeline->layoutShown().rows)
            if (!row.id.empty()) made.order.push_back(row.id);
    return made;
}

/// The plan that was kept, or while a bar is moved the one before.
void RoadmapPage::addBefore(charts::TimelineContent& content) const {
    const auto& now = document().planned();
    if (m_drag->planned() && now && now->plan) {
        for (const roadmap::PlannedInitiative& each : now->plan->initiatives)
            content.before[each.id] = {each.startWeek, each.finishWeek};
        return;
    }
    const portfolio::Roadmap* kept = document().portfolio().find(portfolio::RoadmapId("current"));
    if (!kept || !now || !now->plan) return;
    const int shift = (kept->start - now->plan->start) / 7;
    for (const portfolio::RoadmapEntry& each : kept->entries)
        content.before[each.initiative] = {each.startWeek + shift, each.finishWeek + shift};
}

void RoadmapPage::refresh() {
    m_model.setPlanned(document().planned(), filtered());
    showPlan();
    if (m_shown == Table) m_table->fitColumns(items::PlanModel::Because, 300);
    showEmpty();
    showHead();
    select();
}

void RoadmapPage::showPlan() {
    const charts::TimelineContent made = content();
    m_tray->show(shown(), made);
    m_timeline->show(shown(), made); // which the tray and the capacity follow
    if (m_shown == Budgets) m_budgets->show(shown());
    showTray();
    showReasons();
    showHead();
    m_actions->refresh();
}

void RoadmapPage::showTray() {
    const auto count = static_cast<int>(m_tray->layoutShown().rows.size());
    m_trayArea->setVisible(count > 0);
    m_tray->setVisible(!m_folded);
    const QString text = tr("Not scheduled (%1)").arg(session::grouped(count));
    m_trayHead->setText((m_folded ? QStringLiteral("▸ ") : QStringLiteral("▾ ")) + text);
    m_trayHead->setAccessibleName(m_folded ? tr("%1, folded").arg(text) : tr("%1, unfolded").arg(text));
    m_tray->setFixedHeight(std::min(count, mostTrayRows) * widgets::scaled(24) + 2);
}

void RoadmapPage::showCapacity() {
    m_capacity->show(shown(), m_timeline->layoutShown().axis);
    const int row = widgets::scaled(21);
    m_capacityArea->setFixedHeight(std::min(m_capacity->sizeHint().height(), widgets::scaled(26) + mostTeamRows * row));
}

void RoadmapPage::showEmpty() {
    const auto& planned = shown();
    const bool planThere = planned && planned->plan;
    const bool nothing = m_timeline->layoutShown().rows.empty() && m_tray->layoutShown().rows.empty();
    const bool hidden = planThere && nothing && !view().filter().empty();
    m_stack->setCurrentIndex(!planThere || (hidden && m_shown != Budgets) ? Empty : m_shown);
    const auto& portfolio = document().portfolio();
    const auto count = static_cast<qint64>(portfolio.initiatives().size());
    if (hidden)
        m_empty->show(tr("The filter hides all %1.").arg(session::counted(count, tr("initiative"))),
                      tr("Clear filter"));
    if (planThere) return;
    if (portfolio.components().empty())
        m_empty->show(
            tr("There is nothing to plan yet. Import an inventory first, then let Banyan propose initiatives."),
            tr("Import files…"), tr("Use the sample"));
    else if (planned)
        m_empty->show(tr("There is no plan: %1").arg(session::sentenceOf(planned->plan.error())));
    else if (portfolio.initiatives().empty())
        m_empty->show(
            tr("There are no initiatives yet. Banyan proposes them from the recommendations: tests first, then "
               "seams, extraction and retirement."),
            tr("Propose initiatives"));
    else
        m_empty->show(tr("Planning %1…").arg(session::counted(count, tr("initiative"))));
}

void RoadmapPage::showHead() {
    const auto& planned = shown();
    const bool planThere = planned && planned->plan;
    m_replan->setVisible(planThere);
    m_lanes->setVisible(planThere && m_shown == Timeline);
    m_show->setVisible(planThere && m_shown == Timeline);
    m_save->setVisible(planThere && m_shown != Table);
    if (!planThere) {
        setCount({});
        setSubtitle({});
        return;
    }
    const roadmap::Plan& plan = *planned->plan;
    const auto scheduled = plan.initiatives.size();
    QStringList parts{tr("%1 of %2 scheduled").arg(scheduled).arg(scheduled + plan.unscheduled.size())};
    if (!view().filter().empty()) parts.append(tr("%1 shown").arg(session::grouped(m_model.rowCount())));
    parts.append(document().working() ? tr("planning…") : m_drag->planned() ? tr("trying a move…") : standingOf(plan));
    setSubtitle(parts.join(QStringLiteral(" · ")));
    setCount(session::grouped(static_cast<qint64>(scheduled)));
}

void RoadmapPage::select() {
    m_timeline->setSelected(view().initiative());
    m_tray->setSelected(view().initiative());
    const int row = m_model.rowOf(view().initiative());
    if (row < 0)
        m_table->clearSelection();
    else if (m_table->currentIndex().row() != row)
        m_table->setCurrentIndex(m_model.index(row, 0));
    m_actions->refresh();
    showReasons();
}

void RoadmapPage::tellTable(const QModelIndex& current) {
    if (current.isValid() && m_table->hasFocus())
        view().selectInitiative(InitiativeId(session::fromQt(current.data(items::PlanModel::IdRole).toString())));
}

void RoadmapPage::showReasons() {
    m_why->show(m_shown == Budgets ? nullptr : shown(), view().initiative(), m_phase);
}

void RoadmapPage::propose() {
    if (const auto done = document().proposeInitiatives(); !done)
        emit document().failed(tr("No initiatives were proposed"), done.error());
}

/// Lanes with the capacity under them, however much of it is in sight; or the budgets.
std::optional<charts::Picture> RoadmapPage::picture() const {
    if (m_shown == Empty || !shown()) return std::nullopt;
    if (m_shown == Budgets) return m_budgets->picture();
    charts::Picture made = m_timeline->picture();
    const double above = made.size.height();
    made.size.rheight() += m_capacity->sizeHint().height() + unit;
    made.paint = [lanes = made.paint, strip = m_capacity, above](QPainter& painter) {
        lanes(painter);
        painter.translate(0, above);
        strip->paint(painter);
        painter.translate(0, -above);
    };
    return made;
}

bool RoadmapPage::showPart(const QString& name) {
    if (name != QStringLiteral("budget")) return false;
    showView(Budgets);
    return true;
}

} // namespace banyan::pages
