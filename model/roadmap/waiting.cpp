// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/waiting.h"

#include "model/portfolio/prerequisites.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>

#include <algorithm>
#include <queue>
#include <set>

namespace banyan::roadmap {

namespace {

class Waiting {
public:
    Waiting(Formulation& formulation, const GateKnowledge& knowledge, CancelToken cancel)
        : m_out(formulation)
        , m_knowledge(knowledge)
        , m_cancel(std::move(cancel)) {
        for (size_t i = 0; i < m_out.initiatives.size(); ++i)
            m_index[m_out.initiatives[i]->id] = static_cast<int>(i);
    }

    Result<void> run() {
        m_planned = m_out.initiatives;
        for (int i = 0; i < static_cast<int>(m_planned.size()); ++i)
            addPrerequisites(i);
        BANYAN_TRY(refuseCycles());
        findSuccessors();
        for (int i = 0; i < static_cast<int>(m_planned.size()); ++i) {
            if (m_cancel.cancelled())
                return makeError(ErrorKind::Cancelled, "plan.cancelled", "Planning was cancelled");
            for (const Gate& gate : m_out.initiative(i).gates)
                addGate(i, gate);
        }
        openGateCircles();
        addPhases();
        dropContradictingPhases();
        return {};
    }

private:
    Activity& activity(int i) { return m_out.problem.activities[static_cast<size_t>(i)]; }

    void close(int i, std::string because) {
        std::string& reason = m_out.closedBecause[static_cast<size_t>(i)];
        if (!reason.empty()) return;
        reason = std::move(because);
        activity(i).closed = true;
        activity(i).must = false;
    }

    void wait(int i, Precedence precedence, Wait why) {
        std::vector<Precedence>& list = activity(i).after;
        const auto same = std::ranges::find_if(list, [&](const Precedence& p) {
            return p.before == precedence.before && p.finishToFinish == precedence.finishToFinish;
        });
        if (same != list.end()) {
            same->lag = std::max(same->lag, precedence.lag);
            return;
        }
        list.push_back(precedence);
        m_out.waits[static_cast<size_t>(i)].push_back(std::move(why));
    }

    void addPrerequisites(int i) {
        const Initiative& initiative = m_out.initiative(i);
        for (const Prerequisite& p : initiative.prerequisites) {
            const Initiative& before = *m_out.portfolio.find(p.initiative);
            const auto at = m_index.find(p.initiative);
            if (m_out.started(i)) {
                if (!isFinished(before)) m_out.issues.push_back(startedEarly(initiative, before));
            } else if (at != m_index.end()) {
                wait(i, {at->second, p.lagWeeks, false}, {});
            } else if (!isFinished(before)) {
                close(i, m_out.quoted(i) + " waits for \"" + before.title + "\", which was rejected.");
            } else if (before.finishedOn) {
                const int soaked = m_out.calendar.firstWeekFrom(*before.finishedOn + 1) + p.lagWeeks;
                activity(i).earliestStart = std::max(activity(i).earliestStart, soaked);
                int& unpinned = m_out.unpinnedEarliest[static_cast<size_t>(i)];
                unpinned = std::max(unpinned, soaked);
            }
        }
    }

    static Issue startedEarly(const Initiative& initiative, const Initiative& before) {
        Issue out;
        out.rule = "plan.started-early";
        out.severity = IssueSeverity::Warning;
        out.subject = initiative.id;
        out.text = "Initiative \"{title}\" was started although \"{before}\", for which it should wait, isn't finished";
        out.arguments = {{"title", initiative.title}, {"before", before.title}};
        return out;
    }

    /// Number of the circle that each activity belongs to; activities that wait for nothing in a circle are alone.
    [[nodiscard]] std::vector<int> circles() const {
        const size_t n = m_out.problem.activities.size();
        boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> graph(n);
        for (size_t i = 0; i < n; ++i)
            for (const Precedence& p : m_out.problem.activities[i].after)
                boost::add_edge(i, static_cast<size_t>(p.before), graph);
        std::vector<int> group(n, 0);
        if (n > 0)
            boost::strong_components(graph,
                                     boost::make_iterator_property_map(group.begin(), get(boost::vertex_index, graph)));
        return group;
    }

    Result<void> refuseCycles() {
        const std::vector<int> group = circles();
        std::set<InitiativeId> inCircle;
        for (int i = 0; i < static_cast<int>(group.size()); ++i)
            for (const Precedence& p : activity(i).after)
                if (group[static_cast<size_t>(i)] == group[static_cast<size_t>(p.before)])
                    inCircle.insert(m_out.initiative(i).id);
        if (inCircle.empty()) return {};
        std::string text;
        for (const PrerequisiteCycle& cycle : prerequisiteCycles(m_out.portfolio))
            if (std::ranges::any_of(cycle.members, [&](const InitiativeId& id) { return inCircle.contains(id); }))
                text += (text.empty() ? "" : " ") + describe(cycle);
        return makeError(ErrorKind::Infeasible, "plan.prerequisite-cycle", "{cycles}", {{"cycles", text}});
    }

    [[nodiscard]] std::string titleOf(const InitiativeId& id) const {
        return "\"" + m_out.portfolio.find(id)->title + "\"";
    }

    [[nodiscard]] std::string describe(const PrerequisiteCycle& cycle) const {
        if (cycle.members.size() == 1) return "Initiative " + titleOf(cycle.members[0]) + " waits for itself.";
        std::string names;
        for (size_t i = 0; i < cycle.members.size(); ++i)
            names += (i == 0 ? "" : i + 1 == cycle.members.size() ? " and " : ", ") + titleOf(cycle.members[i]);
        return "Initiatives " + names + " wait for each other. The cheapest cut: " + titleOf(cycle.cutFrom) +
               " no longer waits for " + titleOf(cycle.cutTo) + ".";
    }

    void findSuccessors() {
        m_successors.assign(m_planned.size(), {});
        for (int i = 0; i < static_cast<int>(m_planned.size()); ++i)
            for (const Precedence& p : activity(i).after)
                m_successors[static_cast<size_t>(p.before)].push_back(i);
    }

    /// All that can be reached from i, nearest first; `i` itself first.
    template <typename Next>
    [[nodiscard]] std::vector<int> reach(int i, const Next& next) const {
        std::vector<int> out{i};
        std::set<int> seen{i};
        for (size_t at = 0; at < out.size(); ++at)
            next(out[at], [&](int other) {
                if (seen.insert(other).second) out.push_back(other);
            });
        return out;
    }

    [[nodiscard]] GateSurroundings around(int i) const {
        GateSurroundings out;
        out.planned = m_planned;
        std::vector<int> ahead = reach(i, [&](int at, const auto& visit) {
            for (const Precedence& p : m_out.problem.activities[static_cast<size_t>(at)].after)
                visit(p.before);
        });
        for (size_t at = ahead.size(); at-- > 1;)
            out.ahead.push_back(m_planned[static_cast<size_t>(ahead[at])]);
        for (const int at : reach(i, [&](int from, const auto&visit) {
                 for (const int s : m_successors[static_cast<size_t>(from)])
                     visit(s);
             }))
            out.behind.push_back(m_planned[static_cast<size_t>(at)]);
        return out;
    }

    void addGate(int i, const Gate& gate) {
        GateSurroundings surroundings = around(i);
        if (gate.when == GateWhen::Finish) surroundings.ahead.push_back(&m_out.initiative(i));
        GateVerdict verdict = judgeGate(m_out.portfolio, gate, surroundings, m_knowledge);
        const bool enter = gate.when == GateWhen::Enter;
        if (enter && !verdict.possible && !m_out.started(i))
            close(i, m_out.quoted(i) + " can't pass its gate \"" + verdict.gate + "\": " + verdict.because);
        if (!m_out.started(i))
            for (const InitiativeId& id : verdict.waitFor)
                if (const int before = m_index.at(id); before != i)
                    wait(i, {before, 0, !enter}, {Wait::Kind::Gate, verdict.gate});
        m_out.gates[static_cast<size_t>(i)].push_back(std::move(verdict));
    }

    template <typename Drop>
    void dropInCircles(Wait::Kind kind, const Drop& dropped) {
        const std::vector<int> group = circles();
        for (int i = 0; i < static_cast<int>(group.size()); ++i) {
            std::vector<Precedence>& after = activity(i).after;
            std::vector<Wait>& waits = m_out.waits[static_cast<size_t>(i)];
            for (size_t at = after.size(); at-- > 0;) {
                if (waits[at].kind != kind) continue;
                const int before = after[at].before;
                if (group[static_cast<size_t>(i)] != group[static_cast<size_t>(before)]) continue;
                dropped(i, before, waits[at]);
                after.erase(after.begin() + static_cast<std::ptrdiff_t>(at));
                waits.erase(waits.begin() + static_cast<std::ptrdiff_t>(at));
            }
        }
    }

    /// A gate that waits for something which waits for the gate can never open.
    void openGateCircles() {
        dropInCircles(Wait::Kind::Gate, [&](int i, int before, const Wait& why) {
            close(i, m_out.quoted(i) + " can't pass its gate \"" + why.gate + "\": that takes " + m_out.quoted(before) +
                         ", which itself waits for " + m_out.quoted(i) + ".");
        });
    }

    void addPhases() {
        const bool strict = m_out.portfolio.settings().policy == GatePolicy::Strict;
        std::map<ComponentId, std::map<int, std::vector<int>>> groups;
        for (int i = 0; i < static_cast<int>(m_planned.size()); ++i) {
            const Initiative& initiative = m_out.initiative(i);
            if (strict) groups[ComponentId()][initiative.phase].push_back(i);
            if (!strict)
                for (const ComponentId& component : initiative.components) {
                    std::vector<int>& list = groups[component][initiative.phase];
                    if (list.empty() || list.back() != i) list.push_back(i);
                }
        }
        for (const auto& [component, phases] : groups) {
            std::vector<int> early;
            for (const auto& [phase, late] : phases) {
                orderPhases(early, late);
                // What was started doesn't wait, so that who comes after it waits for what it should have waited for.
                if (std::ranges::none_of(late, [&](int i) { return m_out.started(i); })) early.clear();
                early.insert(early.end(), late.begin(), late.end());
            }
        }
    }

    void orderPhases(const std::vector<int>& early, const std::vector<int>& late) {
        if (early.size() < 2 || late.size() < 2) {
            for (const int i : late)
                for (const int before : early)
                    waitForPhase(i, before);
            return;
        }
        const int milestone = addMilestone();
        for (const int before : early)
            wait(milestone, {before, 0, false}, {Wait::Kind::Phase, {}});
        for (const int i : late)
            waitForPhase(i, milestone);
    }

    void waitForPhase(int i, int before) {
        if (!m_out.started(i)) wait(i, {before, 0, false}, {Wait::Kind::Phase, {}});
    }

    int addMilestone() {
        Activity out;
        out.modes.emplace_back();
        m_out.problem.activities.push_back(std::move(out));
        m_out.initiatives.push_back(nullptr);
        m_out.waits.emplace_back();
        m_out.closedBecause.emplace_back();
        m_out.gates.emplace_back();
        return static_cast<int>(m_out.initiatives.size()) - 1;
    }

    /// Where a prerequisite or gate runs against the phases, it counts and they don't.
    void dropContradictingPhases() {
        std::set<int> concerned;
        dropInCircles(Wait::Kind::Phase, [&](int i, int before, const Wait&) {
            for (const int one : {i, before})
                if (!m_out.isMilestone(one)) concerned.insert(one);
        });
        for (const int i : concerned) {
            Issue issue;
            issue.rule = "plan.phase-against-prerequisite";
            issue.severity = IssueSeverity::Warning;
            issue.subject = m_out.initiative(i).id;
            issue.text = "The phase of initiative \"{title}\" runs against prerequisites or gates, so that it isn't "
                         "held to the order of phases";
            issue.arguments = {{"title", m_out.initiative(i).title}};
            m_out.issues.push_back(std::move(issue));
        }
    }

    Formulation& m_out;
    const GateKnowledge& m_knowledge;
    CancelToken m_cancel;
    std::map<InitiativeId, int> m_index;
    std::vector<const Initiative*> m_planned;
    std::vector<std::vector<int>> m_successors;
};

} // namespace

Result<void> addWaiting(Formulation& formulation, const GateKnowledge& knowledge, const CancelToken& cancel) {
    return Waiting(formulation, knowledge, cancel).run();
}

} // namespace banyan::roadmap
