// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/portfolio/checks.h"

#include "model/base/numbers.h"
#include "model/portfolio/prerequisites.h"

#include <map>
#include <optional>
#include <set>

namespace banyan::portfolio {

namespace {

Issue issue(std::string rule, AnyId subject, std::string text, Arguments arguments,
            IssueSeverity severity = IssueSeverity::Warning) {
    Issue out;
    out.rule = std::move(rule);
    out.severity = severity;
    out.subject = std::move(subject);
    out.text = std::move(text);
    out.arguments = std::move(arguments);
    return out;
}

void checkComponents(const Portfolio& portfolio, std::vector<Issue>& out) {
    for (const Component& c : portfolio.components()) {
        if (c.retired) continue;
        if (!c.owner)
            out.push_back(issue("component.no-owner", c.id,
                                "{name} has no owning team: nobody can be planned to work on it", {{"name", c.name}}));
    }
}

void checkGoals(const Portfolio& portfolio, std::vector<Issue>& out) {
    std::set<PainPointId> linked;
    for (const Goal& g : portfolio.goals()) {
        const Arguments name{{"name", g.name}};
        if (g.metric.empty())
            out.push_back(issue("goal.no-metric", g.id,
                                "Goal \"{name}\" has no metric: nobody can tell whether it was reached", name));
        if (!g.target) out.push_back(issue("goal.no-target", g.id, "Goal \"{name}\" has no target", name));
        if (auto found = targetIssue(g)) out.push_back(std::move(*found));
        if (!g.deadline)
            out.push_back(
                issue("goal.no-date", g.id, "Goal \"{name}\" has no date by which it is to be reached", name));
        if (g.painPoints.empty())
            out.push_back(
                issue("goal.no-pain-point", g.id, "Goal \"{name}\" is linked to no pain point in the system", name));
        linked.insert(g.painPoints.begin(), g.painPoints.end());
    }
    for (const PainPoint& p : portfolio.painPoints())
        if (!linked.contains(p.id))
            out.push_back(issue("pain-point.no-goal", p.id, "Pain point \"{name}\" belongs to no goal",
                                {{"name", p.name}}, IssueSeverity::Info));
}

void checkDependencies(const Portfolio& portfolio, std::vector<Issue>& out) {
    for (const Dependency& d : portfolio.dependencies()) {
        const Component* from = portfolio.find(d.from);
        if (d.to) continue;
        Issue found =
            issue("dependency.on-nobody", d.id, "{from} depends on \"{external}\", which is no component here",
                  {{"from", from ? from->name : d.from.value}, {"external", d.external}});
        if (!d.origins.empty()) found.where = {d.origins[0].file, d.origins[0].line, 0, d.origins[0].pointer};
        out.push_back(std::move(found));
    }
}

/// What is said to have happened, where it doesn't go together.
void checkActuals(const Initiative& i, std::vector<Issue>& out) {
    const bool begun = i.status == InitiativeStatus::Started || i.status == InitiativeStatus::Done;
    const auto say = [&](const char* rule, std::string text, Arguments more) {
        more.push_back({"title", i.title});
        out.push_back(issue(rule, i.id, std::move(text), std::move(more)));
    };
    const std::string status(enumName(i.status));
    if (i.startedOn && !begun)
        say("initiative.started-by-date-alone",
            "Initiative \"{title}\" was started on {day}, but its status is \"{status}\": it is planned anew",
            {{"day", i.startedOn->toString()}, {"status", status}});
    if (i.finishedOn && i.status != InitiativeStatus::Done)
        say("initiative.finished-by-date-alone",
            "Initiative \"{title}\" was finished on {day}, but its status is \"{status}\": it is planned on",
            {{"day", i.finishedOn->toString()}, {"status", status}});
    if (i.startedOn && i.finishedOn && *i.finishedOn < *i.startedOn)
        say("initiative.finished-before-started",
            "Initiative \"{title}\" was finished on {finished}, before it was started on {started}",
            {{"finished", i.finishedOn->toString()}, {"started", i.startedOn->toString()}});
}

/// The Mondays from which on pins and earliest days let initiatives start, through what they wait for.
class PinnedStarts {
public:
    explicit PinnedStarts(const Portfolio& portfolio)
        : m_portfolio(portfolio) {}

    struct Start {
        Date monday;
        const Initiative* because = nullptr; ///< the prerequisite that brings it about
    };

    /// Where what it waits for leaves it to start.
    std::optional<Start> after(const Initiative& initiative) {
        std::optional<Start> out;
        for (const Prerequisite& p : initiative.prerequisites) {
            const Initiative* before = m_portfolio.find(p.initiative);
            if (before == nullptr || isOver(*before)) continue;
            const std::optional<Date> start = earliest(*before);
            if (!start) continue;
            const Date next = *start + 7 * (1 + p.lagWeeks); // it takes a week at least
            if (!out || next > out->monday) out = Start{next, before};
        }
        return out;
    }

private:
    static bool isOver(const Initiative& i) {
        return i.status == InitiativeStatus::Done || i.status == InitiativeStatus::Rejected ||
               i.status == InitiativeStatus::Started;
    }

    std::optional<Date> earliest(const Initiative& initiative) {
        const auto [known, isNew] = m_known.try_emplace(initiative.id); // a circle finds nothing here
        if (!isNew) return known->second;
        std::optional<Date> out;
        const auto& pin = initiative.pin;
        if (pin && (pin->kind == PinKind::Start || pin->kind == PinKind::NotBefore)) out = pin->day.monday();
        if (initiative.earliest && (!out || initiative.earliest->monday() > *out)) out = initiative.earliest->monday();
        if (const auto later = after(initiative); later && (!out || later->monday > *out)) out = later->monday;
        m_known[initiative.id] = out;
        return out;
    }

    const Portfolio& m_portfolio;
    std::map<InitiativeId, std::optional<Date>> m_known;
};

/// Pins that what an initiative waits for can't keep.
void checkPins(const Portfolio& portfolio, std::vector<Issue>& out) {
    PinnedStarts starts(portfolio);
    for (const Initiative& i : portfolio.initiatives()) {
        const bool open = i.status == InitiativeStatus::Proposed || i.status == InitiativeStatus::Accepted;
        if (!open || !i.pin || (i.pin->kind != PinKind::Start && i.pin->kind != PinKind::NotAfter)) continue;
        const auto start = starts.after(i);
        if (!start || start->monday <= i.pin->day.monday()) continue;
        out.push_back(issue("initiative.pins-contradict", i.id,
                            "Initiative \"{title}\" is pinned to start {how} the week of {week}, but waits for "
                            "\"{before}\", so that it can't start before the week of {earliest}",
                            {{"title", i.title},
                             {"how", i.pin->kind == PinKind::Start ? "in" : "no later than"},
                             {"week", i.pin->day.monday().toString()},
                             {"before", start->because->title},
                             {"earliest", start->monday.toString()}},
                            IssueSeverity::Error));
    }
}

void checkInitiatives(const Portfolio& portfolio, std::vector<Issue>& out) {
    for (const Initiative& i : portfolio.initiatives()) {
        const bool effort = std::ranges::any_of(i.work, [](const TeamEffort& w) { return w.pessimistic > 0; });
        if (!effort && i.status != InitiativeStatus::Done && i.status != InitiativeStatus::Rejected)
            out.push_back(issue("initiative.no-effort", i.id,
                                "Initiative \"{title}\" has no effort: it can't be planned", {{"title", i.title}}));
    }
    for (const Initiative& i : portfolio.initiatives())
        checkActuals(i, out);
    checkPins(portfolio, out);
    for (const PrerequisiteCycle& cycle : prerequisiteCycles(portfolio)) {
        if (cycle.members.size() == 1) {
            out.push_back(issue("initiative.prerequisite-cycle", cycle.members.front(),
                                "Initiative \"{title}\" waits for itself",
                                {{"title", portfolio.find(cycle.members.front())->title}}, IssueSeverity::Error));
            continue;
        }
        std::string members;
        for (const InitiativeId& id : cycle.members)
            members += (members.empty() ? "" : ", ") + portfolio.find(id)->title;
        out.push_back(issue("initiative.prerequisite-cycle", cycle.members.front(),
                            "These initiatives wait for each other in a circle: {members}. Cutting \"{waiting}\" loose "
                            "from \"{needed}\" costs least",
                            {{"members", members},
                             {"waiting", portfolio.find(cycle.cutFrom)->title},
                             {"needed", portfolio.find(cycle.cutTo)->title}},
                            IssueSeverity::Error));
    }
}

void checkUnmatched(const Portfolio& portfolio, std::vector<Issue>& out) {
    for (const Unmatched& u : portfolio.table<Unmatched>()) {
        const Source* source = portfolio.find(u.source);
        out.push_back(issue("source.unmatched", u.id,
                            "{rows} rows of {source} speak of \"{name}\", which is no component here",
                            {{"rows", std::to_string(u.rows)},
                             {"source", source ? source->name : u.source.value},
                             {"name", u.name.empty() ? u.externalId : u.name}}));
    }
}

void checkTeams(const Portfolio& portfolio, std::vector<Issue>& out) {
    for (const Team& team : portfolio.teams())
        if (auto found = headcountIssue(team)) out.push_back(std::move(*found));
}

} // namespace

std::optional<Issue> targetIssue(const Goal& goal) {
    if (!goal.target || !goal.baseline || liesAhead(goal.direction, *goal.baseline, *goal.target)) return {};
    const bool same = *goal.target == *goal.baseline;
    return issue("goal.target-not-ahead", goal.id,
                 "Goal \"{name}\" is to {direction} its metric, but its target {target} " +
                     std::string(same ? "equals its baseline" : "is {side} than its baseline {baseline}"),
                 {{"name", goal.name},
                  {"direction", std::string(enumName(goal.direction))},
                  {"target", shortNumber(*goal.target, 4)},
                  {"side", *goal.target > *goal.baseline ? "higher" : "lower"},
                  {"baseline", shortNumber(*goal.baseline, 4)}});
}

std::optional<Issue> headcountIssue(const Team& team) {
    if (team.headcount) return {};
    return issue("team.no-headcount", team.id, "Nobody said how many people {name} has: plans assume {assumed}",
                 {{"name", team.name}, {"assumed", std::to_string(static_cast<int>(assumedHeadcount))}});
}

std::vector<Issue> check(const Portfolio& portfolio) {
    std::vector<Issue> out;
    checkComponents(portfolio, out);
    checkGoals(portfolio, out);
    checkDependencies(portfolio, out);
    checkTeams(portfolio, out);
    checkInitiatives(portfolio, out);
    checkUnmatched(portfolio, out);
    std::ranges::stable_sort(out, [](const Issue& a, const Issue& b) {
        return std::tuple(a.rule, textOf(*a.subject)) < std::tuple(b.rule, textOf(*b.subject));
    });
    return out;
}

} // namespace banyan::portfolio
