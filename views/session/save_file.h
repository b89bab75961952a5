// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "model/base/result.h"

namespace banyan::session {

/// Writes a whole file; an old one stays in place when anything fails. A Banyan document is never written over.
/// Errors: "output.is-document", "export.not-written".
Result<void> saveFile(const QString& path, const QByteArray& content);

} // namespace banyan::session
