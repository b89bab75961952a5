// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/present/panel.h"
#include "views/session/scenario_work.h"
#include "views/session/trial_plan.h"

class QPushButton;

namespace banyan::widgets {
class LinkedSliders;
class ShareSlider;
} // namespace banyan::widgets

namespace banyan::present {

/// Weights and budget moved live: ranks and plan follow on the slide and in words, and nothing is kept until somebody
/// says so. While it is tried its numbers are those of a quick plan and marked as such; what was kept as a scenario is
/// worked out in full. What is tried stands in sight with a way to discard each of it.
class TryPanel : public Panel {
    Q_OBJECT

public:
    TryPanel(session::Session& session, session::Trial& trial, session::TrialPlan& plan, Apply apply,
             QWidget* parent = nullptr);
    [[nodiscard]] QWidget* firstField() const override;
    /// The goals' weights, or the budget of every team.
    void setBudget(bool budget);
    /// What the trial changes, in sentences; empty when nothing is tried.
    [[nodiscard]] QStringList effects() const;
    /// What was kept last, until something else is tried.
    [[nodiscard]] const std::optional<portfolio::ScenarioId>& keptScenario() const { return m_kept; }
    /// True while what was kept is worked out.
    [[nodiscard]] bool working() const { return m_full.working(); }
    /// The presentation is left: nothing more is worked out.
    void rest();

signals:
    /// It was kept beside the portfolio under that name.
    void kept(const QString& name);

private:
    /// One thing that is tried, and the button that takes it back.
    struct Tried {
        QWidget* row = nullptr;
        QLabel* text = nullptr;
        QPushButton* discard = nullptr;
    };
    Tried addTried(const QString& discard);
    void makeBudget();
    void makeFoot();
    void refresh();
    void showEffects();
    void showTried();
    void tryShares();
    void tryBudget(int share);
    void discardWeights();
    void discardBudget();
    void discard(const portfolio::Edit& edit);
    void keep();
    [[nodiscard]] QString nameOfTrial() const;
    [[nodiscard]] QString keptSays() const;

    session::Session& m_session;
    session::Trial& m_trial;
    session::TrialPlan& m_plan;
    session::ScenarioWork m_full; ///< of what was kept
    Apply m_apply;
    bool m_budget = false;
    std::optional<portfolio::ScenarioId> m_kept;
    widgets::LinkedSliders* m_sliders;
    QWidget* m_budgetBox;
    widgets::ShareSlider* m_slider;
    QLabel* m_percent;
    QLabel* m_effects;
    Tried m_weightsTried;
    Tried m_budgetTried;
    QPushButton* m_keep;
    QPushButton* m_discard;
};

} // namespace banyan::present
