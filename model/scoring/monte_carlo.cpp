// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring/monte_carlo.h"

#include "model/scoring/placement.h"

#include <algorithm>
#include <cmath>

namespace banyan::scoring {

namespace {

std::vector<std::vector<double>> matrix(size_t rows, int draws) {
    return std::vector<std::vector<double>>(rows, std::vector<double>(static_cast<size_t>(draws)));
}

/// Gamma draws of each share; divided by their sum they are Dirichlet(κ · shares). A share of 0 stays 0.
std::vector<std::vector<double>> gammaDraws(std::string_view kind, const std::vector<std::string>& keys,
                                            const std::vector<double>& shares, uint64_t seed, int draws) {
    auto out = matrix(keys.size(), draws);
    for (size_t k = 0; k < keys.size(); ++k) {
        if (!(shares[k] > 0)) continue;
        const Quantiles quantiles = gammaQuantiles(concentration * shares[k]);
        const KeyedRandom random(seed, kind, keys[k]);
        for (size_t d = 0; d < out[k].size(); ++d)
            out[k][d] = atLevel(quantiles, random.uniform(d));
    }
    return out;
}

std::vector<std::vector<double>> drawByGoals(const AxisWeights& weights, uint64_t seed, int draws) {
    std::vector<std::string> keys;
    std::vector<double> shares;
    for (const GoalPull& goal : weights.goals) {
        keys.push_back(goal.goal.value);
        shares.push_back(goal.points);
    }
    const auto points = gammaDraws("goal", keys, shares, seed, draws);
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

std::vector<std::vector<double>> drawByGroups(const AxisWeights& weights, uint64_t seed, int draws) {
    const std::vector<double> given = weights.groupWeights();
    auto out = gammaDraws("weight", weights.groups, given, seed, draws);
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

std::vector<std::vector<double>> drawWeights(const AxisWeights& weights, uint64_t seed, int draws) {
    return weights.goals.size() >= 2 ? drawByGoals(weights, seed, draws) : drawByGroups(weights, seed, draws);
}

void drawScores(const AxisLaw& law, const std::vector<std::vector<double>>& weights, std::vector<double>& out,
                std::vector<double>& group) {
    std::ranges::fill(out, 0.0);
    for (size_t k = 0; k < law.groups.size(); ++k) {
        const AxisLaw::Group& parts = law.groups[k];
        const std::vector<double>& weight = weights[k];
        if (parts.leaves.empty()) {
            for (size_t d = 0; d < out.size(); ++d)
                out[d] += weight[d] * parts.fixed;
            continue;
        }
        std::ranges::fill(group, parts.fixed);
        for (const auto& [share, leaf] : parts.leaves)
            for (size_t d = 0; d < out.size(); ++d)
                group[d] += share * leaf.draw(d);
        for (size_t d = 0; d < out.size(); ++d)
            out[d] += weight[d] * group[d];
    }
    if (law.floor > 0)
        for (double& score : out)
            score = std::max(score, law.floor);
}

Probability quadrantProbability(const std::vector<double>& value, const std::vector<double>& risk,
                                double valueThreshold, double riskThreshold) {
    std::array<int64_t, 4> counts{};
    for (size_t d = 0; d < value.size(); ++d)
        ++counts[static_cast<size_t>(quadrantOf(value[d] >= valueThreshold, risk[d] >= riskThreshold))];
    Probability out;
    const auto n = static_cast<double>(value.size());
    for (size_t q = 0; q < counts.size(); ++q)
        out.quadrant[q] = static_cast<double>(counts[q]) / n;
    const double largest = std::ranges::max(out.quadrant);
    out.standardError = std::sqrt(largest * (1 - largest) / n);
    return out;
}

} // namespace banyan::scoring
