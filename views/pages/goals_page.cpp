// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/goals_page.h"

#include "model/scoring/goal_templates.h"
#include "model/scoring/weights.h"
#include "views/dialogs/checklist_dialog.h"
#include "views/dialogs/rank_dialog.h"
#include "views/items/goal_edits.h"
#include "views/items/goal_issues.h"
#include "views/pages/criteria_view.h"
#include "views/pages/goals_side.h"
#include "views/session/text.h"
#include "views/widgets/empty_state.h"
#include "views/widgets/goal_editor.h"
#include "views/widgets/goal_matrix.h"
#include "views/widgets/labels.h"
#include "views/widgets/linked_sliders.h"
#include "views/widgets/pain_point_list.h"
#include "views/widgets/theme.h"
#include "views/widgets/weight_table.h"

#include <QInputDialog>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace banyan::pages {

using namespace portfolio;
using session::fromQt;
using session::toQt;
using widgets::LabelKind;
using widgets::unit;

namespace {

constexpr int sideWidth = 328;
enum Shown { Goals, Empty, Criteria };

/// The goals' shares of the points; all 0 where none has any, for then the defaults alone count.
widgets::Shares sharesOf(const Portfolio& portfolio) {
    std::vector<double> points;
    for (const Goal& goal : portfolio.goals())
        points.push_back(goal.points);
    const bool any = std::ranges::any_of(points, [](double each) { return each > 0; });
    return any ? widgets::sharesOf(points) : widgets::Shares(points.size());
}

QString painPointsText(const Portfolio& portfolio, const Goal& goal) {
    QStringList names;
    for (const PainPointId& id : goal.painPoints)
        names.append(session::nameOf(portfolio, std::optional(id)));
    return names.isEmpty() ? QString() : GoalsPage::tr("pain points: %1").arg(names.join(QStringLiteral(", ")));
}

QString linesOf(const std::vector<items::GoalIssue>& issues, const GoalId& goal) {
    QStringList lacks;
    for (const items::GoalIssue& issue : issues)
        if (issue.goal == goal) lacks.append(issue.brief);
    return lacks.isEmpty() ? QString() : QStringLiteral("⚠ ") + lacks.join(QStringLiteral(", "));
}

} // namespace

GoalsPage::GoalsPage(session::Session& session, session::ViewState& view, QWidget* parent)
    : Page(tr("Goals"), QStringLiteral("goals"), session, view, parent)
    , m_trial(session)
    , m_sliders(new widgets::LinkedSliders)
    , m_matrix(new widgets::GoalMatrix(m_matrixModel))
    , m_weights(new widgets::WeightTable(m_weightModel))
    , m_painPoints(new widgets::PainPointList)
    , m_empty(new widgets::EmptyState)
    , m_criteria(new CriteriaView(session, m_trial))
    , m_side(new GoalsSide(session, m_trial))
    , m_stack(new QStackedWidget)
    , m_templates(new QMenu(this))
    , m_rank(widgets::button(tr("By rank…")))
    , m_fromTemplate(widgets::button(tr("From template")))
    , m_new(widgets::button(tr("New goal"), widgets::ButtonKind::Primary))
    , m_addCriterion(widgets::button(tr("Add criterion"), widgets::ButtonKind::Primary)) {
    buildHead();
    m_stack->addWidget(makeGoals());
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_criteria);
    setBody(m_stack);
    setSide(m_side, sideWidth);
    m_empty->show(tr("There are no goals yet, so every weight is the default."), tr("Add a goal from a template"),
                  tr("Use the sample"));
    connectSession();
    connectParts();
    refresh();
}

void GoalsPage::buildHead() {
    const widgets::Segments toggle = widgets::segments(tr("Goals"), tr("Criteria"));
    addHeadWidget(toggle.widget);
    for (QPushButton* each : {m_rank, m_fromTemplate, m_new, m_addCriterion})
        addHeadWidget(each);
    m_fromTemplate->setMenu(m_templates);
    if (const auto& templates = scoring::goalTemplates())
        for (size_t i = 0; i < templates->size(); ++i)
            m_templates->addAction(toQt((*templates)[i].goal.name).replace('&', QStringLiteral("&&")), this,
                                   [this, i] { addFromTemplate(i); });
    connect(toggle.right, &QPushButton::toggled, this, [this](bool criteria) {
        m_onCriteria = criteria;
        if (criteria) editGoal({});
        refresh();
    });
}

QWidget* GoalsPage::makeGoals() {
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(2 * unit, unit, 2 * unit, 2 * unit);
    layout->setSpacing(unit);
    m_sliders->setPickable(true);
    layout->addWidget(m_sliders);
    addSection(layout, tr("How strongly each goal speaks for each criterion"),
               tr("0, 1, 3 or 9: click a cell, or type the digit"), m_matrix);
    addSection(layout, tr("Where each weight comes from"), tr("each goal by its number in the list above"), m_weights);
    auto* pains = new QWidget;
    auto* column = new QVBoxLayout(pains);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(unit);
    column->addWidget(m_painPoints);
    auto* more = widgets::button(tr("Add a pain point…"));
    column->addWidget(more, 0, Qt::AlignLeft);
    connect(more, &QPushButton::clicked, this, &GoalsPage::addPainPoint);
    addSection(layout, tr("Pain points"), tr("where it hurts in the system, and which goal answers it"), pains);
    layout->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(tr("Goals"));
    return scroll;
}

void GoalsPage::addSection(QVBoxLayout* layout, const QString& heading, const QString& hint, QWidget* content) {
    auto* line = new QHBoxLayout;
    line->setSpacing(unit);
    line->addWidget(widgets::label(heading, LabelKind::Heading));
    auto* muted = new widgets::ElidedLabel;
    muted->setProperty("kind", "muted");
    muted->setFullText(hint);
    line->addWidget(muted, 1);
    layout->addSpacing(unit);
    layout->addLayout(line);
    layout->addWidget(content);
}

void GoalsPage::connectSession() {
    using session::Session;
    connect(&document(), &Session::opened, this, [this] {
        m_goal = {};
        refresh();
    });
    connect(&document(), &Session::closed, this, &GoalsPage::refresh);
    connect(&document(), &Session::portfolioChanged, this, &GoalsPage::refresh);
    connect(&m_trial, &session::Trial::changed, this, [this] {
        showWeights();
        if (!m_trial.active()) showSliders();
    });
}

void GoalsPage::connectParts() {
    m_matrixModel.setEditor([this](const Edit& edit) {
        const auto applied = document().apply(edit);
        if (!applied) emit document().failed(tr("The change was not made"), applied.error());
        return applied;
    });
    connect(m_sliders, &widgets::LinkedSliders::moving, this, &GoalsPage::tryShares);
    connect(m_sliders, &widgets::LinkedSliders::moved, this, &GoalsPage::keepShares);
    connect(m_sliders, &widgets::LinkedSliders::picked, this,
            [this](const QString& id) { editGoal(GoalId(fromQt(id))); });
    connect(m_side, &GoalsSide::edited, this, &GoalsPage::apply);
    connect(m_side, &GoalsSide::goalWanted, this, &GoalsPage::editGoal);
    connect(m_side, &GoalsSide::picked, this, [this](const ComponentId& id) { view().selectComponent(id); });
    connect(&m_side->editor(), &widgets::GoalEditor::painPointsWanted, this, &GoalsPage::choosePainPoints);
    connect(&m_side->editor(), &widgets::GoalEditor::closed, this, [this] { editGoal({}); });
    connect(m_painPoints, &widgets::PainPointList::edited, this, &GoalsPage::apply);
    connect(m_painPoints, &widgets::PainPointList::componentsWanted, this, &GoalsPage::chooseComponents);
    connect(m_criteria, &CriteriaView::edited, this, &GoalsPage::apply);
    connect(m_criteria, &CriteriaView::trying, m_side, &GoalsSide::setTrying);
    connect(m_new, &QPushButton::clicked, this, &GoalsPage::addEmpty);
    connect(m_rank, &QPushButton::clicked, this, &GoalsPage::chooseOrder);
    connect(m_addCriterion, &QPushButton::clicked, m_criteria, &CriteriaView::addOne);
    connect(m_empty, &widgets::EmptyState::primary, this,
            [this] { m_templates->popup(m_empty->mapToGlobal(m_empty->rect().center())); });
    connect(m_empty, &widgets::EmptyState::secondary, this, &GoalsPage::sampleWanted);
}

void GoalsPage::refresh() {
    const Portfolio& portfolio = document().portfolio();
    m_stack->setCurrentIndex(m_onCriteria ? Criteria : portfolio.goals().empty() ? Empty : Goals);
    if (!portfolio.find(m_goal)) m_goal = {};
    showSliders();
    showWeights();
    m_painPoints->show(portfolio);
    m_criteria->refresh();
    m_side->editGoal(m_goal);
    showHead();
}

void GoalsPage::showSliders() {
    const Portfolio& portfolio = document().portfolio();
    const std::vector<items::GoalIssue> issues = items::goalIssues(portfolio);
    std::vector<widgets::LinkedSliders::Item> list;
    int number = 0;
    for (const Goal& goal : portfolio.goals()) {
        const QString wrong = linesOf(issues, goal.id);
        list.push_back({toQt(goal.id.value), QStringLiteral("%1  %2").arg(++number).arg(toQt(goal.name)),
                        items::goalSummary(goal), wrong.isEmpty() ? painPointsText(portfolio, goal) : wrong,
                        !wrong.isEmpty()});
    }
    m_sliders->setItems(list, sharesOf(portfolio));
    m_sliders->setCurrent(toQt(m_goal.value));
}

void GoalsPage::showWeights() {
    m_matrixModel.show(m_trial.portfolio());
    m_weightModel.show(m_trial.portfolio());
}

void GoalsPage::showHead() {
    const size_t goals = document().portfolio().goals().size();
    setCount(goals == 0 ? QString() : session::grouped(static_cast<qint64>(goals)));
    setSubtitle(m_onCriteria ? tr("how a raw number becomes a score, and what it weighs")
                             : tr("what the portfolio is for"));
    m_rank->setVisible(!m_onCriteria && goals > 1);
    m_fromTemplate->setVisible(!m_onCriteria);
    m_new->setVisible(!m_onCriteria);
    m_addCriterion->setVisible(m_onCriteria);
}

void GoalsPage::editGoal(const GoalId& goal) {
    if (goal == m_goal) return;
    m_goal = goal;
    m_sliders->setCurrent(toQt(goal.value));
    m_side->editGoal(goal);
}

void GoalsPage::apply(const Edit& edit) {
    if (const auto applied = document().apply(edit); !applied)
        emit document().failed(tr("The change was not made"), applied.error());
}

void GoalsPage::add(Goal goal) {
    const GoalId id = goal.id;
    apply(items::addGoal(std::move(goal)));
    if (document().portfolio().find(id)) editGoal(id);
}

void GoalsPage::addFromTemplate(size_t which) {
    const auto& templates = scoring::goalTemplates();
    if (templates && which < templates->size())
        add(scoring::goalFrom((*templates)[which], document().portfolio(), document().asOf()));
}

void GoalsPage::addEmpty() {
    add(scoring::emptyGoal(fromQt(tr("New goal")), document().portfolio()));
    m_side->editor().focusField(items::GoalField::Name);
}

void GoalsPage::tryShares(int index) {
    const auto at = static_cast<size_t>(index);
    const Goal& goal = document().portfolio().goals().at(at);
    const int share = m_sliders->shares()[at];
    const int before = sharesOf(document().portfolio())[at];
    m_side->setTrying(
        QStringLiteral("\"%1\" %2 → %3").arg(toQt(goal.name), widgets::shareText(before), widgets::shareText(share)));
    const auto tried = m_trial.apply(items::setShares(m_trial.portfolio(), m_sliders->shares(), {}));
    if (!tried) emit document().failed(tr("The change can't be tried"), tried.error());
}

void GoalsPage::keepShares(int index) {
    const auto at = static_cast<size_t>(index);
    const Goal goal = document().portfolio().goals().at(at);
    const int share = m_sliders->shares()[at];
    const Edit edit = items::setShares(document().portfolio(), m_sliders->shares(), items::shareLabel(goal, share));
    m_trial.discard();
    apply(edit);
}

void GoalsPage::chooseOrder() {
    std::vector<Goal> goals(document().portfolio().goals().begin(), document().portfolio().goals().end());
    std::ranges::stable_sort(goals, std::ranges::greater{}, &Goal::points);
    std::vector<dialogs::RankDialog::Entry> entries;
    for (const Goal& goal : goals)
        entries.push_back({toQt(goal.id.value), toQt(goal.name)});
    dialogs::RankDialog dialog(entries, this);
    if (dialog.exec() == QDialog::Accepted) rankGoals(dialog.order());
}

void GoalsPage::rankGoals(const QStringList& order) {
    const Portfolio& portfolio = document().portfolio();
    const auto count = static_cast<int>(order.size());
    const widgets::Shares byRank = widgets::sharesOf(scoring::rankOrderCentroid(count));
    std::vector<int> shares(portfolio.goals().size());
    for (int rank = 0; rank < count; ++rank)
        if (const int at = portfolio.goals().indexOf(GoalId(fromQt(order[rank]))); at >= 0)
            shares[static_cast<size_t>(at)] = byRank[static_cast<size_t>(rank)];
    apply(items::setShares(portfolio, shares, "Give points by the rank of the goals"));
}

void GoalsPage::choosePainPoints() {
    const Goal* goal = document().portfolio().find(m_goal);
    if (!goal) return;
    if (document().portfolio().painPoints().empty()) return addPainPoint();
    std::vector<dialogs::ChecklistDialog::Entry> entries;
    for (const PainPoint& each : document().portfolio().painPoints())
        entries.push_back({toQt(each.id.value), toQt(each.name),
                           std::ranges::find(goal->painPoints, each.id) != goal->painPoints.end()});
    dialogs::ChecklistDialog dialog(tr("Pain points"),
                                    tr("Which pain points in the system does \"%1\" answer?").arg(toQt(goal->name)),
                                    entries, this);
    if (dialog.exec() != QDialog::Accepted) return;
    std::vector<PainPointId> chosen;
    for (const QString& id : dialog.chosen())
        chosen.emplace_back(fromQt(id));
    apply(items::linkPainPoints(*goal, std::move(chosen)));
}

void GoalsPage::chooseComponents(const PainPointId& id) {
    const Portfolio& portfolio = document().portfolio();
    const PainPoint* painPoint = portfolio.find(id);
    if (!painPoint) return;
    std::vector<dialogs::ChecklistDialog::Entry> entries;
    for (const Component& each : portfolio.components())
        entries.push_back({toQt(each.id.value), toQt(each.name),
                           std::ranges::find(painPoint->components, each.id) != painPoint->components.end()});
    dialogs::ChecklistDialog dialog(tr("Components"), tr("Where is \"%1\" felt?").arg(toQt(painPoint->name)), entries,
                                    this);
    if (dialog.exec() != QDialog::Accepted) return;
    std::vector<ComponentId> chosen;
    for (const QString& each : dialog.chosen())
        chosen.emplace_back(fromQt(each));
    apply(items::setPainPointComponents(*painPoint, std::move(chosen)));
}

void GoalsPage::addPainPoint() {
    bool accepted = false;
    const QString name = QInputDialog::getText(this, tr("Pain point"), tr("What hurts, in a few words?"),
                                               QLineEdit::Normal, {}, &accepted)
                             .trimmed();
    if (accepted && !name.isEmpty())
        apply(items::addPainPoint(document().portfolio(), fromQt(name), document().portfolio().find(m_goal)));
}

} // namespace banyan::pages
