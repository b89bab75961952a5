// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/scenario_edits.h"

#include "model/roadmap/scenario.h"

#include <algorithm>

namespace banyan::items {

using namespace portfolio;

std::string freeScenarioName(const Portfolio& portfolio, const std::string& start) {
    std::string name = start;
    for (int n = 2; roadmap::findScenario(portfolio, name); ++n)
        name = start + " " + std::to_string(n);
    return name;
}

Edit addScenario(const Portfolio& portfolio, Scenario scenario) {
    scenario.name = freeScenarioName(portfolio, scenario.name);
    scenario.id = roadmap::newScenarioId(portfolio, scenario.name);
    return {"Add scenario \"" + scenario.name + "\"", {Put{scenario}}, {}};
}

Edit changeScenario(const Scenario& scenario) {
    return {"Change scenario \"" + scenario.name + "\"", {Put{scenario}}, {}};
}

Edit removeScenario(const Scenario& scenario) {
    return {"Remove scenario \"" + scenario.name + "\"", {Remove{scenario.id}}, {}};
}

KeptScenario keepAsScenario(const Portfolio& portfolio, const Portfolio& changed, const std::string& name) {
    roadmap::ScenarioFrom from = roadmap::scenarioFrom(portfolio, changed);
    from.scenario.name = freeScenarioName(portfolio, name);
    from.scenario.id = roadmap::newScenarioId(portfolio, from.scenario.name);
    KeptScenario out;
    out.id = from.scenario.id;
    out.name = from.scenario.name;
    out.leftOut = std::move(from.leftOut);
    out.edit = {"Keep scenario \"" + out.name + "\"", {Put{std::move(from.scenario)}}, {}};
    return out;
}

bool plannedIn(const Scenario& scenario, const Initiative& initiative) {
    const auto holds = [&](const std::vector<InitiativeId>& list) {
        return std::ranges::find(list, initiative.id) != list.end();
    };
    if (initiative.status == InitiativeStatus::Done) return true;
    return initiative.status == InitiativeStatus::Rejected ? holds(scenario.included) : !holds(scenario.excluded);
}

void setPlanned(Scenario& scenario, const Initiative& initiative, bool planned) {
    std::erase(scenario.included, initiative.id);
    std::erase(scenario.excluded, initiative.id);
    const bool already = initiative.status != InitiativeStatus::Rejected;
    if (planned != already) (planned ? scenario.included : scenario.excluded).push_back(initiative.id);
}

} // namespace banyan::items
