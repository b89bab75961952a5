// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/edit.h"

#include <string>
#include <vector>

/// Edits that a person makes to scenarios and slides.
namespace banyan::items {

/// A free name: `start`, `start 2`, …
std::string freeScenarioName(const portfolio::Portfolio& portfolio, const std::string& start);
/// The scenario under a free name like the one it has, with an id of its own.
portfolio::Edit addScenario(const portfolio::Portfolio& portfolio, portfolio::Scenario scenario);
portfolio::Edit changeScenario(const portfolio::Scenario& scenario);
portfolio::Edit removeScenario(const portfolio::Scenario& scenario);

/// A changed portfolio kept as a scenario, and what no scenario can hold.
struct KeptScenario {
    portfolio::Edit edit;
    portfolio::ScenarioId id;
    std::string name;
    std::vector<std::string> leftOut;
};
KeptScenario keepAsScenario(const portfolio::Portfolio& portfolio, const portfolio::Portfolio& changed,
                            const std::string& name);

/// Whether an initiative is planned in the scenario.
bool plannedIn(const portfolio::Scenario& scenario, const portfolio::Initiative& initiative);
/// Takes it in or leaves it out; says nothing of it where it is as in the portfolio.
void setPlanned(portfolio::Scenario& scenario, const portfolio::Initiative& initiative, bool planned);

} // namespace banyan::items
