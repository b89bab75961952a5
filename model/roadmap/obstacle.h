// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/generator.h"

namespace banyan::roadmap {

/// What keeps an activity from a place.
struct Obstacle {
    enum class Kind {
        None,     ///< it fits there
        Window,   ///< before its earliest start
        Wait,     ///< before something that it waits for
        Late,     ///< after its latest start
        Idle,     ///< a resource (`subject`) has no capacity in its first week
        Horizon,  ///< it would end after the horizon
        Deadline, ///< it would end after its latest finish
        Cash,     ///< of period `subject`
        Counter,  ///< `subject` is full in `week`
        Capacity, ///< of resource `subject` in `week`
        Freeze    ///< of resource `subject` in its last week
    };
    Kind kind = Kind::None;
    int subject = -1;
    int week = -1;
    int need = 0;
    int left = 0;  ///< beside what is placed
    int wait = -1; ///< index into the activity's `after`
    auto operator<=>(const Obstacle&) const = default;
};

/// First obstacle for activity i in a mode from week `start` on, beside what `generator` holds (which must not be i
/// itself). What it waits for is looked up in `placements`; what is not scheduled there is no obstacle.
Obstacle obstacleAt(const Instance& instance, const Generator& generator, const std::vector<Placement>& placements,
                    int i, const Mode& mode, int start);

/// The obstacle that most of its starts and modes meet first; if one of them is free, none, in the first such week.
Obstacle commonObstacle(const Instance& instance, const Generator& generator, const std::vector<Placement>& placements,
                        int i);

/// Activities that use a resource, or hold a counter, in a week; the heaviest users first.
std::vector<int> usersOf(const Instance& instance, const std::vector<Placement>& placements, int resource, int week);
std::vector<int> holdersOf(const Instance& instance, const std::vector<Placement>& placements, int counter, int week);

} // namespace banyan::roadmap
