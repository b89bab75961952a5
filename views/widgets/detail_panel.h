// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "views/session/services.h"

#include <set>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace banyan::widgets {

class ContributionTable;
class DecisionList;
class DetailSummary;
class ElidedLabel;
class HistoryTrail;
class MarkWidget;
class ProbabilityBar;
class QuestionList;

/// Everything about one component: where it stands and how sure that is, what makes up each number, what would move it,
/// what is still to answer, what is recommended, where it stood before and where the numbers were read. With none or
/// several selected, a summary.
class DetailPanel : public QScrollArea {
    Q_OBJECT

public:
    /// Of the snapshot's assessment; null until it is worked out.
    using Robustness = std::shared_ptr<const scoring::Robustness>;

    explicit DetailPanel(QWidget* parent = nullptr);
    /// Without such a component the summary of the portfolio.
    void show(const session::Snapshot& snapshot, const portfolio::ComponentId& id, const Robustness& robustness = {});
    /// The summary of several.
    void showSeveral(const session::Snapshot& snapshot, const std::set<portfolio::ComponentId>& ids,
                     const Robustness& robustness = {});

signals:
    void editWanted(const banyan::portfolio::Edit& edit);
    void picked(const banyan::portfolio::ComponentId& id);
    void placeWanted(const banyan::portfolio::ComponentId& id, banyan::portfolio::Quadrant quadrant);
    void withdrawWanted(const banyan::portfolio::ComponentId& id);
    void decisionWanted(const banyan::Id<banyan::portfolio::Decision>& id);

private:
    struct Section {
        QWidget* widget = nullptr;
        QVBoxLayout* layout = nullptr;
        QLabel* body = nullptr;
    };
    struct Score {
        QWidget* widget = nullptr;
        QLabel* heading = nullptr;
        QLabel* coverage = nullptr;
        ContributionTable* table = nullptr;
    };

    void build();
    QWidget* makeHead();
    QWidget* makeOverride();
    QPushButton* makePlace();
    Score makeScore();
    Section makeSection(const QString& heading);
    static void setSection(const Section& section, const QString& text);
    void showOnly(QWidget* shown);
    void showHead(const portfolio::Component& record, const scoring::ComponentAssessment& assessed);
    void showOverride(const scoring::ComponentAssessment& assessed);
    void showScores(const scoring::ComponentAssessment& component, const scoring::Assessment& assessment);
    void showRest(const portfolio::Component& record, const scoring::ComponentAssessment& assessed);
    void openNumbers();

    session::Snapshot m_snapshot;
    Robustness m_robust;
    portfolio::ComponentId m_id;
    QLabel* m_hint; ///< why the selected one can't be explained
    DetailSummary* m_summary;
    QWidget* m_content;
    MarkWidget* m_mark = nullptr;
    ElidedLabel* m_title = nullptr;
    QLabel* m_belongs = nullptr;
    QLabel* m_sentence = nullptr;
    QWidget* m_override = nullptr;
    QLabel* m_overrideText = nullptr;
    Section m_robustness;
    ProbabilityBar* m_probability = nullptr;
    Score m_risk;
    Score m_value;
    Section m_next;
    Section m_questions;
    QuestionList* m_questionList = nullptr;
    Section m_advice;
    DecisionList* m_decisions = nullptr;
    Section m_history;
    HistoryTrail* m_trail = nullptr;
    Section m_from;
};

} // namespace banyan::widgets
