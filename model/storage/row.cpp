// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/row.h"

#include <QtEndian>

#include <sqlite3.h>

#include <bit>

namespace banyan::storage {

namespace {

/// Small additions to Qt's hash are dear, so they are gathered up to this size.
constexpr qsizetype bufferSize = 64 * 1024;

} // namespace

RowHasher::RowHasher()
    : m_hash(std::make_unique<QCryptographicHash>(QCryptographicHash::Blake2b_256)) {
    m_buffer.reserve(bufferSize + 4096);
}

void RowHasher::append(char tag, const void* bytes, size_t size) {
    m_buffer.append(tag);
    m_buffer.append(static_cast<const char*>(bytes), static_cast<qsizetype>(size));
    if (m_buffer.size() < bufferSize) return;
    m_hash->addData(QByteArrayView(m_buffer));
    m_buffer.resize(0);
}

void RowHasher::null() {
    append('N', "", 0);
}

void RowHasher::integer(int64_t value) {
    const int64_t kept = qToLittleEndian(value);
    append('I', &kept, sizeof kept);
}

void RowHasher::real(double value) {
    const uint64_t kept = qToLittleEndian(std::bit_cast<uint64_t>(value + 0.0)); // SQLite keeps a negative zero as 0
    append('R', &kept, sizeof kept);
}

void RowHasher::text(std::string_view value) {
    const uint64_t size = qToLittleEndian(uint64_t{value.size()});
    append('T', &size, sizeof size);
    append('=', value.data(), value.size());
}

std::string RowHasher::take() {
    m_hash->addData(QByteArrayView(m_buffer));
    m_buffer.resize(0);
    std::string hex = m_hash->result().toHex().toStdString();
    m_hash->reset();
    return hex;
}

void RowBinder::null() {
    sqlite3_bind_null(m_statement.handle(), ++m_index);
}

void RowBinder::integer(int64_t value) {
    sqlite3_bind_int64(m_statement.handle(), ++m_index, value);
}

void RowBinder::real(double value) {
    sqlite3_bind_double(m_statement.handle(), ++m_index, value);
}

void RowBinder::text(std::string_view value) {
    m_statement.bind(++m_index, value);
}

Result<void> RowBinder::run() {
    m_index = 0;
    return m_statement.run();
}

Result<bool> RowSource::next() {
    m_column = 0;
    return m_statement.next();
}

bool RowSource::atNull() const {
    return sqlite3_column_type(m_statement.handle(), m_column) == SQLITE_NULL;
}

bool RowSource::atText(std::string_view text) const {
    if (sqlite3_column_type(m_statement.handle(), m_column) != SQLITE_TEXT) return false;
    const auto* const bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement.handle(), m_column));
    return std::string_view(bytes, static_cast<size_t>(sqlite3_column_bytes(m_statement.handle(), m_column))) == text;
}

bool RowSource::null() {
    if (!atNull()) return false;
    ++m_column;
    m_hasher.null();
    return true;
}

bool RowSource::integer(int64_t& into) {
    if (sqlite3_column_type(m_statement.handle(), m_column) != SQLITE_INTEGER) return false;
    into = sqlite3_column_int64(m_statement.handle(), m_column++);
    m_hasher.integer(into);
    return true;
}

bool RowSource::real(double& into) {
    if (sqlite3_column_type(m_statement.handle(), m_column) != SQLITE_FLOAT) return false;
    into = sqlite3_column_double(m_statement.handle(), m_column++);
    m_hasher.real(into);
    return true;
}

bool RowSource::text(std::string& into) {
    if (sqlite3_column_type(m_statement.handle(), m_column) != SQLITE_TEXT) return false;
    const auto* const bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement.handle(), m_column));
    into.assign(bytes, static_cast<size_t>(sqlite3_column_bytes(m_statement.handle(), m_column)));
    ++m_column;
    m_hasher.text(into);
    return true;
}

} // namespace banyan::storage
