// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/dates.h"
#include "model/base/json.h"
#include "model/base/progress.h"
#include "model/base/result.h"
#include "model/intake/reader.h"
#include "model/portfolio/edit.h"
#include "model/portfolio/issue.h"
#include "model/storage/document.h"

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
} // namespace CLI

/// The command line: one file for each command, each adding itself to the application.
namespace banyan::cli {

/// Exit codes, as documented.
enum Exit { Done = 0, Findings = 1, UsageError = 2, BadInput = 3, IoError = 4, Infeasible = 5, Interrupted = 130 };

/// What every command is given, and how it answers.
struct Context {
    bool json = false;
    std::string asOfText;
    uint64_t seed = 1;
    Date asOf;
    CancelToken cancel;
    intake::Readers readers;
    /// Set by the chosen command; run after all arguments were read.
    std::function<Result<int>(Context&)> run;
};

/// The exit code that an error stands for.
int exitCode(const Error& error);

/// Writes to stdout, whole, and flushes. What doesn't arrive is told by printed().
void print(const std::string& text);
/// Error (Io) "stdout.unwritable" when something that was printed did not arrive.
Result<void> printed();
/// Writes a line to stderr.
void warn(const std::string& text);

/// Shows the share done on stderr when that is a terminal; else empty.
Progress progressOnTerminal();

/// Opens the document of a command. A read-only one says why on stderr.
Result<storage::Document> openDocument(const std::string& path);
/// Applies an edit and writes it down under its label, dated with the day that the command looks from.
Result<void> commit(storage::Document& document, const portfolio::Edit& edit, const Context& context);

/// Folder of a document, to which its source paths are relative.
std::string folderOf(const std::string& documentPath);

/// One line for an issue: "warning: text (file:line)".
std::string issueLine(const portfolio::Issue& issue);

void addDemo(CLI::App& app, Context& context);
void addNew(CLI::App& app, Context& context);
void addFormats(CLI::App& app, Context& context);
void addTemplate(CLI::App& app, Context& context);
void addImport(CLI::App& app, Context& context);
void addAssess(CLI::App& app, Context& context);
void addExplain(CLI::App& app, Context& context);
void addRobustness(CLI::App& app, Context& context);
void addAdvise(CLI::App& app, Context& context);
void addCompare(CLI::App& app, Context& context);
void addScenario(CLI::App& app, Context& context);
void addBaseline(CLI::App& app, Context& context);
void addOutcomes(CLI::App& app, Context& context);
void addPlan(CLI::App& app, Context& context);
void addExport(CLI::App& app, Context& context);
void addCheck(CLI::App& app, Context& context);
void addSchema(CLI::App& app, Context& context);

} // namespace banyan::cli
