// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/common/reports.h"

namespace banyan::cli {

namespace {

std::string endings(const intake::Format& format) {
    std::string out;
    for (const std::string& ending : format.endings)
        out += (out.empty() ? "" : " ") + ending;
    return out;
}

Result<int> listFormats(Context& c) {
    Json list = Json::array();
    std::string text;
    for (const auto& reader : c.readers) {
        const intake::Format format = reader->format();
        list.push_back({{"id", format.id},
                        {"name", format.name},
                        {"kind", format.kind},
                        {"becomes", format.becomes},
                        {"endings", format.endings}});
        text += format.id + "\n    " + format.name + " (" + endings(format) + ")\n    becomes " + format.becomes + "\n";
    }
    Json exports = Json::array();
    text += "\nWhat `export --to` writes:\n\n";
    for (const app::ExportFormat& format : app::exportFormatList()) {
        exports.push_back({{"id", format.id}, {"what", format.what}});
        text += format.id + "\n    " + format.what + "\n";
    }
    print(c.json ? dump(Json{{"schema", "banyan.formats/1"}, {"formats", list}, {"exports", exports}}) : text);
    return Done;
}

} // namespace

void addFormats(CLI::App& app, Context& context) {
    Command(app, context, "formats", "What can be imported and exported").runs(listFormats);
}

} // namespace banyan::cli
