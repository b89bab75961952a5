// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "model/base/dates.h"

#include <vector>

namespace banyan::charts {

/// A month's beginning on the axis.
struct MonthTick {
    double x = 0;
    QString text; ///< "Jan", with the year at the first one and at each January
    bool major = false;
};

/// Weeks of a plan laid out from left to right.
struct TimeAxis {
    Date start;    ///< the Monday of week 0
    int weeks = 1; ///< shown
    double left = 0;
    double width = 1;

    [[nodiscard]] double x(double week) const { return left + width * week / weeks; }
    [[nodiscard]] double x(Date day) const { return x((day - start) / 7.0); }
    [[nodiscard]] double right() const { return left + width; }
    /// Months in view; where they would stand closer than `least` px only every second, third, … is given.
    [[nodiscard]] std::vector<MonthTick> months(double least) const;
};

} // namespace banyan::charts
