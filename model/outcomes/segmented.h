// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/numbers.h"
#include "model/outcomes/least_squares.h"

/// Interrupted time series.
namespace banyan::outcomes {

/// A series that something happened to. Points in the order of time.
struct SegmentedSeries {
    std::vector<double> time;
    std::vector<double> value;
    std::vector<bool> after;  ///< of each point
    double slopeFrom = 0;     ///< the time from which the change of slope is counted
    bool withSlope = true;    ///< else the level alone changes
    Columns season;           ///< further columns, each as long as the series
    std::optional<int> lag{}; ///< of the errors' correlation; absent: neweyWestLag
};

struct Coefficient {
    double value = 0;
    double plainError = 0;
    double neweyWestError = 0;
};

struct Segmented {
    Coefficient trend; ///< a unit of time, before
    Coefficient level; ///< jump at slopeFrom, against the trend before
    Coefficient slope; ///< change of the trend
    Interval effect;   ///< 95 %: level + slope · (t − slopeFrom), averaged over the points after
    double error = 0;  ///< the effect's, the larger of the two
    double p = 1;      ///< two-sided, of no effect
    double degrees = 0;
    int lag = 0;
    std::vector<double> seasonal; ///< what the season's columns add to each point
};

/// Segmented regression y = b0 + b1·t + b2·D + b3·(t − slopeFrom)·D + season (Wagner et al., J. Clin. Pharm. Ther. 27,
/// 2002; Bernal, Cummins & Gasparrini, Int. J. Epidemiol. 46, 2017). The error is the larger of the ordinary and the
/// Newey–West one, for with few points after either can be far too small. nullopt with fewer than two points on a side
/// or where the columns can't be told apart.
std::optional<Segmented> segmentedRegression(const SegmentedSeries& series);

/// Sine and cosine of one year (365.25 days) at these days.
Columns annualPair(std::span<const int> days);

/// Index of the point from which on two separate straight lines fit best, with at least `least` points on each side.
/// Least squares; ties go to the earlier one. nullopt with fewer than 2·least points.
std::optional<size_t> bestBreak(std::span<const double> time, std::span<const double> value, size_t least);

} // namespace banyan::outcomes
