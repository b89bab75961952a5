// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/advice/advice.h"
#include "model/outcomes/outcomes.h"
#include "model/roadmap/plan.h"
#include "model/scoring/robustness.h"

#include <functional>
#include <memory>

namespace banyan::session {

/// What follows from a portfolio without its order in time.
struct Derived {
    portfolio::Portfolio portfolio; ///< the value that it was worked out from
    facts::Facts facts;
    scoring::Assessment assessment;
    std::vector<advice::Recommendation> recommendations; ///< by component id

    [[nodiscard]] const advice::Recommendation* recommendation(const portfolio::ComponentId& id) const;
};

/// A plan, or why there is none.
struct Planned {
    portfolio::Portfolio portfolio; ///< the value that it was worked out from
    roadmap::Grounds grounds;       ///< its facts live as long
    Result<roadmap::Plan> plan;
};

/// What a run of the worker is asked for.
struct WorkOrder {
    portfolio::Portfolio portfolio;
    Date asOf;
    uint64_t seed = 1;
    scoring::WeightLaw weights = scoring::WeightLaw::GoalPoints;
    int draws = 10'000;
    int previewDraws = 0; ///< > 0: answer first with that many
    int schedules = 2'000;
    std::shared_ptr<const Derived> derived; ///< still valid for this portfolio: not worked out again
    bool outcomes = true;                   ///< false: what came of it still holds
    CancelToken cancel;
};

/// Where answers go, called on the worker's thread.
struct WorkAnswers {
    std::function<void(std::shared_ptr<const Derived>)> derived;
    std::function<void(std::shared_ptr<const scoring::Robustness>)> robust; ///< of the last derived one
    std::function<void(std::shared_ptr<const outcomes::Outcomes>)> outcomes;
    std::function<void(std::shared_ptr<const Planned>)> planned; ///< the last answer
    std::function<void(const Error&)> failed;
    std::function<void(double)> progress; ///< 0–1, once there is a first assessment
};

/// Assesses, advises, judges what came of it, looks how sure all that is, and plans. Stops between steps when it is
/// cancelled; says so to nobody.
void runWork(const WorkOrder& order, const WorkAnswers& answers);

} // namespace banyan::session
