// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/outcomes/outcomes.h"
#include "views/items/text_table.h"

/// What came of it as rows of tables. What was not measured says so in words and is never a number.
namespace banyan::items {

std::vector<TextColumn> goalOutcomeColumns();
TextRow goalOutcomeRow(const outcomes::GoalOutcome& goal);

/// The forecast ledger.
std::vector<TextColumn> ledgerColumns();
std::vector<TextRow> ledgerRows(const portfolio::Portfolio& portfolio, const outcomes::Outcomes& outcomes);

std::vector<TextColumn> deliveryColumns();
std::vector<TextRow> deliveryRows(const outcomes::Outcomes& outcomes);

std::vector<TextColumn> errorBudgetColumns();
std::vector<TextRow> errorBudgetRows(const outcomes::Outcomes& outcomes);

/// The data points of a series, newest first, with where each was read.
std::vector<TextColumn> readingColumns();
std::vector<TextRow> readingRows(const portfolio::Portfolio& portfolio, const outcomes::Series& series);

/// "4.2 % → 2.1 % by 30 Jun 2027"
QString aimOf(const outcomes::GoalOutcome& goal);
/// "30 to 50 % less", "between 3 and 5"
QString predictedText(portfolio::EffectKind kind, double low, double high);

} // namespace banyan::items
