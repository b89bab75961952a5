// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/markdown_sections.h"
#include "model/report/markdown_text.h"

#include "model/base/numbers.h"
#include "model/roadmap/calendar.h"

#include <algorithm>
#include <functional>
#include <map>

namespace banyan::report {

using namespace banyan::portfolio;
using namespace banyan::roadmap;

namespace {

std::string nameOf(const Portfolio& portfolio, const ComponentId& id) {
    const Component* component = portfolio.find(id);
    return escaped(component ? component->name : id.value);
}

std::string nameOf(const Portfolio& portfolio, const TeamId& id) {
    const Team* team = portfolio.find(id);
    return escaped(team ? team->name : id.value);
}

std::string teamsOf(const Portfolio& portfolio, const PlannedInitiative& initiative) {
    std::string out;
    for (const TeamHours& e : initiative.effort)
        out += (out.empty() ? "" : ", ") + nameOf(portfolio, e.team) + " " + std::to_string(e.hours) + " h";
    return out;
}

std::vector<const PlannedInitiative*> ofPhase(const Plan& plan, int phase) {
    std::vector<const PlannedInitiative*> out;
    for (const PlannedInitiative& i : plan.initiatives)
        if (i.phase == phase) out.push_back(&i);
    std::ranges::stable_sort(out, {}, [](const auto* i) { return std::tuple(i->startWeek, i->finishWeek); });
    return out;
}

std::string gantt(const Plan& plan) {
    std::string out = "```mermaid\ngantt\n    dateFormat YYYY-MM-DD\n    axisFormat %b %Y\n";
    int number = 0;
    for (int phase = 1; phase <= 4; ++phase) {
        const auto initiatives = ofPhase(plan, phase);
        if (initiatives.empty()) continue;
        out += "    section " + std::to_string(phase) + " " + std::string(phaseTitle(phase)) + "\n";
        for (const PlannedInitiative* i : initiatives)
            out += "    " + mermaidLabel(i->title) + " :i" + std::to_string(++number) + ", " +
                   dayOf(plan, i->startWeek).toString() + ", " + dayOf(plan, i->finishWeek).toString() + "\n";
    }
    return out + "```\n\n";
}

/// "2027-03-31 (64 %)"; empty without one.
std::string deadlineOf(const Portfolio& portfolio, const PlannedInitiative& planned) {
    const Initiative* initiative = portfolio.find(planned.id);
    if (!planned.deadlineWeek || initiative == nullptr || !initiative->deadline) return {};
    std::string out = initiative->deadline->toString();
    if (planned.deadlineChance) out += " (" + shortNumber(100 * *planned.deadlineChance, 0) + " %)";
    return out;
}

std::string finishedTable(const Plan& plan) {
    if (plan.finished.empty()) return {};
    MarkdownTable table({"Finished", "Started on", "Finished on"});
    for (const FinishedInitiative& one : plan.finished)
        table.add({escaped(one.title), one.startedOn ? one.startedOn->toString() : "–",
                   one.finishedOn ? one.finishedOn->toString() : "–"});
    return table.text();
}

std::string goalTable(const Plan& plan) {
    if (plan.goals.empty()) return {};
    MarkdownTable table({"Goal", "By", "Chance#", "Because"});
    for (const GoalChance& goal : plan.goals)
        table.add({escaped(goal.name), goal.deadline.toString(),
                   goal.chance ? shortNumber(100 * *goal.chance, 0) + " %" : "–", escaped(goal.because)});
    return "Whether the initiatives for each goal are finished by its deadline, and so could have moved it:\n\n" +
           table.text();
}

std::string phaseTable(const ReportInput& input, const Plan& plan, const PhaseSummary& phase) {
    std::string out = "### " + std::to_string(phase.phase) + " " + std::string(phaseTitle(phase.phase)) + "\n\n" +
                      dayOf(plan, phase.startWeek).toString() + " to " + dayOf(plan, phase.finishWeek).toString() +
                      ", " + std::to_string(phase.hours) + " person-hours";
    if (phase.cash > 0) out += ", " + shortNumber(phase.cash, 0) + " " + escaped(input.portfolio.settings().currency);
    out += "; finished by " + dayOf(plan, phase.p50).toString() + " in half of the draws, by " +
           dayOf(plan, phase.p80).toString() + " in 80 %.\n\n";
    MarkdownTable table(
        {"Initiative", "Teams", "Start", "Finish", "P50", "P80", "Deadline", "Critical#", "Why not earlier"});
    for (const PlannedInitiative* i : ofPhase(plan, phase.phase))
        table.add({escaped(i->title), teamsOf(input.portfolio, *i), dayOf(plan, shownStart(plan, *i)).toString(),
                   dayOf(plan, i->finishWeek).toString(), dayOf(plan, i->p50).toString(),
                   dayOf(plan, i->p80).toString(), deadlineOf(input.portfolio, *i),
                   shortNumber(100 * i->criticality, 0) + " %",
                   i->boundBy.empty() ? "starts with the roadmap" : escaped(i->boundBy[0].what)});
    out += table.text();
    for (const GateStatus& gate : phase.gates)
        out += std::string("- Gate ") + (gate.met ? "met: " : "not met: ") + escaped(gate.gate) + ". " +
               escaped(gate.because) + "\n";
    return out + (phase.gates.empty() ? "" : "\n");
}

struct TeamUse {
    int hours = 0;
    int used = 0;
};

} // namespace

std::string groupTable(const Portfolio& portfolio, const std::string& heading, const Groups& groups) {
    constexpr size_t namesInFull = 8;
    std::vector<std::pair<std::string, std::vector<ComponentId>>> sorted(groups.begin(), groups.end());
    std::ranges::stable_sort(sorted, std::greater{}, [](const auto& group) { return group.second.size(); });
    MarkdownTable table({heading, "Components#", "Which"});
    for (const auto& [text, components] : sorted) {
        std::string names;
        for (size_t i = 0; i < components.size() && i < namesInFull; ++i)
            names += (i == 0 ? "" : ", ") + nameOf(portfolio, components[i]);
        if (components.size() > namesInFull)
            names += " and " + std::to_string(components.size() - namesInFull) + " more";
        table.add({escaped(text), std::to_string(components.size()), names});
    }
    return table.text();
}

std::string recommendationsSection(const ReportInput& input) {
    std::string out = "## Recommendations\n\n";
    MarkdownTable table({"Component", "Do", "Why"});
    Groups questions;
    size_t undecided = 0;
    for (const advice::Recommendation& r : input.recommendations) {
        if (r.disposition == "undecided") {
            ++undecided;
            for (const std::string& what : r.ask)
                questions[what].push_back(r.component);
            continue;
        }
        std::string why = escaped(r.because);
        for (const advice::Requirement& need : r.requirements)
            why += " " + escaped(need.because);
        table.add({nameOf(input.portfolio, r.component), escaped(r.pattern.empty() ? r.disposition : r.pattern), why});
    }
    if (!table.empty()) out += table.text();
    if (undecided > 0)
        out += (undecided == 1 ? "One component is" : std::to_string(undecided) + " components are") +
               " undecided. What to ask or measure first:\n\n" + groupTable(input.portfolio, "Question", questions);
    return out;
}

std::string roadmapSection(const ReportInput& input) {
    std::string out = "## Roadmap\n\n";
    if (!input.plan) return out + "There is none yet: " + escaped(input.planIssue) + ".\n\n";
    const Plan& plan = *input.plan;
    if (plan.initiatives.empty() && plan.unscheduled.empty())
        return out + "No initiatives are proposed or accepted yet.\n\n";
    out += "Planned from " + plan.statusDate.toString() + " on; chances come from " + std::to_string(plan.draws) +
           " draws of the effort.\n\n" + gantt(plan) + finishedTable(plan);
    for (const PhaseSummary& phase : plan.phases)
        out += phaseTable(input, plan, phase);
    out += goalTable(plan);
    if (plan.unscheduled.empty()) return out;
    MarkdownTable table({"Not scheduled", "Because"});
    for (const UnscheduledInitiative& u : plan.unscheduled)
        table.add({escaped(u.title), escaped(u.because)});
    return out + table.text();
}

std::string budgetsSection(const ReportInput& input) {
    const std::string out = "## Budgets\n\n";
    if (!input.plan) return out + "Without a roadmap nothing is allocated.\n\n";
    const Plan& plan = *input.plan;
    std::map<TeamId, TeamUse> uses;
    for (const TeamWeek& week : plan.capacity) {
        uses[week.team].hours += week.hours;
        uses[week.team].used += week.used;
    }
    MarkdownTable table({"Team", "Refactoring budget#", "Hours there are#", "Hours planned#", "Used#", "Note"});
    for (const auto& [id, use] : uses) {
        const Team* team = input.portfolio.find(id);
        const double percent = plan.budgetPercent >= 0 ? plan.budgetPercent
                               : team                  ? refactoringBudget(*team, plan.start)
                                                       : 20;
        const char* note = percent < 15   ? "under the recommended 15–25 %"
                           : percent > 25 ? "over the recommended 15–25 %"
                                          : "";
        table.add({nameOf(input.portfolio, id), shortNumber(percent, 0) + " %", std::to_string(use.hours),
                   std::to_string(use.used), use.hours > 0 ? shortNumber(100.0 * use.used / use.hours, 0) + " %" : "–",
                   note});
    }
    return out + "Person-hours over the " + std::to_string(plan.weeks) + " weeks of the roadmap.\n\n" + table.text();
}

} // namespace banyan::report
