// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "model/base/numbers.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>

namespace banyan::cli {

namespace {

/// CLI11's check with our words for what is wrong; its description stays in the help.
CLI::Validator worded(CLI::Validator validator, const std::function<std::string(const std::string&)>& complaint) {
    validator.operation([complaint](std::string& text) { return complaint(text); });
    return validator;
}

std::string inQuotes(const std::string& text) {
    return "\"" + text + "\"";
}

template <typename Value>
CLI::Validator within(double least, double most) {
    return worded(CLI::Range(static_cast<Value>(least), static_cast<Value>(most)),
                  [least, most](const std::string& text) -> std::string {
                      const std::optional<double> number = parseNumber(text);
                      if (!number) return inQuotes(text) + " is no number";
                      if (std::is_integral_v<Value> && *number != std::floor(*number))
                          return inQuotes(text) + " is no whole number";
                      if (*number >= least && *number <= most) return {};
                      return inQuotes(text) + " " + missesRange(*number, least, most);
                  });
}

CLI::Validator oneOf(const std::vector<std::string>& choices) {
    return worded(CLI::IsMember(choices), [choices](const std::string& text) -> std::string {
        if (std::ranges::find(choices, text) != choices.end()) return {};
        return inQuotes(text) + " is none of " + CLI::detail::join(choices, ", ");
    });
}

template <typename Value>
void declare(CLI::App& command, const std::string& names, Value& into, const std::string& help, const Rule& rule) {
    CLI::Option* option = command.add_option(names, into, help)->required(rule.required);
    if constexpr (std::is_arithmetic_v<Value>)
        if (rule.range) option->check(within<Value>(rule.range->first, rule.range->second));
    if (!rule.oneOf.empty()) option->check(oneOf(rule.oneOf));
    if (rule.delimiter) option->delimiter(rule.delimiter);
    if (!rule.excludes.empty()) option->excludes(command.get_option(rule.excludes));
    if (rule.showDefault) option->capture_default_str();
}

} // namespace

Command::Command(CLI::App& app, Context& context, const std::string& name, const std::string& help)
    : m_command(*app.add_subcommand(name, help))
    , m_context(context) {}

Command& Command::option(const std::string& names, std::string& into, const std::string& help, const Rule& rule) {
    declare(m_command, names, into, help, rule);
    return *this;
}

Command& Command::option(const std::string& names, int& into, const std::string& help, const Rule& rule) {
    declare(m_command, names, into, help, rule);
    return *this;
}

Command& Command::option(const std::string& names, double& into, const std::string& help, const Rule& rule) {
    declare(m_command, names, into, help, rule);
    return *this;
}

Command& Command::option(const std::string& names, std::vector<std::string>& into, const std::string& help,
                         const Rule& rule) {
    declare(m_command, names, into, help, rule);
    return *this;
}

Command& Command::flag(const std::string& names, bool& into, const std::string& help) {
    m_command.add_flag(names, into, help);
    return *this;
}

void Command::runs(std::function<Result<int>(Context&)> action) {
    m_command.callback([context = &m_context, action = std::move(action)] { context->run = action; });
}

} // namespace banyan::cli
