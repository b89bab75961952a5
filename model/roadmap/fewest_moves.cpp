// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/fewest_moves.h"

#include "model/base/random.h"
#include "model/roadmap/holding_generator.h"

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
constexpr double fading = 0.995; ///< of what a move must bring, with each change that doesn't

bool isMoved(const Anchor& anchor, const Placement& placed) {
    if (!anchor.counts) return false;
    if (anchor.scheduled != placed.scheduled()) return true;
    return placed.scheduled() && (placed.start != anchor.start || placed.finish != anchor.finish);
}

/// What the current plan has and these placements leave out.
int droppedFrom(const std::vector<Anchor>& anchors, const std::vector<Placement>& placements) {
    int dropped = 0;
    for (size_t i = 0; i < anchors.size(); ++i)
        dropped += anchors[i].counts && anchors[i].scheduled && !placements[i].scheduled() ? 1 : 0;
    return dropped;
}

struct Made {
    Draft draft;
    Schedule schedule;
    int moves = 0;
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
        m_mayDrop = droppedFrom(m_anchors, m_found.placements);
        consider(bestPlan());
        climb();
        relink();
        fromCurrentPlan();
        m_current = takenBack(std::move(m_current));
        if (Made back = takenBack(bestPlan()); isBetter(back, m_current)) m_current = std::move(back);
        if (!m_kept.empty() && isBetter(m_kept.begin()->second, m_current)) m_current = m_kept.begin()->second;
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
    /// True when it leaves out more than the best plan does: nothing is given up for the others to stay.
    [[nodiscard]] bool leavesOut(const Made& made) const {
        return droppedFrom(m_anchors, made.schedule.placements) > m_mayDrop;
    }
    [[nodiscard]] bool isGoodEnough(const Made& made) const {
        return made.schedule.missing == m_leastMissing && made.schedule.value >= floorValue() && !leavesOut(made);
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
        if (leavesOut(made)) return;
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

    [[nodiscard]] Draft freely() const {
        Draft out{byStart(m_found), {}, std::vector<char>(m_anchors.size(), 0)};
        for (const Placement& place : m_found.placements)
            out.genes.push_back(place.mode);
        return out;
    }
    [[nodiscard]] Draft allHeld() const {
        Draft out = freely();
        for (const int i : m_counted)
            out.held[static_cast<size_t>(i)] = 1;
        return out;
    }

    /// From the current plan towards the fewest moves that are known to be good enough: a change is kept when it brings
    /// more for each move than the line between the two does.
    void climb() {
        Made at;
        if (!make(allHeld(), at)) return;
        double patience = 1; // falls while nothing is found
        for (int left = m_options.schedules / 4; left > 0 && !isGoodEnough(at); --left) {
            Draft draft = at.draft;
            for (uint32_t changes = 1 + m_random.below(3); changes > 0; --changes)
                change(draft);
            Made made;
            if (!make(draft, made)) return;
            if (made.schedule.missing > at.schedule.missing) continue;
            const double price =
                patience * (floorValue() - at.schedule.value) / std::max(1, m_kept.begin()->first - at.moves);
            const double gain = made.schedule.value - at.schedule.value - price * (made.moves - at.moves);
            patience = gain > 0 ? 1 : patience * fading;
            if (gain > 0 || made.schedule.missing < at.schedule.missing) at = std::move(made);
        }
    }

    /// From the best plan towards the current one: activities are held one after the other, in any order, as long as
    /// the plan stays good enough, whatever else that moves meanwhile.
    void relink() {
        std::vector<int> order = m_counted;
        const int enough = m_out.schedules + m_options.schedules / 4;
        while (m_out.schedules < enough) {
            for (size_t k = order.size(); k > 1; --k)
                std::swap(order[k - 1], order[m_random.below(static_cast<uint32_t>(k))]);
            Made at = bestPlan();
            for (const int i : order) {
                Draft draft = at.draft;
                draft.held[static_cast<size_t>(i)] = 1;
                Made made;
                if (!make(draft, made)) return;
                if (isGoodEnough(made)) at = std::move(made);
            }
            if (order.empty()) return;
        }
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

    [[nodiscard]] Made bestPlan() const { return {freely(), m_found, movesOf(m_anchors, m_found.placements)}; }

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
        const uint32_t kind = m_random.below(6);
        const auto i = static_cast<size_t>(pick(m_counted));
        if (kind > 3) return freeAround(static_cast<int>(i), draft);
        draft.held[i] = kind == 0 ? 0 : 1;
        if (kind == 1) draft.held[static_cast<size_t>(pick(m_counted))] = 0;
        if (kind < 3) return;
        const auto n = static_cast<uint32_t>(draft.list.size());
        std::swap(draft.list[m_random.below(n)], draft.list[m_random.below(n)]);
        draft.genes[i] = -1;
    }

    /// Frees an activity with what works for the same teams about the same time.
    void freeAround(int center, Draft& draft) {
        const int reach = 1 << m_random.below(5); // weeks
        const auto& work = m_instance.activity(center).work;
        const auto isRival = [&](int i) {
            return std::ranges::any_of(m_instance.activity(i).work, [&](const Work& w) {
                return std::ranges::any_of(work, [&](const Work& own) { return own.resource == w.resource; });
            });
        };
        const int at = m_anchors[static_cast<size_t>(center)].start;
        for (const int i : m_counted)
            if (std::abs(m_anchors[static_cast<size_t>(i)].start - at) <= reach && isRival(i))
                draft.held[static_cast<size_t>(i)] = 0;
        draft.held[static_cast<size_t>(center)] = 0;
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
    int m_mayDrop = 0;
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
