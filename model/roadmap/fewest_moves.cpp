// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/fewest_moves.h"

#include "model/base/random.h"
#include "model/roadmap/generator.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <queue>
#include <tuple>
#include <utility>

namespace banyan::roadmap {

namespace {

/// A plan may be worse than the best by this share, if fewer things move for it.
constexpr double tolerance = 0.005;

bool isMoved(const Anchor& anchor, const Placement& placed) {
    if (!anchor.counts) return false;
    if (anchor.scheduled != placed.scheduled()) return true;
    return placed.scheduled() && (placed.start != anchor.start || placed.finish != anchor.finish);
}

/// What a plan is made from: an order, and which activities are held where the current plan has them.
struct Draft {
    std::vector<int> list;
    std::vector<char> held;
};

struct Made {
    Draft draft;
    Schedule schedule;
    int moves = 0;
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
        Placement best;
        int cutoff = noLimit;
        for (int m = 0; m < static_cast<int>(a.modes.size()); ++m) {
            const auto found = m_generator.fit(i, a.modes[static_cast<size_t>(m)], start, leastFinish, cutoff);
            if (!found) continue;
            best = {found->start, found->finish, m};
            cutoff = found->finish;
        }
        if (best.scheduled()) put(i, best, out);
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

class Stayer {
public:
    Stayer(const Instance& instance, const std::vector<Anchor>& anchors, const Schedule& found,
           const SearchOptions& options)
        : m_instance(instance)
        , m_anchors(anchors)
        , m_found(found)
        , m_options(options)
        , m_generator(instance, anchors, options.front.list)
        , m_random(KeyedRandom(options.seed, "moves")) {
        for (int i = 0; i < static_cast<int>(anchors.size()); ++i) {
            if (anchors[static_cast<size_t>(i)].counts) m_counted.push_back(i);
            if (anchors[static_cast<size_t>(i)].scheduled) m_byAnchor.push_back(i);
        }
        std::ranges::stable_sort(m_byAnchor, {}, [&](int i) { return anchors[static_cast<size_t>(i)].start; });
        m_generator.setByAnchor(m_byAnchor);
    }

    StayResult run() {
        m_bestValue = m_found.value;
        m_leastMissing = m_found.missing;
        consider(bestPlan());
        fromCurrentPlan();
        m_current = takenBack(std::move(m_current));
        if (Made back = takenBack(bestPlan()); isBetter(back, m_current)) m_current = std::move(back);
        improve();
        return answer();
    }

private:
    [[nodiscard]] bool ended() {
        if (m_options.cancel.cancelled()) m_out.cancelled = true;
        if (m_out.cancelled) return true;
        if (m_out.schedules == 0) return false;
        return m_options.timeIsUp ? m_options.timeIsUp() : m_out.schedules >= m_options.schedules;
    }

    [[nodiscard]] double floorValue() const { return m_bestValue - tolerance * std::abs(m_bestValue); }
    [[nodiscard]] bool isGoodEnough(const Made& made) const {
        return made.schedule.missing == m_leastMissing && made.schedule.value >= floorValue();
    }

    /// Good enough ones by moves, the others by value.
    [[nodiscard]] bool isBetter(const Made& a, const Made& b) const {
        if (a.schedule.missing != b.schedule.missing) return a.schedule.missing < b.schedule.missing;
        const bool good = isGoodEnough(a);
        if (good != isGoodEnough(b)) return good;
        if (good && a.moves != b.moves) return a.moves < b.moves;
        return a.schedule.value > b.schedule.value;
    }

    /// Keeps what no other plan beats in both moves and value.
    void consider(const Made& made) {
        if (made.schedule.missing > m_leastMissing) return;
        if (made.schedule.missing < m_leastMissing) {
            m_leastMissing = made.schedule.missing;
            m_bestValue = made.schedule.value;
            m_kept.clear();
        }
        m_bestValue = std::max(m_bestValue, made.schedule.value);
        if (made.schedule.value < floorValue()) return;
        for (const auto& [moves, kept] : m_kept)
            if (moves <= made.moves && kept.schedule.value >= made.schedule.value) return;
        std::erase_if(m_kept, [&](const auto& entry) {
            return entry.second.schedule.value < floorValue() ||
                   (entry.first >= made.moves && entry.second.schedule.value <= made.schedule.value);
        });
        m_kept.insert_or_assign(made.moves, made);
    }

    /// False at the end.
    bool make(const Draft& draft, Made& out) {
        if (ended()) return false;
        out.draft = draft;
        m_generator.run(draft, out.schedule);
        out.moves = movesOf(m_anchors, out.schedule.placements);
        ++m_out.schedules;
        consider(out);
        return true;
    }

    [[nodiscard]] Draft allHeld() const {
        Draft out{m_found.order, std::vector<char>(m_anchors.size(), 0)};
        for (const int i : m_counted)
            out.held[static_cast<size_t>(i)] = 1;
        return out;
    }

    /// Frees all work of one team after the other, each time of the one that brings most, until the plan is good
    /// enough.
    Made freeTeams(Made best) {
        std::vector<char> freed(m_instance.problem().resources.size(), 0);
        for (bool better = true; better && !isGoodEnough(best);) {
            better = false;
            const Made before = best;
            size_t which = 0;
            for (size_t team = 0; team < freed.size(); ++team) {
                if (freed[team] != 0) continue;
                Draft draft = before.draft;
                for (const int i : m_counted)
                    if (std::ranges::any_of(m_instance.activity(i).work, [&](const Work& work) {
                            return static_cast<size_t>(work.resource) == team;
                        }))
                        draft.held[static_cast<size_t>(i)] = 0;
                Made made;
                if (!make(draft, made)) return best;
                if (!isBetter(made, best)) continue;
                best = std::move(made);
                which = team;
                better = true;
            }
            if (better) freed[which] = 1;
        }
        return best;
    }

    /// Frees teams, then one activity after the other, each time the one that brings most, until the plan is good
    /// enough.
    void fromCurrentPlan() {
        Made best;
        if (!make(allHeld(), best)) return;
        m_current = best = freeTeams(std::move(best));
        while (!isGoodEnough(best)) {
            const Made before = best;
            for (const int i : someOf(m_counted)) {
                if (before.draft.held[static_cast<size_t>(i)] == 0) continue;
                Draft draft = before.draft;
                draft.held[static_cast<size_t>(i)] = 0;
                Made made;
                if (!make(draft, made)) return;
                if (isBetter(made, best)) best = std::move(made);
            }
            if (!isBetter(best, before)) break;
            m_current = best;
            if (m_out.schedules > m_options.schedules / 4 * 3 && !m_options.timeIsUp) break;
        }
        m_current = std::move(best);
    }

    /// All when there are few, else some at random.
    [[nodiscard]] std::vector<int> someOf(std::vector<int> list) {
        constexpr size_t most = 60;
        for (size_t i = 0; i < std::min(most, list.size()) && list.size() > most; ++i)
            std::swap(list[i], list[i + m_random.below(static_cast<uint32_t>(list.size() - i))]);
        if (list.size() > most) list.resize(most);
        return list;
    }

    [[nodiscard]] Made bestPlan() const {
        return {
            {m_found.order, std::vector<char>(m_anchors.size(), 0)}, m_found, movesOf(m_anchors, m_found.placements)};
    }

    /// Takes back one move after the other as long as the plan stays good enough.
    Made takenBack(Made best) {
        for (bool better = !best.draft.list.empty() && isGoodEnough(best); better;) {
            better = false;
            for (const int i : m_byAnchor) {
                if (best.draft.held[static_cast<size_t>(i)] != 0 || !m_anchors[static_cast<size_t>(i)].counts) continue;
                Draft draft = best.draft;
                draft.held[static_cast<size_t>(i)] = 1;
                Made made;
                if (!make(draft, made)) return best;
                if (!isGoodEnough(made) || made.moves > best.moves) continue;
                better = better || made.moves < best.moves;
                best = std::move(made);
            }
        }
        return best;
    }

    void change(Draft& draft) {
        const auto pick = [&](const std::vector<int>& list) {
            return list[m_random.below(static_cast<uint32_t>(list.size()))];
        };
        const uint32_t kind = m_random.below(4);
        const auto i = static_cast<size_t>(pick(m_counted));
        draft.held[i] = kind == 0 ? 0 : 1;
        if (kind == 1) draft.held[static_cast<size_t>(pick(m_counted))] = 0;
        if (kind < 3) return;
        const auto n = static_cast<uint32_t>(draft.list.size());
        std::swap(draft.list[m_random.below(n)], draft.list[m_random.below(n)]);
    }

    void improve() {
        if (m_counted.empty() || m_current.draft.list.empty()) return;
        while (!ended()) {
            Draft draft = m_current.draft;
            for (uint32_t changes = 1 + m_random.below(3); changes > 0; --changes)
                change(draft);
            Made made;
            if (!make(draft, made)) return;
            if (!isBetter(m_current, made)) m_current = std::move(made);
        }
    }

    StayResult answer() {
        std::erase_if(m_kept, [&](const auto& entry) { return entry.second.schedule.value < floorValue(); });
        const Made& least = m_kept.begin()->second;
        m_out.schedule = least.schedule;
        m_out.schedule.order = byStart(least.schedule);
        m_out.moves = least.moves;
        m_out.bestValue = m_bestValue;
        return std::move(m_out);
    }

    /// The order in which the plan starts things, prerequisites first: held ones were placed before others that start
    /// earlier.
    [[nodiscard]] std::vector<int> byStart(const Schedule& schedule) const {
        std::vector<int> position(m_instance.size());
        for (size_t at = 0; at < schedule.order.size(); ++at)
            position[static_cast<size_t>(schedule.order[at])] = static_cast<int>(at);
        using Entry = std::tuple<int, int, int>;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> ready;
        const auto push = [&](int i) {
            const Placement& p = schedule.placements[static_cast<size_t>(i)];
            ready.emplace(p.scheduled() ? p.start : noLimit, position[static_cast<size_t>(i)], i);
        };
        std::vector<size_t> waiting;
        for (int i = 0; i < static_cast<int>(m_instance.size()); ++i) {
            waiting.push_back(m_instance.activity(i).after.size());
            if (waiting.back() == 0) push(i);
        }
        std::vector<int> out;
        while (!ready.empty()) {
            const int i = std::get<2>(ready.top());
            ready.pop();
            out.push_back(i);
            for (const Instance::Follower& next : m_instance.followers(i))
                if (--waiting[static_cast<size_t>(next.activity)] == 0) push(next.activity);
        }
        return out;
    }

    const Instance& m_instance;
    const std::vector<Anchor>& m_anchors;
    const Schedule& m_found;
    const SearchOptions& m_options;
    HoldingGenerator m_generator;
    RandomSequence m_random;
    std::vector<int> m_counted;
    std::vector<int> m_byAnchor;
    std::map<int, Made> m_kept; ///< by moves
    Made m_current;
    double m_bestValue = 0;
    int m_leastMissing = 0;
    StayResult m_out;
};

} // namespace

int movesOf(const std::vector<Anchor>& anchors, const std::vector<Placement>& placements) {
    int moves = 0;
    for (size_t i = 0; i < anchors.size(); ++i)
        moves += isMoved(anchors[i], placements[i]) ? 1 : 0;
    return moves;
}

StayResult fewestMoves(const Instance& instance, const std::vector<Anchor>& anchors, const Schedule& found,
                       const SearchOptions& options) {
    return Stayer(instance, anchors, found, options).run();
}

} // namespace banyan::roadmap
