// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/json.h"
#include "model/intake/import.h"
#include "model/outcomes/outcomes.h"
#include "model/report/portfolio_changes.h"
#include "model/roadmap/change.h"
#include "model/roadmap/curve.h"
#include "model/scoring/robustness.h"

/// What leaves the program: answers as JSON, and reports for people.
namespace banyan::report {

/// "banyan.assessment/1". Field names are stable; the same assessment gives the same bytes.
Json toJson(const scoring::Assessment& assessment);

/// One component of "banyan.assessment/1" with its sentence, hint and recommendation: "banyan.explanation/1".
Json explanation(const scoring::Assessment& assessment, const scoring::ComponentAssessment& component,
                 const advice::Recommendation* recommendation);

/// "banyan.robustness/1". The assessment is the one of the same portfolio and day: names and criteria come from there.
Json toJson(const scoring::Robustness& robustness, const scoring::Assessment& assessment);

/// "banyan.advice/1": recommendations, and the initiatives that they propose.
Json toJson(const std::vector<advice::Recommendation>& recommendations, const advice::Proposals& proposals);

/// "banyan.plan/1".
Json toJson(const roadmap::Plan& plan);

/// "banyan.comparison/1": of two plans, and of what the portfolios say.
Json toJson(const roadmap::PlanChange& change, const std::vector<RecordChange>& records);

/// "banyan.curve/1".
Json toJson(const roadmap::Curve& curve);

/// "banyan.outcomes/1". An end of an interval that has no limit is null.
Json toJson(const outcomes::Outcomes& outcomes);

/// "banyan.scenarios/1": each scenario as it is kept, with what it says in sentences.
Json scenariosJson(const portfolio::Portfolio& portfolio);

/// "banyan.baselines/1".
Json baselinesJson(const portfolio::Portfolio& portfolio);

/// "banyan.import/1", over all sources of one call.
struct ImportedSource {
    std::string file;
    std::string format;
    double confidence = 0;
    std::string because;
    const intake::DryRun* run = nullptr;
};
Json toJson(const std::vector<ImportedSource>& sources, bool dryRun);

/// "banyan.check/1": every issue.
Json toJson(const std::vector<portfolio::Issue>& issues);

/// "banyan.error/1".
Json toJson(const Error& error);

} // namespace banyan::report
