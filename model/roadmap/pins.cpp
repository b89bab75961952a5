// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/pins.h"

#include "model/roadmap/reasons.h"

#include <algorithm>

namespace banyan::roadmap {

namespace {

class Pins {
public:
    Pins(Formulation& formulation, const PlanOptions& options)
        : m_formulation(formulation)
        , m_options(options) {}

    Result<Genotype> run() {
        dropHopeless();
        if (m_pins.empty()) return Genotype{};
        const Problem problem = with(m_pins);
        const Instance instance(problem);
        const SearchResult found = tryAll(instance);
        if (found.schedule.missing == 0) return front(found.schedule);
        if (found.cancelled) return makeError(ErrorKind::Cancelled, "plan.cancelled", "Planning was cancelled");
        return conflict();
    }

private:
    [[nodiscard]] const std::vector<Activity>& activities() const { return m_formulation.problem.activities; }

    /// The problem in which only these pins hold, and only they and what they wait for are scheduled.
    [[nodiscard]] Problem with(const std::vector<int>& pins) const {
        Problem out = m_formulation.problem;
        std::vector<char> needed(out.activities.size(), 0);
        std::vector<int> open = pins;
        for (size_t i = 0; i < out.activities.size(); ++i)
            if (out.activities[i].first) open.push_back(static_cast<int>(i));
        while (!open.empty()) {
            const auto i = static_cast<size_t>(open.back());
            open.pop_back();
            if (std::exchange(needed[i], 1) != 0) continue;
            for (const Precedence& p : out.activities[i].after)
                open.push_back(p.before);
        }
        for (size_t i = 0; i < out.activities.size(); ++i) {
            Activity& a = out.activities[i];
            a.closed = a.closed || needed[i] == 0;
            if (!a.must || std::ranges::find(pins, static_cast<int>(i)) != pins.end()) continue;
            a.must = false;
            a.latestStart = noLimit;
            a.earliestStart = m_formulation.unpinnedEarliest[i];
        }
        return out;
    }

    void dropHopeless() {
        Problem unpinned = m_formulation.problem;
        bool any = false;
        for (size_t i = 0; i < unpinned.activities.size(); ++i)
            if (unpinned.activities[i].must) {
                any = true;
                unpinned.activities[i].latestStart = noLimit;
                unpinned.activities[i].earliestStart = m_formulation.unpinnedEarliest[i];
            }
        if (!any) return;
        const Instance instance(unpinned);
        for (int i = 0; i < static_cast<int>(activities().size()); ++i) {
            Activity& a = m_formulation.problem.activities[static_cast<size_t>(i)];
            if (!a.must) continue;
            a.must = instance.head(i) != noLimit;
            if (a.must) m_pins.push_back(i);
        }
    }

    [[nodiscard]] SearchResult tryAll(const Instance& instance) const {
        SearchOptions options;
        options.seed = m_options.seed;
        options.schedules = 400;
        options.stopWhenNoneMissing = true;
        options.cancel = m_options.cancel;
        return search(instance, options);
    }

    [[nodiscard]] static Genotype front(const Schedule& schedule) {
        Genotype out;
        out.genes.assign(schedule.placements.size(), -1);
        for (const int i : schedule.order)
            if (const Placement& p = schedule.placements[static_cast<size_t>(i)]; p.scheduled()) {
                out.list.push_back(i);
                out.genes[static_cast<size_t>(i)] = p.mode;
            }
        return out;
    }

    [[nodiscard]] std::string describe(int i) const {
        const int week = activities()[static_cast<size_t>(i)].latestStart;
        const bool exact = m_formulation.initiative(i).pin->kind == PinKind::Start;
        return m_formulation.quoted(i) + (exact ? " (starts in" : " (starts no later than") + " the week of " +
               m_formulation.calendar.text(week) + ")";
    }

    /// Drops one pin after the other as long as the rest still can't hold.
    [[nodiscard]] Error conflict() const {
        std::vector<int> kept = m_pins;
        for (const int pin : m_pins) {
            std::vector<int> fewer = kept;
            std::erase(fewer, pin);
            if (fewer.empty()) break;
            const Problem problem = with(fewer);
            const Instance instance(problem);
            if (tryAll(instance).schedule.missing > 0) kept = std::move(fewer);
        }
        std::string names;
        for (size_t at = 0; at < kept.size(); ++at)
            names += (at == 0 ? "" : at + 1 == kept.size() ? " and " : ", ") + describe(kept[at]);
        const Problem problem = with(kept);
        const Instance instance(problem);
        const SearchResult closest = tryAll(instance);
        std::string because;
        for (const int i : kept)
            if (because.empty() && !closest.schedule.placements[static_cast<size_t>(i)].scheduled())
                because = Reasons(m_formulation, instance, closest.schedule, {})
                              .whyNotIn(i, activities()[static_cast<size_t>(i)].latestStart);
        return makeError(ErrorKind::Infeasible, "plan.infeasible-pin",
                         kept.size() == 1 ? "The pin of {pins} can't hold: {because}"
                                          : "The pins of {pins} can't hold together: {because}",
                         {{"pins", names}, {"because", because}});
    }

    Formulation& m_formulation;
    const PlanOptions& m_options;
    std::vector<int> m_pins;
};

} // namespace

Result<Genotype> settlePins(Formulation& formulation, const PlanOptions& options) {
    return Pins(formulation, options).run();
}

} // namespace banyan::roadmap
