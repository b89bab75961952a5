// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/context.h"
#include "app/cli/parse_error.h"
#include "importers/registry.h"
#include "model/report/answers.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QDate>

#include <algorithm>
#include <csignal>
#include <iostream>
#include <sstream>

using namespace banyan;
using namespace banyan::cli;

namespace {

const CancelToken* g_cancel = nullptr;

void onInterrupt(int) {
    if (g_cancel) g_cancel->cancel();
}

Date today() {
    const QDate date = QDate::currentDate();
    return Date::fromYmd(date.year(), date.month(), date.day());
}

int fail(const Context& context, const Error& error) {
    if (context.json)
        print(dump(report::toJson(error)));
    else
        warn("banyan-cli: " + error.fullMessage());
    return exitCode(error);
}

int run(Context& context) {
    if (!context.asOfText.empty()) {
        const auto date = Date::parse(context.asOfText);
        if (!date)
            return fail(context, makeError(ErrorKind::Usage, "usage.date",
                                           "--as-of \"{value}\" is no date of the form 2027-01-31",
                                           {{"value", context.asOfText}}));
        context.asOf = *date;
    } else {
        context.asOf = today();
    }
    const Result<int> answer = context.run(context);
    return answer ? *answer : fail(context, answer.error());
}

/// The exit code, unless the answer didn't arrive.
int finish(int code) {
    const Result<void> arrived = printed();
    if (arrived) return code;
    warn("banyan-cli: " + arrived.error().message());
    return exitCode(arrived.error());
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication core(argc, argv);
    Context context;
    context.readers = importers::builtInReaders();
    g_cancel = &context.cancel;
    std::signal(SIGINT, onInterrupt);

    CLI::App app("From a legacy portfolio to a modernization roadmap, offline and in one file.", "banyan-cli");
    app.set_version_flag("--version", "banyan-cli " BANYAN_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    app.add_flag("--json", context.json, "Answer in JSON on stdout (`banyan-cli schema` describes each answer)");
    app.add_option("--as-of", context.asOfText,
                   "The day to look from, YYYY-MM-DD (default: today); makes answers reproducible");
    app.add_option("--seed", context.seed, "Seed of everything random")
        ->capture_default_str()
        ->check([](const std::string& text) -> std::string {
            const bool digits = !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
            return digits ? "" : "\"" + text + "\" is no whole number from 0 on";
        });
    for (const auto add :
         {addDemo, addNew, addFormats, addTemplate, addImport, addAssess, addExplain, addRobustness, addAdvise, addPlan,
          addCompare, addScenario, addBaseline, addOutcomes, addExport, addCheck, addSchema})
        add(app, context);
    app.footer("Exit codes: 0 done; 1 done, with findings; 2 usage; 3 bad input; 4 input/output; 5 infeasible; 130 "
               "interrupted.");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) {
            std::ostringstream help;
            const int code = app.exit(error, help, std::cerr);
            print(help.str());
            return finish(code);
        }
        return finish(fail(context, usageError(app, error)));
    }
    return finish(run(context));
}
