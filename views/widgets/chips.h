// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace banyan::widgets {

/// A small button that says `text`, cut with an ellipsis at `widest` px. The whole of it is the accessible name, and
/// the tooltip where none is given.
QPushButton* chip(const QString& text, const QString& toolTip = {}, int widest = 240);

} // namespace banyan::widgets
