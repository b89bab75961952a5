// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/outcomes/outcomes.h"

namespace banyan::outcomes {

/// The mean of the last readings with its 95 % interval (Student): those of the last 12 weeks before the last one,
/// three at least, none before `since`. Incidents: the rate (per 30 days) over the last 12 weeks of that time, at
/// least 4.
std::optional<Interval> levelOf(const Series& series, std::optional<Date> since);

/// Fills latest, level, expected, status and its sentence from series, target and trajectory. `lastEffective` is the
/// last day on which something that went live began to show.
///
/// Reached: the whole interval of the level is at the target or beyond. Off: the deadline has passed without that, or
/// the whole interval is behind the worst that was expected by now (one or two readings have no interval). At risk: its
/// middle is behind that; or the forecasts do not add up to the target by the deadline, as where the kept roadmap
/// finishes them after it (without dates: not even all of them do); or `goal.judgement` rules the target out and
/// nothing else is planned. Else on track; the sentence says so where nothing was due yet. Without readings or
/// target, or with a target that is no better than the baseline: not measured.
void fillStatus(GoalOutcome& goal, std::optional<Date> lastEffective, Date asOf);

} // namespace banyan::outcomes
