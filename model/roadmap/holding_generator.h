// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/fewest_moves.h"
#include "model/roadmap/generator.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace banyan::roadmap {

/// What a plan is made from: an order, modes (-1: the one that finishes earliest), and which activities are held where
/// the current plan has them.
struct Draft {
    std::vector<int> list;
    std::vector<int> genes;
    std::vector<char> held;
};

/// Serial generation in which held activities come first and go to their anchors, if they fit there.
class HoldingGenerator {
public:
    HoldingGenerator(const Instance& instance, const std::vector<Anchor>& anchors, const std::vector<int>& front)
        : m_instance(instance)
        , m_anchors(anchors)
        , m_generator(instance)
        , m_front(front) {
        for (size_t i = 0; i < anchors.size(); ++i)
            m_modes.push_back(anchors[i].scheduled ? modeAt(static_cast<int>(i)) : -1);
    }

    /// False for what can't lie where the current plan has it, whatever else is placed.
    [[nodiscard]] bool canHold(int i) const { return m_modes[static_cast<size_t>(i)] >= 0; }

    void run(const Draft& draft, Schedule& out) {
        m_generator.clear();
        m_done.assign(m_instance.size(), 0);
        out.placements.assign(m_instance.size(), Placement{});
        out.order.clear();
        findSteady(draft);
        for (int i = 0; i < static_cast<int>(m_instance.size()); ++i)
            if (m_instance.activity(i).first) placeWithPrerequisites(i, draft, out);
        for (const int i : m_front)
            placeWithPrerequisites(i, draft, out);
        for (const int i : m_byAnchor)
            if (m_steady[static_cast<size_t>(i)] != 0) placeWithPrerequisites(i, draft, out);
        for (const int i : draft.list)
            placeWithPrerequisites(i, draft, out);
        for (int i = 0; i < static_cast<int>(m_instance.size()); ++i)
            placeWithPrerequisites(i, draft, out);
        finish(out);
    }

    /// Those whose places the current plan knows, by start.
    void setByAnchor(std::vector<int> list) { m_byAnchor = std::move(list); }

private:
    [[nodiscard]] const Anchor& anchor(int i) const { return m_anchors[static_cast<size_t>(i)]; }

    /// The mode whose work fills the anchor's weeks; -1 when none does, as after a change of effort or capacity.
    [[nodiscard]] int modeAt(int i) const {
        const Activity& a = m_instance.activity(i);
        const Anchor& at = anchor(i);
        if (a.closed || at.start < a.earliestStart || at.start > a.latestStart || at.finish > m_instance.weeks())
            return -1;
        const Pattern& pattern = m_instance.patternOf(i);
        const int position = pattern.before[static_cast<size_t>(at.start)];
        int best = -1;
        int off = noLimit;
        for (size_t m = 0; m < a.modes.size(); ++m) {
            const int last = position + a.modes[m].periods - 1;
            if (a.modes[m].periods < 1 || last >= static_cast<int>(pattern.weeks.size())) continue;
            if (pattern.weeks[static_cast<size_t>(position)] != at.start) continue;
            const int distance = std::abs(pattern.weeks[static_cast<size_t>(last)] + 1 - at.finish);
            if (distance >= off) continue;
            off = distance;
            best = static_cast<int>(m);
        }
        return best;
    }

    /// Held, with all that it waits for: these keep their places before anything else is given one.
    void findSteady(const Draft& draft) {
        m_steady.assign(m_instance.size(), 0);
        for (const int i : m_instance.topological()) {
            const auto at = static_cast<size_t>(i);
            const Activity& a = m_instance.activity(i);
            const bool own = draft.held[at] != 0 || a.first || (a.work.empty() && !a.modes.empty());
            m_steady[at] = own && std::ranges::all_of(a.after, [&](const Precedence& p) {
                               return m_steady[static_cast<size_t>(p.before)] != 0;
                           });
        }
    }

    void placeWithPrerequisites(int i, const Draft& draft, Schedule& out) {
        m_stack.push_back(i);
        while (!m_stack.empty()) {
            const int top = m_stack.back();
            const size_t depth = m_stack.size();
            if (m_done[static_cast<size_t>(top)] == 0)
                for (const Precedence& p : m_instance.activity(top).after)
                    if (m_done[static_cast<size_t>(p.before)] == 0) m_stack.push_back(p.before);
            if (m_stack.size() > depth) continue;
            m_stack.pop_back();
            if (std::exchange(m_done[static_cast<size_t>(top)], 1) == 0) place(top, draft, out);
        }
    }

    void place(int i, const Draft& draft, Schedule& out) {
        const auto at = static_cast<size_t>(i);
        const Activity& a = m_instance.activity(i);
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
        const bool held = draft.held[at] != 0;
        if (held && !anchor(i).scheduled && !a.must) return;
        if (held && canHold(i) && start <= anchor(i).start && stay(i, leastFinish, out)) return;
        const int gene = draft.genes[at];
        Placement best = gene < 0 ? Placement{} : earliest(i, gene, gene + 1, start, leastFinish);
        if (!best.scheduled()) best = earliest(i, 0, static_cast<int>(a.modes.size()), start, leastFinish);
        if (best.scheduled()) put(i, best, out);
    }

    /// Of the modes from `first` to before `last` the one that finishes first; not scheduled when none fits.
    [[nodiscard]] Placement earliest(int i, int first, int last, int start, int leastFinish) const {
        Placement best;
        int cutoff = noLimit;
        for (int m = first; m < last; ++m) {
            const Mode& mode = m_instance.activity(i).modes[static_cast<size_t>(m)];
            const auto found = m_generator.fit(i, mode, start, leastFinish, cutoff);
            if (!found) continue;
            best = {found->start, found->finish, m};
            cutoff = found->finish;
        }
        return best;
    }

    bool stay(int i, int leastFinish, Schedule& out) {
        const int mode = m_modes[static_cast<size_t>(i)];
        const auto found = m_generator.fit(i, m_instance.activity(i).modes[static_cast<size_t>(mode)], anchor(i).start,
                                           leastFinish, noLimit);
        if (!found || found->start != anchor(i).start) return false;
        put(i, {found->start, found->finish, mode}, out);
        return true;
    }

    void put(int i, const Placement& placed, Schedule& out) {
        const Activity& a = m_instance.activity(i);
        m_generator.occupy(i, a.modes[static_cast<size_t>(placed.mode)], placed.start, placed.finish);
        out.placements[static_cast<size_t>(i)] = placed;
    }

    void finish(Schedule& out) const {
        out.missing = 0;
        for (size_t i = 0; i < m_instance.size(); ++i)
            if (m_instance.problem().activities[i].must && !out.placements[i].scheduled()) ++out.missing;
        out.value = m_instance.valueOf(out.placements);
    }

    const Instance& m_instance;
    const std::vector<Anchor>& m_anchors;
    Generator m_generator;
    const std::vector<int>& m_front;
    std::vector<int> m_modes;
    std::vector<int> m_byAnchor;
    std::vector<char> m_steady;
    std::vector<char> m_done;
    std::vector<int> m_stack;
};

} // namespace banyan::roadmap
