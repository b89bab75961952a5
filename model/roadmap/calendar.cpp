// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/calendar.h"

#include <algorithm>
#include <cmath>

namespace banyan::roadmap {

namespace {

int floorDiv(int a, int b) {
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}

bool holds(const std::optional<Date>& from, const std::optional<Date>& to, Date day) {
    return (!from || *from <= day) && (!to || day < *to);
}

double dedicatedOn(const Team& team, Date day) {
    double people = 0;
    for (const Dedication& period : team.dedicated)
        if (holds(period.from, period.to, day)) people += period.people;
    return people;
}

Date startOf(const Settings& settings, Date asOf) {
    if (!settings.planStart) return asOf.monday() + 7;
    const Date monday = settings.planStart->monday();
    return monday == *settings.planStart ? monday : monday + 7;
}

} // namespace

double refactoringBudget(const Team& team, Date day) {
    double percent = 20;
    for (const BudgetPeriod& period : team.budgets)
        if (holds(period.from, period.to, day)) percent = period.percent;
    return percent;
}

Calendar::Calendar(const Settings& settings, Date asOf, double budgetPercent)
    : m_start(startOf(settings, asOf))
    , m_budgetPercent(budgetPercent)
    , m_holidays(settings.holidays) {
    std::ranges::sort(m_holidays);
}

int Calendar::weekThatHolds(Date day) const {
    return floorDiv(day - m_start, 7);
}

int Calendar::firstWeekFrom(Date day) const {
    return floorDiv(day - m_start + 6, 7);
}

int Calendar::finishWeekWithin(Date day) const {
    return floorDiv(day - m_start + 3, 7);
}

int Calendar::hours(const Team& team, int week) const {
    constexpr double hoursOfDay = 8;
    double sum = 0;
    for (Date day = monday(week); day < monday(week) + 5; day = day + 1) {
        if (std::ranges::binary_search(m_holidays, day)) continue;
        const double percent = m_budgetPercent >= 0 ? m_budgetPercent : refactoringBudget(team, day);
        const double people =
            team.headcount.value_or(assumedHeadcount) * percent / 100 * (1 - team.opportunisticReserve) +
            dedicatedOn(team, day);
        sum += hoursOfDay * team.availability * people;
    }
    return static_cast<int>(std::floor(std::clamp(sum, 0.0, 1e8) + 1e-6));
}

const Freeze* Calendar::freezeIn(const Team& team, Date monday) {
    for (const Freeze& freeze : team.freezes)
        if (freeze.from < monday + 7 && monday < freeze.to) return &freeze;
    return nullptr;
}

} // namespace banyan::roadmap
