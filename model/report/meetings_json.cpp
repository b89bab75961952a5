// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/portfolio/record_json.h"
#include "model/report/answers.h"
#include "model/roadmap/scenario.h"

namespace banyan::report {

using namespace banyan::portfolio;

Json scenariosJson(const Portfolio& portfolio) {
    Json out{{"schema", "banyan.scenarios/1"}, {"scenarios", Json::array()}};
    for (const Scenario& scenario : portfolio.table<Scenario>()) {
        Json one = recordToJson(scenario);
        one["sentences"] = roadmap::sentences(portfolio, scenario);
        out["scenarios"].push_back(std::move(one));
    }
    return out;
}

Json baselinesJson(const Portfolio& portfolio) {
    Json out{{"schema", "banyan.baselines/1"}, {"baselines", Json::array()}};
    for (const Baseline& baseline : portfolio.table<Baseline>()) {
        const Roadmap& kept = *portfolio.find(baseline.roadmap);
        Json one = recordToJson(baseline);
        one["start"] = kept.start.toString();
        one["weeks"] = kept.weeks;
        one["value"] = kept.value;
        one["scheduled"] = kept.entries.size();
        one["unscheduled"] = kept.unscheduled.size();
        out["baselines"].push_back(std::move(one));
    }
    return out;
}

} // namespace banyan::report
