// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/context.h"

#include <optional>
#include <vector>

namespace CLI {
class App;
} // namespace CLI

namespace banyan::cli {

/// What an argument's value must be like.
struct Rule {
    bool required = false;
    std::optional<std::pair<double, double>> range{}; ///< least and most, both allowed
    std::vector<std::string> oneOf{};
    char delimiter = 0;     ///< several values in one argument
    std::string excludes{}; ///< another option that can't stand beside it
    bool showDefault = false;
};

/// A subcommand, declared. The variables must live until it ran. The parser's library stays behind it, for its headers
/// are long to compile.
class Command {
public:
    Command(CLI::App& app, Context& context, const std::string& name, const std::string& help);

    /// `names` is "-o,--output" for an option, "DOCUMENT" for a position.
    Command& option(const std::string& names, std::string& into, const std::string& help, const Rule& rule = {});
    Command& option(const std::string& names, int& into, const std::string& help, const Rule& rule = {});
    Command& option(const std::string& names, double& into, const std::string& help, const Rule& rule = {});
    Command& option(const std::string& names, std::vector<std::string>& into, const std::string& help,
                    const Rule& rule = {});
    Command& flag(const std::string& names, bool& into, const std::string& help);
    /// What is done when this is the command that was given.
    void runs(std::function<Result<int>(Context&)> action);

private:
    CLI::App& m_command;
    Context& m_context;
};

} // namespace banyan::cli
