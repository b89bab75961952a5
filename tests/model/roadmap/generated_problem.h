// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/random.h"
#include "model/roadmap/problem.h"

#include <algorithm>
#include <string>

namespace banyan::roadmap::tests {

struct Recipe {
    int activities = 5;
    int resources = 2;
    int weeks = 12;
    bool everyConstraint = true; ///< counters, freezes, cash, deadlines and pins too
    int scale = 1;               ///< times the capacity, the counters and the cash that a handful of activities has
    int nearby = 5;              ///< an activity waits for each earlier one by a chance of 1 in so many,
    int reach = 1'000;           ///< of so many before it
    int others = 2;              ///< and works with each other resource by a chance of 1 in so many
};

/// A problem that depends on the seed alone.
inline Problem generatedProblem(uint64_t seed, const Recipe& recipe) {
    RandomSequence random(KeyedRandom(seed, "problem"));
    const auto below = [&](int n) { return static_cast<int>(random.below(static_cast<uint32_t>(n))); };
    Problem out;
    out.horizon = recipe.weeks;
    out.calendar = 3 * recipe.weeks;
    out.discount = below(2) * 0.01;
    for (int k = 0; k < recipe.resources; ++k) {
        Resource r;
        const int usual = (4 + below(12)) * recipe.scale;
        for (int t = 0; t < out.calendar; ++t)
            r.capacity.push_back(below(6) == 0 ? below(usual + 1) : usual);
        if (recipe.everyConstraint)
            for (int t = 0; t < out.calendar; ++t)
                r.freeze.push_back(below(8) == 0 ? 1 : 0);
        out.resources.push_back(std::move(r));
    }
    if (recipe.everyConstraint) {
        for (int c = 0; c < 3 * recipe.scale * recipe.scale; ++c)
            out.counters.push_back({1 + below(2)});
        for (int t = 0; t < out.calendar; ++t)
            out.cashPeriod.push_back(t / 4 % 2 == 0 ? t / 8 % 2 : -1);
        out.cashLimit = {15.0 * recipe.scale * recipe.scale, 25.0 * recipe.scale * recipe.scale};
    }
    for (int i = 0; i < recipe.activities; ++i) {
        Activity a;
        a.key = "a" + std::to_string(i);
        a.rate = below(4) == 0 ? 0 : below(20);
        const int first = below(recipe.resources);
        for (int k = 0; k < recipe.resources; ++k) {
            if (k != first && below(recipe.others) != 1) continue;
            const int units = 1 + below(24);
            a.work.push_back({k, units, units * 0.7, units * 1.0, units * 2.0});
        }
        a.modes = makeModes(out, a.work);
        for (int p = std::max(0, i - recipe.reach); p < i; ++p)
            if (below(recipe.nearby) == 0) a.after.push_back({p, below(3), recipe.everyConstraint && below(5) == 0});
        a.earliestStart = below(4) == 0 ? below(4) : 0;
        if (recipe.everyConstraint) {
            for (int c = 0; c < static_cast<int>(out.counters.size()); ++c)
                if (below(static_cast<int>(out.counters.size())) == 0) a.counters.push_back(c);
            a.cash = below(3) == 0 ? below(12) : 0;
            if (below(4) == 0) {
                a.deadline = 2 + below(recipe.weeks);
                a.lateness = below(10);
                if (below(3) == 0) a.latestFinish = a.deadline;
            }
            if (below(8) == 0) a.latestStart = below(recipe.weeks);
        }
        out.activities.push_back(std::move(a));
    }
    return out;
}

} // namespace banyan::roadmap::tests
