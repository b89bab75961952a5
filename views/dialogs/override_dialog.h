// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "views/items/map_edits.h"

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace banyan::dialogs {

/// Asks why a component is to stand elsewhere than computed. Without a reason and a name there is no way on.
class OverrideDialog : public QDialog {
    Q_OBJECT

public:
    /// `subject`: "Billing" or "3 components"; `computed` is where they stand without it, as a title.
    OverrideDialog(const QString& subject, const QString& computed, portfolio::Quadrant quadrant,
                   QWidget* parent = nullptr);
    [[nodiscard]] items::Placing placing(Date date) const;

private:
    void refresh();

    portfolio::Quadrant m_quadrant;
    QPlainTextEdit* m_reason;
    QLineEdit* m_author;
    QPushButton* m_place;
};

} // namespace banyan::dialogs
