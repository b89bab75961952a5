// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/outcomes/series.h"

/// How well it is delivered and run: the four metrics of DORA, and what is left of error budgets.
namespace banyan::outcomes {

/// The metrics of DORA (Forsgren, Humble & Kim, Accelerate, 2018; dora.dev) over one window. A metric that the data
/// don't give is absent, never 0.
struct Delivery {
    std::optional<TeamId> team; ///< absent: the whole portfolio
    std::string name;
    Window window;
    int deployments = 0;
    std::optional<double> perWeek;       ///< deployment frequency
    std::optional<double> leadTimeHours; ///< median, of those deployments that state one
    std::optional<Interval> failureRate; ///< %, 95 % (Clopper & Pearson), of those that say whether they failed
    std::optional<double> recoveryHours; ///< median: failed deployment until restored
    int components = 0;                  ///< that are its own
    int covered = 0;                     ///< of these, with a source of deployments
    int withLeadTime = 0;
    int withResult = 0;
    int recovered = 0;
    std::string because; ///< a sentence: the numbers, or what is missing
};

/// Deployments of the last `days` days before `asOf`, of the portfolio and of each team that owns a component; a team
/// without a source of deployments is not measured. Recovery ends with Change::restored, else with the end of the first
/// incident of the component that began within 24 hours of the failed deployment.
std::vector<Delivery> delivery(const Portfolio& portfolio, const SeriesBook& book, int days = 90);

/// A service level objective and what is left of its error budget.
struct ErrorBudget {
    Id<Slo> slo;
    ComponentId component;
    std::string name;  ///< of the component
    double target = 0; ///< %
    int windowDays = 30;
    std::optional<double> availability; ///< %, mean over the window
    std::optional<double> burnRate;     ///< 1: the budget is used up exactly at the window's end
    std::optional<double> consumed;     ///< share of the window's budget
    int readings = 0;
    std::string because;
};

/// Error budgets of all objectives on availability. Readings of "availability" (%) over the objective's window before
/// the as-of day; without any, the last reading of "error-budget-burn".
std::vector<ErrorBudget> errorBudgets(const Portfolio& portfolio, const SeriesBook& book);

/// How fast a budget burns when `share` of it goes in `hours` of a period (Google, The Site Reliability Workbook, ch.
/// 5): 1 uses it up exactly. NaN where hours ≤ 0.
double burnRate(double share, double hours, double periodHours = 720);

/// Share of the error budget that `bad` of `all` (time or requests) uses up under an objective (0–1, under 1). nullopt
/// where there is no budget or nothing was seen.
std::optional<double> budgetConsumed(double bad, double all, double objective);

} // namespace banyan::outcomes
