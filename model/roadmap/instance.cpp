// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/instance.h"

#include "model/roadmap/generator.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <queue>

namespace banyan::roadmap {

namespace {

Pattern makePattern(const Problem& problem, std::vector<int> resources, int weeks) {
    Pattern out;
    out.frozen.assign(static_cast<size_t>(weeks), 0);
    for (int t = 0; t < weeks; ++t) {
        const auto at = static_cast<size_t>(t);
        out.before.push_back(static_cast<int>(out.weeks.size()));
        bool works = true;
        for (const int k : resources) {
            const Resource& r = problem.resources[static_cast<size_t>(k)];
            works = works && r.capacity[at] > 0;
            if (!r.freeze.empty() && r.freeze[at] != 0) out.frozen[at] = 1;
        }
        if (works) out.weeks.push_back(t);
    }
    out.before.push_back(static_cast<int>(out.weeks.size()));
    out.resources = std::move(resources);
    return out;
}

} // namespace

Instance::Instance(const Problem& problem)
    : m_problem(problem)
    , m_worth(static_cast<size_t>(problem.horizon) + 1, 0.0) {
    for (int t = problem.horizon - 1; t >= 0; --t)
        m_worth[static_cast<size_t>(t)] = m_worth[static_cast<size_t>(t) + 1] + std::pow(1 + problem.discount, -t);
    findPatterns();
    sortTopologically();
    findHeads();
}

void Instance::findPatterns() {
    std::map<std::vector<int>, int> known;
    for (const Activity& a : m_problem.activities) {
        std::vector<int> resources;
        for (const Work& w : a.work)
            resources.push_back(w.resource);
        std::ranges::sort(resources);
        const auto [at, isNew] = known.try_emplace(resources, static_cast<int>(m_patterns.size()));
        if (isNew) m_patterns.push_back(makePattern(m_problem, resources, weeks()));
        m_patternOf.push_back(at->second);
    }
}

void Instance::sortTopologically() {
    m_followers.resize(size());
    std::vector<int> waiting(size(), 0);
    for (size_t i = 0; i < size(); ++i)
        for (const Precedence& p : m_problem.activities[i].after) {
            m_followers[static_cast<size_t>(p.before)].push_back({static_cast<int>(i), p.lag, p.finishToFinish});
            ++waiting[i];
        }
    std::priority_queue<int, std::vector<int>, std::greater<>> ready;
    for (size_t i = 0; i < size(); ++i)
        if (waiting[i] == 0) ready.push(static_cast<int>(i));
    while (!ready.empty()) {
        const int i = ready.top();
        ready.pop();
        m_topological.push_back(i);
        for (const Follower& next : followers(i))
            if (--waiting[static_cast<size_t>(next.activity)] == 0) ready.push(next.activity);
    }
}

void Instance::findHeads() {
    m_heads.assign(size(), noLimit);
    m_earliestFinish.assign(size(), noLimit);
    Generator empty(*this);
    for (const int i : m_topological) {
        const Activity& a = activity(i);
        if (a.closed) continue;
        int start = a.earliestStart;
        int finish = 0;
        bool waitsForever = false;
        for (const Precedence& p : a.after) {
            const int before = earliestFinish(p.before);
            if (before == noLimit)
                waitsForever = true;
            else
                (p.finishToFinish ? finish : start) = std::max(p.finishToFinish ? finish : start, before + p.lag);
        }
        if (waitsForever) continue;
        int firstStart = noLimit;
        for (const Mode& mode : a.modes) {
            const auto fit = empty.fit(i, mode, start, finish, noLimit);
            if (!fit) continue;
            firstStart = std::min(firstStart, fit->start);
            m_earliestFinish[static_cast<size_t>(i)] = std::min(m_earliestFinish[static_cast<size_t>(i)], fit->finish);
        }
        m_heads[static_cast<size_t>(i)] = firstStart;
    }
}

double Instance::valueAt(int i, int week) const {
    const Activity& a = activity(i);
    const double late = a.deadline == noLimit ? 0 : std::max(0, week - a.deadline) * a.lateness;
    return a.rate * worth(std::min(week, weeks())) - late;
}

double Instance::valueLeftOut(int i) const {
    const Activity& a = activity(i);
    return a.deadline == noLimit ? 0 : -std::max(0, m_problem.horizon - a.deadline) * a.lateness;
}

double Instance::valueOf(const std::vector<Placement>& placements) const {
    double sum = 0;
    for (size_t i = 0; i < size(); ++i) {
        const int at = static_cast<int>(i);
        sum += placements[i].scheduled() ? valueAt(at, placements[i].finish) : valueLeftOut(at);
    }
    return sum;
}

} // namespace banyan::roadmap
