// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/markdown.h"

#include "model/report/markdown_sections.h"
#include "model/report/markdown_text.h"

#include <algorithm>
#include <array>

namespace banyan::report {

namespace {

struct Section {
    const char* id;
    std::string (*write)(const ReportInput&);
};

constexpr std::array sections{
    Section{"summary", summarySection}, Section{"goals", goalsSection},
    Section{"map", mapSection},         Section{"recommendations", recommendationsSection},
    Section{"roadmap", roadmapSection}, Section{"budgets", budgetsSection},
    Section{"money", moneySection},     Section{"outcomes", outcomesSection},
    Section{"unknown", unknownSection}, Section{"method", methodSection},
    Section{"sources", sourcesSection},
};

std::string titleOf(const ReportInput& input) {
    const portfolio::Settings& settings = input.portfolio.settings();
    std::string out = "# " + escaped(settings.name.empty() ? "Modernization roadmap" : settings.name) + "\n\n";
    if (settings.fictional) out += "*A fictional portfolio, made as a sample.* ";
    return out + "As of " + input.assessment.asOf.toString() + ".\n\n";
}

} // namespace

const std::vector<std::string>& sectionIds() {
    static const std::vector<std::string> ids = [] {
        std::vector<std::string> out;
        for (const Section& section : sections)
            out.emplace_back(section.id);
        return out;
    }();
    return ids;
}

Result<std::string> markdown(const ReportInput& input, const std::vector<std::string>& wanted) {
    for (const std::string& id : wanted)
        if (std::ranges::find(sectionIds(), id) == sectionIds().end())
            return makeError(ErrorKind::Usage, "report.unknown-section", "there is no section \"{id}\" in the report",
                             {{"id", id}});
    std::string out = titleOf(input);
    for (const Section& section : sections)
        if (wanted.empty() || std::ranges::find(wanted, section.id) != wanted.end()) out += section.write(input);
    return out;
}

} // namespace banyan::report
