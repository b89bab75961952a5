// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring/criteria.h"

#include "model/base/numbers.h"
#include "model/base/random.h"
#include "model/base/units.h"
#include "model/portfolio/metrics.h"
#include "model/portfolio/record_json.h"
#include "model/portfolio/validate.h"
#include "model/scoring/assessment.h"
#include "model/scoring/value_function.h"
#include "resources/embedded.h"

#include <algorithm>
#include <cmath>

namespace banyan::scoring {

using namespace portfolio;

namespace {

constexpr auto fileName = "criteria.json";

Error broken(const std::string& pointer) {
    return makeError(ErrorKind::Internal, "criteria.broken-resource", "the built-in criteria can't be read")
        .at({fileName, 0, 0, pointer});
}

Result<Criterion> criterionFrom(const Json& json, const std::string& pointer) {
    BANYAN_ASSIGN(const AnyRecord record, recordFromJson("criterion", json, fileName, pointer));
    return *record.as<Criterion>();
}

Result<Method> parseMethod() {
    BANYAN_ASSIGN(const Json root, parseUntrusted(resources::embedded(fileName), fileName));
    Method method;
    for (const char* part : {"branches", "criteria", "hotspot"})
        if (!root.contains(part)) return broken(std::string("/") + part);
    for (const Json& json : root["branches"])
        method.branches.push_back({json.value("id", ""), json.value("name", ""), json.value("weight", 0.0)});
    for (size_t i = 0; i < root["criteria"].size(); ++i) {
        BANYAN_ASSIGN(Criterion criterion, criterionFrom(root["criteria"][i], "/criteria/" + std::to_string(i)));
        method.criteria.push_back(std::move(criterion));
    }
    const Json& hotspot = root["hotspot"];
    method.churn = hotspot.value("churn", "");
    if (method.churn.empty() || !hotspot.contains("complexity")) return broken("/hotspot");
    Json complexity = hotspot["complexity"];
    complexity["id"] = "complexity";
    BANYAN_ASSIGN(method.complexity, criterionFrom(complexity, "/hotspot/complexity"));
    return method;
}

Error invalid(const Criterion& criterion, const std::string& why) {
    return makeError(ErrorKind::BadInput, "criteria.invalid", "criterion \"{criterion}\" {why}",
                     {{"criterion", criterion.name.empty() ? criterion.id.value : criterion.name}, {"why", why}});
}

std::string listOf(const std::vector<Branch>& branches) {
    std::string text;
    for (const Branch& branch : branches)
        text += (text.empty() ? "" : ", ") + branch.id;
    return text;
}

Result<void> validCriterion(const Criterion& criterion, const Method& method) {
    if (auto valid = validateValues(AnyRecord(criterion)); !valid)
        return invalid(criterion, "can't be used").causedBy(std::move(valid).error());
    if (criterion.fact.empty()) return invalid(criterion, "names no fact that it scores");
    const bool knownBranch = std::ranges::find(method.branches, criterion.branch, &Branch::id) != method.branches.end();
    if (criterion.axis == Axis::Risk && !knownBranch)
        return invalid(criterion,
                       "belongs to branch \"" + criterion.branch + "\", which is none of " + listOf(method.branches));
    const Metric* metric = findMetric(criterion.fact);
    if (metric && !criterion.unit.empty() && criterion.unit != metric->unit)
        if (auto factor = convertUnit(1, metric->unit, criterion.unit); !factor)
            return invalid(criterion, "scores in " + criterion.unit + ", but " + criterion.fact + " is in " +
                                          std::string(metric->unit))
                .causedBy(std::move(factor).error());
    return {};
}

size_t placeOf(const Criterion& criterion, const std::vector<Branch>& branches) {
    if (criterion.axis == Axis::Value) return 0;
    return 1 + static_cast<size_t>(std::ranges::find(branches, criterion.branch, &Branch::id) - branches.begin());
}

} // namespace

const Result<Method>& builtInMethod() {
    static const Result<Method> method = parseMethod();
    return method;
}

double hotspotScore(const Criterion& hotspot, double commits, double complexity) {
    const auto& method = builtInMethod();
    if (!method) return 0;
    return std::sqrt(scoreOf(hotspot, commits).score * scoreOf(method->complexity, complexity).score);
}

Result<std::vector<Criterion>> criteriaOf(const Portfolio& portfolio) {
    const auto& method = builtInMethod();
    if (!method) return method.error();
    std::vector<Criterion> criteria = method->criteria;
    for (const Criterion& own : portfolio.table<Criterion>()) {
        const auto found = std::ranges::find(criteria, own.id, &Criterion::id);
        if (found != criteria.end())
            *found = own;
        else
            criteria.push_back(own);
    }
    for (const Criterion& criterion : criteria)
        BANYAN_TRY(validCriterion(criterion, *method));
    std::ranges::stable_sort(criteria, {}, [&](const Criterion& c) { return placeOf(c, method->branches); });
    return criteria;
}

std::string methodFingerprint(const Portfolio& portfolio, const std::vector<Criterion>& criteria) {
    const Settings& settings = portfolio.settings();
    std::string text = exactNumber(settings.lambda) + " " + exactNumber(settings.valueThreshold) + " " +
                       exactNumber(settings.riskThreshold);
    const auto add = [&](const std::string& word) { text += "\n" + word; };
    for (const Criterion& c : criteria) {
        add(c.id.value + " " + c.branch + " " + c.fact + " " + c.unit + " " + std::string(enumName(c.scale)) +
            (c.redFlag ? " red" : ""));
        for (const double x : {c.a0, c.a100, c.weight})
            add(exactNumber(x));
        for (const Anchor& anchor : c.anchors)
            add(exactNumber(anchor.raw) + " " + exactNumber(anchor.score));
    }
    double total = 0;
    for (const Goal& goal : portfolio.goals())
        total += goal.points;
    for (const Goal& goal : portfolio.goals()) {
        if (!(goal.points > 0)) continue;
        add(goal.id.value + " " + shortNumber(goal.points / total, 9));
        for (const Contribution& contribution : goal.contributions)
            add(contribution.to + " " + std::to_string(contribution.strength));
    }
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (uint64_t hash = hashText(text), i = 0; i < 16; ++i, hash >>= 4)
        out += digits[hash & 15];
    return out;
}

} // namespace banyan::scoring
