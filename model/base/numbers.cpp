// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/numbers.h"

#include <charconv>
#include <cmath>
#include <cstdio>

namespace banyan {

namespace {

constexpr std::string_view noBreakSpace = "\xc2\xa0";
constexpr std::string_view blanks = " \t\r\n\f\v";

/// Takes grouping marks out of `text` when they stand between digits, three apart from the right of the decimal mark.
std::optional<std::string> withoutGrouping(std::string_view text, char group, char decimal) {
    const size_t point = text.find(decimal);
    const std::string_view whole = text.substr(0, point);
    std::string out;
    for (size_t i = 0; i < whole.size(); ++i) {
        if (whole[i] != group) {
            out += whole[i];
            continue;
        }
        if ((whole.size() - i) % 4 != 0 || i == 0) return {};
    }
    if (point == std::string_view::npos) return out;
    if (text.find(group, point) != std::string_view::npos || text.find(decimal, point + 1) != std::string_view::npos)
        return {};
    return out + "." + std::string(text.substr(point + 1));
}

} // namespace

std::string exactNumber(double x) {
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, x == 0 ? 0.0 : x).ptr;
    return {buffer, end};
}

std::string writtenOut(double x) {
    char buffer[512];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, x == 0 ? 0.0 : x, std::chars_format::fixed).ptr;
    return {buffer, end};
}

std::string missesRange(double x, double least, double most) {
    constexpr double none = 1e15;
    if (x < least && most >= none) return "is less than " + writtenOut(least);
    if (x > most && least <= -none) return "is more than " + writtenOut(most);
    return "is not from " + writtenOut(least) + " to " + writtenOut(most);
}

std::string shortNumber(double x, int decimals) {
    char buffer[512];
    std::snprintf(buffer, sizeof buffer, "%.*f", decimals, x);
    std::string out = buffer;
    if (out.find('.') != std::string::npos) {
        out.erase(out.find_last_not_of('0') + 1);
        if (out.back() == '.') out.pop_back();
    }
    return out == "-0" ? "0" : out;
}

std::string groupedNumber(double amount) {
    std::string digits = shortNumber(std::round(amount), 0);
    for (auto at = static_cast<ptrdiff_t>(digits.size()) - 3; at > (digits.starts_with('-') ? 1 : 0); at -= 3)
        digits.insert(static_cast<size_t>(at), ",");
    return digits;
}

std::string percentText(double share, int decimals) {
    return shortNumber(100 * share, decimals) + " %";
}

std::optional<double> parseNumber(std::string_view text, bool decimalComma) {
    const auto plain = withoutGrouping(text, decimalComma ? '.' : ',', decimalComma ? ',' : '.');
    if (!plain || plain->empty()) return {};
    const char* begin = plain->data();
    const char* const end = begin + plain->size();
    if (*begin == '+') ++begin;
    double value = 0;
    const auto [stop, error] = std::from_chars(begin, end, value);
    if (error != std::errc() || stop != end || !std::isfinite(value)) return {};
    return value;
}

std::string_view trimmed(std::string_view text) {
    for (bool again = true; again && !text.empty();) {
        again = false;
        if (blanks.find(text.front()) != std::string_view::npos)
            text.remove_prefix(1), again = true;
        else if (text.starts_with(noBreakSpace))
            text.remove_prefix(2), again = true;
    }
    for (bool again = true; again && !text.empty();) {
        again = false;
        if (blanks.find(text.back()) != std::string_view::npos)
            text.remove_suffix(1), again = true;
        else if (text.ends_with(noBreakSpace))
            text.remove_suffix(2), again = true;
    }
    return text;
}

} // namespace banyan
