// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/parse_error.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

namespace banyan::cli {

namespace {

/// Letters to insert, leave out or replace (Levenshtein 1966).
size_t distance(const std::string& a, const std::string& b) {
    std::vector<size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), size_t{0});
    for (size_t i = 1; i <= a.size(); ++i) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.size(); ++j) {
            const size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

std::string inQuotes(const std::string& text) {
    return "\"" + text + "\"";
}

/// The first word is meant for a command.
std::string noCommand(const CLI::App& app) {
    const std::vector<std::string> left = app.remaining();
    const auto word = std::ranges::find_if(left, [](const std::string& text) { return !text.starts_with('-'); });
    if (word == left.end()) return "name a command; `banyan-cli --help` lists them";
    constexpr size_t near = 2;
    size_t best = near + 1;
    std::string meant;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        if (const size_t d = distance(*word, command->get_name()); d < best) {
            best = d;
            meant = command->get_name();
        }
    return "there is no command " + inQuotes(*word) +
           (meant.empty() ? "; `banyan-cli --help` lists them" : "; is " + inQuotes(meant) + " meant?");
}

/// "--schedules = abc"
std::string notConverted(const std::string& what) {
    const size_t colon = what.find(": ");
    const size_t mark = what.find(" = ");
    if (colon == std::string::npos || mark == std::string::npos) return what;
    return what.substr(colon + 2, mark - colon - 2) + ": " + inQuotes(what.substr(mark + 3)) + " is no number";
}

std::string unexpected(const std::string& what) {
    const size_t colon = what.find(": ");
    if (colon == std::string::npos) return what;
    const std::string text = what.substr(colon + 2);
    if (text.find(' ') != std::string::npos) return "nobody asked for " + text;
    return text.starts_with('-') ? "there is no option " + inQuotes(text) + " here"
                                 : inQuotes(text) + " is one argument too many";
}

std::string textOf(const CLI::App& app, const CLI::ParseError& error) {
    const std::string what = error.what();
    if (dynamic_cast<const CLI::RequiredError*>(&error) && app.get_subcommands().empty()) return noCommand(app);
    if (dynamic_cast<const CLI::ConversionError*>(&error)) return notConverted(what);
    if (dynamic_cast<const CLI::ExtrasError*>(&error)) return unexpected(what);
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) && what.find(": ") != std::string::npos)
        return what.substr(0, what.find(": ")) + " needs a value";
    return what;
}

} // namespace

Error usageError(const CLI::App& app, const CLI::ParseError& error) {
    return makeError(ErrorKind::Usage, "usage.arguments", "{why}", {{"why", textOf(app, error)}});
}

} // namespace banyan::cli
