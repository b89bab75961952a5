// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace banyan::pages {

/// Documents opened lately, the last one first; those that are gone are left out.
QStringList recentFiles();
void rememberFile(const QString& path);

} // namespace banyan::pages
