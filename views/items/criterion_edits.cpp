// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/criterion_edits.h"

#include "model/portfolio/validate.h"
#include "model/scoring/criteria.h"
#include "model/scoring/weights.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace banyan::items {

using namespace portfolio;

namespace {

std::string inQuotes(const std::string& text) {
    return "\"" + text + "\"";
}

std::vector<Criterion> builtInCriteria() {
    const auto& method = scoring::builtInMethod();
    return method ? method->criteria : std::vector<Criterion>();
}

size_t placeOf(const Criterion& criterion) {
    const auto& method = scoring::builtInMethod();
    if (criterion.axis == Axis::Value || !method) return 0;
    const auto found = std::ranges::find(method->branches, criterion.branch, &scoring::Branch::id);
    return 1 + static_cast<size_t>(found - method->branches.begin());
}

/// True when a raw value may score, weigh or flag otherwise than before.
bool scoresOtherwise(const Criterion& before, const Criterion& after) {
    const auto curve = [](const Criterion& c) {
        const bool piecewise = c.scale == Scale::Piecewise;
        return std::tuple(c.scale, c.unit, piecewise ? 0 : c.a0, piecewise ? 0 : c.a100,
                          piecewise ? c.anchors : std::vector<Anchor>());
    };
    return curve(before) != curve(after) || before.weight != after.weight || before.redFlag != after.redFlag;
}

std::string changeLabel(const Criterion& before, const Criterion& after) {
    const std::string of = " of " + inQuotes(before.name);
    const bool anchors = before.a0 != after.a0 || before.a100 != after.a100 || before.anchors != after.anchors ||
                         before.scale != after.scale;
    if (anchors) return "Change the anchors" + of;
    if (before.weight != after.weight) return "Change the weight" + of;
    if (before.redFlag != after.redFlag) return (after.redFlag ? "Set the red flag" : "Clear the red flag") + of;
    return "Change the criterion " + inQuotes(before.name);
}

} // namespace

std::vector<Criterion> allCriteria(const Portfolio& portfolio) {
    std::vector<Criterion> criteria = builtInCriteria();
    for (const Criterion& own : portfolio.table<Criterion>()) {
        const auto found = std::ranges::find(criteria, own.id, &Criterion::id);
        if (found != criteria.end())
            *found = own;
        else
            criteria.push_back(own);
    }
    std::ranges::stable_sort(criteria, {}, placeOf);
    return criteria;
}

const Criterion* builtInCriterion(const CriterionId& id) {
    const auto& method = scoring::builtInMethod();
    if (!method) return nullptr;
    const auto found = std::ranges::find(method->criteria, id, &Criterion::id);
    return found == method->criteria.end() ? nullptr : &*found;
}

Result<void> usable(const Portfolio& portfolio, const Criterion& criterion) {
    BANYAN_TRY(validateValues(AnyRecord(criterion)));
    BANYAN_ASSIGN(const Portfolio with, portfolio::apply(portfolio, {"try", {Put{criterion}}, {}}));
    BANYAN_ASSIGN(const std::vector<Criterion> all, scoring::criteriaOf(with));
    for (const Axis axis : {Axis::Value, Axis::Risk})
        BANYAN_TRY(scoring::axisWeights(axis, all, with));
    return {};
}

std::string fieldOf(const Error& error) {
    if (error.code == "weights.all-zero") return "weight";
    for (const auto& [name, value] : error.arguments)
        if (name == "field") return value.substr(0, value.find('.'));
    return error.cause ? fieldOf(*error.cause) : std::string();
}

bool rangeChanged(const Criterion& before, const Criterion& after) {
    return before.scale == after.scale && std::abs(scoring::rangeRatio(before, after) - 1) > 1e-9;
}

double swungWeight(const Criterion& before, const Criterion& after) {
    return after.weight * scoring::rangeRatio(before, after);
}

Edit putCriterion(const Criterion* before, Criterion after, const CriterionChange& change) {
    if (before && scoresOtherwise(*before, after)) {
        const int place = static_cast<int>(after.history.size());
        after.history.push_back({change.date, change.author, change.reason, before->unit, before->scale, before->a0,
                                 before->a100, before->weight, before->redFlag});
        if (before->scale == Scale::Piecewise)
            for (const Anchor& point : before->anchors)
                after.formerAnchors.push_back({place, point.raw, point.score});
    }
    std::string label = before ? changeLabel(*before, after) : "Add the criterion " + inQuotes(after.name);
    return {std::move(label), {Put{std::move(after)}}, {}};
}

Edit removeCriterion(const Criterion& own) {
    const bool reset = builtInCriterion(own.id) != nullptr;
    return {(reset ? "Reset the criterion " : "Remove the criterion ") + inQuotes(own.name), {Remove{own.id}}, {}};
}

Criterion newCriterion(const Portfolio& portfolio, const std::string& name) {
    Criterion made;
    const std::vector<Criterion> all = allCriteria(portfolio);
    made.id = CriterionId(uniqueSlug(slug(name), [&](const std::string& id) {
        return std::ranges::find(all, CriterionId(id), &Criterion::id) != all.end();
    }));
    made.name = name;
    made.axis = Axis::Risk;
    made.branch = "change";
    made.fact = "duplicated-lines";
    made.unit = "%";
    made.a0 = 0;
    made.a100 = 30;
    made.weight = 0.1;
    return made;
}

} // namespace banyan::items
