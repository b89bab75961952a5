// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/population.h"

#include "model/roadmap/first_lists.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace banyan::roadmap {

namespace {

constexpr size_t firstSize = 80;
constexpr size_t largestSize = 3000;
constexpr size_t patience = 10; // children without a better one, for each member
constexpr double parallelShare = 0.3;
constexpr double serialBias = 1.0;
constexpr double parallelBias = 1.5;
constexpr double greedyBias = 20;
constexpr double weakness = 0.1; // so much longer than the worst member
constexpr double leastWindow = 0.15;
constexpr double largestWindow = 0.8;
constexpr double anywhereShare = 0.7; // of windows, in place of the one of highest use
constexpr double lateShare = 0.6;     // of children in the order of late starts
constexpr double weakMutation = 0.02;
constexpr double strongMutation = 0.1;
constexpr double strongShare = 0.2;
constexpr double mutationReach = 0.7; // of the schedule's length
constexpr double farAway = 1e6;

int lastFinish(const std::vector<Placement>& places) {
    int out = 0;
    for (const Placement& place : places)
        out = std::max(out, place.finish);
    return out;
}

} // namespace

bool Population::Member::betterThan(const Member& other) const {
    if (missing != other.missing) return missing < other.missing;
    if (value != other.value) return value > other.value;
    return slack > other.slack;
}

Population::Population(Evaluation& evaluation, RandomSequence& random)
    : m_evaluation(evaluation)
    , m_random(random)
    , m_tails(tailsOf(evaluation.instance()))
    , m_size(firstSize)
    , m_keys(activities()) {
    const Instance& instance = evaluation.instance();
    std::vector<double> capacity;
    for (const Resource& r : instance.problem().resources)
        capacity.push_back(
            std::max(1.0, std::accumulate(r.capacity.begin(), r.capacity.begin() + instance.weeks(), 0.0) /
                              std::max(1, instance.weeks())));
    for (const Activity& a : instance.problem().activities) {
        double heft = 0;
        for (const Work& w : a.work)
            heft += w.units / capacity[static_cast<size_t>(w.resource)];
        m_heft.push_back(a.modes.empty() ? 0 : heft / std::max(1, a.modes.front().periods));
    }
}

void Population::run() {
    while (!m_evaluation.ended()) {
        fill();
        generation();
        m_size = std::min(largestSize, m_size * 2);
    }
}

void Population::fill() {
    m_members.clear();
    for (size_t k = 0; k < m_size; ++k) {
        Member sample;
        const Birth birth = bearSample(k == 0, sample);
        if (birth == Birth::Ended) return;
        if (birth == Birth::Alive) m_members.push_back(std::move(sample));
    }
}

void Population::generation() {
    Member best;
    best.value = -std::numeric_limits<double>::infinity();
    for (size_t idle = 0; idle < patience * m_size && !m_members.empty(); ++idle) {
        Member child;
        const Birth birth = breed(child);
        if (birth == Birth::Ended) return;
        if (birth == Birth::Lost) continue;
        if (child.betterThan(best)) {
            best.value = child.value;
            best.missing = child.missing;
            best.slack = child.slack;
            idle = 0;
        }
        take(std::move(child));
    }
}

/// Chances go with (regret + 1)^bias, where regret is the tail over the least one (Drexl 1991).
size_t Population::pick(std::span<const int> eligible, double bias) {
    int least = noLimit;
    for (const int i : eligible)
        least = std::min(least, m_tails[static_cast<size_t>(i)]);
    m_chance.clear();
    for (const int i : eligible)
        m_chance.push_back(std::pow(m_tails[static_cast<size_t>(i)] - least + 1, bias));
    double at = m_random.uniform() * std::accumulate(m_chance.begin(), m_chance.end(), 0.0);
    size_t k = 0;
    while (k + 1 < m_chance.size() && at >= m_chance[k])
        at -= m_chance[k++];
    return k;
}

Population::Birth Population::bearSample(bool first, Member& out) {
    const Genotype& front = m_evaluation.options().front;
    const bool parallel = !first && front.list.empty() && m_random.uniform() < parallelShare;
    const double bias = first ? greedyBias : parallel ? parallelBias : serialBias;
    const auto choose = [&](std::span<const int> eligible) { return pick(eligible, bias); };
    if (front.list.empty())
        m_child.genes.assign(activities(), -1);
    else
        m_child.genes = front.genes;
    if (!parallel) m_child.list = listByPicking(m_evaluation.instance(), choose);
    if (!(parallel ? m_evaluation.tryParallel(choose) : m_evaluation.tryOut(m_child))) return Birth::Ended;
    return pushRight(out);
}

double Population::valueOf(const std::vector<Placement>& places) const {
    return m_evaluation.instance().valueOf(places);
}

/// So that the first work is in week 0; false when it is there already.
bool Population::moveToBeginning(std::vector<Placement>& places) const {
    int first = noLimit;
    for (size_t i = 0; i < places.size(); ++i)
        if (places[i].scheduled() && m_heft[i] > 0) first = std::min(first, places[i].start);
    if (first == noLimit || first <= 0) return false;
    for (Placement& place : places) {
        if (!place.scheduled()) continue;
        place.start = std::max(0, place.start - first);
        place.finish = std::max(0, place.finish - first);
    }
    return true;
}

void Population::weigh(Member& out) const {
    out.slack = 0;
    for (size_t i = 0; i < activities(); ++i)
        if (out.right[i].scheduled() && out.left[i].scheduled()) out.slack += out.right[i].start - out.left[i].start;
}

/// The schedule just generated, and the same pushed to the right. When that frees weeks at the beginning, all could
/// come earlier; it is generated so only when that would be the best.
Population::Birth Population::pushRight(Member& out) {
    const Schedule& early = m_evaluation.schedule();
    out.genes = m_child.genes;
    out.left = early.placements;
    out.value = early.value;
    out.missing = early.missing;
    if (isWeak(out.value) || holds(out.left, Side::Left)) return Birth::Lost;
    const std::vector<int>& order = m_evaluation.instance().topological();
    m_list.assign(order.rbegin(), order.rend());
    std::ranges::stable_sort(m_list, std::ranges::greater(),
                             [&](int i) { return early.placements[static_cast<size_t>(i)].finish; });
    out.right = early.placements;
    if (!m_evaluation.pushRight(m_list, lastFinish(out.left), out.right)) return Birth::Ended;
    if (out.right.empty()) out.right = out.left;
    if (moveToBeginning(out.right)) out.value = std::max(out.value, valueOf(out.right));
    weigh(out);
    if (out.value <= m_evaluation.result().schedule.value) return Birth::Alive;
    Genotype again{{}, out.genes};
    for (size_t i = 0; i < activities(); ++i)
        m_keys[i] = out.right[i].scheduled() ? out.right[i].start : farAway;
    listByKeys(Side::Left, again.list);
    return m_evaluation.tryOut(again) ? Birth::Alive : Birth::Ended;
}

/// Much worse than the worst member.
bool Population::isWeak(double value) const {
    if (m_members.empty()) return false;
    double worst = m_members.front().value;
    int length = 0;
    for (const Member& member : m_members)
        if (member.value <= worst) {
            worst = member.value;
            length = lastFinish(member.left);
        }
    return value < worst - weakness * length;
}

/// What is there already hardly ever brings anything new when it is pushed once more.
bool Population::holds(const std::vector<Placement>& places, Side side) const {
    return std::ranges::any_of(m_members, [&](const Member& m) { return m.on(side) == places; });
}

const Population::Member& Population::chooseParent() {
    const auto n = static_cast<uint32_t>(m_members.size());
    const Member& one = m_members[m_random.below(n)];
    const Member& other = m_members[m_random.below(n)];
    return other.betterThan(one) ? other : one;
}

/// A stretch of weeks of random length: any, or that of the highest use.
Population::Window Population::windowOf(const std::vector<Placement>& places) {
    const int weeks = std::max(1, lastFinish(places));
    const double part = leastWindow + (largestWindow - leastWindow) * m_random.uniform();
    const int length = std::max(1, static_cast<int>(weeks * part));
    if (m_random.uniform() < anywhereShare) {
        const auto from = static_cast<int>(m_random.below(static_cast<uint32_t>(weeks - length + 1)));
        return {from, from + length};
    }
    m_use.assign(static_cast<size_t>(weeks), 0);
    for (size_t i = 0; i < places.size(); ++i)
        for (int t = places[i].start; t < places[i].finish; ++t)
            m_use[static_cast<size_t>(t)] += m_heft[i];
    double sum = std::accumulate(m_use.begin(), m_use.begin() + length, 0.0);
    double most = sum;
    int best = 0;
    uint32_t equal = 1;
    for (int t = 1; t + length <= weeks; ++t) {
        sum += m_use[static_cast<size_t>(t + length - 1)] - m_use[static_cast<size_t>(t - 1)];
        if (sum < most - 1e-9) continue;
        equal = sum > most + 1e-9 ? 1 : equal + 1;
        if (equal == 1 || m_random.below(equal) == 0) best = t;
        most = std::max(most, sum);
    }
    return {best, best + length};
}

/// His window with her order before and after it, or hers within his order.
void Population::cross(const Member& father, const Member& mother, Side side) {
    const std::vector<Placement>& his = father.on(side);
    const std::vector<Placement>& hers = mother.on(side);
    const Window window = windowOf(his);
    const bool hisWindow = m_random.below(2) == 0;
    const double scale = static_cast<double>(lastFinish(his)) / std::max(1, lastFinish(hers));
    const auto key = [&](const Placement& place) {
        return place.scheduled() ? (side == Side::Right ? place.start : place.finish) : farAway;
    };
    m_modes.resize(activities());
    m_child.genes.resize(activities());
    for (size_t i = 0; i < activities(); ++i) {
        const bool inside = window.holds(his[i].start);
        const bool fromHim = inside == hisWindow;
        if (!hisWindow)
            m_keys[i] = inside ? key(hers[i]) * scale : key(his[i]);
        else
            m_keys[i] = inside ? key(his[i]) : key(hers[i]) + (his[i].start < window.from ? -farAway : farAway);
        m_child.genes[i] = (fromHim ? father : mother).genes[i];
        m_modes[i] = (fromHim ? his : hers)[i].mode;
    }
}

void Population::mutate(double span, bool strongly) {
    const double chance = (strongly ? strongMutation : weakMutation) * 60 / static_cast<double>(activities());
    for (size_t i = 0; i < activities(); ++i) {
        if (m_random.uniform() < chance) m_keys[i] += (m_random.uniform() * 2 - 1) * mutationReach * span;
        const auto modes = static_cast<uint32_t>(m_evaluation.instance().activity(static_cast<int>(i)).modes.size());
        if (modes > 1 && m_random.uniform() < chance)
            m_child.genes[i] = static_cast<int>(m_random.below(modes + 1)) - 1;
    }
}

/// From the left, in the order of the parents' late starts, or from the right, in that of their early finishes.
Population::Birth Population::breed(Member& out) {
    const Member& father = chooseParent();
    const Member& mother = chooseParent();
    const Side side = m_random.uniform() < lateShare ? Side::Right : Side::Left;
    cross(father, mother, side);
    mutate(lastFinish(father.on(side)), &father == &mother || m_random.uniform() < strongShare);
    return side == Side::Right ? bearFromLeft(out) : bearFromRight(father, out);
}

Population::Birth Population::bearFromLeft(Member& out) {
    listByKeys(Side::Left, m_child.list);
    return m_evaluation.tryOut(m_child) ? pushRight(out) : Birth::Ended;
}

Population::Birth Population::bearFromRight(const Member& father, Member& out) {
    out.right.assign(activities(), Placement{});
    for (size_t i = 0; i < activities(); ++i)
        if (father.left[i].scheduled()) out.right[i] = {0, 0, std::max(0, m_modes[i])};
    for (double& key : m_keys)
        key = -key;
    listByKeys(Side::Right, m_list);
    if (!m_evaluation.pushRight(m_list, m_evaluation.instance().weeks(), out.right)) return Birth::Ended;
    if (out.right.empty()) return Birth::Lost;
    moveToBeginning(out.right);
    const double value = valueOf(out.right);
    if (isWeak(value) || holds(out.right, Side::Right)) return Birth::Lost;
    for (size_t i = 0; i < activities(); ++i)
        m_keys[i] = out.right[i].scheduled() ? out.right[i].start : farAway;
    listByKeys(Side::Left, m_child.list);
    if (!m_evaluation.tryOut(m_child)) return Birth::Ended;
    out.left = m_evaluation.schedule().placements;
    out.value = m_evaluation.schedule().value;
    out.missing = m_evaluation.schedule().missing;
    out.genes = m_child.genes;
    weigh(out);
    return Birth::Alive;
}

/// By key, prerequisites first; from the right, what waits for them first.
void Population::listByKeys(Side side, std::vector<int>& out) {
    const Instance& instance = m_evaluation.instance();
    out.clear();
    m_waits.clear();
    m_heap.clear();
    const auto add = [&](int i) {
        m_heap.emplace_back(-m_keys[static_cast<size_t>(i)], -i);
        std::ranges::push_heap(m_heap);
    };
    for (int i = 0; i < static_cast<int>(activities()); ++i) {
        m_waits.push_back(
            static_cast<int>(side == Side::Left ? instance.activity(i).after.size() : instance.followers(i).size()));
        if (m_waits.back() == 0) add(i);
    }
    while (!m_heap.empty()) {
        std::ranges::pop_heap(m_heap);
        const int i = -m_heap.back().second;
        m_heap.pop_back();
        out.push_back(i);
        const auto release = [&](int other) {
            if (--m_waits[static_cast<size_t>(other)] == 0) add(other);
        };
        if (side == Side::Left)
            for (const Instance::Follower& next : instance.followers(i))
                release(next.activity);
        else
            for (const Precedence& p : instance.activity(i).after)
                release(p.before);
    }
}

/// In place of the worst member, unless it is worse still or there already.
void Population::take(Member&& child) {
    if (holds(child.right, Side::Right)) return;
    const auto worst =
        std::ranges::min_element(m_members, [](const Member& a, const Member& b) { return b.betterThan(a); });
    if (!worst->betterThan(child)) *worst = std::move(child);
}

} // namespace banyan::roadmap
