// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/answers.h"

#include "model/portfolio/record_json.h"

namespace banyan::report {

using namespace banyan::advice;

namespace {

Json toJson(const Recommendation& recommendation) {
    Json facts = Json::array();
    for (const FactUsed& fact : recommendation.facts)
        facts.push_back({{"fact", fact.fact}, {"value", fact.value}, {"known", fact.known}});
    Json requirements = Json::array();
    for (const Requirement& r : recommendation.requirements)
        requirements.push_back({{"rule", r.rule}, {"pattern", r.pattern}, {"phase", r.phase}, {"because", r.because}});
    Json nearest = nullptr;
    if (recommendation.nearest)
        nearest = {{"fact", recommendation.nearest->fact},
                   {"by", recommendation.nearest->by},
                   {"wouldBe", recommendation.nearest->wouldBe}};
    return {{"component", recommendation.component.value},
            {"rule", recommendation.rule},
            {"disposition", recommendation.disposition},
            {"pattern", recommendation.pattern},
            {"because", recommendation.because},
            {"facts", std::move(facts)},
            {"ask", recommendation.ask},
            {"nearest", std::move(nearest)},
            {"requirements", std::move(requirements)},
            {"review", recommendation.review ? Json(recommendation.review->toString()) : Json(nullptr)}};
}

} // namespace

Json toJson(const std::vector<Recommendation>& recommendations, const Proposals& proposals) {
    Json out{{"schema", "banyan.advice/1"}};
    out["recommendations"] = Json::array();
    for (const Recommendation& recommendation : recommendations)
        out["recommendations"].push_back(toJson(recommendation));
    out["initiatives"] = Json::array();
    for (const Initiative& initiative : proposals.initiatives)
        out["initiatives"].push_back(recordToJson(initiative));
    out["issues"] = toJson(proposals.issues)["issues"];
    return out;
}

} // namespace banyan::report
