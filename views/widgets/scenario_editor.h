// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "model/portfolio/portfolio.h"

#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace banyan::widgets {

class CheckList;

/// All that a scenario can say, in place. An empty number is as in the portfolio, whose own number stands in its field
/// as a hint.
class ScenarioEditor : public QWidget {
    Q_OBJECT

public:
    explicit ScenarioEditor(QWidget* parent = nullptr);
    /// What is being typed stays as long as goals and teams stay the same.
    void show(const portfolio::Portfolio& portfolio, const portfolio::Scenario& scenario);
    [[nodiscard]] const portfolio::Scenario& scenario() const { return m_scenario; }

signals:
    void edited(const banyan::portfolio::Scenario& scenario);

private:
    /// A number of the scenario and the one of the portfolio.
    struct Number {
        QString name;
        QString unit;
        double most = 0;
        std::function<std::optional<double>(const portfolio::Portfolio&)> usual;
        std::function<std::optional<double>(const portfolio::Scenario&)> read;
        std::function<void(portfolio::Scenario&, std::optional<double>)> write;
        QLineEdit* field = nullptr;
    };

    void build();
    void addHeading(const QString& text);
    void addNumber(Number number);
    void addGoals();
    void addBudgets();
    void addThresholds();
    void addInitiatives();
    void fill();
    void take(size_t index);
    void takeTexts();
    void takeInitiatives();

    portfolio::Portfolio m_portfolio;
    portfolio::Scenario m_scenario;
    QVBoxLayout* m_layout;
    QWidget* m_form = nullptr;
    QVBoxLayout* m_rows = nullptr;
    QLineEdit* m_name;
    QLineEdit* m_description;
    QLabel* m_problem;
    std::vector<Number> m_numbers;
    CheckList* m_initiatives = nullptr;
};

} // namespace banyan::widgets
