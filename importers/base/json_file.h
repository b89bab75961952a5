// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "importers/base/text.h"
#include "model/base/json.h"

#include <functional>
#include <optional>
#include <span>
#include <string>

namespace banyan::importers {

/// A JSON file with the options' limits: UTF-8, or UTF-16 with a BOM; errors as in parseUntrusted and readBytes.
Result<Json> readJson(const InputFile& file, const ReadOptions& options);

/// A JSON value and where it stands, so that every error names file and pointer. Borrows value and file name.
class JsonAt {
public:
    JsonAt(const Json& value, const std::string& file, std::string pointer = {})
        : m_value(&value)
        , m_file(&file)
        , m_pointer(std::move(pointer)) {}

    /// The member, or a missing value at its pointer.
    [[nodiscard]] JsonAt operator[](const std::string& key) const;
    [[nodiscard]] JsonAt operator[](const char* key) const { return (*this)[std::string(key)]; }
    /// The item, or a missing value.
    [[nodiscard]] JsonAt operator[](size_t index) const;
    /// One key after the other, divided by '/': at("service/summary").
    [[nodiscard]] JsonAt at(std::string_view path) const;

    /// Absent or null.
    [[nodiscard]] bool missing() const;
    [[nodiscard]] bool isObject() const;
    [[nodiscard]] bool isArray() const;
    [[nodiscard]] bool isText() const;
    [[nodiscard]] bool isNumber() const;
    /// Items of an array or members of an object; 0 for anything else.
    [[nodiscard]] size_t size() const;

    /// A string; numbers and booleans in their JSON spelling. Error "json.wrong-type" for the rest and when missing.
    [[nodiscard]] Result<std::string> text() const;
    /// The same, or `fallback` when missing or of another type.
    [[nodiscard]] std::string textOr(std::string fallback = {}) const;
    /// A finite number, or a string that is one. Error "json.wrong-type".
    [[nodiscard]] Result<double> number() const;
    /// A whole number that was not rounded, or a string that is one. Error "json.wrong-type".
    [[nodiscard]] Result<int64_t> integer() const;
    [[nodiscard]] std::optional<double> numberIfAny() const;
    /// true, false, or a string of one of them. Error "json.wrong-type".
    [[nodiscard]] Result<bool> boolean() const;
    /// Error "json.wrong-type" unless it is an array or an object.
    [[nodiscard]] Result<void> expectArray() const;
    [[nodiscard]] Result<void> expectObject() const;

    /// BadInput at this place.
    [[nodiscard]] Error error(std::string code, std::string text, Arguments arguments = {}) const;
    [[nodiscard]] Where where() const { return {*m_file, 0, 0, m_pointer}; }
    [[nodiscard]] const std::string& pointer() const { return m_pointer; }
    [[nodiscard]] const Json& value() const { return *m_value; }

private:
    [[nodiscard]] Error wrongType(const char* expected) const;

    const Json* m_value;
    const std::string* m_file;
    std::string m_pointer;
};

/// Reads one file after the other and hands each to `take`, until one of the two fails. Error "import.cancelled"
/// between two files.
Result<void> readJsonFiles(std::span<const InputFile> files, const ReadOptions& options,
                           const std::function<Result<void>(const JsonAt&)>& take);

} // namespace banyan::importers
