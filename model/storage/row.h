// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/portfolio.h"
#include "model/portfolio/references.h"
#include "model/storage/database.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <limits>

/// One code path between described values and the columns of a row, in the order of the description.
namespace banyan::storage {

using namespace banyan::portfolio;

/// Takes the columns of a row, one after another.
class RowSink {
public:
    virtual ~RowSink() = default;
    virtual void null() = 0;
    virtual void integer(int64_t value) = 0;
    virtual void real(double value) = 0;
    virtual void text(std::string_view value) = 0;
};

/// Blake2b over columns with their types and lengths; a table's rows in the order of its key.
class RowHasher final : public RowSink {
public:
    RowHasher();
    void null() override;
    void integer(int64_t value) override;
    void real(double value) override;
    void text(std::string_view value) override;
    /// Hex of everything so far; the hasher starts anew.
    std::string take();

private:
    void append(char tag, const void* bytes, size_t size);

    std::unique_ptr<QCryptographicHash> m_hash; // not movable before Qt 6.5
    QByteArray m_buffer;
};

/// Binds the columns of a row to a statement's parameters.
class RowBinder final : public RowSink {
public:
    explicit RowBinder(Statement& statement)
        : m_statement(statement) {}
    void null() override;
    void integer(int64_t value) override;
    void real(double value) override;
    void text(std::string_view value) override;
    /// Runs the statement with what was bound, and starts the next row.
    Result<void> run();

private:
    Statement& m_statement;
    int m_index = 0;
};

/// Gives the columns of a query's rows, one after another, and hashes what it gives.
class RowSource {
public:
    explicit RowSource(Statement statement)
        : m_statement(std::move(statement)) {}

    /// Moves to the next row; false after the last.
    Result<bool> next();
    /// Whether the column that comes next is NULL.
    [[nodiscard]] bool atNull() const;
    /// Whether the column that comes next is this text.
    [[nodiscard]] bool atText(std::string_view text) const;

    /// Each takes one column; false when it isn't of that type.
    bool null();
    bool integer(int64_t& into);
    bool real(double& into);
    bool text(std::string& into);

    RowHasher& hasher() { return m_hasher; }

private:
    Statement m_statement;
    RowHasher m_hasher;
    int m_column = 0;
};

/// How many columns a value takes. Lists take none: they have tables of their own.
template <typename Value>
constexpr int columnCount() {
    if constexpr (IsVector<Value>::value) {
        return 0;
    } else if constexpr (IsOptional<Value>::value) {
        return columnCount<typename Value::value_type>();
    } else if constexpr (Described<Value>) {
        return Describe<Value>::fields.apply([](const auto&... f) {
            return (0 + ... + columnCount<typename std::remove_cvref_t<decltype(f)>::ValueType>());
        });
    } else {
        return 1;
    }
}

/// True when a value that is there has no NULL among its columns, so that NULL can stand for an absent one.
template <typename Value>
constexpr bool neverNull() {
    if constexpr (Described<Value>)
        return Describe<Value>::fields.apply([](const auto&... f) {
            return (true && ... && neverNull<typename std::remove_cvref_t<decltype(f)>::ValueType>());
        });
    else
        return !IsOptional<Value>::value && !IsVector<Value>::value && !std::is_same_v<Value, SourceId>;
}

template <typename Value>
void writeColumns(RowSink& out, const Value& value) {
    if constexpr (std::is_same_v<Value, SourceId>) {
        value.empty() ? out.null() : out.text(value.value);
    } else if constexpr (IsId<Value>::value) {
        out.text(value.value);
    } else if constexpr (std::is_same_v<Value, std::string>) {
        out.text(value);
    } else if constexpr (std::is_same_v<Value, double>) {
        out.real(value);
    } else if constexpr (std::is_integral_v<Value>) {
        out.integer(value);
    } else if constexpr (std::is_same_v<Value, Date> || std::is_same_v<Value, Instant>) {
        out.text(value.toString());
    } else if constexpr (std::is_enum_v<Value>) {
        out.text(enumName(value));
    } else if constexpr (IsOptional<Value>::value) {
        static_assert(neverNull<typename Value::value_type>());
        if (value)
            writeColumns(out, *value);
        else
            for (int i = 0; i < columnCount<Value>(); ++i)
                out.null();
    } else if constexpr (Described<Value>) {
        forEachField(value, [&](std::string_view, const auto& inner) { writeColumns(out, inner); });
    } else {
        static_assert(IsVector<Value>::value);
    }
}

/// False when a column does not hold what the description says.
template <typename Value>
bool readColumns(RowSource& in, Value& into) {
    if constexpr (std::is_same_v<Value, SourceId>) {
        return in.atNull() ? in.null() : in.text(into.value) && !into.empty();
    } else if constexpr (IsId<Value>::value) {
        return in.text(into.value);
    } else if constexpr (std::is_same_v<Value, std::string>) {
        return in.text(into);
    } else if constexpr (std::is_same_v<Value, double>) {
        return in.real(into);
    } else if constexpr (std::is_integral_v<Value>) {
        int64_t wide = 0;
        if (!in.integer(wide)) return false;
        into = static_cast<Value>(wide);
        return static_cast<int64_t>(into) == wide;
    } else if constexpr (std::is_same_v<Value, Date> || std::is_same_v<Value, Instant>) {
        std::string text;
        if (!in.text(text)) return false;
        const auto parsed = Value::parse(text);
        if (parsed) into = *parsed;
        return parsed.has_value();
    } else if constexpr (std::is_enum_v<Value>) {
        std::string text;
        if (!in.text(text)) return false;
        const auto parsed = enumValue<Value>(text);
        if (parsed) into = *parsed;
        return parsed.has_value();
    } else if constexpr (IsOptional<Value>::value) {
        if (!in.atNull()) return readColumns(in, into.emplace());
        for (int i = 0; i < columnCount<Value>(); ++i)
            if (!in.null()) return false;
        return true;
    } else if constexpr (Described<Value>) {
        bool good = true;
        forEachField(into, [&](std::string_view, auto& inner) { good = good && readColumns(in, inner); });
        return good;
    } else {
        static_assert(IsVector<Value>::value);
        return true;
    }
}

} // namespace banyan::storage
