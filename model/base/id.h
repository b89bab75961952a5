// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>

namespace banyan {

/// A stable, readable slug that names one record of one kind. Ids of different kinds don't mix.
template <typename Tag>
struct Id {
    std::string value;

    Id() = default;
    explicit Id(std::string text)
        : value(std::move(text)) {}
    explicit Id(std::string_view text)
        : value(text) {}
    explicit Id(const char* text)
        : value(text) {}

    [[nodiscard]] bool empty() const { return value.empty(); }
    auto operator<=>(const Id&) const = default;
    bool operator==(const Id&) const = default;
};

/// Lower-case ASCII slug of any text: letters and digits kept (accents stripped), the rest one '-'.
/// Text without a letter or digit of its own in ASCII gives "x-" and a short hash. Never empty, at most 64 bytes.
std::string slug(std::string_view text);

/// `base`, or `base-2`, `base-3`, … : the first that `taken` denies.
std::string uniqueSlug(const std::string& base, const std::function<bool(const std::string&)>& taken);

/// Key under which names that people would call the same are equal: case, blanks, '-', '_' and '.' ignored.
std::string matchKey(std::string_view name);

} // namespace banyan

template <typename Tag>
struct std::hash<banyan::Id<Tag>> {
    size_t operator()(const banyan::Id<Tag>& id) const noexcept { return std::hash<std::string>{}(id.value); }
};
