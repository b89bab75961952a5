// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/search.h"

namespace banyan::roadmap {

/// True when all that there is to decide is what is chosen: nothing takes time, nothing waits for longer than what it
/// needs, and all cash falls in one period (the next-release problem: Bagnall, Rayward-Smith & Whittley 2001).
bool isSelection(const Problem& problem);

/// The best choice, by branch and bound: with a price on cash, the best closed set is a minimum cut (Picard 1976), and
/// the least such value over all prices bounds every choice. Each cut counts as a schedule. `bound` of the result is
/// reached by its value when the choice is proved to be the best.
SearchResult searchSelection(const Instance& instance, const SearchOptions& options);

} // namespace banyan::roadmap
