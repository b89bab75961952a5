// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/report.h"

/// A roadmap for other programs. Each needs `ReportInput::plan`; the same input gives the same bytes.
namespace banyan::report {

/// Microsoft Project's XML: phases as summary tasks, initiatives with dates, work, predecessors with lag, constraints
/// and deadlines, teams as resources with their assignments, a calendar with the holidays, and the newest baseline
/// where the portfolio keeps one. Elements stand in the order of Microsoft's schema (mspdi_pj12). What isn't scheduled
/// is left out.
std::string mspdi(const ReportInput& input);

/// iCalendar (RFC 5545): an all-day event for each initiative, deadline, goal's deadline and review date of a decision.
/// Stamps come from the as-of day, UIDs from the ids.
std::string ics(const ReportInput& input);

/// Jira's CSV import: an epic for each initiative that is scheduled, with links to what blocks it. Dates are
/// YYYY-MM-DD, estimates seconds.
std::string jiraCsv(const ReportInput& input);

} // namespace banyan::report
