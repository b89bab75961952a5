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

/// A button of a choice, `size` px across with its border: a ring, filled where it is chosen.
QString radioSheet(double size) {
    const double chosen = std::floor(size / 3);
    return QStringLiteral("QRadioButton { min-height: %1px; min-width: %1px; border: 2px solid transparent; }"
                          "QRadioButton:focus { border: 2px solid %2; border-radius: 4px; }"
                          "QRadioButton::indicator { width: %3px; height: %3px; border: 2px solid %4;"
                          " border-radius: %5px; background: %6; }"
                          "QRadioButton::indicator:checked { width: %7px; height: %7px; border: %8px solid %2; }")
        .arg(size)
        .arg(widgets::theme().accent.name())
        .arg(size - 4)
        .arg(widgets::theme().muted.name())
        .arg(std::floor(size / 2))
        .arg(widgets::theme().raised.name())
        .arg(size - 2 * chosen)
        .arg(chosen);
}

/// Notes stand apart from the slide over them, and what is to be decided from the buttons under it.
QString notesSheet() {
    return QStringLiteral("#notesBox { background: %1; border-top: 3px solid %2; }"
                          "#speakerNotes { background: %1; border: none; border-radius: 0; }"
                          "#openQuestion { color: %3; }")
        .arg(widgets::theme().panel.name(), widgets::theme().muted.name(), widgets::theme().text.name());
}

/// Large type for what is pressed and typed; `px` is the size of body text.
QString largeSheet(double px) {
    return QStringLiteral("QWidget { font-size: %1px; } QLabel[kind=\"title\"] { font-size: %2px; }"
                          "QPushButton, QLineEdit, QComboBox { min-height: %3px; }"
                          "QPushButton { padding: 0 %4px; } QPushButton:focus { padding: 0 %5px; outline: none; }"
                          "QComboBox, QLineEdit { padding: 0 %4px; }"
                          "#speakerNotes { font-size: %6px; padding: 0 %4px %4px %4px; }")
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
    m_notesBox->setFixedHeight(static_cast<int>(height() * notesShare));
    if (std::abs(scale - m_scale) < 1e-9) return;
    m_scale = scale;
    dress();
}

/// In the theme's colours, which may have changed.
void PresentWindow::dress() {
    if (m_scale <= 0) return;
    const double px = std::max(13.0, 21 * m_scale);
    const QString sheet = largeSheet(px) + radioSheet(std::max(24.0, std::ceil(px * 1.3))) + notesSheet();
    if (sheet != styleSheet()) setStyleSheet(sheet);
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
    m_cover->setGeometry(rect());
    fitSizes();
    lay();
}

void PresentWindow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::StyleChange) return;
    dress();
    lay();
}

} // namespace banyan::present
