// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring/smaa.h"

#include <algorithm>
#include <bit>
#include <functional>

namespace banyan::scoring {

namespace {

constexpr uint64_t alternativeBits = (uint64_t{1} << 20) - 1;

/// Bits that sort as the numbers do, the highest first.
uint64_t descending(double x) {
    const auto bits = std::bit_cast<uint64_t>(x);
    constexpr uint64_t sign = uint64_t{1} << 63;
    return (bits & sign) ? bits : ~(bits | sign);
}

} // namespace

Smaa::Smaa(size_t alternatives, size_t weights, size_t ranks)
    : m_ranks(std::min(ranks, alternatives))
    , m_weights(weights)
    , m_atRank(alternatives * m_ranks)
    , m_rankSum(alternatives)
    , m_weightSum(alternatives * weights)
    , m_order(alternatives) {}

void Smaa::keepPairs() {
    m_before.assign(alternatives() * alternatives(), 0);
}

void Smaa::add(std::span<const double> scores, std::span<const double> weights) {
    for (size_t i = 0; i < m_order.size(); ++i)
        m_order[i] = (descending(scores[i]) & ~alternativeBits) | i;
    std::ranges::sort(m_order);
    ++m_draws;
    if (m_order.empty()) return;
    for (size_t rank = 0; rank < m_order.size(); ++rank) {
        const size_t who = m_order[rank] & alternativeBits;
        m_rankSum[who] += rank;
        if (rank < m_ranks) ++m_atRank[who * m_ranks + rank];
        if (m_before.empty()) continue;
        for (size_t later = rank + 1; later < m_order.size(); ++later)
            ++m_before[who * m_order.size() + (m_order[later] & alternativeBits)];
    }
    double* sums = m_weightSum.data() + (m_order.front() & alternativeBits) * m_weights;
    for (size_t k = 0; k < m_weights; ++k)
        sums[k] += weights[k];
}

void Smaa::add(const Smaa& other) {
    const auto sum = [](auto& into, const auto& more) {
        std::ranges::transform(into, more, into.begin(), std::plus<>());
    };
    m_draws += other.m_draws;
    sum(m_atRank, other.m_atRank);
    sum(m_rankSum, other.m_rankSum);
    sum(m_weightSum, other.m_weightSum);
    sum(m_before, other.m_before);
}

double Smaa::acceptability(size_t alternative, size_t rank) const {
    return rank < m_ranks && m_draws > 0
               ? static_cast<double>(m_atRank[alternative * m_ranks + rank]) / static_cast<double>(m_draws)
               : 0;
}

double Smaa::expectedRank(size_t alternative) const {
    return m_draws > 0 ? 1 + static_cast<double>(m_rankSum[alternative]) / static_cast<double>(m_draws) : 0;
}

std::optional<std::vector<double>> Smaa::centralWeights(size_t alternative) const {
    const uint32_t first = m_ranks > 0 ? m_atRank[alternative * m_ranks] : 0;
    if (first == 0) return {};
    std::vector<double> out(m_weights);
    for (size_t k = 0; k < m_weights; ++k)
        out[k] = m_weightSum[alternative * m_weights + k] / first;
    return out;
}

double Smaa::winning(size_t one, size_t other) const {
    if (m_before.empty() || m_draws == 0) return 0;
    return static_cast<double>(m_before[one * alternatives() + other]) / static_cast<double>(m_draws);
}

FirstPlaces::FirstPlaces(size_t draws)
    : m_best(draws, -1)
    , m_ahead(draws) {}

void FirstPlaces::offer(size_t alternative, std::span<const double> scores) {
    for (size_t draw = 0; draw < m_best.size(); ++draw) {
        if (scores[draw] <= m_best[draw]) continue;
        m_best[draw] = scores[draw];
        m_ahead[draw] = alternative;
    }
}

size_t FirstPlaces::wins(size_t alternative) const {
    return static_cast<size_t>(std::ranges::count(m_ahead, alternative));
}

} // namespace banyan::scoring
