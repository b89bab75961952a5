// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/sections.h"

#include "model/base/numbers.h"
#include "model/roadmap/calendar.h"

#include <algorithm>
#include <functional>
#include <map>

namespace banyan::report {

using namespace banyan::portfolio;
using namespace banyan::roadmap;

namespace {

Text nameOf(const Portfolio& portfolio, const ComponentId& id) {
    const Component* component = portfolio.find(id);
    return given(component ? component->name : id.value);
}

Text nameOf(const Portfolio& portfolio, const TeamId& id) {
    const Team* team = portfolio.find(id);
    return given(team ? team->name : id.value);
}

Text teamsOf(const Portfolio& portfolio, const PlannedInitiative& initiative) {
    Text out;
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

GanttPicture picture(const Portfolio& portfolio, const Plan& plan) {
    GanttPicture out{plan.start, plan.start, plan.statusDate, {}};
    for (int phase = 1; phase <= 4; ++phase) {
        GanttPicture::Phase group{phase, {}};
        for (const PlannedInitiative* i : ofPhase(plan, phase)) {
            const Initiative* initiative = portfolio.find(i->id);
            group.bars.push_back({i->title, dayOf(plan, i->startWeek), dayOf(plan, i->finishWeek), dayOf(plan, i->p80),
                                  initiative ? initiative->deadline : std::nullopt});
            out.to = std::max({out.to, group.bars.back().finish, group.bars.back().p80});
        }
        if (!group.bars.empty()) out.phases.push_back(std::move(group));
    }
    return out;
}

/// "2027-03-31 (64 %)"; empty without one.
std::string deadlineOf(const Portfolio& portfolio, const PlannedInitiative& planned) {
    const Initiative* initiative = portfolio.find(planned.id);
    if (!planned.deadlineWeek || initiative == nullptr || !initiative->deadline) return {};
    std::string out = initiative->deadline->toString();
    if (planned.deadlineChance) out += " (" + shortNumber(100 * *planned.deadlineChance, 0) + " %)";
    return out;
}

Table finishedTable(const Plan& plan) {
    Table table("Finished initiatives", {"Finished", "Started on", "Finished on"});
    for (const FinishedInitiative& one : plan.finished)
        table.add({given(one.title), one.startedOn ? one.startedOn->toString() : "–",
                   one.finishedOn ? one.finishedOn->toString() : "–"});
    return table;
}

void addGoals(const Plan& plan, Section& out) {
    if (plan.goals.empty()) return;
    out.say("Whether the initiatives for each goal are finished by its deadline, and so could have moved it:");
    Table table("Chance of each goal's deadline", {"Goal", "By", "Chance#", "Because"});
    for (const GoalChance& goal : plan.goals)
        table.add({given(goal.name), goal.deadline.toString(), goal.chance ? percentText(*goal.chance) : "–",
                   given(goal.because)});
    out.add(std::move(table));
}

Text phaseHead(const PhaseSummary& phase) {
    return Text(Run{Run::Kind::Mark, "p" + std::to_string(phase.phase)}) + std::to_string(phase.phase) + " " +
           std::string(phaseTitle(phase.phase));
}

/// The gates in one line that holds now or by what is planned, and each one that nothing brings about with its reason.
void addGates(const PhaseSummary& phase, Section& out) {
    constexpr size_t namesInFull = 8;
    Text opening;
    size_t met = 0;
    size_t opens = 0;
    List closed;
    for (const GateStatus& gate : phase.gates) {
        if (gate.met) {
            ++met;
        } else if (!gate.possible) {
            closed.items.push_back({given(gate.gate) + ". " + given(gate.because), {}});
        } else if (++opens <= namesInFull) {
            opening += (opens == 1 ? "" : "; ") + given(gate.gate);
        }
    }
    if (met > 0) out.say(std::to_string(met) + (met == 1 ? " gate is met." : " gates are met."));
    if (opens > namesInFull) opening += " and " + std::to_string(opens - namesInFull) + " more";
    if (opens > 0)
        out.say(std::to_string(opens) + (opens == 1 ? " gate opens" : " gates open") +
                " when what is planned before is finished: " + opening + ".");
    if (closed.items.empty()) return;
    out.say(std::to_string(closed.items.size()) + (closed.items.size() == 1
                                                       ? " gate is not met, and nothing planned brings it about:"
                                                       : " gates are not met, and nothing planned brings them about:"));
    out.add(std::move(closed));
}

void addPhase(const ReportInput& input, const Plan& plan, const PhaseSummary& phase, Section& out) {
    out.head(phaseHead(phase));
    Text about = dayOf(plan, phase.startWeek).toString() + " to " + lastDayOf(plan, phase.finishWeek).toString() +
                 ", " + std::to_string(phase.hours) + " person-hours";
    if (phase.cash > 0) about += ", " + shortNumber(phase.cash, 0) + " " + given(input.portfolio.settings().currency);
    out.say(about + "; finished by " + lastDayOf(plan, phase.p50).toString() + " in half of the draws, by " +
            lastDayOf(plan, phase.p80).toString() + " in 80 %.");
    Table table("Initiatives of phase " + std::to_string(phase.phase),
                {"Initiative", "Teams", "Start", "Finish", "P50", "P80", "Deadline", "Critical#", "Why not earlier"});
    for (const PlannedInitiative* i : ofPhase(plan, phase.phase))
        table.add({given(i->title), teamsOf(input.portfolio, *i), dayOf(plan, shownStart(plan, *i)).toString(),
                   lastDayOf(plan, i->finishWeek).toString(), lastDayOf(plan, i->p50).toString(),
                   lastDayOf(plan, i->p80).toString(), deadlineOf(input.portfolio, *i), percentText(i->criticality),
                   i->boundBy.empty() ? Text("starts with the roadmap") : given(i->boundBy[0].what)});
    out.add(std::move(table));
    addGates(phase, out);
}

struct TeamUse {
    int hours = 0;
    int used = 0;
};

} // namespace

Table groupTable(const Portfolio& portfolio, const std::string& heading, const Groups& groups) {
    constexpr size_t namesInFull = 8;
    std::vector<std::pair<std::string, std::vector<ComponentId>>> sorted(groups.begin(), groups.end());
    std::ranges::stable_sort(sorted, std::greater{}, [](const auto& group) { return group.second.size(); });
    Table table(heading, {heading, "Components#", "Which"});
    for (const auto& [text, components] : sorted) {
        Text names;
        for (size_t i = 0; i < components.size() && i < namesInFull; ++i)
            names += (i == 0 ? "" : ", ") + nameOf(portfolio, components[i]);
        if (components.size() > namesInFull)
            names += " and " + std::to_string(components.size() - namesInFull) + " more";
        table.add({given(text), std::to_string(components.size()), names});
    }
    return table;
}

void recommendationsSection(const ReportInput& input, Section& out) {
    Table table("What to do with each component", {"Component", "Do", "Why"});
    Groups questions;
    size_t undecided = 0;
    for (const advice::Recommendation& r : input.recommendations) {
        if (r.disposition == "undecided") {
            ++undecided;
            for (const std::string& what : r.ask)
                questions[what].push_back(r.component);
            continue;
        }
        Text why = given(r.because);
        for (const advice::Requirement& need : r.requirements)
            why += " " + given(need.because);
        table.add({nameOf(input.portfolio, r.component), given(r.pattern.empty() ? r.disposition : r.pattern), why});
    }
    out.add(std::move(table));
    if (undecided == 0) return;
    out.say((undecided == 1 ? "One component is" : std::to_string(undecided) + " components are") +
            " undecided. What to ask or measure first:");
    out.add(groupTable(input.portfolio, "Question", questions));
}

Text whyNoPlan(const ReportInput& input) {
    std::string_view why = input.planIssue;
    while (why.ends_with('.'))
        why.remove_suffix(1);
    return given(why);
}

void roadmapSection(const ReportInput& input, Section& out) {
    if (!input.plan) {
        out.say("There is none yet: " + whyNoPlan(input) + ".");
        return;
    }
    const Plan& plan = *input.plan;
    if (plan.initiatives.empty() && plan.unscheduled.empty()) {
        out.say("No initiatives are proposed or accepted yet.");
        return;
    }
    out.say("Planned from " + plan.statusDate.toString() + " on; chances come from " + std::to_string(plan.draws) +
            " draws of the effort.");
    out.add(picture(input.portfolio, plan));
    out.add(finishedTable(plan));
    for (const PhaseSummary& phase : plan.phases)
        addPhase(input, plan, phase, out);
    addGoals(plan, out);
    Table table("Not scheduled", {"Not scheduled", "Because"});
    for (const UnscheduledInitiative& u : plan.unscheduled)
        table.add({given(u.title), given(u.because)});
    out.add(std::move(table));
}

void budgetsSection(const ReportInput& input, Section& out) {
    if (!input.plan) {
        out.say("Without a roadmap nothing is allocated.");
        return;
    }
    const Plan& plan = *input.plan;
    std::map<TeamId, TeamUse> uses;
    for (const TeamWeek& week : plan.capacity) {
        uses[week.team].hours += week.hours;
        uses[week.team].used += week.used;
    }
    Table table("Refactoring budgets",
                {"Team", "Refactoring budget#", "Hours there are#", "Hours planned#", "Used#", "Note"});
    BarsPicture bars{"Hours planned of the hours there are", {"Planned", ""}, "Hours there are", {}};
    for (const auto& [id, use] : uses) {
        const Team* team = input.portfolio.find(id);
        const double percent = plan.budgetPercent >= 0 ? plan.budgetPercent
                               : team                  ? refactoringBudget(*team, plan.start)
                                                       : 20;
        const char* note = percent < 15   ? "under the recommended 15–25 %"
                           : percent > 25 ? "over the recommended 15–25 %"
                                          : "";
        const std::string used = use.hours > 0 ? shortNumber(100.0 * use.used / use.hours, 0) + " %" : std::string("–");
        table.add({nameOf(input.portfolio, id), shortNumber(percent, 0) + " %", std::to_string(use.hours),
                   std::to_string(use.used), used, note});
        bars.rows.push_back({team ? team->name : id.value,
                             {static_cast<double>(use.used), 0},
                             use.hours,
                             std::to_string(use.used) + " of " + std::to_string(use.hours) + " h, " + used});
    }
    out.say("Person-hours over the " + std::to_string(plan.weeks) + " weeks of the roadmap.");
    if (!bars.rows.empty()) out.add(std::move(bars));
    out.add(std::move(table));
}

} // namespace banyan::report
