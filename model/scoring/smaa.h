// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace banyan::scoring {

/// SMAA-2: what many draws of weights and measurements say of alternatives (Lahdelma & Salminen 2001; Tervonen &
/// Lahdelma 2007). Draws are added one by one, so that memory doesn't grow with them.
class Smaa {
public:
    /// `ranks` is how many of the first ranks are kept apart.
    Smaa(size_t alternatives, size_t weights, size_t ranks);
    /// Also counts who beats whom; costs alternatives² a draw.
    void keepPairs();

    /// One draw: the score of each alternative (higher is better) and the weights behind them. Scores that agree to
    /// nine digits rank in the order of the alternatives, of which there are a million at most.
    void add(std::span<const double> scores, std::span<const double> weights);
    /// Adds the draws of a tally of the same shape.
    void add(const Smaa& other);

    [[nodiscard]] size_t draws() const { return m_draws; }
    [[nodiscard]] size_t alternatives() const { return m_rankSum.size(); }
    /// Share of the draws in which the alternative has that rank, from 0; b_i^r.
    [[nodiscard]] double acceptability(size_t alternative, size_t rank) const;
    /// Mean rank, from 1.
    [[nodiscard]] double expectedRank(size_t alternative) const;
    /// Mean weights of the draws in which it came first; nullopt when it never did.
    [[nodiscard]] std::optional<std::vector<double>> centralWeights(size_t alternative) const;
    /// Share of the draws in which `one` ranks before `other`; asks for keepPairs().
    [[nodiscard]] double winning(size_t one, size_t other) const;

private:
    size_t m_ranks;
    size_t m_weights;
    size_t m_draws = 0;
    std::vector<uint32_t> m_atRank;  ///< [alternative][rank]
    std::vector<uint64_t> m_rankSum; ///< ranks from 0
    std::vector<double> m_weightSum; ///< [alternative][weight] over the draws in which it came first
    std::vector<uint32_t> m_before;  ///< [one][other]; empty without pairs
    std::vector<uint64_t> m_order;   ///< of the draw at hand: score, the highest first, and alternative in one number
};

/// Who comes first in each of some draws. Of draws of the measurements under an alternative's central weights, the
/// share in which it comes first itself is its confidence factor.
class FirstPlaces {
public:
    explicit FirstPlaces(size_t draws);
    /// The scores (over −1) of one alternative in all draws. Of equal scores the one that is offered first is ahead.
    void offer(size_t alternative, std::span<const double> scores);
    /// Draws in which the alternative is ahead of all that were offered.
    [[nodiscard]] size_t wins(size_t alternative) const;

private:
    std::vector<double> m_best;
    std::vector<size_t> m_ahead;
};

} // namespace banyan::scoring
