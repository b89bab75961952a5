// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/session/services.h"

#include <functional>

namespace banyan::tests {

/// A made-up portfolio for the window: eight systems, six teams, estimates and measurements for most components and
/// none for a few, dependencies, a critical flow, goals and a freeze. The same numbers give the same portfolio.
portfolio::Portfolio syntheticPortfolio(int components, uint64_t seed = 1);

/// The same with a chain of initiatives for each of the first components, ready to be planned.
portfolio::Portfolio withInitiatives(portfolio::Portfolio portfolio, int chains);

/// The same with so many goals that are measured, each by an initiative that went live: in turn met, improved but
/// unproven, without a detectable change, too little measured to tell, slipping back, and not measured at all. The last
/// one's initiative is accepted and not registered yet.
portfolio::Portfolio withMeasuredGoals(portfolio::Portfolio portfolio, int goals);

/// The same with two decisions about Billing, one of them due for review, and a plan that was kept.
portfolio::Portfolio withDecisions(portfolio::Portfolio portfolio);

/// Services of a window in tests: no readers but `readers`, the synthetic portfolio as the sample, a fixed day.
session::Services testServices(std::shared_ptr<const intake::Readers> readers = {});

/// The same with another portfolio as the sample; an empty one leaves the document empty.
session::Services testServicesWith(std::function<portfolio::Portfolio()> sample);

constexpr Date testDay() {
    return Date{20'779}; // 2026-11-22
}

} // namespace banyan::tests
