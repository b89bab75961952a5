// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/detail_area.h"

#include "views/widgets/theme.h"

namespace banyan::widgets {

QVBoxLayout* makeDetail(QScrollArea& area, const QString& accessibleName) {
    area.setObjectName(QStringLiteral("detail"));
    area.setAccessibleName(accessibleName);
    area.setWidgetResizable(true);
    area.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area.setMinimumWidth(300);
    auto* inside = new QWidget;
    inside->setObjectName(QStringLiteral("detailContent"));
    auto* layout = new QVBoxLayout(inside);
    layout->setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit);
    area.setWidget(inside);
    return layout;
}

QVBoxLayout* column(QWidget* widget, int spacing) {
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    return layout;
}

} // namespace banyan::widgets
