// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/scenario.h"
#include "views/pages/page.h"
#include "views/session/scenario_work.h"

class QComboBox;
class QListWidget;
class QMenu;
class QPushButton;
class QStackedWidget;

namespace banyan::widgets {
class EmptyState;
class ScenarioEditor;
} // namespace banyan::widgets

namespace banyan::pages {

class CompareView;

/// What else could we do? Scenarios, edited in place, and two of them side by side.
class ScenariosPage : public Page {
    Q_OBJECT

public:
    ScenariosPage(session::Session& session, session::ViewState& view, QWidget* parent = nullptr);
    /// The scenario that is edited, and compared as B; an id that there isn't: none.
    void showScenario(const portfolio::ScenarioId& id);
    [[nodiscard]] const session::ScenarioWork& work() const { return m_work; }
    void describe(portfolio::Slide& slide) const override;
    [[nodiscard]] std::optional<charts::Picture> picture() const override;
    bool showPart(const QString& name) override;
    [[nodiscard]] bool working() const override { return m_work.working(); }
    [[nodiscard]] CompareView* compareView() const { return m_compare; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void makeHead();
    void makeSide();
    QWidget* makeBody();
    QPushButton* makeTake(int side, const QString& title);
    void connectSession();
    void refresh();
    void fillList();
    void fillChoice(QComboBox* choice, const std::optional<portfolio::ScenarioId>& id);
    void choose();
    void showComparison();
    void showHead();
    void fillTake(int side);
    [[nodiscard]] const portfolio::Scenario* scenario(const std::optional<portfolio::ScenarioId>& id) const;
    [[nodiscard]] bool apply(const portfolio::Edit& edit);
    void add(portfolio::Scenario scenario);
    void addNew();
    void duplicate();
    void discard();
    void take(int side, std::optional<roadmap::ScenarioPart> part);

    session::ScenarioWork m_work;
    std::array<std::optional<portfolio::ScenarioId>, 2> m_sides; ///< absent: the portfolio
    portfolio::ScenarioId m_current;
    std::array<QComboBox*, 2> m_choices{};
    std::array<QMenu*, 2> m_takes{};
    CompareView* m_compare;
    QStackedWidget* m_stack;
    widgets::EmptyState* m_empty;
    QWidget* m_side;
    QListWidget* m_list;
    widgets::ScenarioEditor* m_editor;
    QPushButton* m_duplicate;
    QPushButton* m_discard;
    QPushButton* m_save = nullptr;
    QAction* m_plans = nullptr;
    bool m_filling = false;
};

} // namespace banyan::pages
