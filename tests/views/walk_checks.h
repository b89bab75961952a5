// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace banyan::tests {

/// Texts of `window` that are shown with less room than they need: labels, buttons, checks, tabs, titles of columns,
/// hints in fields. A label that cuts its text with an ellipsis and has the whole as its tooltip is in order.
QStringList clippedTexts(const QWidget& window);

/// Shown texts with a contrast under 4.5 (3 where they are large) against what lies behind them, as painted. What is
/// disabled is left out.
QStringList faintTexts(QWidget& window);

/// Shown widgets that can have the focus, or that are ours, without an accessible name or a text of their own.
QStringList namelessWidgets(const QWidget& window);

/// Pairs of map labels that lie on one another.
QStringList overlappingLabels(const QWidget& window);

} // namespace banyan::tests
