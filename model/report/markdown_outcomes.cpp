// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/markdown_sections.h"
#include "model/report/markdown_text.h"

#include "model/outcomes/wording.h"

namespace banyan::report {

using namespace banyan::portfolio;
using namespace banyan::outcomes;

namespace {

std::string numberOr(const std::optional<double>& value, const std::string& unit) {
    return value ? escaped(quantity(*value, unit)) : std::string("–");
}

std::string measured(const GoalOutcome& goal) {
    if (goal.level)
        return escaped(quantity(goal.level->mid, goal.unit)) + " " +
               escaped("[" + plainNumber(goal.level->low) + ", " + plainNumber(goal.level->high) + "]");
    return goal.latest ? escaped(quantity(*goal.latest, goal.unit)) : std::string("not measured");
}

std::string goalsTable(const Outcomes& outcomes) {
    MarkdownTable table({"Goal", "Status", "Baseline#", "Target#", "Measured#", "Verdict"});
    for (const GoalOutcome& goal : outcomes.goals)
        table.add({escaped(goal.name), statusTitle(goal.status), numberOr(goal.baseline, goal.unit),
                   numberOr(goal.target, goal.unit), measured(goal),
                   verdictTitle(goal.judgement.verdict) +
                       (goal.judgement.relapse ? ", slips back since " + goal.judgement.relapse->toString() : "")});
    return table.text();
}

std::string sentencesOf(const GoalOutcome& goal) {
    std::string out = "- " + escaped(goal.statusBecause);
    if (!goal.because.empty()) out += " " + escaped(goal.because);
    out += "\n";
    for (const InitiativeOutcome& i : goal.initiatives)
        out += "  - " + escaped(i.because) + "\n";
    return out;
}

std::string rangeText(double low, double high, EffectKind kind) {
    if (kind == EffectKind::Reduction)
        return shortNumber(100 * low, 1) + " to " + shortNumber(100 * high, 1) + " % less";
    return plainNumber(low) + " to " + plainNumber(high);
}

std::string factText(const LedgerEntry& entry) {
    if (!entry.fact) return "–";
    if (entry.kind == EffectKind::Reduction) return shortNumber(100 * entry.fact->mid, 1) + " % less";
    return plainNumber(entry.fact->mid);
}

std::string ledgerOf(const Outcomes& outcomes) {
    std::string out = "### Forecasts and facts\n\n";
    if (!outcomes.ledger.empty()) {
        MarkdownTable table({"Initiative", "Metric", "Registered", "Predicted#", "Fact#", "Inside"});
        for (const LedgerEntry& e : outcomes.ledger)
            table.add({escaped(e.title), escaped(e.metric), e.registered.toString(),
                       escaped(rangeText(e.predicted.low, e.predicted.high, e.kind)), escaped(factText(e)),
                       e.late     ? "too late to count"
                       : e.inside ? (*e.inside ? "yes" : "no")
                                  : "no fact yet"});
        out += table.text();
    }
    return out + escaped(outcomes.calibration.because) + "\n\n";
}

template <typename List>
std::string listed(const std::string& title, const List& list) {
    if (list.empty()) return {};
    std::string out = "### " + title + "\n\n";
    for (const auto& item : list)
        out += "- " + escaped(item.because) + "\n";
    return out + "\n";
}

} // namespace

std::string outcomesSection(const ReportInput& input) {
    std::string out = "## Outcomes\n\n";
    if (!input.outcomes || input.outcomes->goals.empty())
        return out + "There are no goals yet, so nothing can be judged.\n\n";
    const Outcomes& outcomes = *input.outcomes;
    out += goalsTable(outcomes);
    for (const GoalOutcome& goal : outcomes.goals)
        out += sentencesOf(goal);
    out += "\n" + listed("Outcomes of components", outcomes.components) + ledgerOf(outcomes);
    return out + listed("Delivery", outcomes.delivery) + listed("Error budgets", outcomes.errorBudgets);
}

} // namespace banyan::report
