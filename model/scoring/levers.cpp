// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring/levers.h"

#include "model/scoring/criteria.h"
#include "model/scoring/placement.h"

#include <algorithm>
#include <cmath>

namespace banyan::scoring {

namespace {

double dot(const std::vector<double>& weights, const std::vector<double>& scores) {
    double sum = 0;
    for (size_t k = 0; k < weights.size(); ++k)
        sum += weights[k] * scores[k];
    return sum;
}

/// Share of an axis's points that a goal has when it has `share` of all.
double shareOfAxis(double share, double company) {
    const double others = (1 - share) * company;
    return share + others > 0 ? share / (share + others) : 0;
}

double shareOfAll(double ofAxis, double company) {
    const double others = 1 - ofAxis;
    const double sum = others + ofAxis * company;
    return sum > 0 ? ofAxis * company / sum : 1;
}

bool changesOrder(double before, double after) {
    return (before > 0) != (after > 0);
}

std::string nameOf(LeverKind kind, const std::string& id, const std::vector<Criterion>& criteria) {
    if (kind == LeverKind::ValueCriterion) {
        const auto found = std::ranges::find(criteria, CriterionId(id), &Criterion::id);
        return found == criteria.end() || found->name.empty() ? id : found->name;
    }
    const auto& method = builtInMethod();
    if (!method) return id;
    const auto found = std::ranges::find(method->branches, id, &Branch::id);
    return found == method->branches.end() ? id : found->name;
}

} // namespace

double GroupScores::at(const std::vector<double>& weights) const {
    return std::max(floor, dot(weights, scores));
}

Lever::Line Lever::stillLine(const AxisWeights& weights) {
    Line out;
    out.fixed = weights.groupWeights();
    return out;
}

Lever::Line Lever::goalLine(const AxisWeights& weights, const GoalId& goal, double share) {
    Line out = stillLine(weights);
    std::vector<double> others;
    std::vector<double> alone;
    double company = 0;
    for (const GoalPull& pull : weights.goals) {
        const bool mine = pull.goal == goal;
        others.push_back(mine ? 0 : pull.points);
        alone.push_back(mine ? 1 : 0);
        company += others.back();
    }
    if (std::ranges::find(alone, 1) == alone.end() || !(company > 0) || !(share < 1)) return out;
    out.atZero = weights.groupWeights(others);
    out.atOne = weights.groupWeights(alone);
    out.company = company / (1 - share);
    return out;
}

Lever::Line Lever::groupLine(const AxisWeights& weights, size_t group) {
    Line out = stillLine(weights);
    const double others = 1 - out.fixed[group];
    if (!(others > 0)) return out;
    out.atZero = out.fixed;
    out.atZero[group] = 0;
    for (double& weight : out.atZero)
        weight /= others;
    out.atOne.assign(out.fixed.size(), 0);
    out.atOne[group] = 1;
    return out;
}

std::vector<Lever> Lever::of(const AxisWeights& value, const AxisWeights& risk, const Portfolio& portfolio,
                             const std::vector<Criterion>& criteria) {
    std::vector<Lever> out;
    double total = 0;
    size_t pulling = 0;
    for (const Goal& goal : portfolio.goals()) {
        total += goal.points;
        pulling += goal.points > 0 ? 1 : 0;
    }
    if (pulling >= 2) {
        for (const Goal& goal : portfolio.goals()) {
            if (!(goal.points > 0)) continue;
            Lever& lever = out.emplace_back();
            lever.m_id = goal.id.value;
            lever.m_name = goal.name.empty() ? goal.id.value : goal.name;
            lever.m_now = goal.points / total;
            lever.m_value = goalLine(value, goal.id, lever.m_now);
            lever.m_risk = goalLine(risk, goal.id, lever.m_now);
        }
        return out;
    }
    for (const AxisWeights* axis : {&value, &risk}) {
        const bool isValue = axis->axis == Axis::Value;
        const std::vector<double> now = axis->groupWeights();
        for (size_t k = 0; k < axis->groups.size(); ++k) {
            if (!(now[k] > 0) || !(now[k] < 1)) continue;
            Lever& lever = out.emplace_back();
            lever.m_kind = isValue ? LeverKind::ValueCriterion : LeverKind::RiskBranch;
            lever.m_id = axis->groups[k];
            lever.m_name = nameOf(lever.m_kind, lever.m_id, criteria);
            lever.m_now = now[k];
            lever.m_value = isValue ? groupLine(value, k) : stillLine(value);
            lever.m_risk = isValue ? stillLine(risk) : groupLine(risk, k);
        }
    }
    return out;
}

WeightShift Lever::shiftTo(double to) const {
    return {m_kind, m_id, m_name, m_now, to};
}

double Lever::score(Axis axis, const GroupScores& of, double share) const {
    const Line& line = this->line(axis);
    if (line.atZero.empty()) return of.at(line.fixed);
    const double s = shareOfAxis(share, line.company);
    return std::max(of.floor, (1 - s) * dot(line.atZero, of.scores) + s * dot(line.atOne, of.scores));
}

std::optional<double> Lever::shareAt(Axis axis, const GroupScores& of, double score) const {
    const Line& line = this->line(axis);
    if (line.atZero.empty() || of.floor >= score) return {};
    const double zero = dot(line.atZero, of.scores);
    const double one = dot(line.atOne, of.scores);
    if (zero == one) return {};
    const double ofAxis = (score - zero) / (one - zero);
    if (ofAxis < 0 || ofAxis > 1) return {};
    return shareOfAll(ofAxis, line.company);
}

std::optional<Flip> nearestFlip(const std::vector<Lever>& levers, const ComponentScores& of, double valueThreshold,
                                double riskThreshold) {
    std::optional<Flip> nearest;
    for (const Lever& lever : levers) {
        const bool valueHigh = lever.score(Axis::Value, of.value, lever.now()) >= valueThreshold;
        const bool riskHigh = lever.score(Axis::Risk, of.risk, lever.now()) >= riskThreshold;
        const auto consider = [&](std::optional<double> share, Quadrant to) {
            if (!share) return;
            const WeightShift shift = lever.shiftTo(*share);
            if (!nearest || shift.distance() < nearest->shift.distance()) nearest = Flip{shift, to};
        };
        consider(lever.shareAt(Axis::Value, of.value, valueThreshold), quadrantOf(!valueHigh, riskHigh));
        consider(lever.shareAt(Axis::Risk, of.risk, riskThreshold), quadrantOf(valueHigh, !riskHigh));
    }
    return nearest;
}

std::optional<WeightShift> nearestExchange(const std::vector<Lever>& levers, const ComponentScores& ahead,
                                           const ComponentScores& behind) {
    constexpr int steps = 50;
    constexpr int halvings = 40;
    std::optional<WeightShift> nearest;
    for (const Lever& lever : levers) {
        const auto lead = [&](double share) {
            return lever.score(Axis::Value, ahead.value, share) * lever.score(Axis::Risk, ahead.risk, share) -
                   lever.score(Axis::Value, behind.value, share) * lever.score(Axis::Risk, behind.risk, share);
        };
        for (const double end : {0.0, 1.0}) {
            double near = lever.now();
            for (int step = 1; step <= steps; ++step) {
                double far = lever.now() + (end - lever.now()) * step / steps;
                if (nearest && std::abs(near - lever.now()) >= nearest->distance()) break;
                if (!changesOrder(lead(near), lead(far))) {
                    near = far;
                    continue;
                }
                for (int i = 0; i < halvings; ++i) {
                    const double middle = (near + far) / 2;
                    (changesOrder(lead(near), lead(middle)) ? far : near) = middle;
                }
                if (const WeightShift shift = lever.shiftTo(far); !nearest || shift.distance() < nearest->distance())
                    nearest = shift;
                break;
            }
        }
    }
    return nearest;
}

} // namespace banyan::scoring
