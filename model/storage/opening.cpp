// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/opening.h"

#include "model/storage/files.h"
#include "model/storage/migrations.h"
#include "model/storage/tables.h"

#include <QFile>
#include <QFileInfo>

#include <set>

namespace banyan::storage {

namespace {

/// Offsets in the header of a SQLite file (https://www.sqlite.org/fileformat2.html#the_database_header).
enum Offset : size_t {
    PageSize = 16,
    WriteVersion = 18,
    ReadVersion = 19,
    ChangeCounter = 24,
    PageCount = 28,
    TextEncoding = 56,
    UserVersion = 60,
    ApplicationId = 68,
    VersionValidFor = 92
};

Error foreign(const std::string& path, const char* reason) {
    return makeError(ErrorKind::BadInput, "document.foreign", "\"{path}\" is not a Banyan document: {reason}",
                     {{"path", path}, {"reason", reason}});
}

Error damaged(const std::string& path, const char* reason) {
    return makeError(ErrorKind::BadInput, "document.damaged", "the document \"{path}\" is damaged: {reason}",
                     {{"path", path}, {"reason", reason}});
}

/// What can be told from the header alone. Its version is good only when this is.
Result<void> checkHeader(const RawHeader& header, const std::string& path) {
    if (header.fileSize == 0) return foreign(path, "it is empty");
    if (!header.isSqlite()) return foreign(path, "it is no SQLite database");
    if (header.big32(ApplicationId) != applicationId) return foreign(path, "it is a database of another program");
    if (header.bytes[WriteVersion] == 2 || header.bytes[ReadVersion] == 2)
        return makeError(ErrorKind::BadInput, "document.wal",
                         "\"{path}\" was switched to write-ahead logging by another program; switch it back with "
                         "\"PRAGMA journal_mode=DELETE\"",
                         {{"path", path}});
    if (header.bytes[WriteVersion] != 1 || header.bytes[ReadVersion] != 1)
        return damaged(path, "its header has an unknown format");
    if (header.big32(UserVersion) == 0 || header.big32(UserVersion) > 0x7FFFFFFF)
        return foreign(path, "it has no format version");
    if (header.big32(TextEncoding) != 1) return damaged(path, "its text is not in UTF-8");
    return {};
}

/// Inside a transaction only: nobody writes then, and a roll-back is done.
Result<void> checkSize(Database& database) {
    BANYAN_ASSIGN(const RawHeader header, database.rawHeader());
    const uint32_t raw = (uint32_t{header.bytes[PageSize]} << 8) | header.bytes[PageSize + 1];
    const int64_t pageSize = raw == 1 ? 65536 : int64_t{raw};
    const bool countIsGood = header.big32(ChangeCounter) == header.big32(VersionValidFor);
    if (countIsGood && header.fileSize != pageSize * header.big32(PageCount))
        return damaged(database.path(), "it is longer or shorter than it was saved");
    return {};
}

Result<void> checkSchema(Database& database, bool newer) {
    std::set<std::string> expected(schemaStatements().begin(), schemaStatements().end());
    BANYAN_ASSIGN(Statement rows, database.prepare("SELECT name, sql FROM sqlite_schema"));
    while (true) {
        BANYAN_ASSIGN(const bool more, rows.next());
        if (!more) break;
        if (expected.erase(rows.text(1)) > 0 || newer) continue;
        return makeError(ErrorKind::BadInput, "document.foreign",
                         "\"{path}\" holds \"{name}\", which Banyan did not put there",
                         {{"path", database.path()}, {"name", rows.text(0)}});
    }
    if (expected.empty()) return {};
    if (newer)
        return makeError(ErrorKind::BadInput, "document.newer",
                         "\"{path}\" was written by a newer version of Banyan, whose tables this one cannot read",
                         {{"path", database.path()}});
    return damaged(database.path(), "tables are absent");
}

Result<void> configure(Database& database) {
    return database.exec("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA synchronous = EXTRA; "
                         "PRAGMA temp_store = MEMORY;");
}

Result<Content> checkAndReadOnce(Database& database, bool newer) {
    BANYAN_TRY(configure(database));
    BANYAN_TRY(database.exec("BEGIN"));
    BANYAN_TRY(checkIntegrity(database));
    BANYAN_TRY(checkSize(database));
    BANYAN_TRY(checkSchema(database, newer));
    BANYAN_ASSIGN(Content content, readContent(database));
    BANYAN_TRY(database.exec("COMMIT"));
    return content;
}

/// One transaction for all checks and reads, so that they speak of one state.
Result<Content> checkAndRead(Database& database, bool newer) {
    auto content = checkAndReadOnce(database, newer);
    // Our own statements are good, so one that SQLite can't run was refused because of what the file says.
    if (!content && content.error().code == "document.sql")
        return damaged(database.path(), "SQLite cannot read it").causedBy(std::move(content.error()));
    return content;
}

/// Lets SQLite roll a copy back and checks that, so that a file which stays damaged isn't touched.
Result<void> tryRollback(Database& database) {
    const TemporaryFile copy(temporaryBeside(database.path(), "recovery"));
    BANYAN_TRY(database.copyRaw(copy.path()));
    const std::string journal = database.path() + "-journal";
    if (!QFile::copy(QString::fromStdString(journal), QString::fromStdString(copy.path() + "-journal"))) {
        if (!exists(journal)) return {}; // somebody else has rolled it back meanwhile
        return makeError(ErrorKind::Io, "document.io", "\"{path}\" cannot be copied", {{"path", journal}});
    }
    BANYAN_ASSIGN(Database trial, Database::open(copy.path(), Access::Write));
    BANYAN_ASSIGN(const RawHeader header, trial.rawHeader());
    auto read = checkAndRead(trial, header.big32(UserVersion) > documentVersion);
    if (read) return {};
    Error error = std::move(read.error());
    for (auto& argument : error.arguments)
        if (argument.second == copy.path()) argument.second = database.path();
    return error;
}

/// A journal that no process is writing was left by one that died.
Result<bool> awaitsRollback(Database& database) {
    BANYAN_ASSIGN(const bool busy, database.reservedByOther());
    return !busy && exists(database.path() + "-journal");
}

Result<void> tryRollbackIfDue(Database& database) {
    BANYAN_ASSIGN(const bool due, awaitsRollback(database));
    if (!due) return {};
    auto tried = tryRollback(database);
    if (tried) return database.exec("SELECT 1 FROM sqlite_schema"); // the first read rolls the document itself back
    // A process that began to write in between makes the copy useless, not the document damaged.
    BANYAN_ASSIGN(const bool stillDue, awaitsRollback(database));
    if (!stillDue) return {};
    return tried;
}

Result<Database> openRaw(const std::string& path, Access access) {
    const QFileInfo info(QString::fromStdString(path));
    if (!info.exists())
        return makeError(ErrorKind::Io, "document.missing", "there is no file \"{path}\"", {{"path", path}});
    if (!info.isFile())
        return makeError(ErrorKind::Io, "document.unreadable", "\"{path}\" is not a file", {{"path", path}});
    return Database::open(path, access);
}

std::string newerReason(uint32_t version) {
    return "The document was written by a newer version of Banyan (format " + std::to_string(version) +
           "; this one knows " + std::to_string(documentVersion) + "). It can be read but not changed.";
}

} // namespace

bool isDocument(const std::string& path) {
    const QFileInfo info(QString::fromStdString(path));
    if (!info.isFile()) return false;
    auto database = Database::open(info.absoluteFilePath().toStdString(), Access::Read);
    if (!database) return false;
    const auto header = database->rawHeader();
    return header && header->isSqlite() && header->big32(ApplicationId) == applicationId;
}

Result<OpenedDocument> openDocument(const std::string& path) {
    BANYAN_ASSIGN(Database database, openRaw(path, Access::Write));
    BANYAN_ASSIGN(RawHeader header, database.rawHeader());
    BANYAN_TRY(checkHeader(header, path));
    BANYAN_TRY(tryRollbackIfDue(database));
    BANYAN_ASSIGN(header, database.rawHeader());
    BANYAN_TRY(checkHeader(header, path));

    const auto version = header.big32(UserVersion);
    std::string reason;
    if (version > documentVersion) {
        BANYAN_ASSIGN(database, openRaw(path, Access::Read));
        reason = newerReason(version);
    } else if (!database.writable()) {
        reason = "The file may not be written. It can be read but not changed.";
    }
    if (version < documentVersion)
        BANYAN_TRY(migrate(database, static_cast<int>(version), documentVersion, migrations()));
    BANYAN_ASSIGN(Content content, checkAndRead(database, version > documentVersion));
    return OpenedDocument{std::move(database), std::move(content), std::move(reason)};
}

Result<void> initialize(Database& database, const Portfolio& portfolio) {
    // The file is new and synced as a whole afterwards: its journal needs no disk.
    BANYAN_TRY(database.exec("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA application_id = " +
                             std::to_string(applicationId) +
                             "; PRAGMA user_version = " + std::to_string(documentVersion) + "; BEGIN IMMEDIATE"));
    for (const std::string& statement : schemaStatements())
        BANYAN_TRY(database.exec(statement));
    BANYAN_TRY(database.exec("INSERT INTO meta (id, revision) VALUES (1, 1)"));
    Digests digests;
    BANYAN_TRY(writeContent(database, {}, portfolio, {1, "new document", {}}, digests, true));
    return database.exec("COMMIT");
}

} // namespace banyan::storage
