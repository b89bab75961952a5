// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "model/base/dates.h"

#include <vector>

namespace banyan::charts {

/// A month's beginning on the axis.
struct MonthTick {
    double x = 0;
    QString text; ///< "Jan" or "Q1", with the year at the first one and at each January
    bool major = false;
};

/// A week's beginning on the axis.
struct WeekTick {
    double x = 0;
    int week = 0;
    QString text; ///< day of the month
};

/// Weeks of a plan laid out from left to right.
struct TimeAxis {
    Date start;    ///< the Monday of week 0
    int weeks = 1; ///< shown
    double left = 0;
    double width = 1;
    double first = 0; ///< the week at the left end

    [[nodiscard]] double x(double week) const { return left + width * (week - first) / weeks; }
    [[nodiscard]] double x(Date day) const { return x((day - start) / 7.0); }
    [[nodiscard]] double weekAt(double at) const { return first + (at - left) * weeks / width; }
    [[nodiscard]] double right() const { return left + width; }
    [[nodiscard]] double weekWidth() const { return width / weeks; }
    [[nodiscard]] bool shows(double at) const { return at >= left - 0.5 && at <= right() + 0.5; }
    /// Months in view; where they would stand closer than `least` px only every second, each quarter, … is given.
    [[nodiscard]] std::vector<MonthTick> months(double least) const;
    /// Mondays in view; none where they would stand closer than `least` px.
    [[nodiscard]] std::vector<WeekTick> weekTicks(double least) const;
};

} // namespace banyan::charts
