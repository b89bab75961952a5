// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/messages.h"

#include <QString>

namespace banyan::app {

namespace {

QtMessageHandler before = nullptr;

void passOn(QtMsgType type, const QMessageLogContext& context, const QString& text) {
    if (text != QLatin1String("This plugin does not support propagateSizeHints()")) before(type, context, text);
}

} // namespace

void quietOffscreenPlatform() {
    before = qInstallMessageHandler(passOn);
}

} // namespace banyan::app
