// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/simulation.h"

#include "model/base/random.h"
#include "model/roadmap/generator.h"

#include <algorithm>
#include <cmath>
#include <numbers>

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

/// The problem that is simulated: each scheduled activity with its one mode, to the calendar's end.
Problem extended(const Problem& problem, const Schedule& schedule) {
    Problem out = problem;
    out.horizon = problem.calendar;
    for (size_t i = 0; i < out.activities.size(); ++i) {
        Activity& a = out.activities[i];
        const Placement& placed = schedule.placements[i];
        a.latestStart = noLimit;
        a.latestFinish = noLimit;
        a.closed = !placed.scheduled();
        if (placed.scheduled()) a.modes = {problem.activities[i].modes[static_cast<size_t>(placed.mode)]};
    }
    return out;
}

class Simulation {
public:
    Simulation(const Problem& problem, const Schedule& schedule, uint64_t seed)
        : m_schedule(schedule)
        , m_problem(extended(problem, schedule))
        , m_instance(m_problem)
        , m_generator(m_instance) {
        for (const Activity& a : m_problem.activities) {
            m_random.emplace_back(KeyedRandom(seed, "effort", a.key));
            m_modes.push_back(a.modes.empty() ? Mode{} : a.modes.front());
        }
        m_finish.resize(m_problem.activities.size());
    }

    /// Finish weeks of one draw; the calendar's end for what doesn't fit.
    const std::vector<int>& draw() {
        m_generator.clear();
        for (const int i : m_schedule.order)
            if (m_schedule.placements[static_cast<size_t>(i)].scheduled()) place(i);
        return m_finish;
    }

private:
    void place(int i) {
        const auto at = static_cast<size_t>(i);
        const Activity& a = m_instance.activity(i);
        Mode& mode = m_modes[at];
        for (size_t w = 0; w < a.work.size(); ++w) {
            const int units = drawUnits(m_random[at], a.work[w]);
            mode.loads[w] = makeLoad(a.work[w].resource, units, a.modes.front().loads[w].rate);
            mode.periods = w == 0 ? mode.loads[w].periods : std::max(mode.periods, mode.loads[w].periods);
        }
        int start = a.earliestStart;
        int leastFinish = 0;
        for (const Precedence& p : a.after)
            (p.finishToFinish ? leastFinish : start) =
                std::max(p.finishToFinish ? leastFinish : start, m_finish[static_cast<size_t>(p.before)] + p.lag);
        const auto found = m_generator.fit(i, mode, start, leastFinish, noLimit);
        if (found) m_generator.occupy(i, mode, found->start, found->finish);
        m_finish[at] = found ? found->finish : m_problem.horizon;
    }

    const Schedule& m_schedule;
    Problem m_problem;
    Instance m_instance;
    Generator m_generator;
    std::vector<RandomSequence> m_random;
    std::vector<Mode> m_modes;
    std::vector<int> m_finish;
};

int quantile(std::vector<int>& sorted, double share) {
    const auto at = static_cast<size_t>(std::ceil(share * static_cast<double>(sorted.size()) - 1e-9));
    return sorted[std::max<size_t>(at, 1) - 1];
}

} // namespace

int drawsFor(int draws, int scheduled) {
    return std::min(draws, std::max(200, 200'000 / std::max(1, scheduled)));
}

std::vector<FinishWeeks> simulate(const Problem& problem, const Schedule& schedule, uint64_t seed, int draws,
                                  const CancelToken& cancel) {
    std::vector<FinishWeeks> out(problem.activities.size());
    const auto scheduled = std::ranges::count_if(schedule.placements, &Placement::scheduled);
    if (scheduled == 0) return out;
    Simulation simulation(problem, schedule, seed);
    std::vector<std::vector<int>> finishes(problem.activities.size());
    for (int left = drawsFor(draws, static_cast<int>(scheduled)); left > 0 && !cancel.cancelled(); --left) {
        const std::vector<int>& finish = simulation.draw();
        for (size_t i = 0; i < finish.size(); ++i)
            if (schedule.placements[i].scheduled()) finishes[i].push_back(finish[i]);
    }
    for (size_t i = 0; i < out.size(); ++i) {
        if (finishes[i].empty()) continue;
        std::ranges::sort(finishes[i]);
        out[i] = {quantile(finishes[i], 0.5), quantile(finishes[i], 0.8)};
    }
    return out;
}

} // namespace banyan::roadmap
