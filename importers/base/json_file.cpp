// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/base/json_file.h"

#include "model/base/numbers.h"

#include <charconv>
#include <cmath>

namespace banyan::importers {

namespace {

const Json& nothing() {
    static const Json null;
    return null;
}

std::string escaped(std::string_view key) {
    std::string out;
    for (const char c : key) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

/// A short look at a value, for messages.
std::string glimpse(const Json& value) {
    if (value.is_null()) return "nothing";
    if (value.is_object()) return "an object";
    if (value.is_array()) return "a list";
    std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() > 60) text.replace(57, std::string::npos, "...");
    return text;
}

} // namespace

Result<Json> readJson(const InputFile& file, const ReadOptions& options) {
    BANYAN_ASSIGN(std::string bytes, readBytes(file, options.limits));
    const bool wide = bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
    if (wide || !options.encoding.empty()) {
        BANYAN_ASSIGN(Text text, decodeText(std::move(bytes), file.display, wide ? "utf-16" : options.encoding));
        bytes = std::move(text.text);
    }
    return parseUntrusted(bytes, file.display, options.limits.depth);
}

JsonAt JsonAt::operator[](const std::string& key) const {
    std::string pointer = m_pointer + '/' + escaped(key);
    if (!m_value->is_object()) return {nothing(), *m_file, std::move(pointer)};
    const auto found = m_value->find(key);
    return {found == m_value->end() ? nothing() : *found, *m_file, std::move(pointer)};
}

JsonAt JsonAt::operator[](size_t index) const {
    std::string pointer = m_pointer + '/' + std::to_string(index);
    const bool there = m_value->is_array() && index < m_value->size();
    return {there ? (*m_value)[index] : nothing(), *m_file, std::move(pointer)};
}

JsonAt JsonAt::at(std::string_view path) const {
    JsonAt here = *this;
    while (!path.empty()) {
        const size_t slash = path.find('/');
        here = here[std::string(path.substr(0, slash))];
        path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    }
    return here;
}

bool JsonAt::missing() const {
    return m_value->is_null();
}
bool JsonAt::isObject() const {
    return m_value->is_object();
}
bool JsonAt::isArray() const {
    return m_value->is_array();
}
bool JsonAt::isText() const {
    return m_value->is_string();
}
bool JsonAt::isNumber() const {
    return m_value->is_number();
}
size_t JsonAt::size() const {
    return m_value->is_structured() ? m_value->size() : 0;
}

Error JsonAt::error(std::string code, std::string text, Arguments arguments) const {
    return makeError(ErrorKind::BadInput, std::move(code), std::move(text), std::move(arguments)).at(where());
}

Error JsonAt::wrongType(const char* expected) const {
    return error(
        "json.wrong-type", "at {pointer} there is {found} where {expected} is expected",
        {{"pointer", m_pointer.empty() ? "the top" : m_pointer}, {"found", glimpse(*m_value)}, {"expected", expected}});
}

Result<std::string> JsonAt::text() const {
    if (m_value->is_string()) return m_value->get<std::string>();
    if (m_value->is_number() || m_value->is_boolean()) return m_value->dump();
    return wrongType("a text");
}

std::string JsonAt::textOr(std::string fallback) const {
    auto read = text();
    return read ? std::move(*read) : std::move(fallback);
}

Result<double> JsonAt::number() const {
    if (m_value->is_number()) {
        const auto value = m_value->get<double>();
        if (std::isfinite(value)) return value;
    } else if (m_value->is_string()) {
        if (const auto value = parseNumber(trimmed(m_value->get_ref<const std::string&>()))) return *value;
    }
    return wrongType("a finite number");
}

Result<int64_t> JsonAt::integer() const {
    if (m_value->is_number_unsigned()) {
        const auto value = m_value->get<uint64_t>();
        if (value <= static_cast<uint64_t>(INT64_MAX)) return static_cast<int64_t>(value);
    } else if (m_value->is_number_integer()) {
        return m_value->get<int64_t>();
    } else if (m_value->is_number_float()) {
        const auto value = m_value->get<double>();
        if (std::nearbyint(value) == value && std::abs(value) <= 9007199254740992.0) return static_cast<int64_t>(value);
    } else if (m_value->is_string()) {
        const std::string_view text = trimmed(m_value->get_ref<const std::string&>());
        int64_t value = 0;
        const auto [stop, bad] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (bad == std::errc() && stop == text.data() + text.size() && !text.empty()) return value;
    }
    return wrongType("a whole number");
}

std::optional<double> JsonAt::numberIfAny() const {
    const auto value = number();
    return value ? std::optional(*value) : std::nullopt;
}

Result<bool> JsonAt::boolean() const {
    if (m_value->is_boolean()) return m_value->get<bool>();
    if (m_value->is_string()) {
        const auto& text = m_value->get_ref<const std::string&>();
        if (text == "true") return true;
        if (text == "false") return false;
    }
    return wrongType("true or false");
}

Result<void> JsonAt::expectArray() const {
    if (isArray()) return {};
    return wrongType("a list");
}

Result<void> JsonAt::expectObject() const {
    if (isObject()) return {};
    return wrongType("an object");
}

Result<void> readJsonFiles(std::span<const InputFile> files, const ReadOptions& options,
                           const std::function<Result<void>(const JsonAt&)>& take) {
    for (const InputFile& file : files) {
        if (options.cancel.cancelled())
            return makeError(ErrorKind::Cancelled, "import.cancelled", "stopped before \"{file}\"",
                             {{"file", file.display}});
        BANYAN_ASSIGN(const Json document, readJson(file, options));
        BANYAN_TRY(take(JsonAt(document, file.display)));
    }
    return {};
}

} // namespace banyan::importers
