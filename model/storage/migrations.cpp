// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/migrations.h"

#include "model/storage/files.h"

#include <algorithm>

namespace banyan::storage {

namespace {

/// "plan.banyan" → "plan.v1.banyan"
std::string backupName(const std::string& path, int version) {
    const size_t slash = path.find_last_of('/');
    const size_t dot = path.find_last_of('.');
    const size_t end = dot == std::string::npos || (slash != std::string::npos && dot < slash) ? path.size() : dot;
    return path.substr(0, end) + ".v" + std::to_string(version) + path.substr(end);
}

Result<void> backUp(Database& database, const std::string& to) {
    if (exists(to)) return {};
    const TemporaryFile temporary(temporaryBeside(to, "backup"));
    {
        BANYAN_ASSIGN(Database copy, Database::open(temporary.path(), Access::Create));
        BANYAN_TRY(database.backupTo(copy));
        BANYAN_TRY(checkIntegrity(copy));
    }
    BANYAN_TRY(syncFile(temporary.path()));
    BANYAN_TRY(renameNew(temporary.path(), to));
    return syncFolderOf(to);
}

Result<void> runSteps(Database& database, int version, int target, std::span<const Migration> steps) {
    for (int at = version; at < target; ++at) {
        const auto step = std::ranges::find(steps, at, &Migration::from);
        if (step == steps.end())
            return makeError(ErrorKind::BadInput, "document.foreign",
                             "\"{path}\" has the format {version}, which no version of Banyan wrote",
                             {{"path", database.path()}, {"version", std::to_string(at)}});
        BANYAN_TRY(step->run(database));
    }
    BANYAN_TRY(checkReferences(database));
    BANYAN_TRY(checkIntegrity(database));
    BANYAN_TRY(database.exec("PRAGMA user_version = " + std::to_string(target)));
    return database.exec("COMMIT");
}

} // namespace

std::span<const Migration> migrations() {
    return {};
}

Result<void> checkIntegrity(Database& database) {
    BANYAN_ASSIGN(const std::string verdict, database.firstText("PRAGMA integrity_check(1)"));
    if (verdict == "ok") return {};
    return makeError(ErrorKind::BadInput, "document.damaged", "the document \"{path}\" is damaged ({reason})",
                     {{"path", database.path()}, {"reason", verdict}});
}

Result<void> checkReferences(Database& database) {
    BANYAN_ASSIGN(const std::string table, database.firstText("PRAGMA foreign_key_check"));
    if (table.empty()) return {};
    return makeError(ErrorKind::BadInput, "document.damaged",
                     "the document \"{path}\" is damaged: a row of \"{table}\" names something that is not there",
                     {{"path", database.path()}, {"table", table}});
}

Result<void> migrate(Database& database, int version, int target, std::span<const Migration> steps) {
    BANYAN_TRY(backUp(database, backupName(database.path(), version)));
    BANYAN_TRY(database.exec("BEGIN IMMEDIATE"));
    auto done = runSteps(database, version, target, steps);
    if (!done) database.rollback();
    return done;
}

} // namespace banyan::storage
