// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/generator.h"

#include <algorithm>

namespace banyan::roadmap {

Generator::Generator(const Instance& instance)
    : m_instance(instance) {
    const Problem& problem = instance.problem();
    const auto weeks = static_cast<size_t>(instance.weeks());
    m_full.reserve(problem.resources.size() * weeks);
    for (const Resource& r : problem.resources) {
        int64_t total = 0;
        for (size_t t = 0; t < weeks; ++t) {
            m_full.push_back(r.capacity[t]);
            total += r.capacity[t];
        }
        m_fullTotal.push_back(total);
    }
    clear();
}

void Generator::clear() {
    const Problem& problem = m_instance.problem();
    m_free = m_full;
    m_total = m_fullTotal;
    m_held.assign(problem.counters.size() * static_cast<size_t>(m_instance.weeks()), 0);
    m_cash.assign(problem.cashLimit.size(), 0.0);
    m_done.assign(m_instance.size(), 0);
}

bool Generator::cashFits(double cash, int week) const {
    const Problem& problem = m_instance.problem();
    if (cash <= 0 || problem.cashPeriod.empty()) return true;
    const int period = problem.cashPeriod[static_cast<size_t>(week)];
    if (period < 0) return true;
    const double limit = problem.cashLimit[static_cast<size_t>(period)];
    return cashUsed(period) + cash <= limit + 1e-9 * std::max(1.0, limit);
}

int Generator::weekAfterCashPeriod(int week) const {
    const std::vector<int>& periods = m_instance.problem().cashPeriod;
    int next = week + 1;
    while (next < m_instance.weeks() && periods[static_cast<size_t>(next)] == periods[static_cast<size_t>(week)])
        ++next;
    return next;
}

bool Generator::enoughInAll(const Activity& a) const {
    return std::ranges::all_of(a.work, [&](const Work& w) { return m_total[static_cast<size_t>(w.resource)] > 0; });
}

/// Last week in which the mode can't run when it begins at `position` of the pattern, or -1. As loads never rise, no
/// start up to that week works either.
int Generator::lastConflict(const Activity& a, const Mode& mode, const Pattern& pattern, int position) const {
    const auto weekAt = [&](int step) { return pattern.weeks[static_cast<size_t>(position + step)]; };
    int conflict = -1;
    for (const Load& load : mode.loads) {
        int need = load.last;
        for (int step = load.periods - 1; step >= 0; --step) {
            const int week = weekAt(step);
            if (week <= conflict) break;
            if (freeUnits(load.resource, week) < need) {
                conflict = week;
                break;
            }
            need = load.rate;
        }
    }
    const int finish = weekAt(mode.periods - 1) + 1;
    for (const int c : a.counters) {
        const int limit = m_instance.problem().counters[static_cast<size_t>(c)].limit;
        for (int week = finish - 1; week >= weekAt(0) && week > conflict; --week)
            if (held(c, week) >= limit) conflict = week;
    }
    return conflict;
}

std::optional<Generator::Fit> Generator::fit(int i, const Mode& mode, int start, int leastFinish, int cutoff) const {
    const Activity& a = m_instance.activity(i);
    const int weeks = m_instance.weeks();
    if (mode.periods == 0) {
        const int at = std::max(start, leastFinish);
        return at <= std::min({weeks, a.latestStart, a.latestFinish, cutoff - 1}) ? std::optional(Fit{at, at})
                                                                                  : std::nullopt;
    }
    const Pattern& pattern = m_instance.patternOf(i);
    if (start >= weeks || !enoughInAll(a)) return {};
    int position = pattern.before[static_cast<size_t>(start)];
    while (position + mode.periods <= static_cast<int>(pattern.weeks.size())) {
        const int from = pattern.weeks[static_cast<size_t>(position)];
        const int last = pattern.weeks[static_cast<size_t>(position + mode.periods - 1)];
        if (from > a.latestStart || last >= a.latestFinish || last + 1 >= cutoff) return {};
        if (!cashFits(a.cash, from)) {
            position = pattern.before[static_cast<size_t>(weekAfterCashPeriod(from))];
            continue;
        }
        if (const int conflict = lastConflict(a, mode, pattern, position); conflict >= 0) {
            position = pattern.before[static_cast<size_t>(conflict) + 1];
            continue;
        }
        if (last + 1 >= leastFinish && pattern.frozen[static_cast<size_t>(last)] == 0) return Fit{from, last + 1};
        ++position;
    }
    return {};
}

void Generator::change(int i, const Mode& mode, int start, int finish, int sign) {
    const Activity& a = m_instance.activity(i);
    const Problem& problem = m_instance.problem();
    const Pattern& pattern = m_instance.patternOf(i);
    if (start < m_instance.weeks() && !problem.cashPeriod.empty())
        if (const int period = problem.cashPeriod[static_cast<size_t>(start)]; period >= 0)
            m_cash[static_cast<size_t>(period)] += sign * a.cash;
    if (mode.periods == 0) return;
    const int position = pattern.before[static_cast<size_t>(start)];
    for (const Load& load : mode.loads) {
        for (int step = 0; step < load.periods; ++step) {
            const int units = step + 1 < load.periods ? load.rate : load.last;
            m_free[cell(load.resource, pattern.weeks[static_cast<size_t>(position + step)])] -= sign * units;
            m_total[static_cast<size_t>(load.resource)] -= sign * units;
        }
    }
    for (const int c : a.counters)
        for (int week = start; week < finish; ++week)
            m_held[cell(c, week)] += sign;
}

void Generator::place(int i, int gene, Schedule& out) {
    const auto at = static_cast<size_t>(i);
    const Activity& a = m_instance.activity(i);
    m_done[at] = 1;
    out.order.push_back(i);
    if (a.closed || m_instance.head(i) == noLimit) return;
    int start = std::max(a.earliestStart, m_instance.head(i));
    int leastFinish = 0;
    for (const Precedence& p : a.after) {
        const Placement& before = out.placements[static_cast<size_t>(p.before)];
        if (!before.scheduled()) return;
        (p.finishToFinish ? leastFinish : start) =
            std::max(p.finishToFinish ? leastFinish : start, before.finish + p.lag);
    }
    Placement best;
    int cutoff = noLimit;
    const int modes = static_cast<int>(a.modes.size());
    for (int m = gene < 0 ? 0 : gene; m < (gene < 0 ? modes : gene + 1); ++m) {
        const auto found = fit(i, a.modes[static_cast<size_t>(m)], start, leastFinish, cutoff);
        if (!found) continue;
        best = {found->start, found->finish, m};
        cutoff = found->finish;
    }
    if (!best.scheduled()) return;
    occupy(i, a.modes[static_cast<size_t>(best.mode)], best.start, best.finish);
    out.placements[at] = best;
}

void Generator::placeWithPrerequisites(int i, std::span<const int> genes, Schedule& out) {
    m_stack.push_back(i);
    while (!m_stack.empty()) {
        const int top = m_stack.back();
        const size_t depth = m_stack.size();
        if (m_done[static_cast<size_t>(top)] == 0)
            for (const Precedence& p : m_instance.activity(top).after)
                if (m_done[static_cast<size_t>(p.before)] == 0) m_stack.push_back(p.before);
        if (m_stack.size() > depth) continue;
        m_stack.pop_back();
        if (m_done[static_cast<size_t>(top)] == 0) place(top, genes[static_cast<size_t>(top)], out);
    }
}

void Generator::run(std::span<const int> list, std::span<const int> genes, Schedule& out) {
    clear();
    out.placements.assign(m_instance.size(), Placement{});
    out.order.clear();
    for (const int i : list)
        if (m_instance.activity(i).first) placeWithPrerequisites(i, genes, out);
    for (const int i : list)
        placeWithPrerequisites(i, genes, out);
    out.missing = 0;
    for (size_t i = 0; i < m_instance.size(); ++i)
        if (m_instance.problem().activities[i].must && !out.placements[i].scheduled()) ++out.missing;
    out.value = m_instance.valueOf(out.placements);
}

} // namespace banyan::roadmap
