// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/database.h"

#include <span>

namespace banyan::storage {

/// Version of the tables that this program writes; the file's user_version. 0 is no document at all.
constexpr int documentVersion = 1;

/// Brings a document from one version to the next, inside a transaction.
struct Migration {
    int from = 0;
    Result<void> (*run)(Database&) = nullptr;
};

/// The steps up to documentVersion. There are none before the first version.
std::span<const Migration> migrations();

/// Runs the steps from `version` up to `target` in one transaction, checks references and integrity, and sets
/// user_version. A copy of the old document is kept beside it first ("name.v1.banyan"; an existing one stays). On an
/// error the document is as before.
Result<void> migrate(Database& database, int version, int target, std::span<const Migration> steps);

/// Errors where the file's pages or its references are not in order (BadInput "document.damaged").
Result<void> checkIntegrity(Database& database);
Result<void> checkReferences(Database& database);

} // namespace banyan::storage
