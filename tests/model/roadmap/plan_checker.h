// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/plan.h"

#include <cmath>
#include <map>
#include <set>
#include <string>

namespace banyan::roadmap::tests {

/// Looks at a finished plan from the outside and collects all that is wrong with it.
class PlanChecker {
public:
    explicit PlanChecker(const Plan& plan)
        : m_plan(plan) {}

    std::vector<std::string> run() {
        checkIds();
        for (const PlannedInitiative& one : m_plan.initiatives) {
            checkWindow(one);
            checkWork(one);
            checkPrerequisites(one);
        }
        checkCapacity();
        checkOverlaps();
        checkCash();
        checkObjective();
        return m_bad;
    }

private:
    void demand(bool right, const std::string& what) {
        if (!right) m_bad.push_back(what);
    }

    void checkIds() {
        std::set<InitiativeId> seen;
        for (const PlannedInitiative& one : m_plan.initiatives)
            demand(seen.insert(one.id).second, one.id.value + " is scheduled twice");
        for (const UnscheduledInitiative& one : m_plan.unscheduled) {
            demand(seen.insert(one.id).second, one.id.value + " is scheduled and unscheduled");
            demand(!one.because.empty(), one.id.value + " is unscheduled without a reason");
        }
    }

    void checkWindow(const PlannedInitiative& one) {
        const std::string& who = one.id.value;
        demand(0 <= one.startWeek && one.startWeek < one.finishWeek && one.finishWeek <= m_plan.weeks,
               who + " lies outside the horizon");
        demand(one.phase >= 1 && one.phase <= 4, who + " has no phase");
        demand(one.startWeek == 0 || !one.boundBy.empty(), who + " has no reason for its start");
        for (const BoundBy& b : one.boundBy)
            demand(!b.kind.empty() && b.what.ends_with("."), who + " has no sentence for its start");
        demand(one.valueRate >= 0, who + " has a negative rate");
        demand(one.p50 <= one.p80, who + ": P50 lies after P80");
        demand(one.startWeek >= one.earliestWeek, who + " starts too early");
        demand(one.started || one.startWeek >= m_plan.statusWeek, who + " starts before the status date");
        if (one.pinKind == PinKind::Start) demand(one.startWeek == one.pinWeek, who + " is off its pin");
        if (one.pinKind == PinKind::NotBefore) demand(one.startWeek >= one.pinWeek, who + " starts before its pin");
        if (one.pinKind == PinKind::NotAfter) demand(one.startWeek <= one.pinWeek, who + " starts after its pin");
        if (one.hardDeadline) demand(one.finishWeek <= *one.deadlineWeek, who + " misses its hard deadline");
    }

    void checkWork(const PlannedInitiative& one) {
        const std::string& who = one.id.value;
        std::map<TeamId, int> effort;
        std::map<TeamId, int> given;
        std::set<int> worked;
        for (const TeamHours& e : one.effort)
            effort[e.team] += e.hours;
        demand(!effort.empty(), who + " has no effort");
        for (const auto& [team, hours] : effort)
            demand(hours > 0, who + " has no effort of " + team.value);
        for (const Demand& d : one.demand) {
            demand(d.hours > 0, who + " has an empty demand");
            demand(d.week >= one.startWeek && d.week < one.finishWeek, who + " works outside its weeks");
            given[d.team] += d.hours;
            worked.insert(d.week);
            m_used[{d.team, d.week}] += d.hours;
        }
        demand(given == effort, who + " works other hours than its effort");
        demand(!worked.empty() && *worked.begin() == one.startWeek && *worked.rbegin() == one.finishWeek - 1,
               who + " does not work in its first or last week");
        for (const auto& [team, hours] : given)
            for (int week = one.startWeek; week < one.finishWeek; ++week)
                m_active[{team, week}].insert(one.id);
    }

    void checkPrerequisites(const PlannedInitiative& one) {
        for (const PlannedPrerequisite& p : one.prerequisites) {
            if (p.done) continue;
            const PlannedInitiative* before = m_plan.find(p.id);
            demand(before != nullptr, one.id.value + " goes without " + p.id.value);
            if (before != nullptr)
                demand(one.startWeek >= before->finishWeek + p.lagWeeks, one.id.value + " starts before " + p.id.value);
        }
    }

    void checkCapacity() {
        std::map<std::pair<TeamId, int>, const TeamWeek*> there;
        for (const TeamWeek& w : m_plan.capacity)
            there[{w.team, w.week}] = &w;
        for (const auto& [cell, hours] : m_used) {
            const TeamWeek* week = there[cell];
            demand(week != nullptr && hours <= week->hours, cell.first.value + " is overloaded");
            demand(week != nullptr && hours == week->used, cell.first.value + " says other hours than are used");
        }
        for (const PlannedInitiative& one : m_plan.initiatives)
            for (const Demand& d : one.demand)
                demand(!there[{d.team, one.finishWeek - 1}]->freeze, one.id.value + " cuts over in a freeze");
        for (const auto& [team, limit] : m_plan.wip)
            for (const auto& [cell, who] : m_active)
                if (cell.first == team)
                    demand(static_cast<int>(who.size()) <= limit, team.value + " is over its limit");
    }

    void checkOverlaps() {
        for (const PlannedInitiative& a : m_plan.initiatives)
            for (const PlannedInitiative& b : m_plan.initiatives) {
                if (!(a.id < b.id) || a.overlapAllowed || b.overlapAllowed) continue;
                if (a.startWeek >= b.finishWeek || b.startWeek >= a.finishWeek) continue;
                for (const ComponentId& c : a.components)
                    demand(std::ranges::find(b.components, c) == b.components.end(),
                           a.id.value + " and " + b.id.value + " overlap");
            }
    }

    void checkCash() {
        std::map<std::string, double> spent;
        for (const PlannedInitiative& one : m_plan.initiatives)
            spent[dayOf(m_plan, one.startWeek).quarter()] += one.cash;
        for (const CashLimit& limit : m_plan.cash)
            demand(spent[limit.quarter] <= limit.limit + 1e-6, limit.quarter + " is over its cash");
    }

    void checkObjective() {
        double value = 0;
        for (const PlannedInitiative& one : m_plan.initiatives) {
            for (int t = one.finishWeek; t < m_plan.weeks; ++t)
                value += one.valueRate * std::pow(1 + m_plan.discountPerWeek, -t);
            if (one.deadlineWeek) value -= one.latenessCostPerWeek * std::max(0, one.finishWeek - *one.deadlineWeek);
        }
        for (const UnscheduledInitiative& one : m_plan.unscheduled)
            if (one.deadlineWeek) value -= one.latenessCostPerWeek * std::max(0, m_plan.weeks - *one.deadlineWeek);
        const double scale = std::max(1.0, std::abs(value));
        demand(std::abs(m_plan.value - value) <= 1e-6 * scale, "the value is another");
        demand(m_plan.upperBound >= value - 1e-6 * scale, "the bound lies under the value");
    }

    const Plan& m_plan;
    std::vector<std::string> m_bad;
    std::map<std::pair<TeamId, int>, int> m_used;
    std::map<std::pair<TeamId, int>, std::set<InitiativeId>> m_active;
};

inline std::string allWrongWith(const Plan& plan) {
    std::string out;
    for (const std::string& one : PlanChecker(plan).run())
        out += one + "; ";
    return out;
}

} // namespace banyan::roadmap::tests
