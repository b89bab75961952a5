// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/curve.h"

#include "model/portfolio/edit.h"
#include "model/roadmap/formulation.h"
#include "model/roadmap/planner.h"
#include "model/roadmap/search.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace banyan::roadmap {

namespace {

constexpr std::array budgets{10, 15, 20, 25, 30};
constexpr int standard = 20;

/// Schedules for each search: as many as asked for while they place at most this many initiatives together.
int schedulesFor(int asked, size_t initiatives) {
    constexpr size_t most = 2'000'000;
    constexpr size_t least = 50;
    const size_t affordable = std::max(least, most / std::max<size_t>(1, initiatives));
    return static_cast<int>(std::min(static_cast<size_t>(std::max(asked, 0)), affordable));
}

/// The same for a search for the shortest plan, whose samples weigh every initiative against every other.
int schedulesForLength(int asked, size_t initiatives) {
    constexpr size_t most = 1'000'000'000;
    constexpr size_t least = 20;
    const size_t affordable = std::max(least, most / std::max<size_t>(1, initiatives * initiatives));
    return static_cast<int>(std::min(static_cast<size_t>(std::max(asked, 0)), affordable));
}

/// The problem of `set` alone, which is to be finished as early as it can: one milestone waits for all of it.
Problem makespanOf(const Problem& whole, const std::vector<const Initiative*>& initiatives,
                   const std::set<InitiativeId>& set) {
    std::vector<int> places(whole.activities.size(), -1);
    Problem out = whole;
    out.discount = 0;
    out.activities.clear();
    Activity end;
    end.key = "end";
    end.rate = 1;
    end.modes.emplace_back();
    for (size_t i = 0; i < whole.activities.size(); ++i) {
        const bool milestone = initiatives[i] == nullptr;
        if (!milestone && !set.contains(initiatives[i]->id)) continue;
        places[i] = static_cast<int>(out.activities.size());
        if (!milestone) end.after.push_back({places[i], 0, false});
        Activity& a = out.activities.emplace_back(whole.activities[i]);
        a.rate = 0;
        a.lateness = 0;
        a.must = false;
        a.latestStart = noLimit;
        a.latestFinish = noLimit;
    }
    for (Activity& a : out.activities) {
        std::erase_if(a.after, [&](const Precedence& p) { return places[static_cast<size_t>(p.before)] < 0; });
        for (Precedence& p : a.after)
            p.before = places[static_cast<size_t>(p.before)];
    }
    out.activities.push_back(std::move(end));
    return out;
}

class CurveMaker {
public:
    CurveMaker(const Portfolio& portfolio, const Grounds& grounds, const PlanOptions& options)
        : m_portfolio(portfolio)
        , m_grounds(grounds)
        , m_options(options) {
        m_options.fromScratch = true;
        m_options.quick = true;
        m_options.schedules = schedulesFor(options.schedules, portfolio.initiatives().size());
        for (const advice::InitiativeValue& value : grounds.benefits.rates)
            m_risks[value.initiative] = value.risk;
    }

    Result<Curve> run(const Progress& progress) {
        std::map<int, Plan> plans;
        for (const int percent : budgets) {
            CurvePoint point;
            point.percent = percent;
            m_options.budgetPercent = percent;
            m_options.progress = stepOf(progress, m_out.points.size());
            const Result<Plan> made = plan(m_portfolio, m_grounds, m_options);
            if (made)
                take(*made, point);
            else if (made.error().code == "plan.infeasible-pin")
                point.feasible = false, point.because = made.error().message();
            else
                return made.error();
            if (made) plans.emplace(percent, *made);
            m_out.points.push_back(std::move(point));
        }
        BANYAN_TRY(addSet(plans, progress));
        if (progress) progress(1);
        return std::move(m_out);
    }

private:
    /// Progress of one of the searches, two for each budget.
    static Progress stepOf(const Progress& whole, size_t step) {
        if (!whole) return {};
        return [whole, step](double share) {
            whole((static_cast<double>(step) + std::min(share, 1.0)) / (2 * budgets.size()));
        };
    }

    void take(const Plan& plan, CurvePoint& point) {
        m_out.start = plan.start;
        m_out.weeks = plan.weeks;
        m_out.seed = plan.seed;
        point.scheduled = static_cast<int>(plan.initiatives.size());
        point.value = plan.value;
        for (const PlannedInitiative& one : plan.initiatives)
            point.riskRetired += m_risks[one.id];
        const DeadlineCount deadlines = deadlinesOf(plan);
        point.deadlinesMet = deadlines.met;
        point.deadlines = deadlines.all;
    }

    /// What is scheduled at 20 %, at each budget, in a longer plan.
    Result<void> addSet(const std::map<int, Plan>& plans, const Progress& progress) {
        const auto at = plans.find(standard);
        if (at == plans.end()) return {};
        std::set<InitiativeId> set;
        for (const PlannedInitiative& one : at->second.initiatives)
            set.insert(one.id);
        m_out.setSize = static_cast<int>(set.size());
        Settings longer = m_portfolio.settings();
        longer.weeks = std::min(1040, 2 * longer.weeks + 52);
        m_out.setWeeks = longer.weeks;
        BANYAN_ASSIGN(const Portfolio extended, apply(m_portfolio, {"extend the plan", {Put{longer}}, {}}));
        for (size_t i = 0; i < m_out.points.size(); ++i) {
            m_options.budgetPercent = m_out.points[i].percent;
            m_options.progress = stepOf(progress, budgets.size() + i);
            BANYAN_ASSIGN(m_out.points[i].setFinishWeek, finishOf(extended, set));
        }
        return {};
    }

    Result<std::optional<int>> finishOf(const Portfolio& extended, const std::set<InitiativeId>& set) {
        if (set.empty()) return std::optional<int>();
        BANYAN_ASSIGN(const Formulation formulation,
                      formulate(extended, m_grounds.benefits, knowledgeFrom(m_grounds), m_options));
        const Problem problem = makespanOf(formulation.problem, formulation.initiatives, set);
        const Instance instance(problem);
        SearchOptions options;
        options.seed = m_options.seed;
        options.schedules = schedulesForLength(m_options.schedules, set.size());
        options.cancel = m_options.cancel;
        options.progress = m_options.progress;
        const SearchResult found = search(instance, options);
        if (found.cancelled) return makeError(ErrorKind::Cancelled, "plan.cancelled", "Planning was cancelled");
        const Placement& end = found.schedule.placements.back();
        return end.scheduled() ? std::optional(end.start) : std::nullopt;
    }

    const Portfolio& m_portfolio;
    const Grounds& m_grounds;
    PlanOptions m_options;
    std::map<InitiativeId, double> m_risks;
    Curve m_out;
};

} // namespace

DeadlineCount deadlinesOf(const Plan& plan) {
    DeadlineCount out;
    const auto count = [&](bool met) {
        ++out.all;
        out.met += met ? 1 : 0;
    };
    for (const PlannedInitiative& one : plan.initiatives)
        if (one.deadlineWeek) count(one.finishWeek <= *one.deadlineWeek);
    for (const UnscheduledInitiative& one : plan.unscheduled)
        if (one.deadlineWeek) count(false);
    for (const GoalChance& goal : plan.goals)
        if (!goal.servedBy.empty()) count(goal.finishWeek && *goal.finishWeek <= goal.deadlineWeek);
    return out;
}

Result<Curve> budgetCurve(const Portfolio& portfolio, const Grounds& grounds, const PlanOptions& options) {
    return CurveMaker(portfolio, grounds, options).run(options.progress);
}

} // namespace banyan::roadmap
