// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/common/sample.h"

#include <memory>

namespace banyan::cli {

void addDemo(CLI::App& app, Context& context) {
    Command command(app, context, "demo", "Make the sample portfolio, imported from its raw files");
    const auto path = std::make_shared<std::string>();
    command.option("OUT", *path, "Document to make", {.required = true});
    command.runs([path](Context& c) -> Result<int> {
        Date asOf = c.asOf;
        if (c.asOfText.empty()) {
            BANYAN_ASSIGN(asOf, app::sampleDate());
        }
        BANYAN_TRY(app::buildSample(*path, asOf));
        if (c.json)
            print(dump(Json{{"schema", "banyan.demo/1"}, {"document", *path}, {"asOf", asOf.toString()}}));
        else
            print(*path + ": the sample portfolio Meridian Retail (fictional), as of " + asOf.toString() + "\n");
        return Done;
    });
}

} // namespace banyan::cli
