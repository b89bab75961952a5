// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/present/present_window.h"

#include "views/present/decision_panel.h"
#include "views/present/scoring_panel.h"
#include "views/present/slide_view.h"
#include "views/present/text_panels.h"
#include "views/present/try_panel.h"
#include "views/session/text.h"
#include "views/widgets/icons.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QCloseEvent>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace banyan::present {

using namespace portfolio;
using session::Session;
using session::toQt;

PresentWindow::PresentWindow(Session& session, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_session(session)
    , m_trial(session)
    , m_trialPlan(session, m_trial)
    , m_curve(session)
    , m_scenarios(session)
    , m_view(new SlideView)
    , m_panels(new QStackedWidget)
    , m_notes(new QPlainTextEdit)
    , m_notesBox(makeNotes())
    , m_cover(new QWidget(this))
    , m_said(widgets::label({}, widgets::LabelKind::Muted)) {
    setObjectName(QStringLiteral("present"));
    setAccessibleName(tr("Presentation"));
    setWindowTitle(tr("Presentation – Banyan"));
    setWindowIcon(widgets::applicationIcon());
    setAutoFillBackground(true);
    m_pool.setMaxThreadCount(1);
    makePanels();
    m_bar = makeBar();
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_view, 1);
    middle->addWidget(m_panels);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(middle, 1);
    whole->addWidget(m_notesBox);
    whole->addWidget(m_bar);
    m_panels->hide();
    m_cover->setStyleSheet(QStringLiteral("background: black;"));
    m_cover->setAttribute(Qt::WA_StyledBackground);
    m_cover->hide();
    connectSession();
    resize(1280, 720);
}

PresentWindow::~PresentWindow() {
    if (QWidget* field = focusWidget()) field->clearFocus(); // what it ends with must find the meeting still there
    m_judgeCancel.cancel();
    m_pool.waitForDone();
}

void PresentWindow::makePanels() {
    const auto make = [this](const Edit& edit) { return apply(edit); };
    m_try = new TryPanel(m_session, m_trial, m_trialPlan, make);
    m_scoring = new ScoringPanel(m_session, make);
    m_decision = new DecisionPanel(m_session, make);
    m_changes = new ChangesPanel;
    m_minutes = new MinutesPanel(m_session, m_log);
    m_deckPanel = new DeckPanel(m_session, make);
    for (QWidget* panel :
         std::initializer_list<QWidget*>{m_try, m_scoring, m_decision, m_changes, m_minutes, m_deckPanel})
        m_panels->addWidget(panel);
    connect(m_try, &TryPanel::kept, this,
            [this](const QString& name) { say(tr("Kept as scenario \"%1\".").arg(name)); });
    connect(m_scoring, &ScoringPanel::changed, this, [this] {
        m_source.scoring = m_scoring->state();
        lay();
    });
    connect(m_scoring, &ScoringPanel::revealed, this, [this](const report::BlindScore& score) {
        m_log.scored(score);
        goToScoring();
    });
    connect(m_scoring, &ScoringPanel::kept, this, [this] {
        m_log.scoreKept(m_scoring->state().component.toStdString(), m_scoring->state().criterion.toStdString());
        say(tr("Kept as estimates."));
    });
    connect(m_decision, &DecisionPanel::decided, this, [this](const Decision& decision) {
        m_log.decided(decision);
        closePanel();
        say(tr("Recorded: %1").arg(toQt(decision.question)));
    });
    connect(m_minutes, &MinutesPanel::said, this, &PresentWindow::say);
    connect(m_deckPanel, &DeckPanel::chosen, this, &PresentWindow::goTo);
}

QWidget* PresentWindow::makeNotes() {
    auto* box = new QWidget;
    box->setObjectName(QStringLiteral("notesBox"));
    box->setAttribute(Qt::WA_StyledBackground);
    m_notes->setObjectName(QStringLiteral("speakerNotes"));
    m_notes->setAccessibleName(tr("Notes of the slide"));
    m_notes->setReadOnly(true);
    m_notes->setTabChangesFocus(true);
    m_notes->setFocusPolicy(Qt::TabFocus);
    QLabel* head = widgets::label(tr("Notes"), widgets::LabelKind::Heading);
    head->setContentsMargins(2 * widgets::unit, widgets::unit, 2 * widgets::unit, 0);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 3, 0, 0); // its border
    column->setSpacing(widgets::unit / 2);
    column->addWidget(head);
    column->addWidget(m_notes, 1);
    box->hide();
    return box;
}

QPushButton* PresentWindow::addButton(QLayout* bar, const QString& text, const QString& keys) {
    QPushButton* button = widgets::button(text + QStringLiteral("  ") + keys);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::TabFocus);
    bar->addWidget(button);
    return button;
}

void PresentWindow::addPanelButton(QLayout* bar, const QString& text, const QString& keys, PanelKind kind) {
    QPushButton* button = addButton(bar, text, keys);
    button->setCheckable(true);
    m_buttons[static_cast<size_t>(kind)] = button;
    connect(button, &QPushButton::clicked, this, [this, kind] { openPanel(kind); });
}

QWidget* PresentWindow::makeBar() {
    auto* bar = new QWidget;
    bar->setObjectName(QStringLiteral("statusBar"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(bar);
    column->setContentsMargins(2 * widgets::unit, widgets::unit, 2 * widgets::unit, widgets::unit);
    column->setSpacing(widgets::unit);
    m_decide = widgets::label({}, widgets::LabelKind::Heading);
    m_decide->setObjectName(QStringLiteral("openQuestion"));
    m_decide->setWordWrap(true);
    column->addWidget(m_decide);
    auto* row = new QHBoxLayout;
    column->addLayout(row);
    row->addWidget(m_said, 1);
    m_said->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    addPanelButton(row, tr("What if"), tr("T"), PanelKind::Try);
    addPanelButton(row, tr("Score blind"), tr("S"), PanelKind::Scoring);
    addPanelButton(row, tr("Record decision"), tr("D"), PanelKind::Decision);
    addPanelButton(row, tr("What changed"), tr("C"), PanelKind::Changes);
    addPanelButton(row, tr("Minutes"), tr("M"), PanelKind::Minutes);
    addPanelButton(row, tr("Slides"), tr("L"), PanelKind::Deck);
    m_notesButton = addButton(row, tr("Notes"), tr("N"));
    m_notesButton->setCheckable(true);
    connect(m_notesButton, &QPushButton::clicked, this, &PresentWindow::showNotes);
    m_endButton = addButton(row, tr("End the meeting"), tr("E"));
    m_endButton->setCheckable(true);
    connect(m_endButton, &QPushButton::clicked, this, &PresentWindow::end);
    QPushButton* leave = addButton(row, tr("Leave"), tr("Esc"));
    connect(leave, &QPushButton::clicked, this, &PresentWindow::leave);
    return bar;
}

void PresentWindow::connectSession() {
    connect(&m_session, &Session::closed, this, [this] {
        m_log = {};
        leave();
    });
    connect(&m_session, &Session::opened, this, [this] { m_log = {}; });
    connect(&m_session, &Session::portfolioChanged, this, [this] {
        if (!m_active) return;
        refreshDeck();
        judge();
        refreshSource();
    });
    connect(&m_session, &Session::derivedChanged, this, &PresentWindow::refreshSource);
    connect(&m_session, &Session::robustnessChanged, this, [this] {
        if (m_active) m_scoring->refreshQuestions();
    });
    connect(&m_session, &Session::planChanged, this, [this] {
        refreshSource();
        startCurve();
    });
    connect(&m_trial, &session::Trial::changed, this, &PresentWindow::refreshSource);
    connect(&m_trialPlan, &session::TrialPlan::changed, this, &PresentWindow::refreshSource);
    connect(&m_curve, &session::CurveWork::changed, this, &PresentWindow::refreshSource);
    connect(&m_scenarios, &session::ScenarioWork::changed, this, &PresentWindow::refreshSource);
    connect(m_view, &SlideView::resized, this, &PresentWindow::lay);
}

void PresentWindow::begin() {
    m_active = true;
    const bool anew = !m_log.begun() || !m_session.isOpen() || m_ended;
    if (anew) m_log.begin(m_session);
    m_ended = false;
    m_endButton->setChecked(false);
    const std::vector<Slide> before = m_deck;
    closePanel();
    setBlank(false);
    refreshDeck();
    judge();
    startCurve();
    m_scoring->refreshQuestions();
    refreshSource();
    goTo(anew || !std::ranges::equal(before, m_deck, {}, &Slide::id, &Slide::id) ? 0 : m_current);
    m_view->setFocus(Qt::OtherFocusReason);
}

void PresentWindow::end() {
    m_ended = !m_ended;
    m_endButton->setChecked(m_ended);
    if (!m_ended) return say(tr("The meeting goes on, with the minutes that it has."));
    if (!panelOpen() || m_panels->currentWidget() != m_minutes) openPanel(PanelKind::Minutes);
    say(tr("The meeting is ended. Save its minutes; the next one begins with new ones."));
}

bool PresentWindow::working() const {
    return m_judging || m_curve.working() || m_scenarios.working() || m_try->working() || m_scoring->working() ||
           m_trial.working() || m_trialPlan.working();
}

const Slide& PresentWindow::slide() const {
    static const Slide none;
    return m_deck.empty() ? none : m_deck[static_cast<size_t>(m_current)];
}

bool PresentWindow::hasKind(SlideKind kind) const {
    return std::ranges::find(m_deck, kind, &Slide::kind) != m_deck.end();
}

bool PresentWindow::aboutBudget() const {
    return slide().kind == SlideKind::Budgets || slide().kind == SlideKind::Roadmap;
}

QString PresentWindow::shownTitle() const {
    for (const SlideText& text : m_view->scene().texts)
        if (text.role == SlideText::Title) return QString(text.text).replace('\n', ' ');
    return titleOf(slide().kind);
}

void PresentWindow::lay() {
    if (!m_active || m_deck.empty() || m_scale <= 0) return;
    m_view->show(layOutSlide(slide(), m_source, tr("%1 / %2").arg(m_current + 1).arg(count()), QSizeF(m_view->size()),
                             m_scale, m_part));
    m_part = m_view->scene().part;
}

void PresentWindow::step(int by) {
    const int part = m_part + by;
    if (part < 0 || part >= m_view->scene().parts) {
        if (m_current + by < 0 || m_current + by >= count()) return;
        goTo(m_current + by);
        if (by > 0) return;
        m_part = std::numeric_limits<int>::max(); // its last one
    } else {
        m_part = part;
    }
    lay();
}

void PresentWindow::goTo(int index) {
    if (m_deck.empty()) return;
    m_current = std::clamp(index, 0, count() - 1);
    m_part = 0;
    if (slide().kind == SlideKind::Scenarios) m_scenarios.compare(slide().other, slide().scenario);
    setBlank(false);
    m_decision->setSubject(slide());
    m_try->setBudget(aboutBudget());
    lay();
    m_log.shown(shownTitle());
    refreshPanel();
    refreshNotes();
    m_said->clear();
}

void PresentWindow::goToScoring() {
    const auto scoring = std::ranges::find(m_deck, SlideKind::Scoring, &Slide::kind);
    if (scoring != m_deck.end() && slide().kind != SlideKind::Scoring) goTo(static_cast<int>(scoring - m_deck.begin()));
}

void PresentWindow::openPanel(PanelKind kind) {
    auto* panel = static_cast<Panel*>(m_panels->widget(static_cast<int>(kind)));
    if (m_panels->isVisible() && m_panels->currentWidget() == panel) return closePanel();
    if (kind == PanelKind::Scoring) {
        goToScoring();
        m_scoring->refreshQuestions();
    }
    m_panels->setCurrentWidget(panel);
    m_panels->show();
    colourHints();
    for (size_t i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setChecked(i == static_cast<size_t>(kind));
    refreshPanel();
    keepLetters();
    if (QWidget* field = panel->firstField()) field->setFocus(Qt::OtherFocusReason);
}

void PresentWindow::closePanel() {
    m_panels->hide();
    for (QPushButton* button : m_buttons)
        button->setChecked(false);
    m_view->setFocus(Qt::OtherFocusReason);
}

void PresentWindow::refreshPanel() {
    if (!m_panels->isVisible()) return;
    const QWidget* panel = m_panels->currentWidget();
    if (panel == m_changes) m_changes->show(m_log.changes(m_session));
    if (panel == m_minutes) m_minutes->refresh();
    if (panel == m_deckPanel) m_deckPanel->refresh(m_current);
    if (panel == m_decision) {
        m_decision->setParticipants(m_log.meeting().participants);
        m_decision->setKept(m_try->keptScenario());
        m_decision->setOpen(openQuestion());
    }
}

void PresentWindow::showNotes(bool shown) {
    m_notesBox->setVisible(shown);
    m_notesButton->setChecked(shown);
    if (!shown && m_notes->hasFocus()) m_view->setFocus(Qt::OtherFocusReason);
    refreshNotes();
}

bool PresentWindow::notesShown() const {
    return m_notesBox->isVisibleTo(this);
}

void PresentWindow::refreshNotes() {
    if (!notesShown()) return;
    const QString notes = toQt(slide().notes);
    const QString shown =
        notes.isEmpty() ? tr("This slide has no notes. Write them in the list of slides: press L.") : notes;
    if (m_notes->toPlainText() != shown) m_notes->setPlainText(shown);
}

/// The latest that was asked and has no chosen option.
const Decision* PresentWindow::openQuestion() const {
    const Decision* out = nullptr;
    for (const Decision& one : m_session.portfolio().table<Decision>())
        if (std::ranges::none_of(one.options, &DecisionOption::chosen) && (!out || one.date > out->date)) out = &one;
    return out;
}

void PresentWindow::refreshQuestion() {
    const Decision* open = openQuestion();
    m_decide->setText(open ? tr("Decide: %1").arg(toQt(open->question)) : QString());
    m_decide->setVisible(open != nullptr);
}

void PresentWindow::say(const QString& text) {
    m_said->setText(text);
    refreshPanel();
}

bool PresentWindow::apply(const Edit& edit) {
    if (const auto applied = m_session.apply(edit); !applied) {
        say(session::sentenceOf(applied.error()));
        return false;
    }
    return true;
}

void PresentWindow::leave() {
    if (!m_active) return;
    if (QWidget* field = focusWidget()) field->clearFocus(); // takes what was typed
    m_active = false;
    m_trial.discard();
    m_try->rest();
    m_scenarios.setWanted(false);
    m_curve.cancel();
    m_judgeCancel.cancel();
    hide();
    emit left();
}

void PresentWindow::setBlank(bool blank) {
    m_view->setBlank(blank);
    m_cover->setVisible(blank);
    if (!blank) return;
    m_cover->raise();
    m_view->setFocus(Qt::OtherFocusReason);
}

void PresentWindow::mousePressEvent(QMouseEvent* event) {
    if (m_view->blank()) return setBlank(false);
    QWidget::mousePressEvent(event);
}

void PresentWindow::closeEvent(QCloseEvent* event) {
    leave();
    event->accept();
}

bool PresentWindow::stepBack(const QKeyEvent& event) {
    const bool undo = event.matches(QKeySequence::Undo);
    if (!undo && !event.matches(QKeySequence::Redo)) return false;
    const auto label = undo ? m_session.undoLabel() : m_session.redoLabel();
    if (!label) return true;
    undo ? m_session.undo() : m_session.redo();
    say((undo ? tr("Undone: %1") : tr("Done again: %1")).arg(toQt(*label)));
    return true;
}

/// Lists and choices would take a letter for the beginning of an entry.
bool PresentWindow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    const bool letter = key->key() >= Qt::Key_A && key->key() <= Qt::Key_Z && key->modifiers() == Qt::NoModifier;
    if (!letter) return QWidget::eventFilter(watched, event);
    keyPressEvent(key);
    return true;
}

/// Letters go to the window wherever nothing is typed.
void PresentWindow::keepLetters() {
    for (QWidget* each : m_panels->findChildren<QWidget*>()) {
        const auto* choice = qobject_cast<QComboBox*>(each);
        if (qobject_cast<QListView*>(each) || (choice && !choice->isEditable())) {
            each->removeEventFilter(this);
            each->installEventFilter(this);
        }
    }
}

void PresentWindow::keyPressEvent(QKeyEvent* event) {
    if (m_view->blank()) return setBlank(false);
    if (stepBack(*event)) return;
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_PageDown:
    case Qt::Key_Space:
        return step(1);
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_PageUp:
        return step(-1);
    case Qt::Key_Home:
        return goTo(0);
    case Qt::Key_End:
        return goTo(count() - 1);
    case Qt::Key_Escape:
        if (m_panels->isVisible()) return closePanel();
        return notesShown() ? showNotes(false) : leave();
    case Qt::Key_B:
        return setBlank(true);
    case Qt::Key_T:
        return openPanel(PanelKind::Try);
    case Qt::Key_S:
        return openPanel(PanelKind::Scoring);
    case Qt::Key_D:
        return openPanel(PanelKind::Decision);
    case Qt::Key_C:
        return openPanel(PanelKind::Changes);
    case Qt::Key_M:
        return openPanel(PanelKind::Minutes);
    case Qt::Key_L:
        return openPanel(PanelKind::Deck);
    case Qt::Key_E:
        return end();
    case Qt::Key_N:
        return showNotes(!notesShown());
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (auto* button = qobject_cast<QPushButton*>(focusWidget())) return button->click();
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

} // namespace banyan::present
