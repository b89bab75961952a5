// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/present/try_panel.h"

#include "model/base/numbers.h"
#include "model/scoring/moves.h"
#include "views/items/goal_edits.h"
#include "views/items/scenario_edits.h"
#include "views/present/trial_words.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/linked_sliders.h"
#include "views/widgets/share_slider.h"
#include "views/widgets/theme.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

#include <cmath>

namespace banyan::present {

using namespace portfolio;
using session::fromQt;
using session::toQt;

namespace {

constexpr size_t mostMoves = 4;
constexpr int mostBudget = 600; ///< tenths of a percent

widgets::Shares sharesOf(const Portfolio& portfolio) {
    std::vector<double> points;
    for (const Goal& goal : portfolio.goals())
        points.push_back(goal.points);
    return widgets::sharesOf(points);
}

bool hasPlan(const std::shared_ptr<const session::Planned>& planned) {
    return planned && planned->plan;
}

} // namespace

TryPanel::TryPanel(session::Session& session, session::Trial& trial, session::TrialPlan& plan, Apply apply,
                   QWidget* parent)
    : Panel(tr("What if?"), parent)
    , m_session(session)
    , m_trial(trial)
    , m_plan(plan)
    , m_full(session)
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
    m_sliders->setWrapped(true);
    column()->addWidget(m_sliders);
    makeBudget();
    m_effects = addParagraph({});
    column()->addStretch();
    makeFoot();
    connect(m_sliders, &widgets::LinkedSliders::moving, this, &TryPanel::tryShares);
    connect(m_sliders, &widgets::LinkedSliders::moved, this, &TryPanel::tryShares);
    connect(m_slider, &widgets::ShareSlider::valueChanged, this, &TryPanel::tryBudget);
    connect(&m_trial, &session::Trial::changed, this, [this] {
        if (!m_trial.active()) refresh();
        showEffects();
    });
    connect(&m_plan, &session::TrialPlan::changed, this, &TryPanel::showEffects);
    connect(&m_full, &session::ScenarioWork::changed, this, &TryPanel::showEffects);
    connect(&m_session, &session::Session::opened, this, [this] {
        rest();
        refresh();
    });
    connect(&m_session, &session::Session::portfolioChanged, this, &TryPanel::refresh);
    refresh();
}

void TryPanel::makeBudget() {
    auto* box = new QVBoxLayout(m_budgetBox);
    box->setContentsMargins(0, 0, 0, 0);
    m_slider->setRange(0, mostBudget);
    m_slider->setAccessibleName(tr("Refactoring budget of every team, tenths of a percent"));
    box->addWidget(m_percent);
    box->addWidget(m_slider);
    column()->addWidget(m_budgetBox);
}

void TryPanel::makeFoot() {
    foot()->setContentsMargins(3 * widgets::unit, widgets::unit, 3 * widgets::unit, 2 * widgets::unit);
    m_weightsTried = addTried(tr("Discard the weights"));
    m_budgetTried = addTried(tr("Discard the budget"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_keep);
    row->addWidget(m_discard);
    row->addStretch();
    foot()->addLayout(row);
    connect(m_weightsTried.discard, &QPushButton::clicked, this, &TryPanel::discardWeights);
    connect(m_budgetTried.discard, &QPushButton::clicked, this, &TryPanel::discardBudget);
    connect(m_keep, &QPushButton::clicked, this, &TryPanel::keep);
    connect(m_discard, &QPushButton::clicked, &m_trial, &session::Trial::discard);
}

TryPanel::Tried TryPanel::addTried(const QString& discard) {
    Tried out{new QWidget, widgets::paragraph({}), widgets::button(discard)};
    out.text->setFocusPolicy(Qt::NoFocus);
    auto* column = new QVBoxLayout(out.row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(widgets::unit / 2);
    column->addWidget(out.text);
    column->addWidget(out.discard, 0, Qt::AlignLeft);
    foot()->addWidget(out.row);
    return out;
}

QWidget* TryPanel::firstField() const {
    if (m_budget) return m_slider;
    return m_sliders->findChild<widgets::ShareSlider*>();
}

void TryPanel::setBudget(bool budget) {
    m_budget = budget;
    refresh();
}

void TryPanel::rest() {
    m_kept.reset();
    m_full.setWanted(false);
}

/// The sliders stand where the trial put them, and where the document has them while nothing is tried.
void TryPanel::refresh() {
    m_sliders->setVisible(!m_budget);
    m_budgetBox->setVisible(m_budget);
    std::vector<widgets::LinkedSliders::Item> items;
    for (const Goal& goal : m_trial.portfolio().goals())
        items.push_back({toQt(goal.id.value), toQt(goal.name.empty() ? goal.id.value : goal.name), {}, {}, false});
    m_sliders->setItems(items, sharesOf(m_trial.portfolio()));
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(static_cast<int>(std::lround(10 * meanBudget(m_trial.portfolio(), m_session.asOf()))));
    showEffects();
}

void TryPanel::tryShares() {
    rest();
    (void)m_trial.apply(items::setShares(m_trial.portfolio(), m_sliders->shares(), {}));
    showEffects();
}

void TryPanel::tryBudget(int share) {
    rest();
    Edit edit{"try a budget", {}, {}};
    for (Team team : m_trial.portfolio().teams()) {
        team.budgets = {{{}, {}, share / 10.0}};
        edit.operations.emplace_back(Put{std::move(team)});
    }
    (void)m_trial.apply(edit);
    showEffects();
}

void TryPanel::discardWeights() {
    Edit edit{"discard the weights", {}, {}};
    for (const Goal& goal : m_session.portfolio().goals())
        edit.operations.emplace_back(Put{goal});
    discard(edit);
}

void TryPanel::discardBudget() {
    Edit edit{"discard the budget", {}, {}};
    for (const Team& team : m_session.portfolio().teams())
        edit.operations.emplace_back(Put{team});
    discard(edit);
}

/// The rest of what is tried stays; with nothing left the trial ends.
void TryPanel::discard(const Edit& edit) {
    if (!m_trial.active()) return;
    (void)m_trial.apply(edit);
    const Portfolio& tried = m_trial.portfolio();
    if (!weightsDiffer(m_session.portfolio(), tried) && !budgetsDiffer(m_session.portfolio(), tried))
        return m_trial.discard();
    refresh();
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
    const auto& then = m_plan.planned();
    if (!hasPlan(m_session.planned()) || !then) return out;
    if (!then->plan) return out << session::sentenceOf(then->plan.error());
    out.append(tr("The plan is a quick one, so its numbers are about right. Kept as a scenario it is worked out in "
                  "full."));
    return out << planBecomes(*m_session.planned(), *then, true);
}

QString TryPanel::keptSays() const {
    const auto& answer = m_full.comparison();
    const Scenario* scenario = m_session.portfolio().find(*m_kept);
    const QString name = scenario ? toQt(scenario->name) : QString();
    if (m_full.working() || !answer || !answer->b.scenario || answer->b.scenario->id != *m_kept)
        return tr("Kept as scenario \"%1\", which is being worked out in full…").arg(name);
    QStringList out{tr("Kept as scenario \"%1\", worked out in full:").arg(name)};
    if (hasPlan(answer->a.planned) && hasPlan(answer->b.planned))
        out << planBecomes(*answer->a.planned, *answer->b.planned, false);
    else
        out << (answer->b.problem.isEmpty() ? tr("There is no plan to compare.") : answer->b.problem);
    return out.join(QStringLiteral("\n\n"));
}

void TryPanel::showEffects() {
    m_percent->setText(tr("Refactoring budget of every team: %1 %").arg(toQt(shortNumber(m_slider->value() / 10.0))));
    showTried();
    if (m_trial.active())
        return m_effects->setText(m_trial.error()     ? session::sentenceOf(*m_trial.error())
                                  : m_trial.derived() ? effects().join(QStringLiteral("\n\n"))
                                                      : tr("Working it out…"));
    if (m_kept) return m_effects->setText(keptSays());
    m_effects->setText(m_budget ? tr("Move the budget to see what the plan would become.")
                                : tr("Move a goal to see which components would change rank, and the plan with them."));
}

void TryPanel::showTried() {
    const bool active = m_trial.active();
    const QString weights = active ? weightsSay(m_session.portfolio(), m_trial.portfolio()) : QString();
    const QString budget =
        active ? budgetSays(m_session.portfolio(), m_trial.portfolio(), m_session.asOf()) : QString();
    m_weightsTried.text->setText(tr("Weights: %1").arg(weights));
    m_weightsTried.row->setVisible(!weights.isEmpty());
    m_budgetTried.text->setText(tr("Budget: %1").arg(budget));
    m_budgetTried.row->setVisible(!budget.isEmpty());
    m_keep->setEnabled(active);
    m_discard->setEnabled(active);
    m_discard->setText(!weights.isEmpty() && !budget.isEmpty() ? tr("Discard both") : tr("Discard"));
}

QString TryPanel::nameOfTrial() const {
    const Portfolio& tried = m_trial.portfolio();
    const bool weights = !weightsSay(m_session.portfolio(), tried).isEmpty();
    if (!budgetsDiffer(m_session.portfolio(), tried)) return tr("Other weights");
    const QString budget = tr("Budget of %1 %").arg(toQt(shortNumber(meanBudget(tried, m_session.asOf()), 1)));
    return weights ? tr("%1 and other weights").arg(budget) : budget;
}

void TryPanel::keep() {
    if (!m_trial.active()) return;
    const auto kept = items::keepAsScenario(m_session.portfolio(), m_trial.portfolio(), fromQt(nameOfTrial()));
    if (!m_apply(kept.edit)) return;
    m_trial.discard();
    m_kept = kept.id;
    m_full.compare({}, kept.id);
    m_full.setWanted(true);
    showEffects();
    emit this->kept(toQt(kept.name));
}

} // namespace banyan::present
