// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring/weights.h"

#include "model/scoring/criteria.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace banyan::scoring {

namespace {

double sumOf(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

bool normalize(std::vector<double>& values) {
    const double sum = sumOf(values);
    if (!(sum > 0)) return false;
    for (double& value : values)
        value /= sum;
    return true;
}

Error allZero(Axis axis) {
    return makeError(ErrorKind::BadInput, "weights.all-zero",
                     "all weights of {axis} are 0: at least one criterion must count",
                     {{"axis", std::string(EnumNames<Axis>::names[static_cast<size_t>(axis)])}});
}

/// Criteria and groups of the axis. A branch whose criteria all weigh 0 is left out.
void setGroups(AxisWeights& out, const std::vector<Criterion>& criteria, const std::vector<Branch>& branches) {
    const auto groupIndex = [&](const std::string& group, double weight) {
        const auto found = std::ranges::find(out.groups, group);
        if (found == out.groups.end()) {
            out.groups.push_back(group);
            out.defaults.push_back(weight);
            return out.groups.size() - 1;
        }
        return static_cast<size_t>(found - out.groups.begin());
    };
    for (size_t i = 0; i < criteria.size(); ++i) {
        const Criterion& c = criteria[i];
        if (c.axis != out.axis) continue;
        out.criteria.push_back(i);
        if (out.axis == Axis::Value) {
            out.groupOf.push_back(groupIndex(c.id.value, c.weight));
            out.within.push_back(1);
        } else {
            const auto branch = std::ranges::find(branches, c.branch, &Branch::id);
            out.groupOf.push_back(groupIndex(c.branch, branch == branches.end() ? 0 : branch->weight));
            out.within.push_back(c.weight);
        }
    }
}

void normalizeWithin(AxisWeights& out) {
    std::vector<double> sums(out.groups.size());
    for (size_t i = 0; i < out.within.size(); ++i)
        sums[out.groupOf[i]] += out.within[i];
    for (size_t i = 0; i < out.within.size(); ++i)
        if (sums[out.groupOf[i]] > 0) out.within[i] /= sums[out.groupOf[i]];
    for (size_t k = 0; k < out.groups.size(); ++k)
        if (!(sums[k] > 0)) out.defaults[k] = 0;
}

void setGoals(AxisWeights& out, const Portfolio& portfolio) {
    double total = 0;
    for (const Goal& goal : portfolio.goals())
        total += goal.points;
    for (const Goal& goal : portfolio.goals()) {
        if (!(goal.points > 0)) continue;
        GoalPull pull{goal.id, goal.points / total, std::vector<double>(out.groups.size())};
        for (const Contribution& contribution : goal.contributions) {
            const auto found = std::ranges::find(out.groups, contribution.to);
            if (found == out.groups.end()) continue; // checkMethod names it
            const auto group = static_cast<size_t>(found - out.groups.begin());
            const bool counts = out.axis == Axis::Value || out.defaults[group] > 0;
            if (counts) pull.pull[group] += contribution.strength;
        }
        if (normalize(pull.pull)) out.goals.push_back(std::move(pull));
    }
}

} // namespace

std::vector<double> AxisWeights::groupWeights(const std::vector<double>& points) const {
    const double total = sumOf(points);
    if (!(total > 0)) return defaults;
    std::vector<double> out(defaults.size());
    for (size_t k = 0; k < out.size(); ++k) {
        double pulled = 0;
        for (size_t g = 0; g < goals.size(); ++g)
            pulled += points[g] / total * goals[g].pull[k];
        out[k] = (1 - lambda) * defaults[k] + lambda * pulled;
    }
    return out;
}

std::vector<double> AxisWeights::groupWeights() const {
    std::vector<double> points;
    for (const GoalPull& goal : goals)
        points.push_back(goal.points);
    return groupWeights(points);
}

Result<AxisWeights> axisWeights(Axis axis, const std::vector<Criterion>& criteria, const Portfolio& portfolio) {
    const auto& method = builtInMethod();
    if (!method) return method.error();
    AxisWeights out;
    out.axis = axis;
    out.lambda = portfolio.settings().lambda;
    setGroups(out, criteria, method->branches);
    normalizeWithin(out);
    if (!normalize(out.defaults)) return allZero(axis);
    setGoals(out, portfolio);
    return out;
}

std::vector<CriterionWeight> criterionWeights(const AxisWeights& weights, const std::vector<Criterion>& criteria) {
    const std::vector<double> groups = weights.groupWeights();
    double total = 0;
    for (const GoalPull& goal : weights.goals)
        total += goal.points;
    std::vector<CriterionWeight> out;
    for (size_t i = 0; i < weights.criteria.size(); ++i) {
        const size_t group = weights.groupOf[i];
        CriterionWeight weight{criteria[weights.criteria[i]].id, groups[group] * weights.within[i], {}};
        for (const GoalPull& goal : weights.goals) {
            const double share = weights.lambda * goal.points / total * goal.pull[group] * weights.within[i];
            if (share > 0) weight.goals.push_back({goal.goal, share});
        }
        out.push_back(std::move(weight));
    }
    return out;
}

std::vector<double> swungWeights(const std::vector<double>& weights, const std::vector<double>& rangeRatios) {
    std::vector<double> out = weights;
    for (size_t i = 0; i < out.size(); ++i)
        out[i] *= rangeRatios[i];
    normalize(out);
    return out;
}

double rangeRatio(const Criterion& before, const Criterion& after) {
    if (before.scale != after.scale) return 1;
    const auto range = [](const Criterion& c) {
        if (c.scale == Scale::Piecewise) return c.anchors.back().raw - c.anchors.front().raw;
        return std::abs(c.scale == Scale::Log ? std::log(c.a100 / c.a0) : c.a100 - c.a0);
    };
    return range(after) / range(before);
}

std::vector<double> rankOrderCentroid(int n) {
    std::vector<double> out(static_cast<size_t>(n));
    double sum = 0;
    for (int k = n; k >= 1; --k) {
        sum += 1.0 / k;
        out[static_cast<size_t>(k - 1)] = sum / n;
    }
    return out;
}

} // namespace banyan::scoring
