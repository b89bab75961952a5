// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/answers.h"

#include <array>

namespace banyan::report {

using namespace banyan::roadmap;

namespace {

Json dayOrNull(const std::optional<Date>& day) {
    return day ? Json(day->toString()) : Json(nullptr);
}

Json toJson(const InitiativeChange& change) {
    static constexpr std::array kinds{"moved", "in", "out", "finished"};
    return {{"kind", kinds[static_cast<size_t>(change.kind)]},
            {"id", change.id.value},
            {"title", change.title},
            {"startBefore", dayOrNull(change.startBefore)},
            {"startAfter", dayOrNull(change.startAfter)},
            {"finishBefore", dayOrNull(change.finishBefore)},
            {"finishAfter", dayOrNull(change.finishAfter)},
            {"weeks", change.weeks},
            {"sentence", change.sentence}};
}

Json numberOrNull(const std::optional<double>& value) {
    return value ? Json(*value) : Json(nullptr);
}

} // namespace

Json toJson(const PlanChange& change, const std::vector<RecordChange>& records) {
    Json out{{"schema", "banyan.comparison/1"}, {"before", change.before}, {"after", change.after}};
    out["changes"] = Json::array();
    for (const InitiativeChange& one : change.changes)
        out["changes"].push_back(toJson(one));
    out["unchanged"] = change.unchanged;
    out["value"] = {{"before", change.valueBefore}, {"after", change.valueAfter}};
    out["cost"] = {{"before", numberOrNull(change.costBefore)},
                   {"after", numberOrNull(change.costAfter)},
                   {"currency", change.currency}};
    out["deadlines"] = {{"metBefore", change.deadlinesMetBefore}, {"metAfter", change.deadlinesMetAfter}};
    out["deadlines"]["changes"] = Json::array();
    for (const DeadlineChange& one : change.deadlines)
        out["deadlines"]["changes"].push_back({{"id", one.id.value},
                                               {"title", one.title},
                                               {"deadline", one.deadline.toString()},
                                               {"metBefore", one.metBefore},
                                               {"metAfter", one.metAfter},
                                               {"sentence", one.sentence}});
    out["summary"] = change.summary;
    static constexpr std::array kinds{"added", "removed", "changed"};
    out["portfolio"] = Json::array();
    for (const RecordChange& one : records)
        out["portfolio"].push_back({{"group", one.group},
                                    {"record", one.record},
                                    {"id", one.id},
                                    {"kind", kinds[static_cast<size_t>(one.kind)]},
                                    {"sentence", one.sentence}});
    return out;
}

Json toJson(const Curve& curve) {
    Json out{{"schema", "banyan.curve/1"}, {"start", curve.start.toString()}, {"weeks", curve.weeks},
             {"seed", curve.seed},         {"setSize", curve.setSize},        {"setWeeks", curve.setWeeks}};
    out["points"] = Json::array();
    for (const CurvePoint& point : curve.points) {
        Json one{{"percent", point.percent},         {"feasible", point.feasible},
                 {"scheduled", point.scheduled},     {"value", point.value},
                 {"riskRetired", point.riskRetired}, {"deadlinesMet", point.deadlinesMet},
                 {"deadlines", point.deadlines},     {"because", point.because}};
        one["setFinishWeek"] = point.setFinishWeek ? Json(*point.setFinishWeek) : Json(nullptr);
        out["points"].push_back(std::move(one));
    }
    return out;
}

} // namespace banyan::report
