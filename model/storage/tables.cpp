// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/tables.h"

namespace banyan::storage {

namespace {

std::string quoted(const std::string& name) {
    return "\"" + name + "\"";
}

template <typename List, typename ToText>
std::string joined(const List& list, const std::string& between, ToText toText) {
    std::string all;
    for (const auto& item : list)
        all += (all.empty() ? "" : between) + toText(item);
    return all;
}

const char* const metaSql = "CREATE TABLE \"meta\" (\n"
                            "  \"id\" INTEGER NOT NULL PRIMARY KEY CHECK (\"id\" = 1),\n"
                            "  \"revision\" INTEGER NOT NULL\n"
                            ") STRICT";
const char* const logSql = "CREATE TABLE \"log\" (\n"
                           "  \"revision\" INTEGER NOT NULL PRIMARY KEY,\n"
                           "  \"label\" TEXT NOT NULL,\n"
                           "  \"time\" TEXT NOT NULL\n"
                           ") STRICT";
const char* const digestsSql = "CREATE TABLE \"digests\" (\n"
                               "  \"name\" TEXT NOT NULL PRIMARY KEY,\n"
                               "  \"blake2b\" TEXT NOT NULL\n"
                               ") STRICT, WITHOUT ROWID";

} // namespace

std::string snakeCase(std::string_view camelCase) {
    std::string out;
    for (const char c : camelCase) {
        if (c >= 'A' && c <= 'Z') {
            out += '_';
            out += static_cast<char>(c - 'A' + 'a');
        } else {
            out += c;
        }
    }
    return out;
}

std::string TableSpec::createSql() const {
    const auto line = [](const Column& c) {
        return "  " + quoted(c.name) + " " + c.type + (c.nullable ? "" : " NOT NULL") +
               (c.references.empty()
                    ? ""
                    : " REFERENCES " + quoted(c.references) + " (\"id\") DEFERRABLE INITIALLY DEFERRED") +
               ",\n";
    };
    return "CREATE TABLE " + quoted(name) + " (\n" + joined(columns, "", line) + "  PRIMARY KEY (" +
           joined(key, ", ", quoted) + ")\n) STRICT, WITHOUT ROWID";
}

std::string TableSpec::selectSql() const {
    return "SELECT " + joined(columns, ", ", [](const Column& c) { return quoted(c.name); }) + " FROM " + quoted(name) +
           " ORDER BY " + joined(key, ", ", quoted);
}

std::string TableSpec::insertSql() const {
    std::vector<std::string> rest;
    for (size_t i = key.size(); i < columns.size(); ++i)
        rest.push_back(quoted(columns[i].name));
    return "INSERT INTO " + quoted(name) + " (" +
           joined(columns, ", ", [](const Column& c) { return quoted(c.name); }) + ") VALUES (" +
           joined(columns, ", ", [](const Column&) { return std::string("?"); }) + ") ON CONFLICT (" +
           joined(key, ", ", quoted) + ") DO UPDATE SET " +
           joined(rest, ", ", [](const std::string& c) { return c + " = excluded." + c; });
}

const std::vector<std::string>& schemaStatements() {
    static const std::vector<std::string> statements = [] {
        std::vector<std::string> all{metaSql, logSql, digestsSql};
        forEachKind([&]<typename T>(std::type_identity<T>) {
            all.push_back(recordTable<T>().createSql());
            for (const TableSpec& table : listTables<T>())
                all.push_back(table.createSql());
        });
        forEachObservationList([&]<typename Row>(std::vector<Row> Observations::*) {
            all.push_back(observationTable<Row>().createSql());
        });
        return all;
    }();
    return statements;
}

} // namespace banyan::storage
