// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/facts/facts.h"

namespace banyan::facts {

/// What is displayed of a law: the point estimate between the ends. Counts have exact 95 % ends (Garwood 1936),
/// proportions those of Beta(k + ½, n − k + ½) opened to 0 and 100 where nothing or everything failed; an interval and
/// a person's estimate have the ends that were stated.
Interval rawOf(const Law& law);

/// Exact 95 % ends of the mean of a Poisson count (Garwood 1936); k may be an effective, non-integer count.
Interval poissonInterval(double k);

} // namespace banyan::facts
