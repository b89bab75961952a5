// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/roadmap/instance.h"

namespace banyan::roadmap {

/// An upper bound on the value of every schedule of the instance. Each unit of capacity gets a price ≥ 0, and value may
/// pass from an activity to what it waits for, week by week (the Lagrangian relaxation of capacity and precedence;
/// Möhring, Schulz, Stork & Uetz 2003, with precedence relaxed too); then every activity by itself takes its best mode
/// and weeks, or stays out. Any prices give a valid bound; subgradient steps towards `value`, that of a known schedule,
/// make it small. Counters and cash are left out, which keeps it valid.
double upperBound(const Instance& instance, double value, const CancelToken& cancel = {});

/// The same in a simpler way, whatever the modes: each rate is spread over the units of its activity, each unit worked
/// in week t earns its part of rate · worth(t + 1), and each resource is filled week by week, densest first, in parts,
/// with nothing before its head; in all at most Σ rate · worth(earliest finish). (To cap each activity by itself after
/// the filling would not be valid: what it can't earn, another could have earned with the same capacity.)
double greedyBound(const Instance& instance);

} // namespace banyan::roadmap
