// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/first_lists.h"

#include "model/roadmap/sidney.h"

#include <algorithm>
#include <numeric>

namespace banyan::roadmap {

namespace {

/// Blocks of the largest value for their work, where `unitOf` weighs a unit of each resource.
std::vector<int> sidneyList(const Instance& instance, const std::vector<double>& unitOf) {
    std::vector<double> weight;
    std::vector<double> length;
    std::vector<std::vector<int>> before;
    for (const Activity& a : instance.problem().activities) {
        weight.push_back(a.rate + a.lateness);
        length.push_back(0);
        for (const Work& w : a.work)
            length.back() += w.units * unitOf[static_cast<size_t>(w.resource)];
        if (a.work.empty() && !a.modes.empty()) length.back() = a.modes.front().periods;
        before.emplace_back();
        for (const Precedence& p : a.after)
            before.back().push_back(p.before);
    }
    std::vector<int> list;
    for (const Block& block : sidneyBlocks(weight, length, before))
        std::ranges::copy(block.members, std::back_inserter(list));
    return list;
}

std::vector<double> scarcity(const Instance& instance) {
    std::vector<double> out;
    for (const Resource& r : instance.problem().resources) {
        const double total = std::accumulate(r.capacity.begin(), r.capacity.begin() + instance.weeks(), 0.0);
        out.push_back(1 / std::max(1.0, total));
    }
    return out;
}

int dueOf(const Activity& a) {
    return std::min({a.deadline, a.latestFinish, a.latestStart});
}

std::vector<int> mustFirst(const Instance& instance, const std::vector<int>& list, const std::vector<int>& front) {
    std::vector<int> out = front;
    std::vector<char> inFront(instance.size(), 0);
    for (const int i : front)
        inFront[static_cast<size_t>(i)] = 1;
    std::ranges::copy_if(list, std::back_inserter(out), [&](int i) { return inFront[static_cast<size_t>(i)] == 0; });
    if (!front.empty()) return out;
    const auto rest = std::ranges::stable_partition(out, [&](int i) { return instance.activity(i).must; });
    std::ranges::stable_sort(out.begin(), rest.begin(), {}, [&](int i) { return dueOf(instance.activity(i)); });
    return out;
}

int shortestPeriods(const Activity& a) {
    return a.modes.empty() ? 0 : a.modes.front().periods;
}

} // namespace

std::vector<int> tailsOf(const Instance& instance) {
    constexpr int leadsNowhere = -1;
    std::vector<int> tails(instance.size(), leadsNowhere);
    for (auto at = instance.topological().rbegin(); at != instance.topological().rend(); ++at) {
        const Activity& a = instance.activity(*at);
        int& tail = tails[static_cast<size_t>(*at)];
        if (a.rate > 0 || a.lateness > 0) tail = 0;
        for (const Instance::Follower& next : instance.followers(*at))
            if (const int behind = tails[static_cast<size_t>(next.activity)]; behind != leadsNowhere)
                tail =
                    std::max(tail, next.lag + behind +
                                       (next.finishToFinish ? 0 : shortestPeriods(instance.activity(next.activity))));
    }
    std::ranges::replace(tails, leadsNowhere, 0);
    return tails;
}

std::vector<std::vector<int>> firstLists(const Instance& instance, const std::vector<int>& front) {
    const std::vector<double> ones(instance.problem().resources.size(), 1.0);
    std::vector<std::vector<int>> out;
    const auto add = [&](const std::vector<int>& list) { out.push_back(mustFirst(instance, list, front)); };
    add(sidneyList(instance, ones));
    add(sidneyList(instance, scarcity(instance)));
    std::vector<int> list = out.front();
    std::ranges::stable_sort(list, {}, [&](int i) { return dueOf(instance.activity(i)); });
    add(list);
    list = out.front();
    std::ranges::stable_sort(list, {}, [&](int i) { return instance.earliestFinish(i); });
    add(list);
    const std::vector<int> tails = tailsOf(instance);
    list = instance.topological();
    std::ranges::stable_sort(list, std::ranges::greater(), [&](int i) { return tails[static_cast<size_t>(i)]; });
    add(list);
    return out;
}

std::vector<int> listByPicking(const Instance& instance, const std::function<size_t(std::span<const int>)>& pick) {
    std::vector<int> waits;
    std::vector<int> eligible;
    for (int i = 0; i < static_cast<int>(instance.size()); ++i) {
        waits.push_back(static_cast<int>(instance.activity(i).after.size()));
        if (waits.back() == 0) eligible.push_back(i);
    }
    std::vector<int> out;
    while (!eligible.empty()) {
        const size_t at = pick(eligible);
        const int i = eligible[at];
        eligible[at] = eligible.back();
        eligible.pop_back();
        out.push_back(i);
        for (const Instance::Follower& next : instance.followers(i))
            if (--waits[static_cast<size_t>(next.activity)] == 0) eligible.push_back(next.activity);
    }
    return out;
}

std::vector<int> sampleNear(std::span<const int> list, double keep, RandomSequence& random) {
    std::vector<int> left(list.rbegin(), list.rend());
    std::vector<int> out;
    while (!left.empty()) {
        std::ptrdiff_t back = 1;
        while (back < std::ssize(left) && back < 8 && random.uniform() > keep)
            ++back;
        out.push_back(*(left.end() - back));
        left.erase(left.end() - back);
    }
    return out;
}

} // namespace banyan::roadmap
