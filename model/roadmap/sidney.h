// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace banyan::roadmap {

/// A set that is worth doing as a whole before all that follows.
struct Block {
    std::vector<int> members; ///< sorted
    double density = 0;       ///< Σ weight / Σ length
};

/// Sidney (1975) decomposition of 1|prec|Σ w·C: again and again the set, closed under prerequisites, of the largest
/// Σ weight / Σ length among what is left. `before[i]` lists what i waits for (without circles). Weights ≥ 0, lengths
/// ≥ 0. Each part of the graph that hangs together is decomposed by itself, by minimum cuts (Lawler 1978), and the
/// blocks are merged by falling density, ties by first member. Parts of more than `exactUpTo` members are not
/// decomposed but taken member by member, each with what it still waits for.
std::vector<Block> sidneyBlocks(const std::vector<double>& weight, const std::vector<double>& length,
                                const std::vector<std::vector<int>>& before, int exactUpTo = 2000);

} // namespace banyan::roadmap
