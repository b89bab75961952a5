// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/report.h"
#include "model/report/sheet.h"

namespace banyan::report {

/// What was computed, as tables for a spreadsheet: "Components", "Recommendations", "Initiatives", "Capacity",
/// "Unscheduled", "Goals", "Outcomes". All are there, with or without rows.
std::vector<Sheet> tables(const ReportInput& input);

} // namespace banyan::report
