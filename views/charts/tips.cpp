// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/tips.h"

#include "views/widgets/labels.h"

#include <QToolTip>

namespace banyan::charts {

void answerWithTip(const QHelpEvent& asked, const QString& tip, QWidget* over) {
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(asked.globalPos(), widgets::plainToolTip(tip), over);
}

} // namespace banyan::charts
