// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/digests.h"

#include <cmath>

namespace banyan::storage {

namespace {

/// True when reading the columns of `value` back gives `value`: numbers are finite, days have four-digit years.
template <typename Value>
bool canBeKept(const Value& value) {
    if constexpr (std::is_same_v<Value, double>) {
        return std::isfinite(value);
    } else if constexpr (std::is_same_v<Value, Date> || std::is_same_v<Value, Instant>) {
        return Value::parse(value.toString()) == value;
    } else if constexpr (IsOptional<Value>::value) {
        return !value || canBeKept(*value);
    } else if constexpr (IsVector<Value>::value) {
        return std::ranges::all_of(value, [](const auto& item) { return canBeKept(item); });
    } else if constexpr (Described<Value>) {
        bool good = true;
        forEachField(value, [&](std::string_view, const auto& inner) { good = good && canBeKept(inner); });
        return good;
    } else {
        return true;
    }
}

Error cannotBeKept(std::string_view kind, const std::string& id) {
    return makeError(ErrorKind::BadInput, "document.value",
                     "{kind} \"{id}\" holds a number or day that a document cannot keep",
                     {{"kind", std::string(kind)}, {"id", id}});
}

Result<void> deleteWhere(Database& database, const std::string& table, const char* column,
                         const std::vector<std::string>& values) {
    if (values.empty()) return {};
    BANYAN_ASSIGN(Statement statement, database.prepare("DELETE FROM \"" + table + "\" WHERE \"" + column + "\" = ?"));
    for (const std::string& value : values) {
        statement.bind(1, value);
        BANYAN_TRY(statement.run());
    }
    return {};
}

template <typename T>
std::vector<std::string> textsOf(const std::vector<Id<T>>& first, const std::vector<Id<T>>& second) {
    std::vector<std::string> texts;
    for (const auto* ids : {&first, &second})
        for (const Id<T>& id : *ids)
            texts.push_back(id.value);
    return texts;
}

/// Writes in the order that never leaves a reference open: list rows away, records in, records away, list rows in.
/// (With one open, SQLite would search whole tables at each insert.)
class Writer {
public:
    Writer(Database& database, const Portfolio& after, const Diff& changes)
        : m_database(database)
        , m_after(after)
        , m_changes(changes) {}

    Result<void> run() {
        BANYAN_TRY(eachSource([&](const SourceId& source) { return removeRows(source); }));
        BANYAN_TRY(eachKind([&]<typename T>(std::type_identity<T> t) { return removeLists(t); }));
        BANYAN_TRY(eachKind([&]<typename T>(std::type_identity<T> t) { return putRecords(t); }));
        BANYAN_TRY(removeRecords());
        BANYAN_TRY(eachKind([&]<typename T>(std::type_identity<T> t) { return putLists(t); }));
        return eachSource([&](const SourceId& source) { return putRows(source); });
    }

private:
    template <typename Action>
    Result<void> eachKind(Action action) {
        Result<void> good;
        forEachKind([&]<typename T>(std::type_identity<T> t) {
            if (good && !m_changes.of<T>().empty()) good = action(t);
        });
        return good;
    }

    template <typename Action>
    Result<void> eachSource(Action action) {
        for (const SourceId& source : m_changes.observations)
            BANYAN_TRY(action(source));
        return {};
    }

    Result<void> removeRows(const SourceId& source) {
        Result<void> good;
        forEachObservationList([&]<typename Row>(std::vector<Row> Observations::*) {
            if (good) good = deleteWhere(m_database, tableName<Row>(), "source_id", {source.value});
        });
        return good;
    }

    // What runs for every kind isn't inlined: one function of them all takes the compiler half a minute.

    template <typename T>
    [[gnu::noinline]] Result<void> removeLists(std::type_identity<T>) {
        const auto owners = textsOf(m_changes.of<T>().removed, m_changes.of<T>().changed);
        for (const TableSpec& table : listTables<T>())
            BANYAN_TRY(deleteWhere(m_database, table.name, "owner", owners));
        return {};
    }

    template <typename T>
    [[gnu::noinline]] Result<void> putRecords(std::type_identity<T>) {
        BANYAN_ASSIGN(Statement statement, m_database.prepare(recordTable<T>().insertSql()));
        RowBinder binder(statement);
        for (const std::string& id : textsOf(m_changes.of<T>().added, m_changes.of<T>().changed)) {
            const T& record = *m_after.find(Id<T>(id));
            if (!canBeKept(record)) return cannotBeKept(Describe<T>::name, id);
            writeColumns(binder, record);
            BANYAN_TRY(binder.run());
        }
        return {};
    }

    /// Kinds in reverse: what refers goes before what it refers to.
    Result<void> removeRecords() {
        std::vector<std::pair<std::string, std::vector<std::string>>> gone;
        forEachKind([&]<typename T>(std::type_identity<T>) {
            gone.emplace_back(tableName<T>(), textsOf(m_changes.of<T>().removed, {}));
        });
        for (auto kind = gone.rbegin(); kind != gone.rend(); ++kind)
            BANYAN_TRY(deleteWhere(m_database, kind->first, "id", kind->second));
        return {};
    }

    template <typename T>
    [[gnu::noinline]] Result<void> putLists(std::type_identity<T>) {
        const auto owners = textsOf(m_changes.of<T>().added, m_changes.of<T>().changed);
        Result<void> good;
        forEachList<T>([&]<typename Item>(std::string_view name, std::type_identity<Item>, auto member) {
            if (good) good = putList<T, Item>(listTable<T, Item>(name), owners, member);
        });
        return good;
    }

    template <typename T, typename Item>
    [[gnu::noinline]] Result<void> putList(const TableSpec& table, const std::vector<std::string>& owners,
                                           std::vector<Item> T::*member) {
        BANYAN_ASSIGN(Statement statement, m_database.prepare(table.insertSql()));
        RowBinder binder(statement);
        for (const std::string& owner : owners) {
            int64_t position = 0;
            for (const Item& item : m_after.find(Id<T>(owner))->*member) {
                binder.text(owner);
                binder.integer(position++);
                writeColumns(binder, item);
                BANYAN_TRY(binder.run());
            }
        }
        return {};
    }

    Result<void> putRows(const SourceId& source) {
        const auto found = m_after.observations().find(source);
        if (found == m_after.observations().end()) return {};
        Result<void> good;
        forEachObservationList([&](auto list) {
            if (good) good = putRowList(source, (*found->second).*list);
        });
        return good;
    }

    template <typename Row>
    Result<void> putRowList(const SourceId& source, const std::vector<Row>& rows) {
        BANYAN_ASSIGN(Statement statement, m_database.prepare(observationTable<Row>().insertSql()));
        RowBinder binder(statement);
        int64_t position = 0;
        for (const Row& row : rows) {
            if (!canBeKept(row))
                return cannotBeKept(Describe<Row>::name, source.value + " " + std::to_string(position + 1));
            binder.text(source.value);
            binder.integer(position++);
            writeColumns(binder, row);
            BANYAN_TRY(binder.run());
        }
        return {};
    }

    Database& m_database;
    const Portfolio& m_after;
    const Diff& m_changes;
};

Result<void> writeLog(Database& database, const LogEntry& entry) {
    BANYAN_ASSIGN(Statement statement, database.prepare("INSERT INTO log (revision, label, time) VALUES (?, ?, ?)"));
    statement.bind(1, entry.revision);
    statement.bind(2, entry.label);
    statement.bind(3, entry.time);
    return statement.run();
}

void updateDigests(const Portfolio& after, const Diff& changes, const LogEntry& entry, bool everyTable,
                   Digests& digests) {
    digests["meta"] = metaDigest(entry.revision);
    digests["log"] = logDigest(digests["log"], entry);
    forEachTable(after, [&]<typename T>(const Table<T>& table) {
        if (everyTable || !changes.of<T>().empty()) digestTables(table, digests);
    });
    for (const SourceId& source : changes.observations) {
        const auto found = after.observations().find(source);
        digestObservations(source, found == after.observations().end() ? nullptr : found->second.get(), digests);
    }
}

Result<void> writeDigests(Database& database, const Digests& before, const Digests& after) {
    std::vector<std::string> gone;
    for (const auto& entry : before)
        if (!after.contains(entry.first)) gone.push_back(entry.first);
    BANYAN_TRY(deleteWhere(database, "digests", "name", gone));
    BANYAN_ASSIGN(Statement statement, database.prepare("INSERT INTO digests (name, blake2b) VALUES (?, ?) "
                                                        "ON CONFLICT (name) DO UPDATE SET blake2b = excluded.blake2b"));
    for (const auto& [name, digest] : after) {
        const auto kept = before.find(name);
        if (kept != before.end() && kept->second == digest) continue;
        statement.bind(1, name);
        statement.bind(2, digest);
        BANYAN_TRY(statement.run());
    }
    return {};
}

} // namespace

Result<void> writeContent(Database& database, const Portfolio& before, const Portfolio& after, const LogEntry& entry,
                          Digests& digests, bool fresh) {
    const Diff changes = diff(before, after);
    BANYAN_TRY(Writer(database, after, changes).run());
    BANYAN_TRY(writeLog(database, entry));
    const Digests old = digests;
    updateDigests(after, changes, entry, fresh, digests);
    return writeDigests(database, old, digests);
}

} // namespace banyan::storage
