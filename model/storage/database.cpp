// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/database.h"

#include <QFile>

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

namespace banyan::storage {

namespace {

constexpr int busyTimeoutMs = 5000;
constexpr std::string_view magic{"SQLite format 3\0", 16};

struct Meaning {
    ErrorKind kind;
    const char* code;
    const char* text;
};

Meaning meaningOf(int code) {
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorKind::Io, "document.locked", "another program is writing \"{path}\" and did not finish in time"};
    case SQLITE_FULL:
        return {ErrorKind::Io, "document.disk-full", "there is no room left to write \"{path}\""};
    case SQLITE_READONLY:
        return {ErrorKind::Io, "document.read-only", "\"{path}\" may not be written"};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ErrorKind::Io, "document.unreadable", "\"{path}\" cannot be opened"};
    case SQLITE_IOERR:
        return {ErrorKind::Io, "document.io", "the system failed to read or write \"{path}\""};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorKind::BadInput, "document.damaged", "the document \"{path}\" is damaged"};
    case SQLITE_NOMEM:
        return {ErrorKind::Internal, "document.memory", "there is not enough memory for \"{path}\""};
    default:
        return {ErrorKind::Internal, "document.sql", "the database refused a statement on \"{path}\""};
    }
}

sqlite3_file* fileOf(sqlite3* handle) {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    return file && file->pMethods ? file : nullptr;
}

} // namespace

Error sqliteError(sqlite3* handle, int code) {
    const Meaning meaning = meaningOf(code);
    const char* const name = sqlite3_db_filename(handle, "main");
    return makeError(meaning.kind, meaning.code, std::string(meaning.text) + " ({reason})",
                     {{"path", name ? name : ""}, {"reason", sqlite3_errmsg(handle)}});
}

void Statement::finalize(sqlite3_stmt* statement) {
    sqlite3_finalize(statement);
}

Result<bool> Statement::next() {
    const int code = sqlite3_step(handle());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return sqliteError(sqlite3_db_handle(handle()), code);
}

Result<void> Statement::run() {
    const int code = sqlite3_step(handle());
    if (code != SQLITE_DONE && code != SQLITE_ROW) {
        Error error = sqliteError(sqlite3_db_handle(handle()), code);
        sqlite3_reset(handle());
        return error;
    }
    sqlite3_reset(handle());
    return {};
}

int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(handle(), column);
}

std::string Statement::text(int column) const {
    const auto* const bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle(), column));
    return bytes ? std::string(bytes, static_cast<size_t>(sqlite3_column_bytes(handle(), column))) : std::string();
}

void Statement::bind(int index, std::string_view text) {
    sqlite3_bind_text64(handle(), index, text.data() ? text.data() : "", text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Statement::bind(int index, int64_t number) {
    sqlite3_bind_int64(handle(), index, number);
}

uint32_t RawHeader::big32(size_t offset) const {
    if (offset + 4 > bytes.size()) return 0;
    return (uint32_t{bytes[offset]} << 24) | (uint32_t{bytes[offset + 1]} << 16) | (uint32_t{bytes[offset + 2]} << 8) |
           bytes[offset + 3];
}

bool RawHeader::isSqlite() const {
    return bytes.size() == 100 && std::equal(magic.begin(), magic.end(), bytes.begin(), [](char a, unsigned char b) {
               return static_cast<unsigned char>(a) == b;
           });
}

Database::Database(sqlite3* handle, std::string path)
    : m_handle(handle, &close)
    , m_path(std::move(path)) {}

void Database::close(sqlite3* handle) {
    sqlite3_close_v2(handle);
}

Result<Database> Database::open(const std::string& path, Access access) {
    const int flags = access == Access::Read    ? SQLITE_OPEN_READONLY
                      : access == Access::Write ? SQLITE_OPEN_READWRITE
                                                : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3* handle = nullptr;
    const int code =
        sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    if (!handle) return makeError(ErrorKind::Internal, "document.sql", "there is no memory for a database connection");
    Database database(handle, path);
    if (code != SQLITE_OK)
        return makeError(meaningOf(code).kind, meaningOf(code).code, meaningOf(code).text, {{"path", path}});
    BANYAN_TRY(database.harden());
    return database;
}

Result<void> Database::harden() {
    const std::pair<int, int> switches[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},   {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},     {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1}, {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    };
    for (const auto& [option, value] : switches) {
        int now = -1;
        if (sqlite3_db_config(m_handle.get(), option, value, &now) != SQLITE_OK || now != value)
            return makeError(ErrorKind::Internal, "document.sql", "this SQLite lacks a protection that Banyan needs");
    }
    sqlite3_busy_timeout(m_handle.get(), busyTimeoutMs);
    return {};
}

Result<void> Database::exec(const std::string& sql) {
    const int code = sqlite3_exec(m_handle.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return sqliteError(m_handle.get(), code);
    return {};
}

Result<Statement> Database::prepare(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(m_handle.get(), sql.c_str(), -1, &statement, nullptr);
    if (code != SQLITE_OK) return sqliteError(m_handle.get(), code);
    return Statement(statement);
}

Result<std::string> Database::firstText(const std::string& sql) {
    BANYAN_ASSIGN(Statement statement, prepare(sql));
    BANYAN_ASSIGN(const bool row, statement.next());
    return row ? statement.text(0) : std::string();
}

void Database::rollback() {
    if (!sqlite3_get_autocommit(m_handle.get()))
        sqlite3_exec(m_handle.get(), "ROLLBACK", nullptr, nullptr, nullptr); // fails only where it was done already
}

int Database::changes() const {
    return sqlite3_changes(m_handle.get());
}

bool Database::writable() const {
    return sqlite3_db_readonly(m_handle.get(), "main") == 0;
}

Result<RawHeader> Database::rawHeader() {
    sqlite3_file* const file = fileOf(m_handle.get());
    RawHeader header;
    sqlite3_int64 size = 0;
    if (!file || file->pMethods->xFileSize(file, &size) != SQLITE_OK)
        return makeError(ErrorKind::Io, "document.unreadable", "\"{path}\" cannot be read", {{"path", m_path}});
    header.fileSize = size;
    header.bytes.resize(static_cast<size_t>(std::min<int64_t>(size, 100)));
    if (!header.bytes.empty() &&
        file->pMethods->xRead(file, header.bytes.data(), static_cast<int>(header.bytes.size()), 0) != SQLITE_OK)
        return makeError(ErrorKind::Io, "document.unreadable", "\"{path}\" cannot be read", {{"path", m_path}});
    return header;
}

bool Database::hasMoved() const {
    int moved = 0;
    return sqlite3_file_control(m_handle.get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

Result<bool> Database::reservedByOther() {
    sqlite3_file* const file = fileOf(m_handle.get());
    int reserved = 0;
    if (!file || file->pMethods->xCheckReservedLock(file, &reserved) != SQLITE_OK)
        return makeError(ErrorKind::Io, "document.io", "the locks of \"{path}\" cannot be read", {{"path", m_path}});
    return reserved != 0;
}

Result<void> Database::copyRaw(const std::string& to) {
    BANYAN_ASSIGN(const RawHeader header, rawHeader());
    sqlite3_file* const file = fileOf(m_handle.get());
    QFile copy(QString::fromStdString(to));
    bool good = copy.open(QIODevice::WriteOnly | QIODevice::NewOnly);
    std::vector<char> buffer(1 << 20);
    for (int64_t at = 0; good && at < header.fileSize;) {
        const auto part = std::min<int64_t>(header.fileSize - at, static_cast<int64_t>(buffer.size()));
        good = file->pMethods->xRead(file, buffer.data(), static_cast<int>(part), at) == SQLITE_OK &&
               copy.write(buffer.data(), part) == part;
        at += part;
    }
    if (!good || !copy.flush())
        return makeError(ErrorKind::Io, "document.io", "\"{path}\" cannot be copied to \"{to}\"",
                         {{"path", m_path}, {"to", to}});
    return {};
}

Result<void> Database::backupTo(Database& to) {
    sqlite3_backup* const backup = sqlite3_backup_init(to.m_handle.get(), "main", m_handle.get(), "main");
    if (!backup) return sqliteError(to.m_handle.get(), sqlite3_errcode(to.m_handle.get()));
    const int step = sqlite3_backup_step(backup, -1);
    const int finish = sqlite3_backup_finish(backup);
    if (step == SQLITE_BUSY || step == SQLITE_LOCKED) return sqliteError(m_handle.get(), step);
    if (finish != SQLITE_OK) return sqliteError(to.m_handle.get(), finish);
    return {};
}

} // namespace banyan::storage
