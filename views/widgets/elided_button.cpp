// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/elided_button.h"

#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

namespace banyan::widgets {

namespace {

constexpr int frame = 12; ///< padding and border of both sides

} // namespace

ElidedButton::ElidedButton(QWidget* parent)
    : QPushButton(parent) {
    setProperty("kind", "name");
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ElidedButton::setFullText(const QString& text) {
    m_full = text;
    setAccessibleName(text);
    setToolTip(plainToolTip(text));
    elide();
}

QSize ElidedButton::minimumSizeHint() const {
    return {6 * unit, QPushButton::minimumSizeHint().height()};
}

QSize ElidedButton::sizeHint() const {
    return {fontMetrics().horizontalAdvance(m_full) + frame, QPushButton::sizeHint().height()};
}

void ElidedButton::resizeEvent(QResizeEvent* event) {
    QPushButton::resizeEvent(event);
    elide();
}

void ElidedButton::elide() {
    ensurePolished();
    QString shown = fontMetrics().elidedText(m_full, Qt::ElideRight, std::max(0, width() - frame));
    setText(shown.replace('&', QStringLiteral("&&")));
}

} // namespace banyan::widgets
