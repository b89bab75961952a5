// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/tables.h"

#include "model/outcomes/wording.h"

#include <cmath>

namespace banyan::report {

using namespace banyan::portfolio;

namespace {

std::string number(double x, int decimals = 3) {
    return std::isfinite(x) ? shortNumber(x, decimals) : std::string();
}

std::string number(const std::optional<double>& x) {
    return x && std::isfinite(*x) ? exactNumber(*x) : std::string();
}

std::string dayText(const std::optional<Date>& day) {
    return day ? day->toString() : std::string();
}

template <typename T>
std::string nameOf(const Portfolio& portfolio, const Id<T>& id) {
    const T* record = portfolio.find(id);
    return record ? record->name : id.value;
}

template <typename T>
std::string nameOf(const Portfolio& portfolio, const std::optional<Id<T>>& id) {
    return id ? nameOf(portfolio, *id) : std::string();
}

Sheet componentsTable(const ReportInput& input) {
    Sheet out{"Components",
              {"Component", "Id", "System", "Owner", "Quadrant", "Computed quadrant", "Sure", "Chance (%)", "Value",
               "Value low", "Value high", "Risk", "Risk low", "Risk high", "Value known (%)", "Risk known (%)"},
              {7, 8, 9, 10, 11, 12, 13, 14, 15},
              {}};
    static constexpr std::array sure{"firm", "leaning", "undecided"};
    for (const scoring::ComponentAssessment& c : input.assessment.components) {
        const Component* component = input.portfolio.find(c.id);
        const std::optional<double> chance = c.sure();
        out.rows.push_back({c.name, c.id.value, component ? nameOf(input.portfolio, component->system) : "",
                            component ? nameOf(input.portfolio, component->owner) : "",
                            std::string(enumName(c.quadrant)), std::string(enumName(c.computedQuadrant)),
                            chance ? sure[static_cast<size_t>(c.confidence)] : "",
                            chance ? number(100 * *chance, 1) : "", number(c.value.mid), number(c.value.low),
                            number(c.value.high), number(c.risk.mid), number(c.risk.low), number(c.risk.high),
                            number(100 * c.valueCoverage, 1), number(100 * c.riskCoverage, 1)});
    }
    return out;
}

Sheet recommendationsTable(const ReportInput& input) {
    Sheet out{"Recommendations",
              {"Component", "Id", "Disposition", "Pattern", "Rule", "Because", "Ask or measure first"},
              {},
              {}};
    for (const advice::Recommendation& r : input.recommendations) {
        std::string ask;
        for (const std::string& what : r.ask)
            ask += (ask.empty() ? "" : "; ") + what;
        out.rows.push_back({nameOf(input.portfolio, r.component), r.component.value, r.disposition, r.pattern, r.rule,
                            r.because, ask});
    }
    return out;
}

std::vector<std::string> plannedRow(const ReportInput& input, const roadmap::PlannedInitiative& i) {
    const roadmap::Plan& plan = *input.plan;
    const Initiative* initiative = input.portfolio.find(i.id);
    std::string components;
    for (const ComponentId& id : i.components)
        components += (components.empty() ? "" : "; ") + nameOf(input.portfolio, id);
    std::string teams;
    for (const roadmap::TeamHours& e : i.effort)
        teams += (teams.empty() ? "" : "; ") + nameOf(input.portfolio, e.team) + " " + std::to_string(e.hours) + " h";
    return {i.title,
            i.id.value,
            i.started ? "started" : "planned",
            std::to_string(i.phase),
            components,
            teams,
            std::to_string(roadmap::hoursOf(i)),
            std::to_string(i.startWeek),
            std::to_string(i.finishWeek),
            roadmap::dayOf(plan, roadmap::shownStart(plan, i)).toString(),
            roadmap::lastDayOf(plan, i.finishWeek).toString(),
            roadmap::lastDayOf(plan, i.p50).toString(),
            roadmap::lastDayOf(plan, i.p80).toString(),
            initiative ? dayText(initiative->deadline) : "",
            i.deadlineChance ? number(100 * *i.deadlineChance, 1) : "",
            number(i.cash),
            number(i.cost),
            number(100 * i.criticality, 1),
            i.boundBy.empty() ? "" : i.boundBy[0].what};
}

Sheet initiativesTable(const ReportInput& input) {
    Sheet out{"Initiatives",
              {"Initiative", "Id", "State", "Phase", "Components", "Teams", "Hours", "Start week", "Finish week",
               "Start", "Finish", "P50", "P80", "Deadline", "Chance of deadline (%)", "Cash", "Cost", "Critical (%)",
               "Why not earlier"},
              {3, 6, 7, 8, 14, 15, 16, 17},
              {},
              {9, 10, 11, 12, 13},
              {15, 16}};
    if (!input.plan) return out;
    for (const roadmap::FinishedInitiative& i : input.plan->finished) {
        std::vector<std::string> row(out.header.size());
        row[0] = i.title;
        row[1] = i.id.value;
        row[2] = "finished";
        row[3] = std::to_string(i.phase);
        row[9] = dayText(i.startedOn);
        row[10] = dayText(i.finishedOn);
        out.rows.push_back(std::move(row));
    }
    for (const roadmap::PlannedInitiative& i : input.plan->initiatives)
        out.rows.push_back(plannedRow(input, i));
    return out;
}

Sheet capacityTable(const ReportInput& input) {
    Sheet out{
        "Capacity", {"Team", "Id", "Week", "Monday", "Hours there are", "Hours planned", "Freeze"}, {2, 4, 5}, {}, {3}};
    if (!input.plan) return out;
    for (const roadmap::TeamWeek& week : input.plan->capacity)
        out.rows.push_back({nameOf(input.portfolio, week.team), week.team.value, std::to_string(week.week),
                            roadmap::dayOf(*input.plan, week.week).toString(), std::to_string(week.hours),
                            std::to_string(week.used), week.freeze ? "yes" : "no"});
    return out;
}

Sheet unscheduledTable(const ReportInput& input) {
    Sheet out{"Unscheduled", {"Initiative", "Id", "Phase", "Because"}, {2}, {}};
    if (!input.plan) return out;
    for (const roadmap::UnscheduledInitiative& i : input.plan->unscheduled)
        out.rows.push_back({i.title, i.id.value, std::to_string(i.phase), i.because});
    return out;
}

Sheet goalsTable(const ReportInput& input) {
    Sheet out{"Goals",
              {"Goal", "Id", "Metric", "Unit", "Direction", "Baseline", "Target", "Deadline", "Points",
               "Chance of deadline (%)"},
              {5, 6, 8, 9},
              {},
              {7}};
    std::map<GoalId, std::string> chances;
    if (input.plan)
        for (const roadmap::GoalChance& goal : input.plan->goals)
            if (goal.chance) chances[goal.id] = number(100 * *goal.chance, 1);
    for (const Goal& goal : input.portfolio.goals())
        out.rows.push_back({goal.name, goal.id.value, goal.metric, goal.unit, std::string(enumName(goal.direction)),
                            number(goal.baseline), number(goal.target), dayText(goal.deadline), number(goal.points),
                            chances[goal.id]});
    return out;
}

std::vector<std::string> outcomeRow(const outcomes::Judgement& judgement) {
    const auto end = [&](double Interval::*member) {
        return judgement.effect ? number(*judgement.effect.*member, 6) : std::string();
    };
    return {std::string(enumName(judgement.verdict)),
            outcomes::testTitle(judgement.test),
            judgement.scale == outcomes::EffectScale::Ratio ? "ratio" : "difference",
            end(&Interval::low),
            end(&Interval::mid),
            end(&Interval::high),
            number(judgement.p),
            dayText(judgement.relapse)};
}

Sheet outcomesTable(const ReportInput& input) {
    Sheet out{"Outcomes",
              {"Goal", "Id", "Initiative", "Initiative id", "Status", "Verdict", "Test", "Scale", "Effect low",
               "Effect", "Effect high", "p", "Slips back since", "Because"},
              {8, 9, 10, 11},
              {},
              {12}};
    if (!input.outcomes) return out;
    const auto add = [&](std::vector<std::string> row, const outcomes::Judgement& judgement,
                         const std::string& because) {
        std::ranges::move(outcomeRow(judgement), std::back_inserter(row));
        row.push_back(because);
        out.rows.push_back(std::move(row));
    };
    for (const outcomes::GoalOutcome& goal : input.outcomes->goals) {
        add({goal.name, goal.id.value, "", "", std::string(enumName(goal.status))}, goal.judgement,
            goal.statusBecause + (goal.because.empty() ? "" : " " + goal.because));
        for (const outcomes::InitiativeOutcome& i : goal.initiatives)
            add({goal.name, goal.id.value, i.title, i.id.value, ""}, i.judgement, i.because);
    }
    return out;
}

} // namespace

std::vector<Sheet> tables(const ReportInput& input) {
    return {componentsTable(input),  recommendationsTable(input), initiativesTable(input), capacityTable(input),
            unscheduledTable(input), goalsTable(input),           outcomesTable(input)};
}

} // namespace banyan::report
