// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHelpEvent>

namespace banyan::charts {

/// Answers what a painted chart is asked when the pointer rests: the tip as it is, never as markup; none where it is
/// empty.
void answerWithTip(const QHelpEvent& asked, const QString& tip, QWidget* over);

} // namespace banyan::charts
