// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/sections.h"

#include "model/outcomes/wording.h"

namespace banyan::report {

using namespace banyan::portfolio;
using namespace banyan::outcomes;

namespace {

Text numberOr(const std::optional<double>& value, const std::string& unit) {
    return value ? given(quantity(*value, unit)) : Text("–");
}

Text measured(const GoalOutcome& goal) {
    if (goal.level)
        return given(quantity(goal.level->mid, goal.unit)) + " " +
               given("[" + plainNumber(goal.level->low) + ", " + plainNumber(goal.level->high) + "]");
    return goal.latest ? given(quantity(*goal.latest, goal.unit)) : Text("not measured");
}

std::string verdictOf(const GoalOutcome& goal) {
    return verdictTitle(goal.judgement.verdict) +
           (goal.judgement.relapse ? ", slips back since " + goal.judgement.relapse->toString() : "");
}

Table goalsTable(const Outcomes& outcomes) {
    Table table("Goals and what came of them", {"Goal", "Status", "Baseline#", "Target#", "Measured#", "Verdict"});
    for (const GoalOutcome& goal : outcomes.goals)
        table.add({given(goal.name), statusTitle(goal.status), numberOr(goal.baseline, goal.unit),
                   numberOr(goal.target, goal.unit), measured(goal), verdictOf(goal)});
    return table;
}

ListItem sentencesOf(const GoalOutcome& goal) {
    ListItem out{given(goal.statusBecause), {}};
    if (!goal.because.empty()) out.text += " " + given(goal.because);
    for (const InitiativeOutcome& i : goal.initiatives)
        out.under.push_back(given(i.because));
    return out;
}

/// Events as a rate per 30 days over stretches of four weeks, the last one whole.
std::vector<TrendPicture::Point> rates(const Series& series) {
    constexpr int days = 28;
    std::vector<TrendPicture::Point> out;
    if (!series.spokenOf) return out;
    const auto [from, to] = *series.spokenOf;
    for (int back = (to - from) / days; back > 0; --back) {
        const Date start = to - back * days;
        out.push_back({start + days / 2, static_cast<double>(series.within({start, start + days}).size()) * 30 / days});
    }
    return out;
}

TrendPicture trendOf(const GoalOutcome& goal) {
    TrendPicture out;
    out.unit = goal.unit == "count" ? std::string() : goal.unit;
    out.baseline = goal.baseline;
    out.target = goal.target;
    out.deadline = goal.deadline;
    if (goal.series.counted)
        out.points = rates(goal.series);
    else
        for (const outcomes::Point& point : goal.series.points)
            out.points.push_back({point.date, point.value});
    for (const InitiativeOutcome& i : goal.initiatives)
        if (i.goLive) out.goLives.push_back(*i.goLive);
    for (const Date day : goal.trajectory.corners())
        if (const auto range = goal.trajectory.at(day)) out.expected.push_back({day, *range});
    return out;
}

Card cardOf(const GoalOutcome& goal) {
    return {goal.name,
            statusTitle(goal.status),
            numberOr(goal.baseline, goal.unit),
            numberOr(goal.target, goal.unit),
            measured(goal),
            verdictOf(goal),
            trendOf(goal),
            sentencesOf(goal)};
}

Text rangeText(double low, double high, EffectKind kind) {
    if (kind == EffectKind::Reduction)
        return given(shortNumber(100 * low, 1) + " to " + shortNumber(100 * high, 1) + " % less");
    return given(plainNumber(low) + " to " + plainNumber(high));
}

Text factText(const LedgerEntry& entry) {
    if (!entry.fact) return given("–");
    if (entry.kind == EffectKind::Reduction) return given(shortNumber(100 * entry.fact->mid, 1) + " % less");
    return given(plainNumber(entry.fact->mid));
}

void addLedger(const Outcomes& outcomes, Section& out) {
    out.head("Forecasts and facts");
    Table table("Forecasts and facts", {"Initiative", "Metric", "Registered", "Predicted#", "Fact#", "Inside"});
    for (const LedgerEntry& e : outcomes.ledger)
        table.add({given(e.title), given(metricWords(e.metric)), e.registered.toString(),
                   rangeText(e.predicted.low, e.predicted.high, e.kind), factText(e),
                   e.late     ? "too late to count"
                   : e.inside ? (*e.inside ? "yes" : "no")
                              : "no fact yet"});
    out.add(std::move(table));
    out.say(given(outcomes.calibration.because));
}

template <typename Items>
void addList(const std::string& title, const Items& items, Section& out) {
    if (items.empty()) return;
    out.head(title);
    List list;
    for (const auto& item : items)
        list.items.push_back({given(item.because), {}});
    out.add(std::move(list));
}

} // namespace

void outcomesSection(const ReportInput& input, Section& out) {
    if (!input.outcomes || input.outcomes->goals.empty()) {
        out.say("There are no goals yet, so nothing can be judged.");
        return;
    }
    const Outcomes& outcomes = *input.outcomes;
    out.add(goalsTable(outcomes));
    Cards cards;
    for (const GoalOutcome& goal : outcomes.goals)
        cards.cards.push_back(cardOf(goal));
    out.add(std::move(cards));
    addList("Outcomes of components", outcomes.components, out);
    addLedger(outcomes, out);
    addList("Delivery", outcomes.delivery, out);
    addList("Error budgets", outcomes.errorBudgets, out);
}

} // namespace banyan::report
