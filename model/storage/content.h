// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/diff.h"
#include "model/storage/database.h"

#include <map>
#include <string>

/// What stands in a document, read and written whole tables and sources at a time.
namespace banyan::storage {

using namespace banyan::portfolio;

/// Blake2b (hex) of each table, by its name, and of each source's rows, by "measurements:" and the source's id. SQLite
/// has no checksums of its own: a changed bit in a value is seen only here.
using Digests = std::map<std::string, std::string>;

struct Content {
    Portfolio portfolio;
    int64_t revision = 0;
    Digests digests;
};

/// Reads everything inside the open transaction and compares it with the digests.
/// Error BadInput "document.damaged" names the table.
Result<Content> readContent(Database& database);

struct LogEntry {
    int64_t revision = 0;
    std::string label;
    std::string time;
};

/// Writes what differs inside the open transaction, logs it and brings `digests` up to date, in the file too.
/// `fresh`: the file holds only empty tables so far, and no digests.
/// Error BadInput "document.value" when a record holds something that can't be kept.
Result<void> writeContent(Database& database, const Portfolio& before, const Portfolio& after, const LogEntry& entry,
                          Digests& digests, bool fresh);

} // namespace banyan::storage
