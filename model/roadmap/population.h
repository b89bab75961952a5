// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/random.h"
#include "model/roadmap/evaluation.h"

namespace banyan::roadmap {

/// Genetic search for problems in which a schedule gets better by being justified: pushed to the right and back to the
/// left (Valls, Ballestín & Quintanilla 2005). A member is a schedule in both forms. A child has a window of weeks from
/// one parent and the rest from the other (peak crossover: Valls, Ballestín & Quintanilla 2008), in the order of one of
/// the two forms; it is generated from that end, then pushed to the other (alternating sides: Debels & Vanhoucke 2005).
/// A population that finds nothing better any more is followed by one twice as large.
class Population {
public:
    Population(Evaluation& evaluation, RandomSequence& random);

    /// Goes on until the evaluation has ended.
    void run();

private:
    enum class Side { Left, Right };

    struct Member {
        std::vector<Placement> left;  ///< all as early as they can
        std::vector<Placement> right; ///< all as late as they can, the first in week 0
        std::vector<int> genes;
        double value = 0;
        int missing = 0;
        double slack = 0; ///< weeks between early and late starts, in all; of equal ones that with more is the looser
        [[nodiscard]] bool betterThan(const Member& other) const;
        [[nodiscard]] const std::vector<Placement>& on(Side side) const { return side == Side::Left ? left : right; }
    };
    enum class Birth { Alive, Lost, Ended }; ///< lost: much too long, or there already

    [[nodiscard]] size_t activities() const { return m_evaluation.instance().size(); }
    void fill();
    void generation();
    Birth bearSample(bool first, Member& out);
    Birth breed(Member& out);
    Birth bearFromLeft(Member& out);
    Birth bearFromRight(const Member& father, Member& out);
    Birth pushRight(Member& out);
    bool moveToBeginning(std::vector<Placement>& places) const;
    void weigh(Member& out) const;
    [[nodiscard]] double valueOf(const std::vector<Placement>& places) const;
    bool isWeak(double value) const;
    [[nodiscard]] bool holds(const std::vector<Placement>& places, Side side) const;

    [[nodiscard]] size_t pick(std::span<const int> eligible, double bias);
    [[nodiscard]] const Member& chooseParent();
    struct Window {
        int from = 0;
        int to = 0;
        [[nodiscard]] bool holds(int week) const { return week >= from && week < to; }
    };
    [[nodiscard]] Window windowOf(const std::vector<Placement>& places);
    void cross(const Member& father, const Member& mother, Side side);
    void mutate(double span, bool strongly);
    void listByKeys(Side side, std::vector<int>& out);
    void take(Member&& child);

    Evaluation& m_evaluation;
    RandomSequence& m_random;
    std::vector<int> m_tails;
    std::vector<double> m_heft; ///< part of all capacity that each activity takes in a week
    std::vector<Member> m_members;
    size_t m_size;
    std::vector<double> m_keys;
    Genotype m_child;
    std::vector<int> m_modes; ///< of the child, as they were in its parents' schedules
    std::vector<double> m_use;
    std::vector<double> m_chance;
    std::vector<int> m_waits;
    std::vector<std::pair<double, int>> m_heap;
    std::vector<int> m_list;
};

} // namespace banyan::roadmap
