// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/answers.h"

namespace banyan::report {

using namespace banyan::portfolio;
using namespace banyan::outcomes;

namespace {

constexpr std::array testNames{"none", "rate-ratio", "block-bootstrap", "segmented-regression", "mann-whitney"};
constexpr std::array basisNames{"none", "forecasts", "straight-line"};

template <typename Value>
Json orNull(const std::optional<Value>& value) {
    return value ? Json(*value) : Json(nullptr);
}
Json orNull(const std::optional<Date>& day) {
    return day ? Json(day->toString()) : Json(nullptr);
}
Json orNull(const std::optional<Interval>& interval) {
    if (!interval) return nullptr;
    return {{"low", interval->low}, {"mid", interval->mid}, {"high", interval->high}};
}
template <typename T>
Json orNull(const std::optional<Id<T>>& id) {
    return id ? Json(id->value) : Json(nullptr);
}

void addJudgement(Json& out, const Judgement& j, const std::string& because) {
    out["verdict"] = enumName(j.verdict);
    out["test"] = testNames[static_cast<size_t>(j.test)];
    out["scale"] = j.scale == EffectScale::Ratio ? "ratio" : "difference";
    out["effect"] = orNull(j.effect);
    out["p"] = orNull(j.p);
    if (j.adjustedP) out["adjustedP"] = *j.adjustedP;
    out["needed"] = orNull(j.needed);
    out["smallestDetectable"] = orNull(j.smallestDetectable);
    if (j.levelChange) out["levelChange"] = orNull(j.levelChange);
    if (j.slopeChange) out["slopeChangePerWeek"] = orNull(j.slopeChange);
    out["before"] = j.before;
    out["since"] = j.since;
    out["checks"] = Json::array();
    for (const Check& check : j.checks)
        out["checks"].push_back({{"kind", check.kind}, {"passed", check.passed}, {"because", check.because}});
    out["relapse"] = orNull(j.relapse);
    out["remarks"] = j.remarks;
    out["because"] = because;
}

Json toJson(const InitiativeOutcome& i) {
    Json out{{"id", i.id.value},
             {"title", i.title},
             {"prediction", orNull(i.prediction)},
             {"component", orNull(i.component)},
             {"metric", i.metric},
             {"goLive", orNull(i.goLive)},
             {"effective", orNull(i.effective)}};
    out["promised"] = nullptr;
    if (i.promised)
        out["promised"] = {{"kind", enumName(*i.kind)},
                           {"low", i.promised->low},
                           {"mode", i.promised->likely},
                           {"high", i.promised->high}};
    addJudgement(out, i.judgement, i.because);
    return out;
}

Json toJson(const Trajectory& trajectory) {
    Json points = Json::array();
    for (const Date day : trajectory.corners())
        if (const auto at = trajectory.at(day))
            points.push_back({{"date", day.toString()}, {"low", at->low}, {"mid", at->mid}, {"high", at->high}});
    Json undated = Json::array();
    for (const InitiativeId& id : trajectory.undated)
        undated.push_back(id.value);
    return {{"basis", basisNames[static_cast<size_t>(trajectory.basis)]},
            {"points", std::move(points)},
            {"undated", std::move(undated)}};
}

Json toJson(const Series& series) {
    Json out = Json::array();
    for (const Point& p : series.points)
        out.push_back({{"date", p.date.toString()},
                       {"value", p.value},
                       {"source", p.provenance.source},
                       {"file", p.provenance.file},
                       {"line", p.provenance.line}});
    return out;
}

Json toJson(const GoalOutcome& goal) {
    Json out{{"id", goal.id.value},
             {"name", goal.name},
             {"metric", goal.metric},
             {"unit", goal.unit},
             {"direction", enumName(goal.direction)},
             {"status", enumName(goal.status)},
             {"statusBecause", goal.statusBecause},
             {"baseline", orNull(goal.baseline)},
             {"target", orNull(goal.target)},
             {"deadline", orNull(goal.deadline)},
             {"latest", orNull(goal.latest)},
             {"latestOn", orNull(goal.latestOn)},
             {"level", orNull(goal.level)},
             {"expected", orNull(goal.expected)},
             {"trajectory", toJson(goal.trajectory)}};
    addJudgement(out, goal.judgement, goal.because);
    out["initiatives"] = Json::array();
    for (const InitiativeOutcome& i : goal.initiatives)
        out["initiatives"].push_back(toJson(i));
    out["points"] = toJson(goal.series);
    return out;
}

Json toJson(const LedgerEntry& e) {
    return {{"prediction", e.prediction.value},
            {"initiative", e.initiative.value},
            {"goal", orNull(e.goal)},
            {"component", orNull(e.component)},
            {"metric", e.metric},
            {"kind", enumName(e.kind)},
            {"predicted", {{"low", e.predicted.low}, {"mode", e.predicted.likely}, {"high", e.predicted.high}}},
            {"registered", e.registered.toString()},
            {"goLive", orNull(e.goLive)},
            {"late", e.late},
            {"changes", e.changes},
            {"fact", orNull(e.fact)},
            {"inside", orNull(e.inside)},
            {"because", e.because}};
}

Json toJson(const Calibration& c) {
    return {{"predictions", c.predictions},
            {"judged", c.judged},
            {"inside", c.inside},
            {"below", c.below},
            {"above", c.above},
            {"meant", 0.8},
            {"share", orNull(c.share)},
            {"because", c.because}};
}

Json toJson(const Delivery& d) {
    const bool seen = d.window.days() > 0;
    return {{"team", orNull(d.team)},
            {"name", d.name},
            {"from", seen ? Json(d.window.from.toString()) : Json(nullptr)},
            {"to", seen ? Json(d.window.to.toString()) : Json(nullptr)},
            {"deployments", seen ? Json(d.deployments) : Json(nullptr)},
            {"deploymentsPerWeek", orNull(d.perWeek)},
            {"leadTimeHours", orNull(d.leadTimeHours)},
            {"changeFailureRate", orNull(d.failureRate)},
            {"recoveryHours", orNull(d.recoveryHours)},
            {"because", d.because}};
}

Json toJson(const ErrorBudget& b) {
    return {{"slo", b.slo.value},
            {"component", b.component.value},
            {"target", b.target},
            {"windowDays", b.windowDays},
            {"availability", orNull(b.availability)},
            {"burnRate", orNull(b.burnRate)},
            {"consumed", orNull(b.consumed)},
            {"readings", b.readings},
            {"because", b.because}};
}

template <typename List>
Json listOf(const List& list) {
    Json out = Json::array();
    for (const auto& item : list)
        out.push_back(toJson(item));
    return out;
}

} // namespace

Json toJson(const Outcomes& outcomes) {
    return {{"schema", "banyan.outcomes/1"},         {"asOf", outcomes.asOf.toString()},
            {"goals", listOf(outcomes.goals)},       {"components", listOf(outcomes.components)},
            {"ledger", listOf(outcomes.ledger)},     {"calibration", toJson(outcomes.calibration)},
            {"delivery", listOf(outcomes.delivery)}, {"errorBudgets", listOf(outcomes.errorBudgets)}};
}

} // namespace banyan::report
