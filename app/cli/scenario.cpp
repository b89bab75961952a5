// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/scenario.h"

#include "app/cli/command.h"
#include "model/base/numbers.h"
#include "model/report/answers.h"

#include <algorithm>
#include <memory>

namespace banyan::cli {

namespace {

using namespace banyan::portfolio;
using namespace banyan::roadmap;

struct ScenarioArguments {
    std::string document;
    std::string action;
    std::string name;
    std::string rename;
    std::string description;
    std::vector<std::string> points;
    std::string budget;
    std::vector<std::string> teamBudgets;
    std::vector<std::string> headcounts;
    std::string valueThreshold;
    std::string riskThreshold;
    std::vector<std::string> exclude;
    std::vector<std::string> include;
    std::vector<std::string> same;
    std::vector<std::string> parts;
};

Error usage(const std::string& text, banyan::Arguments arguments = {}) {
    return makeError(ErrorKind::Usage, "usage.scenario", text, std::move(arguments));
}

constexpr double percentMost = 100;
constexpr double noMost = 1e15;

Result<double> numberIn(const std::string& option, const std::string& text, double most) {
    const auto number = parseNumber(text);
    if (!number) return usage("{option} \"{value}\" is no number", {{"option", option}, {"value", text}});
    if (!(*number >= 0 && *number <= most))
        return usage("{option} \"{value}\" {misses}",
                     {{"option", option}, {"value", text}, {"misses", missesRange(*number, 0, most)}});
    return *number;
}

/// "ID=NUMBER".
struct Said {
    std::string id;
    double number = 0;
};

Result<Said> saidIn(const std::string& option, const std::string& text, double most) {
    const size_t mark = text.rfind('=');
    if (mark == std::string::npos)
        return usage("{option} \"{value}\" is not of the form ID=NUMBER", {{"option", option}, {"value", text}});
    BANYAN_ASSIGN(const double number, numberIn(option, text.substr(mark + 1), most));
    return Said{text.substr(0, mark), number};
}

template <typename T>
Result<Id<T>> idOf(const Portfolio& portfolio, const std::string& text) {
    if (portfolio.find(Id<T>(text))) return Id<T>(text);
    for (const T& record : portfolio.table<T>()) {
        if constexpr (requires { record.title; }) {
            if (matchKey(record.title) == matchKey(text)) return record.id;
        } else if (matchKey(record.name) == matchKey(text)) {
            return record.id;
        }
    }
    return usage("there is no {kind} \"{id}\"", {{"kind", std::string(Describe<T>::name)}, {"id", text}});
}

ScenarioTeam& teamIn(Scenario& scenario, const TeamId& id) {
    const auto at = std::ranges::find(scenario.teams, id, &ScenarioTeam::team);
    return at != scenario.teams.end() ? *at : scenario.teams.emplace_back(ScenarioTeam{id, {}, {}});
}

Result<ScenarioPart> partOf(const std::string& name) {
    for (const ScenarioPart part : scenarioParts)
        if (nameOf(part) == name) return part;
    return usage("there is no part \"{name}\"; there are goals, budgets, capacities, thresholds and initiatives",
                 {{"name", name}});
}

Result<void> setTeams(const ScenarioArguments& a, const Portfolio& portfolio, Scenario& scenario) {
    for (const std::string& text : a.teamBudgets) {
        BANYAN_ASSIGN(const Said said, saidIn("--team-budget", text, percentMost));
        BANYAN_ASSIGN(const TeamId id, idOf<Team>(portfolio, said.id));
        teamIn(scenario, id).budgetPercent = said.number;
    }
    for (const std::string& text : a.headcounts) {
        BANYAN_ASSIGN(const Said said, saidIn("--headcount", text, 1e6));
        BANYAN_ASSIGN(const TeamId id, idOf<Team>(portfolio, said.id));
        teamIn(scenario, id).headcount = said.number;
    }
    return {};
}

/// What is taken in is no longer left out, and the other way round.
Result<void> setInitiatives(const ScenarioArguments& a, const Portfolio& portfolio, Scenario& scenario) {
    for (const auto& [texts, into, outOf] : {std::tuple{&a.exclude, &scenario.excluded, &scenario.included},
                                             {&a.include, &scenario.included, &scenario.excluded}})
        for (const std::string& text : *texts) {
            BANYAN_ASSIGN(const InitiativeId id, idOf<Initiative>(portfolio, text));
            std::erase(*outOf, id);
            if (std::ranges::find(*into, id) == into->end()) into->push_back(id);
        }
    return {};
}

Result<void> setAll(const ScenarioArguments& a, const Portfolio& portfolio, Scenario& scenario) {
    if (!a.rename.empty()) scenario.name = a.rename;
    if (!a.description.empty()) scenario.description = a.description;
    for (const std::string& name : a.same) {
        BANYAN_ASSIGN(const ScenarioPart part, partOf(name));
        scenario = without(scenario, part);
    }
    for (const std::string& text : a.points) {
        BANYAN_ASSIGN(const Said said, saidIn("--points", text, noMost));
        BANYAN_ASSIGN(const GoalId id, idOf<Goal>(portfolio, said.id));
        std::erase_if(scenario.goals, [&](const ScenarioGoal& goal) { return goal.goal == id; });
        scenario.goals.push_back({id, said.number});
    }
    for (const auto& [option, text, field] : {std::tuple{"--budget", &a.budget, &scenario.budgetPercent},
                                              {"--value-threshold", &a.valueThreshold, &scenario.valueThreshold},
                                              {"--risk-threshold", &a.riskThreshold, &scenario.riskThreshold}})
        if (!text->empty()) {
            BANYAN_ASSIGN(*field, numberIn(option, *text, percentMost));
        }
    BANYAN_TRY(setTeams(a, portfolio, scenario));
    return setInitiatives(a, portfolio, scenario);
}

Result<const Scenario*> wanted(const ScenarioArguments& a, const Portfolio& portfolio) {
    if (a.name.empty()) return usage("`scenario {action}` needs the name of a scenario", {{"action", a.action}});
    if (const Scenario* scenario = findScenario(portfolio, a.name)) return scenario;
    std::string known;
    for (const Scenario& scenario : portfolio.table<Scenario>())
        known += (known.empty() ? "" : ", ") + scenario.id.value;
    return usage("{document} has no scenario \"{name}\"; it has: {known}",
                 {{"document", a.document}, {"name", a.name}, {"known", known.empty() ? "none" : known}});
}

Result<std::string> makeNew(const ScenarioArguments& a, storage::Document& document, const Context& c) {
    const std::string name(trimmed(a.name));
    if (name.empty()) return usage("`scenario new` needs a name");
    if (findScenario(document.portfolio(), name))
        return usage("{document} has a scenario \"{name}\" already", {{"document", a.document}, {"name", name}});
    Scenario scenario;
    scenario.id = newScenarioId(document.portfolio(), name);
    scenario.name = name;
    BANYAN_TRY(setAll(a, document.portfolio(), scenario));
    BANYAN_TRY(inScenario(document.portfolio(), scenario));
    BANYAN_TRY(commit(document, {"new scenario \"" + name + "\"", {Put{scenario}}, {}}, c));
    return scenario.id.value + ": a new scenario\n";
}

Result<std::string> change(const ScenarioArguments& a, storage::Document& document, const Context& c) {
    BANYAN_ASSIGN(const Scenario* found, wanted(a, document.portfolio()));
    Scenario scenario = *found;
    BANYAN_TRY(setAll(a, document.portfolio(), scenario));
    BANYAN_TRY(inScenario(document.portfolio(), scenario));
    if (scenario == *found) return scenario.id.value + ": nothing was changed\n";
    BANYAN_TRY(commit(document, {"change scenario \"" + scenario.name + "\"", {Put{scenario}}, {}}, c));
    return scenario.id.value + ": changed\n";
}

Result<std::string> removeScenario(const ScenarioArguments& a, storage::Document& document, const Context& c) {
    BANYAN_ASSIGN(const Scenario* found, wanted(a, document.portfolio()));
    const Scenario scenario = *found;
    BANYAN_TRY(commit(document, {"remove scenario \"" + scenario.name + "\"", {Remove{scenario.id}}, {}}, c));
    return scenario.id.value + ": removed\n";
}

/// The parts taken, as one edit.
Result<std::string> takeFrom(const ScenarioArguments& a, storage::Document& document, const Context& c) {
    BANYAN_ASSIGN(const Scenario* found, wanted(a, document.portfolio()));
    const Scenario scenario = *found;
    Scenario taken = scenario;
    for (const std::string& name : a.parts)
        BANYAN_TRY(partOf(name));
    for (const ScenarioPart part : scenarioParts)
        if (!a.parts.empty() && std::ranges::find(a.parts, nameOf(part)) == a.parts.end()) taken = without(taken, part);
    std::optional<ScenarioPart> label;
    if (a.parts.size() == 1) {
        BANYAN_ASSIGN(label, partOf(a.parts.front()));
    }
    BANYAN_ASSIGN(const Edit edit, take(document.portfolio(), taken, label));
    if (edit.operations.empty()) return scenario.id.value + ": nothing in it differs from the portfolio\n";
    BANYAN_TRY(commit(document, edit, c));
    std::string out = scenario.id.value + ": taken into the portfolio\n";
    return out;
}

std::string scenariosText(const Portfolio& portfolio) {
    if (portfolio.table<Scenario>().empty())
        return "There are no scenarios yet. `banyan-cli scenario DOCUMENT new NAME --budget 25` makes one.\n";
    std::string out;
    for (const Scenario& scenario : portfolio.table<Scenario>()) {
        out += scenario.id.value + ": " + scenario.name + "\n";
        if (!scenario.description.empty()) out += "  " + scenario.description + "\n";
        for (const std::string& sentence : sentences(portfolio, scenario))
            out += "- " + sentence + "\n";
        if (differsInNothing(scenario)) out += "- It differs from the portfolio in nothing.\n";
    }
    return out;
}

Result<int> scenarios(const ScenarioArguments& a, Context& c) {
    BANYAN_ASSIGN(storage::Document document, openDocument(a.document));
    using Action = Result<std::string> (*)(const ScenarioArguments&, storage::Document&, const Context&);
    static constexpr std::array<std::pair<std::string_view, Action>, 4> actions{
        {{"new", makeNew}, {"set", change}, {"remove", removeScenario}, {"take", takeFrom}}};
    std::string said;
    if (!a.action.empty()) {
        const auto action = std::ranges::find(actions, a.action, &std::pair<std::string_view, Action>::first);
        BANYAN_ASSIGN(said, action->second(a, document, c));
    }
    if (a.action.empty()) said = scenariosText(document.portfolio());
    print(c.json ? dump(report::scenariosJson(document.portfolio())) : said);
    return Done;
}

} // namespace

void addScenario(CLI::App& app, Context& context) {
    Command command(app, context, "scenario",
                    "Variants of weights, budgets, capacities, thresholds and initiatives: lists them; `new NAME`, "
                    "`set NAME`, `remove NAME`, or `take NAME` into the portfolio. `compare P.banyan P.banyan#NAME` "
                    "says what one changes");
    const auto a = std::make_shared<ScenarioArguments>();
    const Rule each{.delimiter = ','};
    command.option("DOCUMENT", a->document, "Document to read or change", {.required = true});
    command.option("ACTION", a->action, "What to do; without, they are listed",
                   {.oneOf = {"new", "set", "remove", "take"}});
    command.option("NAME", a->name, "Name or id of the scenario");
    command.option("--points", a->points, "What a goal weighs: GOAL=POINTS", each);
    command.option("--budget", a->budget, "Refactoring budget of every team, in percent of its capacity");
    command.option("--team-budget", a->teamBudgets, "Refactoring budget of one team: TEAM=PERCENT", each);
    command.option("--headcount", a->headcounts, "People in a team: TEAM=PEOPLE", each);
    command.option("--value-threshold", a->valueThreshold, "Score from which value is high, 0-100");
    command.option("--risk-threshold", a->riskThreshold, "Score from which risk is high, 0-100");
    command.option("--exclude", a->exclude, "Initiatives that are left out", each);
    command.option("--include", a->include, "Initiatives that are taken in, though only proposed or rejected", each);
    command.option("--as-in-portfolio", a->same,
                   "Parts in which it no longer differs: goals, budgets, capacities, thresholds, initiatives", each);
    command.option("--rename", a->rename, "Another name, with `set`");
    command.option("--description", a->description, "What it is for");
    command.option("--part", a->parts, "With `take`: only these parts, as named above", each);
    command.runs([a](Context& c) { return scenarios(*a, c); });
}

} // namespace banyan::cli
