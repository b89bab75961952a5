// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include "model/base/json.h"

namespace banyan::tests {

/// What a run of a program gave.
struct Run {
    int code = -1;
    QByteArray out;
    QByteArray err;

    /// stdout as JSON; null when it is none.
    [[nodiscard]] Json json() const;
};

/// Runs banyan-cli in `folder`.
Run cli(const QString& folder, const QStringList& arguments);

/// What one of the checkers that judge answers from the outside says against one; empty when it says 0 violations, and
/// where the checker or python3 is absent.
QByteArray violations(const QString& checker, const QByteArray& answer);

/// Where an answer departs from a JSON Schema; empty when it keeps to it.
QByteArray departures(const QByteArray& schema, const QByteArray& answer);

/// The file's bytes; fails the process when it can't be read.
QByteArray bytesOf(const QString& path);

/// Writes a file.
void write(const QString& path, const QByteArray& content);

} // namespace banyan::tests
