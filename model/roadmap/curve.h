// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/plan.h"

namespace banyan::roadmap {

/// The plan with one refactoring budget for every team.
struct CurvePoint {
    int percent = 0;
    int scheduled = 0;
    double value = 0;       ///< accrued within the horizon, in points
    double riskRetired = 0; ///< points of risk that the scheduled initiatives take off
    int deadlinesMet = 0;   ///< of initiatives and goals, as planned
    int deadlines = 0;
    /// Week in which the set that is scheduled at 20 % can all be finished, with the horizon extended; absent when it
    /// can't even then.
    std::optional<int> setFinishWeek;
    bool feasible = true; ///< false: `because` says why there is no plan
    std::string because;
};

/// The budget curve.
struct Curve {
    Date start;
    int weeks = 0;
    int setSize = 0;  ///< initiatives scheduled at 20 %
    int setWeeks = 0; ///< the extended horizon that the set is tried in
    uint64_t seed = 1;
    std::vector<CurvePoint> points; ///< 10, 15, 20, 25 and 30 %
};

/// Deadlines of initiatives and of goals that something serves.
struct DeadlineCount {
    int met = 0; ///< as planned
    int all = 0;
    bool operator==(const DeadlineCount&) const = default;
};
DeadlineCount deadlinesOf(const Plan& plan);

/// Plans from scratch at 10, 15, 20, 25 and 30 %, each with `options.schedules`, with fewer where over 1,000
/// initiatives would make that long. Errors as of `plan`, except that a budget at which the pins can't hold is a point
/// that isn't feasible.
Result<Curve> budgetCurve(const Portfolio& portfolio, const Grounds& grounds, const PlanOptions& options);

} // namespace banyan::roadmap
