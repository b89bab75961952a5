// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/table.h"
#include "model/base/numbers.h"
#include "model/report/answers.h"
#include "model/roadmap/curve.h"

#include <algorithm>
#include <memory>

namespace banyan::cli {

namespace {

using namespace banyan::roadmap;

struct PlanArguments {
    std::string document;
    int schedules = 2000;
    double seconds = 0;
    double budget = -1;
    std::string why;
    bool curve = false;
    bool apply = false;
    bool fromScratch = false;
};

std::string headOf(const Plan& plan) {
    std::string out = std::to_string(plan.initiatives.size()) + " of " +
                      std::to_string(plan.initiatives.size() + plan.unscheduled.size()) + " initiatives scheduled, " +
                      plan.standing() + " (value " + shortNumber(plan.value, 1) + ", bound " +
                      shortNumber(plan.upperBound, 1) + "); week 0 starts on " + plan.start.toString() +
                      ", planned from " + plan.statusDate.toString() + " on\n";
    if (plan.moves)
        out += "against the current plan " + std::to_string(*plan.moves) +
               (*plan.moves == 1 ? " initiative moves" : " initiatives move") +
               "; `banyan-cli compare` says which and why\n";
    return out + "\n";
}

std::string initiativesOf(const Plan& plan) {
    Table table({"phase", "start", "finish", "P50", "P80", "deadline", "critical", "initiative", "bound by"});
    std::vector<const PlannedInitiative*> byStart;
    for (const auto& i : plan.initiatives)
        byStart.push_back(&i);
    std::ranges::stable_sort(byStart, {}, [](const auto* i) { return std::tuple(i->phase, i->startWeek); });
    for (const auto* i : byStart)
        table.add({std::to_string(i->phase), dayOf(plan, shownStart(plan, *i)).toString(),
                   lastDayOf(plan, i->finishWeek).toString(), lastDayOf(plan, i->p50).toString(),
                   lastDayOf(plan, i->p80).toString(), i->deadlineChance ? percentText(*i->deadlineChance) : "",
                   percentText(i->criticality), i->title, i->boundBy.empty() ? "" : i->boundBy[0].what});
    return table.text();
}

std::string spendOf(const Money& money) {
    const auto amount = [&](double value) { return groupedNumber(value) + " " + money.currency; };
    std::string out = "spend: ";
    out += money.total.peopleUnpriced() ? "people not priced" : amount(money.total.people) + " for people";
    out += " and " + amount(money.total.cash) + " cash";
    if (money.total.unpricedHours > 0)
        out += "; " + groupedNumber(money.total.unpricedHours) + " h of teams without a day rate are not priced";
    return out + "\n";
}

std::string restOf(const Plan& plan) {
    std::string out;
    for (const FinishedInitiative& f : plan.finished)
        out += "finished: " + f.title + (f.finishedOn ? ", on " + f.finishedOn->toString() : std::string()) + "\n";
    for (const UnscheduledInitiative& u : plan.unscheduled)
        out += "not scheduled: " + u.title + ": " + u.because + "\n";
    for (const GoalChance& goal : plan.goals)
        out += "goal: " + goal.because + "\n";
    const Money& money = plan.money;
    out += spendOf(money);
    for (const GoalBenefit& benefit : money.benefits)
        out += "benefit: " + benefit.because + "\n";
    return out + "payback: " + money.paybackBecause + "\ndoing nothing: " + money.doingNothing + "\n";
}

std::string textOf(const Plan& plan) {
    if (plan.initiatives.empty() && plan.unscheduled.empty())
        return "There is nothing to sequence yet. `banyan-cli advise DOCUMENT --apply` proposes initiatives; "
               "`banyan-cli template initiatives` is a sheet for your own.\n";
    return headOf(plan) + initiativesOf(plan) + restOf(plan);
}

std::string whyPlanned(const Plan& plan, const PlannedInitiative& i) {
    std::string out = i.title;
    if (i.started)
        out += i.startedOn ? " was started on " + i.startedOn->toString() : std::string(" was started");
    else
        out += " starts in week " + std::to_string(i.startWeek) + " (" + dayOf(plan, i.startWeek).toString() + ")";
    out += " and ends on " + lastDayOf(plan, i.finishWeek).toString() + " (week " + std::to_string(i.finishWeek) +
           "); by " + lastDayOf(plan, i.p50).toString() + " in half of the draws, by " +
           lastDayOf(plan, i.p80).toString() + " in 80 %.\n";
    if (i.deadlineChance) out += "Its deadline is kept in " + percentText(*i.deadlineChance) + " of the draws.\n";
    out += "It lies on a critical path in " + percentText(i.criticality) + " of the draws.\n";
    if (i.boundBy.empty()) out += "Nothing holds it back.\n";
    for (const BoundBy& reason : i.boundBy)
        out += "- " + reason.kind + ": " + reason.what + (reason.earlier.empty() ? "" : " " + reason.earlier) + "\n";
    return out;
}

Result<std::string> whyOf(const Plan& plan, const std::string& id) {
    if (const PlannedInitiative* i = plan.find(portfolio::InitiativeId(id))) return whyPlanned(plan, *i);
    for (const UnscheduledInitiative& u : plan.unscheduled)
        if (u.id.value == id) return u.title + " is not scheduled: " + u.because + "\n";
    for (const FinishedInitiative& f : plan.finished)
        if (f.id.value == id)
            return f.title + " is finished" + (f.finishedOn ? " since " + f.finishedOn->toString() : std::string()) +
                   ": it is a fact, and no part of the plan any more.\n";
    return makeError(ErrorKind::Usage, "usage.no-such-initiative", "there is no initiative \"{id}\" in the plan",
                     {{"id", id}});
}

std::string textOf(const Curve& curve) {
    Table table({"budget", "scheduled", "value", "risk retired", "deadlines met", "set finished by", ""});
    for (const CurvePoint& p : curve.points)
        table.add({std::to_string(p.percent) + " %", std::to_string(p.scheduled), shortNumber(p.value, 1),
                   shortNumber(p.riskRetired, 1), std::to_string(p.deadlinesMet) + " of " + std::to_string(p.deadlines),
                   p.setFinishWeek ? (curve.start + 7 * *p.setFinishWeek).toString()
                                   : "not in " + std::to_string(curve.setWeeks) + " weeks",
                   p.because});
    return table.text() + "\nThe set: the " + std::to_string(curve.setSize) +
           " initiatives that are scheduled at 20 %, finished as early as they can be. Value and risk in points.\n";
}

PlanOptions optionsOf(const PlanArguments& arguments, const Context& c) {
    PlanOptions options;
    options.asOf = c.asOf;
    options.seed = c.seed;
    options.schedules = arguments.schedules;
    options.seconds = arguments.seconds;
    options.budgetPercent = arguments.budget;
    options.fromScratch = arguments.fromScratch;
    options.cancel = c.cancel;
    options.progress = progressOnTerminal();
    return options;
}

Result<int> drawCurve(const PlanArguments& arguments, const portfolio::Portfolio& portfolio, Context& c) {
    const PlanOptions options = optionsOf(arguments, c);
    BANYAN_ASSIGN(const Grounds grounds, groundsOf(portfolio, options));
    BANYAN_ASSIGN(const Curve curve, budgetCurve(portfolio, grounds, options));
    print(c.json ? dump(report::toJson(curve)) : textOf(curve));
    return Done;
}

/// "finding: 5 gates are not met yet; what is planned brings about 3 of them, and nothing the other 2".
std::string findingOf(int open, int hopeless) {
    std::string out = "finding: " + std::to_string(open) + (open == 1 ? " gate is" : " gates are") + " not met yet; ";
    if (hopeless == 0) return out + "what is planned brings " + (open == 1 ? "it" : "all of them") + " about";
    if (hopeless == open) return out + "nothing planned brings " + (open == 1 ? "it" : "any of them") + " about";
    return out + "what is planned brings about " + std::to_string(open - hopeless) +
           " of them, and nothing the other " + std::to_string(hopeless);
}

/// Options that don't go together.
Result<void> check(const PlanArguments& a, const Context& c) {
    const auto refuse = [](const std::string& what) {
        return makeError(ErrorKind::Usage, "usage.plan", "{what}", {{"what", what}});
    };
    for (const auto& [given, name] :
         {std::pair{!a.why.empty(), "--why"}, {a.apply, "--apply"}, {a.budget >= 0, "--budget"}})
        if (a.curve && given)
            return refuse(std::string("--curve and ") + name +
                          " don't go together: it makes a plan for each of five budgets");
    if (c.json && !a.why.empty())
        return refuse("--why answers in words; `plan --json` has the reasons of every initiative under boundBy");
    return {};
}

Result<int> planDocument(const PlanArguments& arguments, Context& c) {
    BANYAN_TRY(check(arguments, c));
    BANYAN_ASSIGN(storage::Document document, openDocument(arguments.document));
    if (arguments.curve) return drawCurve(arguments, document.portfolio(), c);
    const PlanOptions options = optionsOf(arguments, c);
    BANYAN_ASSIGN(const Plan plan, roadmap::plan(document.portfolio(), options));
    std::string text;
    if (!arguments.why.empty()) {
        BANYAN_ASSIGN(text, whyOf(plan, arguments.why));
    } else {
        text = textOf(plan);
    }
    if (arguments.apply) BANYAN_TRY(commit(document, keep(plan, options), c));
    print(c.json ? dump(report::toJson(plan)) : text);
    if (!c.json)
        for (const portfolio::Issue& issue : plan.issues)
            warn(issueLine(issue));
    const auto [open, hopeless] = plan.openGates();
    if (!c.json && open > 0) warn(findingOf(open, hopeless));
    return open > 0 ? Findings : Done;
}

} // namespace

void addPlan(CLI::App& app, Context& context) {
    Command command(app, context, "plan",
                    "Sequence the initiatives under capacity and budget, with reasons and a bound. Where a current "
                    "plan is kept, as little as possible moves against it");
    const auto a = std::make_shared<PlanArguments>();
    command.option("DOCUMENT", a->document, "Document to read", {.required = true});
    command.option("--schedules", a->schedules, "How many schedules to try",
                   {.range = std::pair{1.0, 100'000'000.0}, .showDefault = true});
    command.option("--seconds", a->seconds, "Search this long instead (not reproducible)",
                   {.range = std::pair{0.01, 86'400.0}, .excludes = "--schedules"});
    command.option("--budget", a->budget, "Refactoring budget of every team, in percent of its capacity",
                   {.range = std::pair{0.0, 100.0}});
    command.flag("--curve", a->curve, "Plan at 10, 15, 20, 25 and 30 % and show what each budget brings");
    command.option("--why", a->why, "Say what binds this initiative, and what it would take to start earlier");
    command.flag("--from-scratch", a->fromScratch, "Look for the best plan, however much moves");
    command.flag("--apply", a->apply, "Keep the plan as the current roadmap");
    command.runs([a](Context& c) { return planDocument(*a, c); });
}

} // namespace banyan::cli
