// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>
#include <QThreadPool>
#include <QWidget>

#include "views/present/meeting.h"
#include "views/present/panel.h"
#include "views/present/slides.h"
#include "views/session/trial_plan.h"

#include <array>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace banyan::present {

class ChangesPanel;
class DecisionPanel;
class DeckPanel;
class MinutesPanel;
class ScoringPanel;
class SlideView;
class TryPanel;

/// A meeting over the document's slides, on the whole screen. Live but read-only, save for what the room agrees to
/// enter: estimates, scenarios, decisions. Right, Down, Page Down and Space go on, Left, Up and Page Up back, Home and
/// End to the ends; B blanks; N shows the slide's notes under it; Ctrl+Z and Ctrl+Shift+Z undo and redo what was
/// entered; Esc closes what is open, then leaves. The meeting goes on when it is presented again, until it is ended (E)
/// or the document is closed.
class PresentWindow : public QWidget {
    Q_OBJECT

public:
    explicit PresentWindow(session::Session& session, QWidget* parent = nullptr);
    ~PresentWindow() override;

    enum class PanelKind { Try, Scoring, Decision, Changes, Minutes, Deck };

    /// Starts the meeting, where there is none or it was ended, and works out what the slides need. A new meeting, and
    /// another deck, begin at the first slide.
    void begin();
    /// Ends the meeting and offers its minutes; the next one has minutes of its own. Once more takes that back.
    void end();
    [[nodiscard]] int count() const { return static_cast<int>(m_deck.size()); }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] const std::vector<portfolio::Slide>& deck() const { return m_deck; }
    /// From 0; what lies beyond an end is that end.
    void goTo(int index);
    /// To the next or last part of the slide, and beyond it to the next or last slide.
    void step(int by);
    void openPanel(PanelKind kind);
    void closePanel();
    [[nodiscard]] bool panelOpen() const { return m_panels->isVisible(); }
    /// The notes of the slide, under it, until they are put away.
    void showNotes(bool shown);
    [[nodiscard]] bool notesShown() const;
    [[nodiscard]] SlideView* view() const { return m_view; }
    [[nodiscard]] const MeetingLog& log() const { return m_log; }
    [[nodiscard]] MinutesPanel* minutesPanel() const { return m_minutes; }
    /// True while a slide waits for something.
    [[nodiscard]] bool working() const;

signals:
    void left();
    void failed(const QString& what, const banyan::Error& error);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void keepLetters();
    void makePanels();
    QWidget* makeBar();
    QPushButton* addButton(QLayout* bar, const QString& text, const QString& keys);
    void addPanelButton(QLayout* bar, const QString& text, const QString& keys, PanelKind kind);
    void connectSession();
    void refreshDeck();
    void refreshSource();
    void refreshPlan();
    void judge();
    /// To the slide on which blind scores are shown, which every deck has.
    void goToScoring();
    void startCurve();
    void lay();
    void refreshPanel();
    void fitSizes();
    void dress();
    QWidget* makeNotes();
    /// Black over everything, until a key or a button is pressed.
    void setBlank(bool blank);
    void colourHints();
    void leave();
    void say(const QString& text);
    void refreshNotes();
    /// What is to be decided, over the buttons.
    void refreshQuestion();
    [[nodiscard]] const portfolio::Decision* openQuestion() const;
    /// True when the key was one that undoes or redoes.
    bool stepBack(const QKeyEvent& event);
    bool apply(const portfolio::Edit& edit);
    [[nodiscard]] const portfolio::Slide& slide() const;
    [[nodiscard]] bool hasKind(portfolio::SlideKind kind) const;
    [[nodiscard]] bool aboutBudget() const;
    [[nodiscard]] QString shownTitle() const;

    session::Session& m_session;
    session::Trial m_trial;
    session::TrialPlan m_trialPlan;
    session::CurveWork m_curve;
    session::ScenarioWork m_scenarios;
    QThreadPool m_pool;
    CancelToken m_judgeCancel;
    int m_judgeCount = 0;
    bool m_judging = false;
    bool m_active = false;
    bool m_ended = false;

    MeetingLog m_log;
    std::vector<portfolio::Slide> m_deck;
    int m_current = 0;
    int m_part = 0; ///< of the slide, where it goes on in parts
    SlideSource m_source;

    SlideView* m_view;
    QStackedWidget* m_panels;
    QWidget* m_bar;
    QPlainTextEdit* m_notes;
    QWidget* m_notesBox;
    QWidget* m_cover;
    QPushButton* m_notesButton = nullptr;
    QPushButton* m_endButton = nullptr;
    QLabel* m_said;
    QLabel* m_decide = nullptr;
    std::array<QPushButton*, 6> m_buttons{};
    TryPanel* m_try;
    ScoringPanel* m_scoring;
    DecisionPanel* m_decision;
    ChangesPanel* m_changes;
    MinutesPanel* m_minutes;
    DeckPanel* m_deckPanel;
    double m_scale = 0;
};

} // namespace banyan::present
