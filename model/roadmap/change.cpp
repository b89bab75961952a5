// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/change.h"

#include "model/base/numbers.h"
#include "model/roadmap/change_wording.h"

#include <algorithm>
#include <tuple>

namespace banyan::roadmap {

namespace {

void addPortfolio(const Portfolio& portfolio, Side& out) {
    out.currency = portfolio.settings().currency;
    for (const Team& team : portfolio.teams())
        out.teams[team.id] = team.name;
    for (const Initiative& initiative : portfolio.initiatives()) {
        if (initiative.status == InitiativeStatus::Rejected) out.rejected[initiative.id] = initiative.title;
        if (initiative.deadline) out.deadlines[initiative.id] = *initiative.deadline;
    }
}

bool keeps(const Side& side, const InitiativeId& id, Date deadline) {
    const auto at = side.entries.find(id);
    return at != side.entries.end() && at->second.finish - 3 <= deadline;
}

class Comparer {
public:
    Comparer(const Side& before, const Side& after)
        : m_before(before)
        , m_after(after)
        , m_words(before, after) {}

    PlanChange run() {
        m_out.before = m_before.name;
        m_out.after = m_after.name;
        m_out.currency = m_after.currency;
        m_out.valueBefore = m_before.value;
        m_out.valueAfter = m_after.value;
        m_out.costBefore = costOf(m_before);
        m_out.costAfter = costOf(m_after);
        for (const auto& [id, entry] : m_after.entries)
            addEntry(id, entry);
        for (const auto& [id, entry] : m_before.entries)
            if (!m_after.entries.contains(id)) addLeft(id, entry);
        std::ranges::stable_sort(m_out.changes, {}, [](const InitiativeChange& c) {
            const bool earlier = c.kind == InitiativeChange::Kind::Moved && c.weeks <= 0;
            return std::tuple(c.kind, earlier, earlier ? c.weeks : -c.weeks, c.id);
        });
        addDeadlines();
        m_out.summary = m_words.summary(m_out);
        return std::move(m_out);
    }

private:
    static std::optional<double> costOf(const Side& side) {
        double sum = 0;
        for (const auto& [id, entry] : side.entries) {
            if (!entry.known) return {};
            sum += entry.cost;
        }
        return sum;
    }

    void addEntry(const InitiativeId& id, const Side::Entry& now) {
        InitiativeChange out{InitiativeChange::Kind::In, id, now.title, {}, now.start, {}, now.finish, 0, {}};
        const auto was = m_before.entries.find(id);
        if (was == m_before.entries.end()) {
            out.sentence = m_words.in(id, now);
        } else {
            out.kind = InitiativeChange::Kind::Moved;
            out.startBefore = was->second.start;
            out.finishBefore = was->second.finish;
            out.weeks = (now.finish - was->second.finish) / 7;
            if (now.start == was->second.start && now.finish == was->second.finish) {
                ++m_out.unchanged;
                return;
            }
            out.sentence = m_words.moved(was->second, now);
        }
        m_out.changes.push_back(std::move(out));
    }

    void addLeft(const InitiativeId& id, const Side::Entry& was) {
        InitiativeChange out{InitiativeChange::Kind::Out, id, was.title, was.start, {}, was.finish, {}, 0, {}};
        if (const auto done = m_after.finished.find(id); done != m_after.finished.end()) {
            out.kind = InitiativeChange::Kind::Finished;
            if (done->second.finishedOn) {
                out.finishAfter = done->second.finishedOn->monday() + 7;
                out.weeks = (*out.finishAfter - was.finish) / 7;
            }
            out.sentence = m_words.finished(was, done->second);
        } else {
            out.sentence = m_words.out(id, was);
        }
        m_out.changes.push_back(std::move(out));
    }

    void addDeadlines() {
        for (const auto& [id, deadline] : m_after.deadlines) {
            if (m_after.finished.contains(id) || m_after.rejected.contains(id)) continue;
            const bool before = keeps(m_before, id, deadline);
            const bool after = keeps(m_after, id, deadline);
            m_out.deadlinesMetBefore += before ? 1 : 0;
            m_out.deadlinesMetAfter += after ? 1 : 0;
            if (before == after) continue;
            const auto now = m_after.entries.find(id);
            const std::string& title = now != m_after.entries.end() ? now->second.title : m_before.entries.at(id).title;
            m_out.deadlines.push_back(
                {id, title, deadline, before, after,
                 m_words.deadline(title, deadline, after, now == m_after.entries.end() ? nullptr : &now->second)});
        }
    }

    const Side& m_before;
    const Side& m_after;
    ChangeWording m_words;
    PlanChange m_out;
};

/// What an entry of a plan needs, so that a place can be tried on it.
void addNeeds(const PlannedInitiative& one, Side::Entry& out) {
    for (const PlannedPrerequisite& first : one.prerequisites)
        if (!first.done) out.waitsFor.emplace_back(first.id, first.lagWeeks);
    out.components = one.components;
    out.overlaps = one.overlapAllowed;
    for (const Demand& demand : one.demand) {
        int& most = out.weekly[demand.team];
        most = std::max(most, demand.hours);
    }
}

} // namespace

int PlanChange::count(InitiativeChange::Kind kind) const {
    return static_cast<int>(std::ranges::count(changes, kind, &InitiativeChange::kind));
}

Side sideOf(const Portfolio& portfolio, const Plan& plan, std::string name) {
    Side out;
    out.name = std::move(name);
    out.value = plan.value;
    addPortfolio(portfolio, out);
    for (const PlannedInitiative& one : plan.initiatives) {
        Side::Entry entry;
        entry.title = one.title;
        entry.phase = one.phase;
        entry.start = dayOf(plan, shownStart(plan, one));
        entry.finish = dayOf(plan, one.finishWeek);
        entry.hours = hoursOf(one);
        entry.cost = one.cost;
        entry.started = one.started;
        entry.id = one.id;
        addNeeds(one, entry);
        if (!one.boundBy.empty()) {
            const BoundBy& why = one.boundBy.front();
            entry.because = why.what;
            entry.who = why.who;
            entry.team = why.team;
            if (!why.weeks.empty()) entry.week = dayOf(plan, why.weeks.front());
        }
        out.entries.emplace(one.id, std::move(entry));
    }
    for (const UnscheduledInitiative& one : plan.unscheduled)
        out.unscheduled[one.id] = {one.title, one.because};
    for (const FinishedInitiative& one : plan.finished)
        out.finished[one.id] = one;
    for (const TeamWeek& week : plan.capacity) {
        out.hours[{week.team, dayOf(plan, week.week)}] = week.hours;
        out.left[{week.team, dayOf(plan, week.week)}] = week.hours - week.used;
    }
    return out;
}

Side sideOf(const Portfolio& portfolio, const Roadmap& roadmap, std::string name) {
    Side out;
    out.name = std::move(name);
    out.value = roadmap.value;
    addPortfolio(portfolio, out);
    for (const RoadmapEntry& one : roadmap.entries) {
        Side::Entry entry;
        entry.title = portfolio.find(one.initiative)->title;
        entry.phase = one.phase;
        entry.start = roadmap.start + 7 * one.startWeek;
        entry.finish = roadmap.start + 7 * one.finishWeek;
        entry.hours = one.hours;
        entry.cost = one.cost;
        entry.known = one.hours > 0;
        entry.because = one.because;
        entry.id = one.initiative;
        out.entries.emplace(one.initiative, std::move(entry));
    }
    for (const UnscheduledEntry& one : roadmap.unscheduled)
        out.unscheduled[one.initiative] = {portfolio.find(one.initiative)->title, one.because};
    return out;
}

std::string causeOf(const std::string& sentence) {
    static constexpr std::string_view because = ", because ";
    const size_t at = sentence.find(because);
    if (at == std::string::npos) return sentence;
    std::string out = sentence.substr(at + because.size());
    if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
}

PlanChange compare(const Side& before, const Side& after) {
    return Comparer(before, after).run();
}

} // namespace banyan::roadmap
