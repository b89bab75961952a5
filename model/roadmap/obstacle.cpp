// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/obstacle.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace banyan::roadmap {

namespace {

using Kind = Obstacle::Kind;

int bindingWait(const Activity& a, const std::vector<Placement>& placements, bool finishToFinish, int week) {
    int worst = -1;
    int until = week;
    for (size_t at = 0; at < a.after.size(); ++at) {
        const Precedence& p = a.after[at];
        const Placement& before = placements[static_cast<size_t>(p.before)];
        if (p.finishToFinish != finishToFinish || !before.scheduled() || before.finish + p.lag <= until) continue;
        until = before.finish + p.lag;
        worst = static_cast<int>(at);
    }
    return worst;
}

Obstacle alongTheWay(const Instance& instance, const Generator& generator, const Activity& a, const Mode& mode,
                     const Pattern& pattern, int position) {
    const auto weekAt = [&](int step) { return pattern.weeks[static_cast<size_t>(position + step)]; };
    const int finish = weekAt(mode.periods - 1) + 1;
    for (const int c : a.counters)
        for (int week = weekAt(0); week < finish; ++week)
            if (const int limit = instance.problem().counters[static_cast<size_t>(c)].limit;
                generator.held(c, week) >= limit)
                return {Kind::Counter, c, week, limit, 0, -1};
    for (int step = 0; step < mode.periods; ++step)
        for (const Load& load : mode.loads) {
            if (step >= load.periods) continue;
            const int need = step + 1 < load.periods ? load.rate : load.last;
            const int left = generator.freeUnits(load.resource, weekAt(step));
            if (left < need) return {Kind::Capacity, load.resource, weekAt(step), need, left, -1};
        }
    if (pattern.frozen[static_cast<size_t>(finish - 1)] != 0)
        for (const int k : pattern.resources)
            if (const Resource& r = instance.problem().resources[static_cast<size_t>(k)];
                !r.freeze.empty() && r.freeze[static_cast<size_t>(finish - 1)] != 0)
                return {Kind::Freeze, k, finish - 1, 0, 0, -1};
    return {};
}

} // namespace

Obstacle obstacleAt(const Instance& instance, const Generator& generator, const std::vector<Placement>& placements,
                    int i, const Mode& mode, int start) {
    const Activity& a = instance.activity(i);
    if (start < a.earliestStart) return {Kind::Window, -1, start, 0, 0, -1};
    if (const int wait = bindingWait(a, placements, false, start); wait >= 0)
        return {Kind::Wait, -1, start, 0, 0, wait};
    if (start > a.latestStart) return {Kind::Late, -1, start, 0, 0, -1};
    if (start >= instance.weeks()) return {Kind::Horizon, -1, start, 0, 0, -1};
    if (mode.periods == 0) return {};
    const Pattern& pattern = instance.patternOf(i);
    for (const int k : pattern.resources)
        if (instance.problem().resources[static_cast<size_t>(k)].capacity[static_cast<size_t>(start)] == 0)
            return {Kind::Idle, k, start, 0, 0, -1};
    const int position = pattern.before[static_cast<size_t>(start)];
    if (position + mode.periods > static_cast<int>(pattern.weeks.size())) return {Kind::Horizon, -1, start, 0, 0, -1};
    const int finish = pattern.weeks[static_cast<size_t>(position + mode.periods - 1)] + 1;
    if (finish > a.latestFinish) return {Kind::Deadline, -1, start, 0, 0, -1};
    if (!generator.cashFits(a.cash, start))
        return {Kind::Cash, instance.problem().cashPeriod[static_cast<size_t>(start)], start, 0, 0, -1};
    if (const Obstacle found = alongTheWay(instance, generator, a, mode, pattern, position); found.kind != Kind::None)
        return found;
    if (const int wait = bindingWait(a, placements, true, finish); wait >= 0)
        return {Kind::Wait, -1, start, 0, 0, wait};
    return {};
}

Obstacle commonObstacle(const Instance& instance, const Generator& generator, const std::vector<Placement>& placements,
                        int i) {
    const Activity& a = instance.activity(i);
    std::map<std::tuple<Kind, int, int>, std::pair<int, Obstacle>> counts;
    int earliest = a.earliestStart;
    for (const Precedence& p : a.after)
        if (const Placement& before = placements[static_cast<size_t>(p.before)];
            before.scheduled() && !p.finishToFinish)
            earliest = std::max(earliest, before.finish + p.lag);
    for (const Mode& mode : a.modes)
        for (int start = earliest; start < instance.weeks(); ++start) {
            const Obstacle found = obstacleAt(instance, generator, placements, i, mode, start);
            if (found.kind == Kind::None) return {Kind::None, -1, start, 0, 0, -1};
            auto& [count, example] = counts[{found.kind, found.subject, found.wait}];
            if (count++ == 0) example = found;
        }
    // Starts so late that the work can't end in time say something only when all are.
    std::pair<int, Obstacle> most{0, {Kind::Horizon, -1, earliest, 0, 0, -1}};
    for (const auto& [key, entry] : counts)
        if (const Kind kind = std::get<0>(key); kind != Kind::Horizon && kind != Kind::Idle && entry.first > most.first)
            most = entry;
    return most.second;
}

std::vector<int> usersOf(const Instance& instance, const std::vector<Placement>& placements, int resource, int week) {
    std::vector<std::pair<int, int>> users;
    for (int i = 0; i < static_cast<int>(instance.size()); ++i) {
        const Placement& p = placements[static_cast<size_t>(i)];
        if (!p.scheduled() || week < p.start || week >= p.finish) continue;
        const Pattern& pattern = instance.patternOf(i);
        const int step = pattern.before[static_cast<size_t>(week)] - pattern.before[static_cast<size_t>(p.start)];
        if (pattern.before[static_cast<size_t>(week)] == pattern.before[static_cast<size_t>(week) + 1]) continue;
        for (const Load& load : instance.activity(i).modes[static_cast<size_t>(p.mode)].loads)
            if (load.resource == resource && step < load.periods)
                users.emplace_back(step + 1 < load.periods ? -load.rate : -load.last, i);
    }
    std::ranges::sort(users);
    std::vector<int> out;
    for (const auto& [units, i] : users)
        out.push_back(i);
    return out;
}

std::vector<int> holdersOf(const Instance& instance, const std::vector<Placement>& placements, int counter, int week) {
    std::vector<int> out;
    for (int i = 0; i < static_cast<int>(instance.size()); ++i) {
        const Placement& p = placements[static_cast<size_t>(i)];
        const std::vector<int>& held = instance.activity(i).counters;
        if (p.scheduled() && week >= p.start && week < p.finish && std::ranges::find(held, counter) != held.end())
            out.push_back(i);
    }
    return out;
}

} // namespace banyan::roadmap
