// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/report.h"

#include <map>

namespace banyan::report {

/// Components by what they have in common.
using Groups = std::map<std::string, std::vector<portfolio::ComponentId>>;

/// One row for each group, the largest first, with its first few names.
Table groupTable(const portfolio::Portfolio& portfolio, const std::string& heading, const Groups& groups);

/// Why there is no plan, without a full stop of its own.
Text whyNoPlan(const ReportInput& input);

// Each fills the section that it is named after.
void summarySection(const ReportInput& input, Section& out);
void goalsSection(const ReportInput& input, Section& out);
void mapSection(const ReportInput& input, Section& out);
void recommendationsSection(const ReportInput& input, Section& out);
void roadmapSection(const ReportInput& input, Section& out);
void budgetsSection(const ReportInput& input, Section& out);
void moneySection(const ReportInput& input, Section& out);
void outcomesSection(const ReportInput& input, Section& out);
void unknownSection(const ReportInput& input, Section& out);
void methodSection(const ReportInput& input, Section& out);
void sourcesSection(const ReportInput& input, Section& out);

} // namespace banyan::report
