// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace banyan::widgets {

/// The widgets below `root` that Tab can reach, as they are read: from top to bottom, in a row from left to right, and
/// what lies in one area together.
QList<QWidget*> inReadingOrder(const QWidget& root);

/// Moves the focus on within `root` in reading order, round the ends, and scrolls to it. False when there is nowhere to
/// go.
bool focusNextInReadingOrder(const QWidget& root, bool next);

} // namespace banyan::widgets
