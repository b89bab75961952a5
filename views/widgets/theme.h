// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

#include "model/portfolio/goals.h"

/// Colours, fonts and sizes of the window, and the small parts that pages are made of.
namespace banyan::widgets {

enum class ThemeChoice { System, Light, Dark };

/// The colours of one theme. Every pair that is put together has a contrast of at least 4.5 for text, 3 for marks.
struct Theme {
    bool dark = false;
    QColor window; ///< behind content
    QColor panel;  ///< page list, header, status bar
    QColor raised; ///< buttons, fields
    QColor hover;  ///< raised, with the pointer over it
    QColor border; ///< around buttons and between areas
    QColor line;   ///< grid lines and row lines
    QColor text;
    QColor muted;      ///< text of second rank
    QColor accent;     ///< links, primary buttons, focus
    QColor accentText; ///< on accent
    QColor selection;  ///< behind selected rows and the current page
    QColor strong;     ///< threshold lines
    QColor warning;    ///< banner text and marks that ask for attention
    QColor warningBack;

    [[nodiscard]] QColor quadrant(portfolio::Quadrant quadrant) const;
    /// `number` 1–4.
    [[nodiscard]] QColor phase(int number) const;
    /// Black or white, whichever reads better on `back`.
    [[nodiscard]] static QColor on(const QColor& back);
    /// Viridis from dark (0) to bright (1), a scale that colour-blind readers can order.
    [[nodiscard]] static QColor heat(double share);
};

/// The theme in force.
const Theme& theme();
/// Puts a theme on the whole application. System follows the desktop's palette.
void applyTheme(ThemeChoice choice);

const Theme& lightTheme();
const Theme& darkTheme();

/// How much larger than usual the window's text is, 0.8–2; sizes that go with text follow.
double zoom();
void setZoom(double factor);
/// `pixels` at a zoom of 1, as many as the text in it needs at the present one.
int scaled(int pixels);

/// Contrast of two colours as WCAG 2.1 defines it, 1–21.
double contrast(const QColor& a, const QColor& b);

enum class TextRole { Small, Body, Section, Title };
/// 9, 10, 12 and 16 pt of the application's family, times zoom().
QFont fontOf(TextRole role, bool bold = false);

constexpr int tableRow = 28;
constexpr int hitTarget = 24;
constexpr int unit = 8;

} // namespace banyan::widgets
