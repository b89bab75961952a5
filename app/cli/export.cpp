// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/common/reports.h"

#include <memory>

namespace banyan::cli {

namespace {

struct Arguments {
    std::string document;
    std::string to;
    std::string output;
    std::string table;
    std::vector<std::string> sections;
    int schedules = 2000;

    [[nodiscard]] bool toStdout() const { return output.empty() || output == "-"; }
};

void tell(const Context& c, const Arguments& arguments, size_t bytes) {
    if (c.json && !arguments.toStdout())
        print(dump(
            Json{{"schema", "banyan.export/1"}, {"to", arguments.to}, {"file", arguments.output}, {"bytes", bytes}}));
}

Result<int> exportTables(const Arguments& arguments, const portfolio::Portfolio& portfolio,
                         const app::ExportOptions& options, const Context& c) {
    if (arguments.toStdout())
        return makeError(ErrorKind::Usage, "usage.needs-folder",
                         "--to csv writes a file for each table: name a folder with -o, or one table with --table");
    BANYAN_ASSIGN(std::vector<app::NamedFile> made, app::exportFolder(arguments.to, portfolio, options));
    std::vector<FolderFile> files;
    size_t bytes = 0;
    for (app::NamedFile& file : made) {
        bytes += file.content.size();
        files.push_back({std::move(file.name), std::move(file.content)});
    }
    BANYAN_TRY(writeFolder(arguments.output, files));
    tell(c, arguments, bytes);
    return Done;
}

Result<int> exportDocument(const Arguments& arguments, Context& c) {
    if (!arguments.table.empty() && arguments.to != "csv")
        return makeError(ErrorKind::Usage, "usage.table", "--table is for --to csv");
    BANYAN_ASSIGN(const storage::Document document, openDocument(arguments.document));
    app::ExportOptions options;
    options.asOf = c.asOf;
    options.seed = c.seed;
    options.schedules = arguments.schedules;
    options.sections = arguments.sections;
    options.table = arguments.table;
    options.cancel = c.cancel;
    if (arguments.to == "csv" && arguments.table.empty())
        return exportTables(arguments, document.portfolio(), options, c);
    BANYAN_ASSIGN(const std::string content, app::exportAs(arguments.to, document.portfolio(), options));
    if (arguments.toStdout())
        print(content);
    else
        BANYAN_TRY(writeFile(arguments.output, content));
    tell(c, arguments, content.size());
    return Done;
}

} // namespace

void addExport(CLI::App& app, Context& context) {
    Command command(app, context, "export",
                    "Write the report (markdown, html); the portfolio, assessment or plan (json, assessment-json, "
                    "plan-json); what was computed as tables (csv: a folder of files; xlsx: a workbook); the roadmap "
                    "for other programs (mspdi: Microsoft Project and ProjectLibre; ics: calendars; jira-csv: Jira's "
                    "import); or a sheet of estimates or initiatives to fill in and import again");
    const auto a = std::make_shared<Arguments>();
    command.option("DOCUMENT", a->document, "Document to read", {.required = true});
    command.option("--to", a->to, "What to write", {.required = true, .oneOf = app::exportFormats()});
    command.option("-o,--output", a->output, "File to write, for csv a folder (default: stdout)");
    command.option("--sections", a->sections, "Sections of the report (default: all)", {.delimiter = ','});
    command.option("--table", a->table, "One table of csv, as a file", {.oneOf = app::tableNames()});
    command.option("--schedules", a->schedules, "How many schedules to try for the roadmap",
                   {.range = std::pair{1.0, 100'000'000.0}, .showDefault = true});
    command.runs([a](Context& c) { return exportDocument(*a, c); });
}

} // namespace banyan::cli
