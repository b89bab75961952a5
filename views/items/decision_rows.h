// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/change.h"
#include "views/items/text_table.h"

/// Decisions, baselines and what moved since, as rows of tables.
namespace banyan::items {

std::vector<TextColumn> decisionColumns();
TextRow decisionRow(const portfolio::Decision& decision, Date today);
/// "19 Oct 2026: Go ahead" of the newest of them; empty without one.
QString lastDecisionText(const std::vector<const portfolio::Decision*>& newestFirst);

std::vector<TextColumn> baselineColumns();
TextRow baselineRow(const portfolio::Portfolio& portfolio, const portfolio::Baseline& baseline);

std::vector<TextColumn> planChangeColumns();
std::vector<TextRow> planChangeRows(const roadmap::PlanChange& change);

} // namespace banyan::items
