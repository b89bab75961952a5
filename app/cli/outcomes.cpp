// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/table.h"
#include "model/outcomes/registration.h"
#include "model/outcomes/wording.h"
#include "model/report/answers.h"

#include <algorithm>
#include <memory>

namespace banyan::cli {

namespace {

struct OutcomesArguments {
    std::string document;
    std::string author;
    bool record = false;
    bool registers = false;
};

std::string numberOr(const std::optional<double>& value, const std::string& unit) {
    return value ? outcomes::quantity(*value, unit) : std::string("–");
}

std::string textOf(const outcomes::Outcomes& outcomes) {
    if (outcomes.goals.empty())
        return "There are no goals yet. `banyan-cli template goals` is a sheet for them, `banyan-cli template "
               "predictions` one for what initiatives are to change.\n";
    Table table({"goal", "status", "verdict", "baseline", "target", "latest"});
    for (const outcomes::GoalOutcome& goal : outcomes.goals)
        table.add({goal.name, outcomes::statusTitle(goal.status), outcomes::verdictTitle(goal.judgement.verdict),
                   numberOr(goal.baseline, goal.unit), numberOr(goal.target, goal.unit),
                   goal.latest ? outcomes::quantity(*goal.latest, goal.unit) : "not measured"});
    std::string out = table.text() + "\n";
    for (const outcomes::GoalOutcome& goal : outcomes.goals) {
        out += goal.statusBecause + "\n";
        if (!goal.because.empty()) out += goal.because + "\n";
        for (const outcomes::InitiativeOutcome& i : goal.initiatives)
            out += "- " + i.because + "\n";
        out += "\n";
    }
    for (const outcomes::InitiativeOutcome& i : outcomes.components)
        out += i.because + "\n";
    for (const outcomes::LedgerEntry& entry : outcomes.ledger)
        out += entry.because + "\n";
    out += outcomes.calibration.because + "\n";
    for (const outcomes::Delivery& d : outcomes.delivery)
        out += d.because + "\n";
    for (const outcomes::ErrorBudget& b : outcomes.errorBudgets)
        out += b.because + "\n";
    return out;
}

/// True when something went wrong: worse, slipping back, or off.
bool alarming(const outcomes::Judgement& j) {
    return j.verdict == portfolio::Verdict::Worse || j.relapse.has_value();
}

bool hasFindings(const outcomes::Outcomes& outcomes) {
    const auto bad = [](const outcomes::InitiativeOutcome& i) { return alarming(i.judgement); };
    return std::ranges::any_of(outcomes.components, bad) ||
           std::ranges::any_of(outcomes.goals, [&](const outcomes::GoalOutcome& goal) {
               return goal.status == portfolio::GoalStatus::Off || alarming(goal.judgement) ||
                      std::ranges::any_of(goal.initiatives, bad);
           });
}

Result<int> outcomesOfDocument(const OutcomesArguments& arguments, Context& c) {
    BANYAN_ASSIGN(storage::Document document, openDocument(arguments.document));
    if (arguments.registers)
        if (const auto edit = outcomes::registerPredictions(document.portfolio(), c.asOf, arguments.author))
            BANYAN_TRY(commit(document, *edit, c));
    BANYAN_ASSIGN(const outcomes::Outcomes outcomes, outcomes::outcomes(document.portfolio(), {c.asOf, c.cancel}));
    if (arguments.record) BANYAN_TRY(commit(document, outcomes::recordVerdicts(outcomes, "on request"), c));
    print(c.json ? dump(report::toJson(outcomes)) : textOf(outcomes));
    return hasFindings(outcomes) ? Findings : Done;
}

} // namespace

void addOutcomes(CLI::App& app, Context& context) {
    Command command(app, context, "outcomes",
                    "Did it pay off: goals and initiatives against what was measured. Exit code 1 when a goal is off, "
                    "a metric got worse or slips back");
    const auto a = std::make_shared<OutcomesArguments>();
    command.option("DOCUMENT", a->document, "Document to read", {.required = true});
    command.flag("--record", a->record, "Keep the verdicts, for comparison later");
    command.flag("--register", a->registers, "First register what accepted initiatives say they do to goals");
    command.option("--author", a->author, "Who registers");
    command.runs([a](Context& c) { return outcomesOfDocument(*a, c); });
}

} // namespace banyan::cli
