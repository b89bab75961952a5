// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/portfolio.h"

namespace banyan::tests {

/// The day to look at it.
constexpr Date plannedPortfolioDay() {
    return Date{20'779}; // 2026-11-22
}

/// A portfolio that can be assessed, planned and judged: teams with rates and freezes, systems, flows, dependencies,
/// readings of a dozen metrics, goals with a series and registered predictions, chains of initiatives in all phases
/// with deadlines, a finished one, a kept plan and a baseline, a scenario, decisions with review dates. The same
/// arguments give the same portfolio.
portfolio::Portfolio plannedPortfolio(int components, int initiatives);

/// The same with a text put behind every text and id that people or sources give, wherever nothing is looked up by
/// it.
portfolio::Portfolio withTextEverywhere(const portfolio::Portfolio& portfolio, const std::string& text);

} // namespace banyan::tests
