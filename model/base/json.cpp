// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/json.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <unordered_map>
#include <vector>

namespace banyan {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// Reads the text and tells how far the parser has come, which nlohmann's SAX events don't.
class CountingIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, const char** furthest)
        : m_at(at)
        , m_furthest(furthest) {}
    reference operator*() const { return *m_at; }
    CountingIterator& operator++() {
        ++m_at;
        *m_furthest = m_at;
        return *this;
    }
    CountingIterator operator++(int) {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator& other) const { return m_at == other.m_at; }

private:
    const char* m_at;
    const char** m_furthest;
};

Where placeOf(std::string_view text, size_t offset, const std::string& fileName) {
    Where where{fileName, 1, 1, {}};
    for (const char c : text.substr(0, offset)) {
        if (c == '\n') {
            ++where.line;
            where.column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
            ++where.column;
        }
    }
    return where;
}

/// The cause in nlohmann's message, without its number, place and last bytes (which may be broken UTF-8).
std::string causeOf(std::string_view what) {
    for (const std::string_view lead : {"syntax error while parsing ", "parse error: ", "] "})
        if (const size_t at = what.find(lead); at != std::string_view::npos) {
            what.remove_prefix(at + lead.size());
            break;
        }
    if (const size_t at = what.find(" - "); at != std::string_view::npos) what.remove_prefix(at + 3);
    std::string_view expected;
    if (const size_t at = what.rfind("; expected "); at != std::string_view::npos) expected = what.substr(at);
    if (const size_t at = what.find("; last read"); at != std::string_view::npos) what = what.substr(0, at);
    std::string cause(what);
    if (!expected.empty() && !cause.ends_with(expected)) cause += expected;
    for (char& c : cause)
        if (static_cast<unsigned char>(c) >= 0x80) c = '?';
    return cause;
}

/// Builds the value from SAX events; stops at the first thing that is refused.
class Builder {
public:
    Builder(std::string_view text, const char* const* furthest, const std::string& fileName, int depth,
            DuplicateKeys duplicates)
        : m_text(text)
        , m_furthest(furthest)
        , m_fileName(fileName)
        , m_depth(static_cast<size_t>(depth))
        , m_duplicates(duplicates) {}

    bool null() { return scalar(nullptr); }
    bool boolean(bool value) { return scalar(value); }
    bool number_integer(Json::number_integer_t value) { return scalar(value); }
    bool number_unsigned(Json::number_unsigned_t value) { return scalar(value); }
    bool number_float(Json::number_float_t value, const std::string&) { return scalar(value); }
    bool string(std::string& value) { return scalar(std::move(value)); }
    bool binary(Json::binary_t&) { return false; }
    bool start_object(size_t) { return open(Json::object()); }
    bool start_array(size_t) { return open(Json::array()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(std::string& name) {
        Level& level = m_levels.back();
        auto& members = level.value->get_ref<Json::object_t&>();
        if (Json* const earlier = find(level, members, name)) {
            if (m_duplicates == DuplicateKeys::Refuse) return refuseKey(name);
            m_target = earlier;
            return true;
        }
        if (members.size() >= smallObject) level.index.emplace(name, members.size());
        members.emplace_back(std::move(name), Json());
        m_target = &members.back().second;
        return true;
    }

    bool parse_error(size_t position, const std::string&, const nlohmann::detail::exception& cause) {
        const size_t offset = std::min(position > 0 ? position - 1 : 0, m_text.size());
        m_error = makeError(ErrorKind::BadInput, "json.invalid", "not valid JSON: {cause}",
                            {{"cause", causeOf(cause.what())}})
                      .at(placeOf(m_text, offset, m_fileName));
        return false;
    }

    Result<Json> take() && {
        if (m_error) return std::move(*m_error);
        return std::move(m_root);
    }

private:
    /// Members beyond this many are found through an index, so that a huge object costs no quadratic time.
    static constexpr size_t smallObject = 16;

    struct Level {
        Json* value;
        std::unordered_map<std::string, size_t> index; ///< of the members beyond the first few
    };

    static Json* find(const Level& level, Json::object_t& members, const std::string& name) {
        for (size_t i = 0; i < std::min(members.size(), smallObject); ++i)
            if (members.begin()[i].first == name) return &members.begin()[i].second;
        const auto found = level.index.find(name);
        return found == level.index.end() ? nullptr : &members.begin()[static_cast<ptrdiff_t>(found->second)].second;
    }

    template <typename Value>
    Json* place(Value&& value) {
        if (m_levels.empty()) {
            m_root = std::forward<Value>(value);
            return &m_root;
        }
        Json& parent = *m_levels.back().value;
        if (parent.is_array()) {
            parent.push_back(std::forward<Value>(value));
            return &parent.back();
        }
        *m_target = std::forward<Value>(value);
        return m_target;
    }

    template <typename Value>
    bool scalar(Value&& value) {
        place(Json(std::forward<Value>(value)));
        return true;
    }

    bool open(Json value) {
        if (m_levels.size() >= m_depth) {
            m_error = makeError(ErrorKind::BadInput, "json.too-deep", "JSON is nested deeper than {depth} levels",
                                {{"depth", std::to_string(m_depth)}})
                          .at(placeOf(m_text, offsetOfLast(), m_fileName));
            return false;
        }
        Json* const placed = place(std::move(value));
        m_levels.push_back({placed, {}});
        return true;
    }

    bool close() {
        m_levels.pop_back();
        return true;
    }

    bool refuseKey(const std::string& name) {
        size_t at = offsetOfLast(); // the closing quote
        const auto escaped = [&](size_t quote) {
            size_t slashes = 0;
            while (quote > slashes && m_text[quote - slashes - 1] == '\\')
                ++slashes;
            return slashes % 2 == 1;
        };
        do
            --at;
        while (at > 0 && (m_text[at] != '"' || escaped(at)));
        m_error = makeError(ErrorKind::BadInput, "json.duplicate-key", "the key \"{key}\" stands twice in one object",
                            {{"key", name}})
                      .at(placeOf(m_text, at, m_fileName));
        return false;
    }

    [[nodiscard]] size_t offsetOfLast() const {
        const auto read = static_cast<size_t>(*m_furthest - m_text.data());
        return read > 0 ? read - 1 : 0;
    }

    std::string_view m_text;
    const char* const* m_furthest;
    const std::string& m_fileName;
    size_t m_depth;
    DuplicateKeys m_duplicates;
    Json m_root;
    std::vector<Level> m_levels;
    Json* m_target = nullptr; ///< member whose value comes next
    std::optional<Error> m_error;
};

} // namespace

Result<Json> parseUntrusted(std::string_view text, const std::string& fileName, int depth, DuplicateKeys duplicates) {
    if (text.starts_with(byteOrderMark)) text.remove_prefix(byteOrderMark.size());
    if (const size_t nul = text.find('\0'); nul != std::string_view::npos)
        return makeError(ErrorKind::BadInput, "json.invalid", "not valid JSON: {cause}", {{"cause", "a NUL byte"}})
            .at(placeOf(text, nul, fileName));
    const char* furthest = text.data();
    Builder builder(text, &furthest, fileName, depth, duplicates);
    try {
        Json::sax_parse(CountingIterator(text.data(), &furthest),
                        CountingIterator(text.data() + text.size(), &furthest), &builder);
    } catch (const Json::exception& e) {
        return makeError(ErrorKind::BadInput, "json.invalid", "not valid JSON: {cause}", {{"cause", causeOf(e.what())}})
            .at({fileName, 0, 0, {}});
    }
    return std::move(builder).take();
}

std::string dump(const Json& value) {
    return value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace banyan
