// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/baseline.h"
#include "views/present/present_window.h"
#include "views/present/scoring_panel.h"

#include <algorithm>

/// What the slides are made from, kept up to date while the meeting goes on.
namespace banyan::present {

using namespace portfolio;

void PresentWindow::refreshDeck() {
    const auto shown = slide().id;
    m_deck = deckOf(m_session.portfolio());
    const auto at = std::ranges::find(m_deck, shown, &Slide::id);
    if (at != m_deck.end()) m_current = static_cast<int>(at - m_deck.begin());
    m_current = std::clamp(m_current, 0, std::max(0, count() - 1));
    const auto scenarios = std::ranges::find(m_deck, SlideKind::Scenarios, &Slide::kind);
    const Slide* wanted = slide().kind == SlideKind::Scenarios ? &slide()
                          : scenarios != m_deck.end()          ? &*scenarios
                                                               : nullptr;
    if (wanted) m_scenarios.compare(wanted->other, wanted->scenario);
    m_scenarios.setWanted(wanted != nullptr);
}

void PresentWindow::refreshSource() {
    if (!m_active) return;
    m_log.complete(m_session);
    m_source.portfolio = m_trial.portfolio();
    m_source.asOf = m_session.asOf();
    m_source.trial = m_trial.active() && m_trial.derived();
    m_source.derived = m_source.trial ? m_trial.derived() : m_session.derived();
    m_source.before = m_source.trial ? m_session.derived() : nullptr;
    m_source.planTried = m_trialPlan.planned() != nullptr;
    m_source.planned = m_trialPlan.planned() ? m_trialPlan.planned() : m_session.planned();
    m_source.curve = m_curve.curve() ? std::make_shared<const roadmap::Curve>(*m_curve.curve()) : nullptr;
    m_source.comparison = m_scenarios.comparison();
    m_source.scoring = m_scoring->state();
    refreshPlan();
    lay();
    refreshPanel();
    refreshNotes();
    refreshQuestion();
}

void PresentWindow::refreshPlan() {
    m_source.sinceBaseline.reset();
    const Portfolio& portfolio = m_session.portfolio();
    const Baseline* baseline = roadmap::lastBaseline(portfolio);
    const auto& planned = m_session.planned();
    if (!baseline || !planned || !planned->plan || !hasKind(SlideKind::Changes)) return;
    m_source.sinceBaseline = std::make_shared<const roadmap::PlanChange>(
        roadmap::compare(roadmap::sideOf(portfolio, *portfolio.find(baseline->roadmap), baseline->name),
                         roadmap::sideOf(planned->portfolio, *planned->plan, "now")));
}

void PresentWindow::judge() {
    if (!hasKind(SlideKind::Outcomes) && !hasKind(SlideKind::Goals)) return;
    m_judgeCancel.cancel();
    m_judgeCancel = CancelToken();
    m_judging = true;
    m_pool.start(
        [this, value = m_session.portfolio(), asOf = m_session.asOf(), cancel = m_judgeCancel, count = ++m_judgeCount] {
            auto judged = outcomes::outcomes(value, {asOf, cancel});
            QMetaObject::invokeMethod(
                this,
                [this, count, judged = std::move(judged)] {
                    if (count != m_judgeCount) return;
                    m_judging = false;
                    if (judged) m_source.outcomes = std::make_shared<const outcomes::Outcomes>(*judged);
                    lay();
                },
                Qt::QueuedConnection);
        });
}

void PresentWindow::startCurve() {
    if (m_active && hasKind(SlideKind::Budgets)) m_curve.start();
}

} // namespace banyan::present
