// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/time_axis.h"

#include "views/session/text.h"

namespace banyan::charts {

namespace {

Date nextMonth(Date first, int months) {
    const int index = first.year() * 12 + first.month() - 1 + months;
    return Date::fromYmd(index / 12, index % 12 + 1, 1);
}

} // namespace

std::vector<MonthTick> TimeAxis::months(double least) const {
    const double monthWidth = width / weeks * 365.25 / 12 / 7;
    int step = 1;
    for (const int wider : {1, 2, 3, 6, 12}) {
        step = wider;
        if (monthWidth * wider >= least) break;
    }
    std::vector<MonthTick> ticks;
    Date month = Date::fromYmd(start.year(), start.month(), 1);
    if (month < start) month = nextMonth(month, 1);
    while ((month.month() - 1) % step != 0)
        month = nextMonth(month, 1);
    if (x(month) - left >= least)
        ticks.push_back(
            {left, QStringLiteral("%1 %2").arg(session::monthName(start.month())).arg(start.year()), false});
    for (; month < start + 7 * weeks; month = nextMonth(month, step)) {
        const bool major = ticks.empty() || month.month() == 1;
        QString text = session::monthName(month.month());
        if (major) text += QStringLiteral(" %1").arg(month.year());
        ticks.push_back({x(month), text, month.month() == 1});
    }
    return ticks;
}

} // namespace banyan::charts
