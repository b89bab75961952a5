// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring/goal_templates.h"

#include "model/base/json.h"
#include "resources/embedded.h"

#include <algorithm>

namespace banyan::scoring {

using namespace portfolio;

namespace {

constexpr auto fileName = "goal_templates.json";
constexpr int baselineDays = 90;
constexpr auto indexUnit = "% of today";

GoalTemplate templateFrom(const Json& json) {
    GoalTemplate out;
    out.goal.id = GoalId(json.value("id", ""));
    out.goal.name = json.value("name", "");
    out.goal.description = json.value("description", "");
    out.goal.metric = json.value("metric", "");
    out.goal.unit = json.value("unit", "");
    if (auto direction = enumValue<Direction>(json.value("direction", ""))) out.goal.direction = *direction;
    if (json.contains("baseline")) out.goal.baseline = json.at("baseline").get<double>();
    if (json.contains("target")) out.goal.target = json.at("target").get<double>();
    out.targetShare = json.value("targetShareOfBaseline", 1.0);
    out.months = json.value("months", 12);
    out.goal.points = json.value("points", 0.0);
    for (const Json& each : json.at("contributions"))
        out.goal.contributions.push_back({each.value("to", ""), each.value("strength", 0)});
    return out;
}

Result<std::vector<GoalTemplate>> parse() {
    BANYAN_ASSIGN(const Json root, parseUntrusted(resources::embedded(fileName), fileName));
    std::vector<GoalTemplate> out;
    try {
        for (const Json& json : root.at("templates"))
            out.push_back(templateFrom(json));
    } catch (const Json::exception& wrong) {
        return makeError(ErrorKind::Internal, "goal-templates.broken-resource",
                         "the goal templates can't be read: {why}", {{"why", wrong.what()}});
    }
    return out;
}

/// The same day some months later, or the last one of that month.
Date monthsLater(Date from, int months) {
    const auto firstOf = [](int month) { return Date::fromYmd(month / 12, month % 12 + 1, 1); };
    const int month = from.year() * 12 + from.month() - 1 + months;
    const int length = firstOf(month + 1) - firstOf(month);
    return firstOf(month) + (std::min(from.day(), length) - 1);
}

/// Mean of the portfolio's own measurements of a metric in [from, to).
std::optional<double> measuredMean(const Portfolio& portfolio, const std::string& metric, Date from, Date to) {
    double sum = 0;
    int count = 0;
    for (const auto& entry : portfolio.observations())
        for (const Measurement& row : entry.second->measurements) {
            const bool own = !row.component && row.external.empty();
            if (!own || row.metric != metric || row.date < from || row.date >= to) continue;
            sum += row.value;
            ++count;
        }
    return count > 0 ? std::optional(sum / count) : std::nullopt;
}

void setBaseline(Goal& goal, double targetShare, const Portfolio& portfolio, Date asOf) {
    if (goal.baseline && goal.target) return;
    const Date from = asOf - baselineDays;
    if (const auto mean = measuredMean(portfolio, goal.metric, from, asOf)) {
        goal.baseline = mean;
        goal.baselineFrom = from;
        goal.baselineTo = asOf;
    } else {
        goal.baseline = 100;
        goal.unit = indexUnit;
    }
    goal.target = *goal.baseline * targetShare;
}

double pointsOf(const Portfolio& portfolio) {
    double sum = 0;
    for (const Goal& goal : portfolio.goals())
        sum += goal.points;
    return sum;
}

GoalId freeId(const std::string& base, const Portfolio& portfolio) {
    return GoalId(uniqueSlug(base, [&](const std::string& id) { return portfolio.find(GoalId(id)) != nullptr; }));
}

} // namespace

const Result<std::vector<GoalTemplate>>& goalTemplates() {
    static const Result<std::vector<GoalTemplate>> templates = parse();
    return templates;
}

Goal goalFrom(const GoalTemplate& base, const Portfolio& portfolio, Date asOf) {
    Goal goal = base.goal;
    goal.id = freeId(base.goal.id.value, portfolio);
    goal.deadline = monthsLater(asOf, base.months);
    setBaseline(goal, base.targetShare, portfolio, asOf);
    const double sum = pointsOf(portfolio);
    if (sum > 0) goal.points *= sum / 100;
    return goal;
}

Goal emptyGoal(const std::string& name, const Portfolio& portfolio) {
    Goal goal;
    goal.name = name;
    goal.id = freeId(slug(name), portfolio);
    const double sum = pointsOf(portfolio);
    goal.points = sum > 0 ? sum / static_cast<double>(portfolio.goals().size()) : 100;
    return goal;
}

} // namespace banyan::scoring
