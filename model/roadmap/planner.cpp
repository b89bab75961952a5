// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/planner.h"

#include "model/roadmap/bound.h"
#include "model/roadmap/fewest_moves.h"
#include "model/roadmap/formulation.h"
#include "model/roadmap/money.h"
#include "model/roadmap/pins.h"
#include "model/roadmap/plan_writer.h"
#include "model/roadmap/search.h"
#include "model/roadmap/simulation.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <numeric>

namespace banyan::roadmap {

namespace {

constexpr int effortDraws = 2000;

Result<void> checkOptions(const PlanOptions& options) {
    if (options.schedules < 1 && options.seconds <= 0)
        return makeError(ErrorKind::BadInput, "plan.bad-limit", "A plan takes at least 1 schedule, not {schedules}",
                         {{"schedules", std::to_string(options.schedules)}});
    if (std::isnan(options.budgetPercent) || options.budgetPercent > 100)
        return makeError(ErrorKind::BadInput, "plan.bad-budget", "A refactoring budget is 0 to 100 % of capacity");
    return {};
}

Error cancelled() {
    return makeError(ErrorKind::Cancelled, "plan.cancelled", "Planning was cancelled");
}

/// `share` of the limit.
SearchOptions searchOptions(const PlanOptions& options, const Genotype& front, double share) {
    SearchOptions out;
    out.seed = options.seed;
    out.schedules = std::max(1, static_cast<int>(options.schedules * share));
    out.front = front;
    out.cancel = options.cancel;
    out.progress = options.progress;
    if (options.seconds > 0) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(options.seconds * share);
        out.timeIsUp = [end] { return std::chrono::steady_clock::now() >= end; };
    }
    return out;
}

/// Where the current plan has each activity, in weeks of this calendar.
std::vector<Anchor> anchorsOf(const Formulation& formulation, const Roadmap& current) {
    std::map<InitiativeId, Anchor> known;
    const int shift = (current.start - formulation.calendar.start()) / 7;
    for (const RoadmapEntry& entry : current.entries)
        known[entry.initiative] = {true, true, entry.startWeek + shift, entry.finishWeek + shift};
    for (const UnscheduledEntry& entry : current.unscheduled)
        known[entry.initiative] = {true, false, 0, 0};
    std::vector<Anchor> out(formulation.problem.activities.size());
    for (size_t i = 0; i < out.size(); ++i) {
        const int at = static_cast<int>(i);
        if (formulation.isMilestone(at) || formulation.started(at)) continue;
        const auto found = known.find(formulation.initiative(at).id);
        if (found != known.end()) out[i] = found->second;
    }
    return out;
}

/// Activities in the order in which the current plan starts them; what it doesn't know comes last.
std::vector<int> orderOf(const std::vector<Anchor>& anchors) {
    std::vector<int> out(anchors.size());
    std::iota(out.begin(), out.end(), 0);
    std::ranges::stable_sort(out, {}, [&](int i) {
        const Anchor& anchor = anchors[static_cast<size_t>(i)];
        return anchor.scheduled ? anchor.start : noLimit;
    });
    return out;
}

const Roadmap* currentOf(const Portfolio& portfolio, const PlanOptions& options) {
    if (options.fromScratch) return nullptr;
    return options.current ? options.current.get() : portfolio.find(RoadmapId("current"));
}

/// What the search came to.
struct Found {
    Schedule schedule;
    std::vector<Anchor> anchors; ///< empty without a current plan
    std::optional<int> moves;
    double bestValue = 0;
    int schedules = 0;
};

/// With a current plan as many schedules are made from it again; a quick answer shares its few between both.
Result<Found> findSchedule(const Formulation& formulation, const Instance& instance, const Genotype& front,
                           const PlanOptions& options) {
    const Roadmap* current = currentOf(formulation.portfolio, options);
    const bool shares = options.quick || options.seconds > 0;
    SearchOptions searching = searchOptions(options, front, current != nullptr && shares ? 0.5 : 1);
    Found out;
    if (current != nullptr) {
        out.anchors = anchorsOf(formulation, *current);
        searching.begin = orderOf(out.anchors);
    }
    SearchResult best = search(instance, searching);
    if (best.cancelled) return cancelled();
    out.schedules = best.schedules;
    out.bestValue = best.schedule.value;
    if (current == nullptr) {
        out.schedule = std::move(best.schedule);
        return out;
    }
    const SearchOptions staying = searchOptions(options, front, shares ? 0.5 : 1);
    StayResult stayed = fewestMoves(instance, out.anchors, best.schedule, staying);
    if (stayed.cancelled) return cancelled();
    out.schedule = std::move(stayed.schedule);
    out.moves = stayed.moves;
    out.bestValue = stayed.bestValue;
    out.schedules += stayed.schedules;
    return out;
}

} // namespace

Result<Plan> planKnowing(const Portfolio& portfolio, const advice::Benefits& benefits, const GateKnowledge& knowledge,
                         const PlanOptions& options) {
    BANYAN_TRY(checkOptions(options));
    BANYAN_ASSIGN(Formulation formulation, formulate(portfolio, benefits, knowledge, options));
    if (options.cancel.cancelled()) return cancelled();
    BANYAN_ASSIGN(Genotype front, settlePins(formulation, options));
    const Instance instance(formulation.problem);
    BANYAN_ASSIGN(const Found found, findSchedule(formulation, instance, front, options));
    const double bound = options.quick ? greedyBound(instance) : upperBound(instance, found.bestValue, options.cancel);
    if (options.cancel.cancelled()) return cancelled();
    const std::vector<Group> groups = groupsOf(formulation, found.schedule);
    const Simulated simulated = options.quick ? Simulated{}
                                              : simulate(formulation.problem, found.schedule, groups, options.seed,
                                                         effortDraws, options.cancel);
    if (options.cancel.cancelled()) return cancelled();
    BANYAN_ASSIGN(Plan out,
                  writePlan(formulation, instance, {found.schedule, found.anchors, simulated, groups}, options));
    out.schedules = found.schedules;
    out.upperBound = bound;
    out.moves = found.moves;
    out.bestValue = found.bestValue;
    addMoney(portfolio, out);
    if (options.progress) options.progress(1);
    return out;
}

} // namespace banyan::roadmap
