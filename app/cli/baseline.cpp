// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/baseline.h"

#include "app/cli/command.h"
#include "app/cli/table.h"
#include "model/report/answers.h"
#include "model/roadmap/plan.h"

#include <memory>

namespace banyan::cli {

namespace {

using namespace banyan::portfolio;
using namespace banyan::roadmap;

struct BaselineArguments {
    std::string document;
    std::string action;
    std::string name;
    int schedules = 2000;
};

/// The current plan or, where none is kept, one that is made.
Result<Roadmap> roadmapOf(const BaselineArguments& a, const Portfolio& portfolio, const Context& c) {
    if (const Roadmap* current = portfolio.find(RoadmapId("current"))) return *current;
    PlanOptions options;
    options.asOf = c.asOf;
    options.seed = c.seed;
    options.schedules = a.schedules;
    options.cancel = c.cancel;
    BANYAN_ASSIGN(const Plan made, plan(portfolio, options));
    return toRecord(made, options);
}

Result<std::string> keepNamed(const BaselineArguments& a, storage::Document& document, const Context& c) {
    BANYAN_ASSIGN(const Roadmap roadmap, roadmapOf(a, document.portfolio(), c));
    BANYAN_ASSIGN(const Edit edit, keepBaseline(document.portfolio(), roadmap, a.name, c.asOf));
    BANYAN_TRY(commit(document, edit, c));
    return findBaseline(document.portfolio(), a.name)->id.value + ": kept as of " + c.asOf.toString() + "\n";
}

Result<std::string> dropNamed(const BaselineArguments& a, storage::Document& document, const Context& c) {
    const Baseline* found = findBaseline(document.portfolio(), a.name);
    if (!found)
        return makeError(ErrorKind::Usage, "usage.no-such-baseline", "{document} has no baseline \"{name}\"",
                         {{"document", a.document}, {"name", a.name}});
    const std::string id = found->id.value;
    BANYAN_TRY(commit(document, removeBaseline(document.portfolio(), *found), c));
    return id + ": removed\n";
}

std::string baselinesText(const Portfolio& portfolio) {
    if (portfolio.table<Baseline>().empty())
        return "There are no baselines yet. `banyan-cli baseline DOCUMENT keep NAME` keeps the current plan as one.\n";
    Table table({"id", "name", "date", "initiatives", "from", "weeks"});
    for (const Baseline& baseline : portfolio.table<Baseline>()) {
        const Roadmap& kept = *portfolio.find(baseline.roadmap);
        table.add({baseline.id.value, baseline.name, baseline.date.toString(), std::to_string(kept.entries.size()),
                   kept.start.toString(), std::to_string(kept.weeks)});
    }
    return table.text();
}

Result<int> baselines(const BaselineArguments& a, Context& c) {
    BANYAN_ASSIGN(storage::Document document, openDocument(a.document));
    std::string said;
    if (!a.action.empty() && a.name.empty())
        return makeError(ErrorKind::Usage, "usage.baseline", "`baseline {action}` needs a name",
                         {{"action", a.action}});
    if (!a.action.empty()) {
        BANYAN_ASSIGN(said, a.action == "keep" ? keepNamed(a, document, c) : dropNamed(a, document, c));
    }
    if (a.action.empty()) said = baselinesText(document.portfolio());
    print(c.json ? dump(report::baselinesJson(document.portfolio())) : said);
    return Done;
}

} // namespace

void addBaseline(CLI::App& app, Context& context) {
    Command command(app, context, "baseline",
                    "Plans that were agreed on: lists them; `keep NAME` keeps the current plan, or one that is made "
                    "where none is kept, `remove NAME` takes one away. `compare P.banyan#NAME P.banyan` says what "
                    "moved since");
    const auto a = std::make_shared<BaselineArguments>();
    command.option("DOCUMENT", a->document, "Document to read or change", {.required = true});
    command.option("ACTION", a->action, "What to do; without, they are listed", {.oneOf = {"keep", "remove"}});
    command.option("NAME", a->name, "Name of the baseline");
    command.option("--schedules", a->schedules, "How many schedules to try for a plan that is made",
                   {.range = std::pair{1.0, 100'000'000.0}, .showDefault = true});
    command.runs([a](Context& c) { return baselines(*a, c); });
}

} // namespace banyan::cli
