// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/goal_edits.h"

#include "model/base/numbers.h"

namespace banyan::items {

using namespace portfolio;

namespace {

std::string inQuotes(const std::string& text) {
    return "\"" + text + "\"";
}

template <typename Record>
void markByHand(Record& record, const std::string& field) {
    std::erase_if(record.origins, [&](const FieldOrigin& origin) { return origin.field == field; });
    record.origins.push_back({field, {}, {}, 0, {}});
}

template <typename Record>
Edit put(Record changed, const std::string& field, std::string label) {
    markByHand(changed, field);
    return {std::move(label), {Put{std::move(changed)}}, {}};
}

} // namespace

Edit addGoal(Goal goal) {
    return {"Add the goal " + inQuotes(goal.name), {Put{std::move(goal)}}, {}};
}

Edit removeGoal(const Goal& goal) {
    return {"Remove the goal " + inQuotes(goal.name), {Remove{goal.id}}, {}};
}

Edit renameGoal(const Goal& goal, const std::string& name) {
    Goal changed = goal;
    changed.name = name;
    return put(std::move(changed), "name", "Rename the goal " + inQuotes(goal.name) + " to " + inQuotes(name));
}

Edit changeGoal(const Goal& before, Goal after, const std::string& field, const std::string& what) {
    return put(std::move(after), field, "Change the " + what + " of " + inQuotes(before.name));
}

Edit setShares(const Portfolio& portfolio, const std::vector<int>& shares, std::string label) {
    Edit edit{std::move(label), {}, {}};
    size_t i = 0;
    for (const Goal& goal : portfolio.goals()) {
        const double points = shares.at(i++) / 10.0;
        if (points == goal.points) continue;
        Goal changed = goal;
        changed.points = points;
        markByHand(changed, "points");
        edit.operations.push_back(Put{std::move(changed)});
    }
    return edit;
}

std::string shareLabel(const Goal& goal, int share) {
    return "Give " + inQuotes(goal.name) + " " + shortNumber(share / 10.0) + " % of the points";
}

Edit setContribution(const Goal& goal, const std::string& to, int strength, const std::string& name) {
    Goal changed = goal;
    std::erase_if(changed.contributions, [&](const Contribution& each) { return each.to == to; });
    if (strength != 0) changed.contributions.push_back({to, strength});
    return put(std::move(changed), "contributions",
               "Let " + inQuotes(goal.name) + " speak for " + name + " with " + std::to_string(strength));
}

Edit linkPainPoints(const Goal& goal, std::vector<PainPointId> painPoints) {
    Goal changed = goal;
    changed.painPoints = std::move(painPoints);
    return put(std::move(changed), "painPoints", "Change the pain points of " + inQuotes(goal.name));
}

Edit addPainPoint(const Portfolio& portfolio, const std::string& name, const Goal* goal) {
    PainPoint made;
    made.name = name;
    made.id = PainPointId(
        uniqueSlug(slug(name), [&](const std::string& id) { return portfolio.find(PainPointId(id)) != nullptr; }));
    Edit edit{"Add the pain point " + inQuotes(name), {Put{made}}, {}};
    if (!goal) return edit;
    Goal changed = *goal;
    changed.painPoints.push_back(made.id);
    markByHand(changed, "painPoints");
    edit.operations.push_back(Put{std::move(changed)});
    return edit;
}

Edit renamePainPoint(const PainPoint& painPoint, const std::string& name) {
    PainPoint changed = painPoint;
    changed.name = name;
    return put(std::move(changed), "name",
               "Rename the pain point " + inQuotes(painPoint.name) + " to " + inQuotes(name));
}

Edit setPainPointComponents(const PainPoint& painPoint, std::vector<ComponentId> components) {
    PainPoint changed = painPoint;
    changed.components = std::move(components);
    return put(std::move(changed), "components", "Choose the components of " + inQuotes(painPoint.name));
}

Edit removePainPoint(const PainPoint& painPoint) {
    return {"Remove the pain point " + inQuotes(painPoint.name), {Remove{painPoint.id}}, {}};
}

Edit setLambda(const Portfolio& portfolio, double lambda) {
    Settings settings = portfolio.settings();
    settings.lambda = lambda;
    return {"Let goals decide " + shortNumber(100 * lambda) + " % of the weights", {Put{std::move(settings)}}, {}};
}

} // namespace banyan::items
