// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace banyan::widgets {

/// An outline icon of resources/icons in one colour, sharp at every device pixel ratio. The name is the file's.
QIcon icon(const QString& name, const QColor& colour);
/// The application's own icon, in its own colours.
QIcon applicationIcon();

} // namespace banyan::widgets
