// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/timeline_layout.h"

namespace banyan::charts {

/// What stands between and beside the bars of a layout.
std::vector<TimelineArrow> arrowsBetween(const roadmap::Plan& plan, const TimelineLayout& layout);
/// Weeks in which some team may not cut over, those that follow each other as one.
std::vector<TimelineBand> freezesOf(const roadmap::Plan& plan, const portfolio::Portfolio& portfolio,
                                    const TimeAxis& axis);
/// Goals' deadlines, today and the status date, from left to right.
std::vector<TimelineFlag> flagsOf(const roadmap::Plan& plan, const portfolio::Portfolio& portfolio,
                                  const TimelineContent& content, const TimeAxis& axis);

/// "Jan–Mar 2027 · 960 h · 1 of 2 gates not met yet".
QString phaseNote(const roadmap::Plan& plan, int phase);
/// "3 initiatives · 480 of 900 h".
QString teamNote(const roadmap::Plan& plan, const portfolio::TeamId& team, size_t initiatives);

} // namespace banyan::charts
