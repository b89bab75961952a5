// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "resources/embedded.h"

#include <memory>

namespace banyan::cli {

namespace {

constexpr std::array names{"portfolio", "assessment", "explanation", "robustness", "advice",
                           "plan",      "comparison", "scenarios",   "baselines",  "curve",
                           "outcomes",  "import",     "check",       "formats",    "error"};

Result<int> showSchema(const std::string& name, Context& c) {
    if (name.empty()) {
        Json list = Json::array();
        std::string text;
        for (const char* known : names) {
            list.push_back(known);
            text += std::string(known) + "\n";
        }
        print(c.json ? dump(Json{{"schema", "banyan.schemas/1"}, {"schemas", list}}) : text);
        return Done;
    }
    const std::string_view schema = resources::embedded("schemas/" + name + ".schema.json");
    if (schema.empty())
        return makeError(ErrorKind::Usage, "usage.no-such-schema",
                         "there is no schema \"{name}\"; `banyan-cli schema` lists them", {{"name", name}});
    print(std::string(schema));
    return Done;
}

} // namespace

void addSchema(CLI::App& app, Context& context) {
    Command command(app, context, "schema", "JSON Schema of an answer, or the list of schemas");
    const auto name = std::make_shared<std::string>();
    command.option("NAME", *name, "Which one");
    command.runs([name](Context& c) { return showSchema(*name, c); });
}

} // namespace banyan::cli
