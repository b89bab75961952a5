// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/content.h"

namespace banyan::storage {

/// "Bany": in the header of every document, where the `file` command and we look for it.
constexpr uint32_t applicationId = 0x42616E79;

struct OpenedDocument {
    Database database;
    Content content;
    std::string readOnlyReason; ///< empty: it may be written
};

/// Opens, checks and reads a document as Document::open promises. `path` is absolute.
Result<OpenedDocument> openDocument(const std::string& path);

/// A file is there that says of itself that it is a Banyan document, whatever its state. Changes nothing.
bool isDocument(const std::string& path);

/// Writes an empty file's tables and first content, and sets its versions.
Result<void> initialize(Database& database, const Portfolio& portfolio);

} // namespace banyan::storage
