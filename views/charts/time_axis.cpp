// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/time_axis.h"

#include "views/session/text.h"

#include <algorithm>
#include <cmath>

namespace banyan::charts {

namespace {

Date nextMonth(Date first, int months) {
    const int index = first.year() * 12 + first.month() - 1 + months;
    return Date::fromYmd(index / 12, index % 12 + 1, 1);
}

QString textOf(Date month, int step) {
    return step == 3 ? QStringLiteral("Q%1").arg((month.month() + 2) / 3) : session::monthName(month.month());
}

} // namespace

std::vector<MonthTick> TimeAxis::months(double least) const {
    const double monthWidth = weekWidth() * 365.25 / 12 / 7;
    int step = 1;
    for (const int wider : {1, 2, 3, 6, 12}) {
        step = wider;
        if (monthWidth * wider >= least) break;
    }
    const Date begin = start + static_cast<int>(std::ceil(first * 7));
    const Date end = start + static_cast<int>(std::floor((first + weeks) * 7));
    std::vector<MonthTick> ticks;
    Date month = Date::fromYmd(begin.year(), begin.month(), 1);
    if (month < begin) month = nextMonth(month, 1);
    while ((month.month() - 1) % step != 0)
        month = nextMonth(month, 1);
    if (x(month) - left >= least)
        ticks.push_back({left, QStringLiteral("%1 %2").arg(textOf(begin, step)).arg(begin.year()), false});
    for (; month < end; month = nextMonth(month, step)) {
        const bool major = ticks.empty() || month.month() == 1;
        QString text = textOf(month, step);
        if (major) text += QStringLiteral(" %1").arg(month.year());
        ticks.push_back({x(month), text, month.month() == 1});
    }
    return ticks;
}

std::vector<WeekTick> TimeAxis::weekTicks(double least) const {
    std::vector<WeekTick> ticks;
    if (weekWidth() < least) return ticks;
    for (int week = std::max(0, static_cast<int>(std::ceil(first - 1e-9))); week < first + weeks; ++week)
        ticks.push_back({x(week), week, QString::number((start + 7 * week).day())});
    return ticks;
}

} // namespace banyan::charts
