// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/common/reports.h"

#include "model/storage/portfolio_json.h"

#include <QFile>

#include <algorithm>
#include <memory>

namespace banyan::cli {

namespace {

struct ExportArguments {
    std::string document;
    std::string to;
    std::string output;
    std::string split;
    std::string templateFile;
    std::string table;
    std::vector<std::string> sections;
    int schedules = 2000;

    [[nodiscard]] bool toStdout() const { return output.empty() || output == "-"; }
};

/// What the export reads, and so never writes over.
std::vector<std::string> inputsOf(const ExportArguments& a) {
    std::vector<std::string> out{a.document};
    if (!a.templateFile.empty()) out.push_back(a.templateFile);
    return out;
}

Error usage(const char* code, const char* text) {
    return makeError(ErrorKind::Usage, code, text);
}

Result<void> check(const ExportArguments& a) {
    if (a.to.empty() == a.templateFile.empty())
        return usage("usage.export", "say what to write: --to FORMAT or --template FILE");
    if (!a.table.empty() && a.to != "csv") return usage("usage.table", "--table is for --to csv");
    if (!a.sections.empty() && a.to != "markdown" && a.to != "html")
        return usage("usage.sections", "--sections is for --to markdown and --to html");
    if (!a.split.empty() && a.to != "json") return usage("usage.split", "--split is for --to json");
    if (!a.split.empty() && !a.output.empty()) return usage("usage.split", "--split and -o don't go together");
    if (a.to == "csv" && a.table.empty() && a.toStdout())
        return usage("usage.needs-folder",
                     "--to csv writes a file for each table: name a folder with -o, or one table with --table");
    return {};
}

void tell(const Context& c, const ExportArguments& arguments, const std::string& file, size_t bytes) {
    if (c.json)
        print(dump(Json{{"schema", "banyan.export/1"},
                        {"to", arguments.to.empty() ? "template" : arguments.to},
                        {"file", file},
                        {"bytes", bytes}}));
}

/// Files that an earlier export left in the folder and that this one has no records for.
Result<void> removeStale(const std::string& folder, const std::vector<app::NamedFile>& files) {
    for (const std::string& name : storage::portfolioFileNames()) {
        if (std::ranges::find(files, name, &app::NamedFile::name) != files.end()) continue;
        QFile file(QString::fromStdString(folder + "/" + name));
        if (!file.open(QIODevice::ReadOnly)) continue;
        const bool isOurs = file.read(200).contains("\"banyan.portfolio/");
        file.close();
        if (isOurs && !file.remove())
            return makeError(ErrorKind::Io, "file.unwritable", "can't be removed: {why}",
                             {{"why", file.errorString().toStdString()}})
                .at({folder + "/" + name, 0, 0, ""});
    }
    return {};
}

Result<int> exportFolder(const ExportArguments& arguments, const std::string& folder, app::Exporter& exporter,
                         const Context& c) {
    BANYAN_ASSIGN(const std::vector<app::NamedFile> files, exporter.folder(arguments.to));
    size_t bytes = 0;
    for (const app::NamedFile& file : files)
        bytes += file.content.size();
    BANYAN_TRY(app::writeFolder(folder, files, inputsOf(arguments)));
    if (arguments.to == "json") BANYAN_TRY(removeStale(folder, files));
    tell(c, arguments, folder, bytes);
    return Done;
}

Result<std::string> contentOf(const ExportArguments& arguments, app::Exporter& exporter) {
    if (arguments.templateFile.empty()) return exporter.as(arguments.to);
    QFile file(QString::fromStdString(arguments.templateFile));
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorKind::Io, "file.unreadable", "can't be read: {why}",
                         {{"why", file.errorString().toStdString()}})
            .at({arguments.templateFile, 0, 0, ""});
    return exporter.fromTemplate(file.readAll().toStdString(), arguments.templateFile);
}

Result<int> exportDocument(const ExportArguments& arguments, Context& c) {
    BANYAN_TRY(check(arguments));
    BANYAN_TRY(app::mayWrite(arguments.output, inputsOf(arguments)));
    BANYAN_ASSIGN(const storage::Document document, openDocument(arguments.document));
    app::ExportOptions options;
    options.asOf = c.asOf;
    options.seed = c.seed;
    options.schedules = arguments.schedules;
    options.sections = arguments.sections;
    options.table = arguments.table;
    options.cancel = c.cancel;
    app::Exporter exporter(document.portfolio(), options);
    if (!arguments.split.empty()) return exportFolder(arguments, arguments.split, exporter, c);
    if (arguments.to == "csv" && arguments.table.empty()) return exportFolder(arguments, arguments.output, exporter, c);
    BANYAN_ASSIGN(const std::string content, contentOf(arguments, exporter));
    if (arguments.toStdout()) {
        print(content);
        return Done;
    }
    BANYAN_TRY(app::writeFile(arguments.output, content, inputsOf(arguments)));
    tell(c, arguments, arguments.output, content.size());
    return Done;
}

} // namespace

void addExport(CLI::App& app, Context& context) {
    Command command(app, context, "export",
                    "Write the report (markdown, html); the portfolio, assessment or plan (json, assessment-json, "
                    "plan-json); what was computed as tables (csv: a folder of files; xlsx: a workbook); the roadmap "
                    "for other programs (mspdi: Microsoft Project and ProjectLibre; ics: calendars; jira-csv: Jira's "
                    "import); a sheet of estimates or initiatives to fill in and import again; or what a template of "
                    "your own makes of it all");
    const auto a = std::make_shared<ExportArguments>();
    command.option("DOCUMENT", a->document, "Document to read", {.required = true});
    command.option("--to", a->to, "What to write", {.oneOf = app::exportFormats()});
    command.option("--template", a->templateFile, "Mustache template to fill in place of --to; see docs/templates.md");
    command.option("-o,--output", a->output, "File to write, for csv a folder (default: stdout)");
    command.option("--split", a->split,
                   "Write json as a folder with a file for each kind of record, for a version control system; `import` "
                   "and `compare` read it");
    command.option("--sections", a->sections, "Sections of the report (default: all)", {.delimiter = ','});
    command.option("--table", a->table, "One table of csv, as a file", {.oneOf = app::tableNames()});
    command.option("--schedules", a->schedules, "How many schedules to try for the roadmap",
                   {.range = std::pair{1.0, 100'000'000.0}, .showDefault = true});
    command.runs([a](Context& c) { return exportDocument(*a, c); });
}

} // namespace banyan::cli
