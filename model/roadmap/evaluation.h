// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/generator.h"
#include "model/roadmap/search.h"

namespace banyan::roadmap {

/// Generates schedules, counts them, keeps the best, and knows when to end. Each way to generate one returns false, and
/// does nothing, at the end.
class Evaluation {
public:
    Evaluation(const Instance& instance, const SearchOptions& options)
        : m_instance(instance)
        , m_options(options)
        , m_generator(instance) {}

    [[nodiscard]] bool ended() const;
    /// Generates the schedule of `candidate` into schedule().
    bool tryOut(const Genotype& candidate);
    /// The same, week by week; see Generator::runParallel.
    bool tryParallel(const std::function<size_t(std::span<const int>)>& pick);
    /// Moves `places` to the right; see Generator::runLate. Leaves them empty when one of them finds no place.
    bool pushRight(std::span<const int> list, int end, std::vector<Placement>& places);

    [[nodiscard]] const Schedule& schedule() const { return m_trial; }
    [[nodiscard]] const SearchResult& result() const { return m_result; }
    [[nodiscard]] SearchResult take() { return std::move(m_result); }
    [[nodiscard]] const Instance& instance() const { return m_instance; }
    [[nodiscard]] const SearchOptions& options() const { return m_options; }

private:
    bool mayGoOn();
    void count();

    const Instance& m_instance;
    const SearchOptions& m_options;
    Generator m_generator;
    Schedule m_trial;
    SearchResult m_result;
};

} // namespace banyan::roadmap
