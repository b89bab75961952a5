// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace banyan::widgets {

/// Plain text of several lines that says, as a QLineEdit does, when it is left. Tab leaves it.
class ProseEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit ProseEdit(const QString& accessibleName, QWidget* parent = nullptr);

signals:
    void editingFinished();

protected:
    void focusOutEvent(QFocusEvent* event) override;
};

} // namespace banyan::widgets
