// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include <CLI/CLI.hpp>

namespace banyan::cli {

namespace {

template <typename Value>
void declare(CLI::App& command, const std::string& names, Value& into, const std::string& help, const Rule& rule) {
    CLI::Option* option = command.add_option(names, into, help)->required(rule.required);
    if constexpr (std::is_arithmetic_v<Value>)
        if (rule.range)
            option->check(CLI::Range(static_cast<Value>(rule.range->first), static_cast<Value>(rule.range->second)));
    if (!rule.oneOf.empty()) option->check(CLI::IsMember(rule.oneOf));
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
