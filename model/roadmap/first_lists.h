// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/random.h"
#include "model/roadmap/instance.h"

#include <functional>

namespace banyan::roadmap {

/// Lists that are good to begin with, the most promising kinds first: blocks of the largest value for their work
/// (Sidney 1975), the same with each resource weighed by its scarcity, by due week, by earliest finish, and by the
/// longest tail to anything of worth (latest finish time: Davis & Patterson 1975). `front` goes first in each, or else
/// what must be scheduled, by its due week.
std::vector<std::vector<int>> firstLists(const Instance& instance, const std::vector<int>& front);

/// Weeks from each activity's finish to the end of the longest chain behind it that leads to something of worth.
std::vector<int> tailsOf(const Instance& instance);

/// A list in which each place goes to one of the activities whose prerequisites are placed: `pick` gives its index.
std::vector<int> listByPicking(const Instance& instance, const std::function<size_t(std::span<const int>)>& pick);

/// `list`, in which each place goes to one of the next few with falling chance.
std::vector<int> sampleNear(std::span<const int> list, double keep, RandomSequence& random);

} // namespace banyan::roadmap
