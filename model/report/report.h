// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/outcomes/outcomes.h"
#include "model/report/document.h"
#include "model/roadmap/plan.h"

namespace banyan::report {

/// Everything a report speaks of, computed beforehand from one portfolio as of one day.
struct ReportInput {
    const portfolio::Portfolio& portfolio;
    const scoring::Assessment& assessment;
    const std::vector<advice::Recommendation>& recommendations;
    const roadmap::Plan* plan = nullptr; ///< absent when there is nothing to plan; `planIssue` then says why
    std::string planIssue;
    const outcomes::Outcomes* outcomes = nullptr;
};

/// Sections in the order in which they appear: "summary", "goals", "map", "recommendations", "roadmap", "budgets",
/// "money", "outcomes", "unknown", "method", "sources".
const std::vector<std::string>& sectionIds();
/// What stands over a section; empty where there is none of that id.
std::string sectionTitle(std::string_view id);

/// A report that a stakeholder can read alone: prose first, then pictures and tables. `sections` empty: all. Error
/// "report.unknown-section" (Usage).
Result<Document> report(const ReportInput& input, const std::vector<std::string>& sections = {});

} // namespace banyan::report
