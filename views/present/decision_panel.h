// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/present/panel.h"
#include "views/session/session.h"

#include <array>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;

namespace banyan::present {

/// What was decided: question, options and which was chosen, reasons, who was against and why.
class DecisionPanel : public Panel {
    Q_OBJECT

public:
    DecisionPanel(session::Session& session, Apply apply, QWidget* parent = nullptr);
    [[nodiscard]] QWidget* firstField() const override;
    /// Who takes part, for a decision whose own list is empty.
    void setParticipants(const std::vector<std::string>& who);
    /// What it is about, where the slide says so.
    void setSubject(const portfolio::Slide& slide);

signals:
    void decided(const banyan::portfolio::Decision& decision);

private:
    struct OptionRow {
        QRadioButton* chosen = nullptr;
        QLineEdit* title = nullptr;
        QLineEdit* figures = nullptr;
    };
    struct DissentRow {
        QLineEdit* who = nullptr;
        QLineEdit* why = nullptr;
    };
    void record();
    [[nodiscard]] Result<portfolio::Decision> decision() const;
    void clear();

    session::Session& m_session;
    Apply m_apply;
    portfolio::Slide m_slide;
    QLineEdit* m_question;
    std::array<OptionRow, 3> m_options;
    QLineEdit* m_reasons;
    QLineEdit* m_participants;
    std::array<DissentRow, 2> m_dissent;
    QLineEdit* m_review;
    QLabel* m_problem;
    QPushButton* m_record;
};

/// Names between commas or semicolons.
std::vector<std::string> namesIn(const QString& text);

} // namespace banyan::present
