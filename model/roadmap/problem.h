// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <span>
#include <string>
#include <vector>

/// The sequencing problem without names, dates or teams: what the engine solves for roadmaps and benchmarks alike.
namespace banyan::roadmap {

constexpr int noLimit = std::numeric_limits<int>::max();

/// Something renewable that is used up week by week.
struct Resource {
    std::vector<int> capacity; ///< units of each week; one entry or more for each week of the calendar
    std::vector<char> freeze;  ///< weeks that no user of the resource may end with; empty or as long as `capacity`
};

/// Something that at most `limit` activities hold at once, each in every week from start to finish.
struct Counter {
    int limit = 1;
};

/// Units of one resource that an activity takes in all, and the range from which they are drawn in a simulation.
struct Work {
    int resource = 0;
    int units = 0; ///< > 0
    double optimistic = 0;
    double likely = 0;
    double pessimistic = 0;
};

/// What a mode takes of one resource: `rate` units in each of `periods` − 1 worked weeks, `last` ≤ rate in one more.
struct Load {
    int resource = 0;
    int rate = 0;
    int periods = 0;
    int last = 0;
    bool operator==(const Load&) const = default;
};

/// One way to do an activity: in so many worked weeks. No load lasts longer, one lasts as long (if there are any).
struct Mode {
    int periods = 0;
    std::vector<Load> loads; ///< in the order of the activity's work
    bool operator==(const Mode&) const = default;
};

/// The activity starts `lag` weeks or more after `before` has finished; or, finish to finish, it finishes so.
struct Precedence {
    int before = 0;
    int lag = 0;
    bool finishToFinish = false;
};

struct Activity {
    std::string key; ///< names it in random draws
    std::vector<Work> work;
    std::vector<Mode> modes; ///< by rising `periods`; `periods` 0 is a milestone, which takes no time
    std::vector<Precedence> after;
    std::vector<int> counters;
    int earliestStart = 0;
    int latestStart = noLimit;
    int latestFinish = noLimit;
    bool must = false;   ///< a schedule without it is no answer
    bool first = false;  ///< generated before all others (work that goes on)
    bool closed = false; ///< never scheduled; it and what waits for it stay out
    double cash = 0;     ///< falls in the week of its start
    double rate = 0;     ///< value for each week after its finish, ≥ 0
    int deadline = noLimit;
    double lateness = 0; ///< cost for each week that it finishes after `deadline`, ≥ 0
};

/// Maximize Σ rate · Σ_{t=finish}^{horizon−1} (1+discount)^−t − Σ lateness · max(0, finish − deadline), where what is
/// not scheduled finishes in week `horizon` for its lateness. A week in which a resource of an activity has no capacity
/// at all is skipped by it; there is no other pause. Ties break by position.
struct Problem {
    int horizon = 0;  ///< weeks in which all work must lie
    int calendar = 0; ///< weeks for which capacities are known, ≥ horizon; simulations go on past the horizon
    double discount = 0;
    std::vector<Resource> resources;
    std::vector<Counter> counters;
    std::vector<int> cashPeriod; ///< for each week of the calendar its entry of `cashLimit`, or -1; empty: no limits
    std::vector<double> cashLimit;
    std::vector<Activity> activities;
};

/// Where one activity lies: [start, finish), in one of its modes; start -1 when it is not scheduled.
struct Placement {
    int start = -1;
    int finish = -1;
    int mode = -1;
    [[nodiscard]] bool scheduled() const { return start >= 0; }
    bool operator==(const Placement&) const = default;
};

struct Schedule {
    std::vector<Placement> placements;
    std::vector<int> order; ///< in which they were generated; prerequisites first
    double value = 0;
    int missing = 0; ///< activities that must be scheduled and are not

    /// Fewer missing ones first, then more value.
    [[nodiscard]] bool betterThan(const Schedule& other) const {
        return missing != other.missing ? missing < other.missing : value > other.value;
    }
};

/// `units` at `rate` a week.
Load makeLoad(int resource, int units, int rate);

/// All of `work` in `periods` worked weeks or fewer: ceil(units / periods) a week each.
Mode makeMode(std::span<const Work> work, int periods);

/// Modes of 25, 50, 75 and 100 % of each resource's usual weekly capacity (its most frequent one over 0), and 100 % of
/// its largest and least one over 0; equal ones once, those longer than the horizon not at all. Empty when a resource
/// has too little capacity for any.
std::vector<Mode> makeModes(const Problem& problem, std::span<const Work> work);

} // namespace banyan::roadmap
