// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/goals_side.h"

#include "model/base/numbers.h"
#include "views/items/goal_edits.h"
#include "views/items/goal_issues.h"
#include "views/session/text.h"
#include "views/widgets/detail_area.h"
#include "views/widgets/goal_editor.h"
#include "views/widgets/labels.h"
#include "views/widgets/linked_shares.h"
#include "views/widgets/row_table.h"
#include "views/widgets/share_slider.h"
#include "views/widgets/theme.h"

#include <QHeaderView>
#include <QSignalBlocker>

#include <cmath>

namespace banyan::pages {

using items::MovesModel;
using session::toQt;
using widgets::LabelKind;
using widgets::unit;

namespace {

constexpr int mostMoves = 10;
constexpr size_t mostIssues = 12;

void clearLayout(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

int shareOf(double lambda) {
    return static_cast<int>(std::lround(lambda * widgets::wholeShare));
}

} // namespace

GoalsSide::GoalsSide(session::Session& session, session::Trial& trial, QWidget* parent)
    : QScrollArea(parent)
    , m_session(session)
    , m_trial(trial)
    , m_editor(new widgets::GoalEditor)
    , m_what(widgets::paragraph({}, LabelKind::Muted))
    , m_table(new widgets::RowTable)
    , m_why(widgets::paragraph({}, LabelKind::Muted))
    , m_quadrants(widgets::paragraph({}))
    , m_first(widgets::paragraph({}, LabelKind::Muted))
    , m_lambda(new widgets::ShareSlider)
    , m_lambdaText(widgets::paragraph({}, LabelKind::Muted))
    , m_issuesHeading(widgets::label(tr("Issues"), LabelKind::Heading))
    , m_issues(new QWidget)
    , m_issueItems(new QVBoxLayout(m_issues)) {
    QVBoxLayout* layout = widgets::makeDetail(*this, tr("What changes"));
    setMinimumWidth(280);
    layout->setSpacing(unit);
    layout->addWidget(m_editor);
    m_editor->hide();
    addMoves(layout);
    addLambda(layout);
    layout->addSpacing(unit);
    layout->addWidget(m_issuesHeading);
    m_issueItems->setContentsMargins(0, 0, 0, 0);
    m_issueItems->setSpacing(unit / 2);
    layout->addWidget(m_issues);
    layout->addStretch();
    connect(m_editor, &widgets::GoalEditor::edited, this, &GoalsSide::edited);
    connect(m_editor, &widgets::GoalEditor::closed, this, [this] { editGoal({}); });
    connectSession();
}

void GoalsSide::addMoves(QVBoxLayout* layout) {
    layout->addWidget(widgets::label(tr("What this change moves"), LabelKind::Heading));
    layout->addWidget(m_what);
    m_table->setModel(&m_moves);
    m_table->setMostRows(mostMoves);
    m_table->setAccessibleName(tr("Components that change rank"));
    m_table->horizontalHeader()->setMinimumSectionSize(24);
    m_table->horizontalHeader()->setSectionResizeMode(MovesModel::Component, QHeaderView::Stretch);
    for (const auto& [column, widest] :
         {std::pair(MovesModel::Rank, "8888 → 8888"), std::pair(MovesModel::Mark, "▲")}) {
        m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Fixed);
        m_table->setColumnWidth(column, fontMetrics().horizontalAdvance(QString::fromUtf8(widest)) + 2 * unit);
    }
    layout->addWidget(m_table);
    layout->addWidget(m_why);
    layout->addWidget(m_quadrants);
    layout->addWidget(m_first);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                showWhy();
                if (current.isValid() && m_table->hasFocus())
                    emit picked(portfolio::ComponentId(session::fromQt(current.data(MovesModel::IdRole).toString())));
            });
}

void GoalsSide::addLambda(QVBoxLayout* layout) {
    layout->addSpacing(unit);
    layout->addWidget(widgets::label(tr("Goals against defaults"), LabelKind::Heading));
    m_lambda->setAccessibleName(tr("Share of goals in the weights"));
    layout->addWidget(m_lambda);
    layout->addWidget(m_lambdaText);
    connect(m_lambda, &widgets::ShareSlider::valueChanged, this, &GoalsSide::tryLambda);
    connect(m_lambda, &widgets::ShareSlider::settled, this, &GoalsSide::keepLambda);
}

void GoalsSide::connectSession() {
    using session::Session;
    connect(&m_session, &Session::opened, this, [this] {
        m_before.reset();
        editGoal({});
    });
    connect(&m_session, &Session::closed, this, [this] {
        m_before.reset();
        editGoal({});
    });
    connect(&m_session, &Session::portfolioChanged, this,
            [this](const portfolio::Portfolio& before) { remember(before); });
    connect(&m_session, &Session::derivedChanged, this, &GoalsSide::showMoves);
    connect(&m_session, &Session::robustnessChanged, this, &GoalsSide::showFirst);
    connect(&m_trial, &session::Trial::changed, this, [this] {
        showMoves();
        showLambda();
    });
}

void GoalsSide::remember(const portfolio::Portfolio& before) {
    const auto& derived = m_session.derived();
    if (derived && derived->portfolio == before) m_before = derived;
    const auto undone = m_session.redoLabel();
    const auto done = m_session.undoLabel();
    m_change = undone ? tr("Undone: %1").arg(toQt(*undone)) : done ? toQt(*done) : QString();
}

void GoalsSide::editGoal(const portfolio::GoalId& goal) {
    m_goal = goal;
    refresh();
}

void GoalsSide::refresh() {
    m_editor->show(m_session.portfolio(), m_goal);
    showMoves();
    showFirst();
    showLambda();
    showIssues();
}

void GoalsSide::showMoves() {
    const auto& now = m_session.derived();
    if (m_trial.active() && m_trial.error()) {
        m_moves.clear();
        m_what->setText(session::sentenceOf(*m_trial.error()));
    } else if (m_trial.active() && now && m_trial.derived()) {
        return showChange(m_trying, now, m_trial.derived());
    } else if (m_before && now && now->portfolio == m_session.portfolio() && m_before != now) {
        return showChange(m_change, m_before, now);
    } else if (!m_trial.active() && !m_before) {
        m_moves.clear();
        m_what->setText(m_session.portfolio().goals().empty()
                            ? tr("Add a goal to see which components change rank.")
                            : tr("Move a slider to see which components change rank, before anything is kept."));
    } else {
        return; // the answer is on its way; what is shown stays until then
    }
    m_table->hide();
    m_why->hide();
    m_quadrants->hide();
}

/// Of the row that is looked at, or of the first one.
void GoalsSide::showWhy() {
    const QModelIndex row = m_table->currentIndex().isValid() ? m_table->currentIndex() : m_moves.index(0, 0);
    m_why->setText(row.data(Qt::AccessibleTextRole).toString());
    m_why->setVisible(row.isValid());
}

void GoalsSide::showChange(const QString& what, const std::shared_ptr<const session::Derived>& before,
                           const std::shared_ptr<const session::Derived>& after) {
    m_moves.show(before, after);
    const int count = m_moves.rowCount();
    QString text = what;
    if (count == 0)
        text += QStringLiteral(": ") + tr("no component changes its rank.");
    else
        text += QStringLiteral(": ") +
                (count == 1 ? tr("1 component moves.") : tr("%1 components move.").arg(session::grouped(count)));
    m_what->setText(text);
    m_table->setVisible(count > 0);
    showWhy();
    m_quadrants->setText(m_moves.quadrantText());
    m_quadrants->setVisible(!m_moves.quadrantText().isEmpty());
}

void GoalsSide::showFirst() {
    const auto& robustness = m_session.robustness();
    const scoring::ComponentRobustness* first = nullptr;
    if (robustness)
        for (const scoring::ComponentRobustness& each : robustness->components)
            if (!each.acceptability.empty() && (!first || each.acceptability.front() > first->acceptability.front()))
                first = &each;
    m_first->setVisible(first != nullptr);
    if (!first) return;
    m_first->setText(tr("First place is %1 in %2 % of draws.")
                         .arg(session::nameOf(m_session.portfolio(), std::optional(first->id)))
                         .arg(qRound(100 * first->acceptability.front())));
}

void GoalsSide::showLambda() {
    const int share = shareOf(m_trial.portfolio().settings().lambda);
    const QSignalBlocker quiet(m_lambda);
    m_lambda->setEnabled(!m_session.portfolio().goals().empty());
    if (!m_lambda->isSliderDown()) m_lambda->setValue(share);
    m_lambdaText->setText(tr("Goals decide %1 % of each weight and the defaults %2 %, so that a first goal doesn't "
                             "silence every criterion that it doesn't touch.")
                              .arg(toQt(shortNumber(share / 10.0)), toQt(shortNumber(100 - share / 10.0))));
}

void GoalsSide::tryLambda(int share) {
    m_trying = tr("Goals decide %1 %").arg(toQt(shortNumber(share / 10.0)));
    const double lambda = static_cast<double>(share) / widgets::wholeShare;
    if (const auto tried = m_trial.apply(items::setLambda(m_session.portfolio(), lambda)); !tried)
        m_what->setText(session::sentenceOf(tried.error()));
}

void GoalsSide::keepLambda() {
    if (!m_trial.active()) return;
    const double lambda = m_trial.portfolio().settings().lambda;
    m_trial.discard();
    if (lambda != m_session.portfolio().settings().lambda) emit edited(items::setLambda(m_session.portfolio(), lambda));
    showLambda();
}

void GoalsSide::showIssues() {
    clearLayout(m_issueItems);
    const std::vector<items::GoalIssue> issues = items::goalIssues(m_session.portfolio());
    m_issuesHeading->setVisible(!issues.empty());
    m_issues->setVisible(!issues.empty());
    size_t shown = 0;
    for (const items::GoalIssue& issue : issues) {
        if (!m_goal.empty() && issue.goal != m_goal) continue;
        if (++shown > mostIssues) break;
        m_issueItems->addWidget(widgets::paragraph(QStringLiteral("⚠ ") + issue.text + '.'));
        auto* mend = widgets::button(issue.mend, widgets::ButtonKind::Link);
        mend->setAccessibleName(issue.mend + QStringLiteral(": ") + issue.text);
        m_issueItems->addWidget(mend, 0, Qt::AlignLeft);
        connect(mend, &QPushButton::clicked, this, [this, issue] {
            if (issue.fix) return emit edited(*issue.fix);
            emit goalWanted(issue.goal);
            m_editor->focusField(issue.field);
        });
    }
}

} // namespace banyan::pages
