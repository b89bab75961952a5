// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/map_page.h"

#include "views/charts/map_chart.h"
#include "views/dialogs/override_dialog.h"
#include "views/items/map_edits.h"
#include "views/pages/map_menus.h"
#include "views/pages/unplaced_tray.h"
#include "views/pages/what_if_strip.h"
#include "views/session/text.h"
#include "views/widgets/detail_panel.h"
#include "views/widgets/empty_state.h"
#include "views/widgets/labels.h"
#include "views/widgets/portfolio_table.h"
#include "views/widgets/theme.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace banyan::pages {

using items::ComponentModel;
using portfolio::ComponentId;
using portfolio::Quadrant;
using session::grouped;
using session::toQt;
using widgets::unit;

namespace {

constexpr int detailWidth = 372;
enum Shown { Chart, Table, Empty };

} // namespace

MapPage::MapPage(session::Session& session, session::ViewState& view, ComponentModel& model, QWidget* parent)
    : Page(tr("Map"), QStringLiteral("map"), session, view, parent)
    , m_chart(new charts::MapChart)
    , m_table(new widgets::PortfolioTable)
    , m_empty(new widgets::EmptyState)
    , m_detail(new widgets::DetailPanel)
    , m_stack(new QStackedWidget)
    , m_tray(new UnplacedTray)
    , m_show(new MapShowMenu(this))
    , m_trial(session)
    , m_strip(new WhatIfStrip(session, m_trial))
    , m_whatIf(widgets::button(tr("What if…"))) {
    makeHead();
    makeTable(model);
    setBody(makeContent());
    setSide(m_detail, detailWidth);
    connectSession();
    connectChart();
    refresh();
}

void MapPage::makeHead() {
    const widgets::Segments toggle = widgets::segments(tr("Chart"), tr("Table"));
    addHeadWidget(toggle.widget);
    connect(toggle.right, &QPushButton::toggled, this, [this](bool table) {
        m_asTable = table;
        refresh();
    });
    addSwitch(toggle, tr("As a &table"));
    QPushButton* show = widgets::button(tr("Show"));
    show->setMenu(m_show);
    addHeadWidget(show);
    m_show->setTitle(tr("&Show"));
    addAction(m_show->menuAction());
    QPushButton* lasso = widgets::button(tr("Lasso"));
    lasso->setCheckable(true);
    lasso->setToolTip(widgets::plainToolTip(tr("Drag a loop in place of a rectangle (Alt does so once)")));
    connect(lasso, &QPushButton::toggled, m_chart, &charts::MapChart::setLassoMode);
    addHeadWidget(lasso);
    addSwitch(lasso, tr("&Lasso"));
    m_whatIf->setCheckable(true);
    m_whatIf->setToolTip(widgets::plainToolTip(tr("Try other weights of the goals without changing the document")));
    addHeadWidget(m_whatIf);
    addSwitch(m_whatIf, tr("&What if…"));
    addSaveMenu(tr("Export the map"));
}

void MapPage::keepColumns() {
    m_table->keepColumns(QStringLiteral("map"));
}

void MapPage::makeTable(ComponentModel& model) {
    m_filter.setSourceModel(&model);
    m_table->setModel(&m_filter);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ComponentModel::Risk, Qt::DescendingOrder);
    m_table->setAccessibleName(tr("Map as a table"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    static constexpr std::array order{ComponentModel::Name,       ComponentModel::Quadrant, ComponentModel::Value,
                                      ComponentModel::ValueRange, ComponentModel::Risk,     ComponentModel::RiskRange,
                                      ComponentModel::Sure,       ComponentModel::Coverage};
    for (int column = 0; column < model.columnCount(); ++column)
        m_table->setColumnHidden(column, std::ranges::find(order, column) == order.end());
    QHeaderView* header = m_table->horizontalHeader();
    for (size_t place = 0; place < order.size(); ++place)
        header->moveSection(header->visualIndex(order[place]), static_cast<int>(place));
}

QWidget* MapPage::makeContent() {
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(unit, 0, unit, 0);
    layout->setSpacing(0);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    layout->addWidget(m_strip);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_tray);
    m_strip->hide();
    return content;
}

void MapPage::connectSession() {
    connect(&document(), &session::Session::opened, this, &MapPage::refresh);
    connect(&document(), &session::Session::closed, this, &MapPage::refresh);
    connect(&document(), &session::Session::derivedChanged, this, &MapPage::refresh);
    connect(&document(), &session::Session::robustnessChanged, this, &MapPage::select);
    connect(&document(), &session::Session::portfolioChanged, this, &MapPage::followSettings);
    connect(&view(), &session::ViewState::filterChanged, this, &MapPage::refresh);
    connect(&view(), &session::ViewState::componentChanged, this, &MapPage::select);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MapPage::tellTable);
    connect(m_empty, &widgets::EmptyState::primary, this, [this] {
        if (document().portfolio().components().empty())
            emit importWanted();
        else
            clearFilter();
    });
    connect(m_empty, &widgets::EmptyState::secondary, this, &MapPage::sampleWanted);
}

void MapPage::connectChart() {
    using charts::MapChart;
    const auto pick = [this](const ComponentId& id) { view().selectComponent(id); };
    connect(m_chart, &MapChart::picked, this, pick);
    connect(m_tray, &UnplacedTray::picked, this, pick);
    connect(m_detail, &widgets::DetailPanel::picked, this, pick);
    connect(m_chart, &MapChart::selectionPicked, this,
            [this](const std::vector<ComponentId>& ids) { view().selectComponents(ids, m_chart->selected()); });
    connect(m_chart, &MapChart::placeWanted, this, &MapPage::place);
    connect(m_chart, &MapChart::withdrawWanted, this, &MapPage::withdraw);
    connect(m_chart, &MapChart::thresholdSettled, this, &MapPage::moveThreshold);
    connect(m_chart, &MapChart::thresholdResetWanted, this, [this](portfolio::Axis axis) {
        const portfolio::Settings defaults;
        moveThreshold(axis, axis == portfolio::Axis::Value ? defaults.valueThreshold : defaults.riskThreshold);
    });
    connect(m_detail, &widgets::DetailPanel::decisionWanted, this, &MapPage::decisionWanted);
    connect(m_detail, &widgets::DetailPanel::editWanted, this, &MapPage::apply);
    connect(m_detail, &widgets::DetailPanel::placeWanted, this,
            [this](const ComponentId& id, Quadrant quadrant) { place({id}, quadrant); });
    connect(m_detail, &widgets::DetailPanel::withdrawWanted, this, [this](const ComponentId& id) { withdraw({id}); });
    connect(m_show, &MapShowMenu::changed, this, &MapPage::refresh);
    connect(m_whatIf, &QPushButton::toggled, this, [this](bool on) {
        if (!on) m_trial.discard();
        m_strip->setVisible(on);
        refresh();
    });
    connect(m_strip, &WhatIfStrip::scenarioKept, this, [this](const QString& name) {
        emit notice(tr("Kept as scenario \"%1\" on the page Scenarios.").arg(name));
    });
    connect(m_strip, &WhatIfStrip::finished, m_whatIf, [this] { m_whatIf->setChecked(false); });
    connect(&m_trial, &session::Trial::changed, this, &MapPage::showTrial);
}

charts::MapContent MapPage::content() const {
    const auto& derived = m_trial.derived() ? m_trial.derived() : document().derived();
    charts::MapContent content = charts::mapContent(derived, view().filter(), m_show->style());
    if (!content.derived) return content;
    const portfolio::Settings& settings = m_trial.portfolio().settings();
    if (settings.valueThreshold != content.valueThreshold || settings.riskThreshold != content.riskThreshold)
        content.moveThresholds(settings.valueThreshold, settings.riskThreshold);
    addTrails(content);
    return content;
}

void MapPage::addTrails(charts::MapContent& content) const {
    if (m_trial.derived() && document().derived()) {
        content.trails = charts::trailsSince(content, document().derived()->assessment);
        content.trailsSay = tr("would move");
        return;
    }
    const portfolio::AssessmentSnapshot* before = document().portfolio().find(m_show->trailsSince());
    if (!before) return;
    content.trails = charts::trailsSince(content, *before);
    content.trailsSay = tr("moved since %1").arg(session::longDate(before->asOf));
}

void MapPage::refresh() {
    m_show->setChoices(document().derived(), document().portfolio());
    charts::MapContent shown = content();
    m_filter.setDynamicSortFilter(m_asTable);
    m_filter.setFilter(view().filter(), document().portfolio());
    m_tray->show(shown.unplaced);
    if (m_whatIf->isChecked()) m_tray->hide(); // its room is the sliders'
    showHead(shown);
    showState(shown);
    m_chart->setContent(std::move(shown));
    if (m_asTable) m_table->fitColumns(ComponentModel::Name, 220);
    select();
}

void MapPage::showTrial() {
    if (m_trial.active() && !m_trial.derived()) return; // the first answer is on its way
    charts::MapContent tried = content();
    const auto sides = std::ranges::count_if(tried.trails, &charts::MapTrail::sideChanged);
    m_strip->showMoved(static_cast<int>(tried.trails.size()), static_cast<int>(sides));
    m_chart->setContent(std::move(tried));
    showDetail();
}

/// A threshold that was moved or brought back shows at once; the assessment follows.
void MapPage::followSettings() {
    const portfolio::Settings& settings = m_trial.portfolio().settings();
    if (settings.valueThreshold != m_chart->content().valueThreshold)
        m_chart->showThreshold(portfolio::Axis::Value, settings.valueThreshold);
    if (settings.riskThreshold != m_chart->content().riskThreshold)
        m_chart->showThreshold(portfolio::Axis::Risk, settings.riskThreshold);
}

void MapPage::showState(const charts::MapContent& content) {
    const auto all = static_cast<qint64>(document().portfolio().components().size());
    if (all == 0)
        m_empty->show(tr("There is nothing to place yet. Import an inventory, then code, incidents and runtime data."),
                      tr("Import files…"), tr("Use the sample"));
    else if (!content.derived)
        m_empty->show(tr("Assessing %1…").arg(session::counted(all, tr("component"))));
    else if (content.shown == 0)
        m_empty->show(tr("The filter hides all %1.").arg(session::counted(content.total, tr("component"))),
                      tr("Clear filter"));
    const bool anything = content.derived && content.shown > 0;
    m_stack->setCurrentIndex(!anything ? Empty : m_asTable ? Table : Chart);
}

void MapPage::showHead(const charts::MapContent& content) {
    const int placed = static_cast<int>(content.points.size());
    QString text = session::counted(placed, tr("component"));
    if (content.shown != content.total)
        text += QStringLiteral(" · ") + tr("%1 of %2 shown").arg(grouped(content.shown), grouped(content.total));
    setSubtitle(content.total == 0 ? QString() : text);
}

void MapPage::select() {
    const ComponentId& id = view().component();
    const std::set<ComponentId> all(view().components().begin(), view().components().end());
    m_chart->setSelected(id);
    // Of one alone the chart knows whether a person began to select several with it.
    if (all.size() != 1 || m_chart->selection() != all)
        m_chart->setSelection(all.size() > 1 ? all : std::set<ComponentId>());
    m_tray->setSelected(id);
    showDetail();
    followTable();
}

/// Explains what the map shows: the what-if while one is tried.
void MapPage::showDetail() {
    session::Snapshot shown = document().snapshot();
    auto robustness = document().robustness();
    if (m_trial.derived()) {
        shown.portfolio = m_trial.derived()->portfolio;
        shown.derived = m_trial.derived();
        robustness.reset();
    }
    const auto& all = view().components();
    if (all.size() > 1)
        m_detail->showSeveral(shown, {all.begin(), all.end()}, robustness);
    else
        m_detail->show(shown, view().component(), robustness);
}

void MapPage::followTable() {
    if (!m_asTable || m_following) return;
    const ComponentModel* model = m_filter.components();
    const auto indexOf = [&](const ComponentId& id) {
        const int row = model->rowOf(id);
        return row < 0 ? QModelIndex() : m_filter.mapFromSource(model->index(row, 0));
    };
    QItemSelection wanted;
    for (const ComponentId& id : view().components())
        if (const QModelIndex index = indexOf(id); index.isValid())
            wanted.select(index, index.siblingAtColumn(m_filter.columnCount() - 1));
    const bool before = std::exchange(m_following, true);
    m_table->selectionModel()->setCurrentIndex(indexOf(view().component()), QItemSelectionModel::NoUpdate);
    m_table->selectionModel()->select(wanted, QItemSelectionModel::ClearAndSelect);
    m_following = before;
}

/// What is selected in the table is selected everywhere.
void MapPage::tellTable() {
    if (m_following || !m_table->isVisible()) return;
    const auto idAt = [](const QModelIndex& index) {
        return ComponentId(session::fromQt(index.data(ComponentModel::IdRole).toString()));
    };
    std::vector<ComponentId> ids;
    for (const int row : m_table->selectedRows())
        ids.push_back(idAt(m_filter.index(row, 0)));
    const bool before = std::exchange(m_following, true); // the table has it already
    view().selectComponents(std::move(ids), idAt(m_table->currentIndex()));
    m_following = before;
}

void MapPage::apply(const portfolio::Edit& edit) {
    const auto applied = document().apply(edit);
    if (applied) return;
    refresh();
    emit document().failed(tr("The change was not made"), applied.error());
}

void MapPage::moveThreshold(portfolio::Axis axis, double value) {
    const portfolio::Edit edit = items::moveThreshold(m_trial.portfolio(), axis, value);
    if (!m_whatIf->isChecked()) return apply(edit);
    if (const auto tried = m_trial.apply(edit); !tried)
        emit document().failed(tr("The change can't be tried"), tried.error());
}

void MapPage::place(const std::vector<ComponentId>& ids, Quadrant quadrant) {
    if (ids.empty()) return;
    const auto& derived = document().derived();
    const scoring::ComponentAssessment* one =
        ids.size() == 1 && derived ? derived->assessment.find(ids.front()) : nullptr;
    const QString subject = one ? toQt(one->name) : session::counted(static_cast<qint64>(ids.size()), tr("component"));
    const QString computed = one ? toQt(scoring::quadrantTitle(one->computedQuadrant)) : tr("as the map shows");
    auto* dialog = new dialogs::OverrideDialog(subject, computed, quadrant, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, ids] {
        apply(items::placeComponents(document().portfolio(), ids, dialog->placing(document().asOf())));
    });
    dialog->open();
}

void MapPage::withdraw(const std::vector<ComponentId>& ids) {
    if (const auto edit = items::withdrawOverrides(document().portfolio(), ids)) apply(*edit);
}

std::optional<charts::Picture> MapPage::picture() const {
    return m_chart->picture();
}

} // namespace banyan::pages
