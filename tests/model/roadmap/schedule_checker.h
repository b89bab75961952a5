// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/problem.h"

#include <cmath>
#include <map>
#include <set>
#include <string>

namespace banyan::roadmap::tests {

/// What a schedule violates, found without the engine; empty when it is right.
inline std::string violationOf(const Problem& problem, const Schedule& schedule) {
    std::map<std::pair<int, int>, int> used;
    std::map<std::pair<int, int>, int> held;
    std::map<int, double> cash;
    double value = 0;
    for (size_t i = 0; i < problem.activities.size(); ++i) {
        const Activity& a = problem.activities[i];
        const Placement& p = schedule.placements[i];
        const std::string who = a.key + ": ";
        const int finish = p.scheduled() ? p.finish : problem.horizon;
        if (a.deadline != noLimit) value -= a.lateness * std::max(0, finish - a.deadline);
        if (!p.scheduled()) {
            if (a.must) return who + "is missing";
            continue;
        }
        for (int t = finish; t < problem.horizon; ++t)
            value += a.rate * std::pow(1 + problem.discount, -t);
        if (a.closed) return who + "is closed";
        const Mode& mode = a.modes.at(static_cast<size_t>(p.mode));
        if (p.start < 0 || p.start > p.finish || (p.start == p.finish && mode.periods > 0) ||
            p.finish > problem.horizon)
            return who + "outside the horizon";
        if (p.start < a.earliestStart || p.start > a.latestStart) return who + "starts against its window";
        if (p.finish > a.latestFinish) return who + "finishes late";
        std::vector<int> left;
        for (const Work& w : a.work)
            left.push_back(w.units);
        int worked = 0;
        int last = -1;
        for (int t = p.start; t < p.finish; ++t) {
            bool works = true;
            for (const Work& w : a.work)
                works =
                    works && problem.resources[static_cast<size_t>(w.resource)].capacity[static_cast<size_t>(t)] > 0;
            if (!works) continue;
            for (size_t w = 0; w < a.work.size(); ++w) {
                const int units = std::min(left[w], mode.loads[w].rate);
                if (units == 0) continue;
                left[w] -= units;
                last = t;
                if (worked == 0 && t != p.start) return who + "does not work in its first week";
                used[{a.work[w].resource, t}] += units;
            }
            ++worked;
        }
        for (const int units : left)
            if (units != 0) return who + "does not get all its work done";
        if (!a.work.empty() && last != p.finish - 1) return who + "does not work in its last week";
        for (const Work& w : a.work) {
            const Resource& r = problem.resources[static_cast<size_t>(w.resource)];
            if (!r.freeze.empty() && r.freeze[static_cast<size_t>(p.finish - 1)] != 0) return who + "ends in a freeze";
        }
        for (const int c : a.counters)
            for (int t = p.start; t < p.finish; ++t)
                ++held[{c, t}];
        if (!problem.cashPeriod.empty()) cash[problem.cashPeriod[static_cast<size_t>(p.start)]] += a.cash;
        for (const Precedence& q : a.after) {
            const Placement& before = schedule.placements[static_cast<size_t>(q.before)];
            if (!before.scheduled()) return who + "goes without its prerequisite";
            if ((q.finishToFinish ? p.finish : p.start) < before.finish + q.lag) return who + "goes too early";
        }
    }
    for (const auto& [cell, units] : used)
        if (units > problem.resources[static_cast<size_t>(cell.first)].capacity[static_cast<size_t>(cell.second)])
            return "resource " + std::to_string(cell.first) + " is overloaded in week " + std::to_string(cell.second);
    for (const auto& [cell, count] : held)
        if (count > problem.counters[static_cast<size_t>(cell.first)].limit)
            return "counter " + std::to_string(cell.first) + " is over its limit";
    for (const auto& [period, sum] : cash)
        if (period >= 0 && sum > problem.cashLimit[static_cast<size_t>(period)] + 1e-6) return "cash is over its limit";
    if (std::abs(value - schedule.value) > 1e-7 * std::max(1.0, std::abs(value))) return "the value is another";
    return {};
}

} // namespace banyan::roadmap::tests
