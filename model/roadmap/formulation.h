// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/calendar.h"
#include "model/roadmap/gates.h"
#include "model/roadmap/plan.h"
#include "model/roadmap/problem.h"

#include <map>

namespace banyan::roadmap {

/// Why one activity waits for another.
struct Wait {
    enum class Kind { Prerequisite, Phase, Gate };
    Kind kind = Kind::Prerequisite;
    std::string gate; ///< named when it is one
};

/// A portfolio's initiatives as a problem, and what its numbers stand for. Keeps pointers into the portfolio.
struct Formulation {
    Formulation(const Portfolio& source, Calendar dates)
        : portfolio(source)
        , calendar(std::move(dates)) {}

    const Portfolio& portfolio;
    Calendar calendar;
    Problem problem;
    int statusWeek = 0;
    Date statusDate;
    /// Parallel to the activities: the initiative (by id), or nullptr for the milestones that end a phase.
    std::vector<const Initiative*> initiatives;
    std::vector<std::vector<Wait>> waits;        ///< parallel to each activity's `after`
    std::vector<std::string> closedBecause;      ///< empty for what may be scheduled
    std::vector<int> unpinnedEarliest;           ///< earliest start of each initiative without its pin
    std::vector<std::vector<GateVerdict>> gates; ///< of each initiative
    std::vector<int> wipCounter;                 ///< of each team, or -1
    std::map<ComponentId, int> exclusionCounter;
    std::vector<std::string> quarters; ///< of each entry of cashLimit
    std::vector<Issue> issues;

    [[nodiscard]] bool isMilestone(int i) const { return initiatives[static_cast<size_t>(i)] == nullptr; }
    [[nodiscard]] const Initiative& initiative(int i) const { return *initiatives[static_cast<size_t>(i)]; }
    [[nodiscard]] std::string quoted(int i) const { return "\"" + initiative(i).title + "\""; }
    [[nodiscard]] const Team& team(int resource) const { return portfolio.teams().at(static_cast<size_t>(resource)); }
    [[nodiscard]] bool started(int i) const { return problem.activities[static_cast<size_t>(i)].first; }
};

/// True for work that goes on: started, with effort left.
bool isUnderway(const Initiative& initiative);
/// True for what is over, so that nobody waits for it: done, or started with nothing left.
bool isFinished(const Initiative& initiative);

/// True when the initiative names the goal or moves its metric.
bool serves(const Initiative& initiative, const GoalId& goal);

/// Person-days that are still to be worked: what was estimated anew, else the remaining share of all.
std::vector<TeamEffort> workLeft(const Initiative& initiative);

/// Error "plan.prerequisite-cycle"; "plan.no-teams"; "plan.no-weeks"; Cancelled.
Result<Formulation> formulate(const Portfolio& portfolio, const advice::Benefits& benefits,
                              const GateKnowledge& knowledge, const PlanOptions& options);

} // namespace banyan::roadmap
