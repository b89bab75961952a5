// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/formulation.h"

#include "model/base/numbers.h"
#include "model/portfolio/checks.h"
#include "model/portfolio/prerequisites.h"
#include "model/roadmap/waiting.h"

#include <algorithm>
#include <cmath>

namespace banyan::roadmap {

namespace {

class Formulator {
public:
    Formulator(const Portfolio& portfolio, const advice::Benefits& benefits, const GateKnowledge& knowledge,
               const PlanOptions& options)
        : m_portfolio(portfolio)
        , m_settings(portfolio.settings())
        , m_knowledge(knowledge)
        , m_options(options)
        , m_out(portfolio, Calendar(portfolio.settings(), options.asOf, options.budgetPercent)) {
        for (const advice::InitiativeValue& v : benefits.rates)
            m_rates[v.initiative] = v.rate;
    }

    Result<Formulation> run() {
        BANYAN_TRY(checkFrame());
        addTime();
        addTeams();
        addCash();
        addCounters();
        for (const Initiative& initiative : m_portfolio.initiatives())
            if (isPlanned(initiative) && !m_options.cancel.cancelled()) addActivity(initiative);
        if (m_options.cancel.cancelled())
            return makeError(ErrorKind::Cancelled, "plan.cancelled", "Planning was cancelled");
        BANYAN_TRY(addWaiting(m_out, m_knowledge, m_options.cancel));
        return std::move(m_out);
    }

private:
    static bool isPlanned(const Initiative& initiative) {
        return initiative.status != InitiativeStatus::Rejected && !isFinished(initiative);
    }

    void addTime() {
        m_out.problem.horizon = m_settings.weeks;
        m_out.problem.calendar = 2 * m_settings.weeks + 52;
        m_out.problem.discount = m_settings.discountPerWeek;
        m_out.statusDate = m_settings.statusDate.value_or(m_options.asOf);
        m_out.statusWeek = std::max(0, m_out.calendar.firstWeekFrom(m_out.statusDate));
    }

    void addTeams() {
        for (const Team& team : m_portfolio.teams()) {
            if (auto assumed = headcountIssue(team)) m_out.issues.push_back(std::move(*assumed));
            Resource resource;
            for (int week = 0; week < m_out.problem.calendar; ++week) {
                resource.capacity.push_back(m_out.calendar.hours(team, week));
                resource.freeze.push_back(Calendar::freezeIn(team, m_out.calendar.monday(week)) != nullptr ? 1 : 0);
            }
            m_out.problem.resources.push_back(std::move(resource));
        }
    }

    void addCash() {
        std::map<std::string, double> limits;
        for (const CashLimit& limit : m_settings.cashLimits) {
            const auto [at, isNew] = limits.try_emplace(limit.quarter, limit.limit);
            at->second = std::min(at->second, limit.limit);
        }
        if (limits.empty()) return;
        for (const auto& [quarter, limit] : limits) {
            m_out.quarters.push_back(quarter);
            m_out.problem.cashLimit.push_back(limit);
        }
        for (int week = 0; week < m_out.problem.calendar; ++week) {
            const auto at = std::ranges::find(m_out.quarters, m_out.calendar.monday(week).quarter());
            m_out.problem.cashPeriod.push_back(
                at == m_out.quarters.end() ? -1 : static_cast<int>(at - m_out.quarters.begin()));
        }
    }

    void addCounters() {
        for (const Team& team : m_portfolio.teams()) {
            m_out.wipCounter.push_back(team.wipLimit ? newCounter(*team.wipLimit) : -1);
        }
    }

    int newCounter(int limit) {
        m_out.problem.counters.push_back({limit});
        return static_cast<int>(m_out.problem.counters.size()) - 1;
    }

    Result<void> checkFrame() {
        if (m_settings.weeks < 1)
            return makeError(ErrorKind::Infeasible, "plan.no-weeks",
                             "The plan has {weeks} weeks, so that nothing fits into it. Give it 1 week or more.",
                             {{"weeks", std::to_string(m_settings.weeks)}});
        if (m_portfolio.teams().size() > 0) return {};
        return makeError(ErrorKind::Infeasible, "plan.no-teams",
                         "The portfolio has no teams, so that nobody can do anything. Name the components' owners or "
                         "import teams.");
    }

    void addWork(const Initiative& initiative, Activity& out) {
        std::map<int, Work> byTeam;
        for (const TeamEffort& effort : workLeft(initiative)) {
            if (effort.pessimistic <= 0) continue;
            Work& work = byTeam[m_portfolio.teams().indexOf(effort.team)];
            work.optimistic += effort.optimistic * 8;
            work.likely += effort.likely * 8;
            work.pessimistic += effort.pessimistic * 8;
        }
        for (auto& [team, work] : byTeam) {
            work.resource = team;
            const double mean = (work.optimistic + 4 * work.likely + work.pessimistic) / 6;
            work.units = static_cast<int>(std::ceil(std::min(mean, 1e8) - 1e-9));
            if (work.units > 0) out.work.push_back(work);
        }
    }

    void addWindow(const Initiative& initiative, Activity& out) {
        out.earliestStart = m_out.statusWeek;
        if (initiative.deadline) {
            out.deadline = m_out.calendar.finishWeekWithin(*initiative.deadline);
            out.lateness = initiative.latenessCostPerWeek;
            if (initiative.hardDeadline) out.latestFinish = out.deadline;
        }
        if (initiative.earliest && !isUnderway(initiative))
            out.earliestStart = std::max(out.earliestStart, m_out.calendar.firstWeekFrom(*initiative.earliest));
        m_out.unpinnedEarliest.push_back(out.earliestStart);
        if (isUnderway(initiative)) return;
        if (!initiative.pin || initiative.pin->kind == PinKind::None) return;
        const int week = m_out.calendar.weekThatHolds(initiative.pin->day);
        if (initiative.pin->kind != PinKind::NotAfter) out.earliestStart = std::max(out.earliestStart, week);
        if (initiative.pin->kind != PinKind::NotBefore) {
            out.latestStart = week;
            out.must = true;
        }
    }

    void addHolds(const Initiative& initiative, Activity& out) {
        for (const Work& work : out.work)
            if (const int counter = m_out.wipCounter[static_cast<size_t>(work.resource)]; counter >= 0)
                out.counters.push_back(counter);
        if (initiative.overlapAllowed) return;
        for (const ComponentId& component : initiative.components) {
            const auto [at, isNew] = m_out.exclusionCounter.try_emplace(component, 0);
            if (isNew) at->second = newCounter(1);
            if (std::ranges::find(out.counters, at->second) == out.counters.end()) out.counters.push_back(at->second);
        }
    }

    [[nodiscard]] std::string tooMuchWork(const Initiative& initiative, const Activity& activity) const {
        const std::string title = "\"" + initiative.title + "\"";
        for (const Work& work : activity.work) {
            const Resource& r = m_out.problem.resources[static_cast<size_t>(work.resource)];
            int64_t there = 0;
            for (int week = 0; week < m_out.problem.horizon; ++week)
                there += r.capacity[static_cast<size_t>(week)];
            const std::string& team = m_out.team(work.resource).name;
            if (there == 0)
                return title + " needs " + std::to_string(work.units) + " h of " + team +
                       ", which has no capacity for initiatives before the plan ends.";
            if (there < work.units)
                return title + " needs " + std::to_string(work.units) + " h of " + team + ", which has only " +
                       std::to_string(there) + " h for initiatives before the plan ends.";
        }
        return title + " needs more weeks than the plan has (" + std::to_string(m_out.problem.horizon) +
               "), even when its teams do nothing else.";
    }

    void addActivity(const Initiative& initiative) {
        Activity activity;
        std::string closed;
        activity.key = initiative.id.value;
        activity.first = isUnderway(initiative);
        activity.cash = isUnderway(initiative) ? 0 : initiative.cash;
        const auto rate = m_rates.find(initiative.id);
        activity.rate = rate == m_rates.end() ? 0 : std::max(0.0, rate->second);
        addWork(initiative, activity);
        addWindow(initiative, activity);
        addHolds(initiative, activity);
        activity.modes = makeModes(m_out.problem, activity.work);
        if (activity.work.empty()) {
            activity.modes.clear();
            closed = "\"" + initiative.title + "\" has no effort yet, so that nobody knows how long it takes.";
        } else if (activity.modes.empty()) {
            closed = tooMuchWork(initiative, activity);
        } else if (activity.earliestStart >= m_out.problem.horizon) {
            closed = "\"" + initiative.title + "\" may not start before " +
                     m_out.calendar.text(activity.earliestStart) + ", and the plan ends on " +
                     m_out.calendar.text(m_out.problem.horizon) + ".";
        }
        activity.closed = !closed.empty();
        if (activity.closed) activity.must = false;
        m_out.problem.activities.push_back(std::move(activity));
        m_out.initiatives.push_back(&initiative);
        m_out.closedBecause.push_back(std::move(closed));
        m_out.waits.emplace_back();
        m_out.gates.emplace_back();
    }

    const Portfolio& m_portfolio;
    const Settings& m_settings;
    const GateKnowledge& m_knowledge;
    const PlanOptions& m_options;
    std::map<InitiativeId, double> m_rates;
    Formulation m_out;
};

} // namespace

bool isUnderway(const Initiative& initiative) {
    if (initiative.status != InitiativeStatus::Started) return false;
    return initiative.remainingWork.empty()
               ? initiative.remainingShare.value_or(1) > 0
               : std::ranges::any_of(initiative.remainingWork, [](const TeamEffort& e) { return e.pessimistic > 0; });
}

bool serves(const Initiative& initiative, const GoalId& goal) {
    return initiative.goal == goal ||
           std::ranges::any_of(initiative.effects, [&](const Effect& effect) { return effect.goal == goal; });
}

std::vector<TeamEffort> workLeft(const Initiative& initiative) {
    if (!isUnderway(initiative)) return initiative.work;
    if (!initiative.remainingWork.empty()) return initiative.remainingWork;
    std::vector<TeamEffort> out = initiative.work;
    for (TeamEffort& effort : out)
        for (double TeamEffort::*days : {&TeamEffort::optimistic, &TeamEffort::likely, &TeamEffort::pessimistic})
            effort.*days *= initiative.remainingShare.value_or(1);
    return out;
}

bool isFinished(const Initiative& initiative) {
    return initiative.status == InitiativeStatus::Done ||
           (initiative.status == InitiativeStatus::Started && !isUnderway(initiative));
}

Result<Formulation> formulate(const Portfolio& portfolio, const advice::Benefits& benefits,
                              const GateKnowledge& knowledge, const PlanOptions& options) {
    return Formulator(portfolio, benefits, knowledge, options).run();
}

} // namespace banyan::roadmap
