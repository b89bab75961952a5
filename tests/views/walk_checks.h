// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace banyan::tests {

/// Texts of `window` that are shown with less room than they need: labels, buttons, checks, tabs, titles of columns,
/// hints in fields, cells of tables, whatever a chart paints. What cuts its text with an ellipsis and has the whole as
/// its tooltip is in order.
QStringList clippedTexts(const QWidget& window);

/// Texts with a contrast under 4.5 (3 where they are large) against what they are painted on, whoever paints them;
/// cells of tables also as they look selected and under the pointer. What is disabled is left out.
QStringList faintTexts(QWidget& window);

/// Shown widgets that can have the focus, or that are ours, without an accessible name or a text of their own.
QStringList namelessWidgets(const QWidget& window);

/// Pairs of texts in a chart that lie on one another.
QStringList overlappingLabels(const QWidget& window);

} // namespace banyan::tests
