// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/markdown.h"

#include <map>

namespace banyan::report {

/// Components by what they have in common.
using Groups = std::map<std::string, std::vector<portfolio::ComponentId>>;

/// One row for each group, the largest first, with its first few names.
std::string groupTable(const portfolio::Portfolio& portfolio, const std::string& heading, const Groups& groups);

std::string summarySection(const ReportInput& input);
std::string goalsSection(const ReportInput& input);
std::string mapSection(const ReportInput& input);
std::string recommendationsSection(const ReportInput& input);
std::string roadmapSection(const ReportInput& input);
std::string budgetsSection(const ReportInput& input);
std::string moneySection(const ReportInput& input);
std::string outcomesSection(const ReportInput& input);
std::string unknownSection(const ReportInput& input);
std::string methodSection(const ReportInput& input);
std::string sourcesSection(const ReportInput& input);

} // namespace banyan::report
