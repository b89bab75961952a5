// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/answers.h"
#include "model/report/scoring_json.h"

namespace banyan::report {

using namespace banyan::portfolio;
using namespace banyan::scoring;

namespace {

using report::toJson;

constexpr std::array leverNames{"goal", "criterion", "branch"};
constexpr std::array doubtNames{"unknown", "estimated", "old"};

Json toJson(const WeightShift& shift) {
    return {{"kind", leverNames[static_cast<size_t>(shift.kind)]},
            {"id", shift.id},
            {"from", shift.from},
            {"to", shift.to}};
}

Json toJson(const TornadoCell& cell) {
    return {{"axis", enumName(cell.axis)},
            {"criterion", cell.criterion.value},
            {"points", toJson(cell.points)},
            {"swing", cell.swing},
            {"varianceShare", cell.varianceShare}};
}

template <typename T>
Json orNull(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json toJson(const ComponentRobustness& component, const Robustness& robustness, const Assessment& assessment) {
    Json out{{"id", component.id.value},
             {"sentence", sentence(component, robustness, assessment)},
             {"probability", toJson(component.probability)},
             {"expectedRank", component.expectedRank},
             {"rankAcceptability", component.acceptability},
             {"centralWeights", orNull(component.centralWeights)},
             {"confidenceFactor", orNull(component.confidenceFactor)},
             {"flip", nullptr}};
    if (component.flip) {
        out["flip"] = toJson(component.flip->shift);
        out["flip"]["quadrant"] = enumName(component.flip->to);
    }
    out["tornado"] = Json::array();
    for (const TornadoCell& cell : component.tornado)
        out["tornado"].push_back(toJson(cell));
    return out;
}

Json toJson(const MeasureNext& measure, const Assessment& assessment) {
    return {{"component", measure.component.value},
            {"criterion", measure.criterion.value},
            {"doubt", doubtNames[static_cast<size_t>(measure.doubt)]},
            {"before", measure.before},
            {"after", measure.after},
            {"sentence", sentence(measure, assessment)}};
}

Json pairsOf(const Robustness& robustness) {
    Json ids = Json::array();
    for (const ComponentId& id : robustness.pairs)
        ids.push_back(id.value);
    return {{"components", std::move(ids)}, {"winning", robustness.winning}};
}

} // namespace

Json toJson(const Robustness& robustness, const Assessment& assessment) {
    Json out{{"schema", "banyan.robustness/1"},
             {"asOf", robustness.asOf.toString()},
             {"seed", robustness.seed},
             {"draws", robustness.draws},
             {"weights", weightLawNames[static_cast<size_t>(robustness.weights)]}};
    for (const char* list : {"groups", "components", "criticalWeights", "measureNext", "measureEverywhere"})
        out[list] = Json::array();
    for (const WeightGroup& group : robustness.groups)
        out["groups"].push_back({{"axis", enumName(group.axis)}, {"id", group.id}, {"weight", group.weight}});
    for (const ComponentRobustness& component : robustness.components)
        out["components"].push_back(toJson(component, robustness, assessment));
    for (const Exchange& exchange : robustness.exchanges) {
        Json one{{"ahead", exchange.ahead.value}, {"behind", exchange.behind.value}};
        one.update(toJson(exchange.shift));
        out["criticalWeights"].push_back(std::move(one));
    }
    for (const MeasureNext& measure : robustness.measureNext)
        out["measureNext"].push_back(toJson(measure, assessment));
    for (const MeasureEverywhere& one : robustness.measureEverywhere)
        out["measureEverywhere"].push_back(
            {{"criterion", one.criterion.value}, {"components", one.components}, {"gain", one.gain}});
    out["pairwise"] = robustness.pairs.empty() ? Json(nullptr) : pairsOf(robustness);
    return out;
}

} // namespace banyan::report
