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

/// What was decided: question, options and which was chosen, reasons, who was against and why, of as many as were.
class DecisionPanel : public Panel {
    Q_OBJECT

public:
    DecisionPanel(session::Session& session, Apply apply, QWidget* parent = nullptr);
    [[nodiscard]] QWidget* firstField() const override;
    /// Who takes part, for a decision whose own list is empty.
    void setParticipants(const std::vector<std::string>& who);
    /// What it is about, where the slide says so.
    void setSubject(const portfolio::Slide& slide);
    /// The scenario as which what was tried was kept, which a decision then rests on.
    void setKept(std::optional<portfolio::ScenarioId> scenario) { m_kept = std::move(scenario); }
    /// A question that waits for its decision: an empty form takes it up, and recording answers it.
    void setOpen(const portfolio::Decision* open);

signals:
    void decided(const banyan::portfolio::Decision& decision);

private:
    struct OptionRow {
        QRadioButton* chosen = nullptr;
        QLineEdit* title = nullptr;
        QLineEdit* figures = nullptr;
    };
    struct DissentRow {
        QWidget* row = nullptr;
        QLineEdit* who = nullptr;
        QLineEdit* why = nullptr;
    };
    void addDissent();
    void fitDissent();
    void record();
    [[nodiscard]] Result<portfolio::Decision> decision() const;
    void clear();

    session::Session& m_session;
    Apply m_apply;
    portfolio::Slide m_slide;
    std::optional<portfolio::ScenarioId> m_kept;
    std::optional<portfolio::Decision> m_open;
    QLineEdit* m_question;
    std::array<OptionRow, 3> m_options;
    QLineEdit* m_reasons;
    QLineEdit* m_participants;
    QVBoxLayout* m_dissentColumn;
    std::vector<DissentRow> m_dissent; ///< the last is free
    QLineEdit* m_review;
    QLabel* m_problem;
    QPushButton* m_record;
};

/// A day as 2027-01-31 or as 31 Jan 2027.
std::optional<Date> dayIn(const QString& text);
/// Names between commas or semicolons.
std::vector<std::string> namesIn(const QString& text);

} // namespace banyan::present
