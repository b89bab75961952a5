// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/prose_edit.h"

namespace banyan::widgets {

ProseEdit::ProseEdit(const QString& accessibleName, QWidget* parent)
    : QPlainTextEdit(parent) {
    setAccessibleName(accessibleName);
    setTabChangesFocus(true);
}

void ProseEdit::focusOutEvent(QFocusEvent* event) {
    QPlainTextEdit::focusOutEvent(event);
    emit editingFinished();
}

} // namespace banyan::widgets
