// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/portfolio/record_json.h"

#include "model/portfolio/json_codec.h"

namespace banyan::portfolio {

namespace {

/// Doubles beyond this don't hold every integer.
constexpr double exactIntegers = 9007199254740992.0; // 2^53

std::string excerpt(const Json& json) {
    constexpr size_t most = 80;
    if (json.is_structured()) return json.is_array() ? "a list" : "an object";
    std::string text = json.dump(-1, ' ', true, Json::error_handler_t::replace);
    if (text.size() > most) text = text.substr(0, most) + "…";
    return text;
}

/// RFC 6901: '~' and '/' inside a name are escaped.
void appendName(std::string& pointer, std::string_view name) {
    pointer += '/';
    for (const char c : name)
        pointer += c == '~' ? std::string("~0") : c == '/' ? std::string("~1") : std::string(1, c);
}

} // namespace

std::string JsonReader::pointer() const {
    std::string text = m_pointer;
    for (const auto& step : m_path) {
        if (const auto* name = std::get_if<std::string_view>(&step))
            appendName(text, *name);
        else
            text += "/" + std::to_string(std::get<size_t>(step));
    }
    return text;
}

bool JsonReader::fail(Error error) {
    if (error.where.file.empty()) error.where = {m_fileName, 0, 0, pointer()};
    m_error = std::move(error);
    return false;
}

bool JsonReader::wrongType(const Json& json, std::string expected) {
    std::string field = pointer();
    field.erase(0, field.rfind('/') + 1);
    return fail(makeError(
        ErrorKind::BadInput, "json.wrong-type", "{field} is {value}, not {expected}",
        {{"field", field.empty() ? "it" : field}, {"value", excerpt(json)}, {"expected", std::move(expected)}}));
}

bool JsonReader::unknownMember(const std::string& name) {
    return fail(
        makeError(ErrorKind::BadInput, "json.unknown-field", "the field \"{field}\" is unknown", {{"field", name}}));
}

bool JsonReader::missingMember(std::string_view name) {
    return fail(makeError(ErrorKind::BadInput, "json.missing-field", "the field \"{field}\" is missing",
                          {{"field", std::string(name)}}));
}

const Json* JsonReader::enter(const Json::object_t& members, std::string_view name) {
    const auto found = std::find_if(members.begin(), members.end(), [&](const auto& m) { return m.first == name; });
    if (found == members.end()) return nullptr;
    m_path.emplace_back(name);
    return &found->second;
}

bool JsonReader::readText(const Json& json, std::string& into) {
    if (!json.is_string()) return wrongType(json, "text");
    into = json.get_ref<const std::string&>();
    return true;
}

bool JsonReader::readBool(const Json& json, bool& into) {
    if (!json.is_boolean()) return wrongType(json, "true or false");
    into = json.get<bool>();
    return true;
}

bool JsonReader::readNumber(const Json& json, double& into) {
    if (!json.is_number()) return wrongType(json, "a number");
    into = json.get<double>();
    constexpr double int64End = 9223372036854775808.0; // 2^63
    if (json.is_number_integer() && (std::fabs(into) >= int64End || static_cast<int64_t>(into) != json.get<int64_t>()))
        return wrongType(json, "a number that a 64-bit floating-point number holds exactly");
    return true;
}

bool JsonReader::readInteger(const Json& json, int64_t least, int64_t most, int64_t& into) {
    const auto expected = [&] {
        return "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
    };
    if (json.is_number_unsigned()) {
        const auto wide = json.get<uint64_t>();
        if (wide > static_cast<uint64_t>(most)) return wrongType(json, expected());
        into = static_cast<int64_t>(wide);
        return true;
    }
    if (json.is_number_integer()) {
        into = json.get<int64_t>();
        return (into >= least && into <= most) || wrongType(json, expected());
    }
    if (!json.is_number_float()) return wrongType(json, expected());
    const auto real = json.get<double>();
    if (std::trunc(real) != real || std::fabs(real) >= exactIntegers) return wrongType(json, expected());
    into = static_cast<int64_t>(real);
    return (into >= least && into <= most) || wrongType(json, expected());
}

bool JsonReader::readDate(const Json& json, Date& into) {
    const auto day = json.is_string() ? Date::parse(json.get_ref<const std::string&>()) : std::nullopt;
    if (!day) return wrongType(json, "a day such as \"2027-01-04\"");
    into = *day;
    return true;
}

bool JsonReader::readInstant(const Json& json, Instant& into) {
    const auto at = json.is_string() ? Instant::parse(json.get_ref<const std::string&>(), std::nullopt) : std::nullopt;
    if (!at) return wrongType(json, "a time with its zone such as \"2027-01-04T09:30:00Z\"");
    into = *at;
    return true;
}

bool JsonReader::readName(const Json& json, const std::string_view* names, size_t count, size_t& into) {
    std::string expected = "one of";
    if (json.is_string())
        for (into = 0; into < count; ++into)
            if (names[into] == json.get_ref<const std::string&>()) return true;
    for (size_t i = 0; i < count; ++i)
        expected += (i == 0 ? " " : ", ") + std::string(names[i]);
    return wrongType(json, expected);
}

#define BANYAN_JSON(Record)                                                                                            \
    template Json encodeJson(const Record&);                                                                           \
    template bool JsonReader::read(const Json&, Record&);
BANYAN_FOR_EACH_RECORD(BANYAN_JSON)
#undef BANYAN_JSON

void addMember(Json::object_t& members, std::string_view name, Json value) {
    members.emplace_back(std::string(name), std::move(value));
}

Json recordToJson(const AnyRecord& any) {
    return visitRecord(any, [](const auto& record) { return encodeJson(record); });
}

Result<AnyRecord> recordFromJson(std::string_view kind, const Json& value, const std::string& fileName,
                                 const std::string& pointer) {
    JsonReader reader(fileName, pointer);
    std::optional<AnyRecord> made;
    bool known = false;
    const auto attempt = [&]<typename T>(std::type_identity<T>) {
        if (Describe<T>::name != kind) return;
        known = true;
        T record;
        if (!reader.read(value, record)) return;
        if (value.contains("id"))
            made = std::move(record);
        else
            reader.missingMember("id");
    };
    [&]<typename... T>(TypeList<T...>) { (attempt(std::type_identity<T>{}), ...); }(RecordTypes{});
    if (!known)
        return makeError(ErrorKind::BadInput, "json.unknown-kind", "there is no kind of record \"{kind}\"",
                         {{"kind", std::string(kind)}})
            .at({fileName, 0, 0, pointer});
    if (!made) return reader.takeError();
    return std::move(*made);
}

} // namespace banyan::portfolio
