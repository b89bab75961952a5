// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/model/roadmap/plan_checker.h"

#include <algorithm>
#include <cmath>

namespace banyan::roadmap::tests {

/// Looks at a plan beside the portfolio that it was made from, and works out everything anew: dates from days, capacity
/// from people, effort from estimates, who waits for whom from prerequisites, gates and phases. Gates on facts are
/// taken to hold in no component now (see lowCoverage).
class PortfolioChecker {
public:
    PortfolioChecker(const Portfolio& portfolio, const Plan& plan, Date asOf)
        : m_portfolio(portfolio)
        , m_settings(portfolio.settings())
        , m_plan(plan)
        , m_asOf(asOf) {}

    std::vector<std::string> run() {
        checkFrame();
        for (const Initiative& one : m_portfolio.initiatives())
            checkPresence(one);
        for (const PlannedInitiative& planned : m_plan.initiatives) {
            const Initiative& one = *m_portfolio.find(planned.id);
            checkEffort(one, planned);
            checkDates(one, planned);
            if (underWay(one)) continue;
            checkPrerequisites(one, planned);
            checkGates(one, planned);
            checkPhases(one, planned);
        }
        checkCapacity();
        checkHeld();
        checkCash();
        return m_bad;
    }

private:
    void demand(bool right, const std::string& what) {
        if (!right) m_bad.push_back(what);
    }

    static double daysLeft(const Initiative& one) {
        double sum = 0;
        for (const TeamEffort& e : one.remainingWork)
            sum += e.pessimistic;
        return one.remainingWork.empty() ? one.remainingShare.value_or(1) : sum;
    }
    static bool underWay(const Initiative& one) { return one.status == InitiativeStatus::Started && daysLeft(one) > 0; }
    static bool over(const Initiative& one) {
        return one.status == InitiativeStatus::Done || (one.status == InitiativeStatus::Started && daysLeft(one) <= 0);
    }
    [[nodiscard]] Date monday(int week) const { return m_plan.start + 7 * week; }
    [[nodiscard]] Date lastFriday(const PlannedInitiative& planned) const { return monday(planned.finishWeek) - 3; }

    void checkFrame() {
        Date first = m_settings.planStart.value_or(m_asOf + 1);
        while (first.weekday() != 1)
            first = first + 1;
        demand(m_plan.start == first, "the plan starts on another day");
        demand(m_plan.weeks == m_settings.weeks, "the plan has another horizon");
        Date status = m_settings.statusDate.value_or(m_asOf);
        int week = 0;
        while (monday(week) < status)
            ++week;
        demand(m_plan.statusWeek == week, "the status week is another");
    }

    void checkPresence(const Initiative& one) {
        const bool planned = m_plan.find(one.id) != nullptr;
        const bool out =
            std::ranges::find(m_plan.unscheduled, one.id, &UnscheduledInitiative::id) != m_plan.unscheduled.end();
        const bool fact = std::ranges::find(m_plan.finished, one.id, &FinishedInitiative::id) != m_plan.finished.end();
        demand(fact == over(one), one.id.value + " is finished or not, and the plan says otherwise");
        demand((planned || out) == (!over(one) && one.status != InitiativeStatus::Rejected),
               one.id.value + " is in the plan or not, and should be otherwise");
        if (planned) demand(m_plan.find(one.id)->started == underWay(one), one.id.value + " is started or not");
    }

    void checkEffort(const Initiative& one, const PlannedInitiative& planned) {
        std::map<TeamId, double> mean;
        const bool anew = underWay(one) && !one.remainingWork.empty();
        const double share = underWay(one) && !anew ? one.remainingShare.value_or(1) : 1;
        for (const TeamEffort& e : anew ? one.remainingWork : one.work)
            mean[e.team] += 8 * share * (e.optimistic + 4 * e.likely + e.pessimistic) / 6;
        std::map<TeamId, int> hours;
        for (const auto& [team, h] : mean)
            if (std::ceil(h - 1e-9) > 0) hours[team] = static_cast<int>(std::ceil(h - 1e-9));
        std::map<TeamId, int> said;
        for (const TeamHours& e : planned.effort)
            said[e.team] += e.hours;
        demand(hours == said, one.id.value + " has another effort");
    }

    void checkDates(const Initiative& one, const PlannedInitiative& planned) {
        const std::string& who = one.id.value;
        if (one.deadline && one.hardDeadline)
            demand(lastFriday(planned) <= *one.deadline, who + " misses its hard deadline");
        demand(planned.startWeek >= m_plan.statusWeek, who + " works before the status date");
        if (underWay(one)) return;
        if (one.earliest) demand(monday(planned.startWeek) >= *one.earliest, who + " starts before its earliest day");
        if (!one.pin) return;
        const Date pinned = one.pin->day.monday();
        const Date starts = monday(planned.startWeek);
        if (one.pin->kind == PinKind::Start) demand(starts == pinned, who + " is off its pin");
        if (one.pin->kind == PinKind::NotBefore) demand(starts >= pinned, who + " starts before its pin");
        if (one.pin->kind == PinKind::NotAfter) demand(starts <= pinned, who + " starts after its pin");
    }

    void checkPrerequisites(const Initiative& one, const PlannedInitiative& planned) {
        for (const Prerequisite& p : one.prerequisites) {
            const Initiative& before = *m_portfolio.find(p.initiative);
            const std::string what = one.id.value + " starts before " + p.initiative.value + " has soaked";
            if (over(before)) {
                if (before.finishedOn) demand(monday(planned.startWeek - p.lagWeeks) > *before.finishedOn, what);
            } else if (const PlannedInitiative* other = m_plan.find(p.initiative)) {
                demand(planned.startWeek >= other->finishWeek + p.lagWeeks, what);
            } else {
                demand(false, one.id.value + " goes without " + p.initiative.value);
            }
        }
    }

    void checkGates(const Initiative& one, const PlannedInitiative& planned) {
        for (const Gate& gate : one.gates) {
            if (!gate.fact.empty()) {
                demand(gate.when == GateWhen::Finish || raisedBefore(*gate.component, gate.threshold, planned),
                       one.id.value + " passes a gate that nothing opened");
                continue;
            }
            const PlannedInitiative* other = m_plan.find(*gate.initiative);
            if (over(*m_portfolio.find(*gate.initiative))) continue;
            if (gate.when == GateWhen::Enter) {
                demand(other != nullptr && planned.startWeek >= other->finishWeek,
                       one.id.value + " enters before its gate opens");
            } else if (other != nullptr) {
                demand(planned.finishWeek >= other->finishWeek, one.id.value + " finishes before its gate opens");
            }
        }
    }

    bool raisedBefore(const ComponentId& component, double to, const PlannedInitiative& planned) const {
        return std::ranges::any_of(m_plan.initiatives, [&](const PlannedInitiative& other) {
            return other.id != planned.id && other.finishWeek <= planned.startWeek &&
                   std::ranges::any_of(m_portfolio.find(other.id)->effects, [&](const Effect& e) {
                       return e.component == component && e.kind == EffectKind::Level && e.mode >= to;
                   });
        });
    }

    /// Phases of one component (rolling) or of all (strict) follow each other, except where that was dropped.
    void checkPhases(const Initiative& one, const PlannedInitiative& planned) {
        for (const Issue& issue : m_plan.issues)
            if (issue.rule == "plan.phase-against-prerequisite") return;
        const bool strict = m_settings.policy == GatePolicy::Strict;
        for (const Initiative& other : m_portfolio.initiatives()) {
            if (other.phase >= one.phase || over(other) || other.status == InitiativeStatus::Rejected) continue;
            const bool shared = std::ranges::any_of(one.components, [&](const ComponentId& c) {
                return std::ranges::find(other.components, c) != other.components.end();
            });
            if (!strict && !shared) continue;
            const PlannedInitiative* before = m_plan.find(other.id);
            demand(before != nullptr && planned.startWeek >= before->finishWeek,
                   one.id.value + " starts before phase " + std::to_string(other.phase) +
                       " is over: " + other.id.value);
        }
    }

    [[nodiscard]] int hoursOf(const Team& team, int week) const {
        double sum = 0;
        for (int d = 0; d < 5; ++d) {
            const Date day = monday(week) + d;
            if (std::ranges::find(m_settings.holidays, day) != m_settings.holidays.end()) continue;
            double percent = 20;
            for (const BudgetPeriod& b : team.budgets)
                if ((!b.from || day >= *b.from) && (!b.to || day < *b.to)) percent = b.percent;
            double people = *team.headcount * percent / 100 * (1 - team.opportunisticReserve);
            for (const Dedication& b : team.dedicated)
                if ((!b.from || day >= *b.from) && (!b.to || day < *b.to)) people += b.people;
            sum += 8 * team.availability * people;
        }
        return static_cast<int>(std::floor(sum + 1e-6));
    }

    void checkCapacity() {
        std::map<std::pair<TeamId, int>, int> used;
        for (const PlannedInitiative& one : m_plan.initiatives)
            for (const Demand& d : one.demand)
                used[{d.team, d.week}] += d.hours;
        for (const auto& [cell, hours] : used)
            demand(hours <= hoursOf(*m_portfolio.find(cell.first), cell.second),
                   cell.first.value + " works more than it has in week " + std::to_string(cell.second));
        for (const PlannedInitiative& one : m_plan.initiatives)
            for (const TeamHours& e : one.effort)
                for (const Freeze& freeze : m_portfolio.find(e.team)->freezes) {
                    const Date last = monday(one.finishWeek - 1);
                    demand(!(freeze.from < last + 7 && last < freeze.to), one.id.value + " cuts over in a freeze");
                }
    }

    void checkHeld() {
        for (int week = 0; week < m_plan.weeks; ++week) {
            std::map<TeamId, int> busy;
            std::map<ComponentId, std::vector<const Initiative*>> changed;
            for (const PlannedInitiative& planned : m_plan.initiatives) {
                if (week < planned.startWeek || week >= planned.finishWeek) continue;
                const Initiative& one = *m_portfolio.find(planned.id);
                for (const TeamHours& e : planned.effort)
                    ++busy[e.team];
                for (const ComponentId& c : std::set(one.components.begin(), one.components.end()))
                    if (!one.overlapAllowed) changed[c].push_back(&one);
            }
            for (const auto& [team, count] : busy)
                if (const auto limit = m_portfolio.find(team)->wipLimit)
                    demand(count <= *limit, team.value + " does too much at once");
            for (const auto& [component, list] : changed)
                demand(list.size() <= 1, component.value + " is changed by two at once");
        }
    }

    void checkCash() {
        std::map<std::string, double> spent;
        for (const PlannedInitiative& planned : m_plan.initiatives)
            if (const Initiative& one = *m_portfolio.find(planned.id); !underWay(one))
                spent[monday(planned.startWeek).quarter()] += one.cash;
        for (const CashLimit& limit : m_settings.cashLimits)
            demand(spent[limit.quarter] <= limit.limit + 1e-6, limit.quarter + " is overspent");
    }

    const Portfolio& m_portfolio;
    const Settings& m_settings;
    const Plan& m_plan;
    Date m_asOf;
    std::vector<std::string> m_bad;
};

/// Everything that both checkers find.
inline std::string allWrongWith(const Portfolio& portfolio, const Plan& plan, Date asOf) {
    std::string out = allWrongWith(plan);
    for (const std::string& one : PortfolioChecker(portfolio, plan, asOf).run())
        out += one + "; ";
    return out;
}

} // namespace banyan::roadmap::tests
