// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "model/portfolio/edit.h"

#include <QFileInfo>

#include <memory>

namespace banyan::cli {

void addNew(CLI::App& app, Context& context) {
    struct Arguments {
        std::string path;
        std::string name;
    };
    Command command(app, context, "new", "Make an empty document");
    const auto arguments = std::make_shared<Arguments>();
    command.option("OUT", arguments->path, "Document to make", {.required = true});
    command.option("--name", arguments->name, "The portfolio's name (default: the file's)");
    command.runs([arguments](Context& c) -> Result<int> {
        portfolio::Settings settings;
        settings.name = arguments->name.empty()
                            ? QFileInfo(QString::fromStdString(arguments->path)).completeBaseName().toStdString()
                            : arguments->name;
        BANYAN_ASSIGN(const portfolio::Portfolio start, portfolio::apply({}, {"new", {portfolio::Put{settings}}, ""}));
        BANYAN_TRY(storage::Document::create(arguments->path, start));
        if (c.json)
            print(dump(Json{{"schema", "banyan.new/1"}, {"document", arguments->path}}));
        else
            print(arguments->path + ": an empty portfolio\n");
        return Done;
    });
}

} // namespace banyan::cli
