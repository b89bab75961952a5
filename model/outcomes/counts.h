// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/numbers.h"

#include <cstdint>
#include <optional>
#include <span>

/// Tests on numbers of events.
namespace banyan::outcomes {

/// So many events in so much time (any unit, the same on both sides), time > 0.
struct EventCount {
    double events = 0;
    double time = 0;
};

/// How a rate compares with an earlier one: below 1 there are fewer events than before. Ends may be infinite where
/// nothing happened before.
struct RateRatio {
    Interval ratio; ///< 95 %
    double p = 1;   ///< two-sided, of "nothing changed"
};

/// Ratio of two Poisson rates. Given the sum, the later count is binomial: exact ends of its share (Clopper & Pearson
/// 1934), turned into a ratio; p adds up what is no likelier than what was seen. (Przyborowski & Wilenski, Biometrika
/// 31, 1940; Lehmann & Romano, Testing Statistical Hypotheses, §4.5.) nullopt without a single event, or without time.
std::optional<RateRatio> rateRatio(const EventCount& after, const EventCount& before);

/// Rate with its exact 95 % ends (Garwood, Biometrika 28, 1936). nullopt without time.
std::optional<Interval> eventRate(const EventCount& count);

/// Variance over mean of the counts around the mean of their own side, with the degrees of freedom that are left: 1 for
/// a Poisson process, more when events come in swarms. nullopt when there are under 4 periods or no events.
std::optional<double> dispersion(std::span<const double> before, std::span<const double> after);

/// Ratio of mean counts for events that come in swarms: percentile interval over 2,000 resamples of circular blocks of
/// ⌈n^⅓⌉ periods on each side (Politis & Romano 1992; block length after Hall, Horowitz & Jing, Biometrika 82, 1995).
/// The same counts give the same answer. nullopt when a side has under 8 periods or there were no events before.
std::optional<RateRatio> blockBootstrapRatio(std::span<const double> after, std::span<const double> before,
                                             uint64_t seed);

} // namespace banyan::outcomes
