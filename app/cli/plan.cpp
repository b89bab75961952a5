// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/table.h"
#include "model/base/numbers.h"
#include "model/report/answers.h"

#include <memory>

namespace banyan::cli {

namespace {

struct Arguments {
    std::string document;
    int schedules = 2000;
    double seconds = 0;
    double budget = -1;
    std::string why;
    bool apply = false;
};

std::string textOf(const roadmap::Plan& plan) {
    if (plan.initiatives.empty() && plan.unscheduled.empty())
        return "There is nothing to sequence yet. `banyan-cli advise DOCUMENT --apply` proposes initiatives; "
               "`banyan-cli template initiatives` is a sheet for your own.\n";
    std::string out = std::to_string(plan.initiatives.size()) + " of " +
                      std::to_string(plan.initiatives.size() + plan.unscheduled.size()) +
                      " initiatives scheduled, within " + shortNumber(plan.gapPercent(), 1) +
                      " % of the best possible (value " + shortNumber(plan.value, 1) + ", bound " +
                      shortNumber(plan.upperBound, 1) + "); week 0 starts on " + plan.start.toString() + "\n\n";
    Table table({"phase", "start", "finish", "P80", "initiative", "bound by"});
    std::vector<const roadmap::PlannedInitiative*> byStart;
    for (const auto& i : plan.initiatives)
        byStart.push_back(&i);
    std::ranges::stable_sort(byStart, {}, [](const auto* i) { return std::tuple(i->phase, i->startWeek); });
    for (const auto* i : byStart)
        table.add({std::to_string(i->phase), roadmap::dayOf(plan, i->startWeek).toString(),
                   roadmap::dayOf(plan, i->finishWeek).toString(), "week " + std::to_string(i->p80), i->title,
                   i->boundBy.empty() ? "" : i->boundBy[0].what});
    out += table.text();
    for (const auto& u : plan.unscheduled)
        out += "not scheduled: " + u.title + ": " + u.because + "\n";
    return out;
}

Result<std::string> whyOf(const roadmap::Plan& plan, const std::string& id) {
    if (const roadmap::PlannedInitiative* i = plan.find(portfolio::InitiativeId(id))) {
        std::string out = i->title + " starts in week " + std::to_string(i->startWeek) + " (" +
                          roadmap::dayOf(plan, i->startWeek).toString() + ") and ends before week " +
                          std::to_string(i->finishWeek) + "; P50 week " + std::to_string(i->p50) + ", P80 week " +
                          std::to_string(i->p80) + ".\n";
        if (i->boundBy.empty()) out += "Nothing holds it back.\n";
        for (const roadmap::BoundBy& reason : i->boundBy)
            out += "- " + reason.kind + ": " + reason.what + "\n";
        return out;
    }
    for (const roadmap::UnscheduledInitiative& u : plan.unscheduled)
        if (u.id.value == id) return u.title + " is not scheduled: " + u.because + "\n";
    return makeError(ErrorKind::Usage, "usage.no-such-initiative", "there is no initiative \"{id}\" in the plan",
                     {{"id", id}});
}

Result<int> planDocument(const Arguments& arguments, Context& c) {
    BANYAN_ASSIGN(storage::Document document, openDocument(arguments.document));
    roadmap::PlanOptions options;
    options.asOf = c.asOf;
    options.seed = c.seed;
    options.schedules = arguments.schedules;
    options.seconds = arguments.seconds;
    options.budgetPercent = arguments.budget;
    options.cancel = c.cancel;
    BANYAN_ASSIGN(const roadmap::Plan plan, roadmap::plan(document.portfolio(), options));
    std::string text;
    if (!arguments.why.empty()) {
        BANYAN_ASSIGN(text, whyOf(plan, arguments.why));
    } else {
        text = textOf(plan);
    }
    if (arguments.apply) {
        const portfolio::Edit edit = roadmap::keep(plan, options);
        BANYAN_ASSIGN(const portfolio::Portfolio next, portfolio::apply(document.portfolio(), edit));
        BANYAN_TRY(document.commit(next, edit.label, c.asOf.toString()));
    }
    print(c.json ? dump(report::toJson(plan)) : text);
    if (!c.json)
        for (const portfolio::Issue& issue : plan.issues)
            warn(issueLine(issue));
    const bool unmet = std::ranges::any_of(plan.phases, [](const auto& phase) {
        return std::ranges::any_of(phase.gates, [](const auto& g) { return !g.met; });
    });
    return unmet ? Findings : Done;
}

} // namespace

void addPlan(CLI::App& app, Context& context) {
    Command command(app, context, "plan",
                    "Sequence the initiatives under capacity and budget, with reasons and a bound");
    const auto a = std::make_shared<Arguments>();
    command.option("DOCUMENT", a->document, "Document to read", {.required = true});
    command.option("--schedules", a->schedules, "How many schedules to try",
                   {.range = std::pair{1.0, 100'000'000.0}, .showDefault = true});
    command.option("--seconds", a->seconds, "Search this long instead (not reproducible)",
                   {.range = std::pair{0.01, 86'400.0}, .excludes = "--schedules"});
    command.option("--budget", a->budget, "Refactoring budget of every team, in percent of its capacity",
                   {.range = std::pair{0.0, 100.0}});
    command.option("--why", a->why, "Say what binds this initiative");
    command.flag("--apply", a->apply, "Keep the plan as the current roadmap");
    command.runs([a](Context& c) { return planDocument(*a, c); });
}

} // namespace banyan::cli
