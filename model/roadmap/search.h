// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/roadmap/instance.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace banyan::roadmap {

/// A list to generate a schedule from, with a mode for each activity (-1: the one that finishes earliest).
struct Genotype {
    std::vector<int> list;
    std::vector<int> genes;
};

struct SearchOptions {
    uint64_t seed = 1;
    int schedules = 2000;
    std::function<bool()> timeIsUp;   ///< when given, it ends the search instead of `schedules`
    Genotype front;                   ///< its list goes first in every first list, with its genes
    std::vector<int> begin;           ///< one more list to begin with, of all activities; may be empty
    bool stopWhenNoneMissing = false; ///< any schedule with all that must be in it will do
    double enough =
        std::numeric_limits<double>::infinity(); ///< a bound on the value: nothing better need be looked for
    CancelToken cancel;
    Progress progress;
};

struct SearchResult {
    Schedule schedule; ///< the best; of equal ones the first
    Genotype genotype; ///< that it was generated from
    int schedules = 0; ///< how many were generated
    bool cancelled = false;
    std::optional<double> bound; ///< on the value, when the search has proved one
};

/// Lists from Sidney blocks and deadlines, biased samples of them (Drexl 1991), then iterated local search over lists
/// and modes. The limit only stops it: with the same seed a longer search makes the same schedules and then more.
SearchResult search(const Instance& instance, const SearchOptions& options);

} // namespace banyan::roadmap
