// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/report.h"

#include "model/report/sections.h"

#include <algorithm>

namespace banyan::report {

namespace {

struct Part {
    const char* id;
    const char* title;
    void (*write)(const ReportInput&, Section&);
};

constexpr std::array parts{
    Part{"summary", "Summary", summarySection},
    Part{"goals", "Goals", goalsSection},
    Part{"map", "Map", mapSection},
    Part{"recommendations", "Recommendations", recommendationsSection},
    Part{"roadmap", "Roadmap", roadmapSection},
    Part{"budgets", "Budgets", budgetsSection},
    Part{"money", "Money", moneySection},
    Part{"outcomes", "Outcomes", outcomesSection},
    Part{"unknown", "What is unknown", unknownSection},
    Part{"method", "Method and weights", methodSection},
    Part{"sources", "Sources", sourcesSection},
};

} // namespace

const std::vector<std::string>& sectionIds() {
    static const std::vector<std::string> ids = [] {
        std::vector<std::string> out;
        for (const Part& part : parts)
            out.emplace_back(part.id);
        return out;
    }();
    return ids;
}

std::string sectionTitle(std::string_view id) {
    const auto part = std::ranges::find(parts, id, &Part::id);
    return part == parts.end() ? std::string() : part->title;
}

Result<Document> report(const ReportInput& input, const std::vector<std::string>& wanted) {
    for (const std::string& id : wanted)
        if (std::ranges::find(sectionIds(), id) == sectionIds().end())
            return makeError(ErrorKind::Usage, "report.unknown-section", "there is no section \"{id}\" in the report",
                             {{"id", id}});
    Document out;
    const portfolio::Settings& settings = input.portfolio.settings();
    out.title = given(settings.name.empty() ? "Modernization roadmap" : settings.name);
    if (settings.fictional) out.about = emphasis("A fictional portfolio, made as a sample.") + " ";
    out.about += "As of " + input.assessment.asOf.toString() + ".";
    for (const Part& part : parts) {
        if (!wanted.empty() && std::ranges::find(wanted, part.id) == wanted.end()) continue;
        Section& section = out.sections.emplace_back();
        section.id = part.id;
        section.title = part.title;
        part.write(input, section);
    }
    return out;
}

} // namespace banyan::report
