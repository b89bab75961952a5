// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/scenario_change.h"

#include "model/base/numbers.h"
#include "model/roadmap/change_wording.h"
#include "model/scoring/moves.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace banyan::roadmap {

namespace {

const std::string nothing = "–";

std::string percent(const std::optional<double>& share) {
    return share ? shortNumber(std::round(100 * *share), 0) + " %" : std::string("unknown");
}

/// The Friday of the last worked week.
std::string finishText(Date monday) {
    return (monday - 3).toString();
}

double costOf(const Plan& plan) {
    double sum = 0;
    for (const PlannedInitiative& one : plan.initiatives)
        sum += one.cost;
    return sum;
}

int lastWeek(const Plan& plan) {
    int last = 0;
    for (const PlannedInitiative& one : plan.initiatives)
        last = std::max(last, one.finishWeek);
    return last;
}

std::string placeText(Quadrant quadrant, int rank) {
    std::string text(scoring::quadrantTitle(quadrant));
    return rank > 0 ? text + ", rank " + std::to_string(rank) : text;
}

class Table {
public:
    Table(const Standing& before, const Standing& after)
        : m_before(before)
        , m_after(after) {}

    std::vector<Difference> run() {
        if (m_before.plan && m_after.plan) {
            addTotals(*m_before.plan, *m_after.plan);
            addChances(*m_before.plan, *m_after.plan);
        } else if (m_before.plan.has_value() != m_after.plan.has_value() || m_before.noPlan != m_after.noPlan) {
            const auto text = [](const Standing& s) { return s.plan ? std::string("there is one") : s.noPlan; };
            add(Difference::Kind::Total, "Plan", text(m_before), text(m_after), {});
        }
        addPlacements();
        if (m_before.plan && m_after.plan) addInitiatives(*m_before.plan, *m_after.plan);
        return std::move(m_out);
    }

private:
    void add(Difference::Kind kind, std::string subject, std::string before, std::string after, std::string sentence) {
        if (before == after) return;
        if (sentence.empty())
            sentence = subject + ": " + after + " in " + m_after.name + ", " + before + " in " + m_before.name + ".";
        m_out.push_back({kind, std::move(subject), std::move(before), std::move(after), std::move(sentence), {}, {}});
    }

    void addTotals(const Plan& before, const Plan& after) {
        const auto kind = Difference::Kind::Total;
        const std::string& currency = m_after.portfolio.settings().currency;
        const auto points = [](const Plan& p) { return groupedNumber(p.value) + " points"; };
        const auto cost = [&](const Plan& p) { return groupedNumber(costOf(p)) + " " + currency; };
        const auto scheduled = [](const Plan& p) {
            return std::to_string(p.initiatives.size()) + " of " +
                   std::to_string(p.initiatives.size() + p.unscheduled.size());
        };
        const auto last = [](const Plan& p) {
            return p.initiatives.empty() ? nothing : finishText(dayOf(p, lastWeek(p)));
        };
        add(kind, "Value", points(before), points(after), {});
        add(kind, "Cost", cost(before), cost(after), {});
        add(kind, "Initiatives that fit", scheduled(before), scheduled(after), {});
        add(kind, "Last finish", last(before), last(after), {});
    }

    void addChances(const Plan& before, const Plan& after) {
        const auto kind = Difference::Kind::Chance;
        for (const GoalChance& now : after.goals) {
            const auto was = std::ranges::find(before.goals, now.id, &GoalChance::id);
            if (was != before.goals.end())
                add(kind, "Goal \"" + now.name + "\" by " + now.deadline.toString(), percent(was->chance),
                    percent(now.chance), {});
        }
        for (const PlannedInitiative& now : after.initiatives) {
            const PlannedInitiative* was = before.find(now.id);
            if (!was || (!was->deadlineChance && !now.deadlineChance)) continue;
            const size_t count = m_out.size();
            add(kind, "\"" + now.title + "\" by its deadline", percent(was->deadlineChance),
                percent(now.deadlineChance), {});
            if (m_out.size() > count) m_out.back().initiative = now.id;
        }
    }

    void addPlacements() {
        for (const scoring::Move& move : scoring::moves(m_before.assessment, m_after.assessment)) {
            const size_t count = m_out.size();
            add(Difference::Kind::Placement, move.name, placeText(move.quadrantBefore, move.rankBefore),
                placeText(move.quadrantAfter, move.rankAfter),
                scoring::sentence(move, m_before.assessment, m_after.assessment));
            if (m_out.size() > count) m_out.back().component = move.component;
        }
    }

    void addInitiatives(const Plan& before, const Plan& after) {
        const PlanChange change =
            compare(sideOf(m_before.portfolio, before, m_before.name), sideOf(m_after.portfolio, after, m_after.name));
        const auto span = [](const std::optional<Date>& start, const std::optional<Date>& finish) {
            if (!finish) return std::string("not planned");
            return (start ? start->toString() + " to " : std::string("until ")) + finishText(*finish);
        };
        for (const InitiativeChange& one : change.changes) {
            add(Difference::Kind::Plan, one.title, span(one.startBefore, one.finishBefore),
                span(one.startAfter, one.finishAfter), one.sentence);
            m_out.back().initiative = one.id;
        }
    }

    const Standing& m_before;
    const Standing& m_after;
    std::vector<Difference> m_out;
};

} // namespace

std::vector<Difference> differences(const Standing& before, const Standing& after) {
    return Table(before, after).run();
}

std::string_view titleOf(Difference::Kind kind) {
    static constexpr std::array<std::string_view, 4> titles{"Total", "Chance", "Component", "Initiative"};
    return titles[static_cast<size_t>(kind)];
}

} // namespace banyan::roadmap
