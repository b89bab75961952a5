// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/scenario.h"

#include "model/base/numbers.h"
#include "model/portfolio/diff.h"
#include "model/roadmap/calendar.h"

#include <algorithm>

namespace banyan::roadmap {

namespace {

std::string quoted(const std::string& name) {
    return "\"" + name + "\"";
}

Error missing(const Scenario& scenario, const char* kind, const std::string& id) {
    return makeError(ErrorKind::BadInput, std::string("scenario.no-such-") + kind,
                     "scenario \"{scenario}\" speaks of {kind} \"{id}\", which there is not",
                     {{"scenario", scenario.name}, {"kind", kind}, {"id", id}});
}

template <typename List>
auto* entryOf(List& list, const auto member, const auto& id) {
    const auto at = std::ranges::find(list, id, member);
    return at == list.end() ? nullptr : &*at;
}

/// The budget of the whole roadmap, where one period says it.
std::optional<double> wholeBudget(const Team& team) {
    if (team.budgets.empty()) return BudgetPeriod().percent;
    const BudgetPeriod& only = team.budgets.front();
    return team.budgets.size() == 1 && !only.from && !only.to ? std::optional(only.percent) : std::nullopt;
}

/// Puts what differs.
class Variation {
public:
    Variation(const Portfolio& portfolio, const Scenario& scenario)
        : m_portfolio(portfolio)
        , m_scenario(scenario) {}

    Result<std::vector<Operation>> run() {
        BANYAN_TRY(checkReferences());
        addSettings();
        for (const ScenarioGoal& said : m_scenario.goals) {
            Goal goal = *m_portfolio.find(said.goal);
            goal.points = said.points;
            put(std::move(goal));
        }
        for (const Team& team : m_portfolio.teams())
            addTeam(team);
        for (const InitiativeId& id : m_scenario.excluded)
            setStatus(id, InitiativeStatus::Rejected);
        for (const InitiativeId& id : m_scenario.included)
            setStatus(id, InitiativeStatus::Accepted);
        return std::move(m_operations);
    }

private:
    Result<void> checkReferences() {
        for (const ScenarioGoal& goal : m_scenario.goals)
            if (!m_portfolio.find(goal.goal)) return missing(m_scenario, "goal", goal.goal.value);
        for (const ScenarioTeam& team : m_scenario.teams)
            if (!m_portfolio.find(team.team)) return missing(m_scenario, "team", team.team.value);
        for (const auto* list : {&m_scenario.excluded, &m_scenario.included})
            for (const InitiativeId& id : *list)
                if (!m_portfolio.find(id)) return missing(m_scenario, "initiative", id.value);
        for (const InitiativeId& id : m_scenario.excluded)
            if (std::ranges::find(m_scenario.included, id) != m_scenario.included.end())
                return makeError(ErrorKind::BadInput, "scenario.contradiction",
                                 "scenario \"{scenario}\" both takes in and leaves out \"{title}\"",
                                 {{"scenario", m_scenario.name}, {"title", m_portfolio.find(id)->title}});
        return {};
    }

    void addSettings() {
        Settings settings = m_portfolio.settings();
        settings.valueThreshold = m_scenario.valueThreshold.value_or(settings.valueThreshold);
        settings.riskThreshold = m_scenario.riskThreshold.value_or(settings.riskThreshold);
        if (settings != m_portfolio.settings()) m_operations.emplace_back(Put{std::move(settings)});
    }

    void addTeam(Team team) {
        const ScenarioTeam* own = entryOf(m_scenario.teams, &ScenarioTeam::team, team.id);
        if (own && own->headcount) team.headcount = own->headcount;
        const auto percent = own && own->budgetPercent ? own->budgetPercent : m_scenario.budgetPercent;
        if (percent && wholeBudget(team) != percent) team.budgets = {{{}, {}, *percent}};
        put(std::move(team));
    }

    void setStatus(const InitiativeId& id, InitiativeStatus status) {
        Initiative initiative = *m_portfolio.find(id);
        if (initiative.status == InitiativeStatus::Done) return;
        if (status == InitiativeStatus::Accepted && initiative.status == InitiativeStatus::Started) return;
        initiative.status = status;
        put(std::move(initiative));
    }

    template <typename T>
    void put(T record) {
        if (record != *m_portfolio.find(record.id)) m_operations.emplace_back(Put{std::move(record)});
    }

    const Portfolio& m_portfolio;
    const Scenario& m_scenario;
    std::vector<Operation> m_operations;
};

void addTeams(const Portfolio& portfolio, const Portfolio& changed, Scenario& out) {
    std::optional<double> common;
    bool all = true;
    size_t differ = 0;
    for (const Team& team : changed.teams()) {
        const Team* before = portfolio.find(team.id);
        const auto percent = wholeBudget(team);
        all = all && percent && (!common || common == percent);
        common = percent;
        if (!before) continue;
        ScenarioTeam said{team.id, {}, {}};
        if (team.headcount && team.headcount != before->headcount) said.headcount = team.headcount;
        if (percent && team.budgets != before->budgets && percent != wholeBudget(*before)) said.budgetPercent = percent;
        differ += said.budgetPercent ? 1 : 0;
        if (said.headcount || said.budgetPercent) out.teams.push_back(said);
    }
    if (!all || differ < 2) return;
    out.budgetPercent = common;
    for (ScenarioTeam& team : out.teams)
        team.budgetPercent.reset();
    std::erase_if(out.teams, [](const ScenarioTeam& team) { return !team.headcount; });
}

std::string nameOfRecord(const Initiative& initiative) {
    return initiative.title;
}
std::string nameOfRecord(const auto& record) {
    if constexpr (requires { record.name; }) return record.name;
    return record.id.value;
}

template <typename T>
void addLeftOut(const Portfolio& wanted, const Portfolio& made, const TableDiff<T>& diff,
                std::vector<std::string>& out) {
    const std::string kind(Describe<T>::name);
    for (const Id<T>& id : diff.added)
        out.push_back("The new " + kind + " " + quoted(nameOfRecord(*wanted.find(id))) +
                      " is not part of the scenario.");
    for (const Id<T>& id : diff.removed)
        out.push_back("That " + kind + " " + quoted(nameOfRecord(*made.find(id))) +
                      " is removed is not part of the scenario.");
    for (const Id<T>& id : diff.changed) {
        std::string fields;
        for (const std::string_view name : changedFields(*made.find(id), *wanted.find(id)))
            fields += (fields.empty() ? "" : ", ") + std::string(name);
        out.push_back("What " + kind + " " + quoted(nameOfRecord(*wanted.find(id))) + " has as " + fields +
                      " is not part of the scenario.");
    }
}

std::string number(double value) {
    return shortNumber(value);
}

std::string instead(const std::string& now, const std::string& before) {
    return now == before ? now + ", as in the portfolio" : now + " instead of " + before;
}

std::string budgetText(const Team& team) {
    const auto percent = wholeBudget(team);
    return percent ? number(*percent) + " %" : std::string("its own over time");
}

} // namespace

std::string_view nameOf(ScenarioPart part) {
    static constexpr std::array<std::string_view, 5> names{"goals", "budgets", "capacities", "thresholds",
                                                           "initiatives"};
    return names[static_cast<size_t>(part)];
}

Scenario without(const Scenario& scenario, ScenarioPart part) {
    Scenario out = scenario;
    switch (part) {
    case ScenarioPart::Goals:
        out.goals.clear();
        break;
    case ScenarioPart::Budgets:
        out.budgetPercent.reset();
        for (ScenarioTeam& team : out.teams)
            team.budgetPercent.reset();
        break;
    case ScenarioPart::Capacities:
        for (ScenarioTeam& team : out.teams)
            team.headcount.reset();
        break;
    case ScenarioPart::Thresholds:
        out.valueThreshold.reset();
        out.riskThreshold.reset();
        break;
    case ScenarioPart::Initiatives:
        out.excluded.clear();
        out.included.clear();
        break;
    }
    std::erase_if(out.teams, [](const ScenarioTeam& team) { return !team.headcount && !team.budgetPercent; });
    return out;
}

Scenario only(const Scenario& scenario, ScenarioPart part) {
    Scenario out = scenario;
    for (const ScenarioPart other : scenarioParts)
        if (other != part) out = without(out, other);
    return out;
}

Result<Portfolio> inScenario(const Portfolio& portfolio, const Scenario& scenario) {
    BANYAN_ASSIGN(std::vector<Operation> operations, Variation(portfolio, scenario).run());
    return apply(portfolio, {"look at scenario " + quoted(scenario.name), std::move(operations), {}});
}

Result<Edit> take(const Portfolio& portfolio, const Scenario& scenario, std::optional<ScenarioPart> part) {
    const Scenario wanted = part ? only(scenario, *part) : scenario;
    BANYAN_ASSIGN(std::vector<Operation> operations, Variation(portfolio, wanted).run());
    const std::string what = part ? "the " + std::string(nameOf(*part)) + " of " : std::string();
    return Edit{"take " + what + "scenario " + quoted(scenario.name), std::move(operations), {}};
}

ScenarioFrom scenarioFrom(const Portfolio& portfolio, const Portfolio& changed) {
    ScenarioFrom out;
    Scenario& scenario = out.scenario;
    for (const Goal& goal : changed.goals())
        if (const Goal* before = portfolio.find(goal.id); before && before->points != goal.points)
            scenario.goals.push_back({goal.id, goal.points});
    addTeams(portfolio, changed, scenario);
    const Settings& settings = changed.settings();
    if (settings.valueThreshold != portfolio.settings().valueThreshold)
        scenario.valueThreshold = settings.valueThreshold;
    if (settings.riskThreshold != portfolio.settings().riskThreshold) scenario.riskThreshold = settings.riskThreshold;
    for (const Initiative& initiative : changed.initiatives()) {
        const Initiative* before = portfolio.find(initiative.id);
        if (!before || before->status == initiative.status) continue;
        if (before->status == InitiativeStatus::Done) continue;
        if (initiative.status == InitiativeStatus::Rejected) scenario.excluded.push_back(initiative.id);
        if (initiative.status == InitiativeStatus::Accepted && before->status != InitiativeStatus::Started)
            scenario.included.push_back(initiative.id);
    }
    const auto made = inScenario(portfolio, scenario);
    if (!made) {
        out.leftOut.push_back(made.error().message() + ".");
        return out;
    }
    const Diff rest = diff(*made, changed);
    [&]<typename... T>(TypeList<T...>) {
        (addLeftOut<T>(changed, *made, rest.of<T>(), out.leftOut), ...);
    }(RecordTypes{});
    for (const SourceId& source : rest.observations)
        out.leftOut.push_back("What source " + quoted(source.value) + " says is not part of the scenario.");
    return out;
}

bool differsInNothing(const Scenario& scenario) {
    Scenario bare;
    bare.id = scenario.id;
    bare.name = scenario.name;
    bare.description = scenario.description;
    return bare == scenario;
}

std::vector<std::string> sentences(const Portfolio& portfolio, const Scenario& scenario) {
    std::vector<std::string> out;
    for (const ScenarioGoal& said : scenario.goals)
        if (const Goal* goal = portfolio.find(said.goal))
            out.push_back("Goal " + quoted(goal->name) + " weighs " +
                          instead(number(said.points), number(goal->points)) + " points.");
    if (scenario.budgetPercent)
        out.push_back(
            "The refactoring budget of every team" +
            std::string(std::ranges::any_of(scenario.teams,
                                            [](const ScenarioTeam& team) { return team.budgetPercent.has_value(); })
                            ? " not named here is "
                            : " is ") +
            number(*scenario.budgetPercent) + " %.");
    for (const ScenarioTeam& said : scenario.teams) {
        const Team* team = portfolio.find(said.team);
        if (!team) continue;
        if (said.budgetPercent)
            out.push_back("The refactoring budget of " + team->name + " is " +
                          instead(number(*said.budgetPercent) + " %", budgetText(*team)) + ".");
        if (said.headcount)
            out.push_back(
                team->name + " has " +
                instead(number(*said.headcount), team->headcount ? number(*team->headcount) : "an unknown number of") +
                " people.");
    }
    const Settings& settings = portfolio.settings();
    if (scenario.valueThreshold)
        out.push_back("Value is high from " +
                      instead(number(*scenario.valueThreshold), number(settings.valueThreshold)) + ".");
    if (scenario.riskThreshold)
        out.push_back("Risk is high from " + instead(number(*scenario.riskThreshold), number(settings.riskThreshold)) +
                      ".");
    for (const InitiativeId& id : scenario.excluded)
        if (const Initiative* initiative = portfolio.find(id))
            out.push_back(quoted(initiative->title) + " is left out.");
    for (const InitiativeId& id : scenario.included)
        if (const Initiative* initiative = portfolio.find(id))
            out.push_back(quoted(initiative->title) + " is taken in.");
    return out;
}

const Scenario* findScenario(const Portfolio& portfolio, std::string_view idOrName) {
    if (const Scenario* byId = portfolio.find(ScenarioId(idOrName))) return byId;
    for (const Scenario& scenario : portfolio.table<Scenario>())
        if (matchKey(scenario.name) == matchKey(idOrName)) return &scenario;
    return nullptr;
}

ScenarioId newScenarioId(const Portfolio& portfolio, std::string_view name) {
    return ScenarioId(
        uniqueSlug(slug(name), [&](const std::string& id) { return portfolio.find(ScenarioId(id)) != nullptr; }));
}

} // namespace banyan::roadmap
