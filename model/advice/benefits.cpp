// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/advice/leaf.h"

#include "model/base/numbers.h"

#include <algorithm>
#include <map>

namespace banyan::advice {

namespace {

/// What an effect acts on: a criterion of a component, or a goal's own metric.
struct LeafKey {
    std::string component;
    std::string criterion;
    std::string goal;
    auto operator<=>(const LeafKey&) const = default;
};

using LeafPushes = std::map<LeafKey, std::vector<Push>>;

bool counts(const Initiative& initiative) {
    return initiative.status != InitiativeStatus::Rejected && initiative.status != InitiativeStatus::Done;
}

LeafPushes gather(const Portfolio& portfolio) {
    LeafPushes out;
    for (const Initiative& initiative : portfolio.initiatives()) {
        if (!counts(initiative)) continue;
        for (size_t i = 0; i < initiative.effects.size(); ++i) {
            const Effect& e = initiative.effects[i];
            const Push push{initiative.id, e.kind, {e.low, e.mode, e.high}, e.chance, i};
            if (e.goal && !e.criterion)
                out[{{}, {}, e.goal->value}].push_back(push);
            else if (e.component && e.criterion)
                out[{e.component->value, e.criterion->value, {}}].push_back(push);
        }
    }
    return out;
}

std::optional<Leaf> leafOf(const LeafKey& key, const Portfolio& portfolio, const facts::Facts& facts,
                           const scoring::Assessment& assessment) {
    if (key.goal.empty())
        return Leaf::ofCriterion(facts, assessment, ComponentId(key.component), CriterionId(key.criterion));
    const Goal* goal = portfolio.find(GoalId(key.goal));
    return goal ? Leaf::ofGoal(*goal) : std::nullopt;
}

Issue unknownCriterion(const InitiativeId& id, const std::string& criterion) {
    Issue out;
    out.rule = "initiative.unknown-criterion";
    out.subject = id;
    out.text = "Initiative \"{id}\" is to move \"{criterion}\", which is no criterion: the effect counts for nothing";
    out.arguments = {{"id", id.value}, {"criterion", criterion}};
    return out;
}

Issue negative(const Initiative& initiative, double points) {
    Issue out;
    out.rule = "initiative.negative-value";
    out.subject = initiative.id;
    out.text = "Initiative \"{title}\" does more harm than good: its effects sum to {points} points, so that it is "
               "planned as worth nothing";
    out.arguments = {{"title", initiative.title}, {"points", shortNumber(points, 2)}};
    return out;
}

/// Adds up the gain of one leaf and each initiative's part of it.
void addLeaf(const LeafKey& key, const std::vector<Push>& pushes, const Leaf& leaf, uint64_t seed, Benefits& out,
             std::map<InitiativeId, double>& shares, std::map<InitiativeId, double>* risks) {
    const double gain = expectedGain(leaf, pushes, seed, key.component + key.goal + "/" + key.criterion);
    const std::vector<double> parts = sharesOf(leaf, pushes, gain);
    out.total += gain;
    for (size_t i = 0; i < pushes.size(); ++i) {
        shares[pushes[i].initiative] += parts[i];
        if (risks != nullptr) (*risks)[pushes[i].initiative] += parts[i];
    }
}

} // namespace

Benefits benefits(const Portfolio& portfolio, const facts::Facts& facts, const scoring::Assessment& assessment) {
    Benefits out;
    std::map<InitiativeId, double> shares;
    std::map<InitiativeId, double> risks;
    for (const auto& [key, pushes] : gather(portfolio)) {
        const Criterion* criterion = assessment.criterion(CriterionId(key.criterion));
        const bool ofRisk = key.goal.empty() && criterion != nullptr && criterion->axis == Axis::Risk;
        if (const auto leaf = leafOf(key, portfolio, facts, assessment))
            addLeaf(key, pushes, *leaf, assessment.seed, out, shares, ofRisk ? &risks : nullptr);
        else if (key.goal.empty() && !assessment.criterion(CriterionId(key.criterion)))
            for (const Push& push : pushes)
                out.issues.push_back(unknownCriterion(push.initiative, key.criterion));
    }
    constexpr double rounding = 1e-12;
    for (const Initiative& initiative : portfolio.initiatives()) {
        if (initiative.status == InitiativeStatus::Rejected) continue;
        const double share = shares[initiative.id];
        out.rates.push_back({initiative.id, std::max(0.0, share) * initiative.urgency, share, risks[initiative.id]});
        if (share < -rounding) out.issues.push_back(negative(initiative, share));
    }
    return out;
}

} // namespace banyan::advice
