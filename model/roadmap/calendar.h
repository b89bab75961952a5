// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/portfolio.h"

namespace banyan::roadmap {

using namespace banyan::portfolio;

/// The team's refactoring budget on a day, in percent of its capacity: 20 where no period says otherwise.
double refactoringBudget(const Team& team, Date day);

/// Weeks of a plan as dates, and what a team can give to initiatives in each.
class Calendar {
public:
    /// Week 0 begins on the Monday on or after the settings' start, or on the Monday after `asOf`. `budgetPercent` ≥ 0
    /// takes the place of every team's own refactoring budget.
    Calendar(const Settings& settings, Date asOf, double budgetPercent);

    [[nodiscard]] Date start() const { return m_start; }
    [[nodiscard]] Date monday(int week) const { return m_start + 7 * week; }
    [[nodiscard]] std::string text(int week) const { return monday(week).toString(); }

    [[nodiscard]] int weekThatHolds(Date day) const; ///< below 0 before the start
    [[nodiscard]] int firstWeekFrom(Date day) const; ///< whose Monday is that day or later
    [[nodiscard]] int
    finishWeekWithin(Date day) const; ///< largest finish week whose last Friday is that day or earlier

    /// Person-hours for initiatives: over the week's days from Monday to Friday that are no holidays, 8 h ·
    /// availability · (headcount · refactoring budget · (1 − opportunistic reserve) + dedicated people), rounded down.
    [[nodiscard]] int hours(const Team& team, int week) const;
    /// The freeze that touches the week, or nullptr.
    [[nodiscard]] static const Freeze* freezeIn(const Team& team, Date monday);

private:
    Date m_start;
    double m_budgetPercent = -1;
    std::vector<Date> m_holidays;
};

} // namespace banyan::roadmap
