// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/session/work.h"

#include <algorithm>

namespace banyan::session {

namespace {

std::shared_ptr<const Derived> deriveWith(const WorkOrder& order, const facts::Facts& facts, int draws,
                                          const WorkAnswers& answers) {
    scoring::AssessOptions options;
    options.asOf = order.asOf;
    options.seed = order.seed;
    options.weights = order.weights;
    options.draws = draws;
    options.cancel = order.cancel;
    auto assessment = scoring::assess(order.portfolio, facts, options);
    if (!assessment) {
        if (!order.cancel.cancelled()) answers.failed(assessment.error());
        return nullptr;
    }
    auto derived = std::make_shared<Derived>();
    derived->portfolio = order.portfolio;
    derived->facts = facts;
    derived->assessment = std::move(*assessment);
    derived->recommendations = advice::recommend(order.portfolio, facts, derived->assessment);
    return derived;
}

/// Share of the progress that is shown before the plan begins.
constexpr double beforePlan = 0.5;
constexpr size_t measureNext = 20;

void robustnessOf(const WorkOrder& order, const Derived& derived, const WorkAnswers& answers) {
    scoring::RobustnessOptions options;
    options.asOf = order.asOf;
    options.seed = order.seed;
    options.weights = order.weights;
    options.draws = order.draws;
    options.measureNext = measureNext;
    options.cancel = order.cancel;
    options.progress = [&](double share) { answers.progress(beforePlan * share); };
    auto robustness = scoring::robustness(order.portfolio, derived.facts, options);
    if (order.cancel.cancelled()) return;
    if (robustness)
        answers.robust(std::make_shared<const scoring::Robustness>(std::move(*robustness)));
    else
        answers.failed(robustness.error());
}

void judgeOutcomes(const WorkOrder& order, const WorkAnswers& answers) {
    if (!order.outcomes || !answers.outcomes || order.cancel.cancelled()) return;
    auto found = outcomes::outcomes(order.portfolio, {order.asOf, order.cancel});
    if (order.cancel.cancelled()) return;
    if (found)
        answers.outcomes(std::make_shared<const outcomes::Outcomes>(std::move(*found)));
    else
        answers.failed(found.error());
}

bool hasOpenInitiatives(const portfolio::Portfolio& portfolio) {
    return std::ranges::any_of(portfolio.initiatives(), [](const portfolio::Initiative& initiative) {
        return initiative.status != portfolio::InitiativeStatus::Rejected;
    });
}

void planFrom(const WorkOrder& order, const std::shared_ptr<const Derived>& derived, const WorkAnswers& answers) {
    if (!hasOpenInitiatives(order.portfolio)) {
        answers.planned(nullptr);
        return;
    }
    const roadmap::Grounds grounds{advice::benefits(order.portfolio, derived->facts, derived->assessment),
                                   {derived, &derived->facts},
                                   derived->assessment.criteria};
    auto planned = std::make_shared<Planned>(
        Planned{order.portfolio, grounds, makeError(ErrorKind::Cancelled, "plan.cancelled", "planning was stopped")});
    if (order.cancel.cancelled()) return;
    roadmap::PlanOptions options;
    options.asOf = order.asOf;
    options.seed = order.seed;
    options.schedules = order.schedules;
    options.cancel = order.cancel;
    options.progress = [&](double share) { answers.progress(beforePlan + (1 - beforePlan) * share); };
    planned->plan = roadmap::plan(order.portfolio, grounds, options);
    if (!order.cancel.cancelled()) answers.planned(planned);
}

} // namespace

const advice::Recommendation* Derived::recommendation(const portfolio::ComponentId& id) const {
    const auto found = std::ranges::lower_bound(recommendations, id, {}, &advice::Recommendation::component);
    return found != recommendations.end() && found->component == id ? &*found : nullptr;
}

void runWork(const WorkOrder& order, const WorkAnswers& answers) {
    std::shared_ptr<const Derived> derived = order.derived;
    if (!derived) {
        const facts::Facts facts = facts::derive(order.portfolio, order.asOf);
        if (order.cancel.cancelled()) return;
        if (order.previewDraws > 0) {
            const auto preview = deriveWith(order, facts, order.previewDraws, answers);
            if (!preview || order.cancel.cancelled()) return;
            answers.derived(preview);
        }
        derived = deriveWith(order, facts, order.draws, answers);
        if (!derived || order.cancel.cancelled()) return;
        answers.derived(derived);
    }
    judgeOutcomes(order, answers);
    if (order.cancel.cancelled()) return;
    if (!order.derived) {
        robustnessOf(order, *derived, answers);
        if (order.cancel.cancelled()) return;
    }
    planFrom(order, derived, answers);
}

} // namespace banyan::session
