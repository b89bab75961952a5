// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/instance.h"

#include <functional>
#include <optional>

namespace banyan::roadmap {

/// Serial schedule generation (Kolisch 1996): activities are placed one after the other where they finish earliest.
/// One generator makes any number of schedules; it must not outlive its instance.
class Generator {
public:
    explicit Generator(const Instance& instance);

    /// Schedule from a list (each activity once, in any order: what it waits for is placed before it). `genes` names
    /// the mode of each activity, -1 for the one that finishes earliest (of equal ones the shortest).
    void run(std::span<const int> list, std::span<const int> genes, Schedule& out);

    /// Parallel generation (Kelley 1963): week by week, `pick` chooses one after the other of those whose prerequisites
    /// are over, as an index into them; what fits starts, in its quickest mode that does.
    void runParallel(const std::function<size_t(std::span<const int>)>& pick, Schedule& out);

    /// From the other end: each activity of the list, what waits for it before it, as late as that and `end` allow, in
    /// the mode that `places` has for it. False when one of them finds no place.
    bool runLate(std::span<const int> list, int end, std::vector<Placement>& places);

    struct Fit {
        int start = 0;
        int finish = 0;
    };
    /// Earliest place in `mode` that respects what is placed so far, starts at `start` or later, finishes at
    /// `leastFinish` or later and before `cutoff`.
    [[nodiscard]] std::optional<Fit> fit(int i, const Mode& mode, int start, int leastFinish, int cutoff) const;

    /// The latest such place that starts at `start` or later and finishes at `finish` or earlier.
    [[nodiscard]] std::optional<Fit> lateFit(int i, const Mode& mode, int start, int finish) const;

    void clear();
    void occupy(int i, const Mode& mode, int start, int finish) { change(i, mode, start, finish, 1); }
    void release(int i, const Mode& mode, int start, int finish) { change(i, mode, start, finish, -1); }

    [[nodiscard]] int freeUnits(int resource, int week) const {
        return m_packed.empty() ? m_free[cell(resource, week)] : m_packed[static_cast<size_t>(week)].units(resource);
    }
    [[nodiscard]] int held(int counter, int week) const { return m_held[cell(counter, week)]; }
    [[nodiscard]] double cashUsed(int period) const { return m_cash[static_cast<size_t>(period)]; }
    /// True when the cash period of that week has room for `cash`.
    [[nodiscard]] bool cashFits(double cash, int week) const;

private:
    /// Units of up to four resources in one word, each below a guard bit, so that one subtraction compares them all.
    struct Packed {
        static constexpr int lanes = 4;
        static constexpr int most = 0x7fff;
        static constexpr uint64_t guards = 0x8000800080008000;
        uint64_t word = 0;
        [[nodiscard]] bool holds(Packed need) const { return (((word | guards) - need.word) & guards) == guards; }
        [[nodiscard]] int units(int lane) const { return static_cast<int>(word >> (16 * lane) & most); }
        static Packed of(int units, int lane) { return {static_cast<uint64_t>(units) << (16 * lane)}; }
    };
    void pack();
    [[nodiscard]] std::optional<Fit> fitPacked(int i, const Mode& mode, int start, int leastFinish, int cutoff) const;
    [[nodiscard]] std::optional<Fit> lateFitPacked(int i, const Mode& mode, int start, int finish) const;

    [[nodiscard]] size_t cell(int row, int week) const {
        return static_cast<size_t>(row) * static_cast<size_t>(m_instance.weeks()) + static_cast<size_t>(week);
    }
    void change(int i, const Mode& mode, int start, int finish, int sign);
    [[nodiscard]] bool enoughInAll(const Activity& a) const;
    [[nodiscard]] int lastConflict(const Activity& a, const Mode& mode, const Pattern& pattern, int position) const;
    [[nodiscard]] int lastPositionBeforeFull(const Mode& mode, const Pattern& pattern, int position) const;
    [[nodiscard]] int weekAfterCashPeriod(int week) const;
    void placeWithPrerequisites(int i, std::span<const int> genes, Schedule& out);
    void place(int i, int gene, Schedule& out);
    bool placeIn(int week, int i, Schedule& out);
    void begin(Schedule& out);
    void finish(Schedule& out) const;

    const Instance& m_instance;
    std::vector<int> m_full;      ///< capacities, flat
    std::vector<int> m_free;      ///< what is left of them
    std::vector<int64_t> m_total; ///< what is left by resource
    std::vector<int64_t> m_fullTotal;
    /// Used in place of m_free for problems of few resources with one even mode for each activity, and nothing that
    /// a week could be lacking but capacity: empty for others.
    std::vector<Packed> m_packed;
    std::vector<Packed> m_fullPacked;
    std::vector<Packed> m_needs; ///< of each activity
    std::vector<int> m_held;
    std::vector<double> m_cash;
    std::vector<char> m_done;
    std::vector<int> m_stack;
};

} // namespace banyan::roadmap
