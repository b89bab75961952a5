// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "views/items/moves_model.h"
#include "views/session/trial.h"

#include <memory>
#include <optional>

class QLabel;
class QVBoxLayout;

namespace banyan::widgets {
class GoalEditor;
class RowTable;
class ShareSlider;
} // namespace banyan::widgets

namespace banyan::pages {

/// Beside goals and criteria: the goal that is edited, what the change at hand or the last one moves, how much goals
/// decide, and what is wrong with goals.
class GoalsSide : public QScrollArea {
    Q_OBJECT

public:
    GoalsSide(session::Session& session, session::Trial& trial, QWidget* parent = nullptr);
    [[nodiscard]] widgets::GoalEditor& editor() { return *m_editor; }
    [[nodiscard]] const items::MovesModel& moves() const { return m_moves; }
    /// What the change at hand does, in words: `"Cut errors" 28 → 34 %`.
    void setTrying(const QString& text) { m_trying = text; }
    /// Shows the goal's fields; no id: none.
    void editGoal(const portfolio::GoalId& goal);
    void refresh();

signals:
    void edited(const banyan::portfolio::Edit& edit);
    void picked(const banyan::portfolio::ComponentId& component);
    /// An issue is to be mended by hand: the goal is to be shown.
    void goalWanted(const banyan::portfolio::GoalId& goal);

private:
    void addMoves(QVBoxLayout* layout);
    void addLambda(QVBoxLayout* layout);
    void connectSession();
    void remember(const portfolio::Portfolio& before);
    void showMoves();
    void showWhy();
    void showChange(const QString& what, const std::shared_ptr<const session::Derived>& before,
                    const std::shared_ptr<const session::Derived>& after);
    void showFirst();
    void showLambda();
    void tryLambda(int share);
    void keepLambda();
    void showIssues();

    session::Session& m_session;
    session::Trial& m_trial;
    items::MovesModel m_moves;
    std::shared_ptr<const session::Derived> m_before; ///< what followed before the last change; null: none was made
    QString m_change;                                 ///< the last change in words
    QString m_trying;
    portfolio::GoalId m_goal;
    widgets::GoalEditor* m_editor;
    QLabel* m_what;
    widgets::RowTable* m_table;
    QLabel* m_why; ///< the row that is looked at moves
    QLabel* m_quadrants;
    QLabel* m_first;
    widgets::ShareSlider* m_lambda;
    QLabel* m_lambdaText;
    QLabel* m_issuesHeading;
    QWidget* m_issues;
    QVBoxLayout* m_issueItems;
};

} // namespace banyan::pages
