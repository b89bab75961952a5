// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace banyan::storage {

/// A prepared statement.
class Statement {
public:
    explicit Statement(sqlite3_stmt* statement)
        : m_statement(statement, &finalize) {}

    /// True while there is a row.
    Result<bool> next();
    /// Runs a statement that gives no rows, and makes it ready to be bound and run again.
    Result<void> run();

    [[nodiscard]] int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const;
    void bind(int index, std::string_view text);
    void bind(int index, int64_t number);

    [[nodiscard]] sqlite3_stmt* handle() const { return m_statement.get(); }

private:
    static void finalize(sqlite3_stmt* statement);

    std::unique_ptr<sqlite3_stmt, void (*)(sqlite3_stmt*)> m_statement;
};

/// What the first bytes of a file say, read without SQLite looking at its content.
struct RawHeader {
    std::vector<unsigned char> bytes; ///< the first 100, or as many as there are
    int64_t fileSize = 0;

    [[nodiscard]] uint32_t big32(size_t offset) const;
    [[nodiscard]] bool isSqlite() const;
};

enum class Access { Read, Write, Create };

/// One connection to one SQLite file. Its errors: Io "document.locked", "document.disk-full", "document.read-only",
/// "document.unreadable", "document.io"; BadInput "document.damaged"; Internal "document.memory", "document.sql".
class Database {
public:
    /// `path` is absolute. Nothing in the file runs: no triggers, views, extensions or functions of its schema.
    static Result<Database> open(const std::string& path, Access access);

    /// Runs statements that give no rows.
    Result<void> exec(const std::string& sql);
    Result<Statement> prepare(const std::string& sql);
    /// The first column of the first row; empty when there is no row.
    Result<std::string> firstText(const std::string& sql);

    /// Rolls back if a transaction is open.
    void rollback();
    [[nodiscard]] int changes() const;
    [[nodiscard]] bool writable() const;

    /// Through SQLite's own file handle: a second handle of ours would drop its locks when closed (POSIX).
    Result<RawHeader> rawHeader();
    /// True when the file was renamed or removed since it was opened.
    [[nodiscard]] bool hasMoved() const;
    /// True when some process is about to write.
    Result<bool> reservedByOther();
    /// Byte copy of the file as it is, for a look at what a roll-back would make of it.
    Result<void> copyRaw(const std::string& to);
    /// Copy of the committed state by SQLite's backup API, over whatever `to` holds.
    Result<void> backupTo(Database& to);

    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    Database(sqlite3* handle, std::string path);
    static void close(sqlite3* handle);
    Result<void> harden();

    std::unique_ptr<sqlite3, void (*)(sqlite3*)> m_handle;
    std::string m_path;
};

/// Error of a SQLite result code on the connection.
Error sqliteError(sqlite3* handle, int code);

} // namespace banyan::storage
