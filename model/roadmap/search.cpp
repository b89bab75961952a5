// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/search.h"

#include "model/base/random.h"
#include "model/roadmap/generator.h"
#include "model/roadmap/sidney.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace banyan::roadmap {

namespace {

constexpr int samples = 40;

class Search {
public:
    Search(const Instance& instance, const SearchOptions& options)
        : m_instance(instance)
        , m_options(options)
        , m_generator(instance)
        , m_random(KeyedRandom(options.seed, "roadmap")) {}

    SearchResult run() {
        firstLists();
        sampleLists();
        improve();
        return std::move(m_result);
    }

private:
    [[nodiscard]] size_t size() const { return m_instance.size(); }

    [[nodiscard]] bool ended() const {
        if (m_result.cancelled) return true;
        if (m_result.schedules == 0) return false;
        if (m_options.stopWhenNoneMissing && m_result.schedule.missing == 0) return true;
        return m_options.timeIsUp ? m_options.timeIsUp() : m_result.schedules >= m_options.schedules;
    }

    /// Generates the schedule of `candidate` into m_trial and keeps it when it is the best so far; false at the end.
    bool tryOut(const Genotype& candidate) {
        if (m_options.cancel.cancelled()) m_result.cancelled = true;
        if (ended()) return false;
        m_generator.run(candidate.list, candidate.genes, m_trial);
        if (m_result.schedules++ == 0 || m_trial.betterThan(m_result.schedule)) {
            m_result.schedule = m_trial;
            m_result.genotype = candidate;
        }
        if (m_options.progress && m_result.schedules % 64 == 0)
            m_options.progress(std::min(1.0, m_result.schedules / static_cast<double>(m_options.schedules)));
        return true;
    }

    [[nodiscard]] Genotype withAutomaticModes(std::vector<int> list) const {
        return {std::move(list), m_options.front.list.empty() ? std::vector<int>(size(), -1) : m_options.front.genes};
    }

    /// Blocks of the largest value for their work, where `unitOf` weighs a unit of each resource.
    [[nodiscard]] std::vector<int> sidneyList(const std::vector<double>& unitOf) const {
        std::vector<double> weight;
        std::vector<double> length;
        std::vector<std::vector<int>> before;
        for (const Activity& a : m_instance.problem().activities) {
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

    [[nodiscard]] std::vector<double> scarcity() const {
        std::vector<double> out;
        for (const Resource& r : m_instance.problem().resources) {
            const double total = std::accumulate(r.capacity.begin(), r.capacity.begin() + m_instance.weeks(), 0.0);
            out.push_back(1 / std::max(1.0, total));
        }
        return out;
    }

    [[nodiscard]] int dueOf(int i) const {
        const Activity& a = m_instance.activity(i);
        return std::min({a.deadline, a.latestFinish, a.latestStart});
    }

    /// The given front goes first, or else what must be scheduled, by its due week.
    [[nodiscard]] std::vector<int> mustFirst(const std::vector<int>& list) const {
        const std::vector<int>& front = m_options.front.list;
        std::vector<int> out = front;
        std::vector<char> inFront(size(), 0);
        for (const int i : front)
            inFront[static_cast<size_t>(i)] = 1;
        std::ranges::copy_if(list, std::back_inserter(out),
                             [&](int i) { return inFront[static_cast<size_t>(i)] == 0; });
        if (!front.empty()) return out;
        const auto rest = std::ranges::stable_partition(out, [&](int i) { return m_instance.activity(i).must; });
        std::ranges::stable_sort(out.begin(), rest.begin(), {}, [&](int i) { return dueOf(i); });
        return out;
    }

    void firstLists() {
        const std::vector<double> ones(m_instance.problem().resources.size(), 1.0);
        m_base = mustFirst(sidneyList(ones));
        tryOut(withAutomaticModes(m_base));
        tryOut(withAutomaticModes(mustFirst(sidneyList(scarcity()))));
        std::vector<int> byDue = m_base;
        std::ranges::stable_sort(byDue, {}, [&](int i) { return dueOf(i); });
        tryOut(withAutomaticModes(mustFirst(byDue)));
        std::vector<int> byFinish = m_base;
        std::ranges::stable_sort(byFinish, {}, [&](int i) { return m_instance.earliestFinish(i); });
        tryOut(withAutomaticModes(mustFirst(byFinish)));
    }

    /// The first list, in which each place goes to one of the next few with falling chance.
    void sampleLists() {
        for (int sample = 0; sample < samples && !ended(); ++sample) {
            const double keep = sample % 2 == 0 ? 0.5 : 0.8;
            std::vector<int> left(m_base.rbegin(), m_base.rend() - std::ssize(m_options.front.list));
            std::vector<int> list = m_options.front.list;
            while (!left.empty()) {
                std::ptrdiff_t back = 1;
                while (back < std::ssize(left) && back < 8 && m_random.uniform() > keep)
                    ++back;
                list.push_back(*(left.end() - back));
                left.erase(left.end() - back);
            }
            tryOut(withAutomaticModes(std::move(list)));
        }
    }

    void insertElsewhere(std::vector<int>& list) {
        const auto n = static_cast<uint32_t>(list.size());
        const auto from = static_cast<std::ptrdiff_t>(m_random.below(n));
        const auto to = static_cast<std::ptrdiff_t>(m_random.below(n));
        const auto begin = list.begin();
        if (from < to)
            std::rotate(begin + from, begin + from + 1, begin + to + 1);
        else
            std::rotate(begin + to, begin + from, begin + from + 1);
    }

    void change(Genotype& g) {
        const auto n = static_cast<uint32_t>(size());
        const uint32_t kind = m_random.below(10);
        if (kind < 5) {
            insertElsewhere(g.list);
        } else if (kind < 8) {
            const uint32_t a = m_random.below(n);
            std::swap(g.list[a], g.list[m_random.below(n)]);
        } else {
            const uint32_t i = m_random.below(n);
            const auto modes = static_cast<uint32_t>(m_instance.activity(static_cast<int>(i)).modes.size());
            g.genes[i] = static_cast<int>(m_random.below(modes + 1)) - 1;
        }
    }

    void improve() {
        if (size() < 2 && (size() == 0 || m_instance.activity(0).modes.size() < 2)) return;
        const int patience = 30 + 3 * static_cast<int>(size());
        while (!ended()) {
            Genotype current = m_result.genotype;
            if (m_result.schedules > samples + 8 + patience)
                for (uint32_t kick = 2 + m_random.below(4); kick > 0; --kick)
                    change(current);
            if (!tryOut(current)) return;
            current.list = m_trial.order;
            climb(std::move(current), patience);
        }
    }

    void climb(Genotype current, int patience) {
        Schedule best = m_trial;
        for (int idle = 0; idle < patience;) {
            Genotype candidate = current;
            change(candidate);
            if (!tryOut(candidate)) return;
            ++idle;
            if (best.betterThan(m_trial)) continue;
            if (m_trial.betterThan(best)) idle = 0;
            std::swap(best, m_trial);
            candidate.list = best.order;
            current = std::move(candidate);
        }
    }

    const Instance& m_instance;
    const SearchOptions& m_options;
    Generator m_generator;
    RandomSequence m_random;
    Schedule m_trial;
    SearchResult m_result;
    std::vector<int> m_base;
};

} // namespace

SearchResult search(const Instance& instance, const SearchOptions& options) {
    return Search(instance, options).run();
}

} // namespace banyan::roadmap
