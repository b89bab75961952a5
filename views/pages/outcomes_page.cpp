// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/outcomes_page.h"

#include "model/outcomes/registration.h"
#include "model/outcomes/wording.h"
#include "views/charts/outcome_cards.h"
#include "views/dialogs/prediction_dialog.h"
#include "views/items/outcome_rows.h"
#include "views/pages/delivery_view.h"
#include "views/session/person.h"
#include "views/session/sieve.h"
#include "views/session/text.h"
#include "views/widgets/empty_state.h"
#include "views/widgets/labels.h"
#include "views/widgets/outcome_detail.h"
#include "views/widgets/portfolio_table.h"
#include "views/widgets/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace banyan::pages {

using portfolio::GoalId;
using portfolio::GoalStatus;
using portfolio::InitiativeId;
using session::fromQt;
using session::toQt;
using widgets::LabelKind;
using widgets::unit;

namespace {

enum Shown { Cards, Table, Forecasts, Delivery, Empty };
constexpr int detailWidth = 360;
constexpr int widestCell = 170;
constexpr int nameColumn = 0; ///< gives way to the others

int countOf(const outcomes::Outcomes& outcomes, GoalStatus status) {
    return static_cast<int>(std::ranges::count(outcomes.goals, status, &outcomes::GoalOutcome::status));
}

} // namespace

OutcomesPage::OutcomesPage(session::Session& session, session::ViewState& view, QWidget* parent)
    : Page(tr("Outcomes"), QStringLiteral("outcomes"), session, view, parent)
    , m_goals(items::goalOutcomeColumns())
    , m_ledger(items::ledgerColumns())
    , m_sortedGoals(m_goals)
    , m_sortedLedger(m_ledger)
    , m_cards(new charts::OutcomeCards(m_goals))
    , m_table(new widgets::PortfolioTable)
    , m_forecasts(new widgets::PortfolioTable)
    , m_calibration(widgets::paragraph({}))
    , m_hint(widgets::paragraph(tr("Nothing is measured yet, so nothing can be told. Import a sheet of measurements."),
                                LabelKind::Warning))
    , m_import(widgets::button(tr("Import files…")))
    , m_delivery(new DeliveryView)
    , m_detail(new widgets::OutcomeDetail)
    , m_empty(new widgets::EmptyState)
    , m_stack(new QStackedWidget)
    , m_record(widgets::button(tr("Record"))) {
    makeHead();
    m_table->setModel(&m_sortedGoals);
    m_table->setAccessibleName(tr("Outcomes as a table"));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->freezeFirstColumn();
    m_stack->addWidget(makeCards());
    m_stack->addWidget(m_table);
    m_stack->addWidget(makeForecasts());
    m_stack->addWidget(m_delivery);
    m_stack->addWidget(m_empty);
    setBody(m_stack);
    setSide(m_detail, detailWidth);
    connectSession();
    connectParts();
    refresh();
}

void OutcomesPage::makeHead() {
    const widgets::SegmentBar views = widgets::segmentBar({tr("Cards"), tr("Table"), tr("Forecasts"), tr("Delivery")});
    addHeadWidget(views.widget);
    auto* group = new QActionGroup(this);
    const QStringList titles{tr("As &cards"), tr("As a &table"), tr("&Forecasts"), tr("&Delivery and error budgets")};
    for (int place = 0; place < views.buttons.size(); ++place) {
        QPushButton* button = views.buttons[place];
        auto* action = new QAction(titles[place], this);
        action->setCheckable(true);
        connect(action, &QAction::toggled, button, &QPushButton::setChecked);
        connect(button, &QPushButton::toggled, action, &QAction::setChecked);
        connect(button, &QPushButton::toggled, this, [this, place](bool on) {
            if (!on) return;
            m_shown = place;
            refresh();
        });
        group->addAction(action);
        addAction(action);
    }
    group->actions().constFirst()->setChecked(true);
    m_save = addSaveMenu(tr("Export the charts"));
    m_save->setToolTip(widgets::plainToolTip(tr("The selected goal's chart; with none selected, those of all")));
    m_record->setToolTip(widgets::plainToolTip(tr("Keep today's verdicts in the document, for comparison later")));
    m_record->setAccessibleName(tr("Record the verdicts"));
    addHeadWidget(m_record);
    connect(m_record, &QPushButton::clicked, this, &OutcomesPage::record);
    m_recordAction = addCommand(tr("&Record the verdicts"), {}, [this] { record(); });
    m_registerAction = addCommand(tr("Re&gister predictions"), {}, [this] { registerForecasts(); });
}

QWidget* OutcomesPage::makeCards() {
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(2 * unit, 0, 2 * unit, 0);
    line->addWidget(m_hint, 1);
    line->addWidget(m_import);
    layout->addLayout(line);
    layout->addWidget(m_cards, 1);
    return content;
}

QWidget* OutcomesPage::makeForecasts() {
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(unit);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(2 * unit, 0, 2 * unit, 0);
    top->addWidget(m_calibration);
    auto* line = new QHBoxLayout;
    m_register = widgets::button(tr("Register predictions"), widgets::ButtonKind::Primary);
    m_register->setToolTip(
        widgets::plainToolTip(tr("Write down what accepted and started initiatives say they do to goals")));
    m_change = widgets::button(tr("Change…"));
    m_change->setAccessibleName(tr("Change the selected prediction"));
    line->addWidget(m_register);
    line->addWidget(m_change);
    line->addStretch(1);
    top->addLayout(line);
    layout->addLayout(top);
    layout->addWidget(m_forecasts, 1);
    m_forecasts->setModel(&m_sortedLedger);
    m_forecasts->setAccessibleName(tr("Forecast ledger"));
    m_forecasts->setSortingEnabled(true);
    m_forecasts->sortByColumn(-1, Qt::AscendingOrder);
    m_forecasts->freezeFirstColumn();
    connect(m_register, &QPushButton::clicked, this, &OutcomesPage::registerForecasts);
    connect(m_change, &QPushButton::clicked, this, [this] {
        const QModelIndex row = m_forecasts->currentIndex();
        if (row.isValid())
            changeForecast(Id<portfolio::Prediction>(fromQt(row.data(items::RecordTable::IdRole).toString())));
    });
    return content;
}

void OutcomesPage::connectSession() {
    using session::Session;
    for (const auto each : {&Session::opened, &Session::closed, &Session::outcomesChanged, &Session::derivedChanged})
        connect(&document(), each, this, &OutcomesPage::refresh);
    connect(&document(), &Session::workChanged, this, &OutcomesPage::showState);
    connect(&document(), &Session::saveStatusChanged, this, &OutcomesPage::showHead);
    connect(&document(), &Session::portfolioChanged, this, &OutcomesPage::refresh);
    connect(&view(), &session::ViewState::filterChanged, this, &OutcomesPage::refresh);
    connect(&view(), &session::ViewState::goalChanged, this, &OutcomesPage::showSelection);
    connect(&view(), &session::ViewState::initiativeChanged, this,
            [this] { m_cards->setInitiative(view().initiative()); });
}

void OutcomesPage::connectParts() {
    const auto pick = [this](const GoalId& id) {
        m_alone = false;
        view().selectGoal(id);
        showSelection();
    };
    connect(m_cards, &charts::OutcomeCards::picked, this, pick);
    connect(m_cards, &charts::OutcomeCards::activatedGoal, m_detail, &widgets::OutcomeDetail::focusFirst);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this, pick](const QModelIndex& current) {
                if (!m_following && current.isValid())
                    pick(GoalId(fromQt(current.data(items::RecordTable::IdRole).toString())));
            });
    connect(m_table, &QAbstractItemView::activated, m_detail, &widgets::OutcomeDetail::focusFirst);
    connect(m_forecasts->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &OutcomesPage::pickForecast);
    connect(m_detail, &widgets::OutcomeDetail::initiativeWanted, this, &OutcomesPage::initiativeWanted);
    connect(m_detail, &widgets::OutcomeDetail::outcomeWanted, this,
            [this](const portfolio::GoalId& id) { view().selectGoal(id); });
    connect(m_detail, &widgets::OutcomeDetail::goalWanted, this, &OutcomesPage::goalWanted);
    connect(m_detail, &widgets::OutcomeDetail::changeWanted, this, &OutcomesPage::changeForecast);
    connect(m_import, &QPushButton::clicked, this, &OutcomesPage::importWanted);
    connect(m_empty, &widgets::EmptyState::primary, this, [this] {
        if (document().portfolio().goals().empty())
            emit goalsWanted();
        else
            clearFilter();
    });
    connect(m_empty, &widgets::EmptyState::secondary, this, &OutcomesPage::sampleWanted);
}

const outcomes::Outcomes* OutcomesPage::found() const {
    return document().outcomes().get();
}

std::vector<items::TextRow> OutcomesPage::goalRows() const {
    std::vector<items::TextRow> rows;
    if (!found()) return rows;
    const session::Sieve sieve(view().filter(), document().portfolio(), document().derived());
    for (const outcomes::GoalOutcome& goal : found()->goals) {
        const portfolio::Goal* record = document().portfolio().find(goal.id);
        if (record && sieve.shows(*record)) rows.push_back(items::goalOutcomeRow(goal));
    }
    return rows;
}

void OutcomesPage::refresh() {
    const auto& outcomes = document().outcomes();
    m_following = true;
    m_goals.show(goalRows());
    m_cards->show(document().portfolio(), outcomes);
    m_ledger.show(outcomes ? items::ledgerRows(document().portfolio(), *outcomes) : std::vector<items::TextRow>());
    m_following = false;
    m_calibration->setText(outcomes ? toQt(outcomes->calibration.because) : QString());
    m_delivery->show(outcomes);
    const bool measured = !outcomes || std::ranges::any_of(outcomes->goals, [](const outcomes::GoalOutcome& goal) {
        return goal.latest.has_value();
    });
    m_hint->setVisible(!measured);
    m_import->setVisible(!measured);
    showHead();
    showState();
    showSelection();
    QTimer::singleShot(0, this, [this] { // once laid out
        m_table->fitColumns(nameColumn, widestCell);
        m_forecasts->fitColumns(nameColumn, widestCell);
    });
}

void OutcomesPage::showHead() {
    const auto all = static_cast<qint64>(document().portfolio().goals().size());
    const bool writable = document().isOpen() && document().saveStatus().state != session::SaveState::ReadOnly;
    for (QPushButton* each : {m_record, m_register})
        each->setEnabled(writable && found() && all > 0);
    m_recordAction->setEnabled(m_record->isEnabled());
    m_registerAction->setEnabled(m_record->isEnabled());
    m_change->setEnabled(writable && m_forecasts->currentIndex().isValid());
    m_save->setEnabled(m_goals.rowCount() > 0);
    if (!found() || all == 0) {
        setCount({});
        setSubtitle(tr("did it pay off?"));
        return;
    }
    const int off = countOf(*found(), GoalStatus::Off);
    const int risk = countOf(*found(), GoalStatus::AtRisk);
    setCount(off > 0 ? tr("%1 off").arg(off) : risk > 0 ? tr("%1 at risk").arg(risk) : session::grouped(all));
    QStringList parts; // what asks for attention; the panel beside it has them all
    const auto add = [&](std::initializer_list<GoalStatus> each) {
        for (const GoalStatus status : each)
            if (const int count = countOf(*found(), status); count > 0)
                parts.append(QStringLiteral("%1 %2").arg(count).arg(toQt(outcomes::statusTitle(status))));
    };
    add({GoalStatus::Off, GoalStatus::AtRisk});
    if (parts.empty()) add({GoalStatus::Reached, GoalStatus::OnTrack, GoalStatus::NotMeasured});
    const int shown = m_goals.rowCount();
    setSubtitle(shown == all ? parts.join(QStringLiteral(", "))
                             : tr("%1 of %2 shown").arg(session::grouped(shown), session::grouped(all)));
}

void OutcomesPage::showState() {
    const auto all = static_cast<qint64>(document().portfolio().goals().size());
    const bool aboutGoals = m_shown == Cards || m_shown == Table;
    const bool nothing = all == 0 || !found() || (aboutGoals && m_goals.rowCount() == 0);
    m_stack->setCurrentIndex(nothing ? Empty : m_shown);
    if (!nothing) return;
    if (all == 0)
        m_empty->show(tr("There are no goals yet, so nothing can be met or missed."), tr("Set a goal"),
                      tr("Use the sample"));
    else if (!found())
        m_empty->show(document().working() ? tr("Judging %1…").arg(session::counted(all, tr("goal")))
                                           : tr("Not judged: it was stopped or could not be done."));
    else
        m_empty->show(tr("The filter hides all %1.").arg(session::counted(all, tr("goal"))), tr("Clear filter"));
}

void OutcomesPage::showSelection() {
    if (m_alone && m_shown == Forecasts) return;
    m_alone = false;
    const GoalId& id = view().goal();
    m_cards->select(id);
    followTable(m_table, toQt(id.value));
    m_detail->show(document().portfolio(), document().outcomes(), found() ? found()->find(id) : nullptr);
}

/// Selects the row without taking that for a person's choice.
void OutcomesPage::followTable(widgets::PortfolioTable* table, const QString& id) {
    if (m_following) return;
    m_following = true;
    const QAbstractItemModel& model = *table->model();
    const QModelIndex current = table->currentIndex();
    if (!current.isValid() || current.data(items::RecordTable::IdRole).toString() != id) {
        QModelIndex wanted;
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.index(row, 0).data(items::RecordTable::IdRole).toString() == id) wanted = model.index(row, 0);
        if (wanted.isValid())
            table->setCurrentIndex(wanted);
        else
            table->selectionModel()->clear();
    }
    m_following = false;
}

void OutcomesPage::pickForecast() {
    const QModelIndex row = m_forecasts->currentIndex();
    m_change->setEnabled(m_record->isEnabled() && row.isValid());
    if (m_following || !row.isValid() || !found()) return;
    const Id<portfolio::Prediction> id(fromQt(row.data(items::RecordTable::IdRole).toString()));
    for (const outcomes::InitiativeOutcome& each : found()->components)
        if (each.prediction == id) {
            m_alone = true;
            view().selectInitiative(each.id);
            return m_detail->showAlone(document().portfolio(), document().outcomes(), each);
        }
    for (const outcomes::GoalOutcome& goal : found()->goals)
        for (const outcomes::InitiativeOutcome& each : goal.initiatives)
            if (each.prediction == id) {
                m_alone = false;
                view().selectInitiative(each.id);
                view().selectGoal(goal.id);
                return showSelection();
            }
}

std::optional<charts::Picture> OutcomesPage::picture() const {
    if (goalRows().empty()) return std::nullopt;
    return m_cards->picture();
}

bool OutcomesPage::perform(const portfolio::Edit& edit) {
    const auto applied = document().apply(edit);
    if (!applied) emit failed(tr("The change was not made"), applied.error());
    return applied.has_value();
}

void OutcomesPage::record() {
    if (!found()) return;
    if (perform(outcomes::recordVerdicts(*found(), "on request")))
        emit notice(tr("The verdicts of %1 are recorded. Undo takes it back.").arg(session::longDate(found()->asOf)));
}

void OutcomesPage::registerForecasts() {
    const auto edit =
        outcomes::registerPredictions(document().portfolio(), document().asOf(), fromQt(session::personName()));
    if (!edit)
        return emit notice(tr("There is nothing to register: every accepted or started initiative that names an effect "
                              "on a measured goal is registered, or went live already."));
    if (perform(*edit))
        emit notice(
            tr("Registered %1. Undo takes it back.").arg(session::counted(edit->operations.size(), tr("prediction"))));
}

void OutcomesPage::changeForecast(const Id<portfolio::Prediction>& id) {
    const portfolio::Prediction* prediction = document().portfolio().find(id);
    if (!prediction) return;
    const portfolio::Initiative* initiative = document().portfolio().find(prediction->initiative);
    const auto goLive =
        initiative ? outcomes::goLiveOf(document().portfolio(), *initiative, prediction) : std::optional<Date>();
    dialogs::PredictionDialog dialog(*prediction, toQt(initiative ? initiative->title : prediction->initiative.value),
                                     goLive && *goLive < document().asOf(), this);
    if (dialog.exec() != QDialog::Accepted) return;
    const auto changed = dialog.changed();
    if (!changed) return;
    const auto edit = outcomes::changePrediction(document().portfolio(), *changed, document().asOf(),
                                                 fromQt(dialog.author()), fromQt(dialog.reason()));
    if (edit) perform(*edit);
}

} // namespace banyan::pages
