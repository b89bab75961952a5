// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/places.h"

#include "model/roadmap/formulation.h"
#include "model/roadmap/planner.h"
#include "model/roadmap/reasons.h"

#include <algorithm>

namespace banyan::roadmap {

namespace {

class PlaceFinder {
public:
    /// `fastest` is the instance with the shortest mode alone, whose reasons are given.
    PlaceFinder(const Formulation& formulation, const Instance& instance, const Instance& fastest, int which)
        : m_formulation(formulation)
        , m_instance(instance)
        , m_which(which)
        , m_reasons(formulation, fastest, m_nothing, m_noAnchors)
        , m_generator(instance) {}

    Places run() {
        Places out;
        out.id = m_formulation.initiative(m_which).id;
        const Activity& activity = m_instance.activity(m_which);
        out.weeks = activity.modes.empty() ? 1 : std::max(1, activity.modes.front().periods);
        for (int week = 0; week < m_instance.weeks(); ++week)
            out.why.push_back(whyNot(week));
        return out;
    }

private:
    static Schedule emptySchedule(const Instance& instance) {
        Schedule out;
        out.placements.resize(instance.size());
        return out;
    }

    /// The first week after all that it waits for, at its fastest.
    [[nodiscard]] int readyWeek(const Activity& activity) const {
        int ready = 0;
        for (const Precedence& each : activity.after)
            if (const int finish = m_instance.earliestFinish(each.before); !each.finishToFinish && finish != noLimit)
                ready = std::max(ready, finish + each.lag);
        return ready;
    }

    std::string whyNot(int week) {
        const auto which = static_cast<size_t>(m_which);
        const std::string title = m_formulation.quoted(m_which);
        if (m_formulation.started(m_which)) return title + " is under way and keeps its start.";
        if (!m_formulation.closedBecause[which].empty()) return m_formulation.closedBecause[which];
        const Activity& activity = m_instance.activity(m_which);
        const int ready = readyWeek(activity);
        if (week >= activity.earliestStart && week < ready && ready < m_instance.weeks())
            return title + " waits for what must be done before it: that ends by " +
                   m_formulation.calendar.text(ready) + " at the earliest.";
        for (const Mode& mode : activity.modes)
            if (obstacleAt(m_instance, m_generator, m_nothing.placements, m_which, mode, week).kind ==
                Obstacle::Kind::None)
                return {};
        return m_reasons.whyNotIn(m_which, week);
    }

    const Formulation& m_formulation;
    const Instance& m_instance;
    int m_which;
    Schedule m_nothing = emptySchedule(m_instance);
    const std::vector<Anchor> m_noAnchors;
    Reasons m_reasons;
    Generator m_generator;
};

} // namespace

Result<Places> places(const Portfolio& portfolio, const Grounds& grounds, const PlanOptions& options,
                      const InitiativeId& id) {
    const Initiative* initiative = portfolio.find(id);
    Error unplanned = makeError(ErrorKind::BadInput, "plan.no-such-initiative",
                                "\"{id}\" is no initiative that is still to be planned", {{"id", id.value}});
    if (!initiative) return unplanned;
    Initiative loose = *initiative;
    loose.pin.reset();
    BANYAN_ASSIGN(const Portfolio unpinned, apply(portfolio, {"unpin", {Put{std::move(loose)}}, {}}));
    BANYAN_ASSIGN(const Formulation formulation,
                  formulate(unpinned, grounds.benefits, knowledgeFrom(grounds), options));
    const auto& all = formulation.initiatives;
    const auto at =
        std::ranges::find_if(all, [&](const Initiative* each) { return each != nullptr && each->id == id; });
    if (at == all.end()) return unplanned;
    const auto which = static_cast<size_t>(at - all.begin());
    Problem fast = formulation.problem;
    if (std::vector<Mode>& modes = fast.activities[which].modes; modes.size() > 1) modes.resize(1);
    const Instance instance(formulation.problem);
    const Instance fastest(fast);
    return PlaceFinder(formulation, instance, fastest, static_cast<int>(which)).run();
}

} // namespace banyan::roadmap
