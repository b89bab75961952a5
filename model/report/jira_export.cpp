// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/plan_files.h"

#include "model/base/csv_text.h"
#include "model/base/id.h"

#include <algorithm>

namespace banyan::report {

using namespace banyan::portfolio;
using namespace banyan::roadmap;

namespace {

/// In the order of the plan.
std::vector<const PlannedInitiative*> inOrder(const Plan& plan) {
    std::vector<const PlannedInitiative*> out;
    for (const PlannedInitiative& i : plan.initiatives)
        out.push_back(&i);
    std::ranges::stable_sort(out, {}, [](const auto* i) { return std::tuple(i->startWeek, i->finishWeek); });
    return out;
}

std::string describe(const ReportInput& input, const PlannedInitiative& i, const Initiative& initiative) {
    std::string out = initiative.description;
    const auto add = [&](const std::string& line) { out += (out.empty() ? "" : "\n") + line; };
    if (!initiative.story.empty()) add("Story: " + initiative.story);
    for (const TeamHours& e : i.effort) {
        const Team* team = input.portfolio.find(e.team);
        add((team ? team->name : e.team.value) + ": " + std::to_string(e.hours) + " h");
    }
    if (!i.boundBy.empty()) add(i.boundBy[0].what);
    for (const std::string& clause : initiative.doneClauses)
        add("Done when: " + clause);
    return out;
}

} // namespace

std::string jiraCsv(const ReportInput& input) {
    const Plan& plan = *input.plan;
    const auto initiatives = inOrder(plan);
    std::map<InitiativeId, std::string> numbers;
    size_t links = 0;
    for (size_t n = 0; n < initiatives.size(); ++n) {
        numbers[initiatives[n]->id] = std::to_string(n + 1);
        links = std::max(links, initiatives[n]->prerequisites.size());
    }
    // Jira reads columns of the same name as several values of one field.
    std::vector<std::string> header{"Issue Id",    "Summary",           "Issue Type", "Epic Name",
                                    "Description", "Start date",        "Due date",   "Labels",
                                    "Labels",      "Original Estimate", "External Id"};
    header.insert(header.end(), links, "Inward issue link (Blocks)");
    std::string out = csvLine(header);
    for (const PlannedInitiative* i : initiatives) {
        const Initiative* found = input.portfolio.find(i->id);
        const Initiative initiative = found ? *found : Initiative{};
        std::vector<std::string> row{numbers[i->id],
                                     i->title,
                                     "Epic",
                                     i->title,
                                     describe(input, *i, initiative),
                                     dayOf(plan, shownStart(plan, *i)).toString(),
                                     lastDayOf(plan, i->finishWeek).toString(),
                                     "phase-" + std::to_string(i->phase),
                                     initiative.pattern.empty() ? "" : slug(initiative.pattern),
                                     std::to_string(3600LL * hoursOf(*i)),
                                     i->id.value};
        for (const PlannedPrerequisite& p : i->prerequisites)
            if (const auto number = numbers.find(p.id); number != numbers.end()) row.push_back(number->second);
        row.resize(header.size());
        out += csvLine(row);
    }
    return out;
}

} // namespace banyan::report
