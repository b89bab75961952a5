// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/present/try_panel.h"

#include "model/base/numbers.h"
#include "model/roadmap/calendar.h"
#include "model/roadmap/change.h"
#include "model/scoring/moves.h"
#include "views/items/goal_edits.h"
#include "views/items/scenario_edits.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/linked_sliders.h"
#include "views/widgets/share_slider.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

#include <cmath>

namespace banyan::present {

using namespace portfolio;
using session::fromQt;
using session::toQt;

namespace {

constexpr qsizetype mostEffects = 8;
constexpr size_t mostMoves = 4;
constexpr int mostBudget = 600; ///< tenths of a percent

widgets::Shares sharesOf(const Portfolio& portfolio) {
    std::vector<double> points;
    for (const Goal& goal : portfolio.goals())
        points.push_back(goal.points);
    return widgets::sharesOf(points);
}

/// The mean budget of the teams on a day, in tenths of a percent.
int budgetOf(const Portfolio& portfolio, Date day) {
    double sum = 0;
    for (const Team& team : portfolio.teams())
        sum += roadmap::refactoringBudget(team, day);
    const size_t count = portfolio.teams().size();
    return count == 0 ? 0 : static_cast<int>(std::lround(10 * sum / static_cast<double>(count)));
}

} // namespace

TryPanel::TryPanel(session::Session& session, session::Trial& trial, session::TrialPlan& plan, Apply apply,
                   QWidget* parent)
    : Panel(tr("What if?"), parent)
    , m_session(session)
    , m_trial(trial)
    , m_plan(plan)
    , m_apply(std::move(apply))
    , m_sliders(new widgets::LinkedSliders)
    , m_budgetBox(new QWidget)
    , m_slider(new widgets::ShareSlider)
    , m_percent(widgets::label({}, widgets::LabelKind::Heading))
    , m_effects(nullptr)
    , m_keep(widgets::button(tr("Keep as a scenario"), widgets::ButtonKind::Primary))
    , m_discard(widgets::button(tr("Discard"))) {
    addParagraph(tr("Nothing is kept until you keep it as a scenario."), true);
    m_sliders->setAccessibleName(tr("Shares of the goals"));
    column()->addWidget(m_sliders);
    auto* box = new QVBoxLayout(m_budgetBox);
    box->setContentsMargins(0, 0, 0, 0);
    m_slider->setRange(0, mostBudget);
    m_slider->setAccessibleName(tr("Refactoring budget of every team, tenths of a percent"));
    box->addWidget(m_percent);
    box->addWidget(m_slider);
    column()->addWidget(m_budgetBox);
    m_effects = addParagraph({});
    auto* row = new QHBoxLayout;
    row->addWidget(m_keep);
    row->addWidget(m_discard);
    row->addStretch();
    column()->addLayout(row);
    column()->addStretch();
    connect(m_sliders, &widgets::LinkedSliders::moving, this, &TryPanel::tryShares);
    connect(m_sliders, &widgets::LinkedSliders::moved, this, &TryPanel::tryShares);
    connect(m_slider, &widgets::ShareSlider::valueChanged, this, &TryPanel::tryBudget);
    connect(m_keep, &QPushButton::clicked, this, &TryPanel::keep);
    connect(m_discard, &QPushButton::clicked, &m_trial, &session::Trial::discard);
    connect(&m_trial, &session::Trial::changed, this, [this] {
        if (!m_trial.active()) refresh();
        showEffects();
    });
    connect(&m_plan, &session::TrialPlan::changed, this, &TryPanel::showEffects);
    connect(&m_session, &session::Session::opened, this, &TryPanel::refresh);
    connect(&m_session, &session::Session::portfolioChanged, this, &TryPanel::refresh);
    refresh();
}

QWidget* TryPanel::firstField() const {
    if (m_budget) return m_slider;
    return m_sliders->findChild<widgets::ShareSlider*>();
}

void TryPanel::setBudget(bool budget) {
    m_budget = budget;
    refresh();
}

void TryPanel::refresh() {
    m_sliders->setVisible(!m_budget);
    m_budgetBox->setVisible(m_budget);
    if (m_trial.active()) return showEffects();
    std::vector<widgets::LinkedSliders::Item> items;
    for (const Goal& goal : m_session.portfolio().goals())
        items.push_back({toQt(goal.id.value), toQt(goal.name.empty() ? goal.id.value : goal.name), {}, {}, false});
    m_sliders->setItems(items, sharesOf(m_session.portfolio()));
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(budgetOf(m_session.portfolio(), m_session.asOf()));
    showEffects();
}

void TryPanel::tryShares() {
    (void)m_trial.apply(items::setShares(m_trial.portfolio(), m_sliders->shares(), {}));
}

void TryPanel::tryBudget(int share) {
    Edit edit{"try a budget", {}, {}};
    for (Team team : m_trial.portfolio().teams()) {
        team.budgets = {{{}, {}, share / 10.0}};
        edit.operations.emplace_back(Put{std::move(team)});
    }
    (void)m_trial.apply(edit);
    showEffects();
}

QStringList TryPanel::effects() const {
    QStringList out;
    if (!m_trial.derived() || !m_session.derived()) return out;
    const auto moves = scoring::moves(m_session.derived()->assessment, m_trial.derived()->assessment);
    out.append(
        moves.empty()
            ? tr("No component changes rank or quadrant.")
            : tr("%1 of another rank or quadrant.").arg(session::counted(qint64(moves.size()), tr("component"))));
    for (size_t i = 0; i < moves.size() && i < mostMoves; ++i)
        out.append(toQt(scoring::sentence(moves[i], m_session.derived()->assessment, m_trial.derived()->assessment)));
    const auto& now = m_session.planned();
    const auto& then = m_plan.planned();
    if (!now || !now->plan || !then) return out;
    if (!then->plan) return out << session::sentenceOf(then->plan.error());
    const roadmap::PlanChange change = roadmap::compare(roadmap::sideOf(now->portfolio, *now->plan, "the plan"),
                                                        roadmap::sideOf(then->portfolio, *then->plan, "what is tried"));
    for (const std::string& sentence : change.summary)
        out.append(toQt(sentence));
    for (const roadmap::InitiativeChange& one : change.changes) {
        if (out.size() >= mostEffects) break;
        out.append(toQt(one.sentence));
    }
    return out;
}

void TryPanel::showEffects() {
    const bool active = m_trial.active();
    m_keep->setEnabled(active);
    m_discard->setEnabled(active);
    m_percent->setText(tr("Refactoring budget of every team: %1 %").arg(toQt(shortNumber(m_slider->value() / 10.0))));
    if (active)
        m_effects->setText(m_trial.error()     ? session::sentenceOf(*m_trial.error())
                           : m_trial.derived() ? effects().join(QStringLiteral("\n\n"))
                                               : tr("Working it out…"));
    else
        m_effects->setText(m_budget
                               ? tr("Move the budget to see what the plan would become.")
                               : tr("Move a goal to see which components would change rank, and the plan with them."));
}

void TryPanel::keep() {
    if (!m_trial.active()) return;
    const auto kept = items::keepAsScenario(
        m_session.portfolio(), m_trial.portfolio(),
        fromQt(m_budget ? tr("Budget of %1 %").arg(toQt(shortNumber(m_slider->value() / 10.0))) : tr("Other weights")));
    if (!m_apply(kept.edit)) return;
    m_trial.discard();
    emit this->kept(toQt(kept.name));
}

} // namespace banyan::present
