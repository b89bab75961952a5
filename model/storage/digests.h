// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/content.h"
#include "model/storage/tables.h"

/// Digests of what is in memory; reading computes the same ones from the rows as they pass.
namespace banyan::storage {

/// Adds the digests of a kind's table and of the tables of its lists.
template <typename T>
void digestTables(const Table<T>& records, Digests& out) {
    RowHasher hasher;
    for (const T& record : records)
        writeColumns(hasher, record);
    out[tableName<T>()] = hasher.take();
    forEachList<T>([&](std::string_view name, auto, auto member) {
        for (const T& record : records) {
            int64_t position = 0;
            for (const auto& item : record.*member) {
                hasher.text(record.id.value);
                hasher.integer(position++);
                writeColumns(hasher, item);
            }
        }
        out[tableName<T>() + "_" + snakeCase(name)] = hasher.take();
    });
}

template <typename Row>
std::string digestName(const SourceId& source) {
    return tableName<Row>() + ":" + source.value;
}

/// Sets the digests of a source's rows, and takes away those of lists that have none.
void digestObservations(const SourceId& source, const Observations* rows, Digests& out);

std::string metaDigest(int64_t revision);

/// The log's digest after one more entry: a chain, so that it costs the same however long the log is.
std::string logDigest(const std::string& before, const LogEntry& entry);

} // namespace banyan::storage
