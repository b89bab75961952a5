// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/chips.h"

#include "views/widgets/labels.h"

namespace banyan::widgets {

QPushButton* chip(const QString& text, const QString& toolTip, int widest) {
    QPushButton* made = button({}, ButtonKind::Chip);
    made->ensurePolished();
    made->setText(made->fontMetrics().elidedText(text, Qt::ElideRight, widest).replace('&', QStringLiteral("&&")));
    made->setToolTip(plainToolTip(toolTip.isEmpty() ? text : toolTip));
    made->setAccessibleName(text);
    return made;
}

} // namespace banyan::widgets
