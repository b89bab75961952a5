// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "model/outcomes/outcomes.h"
#include "views/items/text_table.h"
#include "views/widgets/outcome_texts.h"

#include <memory>

class QLabel;
class QVBoxLayout;

namespace banyan::widgets {

class ElidedLabel;
class OutcomeMark;
class RowTable;
class Summary;

/// Everything behind what is said of one goal: the reasons of its status, each verdict with its test, what was left out
/// and what tried to prove it wrong, and the data points down to file and line.
class OutcomeDetail : public QScrollArea {
    Q_OBJECT

public:
    explicit OutcomeDetail(QWidget* parent = nullptr);
    /// Null shows all of them in short.
    void show(const portfolio::Portfolio& portfolio, std::shared_ptr<const outcomes::Outcomes> outcomes,
              const outcomes::GoalOutcome* goal);
    /// One that is judged by a metric of a component.
    void showAlone(const portfolio::Portfolio& portfolio, std::shared_ptr<const outcomes::Outcomes> outcomes,
                   const outcomes::InitiativeOutcome& outcome);
    void focusFirst();

signals:
    void initiativeWanted(const banyan::portfolio::InitiativeId& id);
    void goalWanted(const banyan::portfolio::GoalId& id);
    void outcomeWanted(const banyan::portfolio::GoalId& id);
    void changeWanted(const banyan::Id<banyan::portfolio::Prediction>& id);

private:
    void clear();
    void addHead(const QString& title, const QString& sentence);
    void addHeading(const QString& text);
    void addTexts(const std::vector<NamedText>& texts);
    void addInitiative(const outcomes::InitiativeOutcome& outcome, int number, const std::string& unit);
    void addReadings(const outcomes::Series& series);
    void showOnly(bool content);
    void showSummary();

    portfolio::Portfolio m_portfolio;
    std::shared_ptr<const outcomes::Outcomes> m_outcomes;
    portfolio::GoalId m_goal;
    items::TextTable m_readings;
    Summary* m_summary;
    QWidget* m_content;
    OutcomeMark* m_mark;
    ElidedLabel* m_title;
    QLabel* m_sentence;
    QWidget* m_parts = nullptr; ///< what is made anew for each goal
    QVBoxLayout* m_column = nullptr;
    QWidget* m_points;
    QLabel* m_pointsHead;
    RowTable* m_table;
};

} // namespace banyan::widgets
