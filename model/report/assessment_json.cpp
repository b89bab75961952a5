// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/answers.h"
#include "model/report/scoring_json.h"

namespace banyan::report {

using namespace banyan::portfolio;
using namespace banyan::scoring;

namespace {

using report::toJson;

constexpr std::array confidenceNames{"firm", "leaning", "undecided"};
constexpr std::array adjustmentNames{"critical-flow", "red-flag"};

Json toJson(const std::vector<CriterionWeight>& weights) {
    Json out = Json::array();
    for (const CriterionWeight& weight : weights) {
        Json goals = Json::array();
        for (const GoalShare& share : weight.goals)
            goals.push_back({{"goal", share.goal.value}, {"share", share.share}});
        out.push_back({{"criterion", weight.criterion.value}, {"weight", weight.weight}, {"goals", std::move(goals)}});
    }
    return out;
}

Json toJson(const facts::Provenance& provenance) {
    Json out{{"source", provenance.source}, {"file", provenance.file}, {"line", provenance.line}};
    if (!provenance.pointer.empty()) out["pointer"] = provenance.pointer;
    out["date"] = provenance.date.toString();
    out["rows"] = provenance.rows;
    return out;
}

Json toJson(const Term& term, const Assessment& assessment) {
    const Criterion& criterion = assessment.criterionOf(term);
    Json out{{"axis", enumName(term.axis)},
             {"branch", criterion.branch},
             {"criterion", criterion.id.value},
             {"known", term.known},
             {"estimated", term.estimated},
             {"raw", nullptr},
             {"rawText", rawText(term, assessment)},
             {"score", toJson(term.score)},
             {"weight", term.weight},
             {"points", toJson(term.points)},
             {"clamped", term.clamped}};
    if (term.known && term.raw) {
        out["raw"] = toJson(*term.raw);
        out["raw"]["unit"] = criterion.unit;
    }
    out["provenance"] = Json::array();
    for (const facts::Provenance& provenance : term.provenance)
        out["provenance"].push_back(toJson(provenance));
    return out;
}

Json toJson(const Adjustment& adjustment) {
    return {{"axis", enumName(adjustment.axis)},
            {"kind", adjustmentNames[static_cast<size_t>(adjustment.kind)]},
            {"points", toJson(adjustment.points)},
            {"because", adjustment.because}};
}

Json toJson(const ComponentAssessment& component, const Assessment& assessment) {
    Json out{{"id", component.id.value},
             {"name", component.name},
             {"quadrant", enumName(component.quadrant)},
             {"computedQuadrant", enumName(component.computedQuadrant)},
             {"confidence", confidenceNames[static_cast<size_t>(component.confidence)]},
             {"value", toJson(component.value)},
             {"risk", toJson(component.risk)},
             {"coverage", {{"value", component.valueCoverage}, {"risk", component.riskCoverage}}},
             {"probability", component.probability ? toJson(*component.probability) : Json(nullptr)}};
    out["contributions"] = Json::array();
    for (const Term& term : component.terms)
        out["contributions"].push_back(toJson(term, assessment));
    out["adjustments"] = Json::array();
    for (const Adjustment& adjustment : component.adjustments)
        out["adjustments"].push_back(toJson(adjustment));
    out["missing"] = component.missing;
    out["sentence"] = sentence(component, assessment);
    return out;
}

} // namespace

Json toJson(const Assessment& assessment) {
    Json out{{"schema", "banyan.assessment/1"},
             {"asOf", assessment.asOf.toString()},
             {"seed", assessment.seed},
             {"draws", assessment.draws},
             {"thresholds", {{"value", assessment.valueThreshold}, {"risk", assessment.riskThreshold}}},
             {"weights", {{"value", toJson(assessment.weights.value)}, {"risk", toJson(assessment.weights.risk)}}}};
    out["components"] = Json::array();
    for (const ComponentAssessment& component : assessment.components)
        out["components"].push_back(toJson(component, assessment));
    return out;
}

Json explanation(const Assessment& assessment, const ComponentAssessment& component,
                 const advice::Recommendation* recommendation) {
    Json out{{"schema", "banyan.explanation/1"}, {"asOf", assessment.asOf.toString()}};
    out["sentence"] = sentence(component, assessment);
    out["nextQuadrant"] = nextQuadrantHint(component, assessment);
    out["component"] = toJson(component, assessment);
    out["recommendation"] =
        recommendation ? toJson(std::vector{*recommendation}, {})["recommendations"][0] : Json(nullptr);
    return out;
}

} // namespace banyan::report
