// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/reasons.h"

#include "model/base/numbers.h"
#include "model/scoring/cell.h"

#include <algorithm>

namespace banyan::roadmap {

namespace {

using Kind = Obstacle::Kind;

std::string hours(int units) {
    return std::to_string(units) + " h";
}

} // namespace

Reasons::Reasons(const Formulation& formulation, const Instance& instance, const Schedule& schedule,
                 const std::vector<Anchor>& anchors)
    : m_formulation(formulation)
    , m_instance(instance)
    , m_schedule(schedule)
    , m_anchors(anchors)
    , m_generator(instance) {
    for (int i = 0; i < static_cast<int>(instance.size()); ++i)
        if (const Placement& p = placed(i); p.scheduled())
            m_generator.occupy(i, activity(i).modes[static_cast<size_t>(p.mode)], p.start, p.finish);
}

std::string Reasons::names(const std::vector<int>& who) const {
    constexpr size_t most = 3;
    std::string out;
    for (size_t at = 0; at < std::min(who.size(), most); ++at) {
        const bool last = at + 1 == who.size();
        out += (at == 0 ? "" : last ? " and " : ", ") + m_formulation.quoted(who[at]);
    }
    if (who.size() > most) out += " and " + std::to_string(who.size() - most) + " more";
    return out;
}

std::vector<InitiativeId> Reasons::idsOf(const std::vector<int>& who) const {
    std::vector<InitiativeId> out;
    for (const int i : who)
        out.push_back(m_formulation.initiative(i).id);
    return out;
}

/// The initiative that ends last behind a wait: through milestones to the one that they wait for.
int Reasons::lastBefore(int wait, int i) const {
    int before = activity(i).after[static_cast<size_t>(wait)].before;
    while (m_formulation.isMilestone(before)) {
        int last = -1;
        for (const Precedence& p : activity(before).after) {
            const bool missing = !placed(p.before).scheduled();
            if (last < 0 || (missing && placed(last).scheduled()) ||
                (placed(last).scheduled() && placed(p.before).finish > placed(last).finish))
                last = p.before;
        }
        before = last;
    }
    return before;
}

BoundBy Reasons::describeWindow(int i) const {
    const Initiative& initiative = m_formulation.initiative(i);
    const int week = activity(i).earliestStart;
    const Calendar& calendar = m_formulation.calendar;
    const std::string title = m_formulation.quoted(i);
    const bool pinned = initiative.pin && !m_formulation.started(i) && initiative.pin->kind != PinKind::NotAfter &&
                        initiative.pin->kind != PinKind::None && calendar.weekThatHolds(initiative.pin->day) >= week;
    if (pinned)
        return {"pin",
                title + " is pinned to start " + (initiative.pin->kind == PinKind::Start ? "in " : "no earlier than ") +
                    weekText(week) + ".",
                {week},
                {}};
    if (initiative.earliest && !m_formulation.started(i) && calendar.firstWeekFrom(*initiative.earliest) >= week)
        return {"calendar", title + " may not start before " + initiative.earliest->toString() + ".", {week}, {}};
    if (week > m_formulation.statusWeek)
        return {"prerequisite",
                title + " waits until " + calendar.text(week) + " for a finished prerequisite to soak.",
                {week},
                {}};
    return {"calendar",
            "Nothing that is planned starts before " + calendar.text(week) +
                ", the first Monday from the status date on.",
            {week},
            {}};
}

BoundBy Reasons::describeWait(int i, const Obstacle& obstacle) const {
    const auto at = static_cast<size_t>(obstacle.wait);
    const Wait& why = m_formulation.waits[static_cast<size_t>(i)][at];
    const Precedence& p = activity(i).after[at];
    const int before = lastBefore(obstacle.wait, i);
    const std::string other = m_formulation.quoted(before);
    const int finish = placed(before).finish;
    std::string text = m_formulation.quoted(i);
    if (why.kind == Wait::Kind::Phase)
        text += " is of phase " + std::to_string(m_formulation.initiative(i).phase) +
                " and waits for the end of phase " + std::to_string(m_formulation.initiative(before).phase) + ": " +
                other;
    else if (why.kind == Wait::Kind::Gate)
        text += " has the gate \"" + why.gate + "\", which waits for " + other + ": it";
    else
        text += " waits for " + other + ": it";
    text += " is finished by " + m_formulation.calendar.text(finish);
    if (p.lag > 0) text += ", and then soaks for " + std::to_string(p.lag) + (p.lag == 1 ? " week" : " weeks");
    return {why.kind == Wait::Kind::Prerequisite ? "prerequisite" : "gate", text + ".", {finish - 1}, idsOf({before})};
}

BoundBy Reasons::describeCounter(int i, const Obstacle& obstacle) const {
    const std::vector<int> who = holdersOf(m_instance, m_schedule.placements, obstacle.subject, obstacle.week);
    const std::string verb = who.size() == 1 ? " is" : " are";
    const auto wip = std::ranges::find(m_formulation.wipCounter, obstacle.subject);
    if (wip != m_formulation.wipCounter.end()) {
        const Team& team = m_formulation.team(static_cast<int>(wip - m_formulation.wipCounter.begin()));
        return {"wip",
                m_formulation.quoted(i) + " waits for " + team.name + ", which has " + std::to_string(obstacle.need) +
                    (obstacle.need == 1 ? " initiative" : " initiatives") + " at once at most: " + names(who) + verb +
                    " under way in " + weekText(obstacle.week) + ".",
                {obstacle.week},
                idsOf(who)};
    }
    std::string component;
    for (const auto& [id, counter] : m_formulation.exclusionCounter)
        if (counter == obstacle.subject) component = m_formulation.portfolio.find(id)->name;
    return {"exclusion",
            m_formulation.quoted(i) + " and " + names(who) + " both change " + component +
                " and may not overlap: " + names(who) + verb + " under way in " + weekText(obstacle.week) + ".",
            {obstacle.week},
            idsOf(who)};
}

BoundBy Reasons::describeCapacity(int i, const Obstacle& obstacle) const {
    const Team& team = m_formulation.team(obstacle.subject);
    const int there = m_instance.problem()
                          .resources[static_cast<size_t>(obstacle.subject)]
                          .capacity[static_cast<size_t>(obstacle.week)];
    const std::string need = m_formulation.quoted(i) + " needs " + hours(obstacle.need) + " of " + team.name + " in " +
                             weekText(obstacle.week);
    if (there < obstacle.need)
        return {"calendar", need + ", which has only " + hours(there) + " for initiatives then.", {obstacle.week}, {}};
    const std::vector<int> who = usersOf(m_instance, m_schedule.placements, obstacle.subject, obstacle.week);
    return {"capacity",
            need + "; " + hours(obstacle.left) + " of " + hours(there) + " are left beside " + names(who) + ".",
            {obstacle.week},
            idsOf(who)};
}

BoundBy Reasons::describe(int i, const Obstacle& obstacle) const {
    const std::string title = m_formulation.quoted(i);
    const Calendar& calendar = m_formulation.calendar;
    switch (obstacle.kind) {
    case Kind::Window:
        return describeWindow(i);
    case Kind::Wait:
        return describeWait(i, obstacle);
    case Kind::Counter:
        return describeCounter(i, obstacle);
    case Kind::Capacity:
        return describeCapacity(i, obstacle);
    case Kind::Late:
        return {"pin",
                title + " is pinned to start no later than " + weekText(activity(i).latestStart) + ".",
                {activity(i).latestStart},
                {}};
    case Kind::Idle:
        return {"calendar",
                m_formulation.team(obstacle.subject).name + " has no capacity for initiatives in " +
                    weekText(obstacle.week) + ".",
                {obstacle.week},
                {}};
    case Kind::Horizon:
        return {"calendar",
                title + " would end after the plan, which ends on " + calendar.text(m_instance.weeks()) + ".",
                {},
                {}};
    case Kind::Deadline:
        return {"calendar",
                title + " would miss its hard deadline, " + m_formulation.initiative(i).deadline->toString() + ".",
                {activity(i).latestFinish},
                {}};
    case Kind::Cash:
        return {"cash",
                title + " costs " + money(activity(i).cash) + "; of the cash for " +
                    m_formulation.quarters[static_cast<size_t>(obstacle.subject)] + " only " +
                    money(cashLeft(obstacle.subject)) + " are left.",
                {obstacle.week},
                {}};
    case Kind::Freeze: {
        const Team& team = m_formulation.team(obstacle.subject);
        const Freeze* freeze = Calendar::freezeIn(team, calendar.monday(obstacle.week));
        const std::string reason = freeze == nullptr || freeze->reason.empty() ? "" : " (" + freeze->reason + ")";
        return {"freeze",
                title + " would cut over in " + weekText(obstacle.week) + ", in which " + team.name + " is frozen" +
                    reason + ".",
                {obstacle.week},
                {}};
    }
    case Kind::None:
        break;
    }
    if (stays(i))
        return {"baseline",
                title + " stays in " + weekText(placed(i).start) + ", where the current plan has it.",
                {placed(i).start},
                {}};
    return {"value", title + " could start a week earlier, but would not finish earlier in any way.", {}, {}};
}

bool Reasons::stays(int i) const {
    if (m_anchors.empty()) return false;
    const Anchor& anchor = m_anchors[static_cast<size_t>(i)];
    return anchor.counts && anchor.scheduled && anchor.start == placed(i).start;
}

std::string Reasons::money(double amount) const {
    return shortNumber(amount, 2) + " " + m_formulation.portfolio.settings().currency;
}

double Reasons::cashLeft(int period) const {
    return m_instance.problem().cashLimit[static_cast<size_t>(period)] - m_generator.cashUsed(period);
}

std::optional<TeamId> Reasons::teamOf(const Obstacle& obstacle) const {
    switch (obstacle.kind) {
    case Kind::Capacity:
    case Kind::Idle:
    case Kind::Freeze:
        return m_formulation.team(obstacle.subject).id;
    case Kind::Counter: {
        const auto wip = std::ranges::find(m_formulation.wipCounter, obstacle.subject);
        if (wip == m_formulation.wipCounter.end()) return {};
        return m_formulation.team(static_cast<int>(wip - m_formulation.wipCounter.begin())).id;
    }
    default:
        return {};
    }
}

/// Who would have to give room in a week.
std::string Reasons::howToGetRoom(int i, const Obstacle& obstacle) const {
    if (obstacle.kind == Kind::Capacity)
        return "with " + hours(obstacle.need - obstacle.left) + " more of " +
               m_formulation.team(obstacle.subject).name + " in " + weekText(obstacle.week);
    if (obstacle.kind == Kind::Cash)
        return "with " + money(activity(i).cash - cashLeft(obstacle.subject)) + " more cash for " +
               m_formulation.quarters[static_cast<size_t>(obstacle.subject)];
    const auto wip = std::ranges::find(m_formulation.wipCounter, obstacle.subject);
    if (wip == m_formulation.wipCounter.end()) return "if the two were allowed to overlap";
    return "if " + m_formulation.team(static_cast<int>(wip - m_formulation.wipCounter.begin())).name + " took on " +
           std::to_string(obstacle.need + 1) + " initiatives at once";
}

std::string Reasons::whatItTakes(int i, const Obstacle& obstacle) const {
    const std::string could = m_formulation.quoted(i) + " could start earlier ";
    switch (obstacle.kind) {
    case Kind::Capacity:
    case Kind::Cash:
    case Kind::Counter:
        return could + howToGetRoom(i, obstacle) + ".";
    case Kind::Wait:
        return could + "if " + m_formulation.quoted(lastBefore(obstacle.wait, i)) + " were finished before " +
               m_formulation.calendar.text(placed(lastBefore(obstacle.wait, i)).finish) + ".";
    case Kind::Freeze:
        return could + "if " + m_formulation.team(obstacle.subject).name + " allowed a cut-over in " +
               weekText(obstacle.week) + ".";
    case Kind::Idle:
        return could + "if " + m_formulation.team(obstacle.subject).name + " had hours for initiatives in " +
               weekText(obstacle.week) + ".";
    case Kind::Window: {
        const std::string kind = describeWindow(i).kind;
        if (kind == "pin") return could + "without its pin.";
        return m_formulation.initiative(i).earliest && !m_formulation.started(i) ? could + "with another earliest day."
                                                                                 : std::string();
    }
    case Kind::None:
        return stays(i) ? could + "if it were planned from scratch, but then others would move too." : std::string();
    default:
        return {};
    }
}

std::vector<BoundBy> Reasons::whyNotEarlier(int i) {
    const Placement p = placed(i);
    if (p.start <= 0) return {};
    const Mode& mode = activity(i).modes[static_cast<size_t>(p.mode)];
    m_generator.release(i, mode, p.start, p.finish);
    std::vector<BoundBy> out;
    int idleTeam = -1;
    for (int start = p.start - 1; start >= 0; --start) {
        const Obstacle obstacle = obstacleAt(m_instance, m_generator, m_schedule.placements, i, mode, start);
        const bool idle = obstacle.kind == Kind::Idle;
        if (idle && !out.empty() && idleTeam == obstacle.subject)
            out.back().weeks.push_back(start);
        else
            out.push_back(describe(i, obstacle));
        BoundBy& reason = out.back();
        if (reason.earlier.empty()) reason.earlier = whatItTakes(i, obstacle);
        reason.team = teamOf(obstacle);
        if (!idle) break;
        idleTeam = obstacle.subject;
    }
    m_generator.occupy(i, mode, p.start, p.finish);
    return out;
}

std::string Reasons::whyNotAtAll(int i) {
    const std::string& closed = m_formulation.closedBecause[static_cast<size_t>(i)];
    if (!closed.empty()) return closed;
    for (size_t at = 0; at < activity(i).after.size(); ++at) {
        if (placed(activity(i).after[at].before).scheduled()) continue;
        const int before = lastBefore(static_cast<int>(at), i);
        const Wait& why = m_formulation.waits[static_cast<size_t>(i)][at];
        std::string text = m_formulation.quoted(i);
        if (why.kind == Wait::Kind::Phase)
            text += " is of phase " + std::to_string(m_formulation.initiative(i).phase) + " and waits for " +
                    m_formulation.quoted(before) + " of phase " +
                    std::to_string(m_formulation.initiative(before).phase);
        else if (why.kind == Wait::Kind::Gate)
            text += " has the gate \"" + why.gate + "\", which waits for " + m_formulation.quoted(before);
        else
            text += " waits for " + m_formulation.quoted(before);
        return text + ", which is not scheduled.";
    }
    const Obstacle obstacle = commonObstacle(m_instance, m_generator, m_schedule.placements, i);
    const std::string end = m_formulation.calendar.text(m_instance.weeks());
    if (obstacle.kind == Kind::Capacity)
        return m_formulation.quoted(i) + " doesn't fit before the plan ends on " + end + ": " +
               m_formulation.team(obstacle.subject).name + " hasn't the " + hours(obstacle.need) +
               " a week left that it takes, as in " + weekText(obstacle.week) + " (" + hours(obstacle.left) + ").";
    if (obstacle.kind == Kind::None) return whyLeftOut(i, obstacle.week);
    if (obstacle.kind == Kind::Horizon) return whyTooLong(i, obstacle.week);
    return m_formulation.quoted(i) + " doesn't fit before the plan ends on " + end + ": " + describe(i, obstacle).what;
}

/// One that doesn't get done before the plan ends.
std::string Reasons::whyTooLong(int i, int earliest) const {
    const std::vector<Mode>& modes = activity(i).modes;
    int needed = modes.empty() ? 0 : modes.front().periods;
    for (const Mode& mode : modes)
        needed = std::min(needed, mode.periods);
    const Pattern& pattern = m_instance.patternOf(i);
    const int from = std::clamp(earliest, 0, m_instance.weeks());
    const int left = static_cast<int>(pattern.weeks.size()) - pattern.before[static_cast<size_t>(from)];
    std::string out = m_formulation.quoted(i) + " needs " + std::to_string(needed) +
                      (needed == 1 ? " week" : " weeks") + " of its teams' work; ";
    if (from > m_formulation.statusWeek) out += "from " + weekText(from) + " on ";
    return out + (left == 1 ? "1 is" : std::to_string(left) + " are") + " left before the plan ends on " +
           m_formulation.calendar.text(m_instance.weeks()) + ".";
}

/// One that would fit beside all that is placed.
std::string Reasons::whyLeftOut(int i, int week) const {
    const std::string title = m_formulation.quoted(i);
    const std::string fits = " would fit from " + weekText(week) + " on";
    int finish = m_instance.weeks();
    for (const Mode& mode : activity(i).modes)
        if (obstacleAt(m_instance, m_generator, m_schedule.placements, i, mode, week).kind == Kind::None)
            finish = std::min(finish, finishOf(i, mode, week));
    const double gain = m_instance.valueAt(i, finish) - m_instance.valueLeftOut(i);
    const std::string brings = scoring::pointsText(gain);
    const bool wasOut =
        !m_anchors.empty() && m_anchors[static_cast<size_t>(i)].counts && !m_anchors[static_cast<size_t>(i)].scheduled;
    if (wasOut)
        return title + " stays out, as the current plan has it; it" + fits + " and bring " + brings +
               " in a plan made from scratch.";
    if (gain > 1e-9)
        return title + fits + " and bring " + brings +
               ", but no plan that was tried made room for it; more schedules may.";
    if (activity(i).rate == 0) return title + fits + ", but nothing says what it brings.";
    return title + fits + ", but is finished only when the plan ends on " +
           m_formulation.calendar.text(m_instance.weeks()) + ", and so brings nothing in it.";
}

int Reasons::finishOf(int i, const Mode& mode, int start) const {
    if (mode.periods == 0) return start;
    const Pattern& pattern = m_instance.patternOf(i);
    const int position = pattern.before[static_cast<size_t>(start)];
    return pattern.weeks[static_cast<size_t>(position + mode.periods - 1)] + 1;
}

std::string Reasons::whyNotIn(int i, int week) {
    Obstacle last{Kind::Horizon, -1, week, 0, 0, -1};
    for (const Mode& mode : activity(i).modes)
        last = obstacleAt(m_instance, m_generator, m_schedule.placements, i, mode, week);
    return describe(i, last).what;
}

} // namespace banyan::roadmap
