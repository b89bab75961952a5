// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/present/panel.h"
#include "views/present/slides.h"
#include "views/session/trial.h"

#include <array>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace banyan::present {

/// What can be asked of a room: a fact of a component that is in doubt.
struct ScoringQuestion {
    portfolio::ComponentId component;
    QString componentName;
    std::string metric;
    QString name;
    QString unit;
    double least = 0;
    double most = 1e15;
    portfolio::Criterion criterion;
};
/// What decides most when it is measured first, then what nobody has told yet.
std::vector<ScoringQuestion> scoringQuestions(const session::Session& session);

/// A score from 1 (worst for the component: scores nothing) to 5 as raw values: the middle of that fifth of the
/// criterion's scale, between its ends.
portfolio::Range rangeOfStep(const portfolio::Criterion& criterion, int step);

/// Everybody's estimate, given unseen, shown together with what it would change, entered as estimates; then the next
/// question. While it is asked, its unit, its range and what is known stand beside it.
class ScoringPanel : public Panel {
    Q_OBJECT

public:
    ScoringPanel(session::Session& session, Apply apply, QWidget* parent = nullptr);
    [[nodiscard]] QWidget* firstField() const override;
    [[nodiscard]] const ScoringState& state() const { return m_state; }
    /// True while what the estimates would change is worked out.
    [[nodiscard]] bool working() const { return m_would.working(); }
    /// Offers what is in doubt now; the question that is being asked stays.
    void refreshQuestions();

signals:
    void changed();
    void revealed(const banyan::report::BlindScore& score);
    void kept();

private:
    void ask(int index);
    void give();
    void reveal();
    void keep();
    void refresh();
    [[nodiscard]] Result<portfolio::Range> rangeGiven() const;
    [[nodiscard]] QString knownNow() const;
    /// Enters what was given; nothing where the component is gone.
    [[nodiscard]] std::optional<portfolio::Edit> estimates() const;
    void showWouldChange();

    session::Session& m_session;
    Apply m_apply;
    std::vector<ScoringQuestion> m_questions;
    std::optional<ScoringQuestion> m_asked;
    ScoringState m_state;
    session::Trial m_would; ///< the estimates, beside the document, once they are shown
    QComboBox* m_choice;
    QPushButton* m_numbers;
    QPushButton* m_steps;
    QLineEdit* m_who;
    std::array<QLineEdit*, 3> m_range{}; ///< low, likely, high
    QLabel* m_known = nullptr;
    QLabel* m_problem;
    QLabel* m_given;
    QPushButton* m_give;
    QPushButton* m_reveal;
    QPushButton* m_keep;
};

} // namespace banyan::present
