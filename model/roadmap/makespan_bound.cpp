// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/makespan_bound.h"

#include <algorithm>
#include <cstdint>
#include <functional>

namespace banyan::roadmap {

namespace {

constexpr size_t energyUpTo = 130; ///< activities; the intervals' energy takes cubic time

/// Windows of activities that a makespan leaves; refutes it or not.
class Windows {
public:
    explicit Windows(const Instance& instance)
        : m_instance(instance)
        , m_heads(instance.size())
        , m_tails(instance.size(), 0)
        , m_demand(instance.problem().resources.size(), std::vector<int>(instance.size(), 0)) {
        for (const int i : instance.topological()) {
            const auto at = static_cast<size_t>(i);
            m_heads[at] = instance.head(i);
            for (const Load& load : instance.activity(i).modes.front().loads)
                m_demand[static_cast<size_t>(load.resource)][at] = load.rate;
        }
        for (auto at = instance.topological().rbegin(); at != instance.topological().rend(); ++at)
            for (const Instance::Follower& next : instance.followers(*at)) {
                int& tail = m_tails[static_cast<size_t>(*at)];
                tail = std::max(tail, next.lag + periods(next.activity) + m_tails[static_cast<size_t>(next.activity)]);
            }
    }

    /// The longest chain, and each resource's units over its capacity.
    [[nodiscard]] int simpleBound() const {
        int out = 0;
        for (size_t i = 0; i < size(); ++i)
            out = std::max(out, m_heads[i] + periods(static_cast<int>(i)) + m_tails[i]);
        for (size_t k = 0; k < m_demand.size(); ++k) {
            int64_t units = 0;
            for (size_t i = 0; i < size(); ++i)
                units += static_cast<int64_t>(m_demand[k][i]) * periods(static_cast<int>(i));
            if (capacity(k) > 0) out = std::max(out, static_cast<int>((units + capacity(k) - 1) / capacity(k)));
        }
        return out;
    }

    /// True when no schedule ends by `makespan`.
    bool refutes(int makespan) {
        m_earliest = m_heads;
        m_latest.resize(size());
        for (size_t i = 0; i < size(); ++i)
            m_latest[i] = makespan - m_tails[i] - periods(static_cast<int>(i));
        bool changed = true;
        while (changed) {
            changed = false;
            if (!narrowByPrecedence()) return true;
            for (size_t k = 0; k < m_demand.size() && !changed; ++k) {
                if (!sumCompulsory(k, makespan)) return true;
                changed = narrow(k);
            }
        }
        if (size() > energyUpTo) return false;
        for (size_t k = 0; k < m_demand.size(); ++k)
            if (tooMuchEnergy(k)) return true;
        return false;
    }

private:
    [[nodiscard]] size_t size() const { return m_instance.size(); }
    [[nodiscard]] int periods(int i) const { return m_instance.activity(i).modes.front().periods; }
    [[nodiscard]] int capacity(size_t k) const { return m_instance.problem().resources[k].capacity.front(); }

    bool narrowByPrecedence() {
        for (const int i : m_instance.topological())
            for (const Precedence& p : m_instance.activity(i).after)
                m_earliest[static_cast<size_t>(i)] =
                    std::max(m_earliest[static_cast<size_t>(i)],
                             m_earliest[static_cast<size_t>(p.before)] + periods(p.before) + p.lag);
        for (auto at = m_instance.topological().rbegin(); at != m_instance.topological().rend(); ++at)
            for (const Precedence& p : m_instance.activity(*at).after)
                m_latest[static_cast<size_t>(p.before)] =
                    std::min(m_latest[static_cast<size_t>(p.before)],
                             m_latest[static_cast<size_t>(*at)] - p.lag - periods(p.before));
        for (size_t i = 0; i < size(); ++i)
            if (m_earliest[i] > m_latest[i]) return false;
        return true;
    }

    /// What must be at work in each week, whenever each starts in its window; false when that is too much.
    bool sumCompulsory(size_t k, int makespan) {
        m_profile.assign(static_cast<size_t>(makespan) + 1, 0);
        for (size_t i = 0; i < size(); ++i)
            for (int t = m_latest[i]; t < m_earliest[i] + periods(static_cast<int>(i)); ++t)
                m_profile[static_cast<size_t>(t)] += m_demand[k][i];
        return std::ranges::all_of(m_profile, [&](int used) { return used <= capacity(k); });
    }

    [[nodiscard]] int usedByOthers(size_t k, size_t i, int t) const {
        const bool own = t >= m_latest[i] && t < m_earliest[i] + periods(static_cast<int>(i));
        return m_profile[static_cast<size_t>(t)] - (own ? m_demand[k][i] : 0);
    }

    /// Moves the ends of a window past weeks in which the compulsory parts of others leave no room; false when there is
    /// none to move. The profile is another then, and the window may have closed.
    bool narrow(size_t k) {
        for (size_t i = 0; i < size(); ++i) {
            const int length = periods(static_cast<int>(i));
            if (m_demand[k][i] == 0 || m_earliest[i] == m_latest[i]) continue;
            const auto blocked = [&](int t) { return usedByOthers(k, i, t) + m_demand[k][i] > capacity(k); };
            int start = m_earliest[i];
            for (int t = start; t < start + length && start <= m_latest[i]; ++t)
                if (blocked(t)) start = t + 1;
            int last = m_latest[i];
            for (int t = last + length - 1; t >= last && last >= m_earliest[i]; --t)
                if (blocked(t)) last = t - length;
            if (start == m_earliest[i] && last == m_latest[i]) continue;
            m_earliest[i] = start;
            m_latest[i] = last;
            return true;
        }
        return false;
    }

    /// Some interval must hold more work than it can.
    [[nodiscard]] bool tooMuchEnergy(size_t k) const {
        std::vector<int> from;
        std::vector<int> to;
        for (size_t i = 0; i < size(); ++i) {
            if (m_demand[k][i] == 0) continue;
            const int length = periods(static_cast<int>(i));
            from.insert(from.end(), {m_earliest[i], m_latest[i]});
            to.insert(to.end(), {m_latest[i] + length, m_earliest[i] + length});
        }
        for (std::vector<int>* ends : {&from, &to}) {
            std::ranges::sort(*ends);
            ends->erase(std::unique(ends->begin(), ends->end()), ends->end());
        }
        for (const int t1 : from)
            for (const int t2 : to)
                if (t1 < t2 && energyWithin(k, t1, t2) > static_cast<int64_t>(capacity(k)) * (t2 - t1)) return true;
        return false;
    }

    [[nodiscard]] int64_t energyWithin(size_t k, int t1, int t2) const {
        int64_t sum = 0;
        for (size_t i = 0; i < size(); ++i) {
            if (m_demand[k][i] == 0) continue;
            const int length = periods(static_cast<int>(i));
            const int early = m_earliest[i] + length - t1; // weeks after t1 when it starts early
            const int late = t2 - m_latest[i];             // weeks before t2 when it starts late
            sum += static_cast<int64_t>(m_demand[k][i]) * std::max(0, std::min({length, early, late, t2 - t1}));
        }
        return sum;
    }

    const Instance& m_instance;
    std::vector<int> m_heads;
    std::vector<int> m_tails;
    std::vector<std::vector<int>> m_demand;
    std::vector<int> m_earliest;
    std::vector<int> m_latest;
    std::vector<int> m_profile;
};

/// One mode each, at one rate, with the same capacity in every week and no other constraint.
bool isPlain(const Instance& instance) {
    const Problem& problem = instance.problem();
    for (const Resource& r : problem.resources)
        if (!r.freeze.empty() || std::ranges::adjacent_find(r.capacity, std::not_equal_to<>()) != r.capacity.end())
            return false;
    return std::ranges::all_of(problem.activities, [](const Activity& a) {
        return a.modes.size() == 1 && !a.closed && a.latestStart == noLimit && a.latestFinish == noLimit &&
               std::ranges::all_of(a.after, [](const Precedence& p) { return !p.finishToFinish; }) &&
               std::ranges::all_of(a.modes.front().loads, [&](const Load& load) {
                   return load.last == load.rate && load.periods == a.modes.front().periods;
               });
    });
}

} // namespace

int makespanBound(const Instance& instance) {
    int out = 0;
    for (int i = 0; i < static_cast<int>(instance.size()); ++i)
        if (instance.earliestFinish(i) != noLimit) out = std::max(out, instance.earliestFinish(i));
    if (!isPlain(instance)) return out;
    Windows windows(instance);
    out = std::max(out, windows.simpleBound());
    while (out < instance.weeks() && windows.refutes(out))
        ++out;
    return out;
}

} // namespace banyan::roadmap
