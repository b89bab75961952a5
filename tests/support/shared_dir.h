// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QString>
#include <QTest>

namespace banyan::tests {

/// Path of a file or folder of the shared test data that lies beside the checkout; empty when it is not there.
inline QString shared(const QString& relative) {
    const QDir dir(QStringLiteral(BANYAN_SHARED_DIR));
    return dir.exists(relative) ? dir.filePath(relative) : QString();
}

} // namespace banyan::tests

/// Declares `name` as the path of shared test data, or skips the test and says what is absent.
#define BANYAN_NEEDS_SHARED(name, relative)                                                                            \
    const QString name = banyan::tests::shared(QStringLiteral(relative));                                              \
    if (name.isEmpty()) QSKIP("shared test data is absent: " relative)
