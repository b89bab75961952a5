// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/problem.h"

namespace banyan::roadmap {

/// Weeks in which a set of resources can work together.
struct Pattern {
    std::vector<int> resources; ///< sorted
    std::vector<int> weeks;     ///< in which each of them has capacity
    std::vector<int> before;    ///< number of such weeks before week t, for t = 0 … horizon
    std::vector<char> frozen;   ///< a freeze of any of them, by week
};

/// A problem with what every schedule of it needs to know. Keeps a reference: the problem must live as long.
class Instance {
public:
    /// Precedence must be without circles.
    explicit Instance(const Problem& problem);

    [[nodiscard]] const Problem& problem() const { return m_problem; }
    [[nodiscard]] size_t size() const { return m_problem.activities.size(); }
    [[nodiscard]] int weeks() const { return m_problem.horizon; }
    [[nodiscard]] const Activity& activity(int i) const { return m_problem.activities[static_cast<size_t>(i)]; }
    [[nodiscard]] const Pattern& patternOf(int i) const {
        return m_patterns[static_cast<size_t>(m_patternOf[static_cast<size_t>(i)])];
    }
    [[nodiscard]] const std::vector<Pattern>& patterns() const { return m_patterns; }
    [[nodiscard]] int patternIndex(int i) const { return m_patternOf[static_cast<size_t>(i)]; }
    /// Prerequisites before what waits for them.
    [[nodiscard]] const std::vector<int>& topological() const { return m_topological; }
    /// What waits for an activity, with its lag.
    struct Follower {
        int activity = 0;
        int lag = 0;
        bool finishToFinish = false;
    };
    [[nodiscard]] const std::vector<Follower>& followers(int i) const { return m_followers[static_cast<size_t>(i)]; }
    /// Value of a rate of 1 from `week` to the horizon's end: Σ_{t=week}^{horizon−1} (1+discount)^−t.
    [[nodiscard]] double worth(int week) const { return m_worth[static_cast<size_t>(week)]; }
    /// Objective's share of an activity that finishes in `week`, or that is left out.
    [[nodiscard]] double valueAt(int i, int week) const;
    [[nodiscard]] double valueLeftOut(int i) const;
    [[nodiscard]] double valueOf(const std::vector<Placement>& placements) const;
    /// Earliest start and finish as if nothing else needed capacity; noLimit when it can't be scheduled at all.
    [[nodiscard]] int head(int i) const { return m_heads[static_cast<size_t>(i)]; }
    [[nodiscard]] int earliestFinish(int i) const { return m_earliestFinish[static_cast<size_t>(i)]; }

private:
    void findPatterns();
    void sortTopologically();
    void findHeads();

    const Problem& m_problem;
    std::vector<Pattern> m_patterns;
    std::vector<int> m_patternOf;
    std::vector<int> m_topological;
    std::vector<std::vector<Follower>> m_followers;
    std::vector<double> m_worth;
    std::vector<int> m_heads;
    std::vector<int> m_earliestFinish;
};

} // namespace banyan::roadmap
