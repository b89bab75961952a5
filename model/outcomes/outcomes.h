// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/base/result.h"
#include "model/outcomes/delivery.h"
#include "model/outcomes/judgement.h"
#include "model/outcomes/ledger.h"
#include "model/outcomes/trajectory.h"
#include "model/portfolio/edit.h"

/// Did it pay off? Goals and initiatives against what was measured.
namespace banyan::outcomes {

/// What came of one initiative for one metric.
struct InitiativeOutcome {
    InitiativeId id;
    std::string title;
    std::optional<Id<Prediction>> prediction; ///< absent: nothing was registered
    std::optional<ComponentId> component;     ///< absent: the portfolio's own metric
    std::string metric;
    std::optional<EffectKind> kind; ///< how the prediction (or the initiative's own effect) is put
    std::optional<Range> promised;  ///< a share less, or a level
    std::optional<Date> goLive;
    std::optional<Date> effective; ///< from this day on the effect is judged
    Judgement judgement;
    std::string because; ///< one sentence: subject, number, cause
};

struct GoalOutcome {
    GoalId id;
    std::string name;
    std::string metric;
    std::string unit;
    Direction direction = Direction::Decrease;
    GoalStatus status = GoalStatus::NotMeasured;
    std::string statusBecause;      ///< one sentence
    std::optional<double> baseline; ///< as stated, else the mean of the baseline's window
    std::optional<double> target;
    std::optional<Date> deadline;
    std::optional<double> latest; ///< the last reading; incidents: a rate over the last 12 weeks
    std::optional<Date> latestOn;
    std::optional<Interval> level;    ///< 95 %, of the last readings since anything went live
    std::optional<Interval> expected; ///< on the day of `latestOn`, from the trajectory
    Trajectory trajectory;
    Judgement judgement; ///< of the whole goal: before the first go-live against after the last one
    std::string because; ///< its verdict in one sentence; empty where the goal has no metric
    std::vector<InitiativeOutcome> initiatives; ///< by go-live, then id
    Series series;                              ///< the data points
};

/// Everything that can be said as of a day.
struct Outcomes {
    Date asOf;
    std::vector<GoalOutcome> goals;            ///< by id
    std::vector<InitiativeOutcome> components; ///< predictions on metrics of components, by prediction
    std::vector<LedgerEntry> ledger;           ///< every prediction, by id
    Calibration calibration;
    std::vector<Delivery> delivery;        ///< the portfolio, then its teams by id
    std::vector<ErrorBudget> errorBudgets; ///< by objective

    [[nodiscard]] const GoalOutcome* find(const GoalId& id) const;
};

struct OutcomesOptions {
    Date asOf;
    CancelToken cancel;
};

/// Judges every goal and prediction by what was measured until the as-of day. Too little data is said in a sentence and
/// never a number. An initiative's time ends where the next one on the same metric goes live, and what went live
/// together is not told apart. With several metrics of one initiative p-values are Holm's, intervals as they are.
/// Error: Cancelled.
Result<Outcomes> outcomes(const Portfolio& portfolio, const OutcomesOptions& options);

/// The verdicts as a record to keep, and the edit that keeps it.
VerdictSnapshot toRecord(const Outcomes& outcomes, const std::string& cause);
Edit recordVerdicts(const Outcomes& outcomes, const std::string& cause);

} // namespace banyan::outcomes
