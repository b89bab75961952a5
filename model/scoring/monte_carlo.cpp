// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring/monte_carlo.h"

#include "model/scoring/placement.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace banyan::scoring {

namespace {

std::vector<std::vector<double>> matrix(size_t rows, int draws) {
    return std::vector<std::vector<double>>(rows, std::vector<double>(static_cast<size_t>(draws)));
}

/// The k-th greatest value goes to the k-th greatest share; equal shares keep what they drew.
void putInOrder(std::vector<std::vector<double>>& values, const std::vector<double>& shares, size_t draw) {
    std::vector<size_t> order(shares.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::ranges::stable_sort(order, [&](size_t a, size_t b) { return shares[a] > shares[b]; });
    std::vector<double> drawn;
    for (const auto& row : values)
        drawn.push_back(row[draw]);
    std::ranges::sort(drawn, std::greater<>());
    for (size_t i = 0; i < order.size(); ++i)
        values[order[i]][draw] = drawn[i];
}

/// Gamma draws of each share; divided by their sum they are Dirichlet(κ · shares), or Dirichlet(1, …, 1). A share of 0
/// stays 0.
std::vector<std::vector<double>> gammaDraws(std::string_view kind, const std::vector<std::string>& keys,
                                            const std::vector<double>& shares, uint64_t seed, int draws,
                                            WeightLaw law) {
    auto out = matrix(keys.size(), draws);
    for (size_t k = 0; k < keys.size(); ++k) {
        if (!(shares[k] > 0)) continue;
        const Quantiles quantiles = gammaQuantiles(law == WeightLaw::GoalPoints ? concentration * shares[k] : 1);
        const KeyedRandom random(seed, kind, keys[k]);
        for (size_t d = 0; d < out[k].size(); ++d)
            out[k][d] = atLevel(quantiles, random.uniform(d));
    }
    if (law == WeightLaw::OrderOnly)
        for (size_t d = 0; d < static_cast<size_t>(draws); ++d)
            putInOrder(out, shares, d);
    return out;
}

std::vector<std::vector<double>> drawByGoals(const AxisWeights& weights, uint64_t seed, int draws, WeightLaw law) {
    std::vector<std::string> keys;
    std::vector<double> shares;
    for (const GoalPull& goal : weights.goals) {
        keys.push_back(goal.goal.value);
        shares.push_back(goal.points);
    }
    const auto points = gammaDraws("goal", keys, shares, seed, draws, law);
    auto out = matrix(weights.groups.size(), draws);
    std::vector<double> drawn(keys.size());
    for (size_t d = 0; d < static_cast<size_t>(draws); ++d) {
        for (size_t g = 0; g < keys.size(); ++g)
            drawn[g] = points[g][d];
        const std::vector<double> groups = weights.groupWeights(drawn);
        for (size_t k = 0; k < groups.size(); ++k)
            out[k][d] = groups[k];
    }
    return out;
}

std::vector<std::vector<double>> drawByGroups(const AxisWeights& weights, uint64_t seed, int draws, WeightLaw law) {
    const std::vector<double> given = weights.groupWeights();
    auto out = gammaDraws("weight", weights.groups, given, seed, draws, law);
    for (size_t d = 0; d < static_cast<size_t>(draws); ++d) {
        double sum = 0;
        for (const auto& group : out)
            sum += group[d];
        for (size_t k = 0; k < out.size(); ++k)
            out[k][d] = sum > 0 ? out[k][d] / sum : given[k];
    }
    return out;
}

} // namespace

std::vector<std::vector<double>> drawWeights(const AxisWeights& weights, uint64_t seed, int draws, WeightLaw law) {
    return weights.goals.size() >= 2 ? drawByGoals(weights, seed, draws, law) : drawByGroups(weights, seed, draws, law);
}

void drawGroup(const AxisLaw::Group& group, const DrawBlock& draws, std::span<double> out, std::span<double> cell) {
    std::ranges::fill(out, group.fixed);
    for (const AxisLaw::Part& part : group.leaves) {
        part.law.draw(draws.mixed(), cell);
        for (size_t d = 0; d < out.size(); ++d)
            out[d] += part.share * cell[d];
    }
}

void drawScores(const AxisLaw& law, const std::vector<std::vector<double>>& weights, const DrawBlock& draws,
                AxisScratch& scratch, std::span<double> out) {
    std::ranges::fill(out, 0.0);
    for (size_t k = 0; k < law.groups.size(); ++k) {
        const double* weight = weights[k].data() + draws.first();
        if (law.groups[k].leaves.empty()) {
            for (size_t d = 0; d < out.size(); ++d)
                out[d] += weight[d] * law.groups[k].fixed;
            continue;
        }
        drawGroup(law.groups[k], draws, scratch.group, scratch.cell);
        for (size_t d = 0; d < out.size(); ++d)
            out[d] += weight[d] * scratch.group[d];
    }
    if (law.floor > 0)
        for (double& score : out)
            score = std::max(score, law.floor);
}

QuadrantCounts countQuadrants(const std::vector<double>& value, const std::vector<double>& risk, double valueThreshold,
                              double riskThreshold) {
    QuadrantCounts counts{};
    for (size_t d = 0; d < value.size(); ++d)
        ++counts[static_cast<size_t>(quadrantOf(value[d] >= valueThreshold, risk[d] >= riskThreshold))];
    return counts;
}

Probability probabilityOf(const QuadrantCounts& counts) {
    Probability out;
    const auto n = static_cast<double>(std::accumulate(counts.begin(), counts.end(), int64_t{0}));
    if (!(n > 0)) return out;
    for (size_t q = 0; q < counts.size(); ++q)
        out.quadrant[q] = static_cast<double>(counts[q]) / n;
    const double largest = std::ranges::max(out.quadrant);
    out.standardError = std::sqrt(largest * (1 - largest) / n);
    return out;
}

} // namespace banyan::scoring
