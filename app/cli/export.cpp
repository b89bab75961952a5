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
    std::vector<std::string> sections;
    int schedules = 2000;
};

Result<int> exportDocument(const Arguments& arguments, Context& c) {
    BANYAN_ASSIGN(const storage::Document document, openDocument(arguments.document));
    app::ExportOptions options;
    options.asOf = c.asOf;
    options.seed = c.seed;
    options.schedules = arguments.schedules;
    options.sections = arguments.sections;
    options.cancel = c.cancel;
    BANYAN_ASSIGN(const std::string content, app::exportAs(arguments.to, document.portfolio(), options));
    if (arguments.output.empty() || arguments.output == "-")
        print(content);
    else
        BANYAN_TRY(writeFile(arguments.output, content));
    if (c.json && !arguments.output.empty() && arguments.output != "-")
        print(dump(Json{{"schema", "banyan.export/1"},
                        {"to", arguments.to},
                        {"file", arguments.output},
                        {"bytes", content.size()}}));
    return Done;
}

} // namespace

void addExport(CLI::App& app, Context& context) {
    Command command(app, context, "export",
                    "Write the report as Markdown or HTML; portfolio, assessment or plan as JSON; or a sheet of "
                    "estimates or initiatives "
                    "to fill in and import again");
    const auto a = std::make_shared<Arguments>();
    command.option("DOCUMENT", a->document, "Document to read", {.required = true});
    command.option("--to", a->to, "What to write", {.required = true, .oneOf = app::exportFormats()});
    command.option("-o,--output", a->output, "File to write (default: stdout)");
    command.option("--sections", a->sections, "Sections of the report (default: all)", {.delimiter = ','});
    command.option("--schedules", a->schedules, "How many schedules to try for the roadmap",
                   {.range = std::pair{1.0, 100'000'000.0}, .showDefault = true});
    command.runs([a](Context& c) { return exportDocument(*a, c); });
}

} // namespace banyan::cli
