// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/edit.h"

#include <array>
#include <optional>
#include <string_view>

/// Variants of the portfolio, written on change: a scenario keeps only what differs.
namespace banyan::roadmap {

using namespace banyan::portfolio;

/// The parts of a scenario that can be taken on their own.
enum class ScenarioPart {
    Goals,      ///< points
    Budgets,    ///< refactoring budgets
    Capacities, ///< headcounts
    Thresholds,
    Initiatives ///< what is taken in and left out
};
inline constexpr std::array scenarioParts{ScenarioPart::Goals, ScenarioPart::Budgets, ScenarioPart::Capacities,
                                          ScenarioPart::Thresholds, ScenarioPart::Initiatives};
/// "goals", "budgets", "capacities", "thresholds", "initiatives".
std::string_view nameOf(ScenarioPart part);

/// The scenario with that part alone.
Scenario only(const Scenario& scenario, ScenarioPart part);
/// The scenario as if nothing were said of that part.
Scenario without(const Scenario& scenario, ScenarioPart part);

/// The portfolio as a scenario has it: points of goals; refactoring budgets over the whole roadmap (a team's own before
/// the one of all teams) and headcounts; thresholds; what it leaves out is rejected, and what it takes in is accepted
/// where it was only proposed or was rejected. What is done stays done. Errors (BadInput): "scenario.no-such-goal",
/// "scenario.no-such-team", "scenario.no-such-initiative", "scenario.contradiction" (taken in and left out),
/// "edit.invalid-value".
Result<Portfolio> inScenario(const Portfolio& portfolio, const Scenario& scenario);

/// The edit by which the portfolio becomes as the scenario has it, wholly or in one part: "take the budgets of scenario
/// \"Lean\"". It has no operation where nothing differs. Errors as of inScenario().
Result<Edit> take(const Portfolio& portfolio, const Scenario& scenario, std::optional<ScenarioPart> part = {});

/// What a changed portfolio is as a scenario.
struct ScenarioFrom {
    Scenario scenario;                ///< without id and name
    std::vector<std::string> leftOut; ///< what else differs and no scenario can hold: a sentence for each record
};
/// Inverse of inScenario(): in `scenario`, `portfolio` is as `changed`, as far as a scenario can say so. A budget that
/// two or more teams change to and all of them come to have is said once, for all teams.
ScenarioFrom scenarioFrom(const Portfolio& portfolio, const Portfolio& changed);

/// True when the portfolio in the scenario is the portfolio.
bool differsInNothing(const Scenario& scenario);

/// What a scenario says, one sentence for each thing: "Goal \"Fewer errors\" weighs 40 points instead of 30."
std::vector<std::string> sentences(const Portfolio& portfolio, const Scenario& scenario);

/// The scenario of that id, or of that name (case and blanks aside); nullptr when there is none.
const Scenario* findScenario(const Portfolio& portfolio, std::string_view idOrName);
/// An id for a new scenario of that name.
ScenarioId newScenarioId(const Portfolio& portfolio, std::string_view name);

} // namespace banyan::roadmap
