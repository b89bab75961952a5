// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/present/panel.h"
#include "views/session/trial_plan.h"

class QPushButton;

namespace banyan::widgets {
class LinkedSliders;
class ShareSlider;
} // namespace banyan::widgets

namespace banyan::present {

/// Weights and budget moved live: ranks and plan follow on the slide and in words, and nothing is kept until somebody
/// says so.
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

signals:
    /// It was kept beside the portfolio under that name.
    void kept(const QString& name);

private:
    void refresh();
    void showEffects();
    void tryShares();
    void tryBudget(int share);
    void keep();

    session::Session& m_session;
    session::Trial& m_trial;
    session::TrialPlan& m_plan;
    Apply m_apply;
    bool m_budget = false;
    widgets::LinkedSliders* m_sliders;
    QWidget* m_budgetBox;
    widgets::ShareSlider* m_slider;
    QLabel* m_percent;
    QLabel* m_effects;
    QPushButton* m_keep;
    QPushButton* m_discard;
};

} // namespace banyan::present
