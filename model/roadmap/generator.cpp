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
    pack();
    clear();
}

void Generator::pack() {
    const Problem& problem = m_instance.problem();
    if (problem.resources.empty() || problem.resources.size() > Packed::lanes || !problem.cashPeriod.empty()) return;
    for (const Resource& r : problem.resources) {
        const auto [least, most] = std::minmax_element(r.capacity.begin(), r.capacity.begin() + m_instance.weeks());
        if (*least < 1 || *most > Packed::most || !r.freeze.empty()) return;
    }
    const auto isEven = [](const Activity& a) {
        return a.counters.empty() && a.modes.size() == 1 && a.latestStart == noLimit && a.latestFinish == noLimit &&
               std::ranges::all_of(a.modes.front().loads, [&](const Load& load) {
                   return load.rate == load.last && load.periods == a.modes.front().periods &&
                          load.rate <= Packed::most;
               });
    };
    if (!std::ranges::all_of(problem.activities, isEven)) return;
    for (const Activity& a : problem.activities) {
        m_needs.emplace_back();
        for (const Load& load : a.modes.front().loads)
            m_needs.back().word += Packed::of(load.rate, load.resource).word;
    }
    for (int t = 0; t < m_instance.weeks(); ++t) {
        m_fullPacked.emplace_back();
        for (int k = 0; k < static_cast<int>(problem.resources.size()); ++k)
            m_fullPacked.back().word += Packed::of(m_full[cell(k, t)], k).word;
    }
}

void Generator::clear() {
    const Problem& problem = m_instance.problem();
    m_packed = m_fullPacked;
    if (m_packed.empty()) {
        m_free = m_full;
        m_total = m_fullTotal;
    }
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
        int at = std::max(start, leastFinish);
        const int latest = std::min({a.cash > 0 ? weeks - 1 : weeks, a.latestStart, a.latestFinish, cutoff - 1});
        while (at <= latest && !cashFits(a.cash, at))
            at = weekAfterCashPeriod(at);
        return at <= latest ? std::optional(Fit{at, at}) : std::nullopt;
    }
    if (!m_packed.empty()) return fitPacked(i, mode, start, leastFinish, cutoff);
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

std::optional<Generator::Fit> Generator::fitPacked(int i, const Mode& mode, int start, int leastFinish,
                                                   int cutoff) const {
    const Packed need = m_needs[static_cast<size_t>(i)];
    int from = std::max(start, leastFinish - mode.periods);
    int known = from; // all weeks from `from` to before it hold the need
    const int last = std::min(m_instance.weeks(), cutoff - 1) - mode.periods;
    while (from <= last) {
        int week = from + mode.periods - 1;
        while (week >= known && m_packed[static_cast<size_t>(week)].holds(need))
            --week;
        if (week < known) return Fit{from, from + mode.periods};
        known = std::max(known, from + mode.periods);
        from = week + 1;
        known = std::max(known, from);
    }
    return {};
}

std::optional<Generator::Fit> Generator::lateFitPacked(int i, const Mode& mode, int start, int finish) const {
    const Packed need = m_needs[static_cast<size_t>(i)];
    int known = finish; // all weeks from it to before the finish hold the need
    while (finish - mode.periods >= start) {
        int week = finish - mode.periods;
        while (week < known && m_packed[static_cast<size_t>(week)].holds(need))
            ++week;
        if (week >= known) return Fit{finish - mode.periods, finish};
        known = std::min(known, finish - mode.periods);
        finish = week;
        known = std::min(known, finish);
    }
    return {};
}

std::optional<Generator::Fit> Generator::lateFit(int i, const Mode& mode, int start, int finish) const {
    const Activity& a = m_instance.activity(i);
    finish = std::min({finish, m_instance.weeks(), a.latestFinish});
    if (mode.periods == 0) {
        const int at = std::min(finish, a.latestStart);
        return at >= start ? std::optional(Fit{at, at}) : std::nullopt;
    }
    if (!m_packed.empty()) return lateFitPacked(i, mode, start, finish);
    const Pattern& pattern = m_instance.patternOf(i);
    if (finish < 1) return {};
    int position = pattern.before[static_cast<size_t>(finish)] - mode.periods;
    while (position >= 0 && pattern.weeks[static_cast<size_t>(position)] >= start) {
        const int from = pattern.weeks[static_cast<size_t>(position)];
        const int last = pattern.weeks[static_cast<size_t>(position + mode.periods - 1)];
        const bool allowed =
            from <= a.latestStart && pattern.frozen[static_cast<size_t>(last)] == 0 && cashFits(a.cash, from);
        if (allowed && lastConflict(a, mode, pattern, position) < 0) return Fit{from, last + 1};
        position = std::min(position - 1, lastPositionBeforeFull(mode, pattern, position));
    }
    return {};
}

/// Each week that has too little even for a load's last week must lie behind the load.
int Generator::lastPositionBeforeFull(const Mode& mode, const Pattern& pattern, int position) const {
    int out = position;
    for (const Load& load : mode.loads)
        for (int step = 0; step < load.periods; ++step)
            if (freeUnits(load.resource, pattern.weeks[static_cast<size_t>(position + step)]) < load.last) {
                out = std::min(out, position + step - load.periods);
                break;
            }
    return out;
}

void Generator::change(int i, const Mode& mode, int start, int finish, int sign) {
    const Activity& a = m_instance.activity(i);
    const Problem& problem = m_instance.problem();
    const Pattern& pattern = m_instance.patternOf(i);
    if (start < m_instance.weeks() && !problem.cashPeriod.empty())
        if (const int period = problem.cashPeriod[static_cast<size_t>(start)]; period >= 0)
            m_cash[static_cast<size_t>(period)] += sign * a.cash;
    if (mode.periods == 0) return;
    if (!m_packed.empty()) {
        const uint64_t need = m_needs[static_cast<size_t>(i)].word;
        for (int week = start; week < finish; ++week)
            m_packed[static_cast<size_t>(week)].word += sign > 0 ? -need : need;
        return;
    }
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

/// With all that it waits for. When it finds no place itself, what was placed for its sake alone makes room again, and
/// gets its turn later.
void Generator::placeWithPrerequisites(int i, std::span<const int> genes, Schedule& out) {
    if (m_done[static_cast<size_t>(i)] != 0) return;
    const size_t before = out.order.size();
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
    if (out.order.size() == before + 1 || out.placements[static_cast<size_t>(i)].scheduled()) return;
    for (size_t k = before; k < out.order.size(); ++k) {
        const int pulled = out.order[k];
        Placement& place = out.placements[static_cast<size_t>(pulled)];
        if (pulled == i || !place.scheduled()) continue;
        release(pulled, m_instance.activity(pulled).modes[static_cast<size_t>(place.mode)], place.start, place.finish);
        place = {};
        m_done[static_cast<size_t>(pulled)] = 0;
    }
    const auto pulledAndFree = [&](int k) { return m_done[static_cast<size_t>(k)] == 0; };
    out.order.erase(
        std::remove_if(out.order.begin() + static_cast<std::ptrdiff_t>(before), out.order.end(), pulledAndFree),
        out.order.end());
}

bool Generator::runLate(std::span<const int> list, int end, std::vector<Placement>& places) {
    clear();
    for (const int i : list) {
        Placement& place = places[static_cast<size_t>(i)];
        if (!place.scheduled()) continue;
        int finish = end;
        const Mode& mode = m_instance.activity(i).modes[static_cast<size_t>(place.mode)];
        for (const Instance::Follower& next : m_instance.followers(i)) {
            const Placement& after = places[static_cast<size_t>(next.activity)];
            if (after.scheduled())
                finish = std::min(finish, (next.finishToFinish ? after.finish : after.start) - next.lag);
        }
        const auto found = lateFit(i, mode, m_instance.activity(i).earliestStart, finish);
        if (!found) return false;
        place.start = found->start;
        place.finish = found->finish;
        occupy(i, mode, place.start, place.finish);
    }
    return true;
}

/// Starts the activity in that very week if it can.
bool Generator::placeIn(int week, int i, Schedule& out) {
    const Activity& a = m_instance.activity(i);
    int leastFinish = 0;
    for (const Precedence& p : a.after) {
        const Placement& before = out.placements[static_cast<size_t>(p.before)];
        if (!before.scheduled()) return false;
        if (p.finishToFinish)
            leastFinish = std::max(leastFinish, before.finish + p.lag);
        else if (before.finish + p.lag > week)
            return false;
    }
    for (size_t m = 0; m < a.modes.size(); ++m) {
        const auto found = fit(i, a.modes[m], std::max(week, a.earliestStart), leastFinish, noLimit);
        if (!found || found->start != week) continue;
        occupy(i, a.modes[m], found->start, found->finish);
        out.placements[static_cast<size_t>(i)] = {found->start, found->finish, static_cast<int>(m)};
        out.order.push_back(i);
        return true;
    }
    return false;
}

void Generator::runParallel(const std::function<size_t(std::span<const int>)>& pick, Schedule& out) {
    begin(out);
    std::vector<int> waits;
    std::vector<int> waiting; // prerequisites are placed
    for (int i = 0; i < static_cast<int>(m_instance.size()); ++i) {
        waits.push_back(static_cast<int>(m_instance.activity(i).after.size()));
        if (waits.back() == 0 && m_instance.head(i) != noLimit) waiting.push_back(i);
    }
    std::vector<int> eligible;
    for (int week = 0; week <= m_instance.weeks() && !waiting.empty(); ++week) {
        eligible = waiting;
        while (!eligible.empty()) {
            const size_t at = pick(eligible);
            const int i = eligible[at];
            eligible[at] = eligible.back();
            eligible.pop_back();
            if (!placeIn(week, i, out)) continue;
            std::erase(waiting, i);
            for (const Instance::Follower& next : m_instance.followers(i)) {
                if (--waits[static_cast<size_t>(next.activity)] > 0 || m_instance.head(next.activity) == noLimit)
                    continue;
                waiting.push_back(next.activity);
                eligible.push_back(next.activity);
            }
        }
    }
    finish(out);
}

void Generator::begin(Schedule& out) {
    clear();
    out.placements.assign(m_instance.size(), Placement{});
    out.order.clear();
}

void Generator::finish(Schedule& out) const {
    out.missing = 0;
    for (size_t i = 0; i < m_instance.size(); ++i)
        if (m_instance.problem().activities[i].must && !out.placements[i].scheduled()) ++out.missing;
    out.value = m_instance.valueOf(out.placements);
}

void Generator::run(std::span<const int> list, std::span<const int> genes, Schedule& out) {
    begin(out);
    for (const int i : list)
        if (m_instance.activity(i).first) placeWithPrerequisites(i, genes, out);
    for (const int i : list)
        placeWithPrerequisites(i, genes, out);
    finish(out);
}

} // namespace banyan::roadmap
