// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/goal_matrix_model.h"
#include "views/items/weight_model.h"
#include "views/pages/page.h"
#include "views/session/trial.h"

class QMenu;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace banyan::widgets {
class EmptyState;
class GoalMatrix;
class LinkedSliders;
class PainPointList;
class WeightTable;
} // namespace banyan::widgets

namespace banyan::pages {

class CriteriaView;
class GoalsSide;

/// What is it for? Goals with their points, what they speak for, and the weights that follow; a second view has the
/// criteria.
class GoalsPage : public Page {
    Q_OBJECT

public:
    GoalsPage(session::Session& session, session::ViewState& view, QWidget* parent = nullptr);

    [[nodiscard]] session::Trial& trial() { return m_trial; }
    /// Adds a goal from the n-th template, or an empty one, and shows its fields.
    void addFromTemplate(size_t which);
    void addEmpty();
    /// Gives points by an order of goals, the most important first.
    void rankGoals(const QStringList& order);

private:
    void buildHead();
    QWidget* makeGoals();
    void addSection(QVBoxLayout* layout, const QString& heading, const QString& hint, QWidget* content);
    void connectSession();
    void connectParts();
    void refresh();
    void showSliders();
    void showWeights();
    void showHead();
    void editGoal(const portfolio::GoalId& goal);
    void apply(const portfolio::Edit& edit);
    void add(portfolio::Goal goal);
    void tryShares(int index);
    void keepShares(int index);
    void chooseOrder();
    void choosePainPoints();
    void chooseComponents(const portfolio::PainPointId& painPoint);
    void addPainPoint();

    session::Trial m_trial;
    items::GoalMatrixModel m_matrixModel;
    items::WeightModel m_weightModel;
    portfolio::GoalId m_goal; ///< the one that is edited
    widgets::LinkedSliders* m_sliders;
    widgets::GoalMatrix* m_matrix;
    widgets::WeightTable* m_weights;
    widgets::PainPointList* m_painPoints;
    widgets::EmptyState* m_empty;
    CriteriaView* m_criteria;
    GoalsSide* m_side;
    QStackedWidget* m_stack;
    QMenu* m_templates;
    QPushButton* m_rank;
    QPushButton* m_fromTemplate;
    QPushButton* m_new;
    QPushButton* m_addCriterion;
    bool m_onCriteria = false;
};

} // namespace banyan::pages
