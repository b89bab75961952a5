// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/csv_text.h"

#include "model/base/numbers.h"

namespace banyan {

namespace {

constexpr std::string_view formulaStarts = "=+-@\t\r";

/// A formula behind any run of apostrophes: these are the texts that a guard was put before, or could be mistaken for.
bool looksComputed(std::string_view text) {
    const size_t first = text.find_first_not_of('\'');
    return first != std::string_view::npos && formulaStarts.find(text[first]) != std::string_view::npos;
}

bool needsQuotes(std::string_view text, char separator) {
    if (text.empty()) return false;
    const auto blank = [](char c) { return c == ' ' || c == '\t'; };
    return blank(text.front()) || blank(text.back()) || text.find(separator) != std::string_view::npos ||
           text.find_first_of("\"\r\n") != std::string_view::npos;
}

} // namespace

std::string guardedCell(std::string_view text) {
    if (!looksComputed(text) || parseNumber(text)) return std::string(text);
    return "'" + std::string(text);
}

std::string_view unguardedCell(std::string_view text) {
    if (text.starts_with('\'') && looksComputed(text)) text.remove_prefix(1);
    return text;
}

std::string csvCell(std::string_view text, char separator) {
    std::string cell = guardedCell(text);
    if (!needsQuotes(cell, separator)) return cell;
    std::string quoted = "\"";
    for (const char c : cell) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string csvLine(std::span<const std::string> cells, char separator) {
    std::string line;
    for (size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line += separator;
        line += csvCell(cells[i], separator);
    }
    return line + '\n';
}

} // namespace banyan
