// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/portfolio/edit.h"
#include "model/storage/digests.h"

namespace banyan::storage {

namespace {

Error damaged(const Database& database, const std::string& where) {
    return makeError(ErrorKind::BadInput, "document.damaged",
                     "the document \"{path}\" is damaged: {where} is not what was saved",
                     {{"path", database.path()}, {"where", where}});
}

Error damagedTable(const Database& database, const std::string& table) {
    return damaged(database, "the table \"" + table + "\"");
}

/// The rows of one list of a kind, owner by owner.
class ListRows {
public:
    ListRows(RowSource rows, std::string table)
        : m_rows(std::move(rows))
        , m_table(std::move(table)) {}

    Result<void> advance(const Database& database) {
        BANYAN_ASSIGN(m_more, m_rows.next());
        if (m_more && (!m_rows.text(m_owner) || !m_rows.integer(m_position))) return damagedTable(database, m_table);
        return {};
    }

    /// Reads the items of `owner`, which is where the rows must stand if it has any.
    template <typename Item>
    Result<void> takeItems(const Database& database, const std::string& owner, std::vector<Item>& into) {
        while (m_more && m_owner == owner) {
            if (m_position != static_cast<int64_t>(into.size()) || !readColumns(m_rows, into.emplace_back()))
                return damagedTable(database, m_table);
            BANYAN_TRY(advance(database));
        }
        return {};
    }

    [[nodiscard]] bool done() const { return !m_more; }
    [[nodiscard]] const std::string& table() const { return m_table; }
    std::string takeDigest() { return m_rows.hasher().take(); }

private:
    RowSource m_rows;
    std::string m_table;
    std::string m_owner;
    int64_t m_position = 0;
    bool m_more = false;
};

Result<RowSource> rowsOf(Database& database, const TableSpec& table) {
    BANYAN_ASSIGN(Statement statement, database.prepare(table.selectSql()));
    return RowSource(std::move(statement));
}

/// Not inlined: one function for all kinds takes the compiler half a minute.
template <typename T>
[[gnu::noinline]] Result<void> readRecords(Database& database, PortfolioBuilder& builder, Digests& digests) {
    std::vector<ListRows> lists;
    for (const TableSpec& table : listTables<T>()) {
        BANYAN_ASSIGN(RowSource rows, rowsOf(database, table));
        lists.emplace_back(std::move(rows), table.name);
        BANYAN_TRY(lists.back().advance(database));
    }
    BANYAN_ASSIGN(RowSource rows, rowsOf(database, recordTable<T>()));
    while (true) {
        BANYAN_ASSIGN(const bool more, rows.next());
        if (!more) break;
        T record;
        if (!readColumns(rows, record)) return damagedTable(database, tableName<T>());
        size_t list = 0;
        Result<void> good;
        forEachList<T>([&](std::string_view, auto, auto member) {
            if (good) good = lists[list++].takeItems(database, record.id.value, record.*member);
        });
        BANYAN_TRY(std::move(good));
        builder.put(std::move(record));
    }
    digests[tableName<T>()] = rows.hasher().take();
    for (ListRows& list : lists) {
        if (!list.done()) return damagedTable(database, list.table());
        digests[list.table()] = list.takeDigest();
    }
    return {};
}

using SourceRows = std::map<SourceId, Observations>;

template <typename Row>
Result<void> readObservations(Database& database, std::vector<Row> Observations::*list, SourceRows& sources,
                              Digests& digests) {
    BANYAN_ASSIGN(RowSource rows, rowsOf(database, observationTable<Row>()));
    SourceId current;
    std::vector<Row>* into = nullptr;
    std::string source;
    while (true) {
        BANYAN_ASSIGN(const bool more, rows.next());
        if (!more) break;
        // The digest of the source before ends where this row begins.
        if (!into || !rows.atText(current.value)) {
            if (into) digests[digestName<Row>(current)] = rows.hasher().take();
            into = nullptr;
        }
        int64_t position = 0;
        if (!rows.text(source) || !rows.integer(position)) return damagedTable(database, tableName<Row>());
        if (!into) {
            current = SourceId(source);
            sources[current].source = current;
            into = &(sources[current].*list);
        }
        if (position != static_cast<int64_t>(into->size()) || !readColumns(rows, into->emplace_back()))
            return damagedTable(database, tableName<Row>());
    }
    if (into) digests[digestName<Row>(current)] = rows.hasher().take();
    return {};
}

Result<int64_t> readRevision(Database& database, Digests& digests) {
    BANYAN_ASSIGN(Statement meta, database.prepare("SELECT revision FROM meta"));
    BANYAN_ASSIGN(const bool row, meta.next());
    if (!row) return damagedTable(database, "meta");
    const int64_t revision = meta.integer(0);
    digests["meta"] = metaDigest(revision);
    std::string chain;
    BANYAN_ASSIGN(Statement log, database.prepare("SELECT revision, label, time FROM log ORDER BY revision"));
    while (true) {
        BANYAN_ASSIGN(const bool more, log.next());
        if (!more) break;
        chain = logDigest(chain, {log.integer(0), log.text(1), log.text(2)});
    }
    digests["log"] = chain;
    return revision;
}

Result<void> compareDigests(Database& database, const Digests& found) {
    Digests expected;
    BANYAN_ASSIGN(Statement rows, database.prepare("SELECT name, blake2b FROM digests"));
    while (true) {
        BANYAN_ASSIGN(const bool more, rows.next());
        if (!more) break;
        expected[rows.text(0)] = rows.text(1);
    }
    for (const auto& [name, digest] : found) {
        const auto kept = expected.find(name);
        if (kept == expected.end() || kept->second != digest) return damagedTable(database, name);
    }
    for (const auto& entry : expected)
        if (!found.contains(entry.first)) return damagedTable(database, entry.first);
    return {};
}

} // namespace

Result<Content> readContent(Database& database) {
    Content content;
    PortfolioBuilder builder;
    BANYAN_ASSIGN(content.revision, readRevision(database, content.digests));
    Result<void> good;
    forEachKind([&]<typename T>(std::type_identity<T>) {
        if (good) good = readRecords<T>(database, builder, content.digests);
    });
    SourceRows sources;
    forEachObservationList([&](auto list) {
        if (good) good = readObservations(database, list, sources, content.digests);
    });
    BANYAN_TRY(std::move(good));
    BANYAN_TRY(compareDigests(database, content.digests));
    for (auto& entry : sources)
        builder.putRows(std::make_shared<const Observations>(std::move(entry.second)));
    content.portfolio = std::move(builder).build();
    if (auto valid = validate(content.portfolio); !valid)
        return damaged(database, "a record").causedBy(std::move(valid.error()));
    return content;
}

} // namespace banyan::storage
