// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/recent.h"

#include <QFileInfo>
#include <QSettings>

namespace banyan::pages {

namespace {

constexpr int kept = 10;
const QString key = QStringLiteral("recent");

} // namespace

QStringList recentFiles() {
    QStringList files = QSettings().value(key).toStringList();
    files.removeIf([](const QString& path) { return !QFileInfo::exists(path); });
    return files;
}

void rememberFile(const QString& path) {
    QStringList files = recentFiles();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    files.removeAll(absolute);
    files.prepend(absolute);
    QSettings().setValue(key, QStringList(files.mid(0, kept)));
}

} // namespace banyan::pages
