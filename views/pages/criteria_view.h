// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/items/criteria_model.h"
#include "views/session/trial.h"

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace banyan::widgets {
class CriterionForm;
class ValueCurve;
} // namespace banyan::widgets

namespace banyan::pages {

/// All criteria as a table, and the one that is selected as a form. A draft is tried while it is typed and applied on
/// request; what can't be scored is never applied.
class CriteriaView : public QWidget {
    Q_OBJECT

public:
    CriteriaView(session::Session& session, session::Trial& trial, QWidget* parent = nullptr);
    /// Follows the document; a draft that somebody works on stays.
    void refresh();
    void select(const portfolio::CriterionId& id);
    /// Starts a criterion of the portfolio's own.
    void addOne();
    [[nodiscard]] widgets::CriterionForm& form() { return *m_form; }
    /// Applies the draft. Nothing happens while it can't be used.
    void applyDraft();
    /// Whether weights follow a change of range.
    void setSwing(bool swing);

signals:
    void edited(const banyan::portfolio::Edit& edit);
    /// What the draft changes, in words.
    void trying(const QString& what);

private:
    QWidget* makeEditor();
    void load(const portfolio::Criterion& criterion, bool isNew);
    void review();
    void showButtons(bool usable);
    void showCurve(const std::optional<portfolio::Criterion>& draft);
    void dropTrial();
    void revert();
    void showHistory();
    [[nodiscard]] std::vector<double> valuesOf(const portfolio::Criterion& criterion) const;

    session::Session& m_session;
    session::Trial& m_trial;
    items::CriteriaModel m_model;
    portfolio::Criterion m_base; ///< what is in force; for a new one what it started from
    bool m_isNew = false;
    bool m_reviewing = false;
    bool m_tries = false;                        ///< the trial is this view's
    std::optional<portfolio::Criterion> m_shown; ///< as the curve has it
    std::optional<portfolio::Criterion> m_draft; ///< usable and different, with the weight that it will get
    QTableView* m_table;
    widgets::CriterionForm* m_form;
    widgets::ValueCurve* m_curve;
    QCheckBox* m_swing;
    QLabel* m_swingText;
    QLineEdit* m_author;
    QLineEdit* m_reason;
    QLabel* m_history;
    QPushButton* m_apply;
    QPushButton* m_revert;
    QPushButton* m_reset;
};

} // namespace banyan::pages
