// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>
#include <QVBoxLayout>

namespace banyan::widgets {

/// Makes `area` a panel at the side of a page that scrolls only down; gives where its parts go.
QVBoxLayout* makeDetail(QScrollArea& area, const QString& accessibleName);

/// A column in `widget` without margins around it.
QVBoxLayout* column(QWidget* widget, int spacing);

} // namespace banyan::widgets
