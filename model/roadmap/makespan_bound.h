// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/instance.h"

namespace banyan::roadmap {

/// A lower bound on the week in which the last activity finishes, when all are scheduled: the longest chain, and where
/// every activity has one mode at one rate and capacities are constant, each
/// resource's work over its capacity, and destructively (Klein & Scholl 1999): a makespan is refuted when windows that
/// it leaves contradict compulsory parts or the energy that some interval must hold (Erschler & Lopez 1990).
int makespanBound(const Instance& instance);

} // namespace banyan::roadmap
