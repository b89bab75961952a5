// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/row.h"

/// The tables of a document, made from the descriptions of the records.
namespace banyan::storage {

struct Column {
    std::string name;
    std::string type;
    bool nullable = false;
    std::string references; ///< table whose "id" it names; empty: none
};

struct TableSpec {
    std::string name;
    std::vector<Column> columns;
    std::vector<std::string> key;

    [[nodiscard]] std::string createSql() const;
    [[nodiscard]] std::string selectSql() const; ///< all columns, in the order of the key
    [[nodiscard]] std::string insertSql() const; ///< all columns; replaces the rest of a row whose key is there
};

/// "moneyPerUnit" → "money_per_unit".
std::string snakeCase(std::string_view camelCase);

template <typename T>
std::string tableName() {
    return snakeCase(Describe<T>::plural);
}

template <typename Value>
void addColumns(std::vector<Column>& out, const std::string& name, bool nullable) {
    if constexpr (IsOptional<Value>::value) {
        addColumns<typename Value::value_type>(out, name, true);
    } else if constexpr (Described<Value>) {
        Describe<Value>::fields.apply([&]<typename... F>(const F&... f) {
            (addColumns<typename F::ValueType>(out, name.empty() ? snakeCase(f.name) : name + "_" + snakeCase(f.name),
                                               nullable),
             ...);
        });
    } else if constexpr (!IsVector<Value>::value) {
        Column column{name, "TEXT", nullable || std::is_same_v<Value, SourceId>, {}};
        if constexpr (std::is_same_v<Value, double>)
            column.type = "REAL";
        else if constexpr (std::is_integral_v<Value>)
            column.type = "INTEGER";
        else if constexpr (IsId<Value>::value)
            []<typename T>(std::type_identity<Id<T>>, Column& c) {
                // A criterion may be a built-in one, which no table holds.
                if constexpr (!std::is_same_v<T, Criterion>) c.references = tableName<T>();
            }(std::type_identity<Value>{}, column);
        out.push_back(std::move(column));
    }
}

/// One row for each record.
template <typename T>
TableSpec recordTable() {
    TableSpec table{tableName<T>(), {}, {"id"}};
    addColumns<T>(table.columns, {}, false);
    table.columns.front().references.clear();
    table.columns.front().nullable = false;
    return table;
}

/// One row for each item of a list: owner, position from 0, then the item.
template <typename T, typename Item>
TableSpec listTable(std::string_view fieldName) {
    TableSpec table{tableName<T>() + "_" + snakeCase(fieldName), {}, {"owner", "position"}};
    table.columns = {{"owner", "TEXT", false, tableName<T>()}, {"position", "INTEGER", false, {}}};
    addColumns<Item>(table.columns, Described<Item> ? "" : "value", false);
    return table;
}

/// One row for each observation: source, position within it from 0, then the row.
template <typename Row>
TableSpec observationTable() {
    TableSpec table{tableName<Row>(), {}, {"source_id", "position"}};
    table.columns = {{"source_id", "TEXT", false, tableName<Source>()}, {"position", "INTEGER", false, {}}};
    addColumns<Row>(table.columns, {}, false);
    return table;
}

/// Calls `visit(name, std::type_identity<Item>{}, member)` for each list of a record, in the order of its description.
template <typename T, typename Visitor>
void forEachList(Visitor&& visit) {
    const auto one = [&]<typename F>(const F& f) {
        if constexpr (IsVector<typename F::ValueType>::value)
            visit(f.name, std::type_identity<typename F::ValueType::value_type>{}, f.member);
    };
    Describe<T>::fields.apply([&](const auto&... f) { (one(f), ...); });
}

template <typename T>
std::vector<TableSpec> listTables() {
    std::vector<TableSpec> tables;
    forEachList<T>([&]<typename Item>(std::string_view name, std::type_identity<Item>, auto) {
        tables.push_back(listTable<T, Item>(name));
    });
    return tables;
}

/// Calls `visit(std::type_identity<T>{})` for each kept kind of record, in storage order.
template <typename Visitor>
void forEachKind(Visitor&& visit) {
    [&]<typename... T>(TypeList<T...>) { (visit(std::type_identity<T>{}), ...); }(RecordTypes{});
}

/// Calls `visit(list)` with the three lists of Observations.
template <typename Visitor>
void forEachObservationList(Visitor&& visit) {
    visit(&Observations::measurements);
    visit(&Observations::incidents);
    visit(&Observations::changes);
}

/// Every CREATE statement of a document of this version, in order.
const std::vector<std::string>& schemaStatements();

} // namespace banyan::storage
