// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/dates.h"
#include "model/base/json.h"
#include "model/portfolio/describe.h"
#include "model/portfolio/portfolio.h"
#include "model/portfolio/references.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <variant>

/// One code path between described values and JSON, for records, for the parts of records and for bulk rows.
namespace banyan::portfolio {

/// A described value as an object with its fields in order (absent optionals left out), a list as an array, ids as
/// text, dates and instants as ISO 8601, enums by name.
template <typename Value>
Json encodeJson(const Value& value);

void addMember(Json::object_t& members, std::string_view name, Json value);

/// Adds the fields of a described value to an object.
template <typename Record>
void encodeFields(const Record& record, Json::object_t& members) {
    members.reserve(members.size() + Describe<Record>::fields.count);
    forEachField(record, [&](std::string_view name, const auto& value) {
        if constexpr (IsOptional<std::remove_cvref_t<decltype(value)>>::value) {
            if (value) addMember(members, name, encodeJson(*value));
        } else {
            addMember(members, name, encodeJson(value));
        }
    });
}

template <typename Value>
Json encodeJson(const Value& value) {
    if constexpr (IsId<Value>::value) {
        return value.value;
    } else if constexpr (std::is_enum_v<Value>) {
        return std::string(enumName(value));
    } else if constexpr (std::is_same_v<Value, Date> || std::is_same_v<Value, Instant>) {
        return value.toString();
    } else if constexpr (IsVector<Value>::value) {
        Json list = Json::array();
        list.get_ref<Json::array_t&>().reserve(value.size());
        for (const auto& item : value)
            list.push_back(encodeJson(item));
        return list;
    } else if constexpr (Described<Value>) {
        Json object = Json::object();
        encodeFields(value, object.get_ref<Json::object_t&>());
        return object;
    } else if constexpr (std::is_same_v<Value, double>) {
        return value + 0.0; // a negative zero is written as 0
    } else {
        static_assert(std::is_same_v<Value, bool> || std::is_same_v<Value, int> || std::is_same_v<Value, int64_t> ||
                      std::is_same_v<Value, std::string>);
        return value;
    }
}

/// Reads described values out of JSON and keeps the first reason why that failed, with the JSON pointer of its place.
class JsonReader {
public:
    /// `pointer` is where the first value stands.
    JsonReader(std::string fileName, std::string pointer)
        : m_fileName(std::move(fileName))
        , m_pointer(std::move(pointer)) {}

    /// False when it failed; `into` is then half filled. Fields that are absent keep what `into` had.
    template <typename Value>
    bool read(const Json& json, Value& into);

    /// An object whose members are the fields of `into` and at most one more, `extra`, which the caller reads itself.
    template <typename Record>
    bool readObject(const Json& json, Record& into, std::string_view extra);

    /// Steps into a member or item while it lives, so that messages name the place.
    class Step {
    public:
        Step(JsonReader& reader, std::string_view name)
            : m_reader(reader) {
            m_reader.m_path.emplace_back(name);
        }
        Step(JsonReader& reader, size_t index)
            : m_reader(reader) {
            m_reader.m_path.emplace_back(index);
        }
        ~Step() { m_reader.m_path.pop_back(); }
        Step(const Step&) = delete;
        Step& operator=(const Step&) = delete;

    private:
        JsonReader& m_reader;
    };

    /// Fail for a reason of the caller's; always false.
    bool wrongType(const Json& json, std::string expected);
    bool unknownMember(const std::string& name);
    bool missingMember(std::string_view name);
    bool fail(Error error);

    [[nodiscard]] Error takeError() { return std::move(m_error); }

private:
    template <typename Item>
    bool readList(const Json& json, std::vector<Item>& into) {
        if (!json.is_array()) return wrongType(json, "a list");
        into.clear();
        into.reserve(json.size());
        for (size_t i = 0; i < json.size(); ++i) {
            const Step step(*this, i);
            if (!read(json[i], into.emplace_back())) return false;
        }
        return true;
    }

    template <typename Record>
    bool unknownField(const Json::object_t& members, std::string_view extra) {
        for (const auto& [name, value] : members) {
            bool known = name == extra;
            Describe<Record>::fields.apply([&](const auto&... f) { known = known || ((f.name == name) || ...); });
            if (!known) return unknownMember(name);
        }
        return true;
    }

    /// The member's value, which m_path then names; nullptr when there is none.
    const Json* enter(const Json::object_t& members, std::string_view name);
    bool readText(const Json& json, std::string& into);
    bool readBool(const Json& json, bool& into);
    bool readNumber(const Json& json, double& into);
    bool readInteger(const Json& json, int64_t least, int64_t most, int64_t& into);
    bool readDate(const Json& json, Date& into);
    bool readInstant(const Json& json, Instant& into);
    bool readName(const Json& json, const std::string_view* names, size_t count, size_t& into);
    [[nodiscard]] std::string pointer() const;

    std::string m_fileName;
    std::string m_pointer;
    std::vector<std::variant<std::string_view, size_t>> m_path;
    Error m_error;
};

template <typename Value>
bool JsonReader::read(const Json& json, Value& into) {
    if constexpr (IsId<Value>::value) {
        return readText(json, into.value);
    } else if constexpr (std::is_same_v<Value, std::string>) {
        return readText(json, into);
    } else if constexpr (std::is_same_v<Value, bool>) {
        return readBool(json, into);
    } else if constexpr (std::is_same_v<Value, double>) {
        return readNumber(json, into);
    } else if constexpr (std::is_same_v<Value, int> || std::is_same_v<Value, int64_t>) {
        int64_t wide = 0;
        if (!readInteger(json, std::numeric_limits<Value>::min(), std::numeric_limits<Value>::max(), wide))
            return false;
        into = static_cast<Value>(wide);
        return true;
    } else if constexpr (std::is_same_v<Value, Date>) {
        return readDate(json, into);
    } else if constexpr (std::is_same_v<Value, Instant>) {
        return readInstant(json, into);
    } else if constexpr (std::is_enum_v<Value>) {
        size_t index = 0;
        if (!readName(json, EnumNames<Value>::names.data(), EnumNames<Value>::names.size(), index)) return false;
        into = static_cast<Value>(index);
        return true;
    } else if constexpr (IsOptional<Value>::value) {
        return read(json, into.emplace());
    } else if constexpr (IsVector<Value>::value) {
        return readList(json, into);
    } else {
        return readObject(json, into, {});
    }
}

template <typename Record>
bool JsonReader::readObject(const Json& json, Record& into, std::string_view extra) {
    if (!json.is_object()) return wrongType(json, "an object");
    const auto& members = json.get_ref<const Json::object_t&>();
    size_t matched = !extra.empty() && json.contains(extra) ? 1 : 0;
    bool good = true;
    forEachField(into, [&](std::string_view name, auto& value) {
        if (!good) return;
        const Json* const found = enter(members, name);
        if (!found) return;
        ++matched;
        good = read(*found, value);
        m_path.pop_back();
    });
    if (!good) return false;
    return matched == members.size() || unknownField<Record>(members, extra);
}

// Compiled once for each kind (record_json.cpp).
#define BANYAN_EXTERN_JSON(Record)                                                                                     \
    extern template Json encodeJson(const Record&);                                                                    \
    extern template bool JsonReader::read(const Json&, Record&);
BANYAN_FOR_EACH_RECORD(BANYAN_EXTERN_JSON)
#undef BANYAN_EXTERN_JSON

} // namespace banyan::portfolio
