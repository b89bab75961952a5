// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/simulation.h"

#include "model/base/random.h"
#include "model/roadmap/first_lists.h"
#include "model/roadmap/generator.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

namespace banyan::roadmap {

namespace {

double standardNormal(RandomSequence& random) {
    const double radius = std::sqrt(-2 * std::log(random.uniform()));
    return radius * std::cos(2 * std::numbers::pi * random.uniform());
}

/// Marsaglia & Tsang 2000; shape ≥ 1.
double gammaDraw(RandomSequence& random, double shape) {
    const double d = shape - 1.0 / 3;
    const double c = 1 / std::sqrt(9 * d);
    while (true) {
        const double x = standardNormal(random);
        const double v = std::pow(1 + c * x, 3);
        if (v > 0 && std::log(random.uniform()) < 0.5 * x * x + d - d * v + d * std::log(v)) return d * v;
    }
}

int drawUnits(RandomSequence& random, const Work& work) {
    const double width = work.pessimistic - work.optimistic;
    if (width <= 0) return work.units;
    const double a = gammaDraw(random, 1 + 4 * (work.likely - work.optimistic) / width);
    const double b = gammaDraw(random, 1 + 4 * (work.pessimistic - work.likely) / width);
    return std::max(1, static_cast<int>(std::ceil(work.optimistic + width * a / (a + b) - 1e-9)));
}

/// The problem that is simulated, to the calendar's end.
Problem extended(const Problem& problem, const Schedule& schedule) {
    Problem out = problem;
    out.horizon = problem.calendar;
    for (size_t i = 0; i < out.activities.size(); ++i) {
        Activity& a = out.activities[i];
        a.latestStart = noLimit;
        a.latestFinish = noLimit;
        a.closed = !schedule.placements[i].scheduled();
    }
    return out;
}

/// What is under way, then by planned start; prerequisites first.
std::vector<int> plannedOrder(const Instance& instance, const Schedule& schedule) {
    std::vector<size_t> place(instance.size(), instance.size());
    for (size_t k = 0; k < schedule.order.size(); ++k)
        place[static_cast<size_t>(schedule.order[k])] = k;
    const auto key = [&](int i) {
        const auto at = static_cast<size_t>(i);
        return std::tuple(!instance.activity(i).first, schedule.placements[at].start, place[at]);
    };
    return listByPicking(instance, [&](std::span<const int> eligible) {
        return static_cast<size_t>(std::ranges::min_element(eligible, {}, key) - eligible.begin());
    });
}

class Simulation {
public:
    Simulation(const Problem& problem, const Schedule& schedule, uint64_t seed, CancelToken cancel)
        : m_schedule(schedule)
        , m_problem(extended(problem, schedule))
        , m_instance(m_problem)
        , m_generator(m_instance)
        , m_cancel(std::move(cancel))
        , m_modes(m_problem.activities.size())
        , m_places(m_problem.activities.size())
        , m_position(m_problem.activities.size(), -1)
        , m_users(m_problem.resources.size())
        , m_holders(m_problem.counters.size()) {
        for (const Activity& a : m_problem.activities)
            m_random.emplace_back(KeyedRandom(seed, "effort", a.key));
        for (const int i : plannedOrder(m_instance, schedule)) {
            if (!placed(i).scheduled()) continue;
            m_position[static_cast<size_t>(i)] = static_cast<int>(m_order.size());
            m_order.push_back(i);
            for (const Work& w : m_instance.activity(i).work)
                m_users[static_cast<size_t>(w.resource)].push_back(i);
            for (const int c : m_instance.activity(i).counters)
                m_holders[static_cast<size_t>(c)].push_back(i);
        }
    }

    /// False when it was cancelled.
    bool draw() {
        m_generator.clear();
        size_t done = 0;
        for (const int i : m_order) {
            if (++done % 64 == 0 && m_cancel.cancelled()) return false;
            place(i);
        }
        return true;
    }

    /// The calendar's end for what doesn't fit.
    [[nodiscard]] int finish(int i) const { return m_places[static_cast<size_t>(i)].finish; }
    [[nodiscard]] const std::vector<int>& order() const { return m_order; }

    /// Adds 1 to each activity on a critical path of the draw.
    void countCritical(std::vector<int>& counts) {
        m_critical.assign(m_places.size(), 0);
        int last = 0;
        for (const int i : m_order)
            last = std::max(last, finish(i));
        for (size_t at = m_order.size(); at-- > 0;) {
            const int i = m_order[at];
            if (finish(i) == last) m_critical[static_cast<size_t>(i)] = 1;
            if (m_critical[static_cast<size_t>(i)] == 0) continue;
            ++counts[static_cast<size_t>(i)];
            markWhatHeldBack(i);
        }
    }

private:
    struct Place {
        int start = 0;
        int finish = 0;
    };

    [[nodiscard]] const Placement& placed(int i) const { return m_schedule.placements[static_cast<size_t>(i)]; }
    [[nodiscard]] const Mode& keptMode(int i) const {
        return m_instance.activity(i).modes[static_cast<size_t>(placed(i).mode)];
    }

    /// The drawn units at the rates of a mode.
    [[nodiscard]] Mode drawnMode(const Activity& a, const Mode& rates) const {
        Mode out;
        out.periods = a.work.empty() ? rates.periods : 0;
        for (size_t w = 0; w < a.work.size(); ++w) {
            out.loads.push_back(makeLoad(a.work[w].resource, m_units[w], rates.loads[w].rate));
            out.periods = std::max(out.periods, out.loads.back().periods);
        }
        return out;
    }

    void place(int i) {
        const auto at = static_cast<size_t>(i);
        const Activity& a = m_instance.activity(i);
        m_units.clear();
        for (const Work& w : a.work)
            m_units.push_back(drawUnits(m_random[at], w));
        int start = a.earliestStart;
        int leastFinish = 0;
        for (const Precedence& p : a.after)
            (p.finishToFinish ? leastFinish : start) =
                std::max(p.finishToFinish ? leastFinish : start, finish(p.before) + p.lag);
        Mode mode = drawnMode(a, keptMode(i));
        auto found = m_generator.fit(i, mode, start, leastFinish, noLimit);
        // Late enough there may never be capacity for the mode again.
        for (size_t m = 0; !found && m < a.modes.size(); ++m) {
            mode = drawnMode(a, a.modes[m]);
            found = m_generator.fit(i, mode, start, leastFinish, noLimit);
        }
        if (found) m_generator.occupy(i, mode, found->start, found->finish);
        m_places[at] = found ? Place{found->start, found->finish} : Place{m_problem.horizon, m_problem.horizon};
        m_modes[at] = std::move(mode);
    }

    void mark(int j, int before) {
        if (m_position[static_cast<size_t>(j)] >= 0 && m_position[static_cast<size_t>(j)] < before)
            m_critical[static_cast<size_t>(j)] = 1;
    }

    /// Marks what kept i from starting in its last possible week before: only what was generated before it.
    void markWhatHeldBack(int i) {
        const Activity& a = m_instance.activity(i);
        const Place& at = m_places[static_cast<size_t>(i)];
        const int own = m_position[static_cast<size_t>(i)];
        for (const Precedence& p : a.after)
            if (finish(p.before) + p.lag == (p.finishToFinish ? at.finish : at.start)) mark(p.before, own);
        const Pattern& pattern = m_instance.patternOf(i);
        if (at.start <= 0 || at.start >= m_problem.horizon || pattern.weeks.empty()) return;
        const int position = pattern.before[static_cast<size_t>(at.start)] - 1;
        if (position < 0) return;
        const int week = pattern.weeks[static_cast<size_t>(position)];
        const auto markActive = [&](const std::vector<int>& list) {
            for (const int j : list)
                if (const Place& other = m_places[static_cast<size_t>(j)]; other.start <= week && week < other.finish)
                    mark(j, own);
        };
        for (const Load& load : m_modes[static_cast<size_t>(i)].loads)
            if (m_generator.freeUnits(load.resource, week) < load.rate)
                markActive(m_users[static_cast<size_t>(load.resource)]);
        for (const int c : a.counters)
            if (m_generator.held(c, week) >= m_problem.counters[static_cast<size_t>(c)].limit)
                markActive(m_holders[static_cast<size_t>(c)]);
    }

    const Schedule& m_schedule;
    Problem m_problem;
    Instance m_instance;
    Generator m_generator;
    CancelToken m_cancel;
    std::vector<int> m_order; ///< scheduled ones
    std::vector<RandomSequence> m_random;
    std::vector<Mode> m_modes;
    std::vector<Place> m_places;
    std::vector<int> m_position; ///< in the order, or -1
    std::vector<std::vector<int>> m_users;
    std::vector<std::vector<int>> m_holders;
    std::vector<int> m_units;
    std::vector<char> m_critical;
};

FinishWeeks quantiles(std::vector<int>& weeks) {
    std::ranges::sort(weeks);
    const auto at = [&](double share) {
        const auto n = static_cast<size_t>(std::ceil(share * static_cast<double>(weeks.size()) - 1e-9));
        return weeks[std::max<size_t>(n, 1) - 1];
    };
    return {at(0.5), at(0.8)};
}

double shareUpTo(const std::vector<int>& sorted, int week) {
    return static_cast<double>(std::ranges::upper_bound(sorted, week) - sorted.begin()) /
           static_cast<double>(sorted.size());
}

} // namespace

int drawsFor(int draws, int scheduled) {
    return std::min(draws, std::max(200, 2'000'000 / std::max(1, scheduled)));
}

Simulated simulate(const Problem& problem, const Schedule& schedule, const std::vector<Group>& groups, uint64_t seed,
                   int draws, const CancelToken& cancel) {
    const size_t n = problem.activities.size();
    Simulated out;
    out.finishes.resize(n);
    out.onTime.resize(n);
    out.critical.resize(n);
    out.groups.resize(groups.size());
    const auto scheduled = std::ranges::count_if(schedule.placements, &Placement::scheduled);
    if (scheduled == 0) return out;
    Simulation simulation(problem, schedule, seed, cancel);
    std::vector<std::vector<int>> finishes(n);
    std::vector<std::vector<int>> last(groups.size());
    std::vector<int> critical(n, 0);
    for (int left = drawsFor(draws, static_cast<int>(scheduled)); left > 0 && simulation.draw(); --left) {
        ++out.draws;
        for (const int i : simulation.order())
            finishes[static_cast<size_t>(i)].push_back(simulation.finish(i));
        for (size_t g = 0; g < groups.size(); ++g) {
            int week = -1;
            for (const int i : groups[g].members)
                if (schedule.placements[static_cast<size_t>(i)].scheduled())
                    week = std::max(week, simulation.finish(i));
            if (week >= 0) last[g].push_back(week);
        }
        simulation.countCritical(critical);
    }
    if (out.draws == 0) return out;
    for (size_t i = 0; i < n; ++i) {
        if (finishes[i].empty()) continue;
        out.finishes[i] = quantiles(finishes[i]);
        out.onTime[i] = shareUpTo(finishes[i], problem.activities[i].deadline);
        out.critical[i] = static_cast<double>(critical[i]) / out.draws;
    }
    for (size_t g = 0; g < groups.size(); ++g)
        if (!last[g].empty()) {
            out.groups[g].weeks = quantiles(last[g]);
            out.groups[g].met = shareUpTo(last[g], groups[g].due);
        }
    return out;
}

} // namespace banyan::roadmap
