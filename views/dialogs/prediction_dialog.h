// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "model/base/result.h"
#include "model/portfolio/portfolio.h"

class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace banyan::dialogs {

/// Changes what was predicted, with who says so and why: what it said before stays in its history. What can't be taken
/// is said in a sentence, and there is no way on.
class PredictionDialog : public QDialog {
    Q_OBJECT

public:
    /// `late` warns that it went live already.
    PredictionDialog(const portfolio::Prediction& prediction, const QString& initiative, bool late,
                     QWidget* parent = nullptr);
    /// Errors: "prediction.not-a-number", "prediction.disordered", "prediction.too-much", "prediction.not-days",
    /// "prediction.not-a-day" (BadInput), each naming the field.
    [[nodiscard]] Result<portfolio::Prediction> changed() const;
    [[nodiscard]] QString author() const;
    [[nodiscard]] QString reason() const;

private:
    QLineEdit* addField(QGridLayout* grid, const QString& name, const QString& text);
    void refresh();
    [[nodiscard]] bool isShare() const { return m_prediction.kind == portfolio::EffectKind::Reduction; }
    [[nodiscard]] Result<double> numberIn(const QLineEdit& field) const;
    [[nodiscard]] Result<int> daysIn(const QLineEdit& field) const;
    /// What is missing before it can be changed, in a sentence; empty when nothing is.
    [[nodiscard]] QString missing(const portfolio::Prediction& read) const;

    portfolio::Prediction m_prediction;
    QLineEdit* m_low;
    QLineEdit* m_likely;
    QLineEdit* m_high;
    QLineEdit* m_goLive;
    QLineEdit* m_washout;
    QPlainTextEdit* m_reason;
    QLineEdit* m_author;
    QLabel* m_said;
    QPushButton* m_change;
};

} // namespace banyan::dialogs
