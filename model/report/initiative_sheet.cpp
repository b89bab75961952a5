// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/initiative_sheet.h"

#include "model/base/numbers.h"
#include "model/report/estimate_sheet.h"

namespace banyan::report {

using namespace banyan::portfolio;

namespace {

std::string dayText(const std::optional<Date>& day) {
    return day ? day->toString() : std::string();
}

template <typename List, typename Text>
std::string joined(const List& list, const Text& text) {
    std::string out;
    for (const auto& item : list)
        out += (out.empty() ? "" : "; ") + text(item);
    return out;
}

std::string workText(const Portfolio& portfolio, const std::vector<TeamEffort>& work) {
    return joined(work, [&](const TeamEffort& effort) {
        const Team* team = portfolio.find(effort.team);
        return (team ? team->name : effort.team.value) + "=" + exactNumber(effort.optimistic) + "/" +
               exactNumber(effort.likely) + "/" + exactNumber(effort.pessimistic);
    });
}

std::string pinText(const std::optional<Pin>& pin) {
    if (!pin || pin->kind == PinKind::None) return {};
    return std::string(enumName(pin->kind)) + " " + pin->day.toString();
}

} // namespace

Sheet initiativeSheet(const Portfolio& portfolio) {
    const std::map<ComponentId, std::string> references = componentReferences(portfolio);
    Sheet out;
    out.title = "Initiatives";
    out.header = {"Title",
                  "Id",
                  "Phase",
                  "Components",
                  "Work",
                  "Cash",
                  "Status",
                  "Started on",
                  "Finished on",
                  "Remaining (%)",
                  "Remaining work",
                  "Prerequisites",
                  "Earliest",
                  "Deadline",
                  "Hard deadline",
                  "Lateness cost per week",
                  "Urgency",
                  "Overlap allowed",
                  "Pin",
                  "Goal",
                  "Tracker keys",
                  "Pattern",
                  "Description",
                  "Story",
                  "Notes"};
    out.numbers = {2, 5, 9, 15, 16};
    for (const Initiative& i : portfolio.initiatives()) {
        out.rows.push_back(
            {i.title,
             i.id.value,
             std::to_string(i.phase),
             joined(i.components, [&](const ComponentId& id) { return references.at(id); }),
             workText(portfolio, i.work),
             exactNumber(i.cash),
             std::string(enumName(i.status)),
             dayText(i.startedOn),
             dayText(i.finishedOn),
             i.remainingShare ? exactNumber(*i.remainingShare * 100) : std::string(),
             workText(portfolio, i.remainingWork),
             joined(i.prerequisites,
                    [](const Prerequisite& p) { return p.initiative.value + "+" + std::to_string(p.lagWeeks); }),
             dayText(i.earliest),
             dayText(i.deadline),
             i.hardDeadline ? "yes" : "no",
             exactNumber(i.latenessCostPerWeek),
             std::to_string(i.urgency),
             i.overlapAllowed ? "yes" : "no",
             pinText(i.pin),
             i.goal ? i.goal->value : std::string(),
             joined(i.aliases, [](const Alias& a) { return a.kind + "=" + a.externalId; }),
             i.pattern,
             i.description,
             i.story,
             i.notes});
    }
    return out;
}

} // namespace banyan::report
