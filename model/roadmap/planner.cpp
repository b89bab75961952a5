// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/planner.h"

#include "model/roadmap/bound.h"
#include "model/roadmap/formulation.h"
#include "model/roadmap/pins.h"
#include "model/roadmap/reasons.h"
#include "model/roadmap/search.h"
#include "model/roadmap/simulation.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

namespace banyan::roadmap {

namespace {

constexpr int effortDraws = 2000;

Result<void> checkOptions(const PlanOptions& options) {
    if (options.schedules < 1 && options.seconds <= 0)
        return makeError(ErrorKind::BadInput, "plan.bad-limit", "A plan takes at least 1 schedule, not {schedules}",
                         {{"schedules", std::to_string(options.schedules)}});
    if (std::isnan(options.budgetPercent) || options.budgetPercent > 100)
        return makeError(ErrorKind::BadInput, "plan.bad-budget", "A refactoring budget is 0 to 100 % of capacity");
    return {};
}

Error cancelled() {
    return makeError(ErrorKind::Cancelled, "plan.cancelled", "Planning was cancelled");
}

SearchOptions searchOptions(const PlanOptions& options, Genotype front) {
    SearchOptions out;
    out.seed = options.seed;
    out.schedules = options.schedules;
    out.front = std::move(front);
    out.cancel = options.cancel;
    out.progress = options.progress;
    if (options.seconds > 0) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(options.seconds);
        out.timeIsUp = [end] { return std::chrono::steady_clock::now() >= end; };
    }
    return out;
}

/// Turns a schedule back into what people read.
class PlanWriter {
public:
    PlanWriter(const Formulation& formulation, const Instance& instance, const Schedule& schedule,
               const std::vector<FinishWeeks>& finishes)
        : m_formulation(formulation)
        , m_schedule(schedule)
        , m_finishes(finishes)
        , m_reasons(formulation, instance, schedule) {}

    Plan run(const PlanOptions& options) {
        const Settings& settings = m_formulation.portfolio.settings();
        m_plan.start = m_formulation.calendar.start();
        m_plan.weeks = m_formulation.problem.horizon;
        m_plan.sprintWeeks = settings.sprintWeeks;
        m_plan.seed = options.seed;
        m_plan.discountPerWeek = settings.discountPerWeek;
        m_plan.policy = settings.policy;
        m_plan.statusWeek = m_formulation.statusWeek;
        m_plan.budgetPercent = options.budgetPercent;
        m_plan.cash = settings.cashLimits;
        m_plan.issues = m_formulation.issues;
        m_plan.value = m_schedule.value;
        for (int i = 0; i < static_cast<int>(m_schedule.placements.size()); ++i)
            if (!m_formulation.isMilestone(i)) placed(i).scheduled() ? addPlanned(i) : addUnscheduled(i);
        addTeams();
        addPhases();
        return std::move(m_plan);
    }

private:
    [[nodiscard]] const Placement& placed(int i) const { return m_schedule.placements[static_cast<size_t>(i)]; }
    [[nodiscard]] const Activity& activity(int i) const {
        return m_formulation.problem.activities[static_cast<size_t>(i)];
    }

    template <typename Target>
    void addDeadline(int i, Target& out) const {
        if (activity(i).deadline == noLimit) return;
        out.deadlineWeek = activity(i).deadline;
        out.latenessCostPerWeek = activity(i).lateness;
    }

    void addPlanned(int i) {
        const Initiative& initiative = m_formulation.initiative(i);
        const Activity& a = activity(i);
        PlannedInitiative out;
        out.id = initiative.id;
        out.title = initiative.title;
        out.phase = initiative.phase;
        out.components = initiative.components;
        out.startWeek = placed(i).start;
        out.finishWeek = placed(i).finish;
        out.cash = a.cash;
        out.valueRate = a.rate;
        out.overlapAllowed = initiative.overlapAllowed;
        out.started = m_formulation.started(i);
        out.earliestWeek = out.started ? 0 : m_formulation.unpinnedEarliest[static_cast<size_t>(i)];
        if (initiative.pin && !out.started) {
            out.pinKind = initiative.pin->kind;
            out.pinWeek = m_formulation.calendar.weekThatHolds(initiative.pin->day);
        }
        addDeadline(i, out);
        out.hardDeadline = a.latestFinish != noLimit;
        addPrerequisites(initiative, out);
        addDemand(i, out);
        out.boundBy = m_reasons.whyNotEarlier(i);
        out.p50 = m_finishes[static_cast<size_t>(i)].p50;
        out.p80 = m_finishes[static_cast<size_t>(i)].p80;
        m_plan.initiatives.push_back(std::move(out));
    }

    void addPrerequisites(const Initiative& initiative, PlannedInitiative& out) const {
        for (const Prerequisite& p : initiative.prerequisites) {
            const bool done = isFinished(*m_formulation.portfolio.find(p.initiative));
            if (done || !out.started) out.prerequisites.push_back({p.initiative, p.lagWeeks, done});
        }
    }

    void addDemand(int i, PlannedInitiative& out) {
        const Activity& a = activity(i);
        const Mode& mode = a.modes[static_cast<size_t>(placed(i).mode)];
        const std::vector<Resource>& resources = m_formulation.problem.resources;
        std::vector<int> weeks;
        for (int week = placed(i).start; week < placed(i).finish; ++week)
            if (std::ranges::all_of(a.work, [&](const Work& w) {
                    return resources[static_cast<size_t>(w.resource)].capacity[static_cast<size_t>(week)] > 0;
                }))
                weeks.push_back(week);
        for (size_t w = 0; w < a.work.size(); ++w) {
            const TeamId& team = m_formulation.team(a.work[w].resource).id;
            const Load& load = mode.loads[w];
            out.effort.push_back({team, a.work[w].units});
            for (int step = 0; step < load.periods; ++step) {
                const int hours = step + 1 < load.periods ? load.rate : load.last;
                out.demand.push_back({team, weeks[static_cast<size_t>(step)], hours});
                m_used[{load.resource, weeks[static_cast<size_t>(step)]}] += hours;
            }
        }
    }

    void addUnscheduled(int i) {
        UnscheduledInitiative out;
        out.id = m_formulation.initiative(i).id;
        out.title = m_formulation.initiative(i).title;
        out.phase = m_formulation.initiative(i).phase;
        out.because = m_reasons.whyNotAtAll(i);
        addDeadline(i, out);
        m_plan.unscheduled.push_back(std::move(out));
    }

    void addTeams() {
        for (int k = 0; k < static_cast<int>(m_formulation.problem.resources.size()); ++k) {
            const Resource& r = m_formulation.problem.resources[static_cast<size_t>(k)];
            const Team& team = m_formulation.team(k);
            for (int week = 0; week < m_plan.weeks; ++week) {
                const auto used = m_used.find({k, week});
                m_plan.capacity.push_back({team.id, week, r.capacity[static_cast<size_t>(week)],
                                           used == m_used.end() ? 0 : used->second,
                                           r.freeze[static_cast<size_t>(week)] != 0});
            }
            if (team.wipLimit) m_plan.wip.emplace_back(team.id, *team.wipLimit);
        }
    }

    void addPhases() {
        for (int phase = 1; phase <= 4; ++phase) {
            PhaseSummary out;
            out.phase = phase;
            bool any = false;
            for (const PlannedInitiative& one : m_plan.initiatives) {
                if (one.phase != phase) continue;
                out.startWeek = any ? std::min(out.startWeek, one.startWeek) : one.startWeek;
                out.finishWeek = std::max(out.finishWeek, one.finishWeek);
                for (const TeamHours& effort : one.effort)
                    out.hours += effort.hours;
                out.cash += one.cash;
                any = true;
            }
            if (!any) continue;
            addGates(out);
            m_plan.phases.push_back(std::move(out));
        }
    }

    void addGates(PhaseSummary& out) const {
        for (size_t i = 0; i < m_formulation.gates.size(); ++i) {
            if (m_formulation.isMilestone(static_cast<int>(i))) continue;
            const Initiative& initiative = m_formulation.initiative(static_cast<int>(i));
            if (initiative.phase != out.phase) continue;
            for (const GateVerdict& verdict : m_formulation.gates[i])
                out.gates.push_back({initiative.title + ": " + verdict.gate, verdict.met, verdict.because});
        }
    }

    const Formulation& m_formulation;
    const Schedule& m_schedule;
    const std::vector<FinishWeeks>& m_finishes;
    Reasons m_reasons;
    Plan m_plan;
    std::map<std::pair<int, int>, int> m_used;
};

} // namespace

Result<Plan> planKnowing(const Portfolio& portfolio, const advice::Benefits& benefits, const GateKnowledge& knowledge,
                         const PlanOptions& options) {
    BANYAN_TRY(checkOptions(options));
    BANYAN_ASSIGN(Formulation formulation, formulate(portfolio, benefits, knowledge, options));
    BANYAN_ASSIGN(Genotype front, settlePins(formulation, options));
    const Instance instance(formulation.problem);
    const SearchResult found = search(instance, searchOptions(options, std::move(front)));
    if (found.cancelled) return cancelled();
    const double bound = upperBound(instance, found.schedule.value, options.cancel);
    const auto finishes = simulate(formulation.problem, found.schedule, options.seed, effortDraws, options.cancel);
    if (options.cancel.cancelled()) return cancelled();
    Plan out = PlanWriter(formulation, instance, found.schedule, finishes).run(options);
    out.schedules = found.schedules;
    out.upperBound = bound;
    if (options.progress) options.progress(1);
    return out;
}

} // namespace banyan::roadmap
