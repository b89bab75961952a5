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

/// Changes what was predicted, with who says so and why: what it said before stays in its history.
class PredictionDialog : public QDialog {
    Q_OBJECT

public:
    /// `late` warns that it went live already.
    PredictionDialog(const portfolio::Prediction& prediction, const QString& initiative, bool late,
                     QWidget* parent = nullptr);
    [[nodiscard]] Result<portfolio::Prediction> changed() const;
    [[nodiscard]] QString author() const;
    [[nodiscard]] QString reason() const;

private:
    QLineEdit* addField(QGridLayout* grid, const QString& name, const QString& text);
    void refresh();

    portfolio::Prediction m_prediction;
    QLineEdit* m_low;
    QLineEdit* m_likely;
    QLineEdit* m_high;
    QLineEdit* m_goLive;
    QLineEdit* m_washout;
    QPlainTextEdit* m_reason;
    QLineEdit* m_author;
    QLabel* m_error;
    QPushButton* m_change;
};

} // namespace banyan::dialogs
