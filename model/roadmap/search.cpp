// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/search.h"

#include "model/base/random.h"
#include "model/roadmap/evaluation.h"
#include "model/roadmap/first_lists.h"
#include "model/roadmap/population.h"
#include "model/roadmap/selection.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace banyan::roadmap {

namespace {

constexpr int samples = 40;
constexpr int firstCycle = 100;  // steps for each activity
constexpr int rounds = 8;        // in which one that loses more is looked for
constexpr double warmest = 0.02; // of the usual loss
constexpr double cooling = 0.01; // over a cycle
constexpr uint32_t reaches = 5;  // an insertion passes up to 1, 2, 4, 8 or 16 rivals

class Search {
public:
    Search(const Instance& instance, const SearchOptions& options)
        : m_instance(instance)
        , m_options(options)
        , m_evaluation(instance, options)
        , m_random(KeyedRandom(options.seed, "roadmap")) {}

    SearchResult run() {
        begin();
        if (onlyLengthCounts()) {
            Population(m_evaluation, m_random).run();
        } else {
            sampleLists();
            improve();
        }
        return m_evaluation.take();
    }

private:
    [[nodiscard]] size_t size() const { return m_instance.size(); }

    [[nodiscard]] Genotype withAutomaticModes(std::vector<int> list) const {
        return {std::move(list), m_options.front.list.empty() ? std::vector<int>(size(), -1) : m_options.front.genes};
    }

    /// One activity bears all value, so that only the length of what is before it counts.
    [[nodiscard]] bool onlyLengthCounts() const {
        return size() > 2 && std::ranges::count_if(m_instance.problem().activities,
                                                   [](const Activity& a) { return a.rate > 0 || a.lateness > 0; }) == 1;
    }

    void begin() {
        for (int i = 0; i < static_cast<int>(size()); ++i)
            m_uses.push_back(useOf(i));
        for (std::vector<int>& list : firstLists(m_instance, m_options.front.list)) {
            if (m_base.empty()) m_base = list;
            m_evaluation.tryOut(withAutomaticModes(std::move(list)));
        }
        if (m_options.begin.size() == size()) beginWith(m_options.begin);
    }

    void beginWith(const std::vector<int>& order) {
        std::vector<int> list = m_options.front.list;
        std::vector<char> placed(size(), 0);
        for (const int i : list)
            placed[static_cast<size_t>(i)] = 1;
        std::ranges::copy_if(order, std::back_inserter(list),
                             [&](int i) { return placed[static_cast<size_t>(i)] == 0; });
        m_evaluation.tryOut(withAutomaticModes(std::move(list)));
    }

    void sampleLists() {
        const std::vector<int>& front = m_options.front.list;
        for (int sample = 0; sample < samples && !m_evaluation.ended(); ++sample) {
            std::vector<int> list = front;
            std::ranges::copy(
                sampleNear(std::span(m_base).subspan(front.size()), sample % 2 == 0 ? 0.5 : 0.8, m_random),
                std::back_inserter(list));
            m_evaluation.tryOut(withAutomaticModes(std::move(list)));
        }
    }

    /// The resources of an activity as bits; two without a bit in common rarely mind each other's place in the list.
    [[nodiscard]] uint64_t useOf(int i) const {
        uint64_t use = 0;
        for (const Work& work : m_instance.activity(i).work)
            use |= uint64_t{1} << (work.resource % 64);
        return use;
    }

    /// Moves one past some of its rivals, to the front or to the back.
    void insertElsewhere(std::vector<int>& list) {
        const auto n = static_cast<std::ptrdiff_t>(list.size());
        const auto from = static_cast<std::ptrdiff_t>(m_random.below(static_cast<uint32_t>(n)));
        const std::ptrdiff_t step = m_random.below(2) == 0 ? -1 : 1;
        uint32_t rivals = 1 + m_random.below(1U << m_random.below(reaches));
        const uint64_t use = m_uses[static_cast<size_t>(list[static_cast<size_t>(from)])];
        std::ptrdiff_t to = from;
        for (std::ptrdiff_t at = from + step; at >= 0 && at < n && rivals > 0; at += step)
            if ((m_uses[static_cast<size_t>(list[static_cast<size_t>(at)])] & use) != 0) {
                to = at;
                --rivals;
            }
        const auto begin = list.begin();
        if (from < to)
            std::rotate(begin + from, begin + from + 1, begin + to + 1);
        else
            std::rotate(begin + to, begin + from, begin + from + 1);
    }

    /// Value that is lost because an activity finishes no earlier than it does, or not at all.
    [[nodiscard]] double lossOf(int i, const Schedule& held) const {
        const int earliest = m_instance.earliestFinish(i);
        if (earliest == noLimit) return 0;
        const Placement& place = held.placements[static_cast<size_t>(i)];
        return m_instance.valueAt(i, earliest) -
               (place.scheduled() ? m_instance.valueAt(i, place.finish) : m_instance.valueLeftOut(i));
    }

    /// Moves one of those that lose most, of a few, anywhere to the front.
    void bringForward(std::vector<int>& list, const Schedule& held) {
        const auto n = static_cast<uint32_t>(list.size());
        uint32_t from = m_random.below(n);
        for (int k = 0; k < rounds; ++k)
            if (const uint32_t other = m_random.below(n); lossOf(list[other], held) > lossOf(list[from], held))
                from = other;
        const auto begin = list.begin();
        std::rotate(begin + m_random.below(from + 1), begin + from, begin + from + 1);
    }

    void change(Genotype& g, const Schedule& held) {
        const auto n = static_cast<uint32_t>(size());
        const uint32_t kind = m_random.below(10);
        if (kind < 4) {
            insertElsewhere(g.list);
        } else if (kind < 8) {
            bringForward(g.list, held);
        } else if (kind < 9) {
            const uint32_t a = m_random.below(n);
            std::swap(g.list[a], g.list[m_random.below(n)]);
        } else {
            const uint32_t i = m_random.below(n);
            const auto modes = static_cast<uint32_t>(m_instance.activity(static_cast<int>(i)).modes.size());
            g.genes[i] = static_cast<int>(m_random.below(modes + 1)) - 1;
        }
    }

    /// Uphill only at first; then annealing in cycles, each twice as long as the one before and from the best schedule
    /// on: a change that costs value is kept with a chance that falls over the cycle (Kirkpatrick, Gelatt & Vecchi
    /// 1983).
    void improve() {
        if (size() < 2 && (size() == 0 || m_instance.activity(0).modes.size() < 2)) return;
        double warmth = 0;
        for (int length = firstCycle * static_cast<int>(size()); anneal(length, warmth); length *= 2)
            warmth = warmest;
    }

    bool anneal(int length, double warmth) {
        Genotype current = m_evaluation.result().genotype;
        if (!m_evaluation.tryOut(current)) return false;
        Schedule held = m_evaluation.schedule();
        current.list = held.order;
        double usualLoss = 0;
        int losses = 0;
        for (int step = 0; step < length; ++step) {
            Genotype candidate = current;
            change(candidate, held);
            if (!m_evaluation.tryOut(candidate)) return false;
            const Schedule& trial = m_evaluation.schedule();
            const double loss = held.value - trial.value;
            if (trial.missing > held.missing) continue;
            if (trial.missing == held.missing && loss > 0) {
                usualLoss += (loss - usualLoss) / ++losses;
                const double now = warmth * std::pow(cooling, static_cast<double>(step) / length);
                if (!(m_random.uniform() < std::exp(-loss / (now * usualLoss)))) continue;
            }
            held = trial;
            candidate.list = held.order;
            current = std::move(candidate);
        }
        return true;
    }

    const Instance& m_instance;
    const SearchOptions& m_options;
    Evaluation m_evaluation;
    RandomSequence m_random;
    std::vector<int> m_base;
    std::vector<uint64_t> m_uses;
};

} // namespace

SearchResult search(const Instance& instance, const SearchOptions& options) {
    if (isSelection(instance.problem())) return searchSelection(instance, options);
    return Search(instance, options).run();
}

} // namespace banyan::roadmap
