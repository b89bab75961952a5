// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/present/present_window.h"
#include "views/widgets/theme.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QResizeEvent>

#include <algorithm>
#include <cmath>

/// How the presentation looks at the size and in the theme that there are.
namespace banyan::present {

namespace {

constexpr double panelShare = 0.34;
constexpr double notesShare = 0.24;

/// Large type for what is pressed and typed; `px` is the size of body text.
QString largeSheet(double px) {
    return QStringLiteral("QWidget { font-size: %1px; } QLabel[kind=\"title\"] { font-size: %2px; }"
                          "QPushButton, QLineEdit, QComboBox { min-height: %3px; }"
                          "QPushButton { padding: 0 %4px; } QPushButton:focus { padding: 0 %5px; }"
                          "QComboBox, QLineEdit { padding: 0 %4px; }"
                          "#speakerNotes { font-size: %6px; padding: %4px; border: none; border-radius: 0; }")
        .arg(std::ceil(px))
        .arg(std::ceil(px * 1.4))
        .arg(std::ceil(px * 1.9))
        .arg(std::ceil(px * 0.7))
        .arg(std::ceil(px * 0.7) - 1)
        .arg(std::ceil(px * 1.15));
}

} // namespace

void PresentWindow::fitSizes() {
    const double scale = std::min(width() / designWidth, height() / designHeight);
    m_panels->setFixedWidth(static_cast<int>(width() * panelShare));
    m_notes->setFixedHeight(static_cast<int>(height() * notesShare));
    if (std::abs(scale - m_scale) < 1e-9) return;
    m_scale = scale;
    setStyleSheet(largeSheet(std::max(13.0, 21 * scale)));
    colourHints();
}

/// A style sheet of its own makes hints in fields half transparent, too faint to read from afar.
void PresentWindow::colourHints() {
    for (QLineEdit* edit : findChildren<QLineEdit*>()) {
        edit->ensurePolished();
        QPalette palette = edit->palette();
        if (palette.color(QPalette::PlaceholderText) == widgets::theme().muted) continue;
        palette.setColor(QPalette::PlaceholderText, widgets::theme().muted);
        edit->setPalette(palette);
    }
}

void PresentWindow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitSizes();
    lay();
}

void PresentWindow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::StyleChange) return;
    colourHints();
    lay();
}

} // namespace banyan::present
