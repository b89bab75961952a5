// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/sheets/templates.h"

#include "importers/sheets/sheet_kind.h"
#include "importers/sheets/vocabulary.h"
#include "model/base/csv_text.h"
#include "model/portfolio/metrics.h"

#include <array>

namespace banyan::importers {

namespace {

using namespace sheets;

/// Facts that no tool exports are asked for on the sheet: declared figures, then estimates, then questions.
void addMetricColumns(std::vector<std::string>& headers, std::vector<std::string>& example) {
    const auto add = [&](std::string header, const char* value) {
        headers.push_back(std::move(header));
        example.emplace_back(value);
    };
    const auto named = [](const char* metric, const char* suffix) {
        const portfolio::Metric* known = portfolio::findMetric(metric);
        const std::string unit = known->unit == "level" ? "0-4" : std::string(known->unit);
        return std::string(known->name) + suffix + " (" + unit + ")";
    };
    add(named("regulatory-importance", ""), "2");
    add(named("test-coverage", ""), "55");
    for (const auto& [suffix, value] : {std::pair{" low", "10"}, std::pair{" likely", "15"}, std::pair{" high", "25"}})
        add(named("revenue-share", suffix), value);
    for (const auto& [suffix, value] : {std::pair{" low", "40"}, std::pair{" likely", "60"}, std::pair{" high", "70"}})
        add(named("users-reached", suffix), value);
    for (const Question& question : questions())
        add(question.name + "?", question.yesNo ? "no" : "");
}

} // namespace

std::vector<TemplateKind> templateKinds() {
    std::vector<TemplateKind> out;
    for (const SheetKind& kind : sheetKinds())
        out.push_back({std::string(kind.id), std::string(kind.line)});
    return out;
}

Result<std::string> templateCsv(std::string_view kindId) {
    const SheetKind* kind = findSheetKind(kindId);
    if (!kind) {
        std::string known;
        for (const SheetKind& one : sheetKinds())
            known += (known.empty() ? "" : ", ") + std::string(one.id);
        return makeError(ErrorKind::Usage, "template.unknown-kind",
                         "there is no sheet of \"{kind}\"; there are {known}",
                         {{"kind", std::string(kindId)}, {"known", known}});
    }
    std::vector<std::string> headers;
    std::vector<std::string> example;
    for (const Column& column : kind->columns) {
        headers.emplace_back(column.header);
        example.emplace_back(column.example);
    }
    if (kind->metrics) addMetricColumns(headers, example);
    return csvLine(headers) + csvLine(example);
}

} // namespace banyan::importers
