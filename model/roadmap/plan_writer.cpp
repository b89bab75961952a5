// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/plan_writer.h"

#include "model/base/numbers.h"
#include "model/roadmap/reasons.h"

#include <algorithm>
#include <map>

namespace banyan::roadmap {

namespace {

std::vector<const Goal*> goalsWithDeadline(const Portfolio& portfolio) {
    std::vector<const Goal*> out;
    for (const Goal& goal : portfolio.goals())
        if (goal.deadline) out.push_back(&goal);
    return out;
}

/// Turns a schedule back into what people read.
class PlanWriter {
public:
    PlanWriter(const Formulation& formulation, const Instance& instance, const Settled& settled)
        : m_formulation(formulation)
        , m_schedule(settled.schedule)
        , m_settled(settled)
        , m_reasons(formulation, instance, settled.schedule, settled.anchors) {}

    Result<Plan> run(const PlanOptions& options) {
        const Settings& settings = m_formulation.portfolio.settings();
        m_plan.start = m_formulation.calendar.start();
        m_plan.weeks = m_formulation.problem.horizon;
        m_plan.sprintWeeks = settings.sprintWeeks;
        m_plan.seed = options.seed;
        m_plan.discountPerWeek = settings.discountPerWeek;
        m_plan.policy = settings.policy;
        m_plan.statusWeek = m_formulation.statusWeek;
        m_plan.statusDate = m_formulation.statusDate;
        m_plan.draws = m_settled.simulated.draws;
        m_plan.budgetPercent = options.budgetPercent;
        m_plan.cash = settings.cashLimits;
        m_plan.issues = m_formulation.issues;
        m_plan.value = m_schedule.value;
        for (int i = 0; i < static_cast<int>(m_schedule.placements.size()); ++i) {
            if (options.cancel.cancelled())
                return makeError(ErrorKind::Cancelled, "plan.cancelled", "Planning was cancelled");
            if (!m_formulation.isMilestone(i)) placed(i).scheduled() ? addPlanned(i) : addUnscheduled(i);
        }
        for (const Initiative& initiative : m_formulation.portfolio.initiatives())
            if (isFinished(initiative))
                m_plan.finished.push_back(
                    {initiative.id, initiative.title, initiative.phase, initiative.startedOn, initiative.finishedOn});
        addTeams();
        addPhases();
        addGoals();
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
        if (out.started) out.startedOn = initiative.startedOn;
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
        addChances(i, out);
        m_plan.initiatives.push_back(std::move(out));
    }

    void addChances(int i, PlannedInitiative& out) const {
        if (m_plan.draws == 0) return;
        const auto at = static_cast<size_t>(i);
        const Simulated& simulated = m_settled.simulated;
        out.p50 = simulated.finishes[at].p50;
        out.p80 = simulated.finishes[at].p80;
        out.criticality = simulated.critical[at];
        if (out.deadlineWeek) out.deadlineChance = simulated.onTime[at];
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
            if (m_plan.draws > 0) {
                const FinishWeeks weeks = m_settled.simulated.groups[static_cast<size_t>(phase) - 1].weeks;
                out.p50 = weeks.p50;
                out.p80 = weeks.p80;
            }
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
                out.gates.push_back({initiative.title + ": " + verdict.gate, verdict.met, verdict.because,
                                     verdict.met || verdict.possible});
        }
    }

    void addGoals() {
        size_t group = 4;
        for (const Goal* goal : goalsWithDeadline(m_formulation.portfolio))
            m_plan.goals.push_back(goalChance(*goal, m_plan.draws > 0 ? m_settled.simulated.groups[group++].met : 0));
    }

    [[nodiscard]] GoalChance goalChance(const Goal& goal, double met) const {
        GoalChance out;
        out.id = goal.id;
        out.name = goal.name;
        out.deadline = *goal.deadline;
        out.deadlineWeek = m_formulation.calendar.finishWeekWithin(*goal.deadline);
        const PlannedInitiative* last = nullptr;
        const UnscheduledInitiative* missing = nullptr;
        for (int i = 0; i < static_cast<int>(m_schedule.placements.size()); ++i) {
            if (m_formulation.isMilestone(i) || !serves(m_formulation.initiative(i), goal.id)) continue;
            const InitiativeId& id = m_formulation.initiative(i).id;
            out.servedBy.push_back(id);
            const PlannedInitiative* planned = m_plan.find(id);
            if (planned == nullptr)
                missing = &*std::ranges::find(m_plan.unscheduled, id, &UnscheduledInitiative::id);
            else if (last == nullptr || planned->finishWeek > last->finishWeek)
                last = planned;
        }
        sayGoalChance(out, last, missing, met);
        return out;
    }

    void sayGoalChance(GoalChance& out, const PlannedInitiative* last, const UnscheduledInitiative* missing,
                       double met) const {
        const std::string name = "\"" + out.name + "\"";
        if (out.servedBy.empty()) {
            out.because = "No open initiative names " + name + " or moves its metric, so that nothing can be said.";
            return;
        }
        const std::string count = out.servedBy.size() == 1
                                      ? std::string("The one initiative")
                                      : "The " + std::to_string(out.servedBy.size()) + " initiatives";
        if (missing != nullptr) {
            if (m_plan.draws > 0) out.chance = 0;
            out.because = count + " for " + name + " can't all be finished by " + out.deadline.toString() + ": \"" +
                          missing->title + "\" is not scheduled.";
            return;
        }
        out.finishWeek = last->finishWeek;
        const std::string planned = "the last as planned, \"" + last->title + "\", ends before " +
                                    m_formulation.calendar.text(last->finishWeek) + ".";
        if (m_plan.draws == 0) {
            out.because = name + " is to be reached by " + out.deadline.toString() + "; " + planned;
            return;
        }
        out.chance = met;
        out.because = count + " for " + name + (out.servedBy.size() == 1 ? " is" : " are") +
                      " finished by its deadline, " + out.deadline.toString() + ", in " + shortNumber(100 * met, 0) +
                      " % of " + std::to_string(m_plan.draws) + " draws; " + planned;
    }

    const Formulation& m_formulation;
    const Schedule& m_schedule;
    const Settled& m_settled;
    Reasons m_reasons;
    Plan m_plan;
    std::map<std::pair<int, int>, int> m_used;
};

} // namespace

std::vector<Group> groupsOf(const Formulation& formulation, const Schedule& schedule) {
    std::vector<Group> out(4);
    const auto eachScheduled = [&](auto visit) {
        for (int i = 0; i < static_cast<int>(schedule.placements.size()); ++i)
            if (!formulation.isMilestone(i) && schedule.placements[static_cast<size_t>(i)].scheduled()) visit(i);
    };
    eachScheduled([&](int i) { out[static_cast<size_t>(formulation.initiative(i).phase) - 1].members.push_back(i); });
    for (const Goal* goal : goalsWithDeadline(formulation.portfolio)) {
        Group group;
        group.due = formulation.calendar.finishWeekWithin(*goal->deadline);
        eachScheduled([&](int i) {
            if (serves(formulation.initiative(i), goal->id)) group.members.push_back(i);
        });
        out.push_back(std::move(group));
    }
    return out;
}

Result<Plan> writePlan(const Formulation& formulation, const Instance& instance, const Settled& settled,
                       const PlanOptions& options) {
    return PlanWriter(formulation, instance, settled).run(options);
}

} // namespace banyan::roadmap
