// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "views/session/services.h"

class QLabel;
class QVBoxLayout;

namespace banyan::widgets {

class ContributionTable;
class ElidedLabel;
class MarkWidget;

/// Everything about one component: where it stands, what makes up each number, what would move it, what is recommended
/// and where the numbers were read.
class DetailPanel : public QScrollArea {
    Q_OBJECT

public:
    explicit DetailPanel(QWidget* parent = nullptr);
    /// Without such a component, or before it is assessed, says what to do instead.
    void show(const session::Snapshot& snapshot, const portfolio::ComponentId& id);

private:
    struct Section {
        QWidget* widget = nullptr;
        QLabel* heading = nullptr;
        QLabel* body = nullptr;
    };
    struct Score {
        QWidget* widget = nullptr;
        QLabel* heading = nullptr;
        QLabel* coverage = nullptr;
        ContributionTable* table = nullptr;
    };

    QWidget* makeHead();
    Score makeScore();
    Section makeSection(const QString& heading);
    void setSection(const Section& section, const QString& text);
    void showScores(const scoring::ComponentAssessment& component, const scoring::Assessment& assessment);
    void showAdvice(const session::Derived& derived, const portfolio::ComponentId& id);

    MarkWidget* m_mark;
    ElidedLabel* m_title;
    QLabel* m_belongs;
    QLabel* m_sentence;
    QLabel* m_hint; ///< shown when nothing is selected
    QWidget* m_content;
    Score m_risk;
    Score m_value;
    Section m_next;
    Section m_measure;
    Section m_advice;
    Section m_from;
};

} // namespace banyan::widgets
