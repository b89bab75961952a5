// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/session/services.h"

namespace banyan::app {

/// What the window's Export menu offers. Each writes what the window shows; where that is still worked out, it is
/// worked out for the file.
std::vector<session::ExportAction> exportActions();

/// The report that they write.
Result<report::Document> reportOf(const session::Snapshot& snapshot);

} // namespace banyan::app
