// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/common/output.h"
#include "importers/sheets/templates.h"

#include <memory>

namespace banyan::cli {

namespace {

struct TemplateArguments {
    std::string kind;
    std::string output;
};

std::string kindsText() {
    std::string out;
    for (const importers::TemplateKind& kind : importers::templateKinds())
        out += kind.id + "\n    " + kind.line + "\n";
    return out;
}

Result<int> writeTemplate(const TemplateArguments& arguments, Context& c) {
    if (arguments.kind.empty()) {
        Json list = Json::array();
        for (const importers::TemplateKind& kind : importers::templateKinds())
            list.push_back({{"id", kind.id}, {"line", kind.line}});
        print(c.json ? dump(Json{{"schema", "banyan.templates/1"}, {"templates", list}}) : kindsText());
        return Done;
    }
    BANYAN_ASSIGN(const std::string sheet, importers::templateCsv(arguments.kind));
    if (arguments.output.empty() || arguments.output == "-")
        print(sheet);
    else
        BANYAN_TRY(app::writeFile(arguments.output, sheet));
    return Done;
}

} // namespace

void addTemplate(CLI::App& app, Context& context) {
    Command command(app, context, "template",
                    "An empty sheet with headers and one explained row; without KIND the list of kinds");
    const auto a = std::make_shared<TemplateArguments>();
    command.option("KIND", a->kind, "What a row of the sheet is");
    command.option("-o,--output", a->output, "File to write (default: stdout)");
    command.runs([a](Context& c) { return writeTemplate(*a, c); });
}

} // namespace banyan::cli
