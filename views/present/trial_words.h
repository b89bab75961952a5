// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "views/session/work.h"

namespace banyan::present {

/// The mean refactoring budget of the teams on a day, in percent.
double meanBudget(const portfolio::Portfolio& portfolio, Date day);
/// Whether a trial moved the goals' points, or the teams' budgets.
bool weightsDiffer(const portfolio::Portfolio& before, const portfolio::Portfolio& tried);
bool budgetsDiffer(const portfolio::Portfolio& before, const portfolio::Portfolio& tried);

/// "Errors: 34 → 45 %; Lead time: 20 → 15 %; and 3 others", the largest change first; empty where none differs.
QString weightsSay(const portfolio::Portfolio& before, const portfolio::Portfolio& tried);
/// "20 → 35 %"; empty where no team's budget differs.
QString budgetSays(const portfolio::Portfolio& before, const portfolio::Portfolio& tried, Date day);

/// What a plan becomes, in sentences: who moves, value, cost, and the deadlines of initiatives and goals as the budget
/// curve counts them. `about` marks the numbers of a quick plan.
QStringList planBecomes(const session::Planned& now, const session::Planned& then, bool about);

} // namespace banyan::present
