// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/random.h"
#include "model/roadmap/planner.h"

namespace banyan::roadmap::tests {

/// A portfolio with every kind of constraint, and rates of its initiatives; it depends on the seed alone.
struct GeneratedPortfolio {
    Portfolio portfolio;
    advice::Benefits benefits;
    PlanOptions options;
};

class PortfolioGenerator {
public:
    PortfolioGenerator(uint64_t seed, int initiatives)
        : m_random(KeyedRandom(seed, "portfolio"))
        , m_initiatives(initiatives) {}

    GeneratedPortfolio run() {
        addSettings();
        for (int k = 0; k < teams; ++k)
            addTeam(k);
        for (int c = 0; c < components(); ++c) {
            Component component;
            component.id = ComponentId("c" + std::to_string(c));
            component.name = "Component " + std::to_string(c);
            m_builder.put(component);
        }
        for (int i = 0; i < m_initiatives; ++i)
            addInitiative(i);
        m_out.portfolio = std::move(m_builder).build();
        m_out.options.asOf = start - 10;
        m_out.options.schedules = 60;
        return std::move(m_out);
    }

private:
    static constexpr int teams = 4;
    static constexpr Date start{20823}; // 2027-01-05, a Tuesday

    int below(int n) { return static_cast<int>(m_random.below(static_cast<uint32_t>(n))); }
    bool oneIn(int n) { return below(n) == 0; }
    [[nodiscard]] int components() const { return 2 + m_initiatives / 4; }
    Date someDay() { return start + below(300); }

    void addSettings() {
        Settings settings;
        if (!oneIn(3)) settings.planStart = start;
        settings.weeks = 20 + below(40);
        settings.policy = oneIn(4) ? GatePolicy::Strict : GatePolicy::Rolling;
        settings.discountPerWeek = oneIn(2) ? 0 : 0.002;
        if (oneIn(3)) settings.statusDate = start + below(40);
        for (int h = below(6); h > 0; --h)
            settings.holidays.push_back(someDay());
        if (oneIn(2)) settings.cashLimits = {{"2027-Q1", 30'000}, {"2027-Q2", 0}, {"2027-Q3", 50'000}};
        m_builder.put(settings);
    }

    void addTeam(int k) {
        Team team;
        team.id = TeamId("t" + std::to_string(k));
        team.name = "Team " + std::to_string(k);
        team.headcount = 2 + below(9);
        if (oneIn(2)) team.wipLimit = 1 + below(3);
        if (oneIn(2)) team.budgets = {{{}, {}, 15.0 + below(20)}, {start + 60, start + 120, oneIn(3) ? 0.0 : 30.0}};
        if (oneIn(3)) team.dedicated = {{start + 20, start + 150, 1.0 + below(2)}};
        if (oneIn(2)) {
            const Date from = someDay();
            team.freezes = {{from, from + 7 + below(30), "peak season"}};
        }
        m_builder.put(team);
    }

    void addInitiative(int i) {
        Initiative out;
        out.id = InitiativeId(idOf(i));
        out.title = "Initiative " + std::to_string(i);
        out.phase = 1 + below(4);
        for (int c = below(3); c > 0; --c)
            out.components.push_back(ComponentId("c" + std::to_string(below(components()))));
        if (!oneIn(15))
            for (int w = 1 + below(2); w > 0; --w)
                addWork(out);
        for (int p = 0; p < i; ++p)
            if (oneIn(8) && below(i) < 6) out.prerequisites.push_back({InitiativeId(idOf(p)), below(3)});
        if (oneIn(4)) out.cash = 1000.0 * below(25);
        addStatus(out);
        addDates(out);
        addGates(out, i);
        out.overlapAllowed = oneIn(4);
        m_out.benefits.rates.push_back({out.id, oneIn(4) ? 0 : m_random.uniform() * 5});
        m_builder.put(out);
    }

    static std::string idOf(int i) { return "i" + std::to_string(1000 + i); }

    void addWork(Initiative& out) {
        const double likely = 2 + below(25);
        out.work.push_back(
            {TeamId("t" + std::to_string(below(teams))), likely * 0.6, likely, likely * (1 + m_random.uniform() * 2)});
    }

    void addStatus(Initiative& out) {
        const int kind = below(14);
        if (kind == 0) {
            out.status = InitiativeStatus::Done;
            out.finishedOn = start - 3 + below(30);
        } else if (kind == 1) {
            out.status = InitiativeStatus::Started;
            out.startedOn = start - below(20);
            if (oneIn(2))
                out.remainingShare = m_random.uniform() * 0.5;
            else
                for (TeamEffort effort : out.work)
                    out.remainingWork.push_back({effort.team, 1, 2, 6});
        } else if (kind == 2 && oneIn(2)) {
            out.status = InitiativeStatus::Rejected;
        }
    }

    void addDates(Initiative& out) {
        if (oneIn(8)) out.pin = Pin{PinKind::NotBefore, someDay()};
        if (oneIn(14)) out.pin = Pin{PinKind::NotAfter, start + 100 + below(200)};
        if (oneIn(25)) out.pin = Pin{PinKind::Start, start + 60 + below(100)};
        if (oneIn(5)) out.earliest = someDay();
        if (oneIn(4)) {
            out.deadline = someDay();
            out.latenessCostPerWeek = below(4);
            out.hardDeadline = oneIn(4);
        }
    }

    void addGates(Initiative& out, int i) {
        if (oneIn(12) && i > 0) {
            Gate gate;
            gate.name = "an earlier one stands";
            gate.initiative = InitiativeId(idOf(below(i)));
            gate.when = oneIn(3) ? GateWhen::Finish : GateWhen::Enter;
            out.gates.push_back(gate);
        }
        if (oneIn(12) && !out.components.empty()) {
            Gate gate;
            gate.component = out.components.front();
            gate.fact = "test-coverage";
            gate.comparison = ">=";
            gate.threshold = 60;
            out.gates.push_back(gate);
        }
        if (oneIn(6) && !out.components.empty()) {
            Effect effect;
            effect.component = out.components.front();
            effect.criterion = CriterionId("test-coverage");
            effect.kind = EffectKind::Level;
            effect.low = effect.mode = effect.high = 70;
            out.effects.push_back(effect);
        }
    }

    RandomSequence m_random;
    int m_initiatives;
    PortfolioBuilder m_builder;
    GeneratedPortfolio m_out;
};

/// Coverage is 30 % everywhere, and nothing else is known.
inline GateKnowledge lowCoverage() {
    return {[](const ComponentId&, const std::string& fact) {
                return fact == "test-coverage" ? std::optional(30.0) : std::nullopt;
            },
            [](const CriterionId& criterion) { return criterion.value; }};
}

} // namespace banyan::roadmap::tests
