// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/session/person.h"

#include <QSettings>

namespace banyan::session {

namespace {

constexpr auto key = "person/name";

} // namespace

QString personName() {
    const QString kept = QSettings().value(QString::fromLatin1(key)).toString();
    if (!kept.isEmpty()) return kept;
    const QString user = qEnvironmentVariable("USER");
    return user.isEmpty() ? qEnvironmentVariable("USERNAME") : user;
}

void rememberPerson(const QString& name) {
    if (!name.trimmed().isEmpty()) QSettings().setValue(QString::fromLatin1(key), name.trimmed());
}

} // namespace banyan::session
