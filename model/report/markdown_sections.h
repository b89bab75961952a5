// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/markdown.h"

namespace banyan::report {

std::string summarySection(const ReportInput& input);
std::string goalsSection(const ReportInput& input);
std::string mapSection(const ReportInput& input);
std::string recommendationsSection(const ReportInput& input);
std::string roadmapSection(const ReportInput& input);
std::string budgetsSection(const ReportInput& input);
std::string unknownSection(const ReportInput& input);
std::string methodSection(const ReportInput& input);
std::string sourcesSection(const ReportInput& input);

} // namespace banyan::report
