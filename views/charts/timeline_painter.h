// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/timeline_layout.h"

class QPainter;

namespace banyan::charts {

enum class DragKind {
    Move,      ///< start in that week
    NotBefore, ///< start in that week or later
    FinishBy   ///< end before that week
};

/// A bar that a person moves, and what is said of the place where it is held.
struct TimelineDrag {
    portfolio::InitiativeId id;
    DragKind kind = DragKind::Move;
    int week = 0;  ///< its start, or its finish when that is dragged
    int weeks = 1; ///< length of the bar
    bool allowed = true;
    QString text;             ///< the place, what it costs, or why it can't be
    std::vector<char> closed; ///< weeks, from 0, in which it can't start
};

/// How a layout is painted.
struct TimelineLook {
    portfolio::InitiativeId selected;
    bool focus = false;
    bool allArrows = false;
    std::optional<TimelineDrag> drag;
    double width = 0; ///< of the view
    double top = 0;   ///< rows between top and bottom are in sight
    double bottom = 0;
};

constexpr double timelineHead = 78; ///< height of the head: months, weeks, days that matter

/// Width of names that cuts none of the layout's.
double widestLabel(const TimelineLayout& layout);

/// Months, weeks and flags, into (0, 0, width, timelineHead).
void paintTimelineHead(QPainter& painter, const TimelineLayout& layout, double width);
/// Grid, rows and arrows; y is that of the layout.
void paintTimelineRows(QPainter& painter, const TimelineLayout& layout, const TimelineLook& look);

} // namespace banyan::charts
