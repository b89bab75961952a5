// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include "model/portfolio/edit.h"
#include "model/roadmap/calendar.h"
#include "tests/model/roadmap/generated_portfolio.h"
#include "tests/model/roadmap/portfolio_checker.h"

namespace banyan::roadmap::tests {

inline const Date monday = Date::fromYmd(2027, 1, 4);

/// A small portfolio, one line for each thing.
struct Draft {
    PortfolioBuilder builder;
    Settings settings;
    advice::Benefits benefits;
    PlanOptions options;
    GateKnowledge knowledge = lowCoverage();

    Draft() {
        settings.planStart = monday;
        settings.weeks = 20;
        settings.discountPerWeek = 0;
        options.asOf = monday - 20;
        options.schedules = 200;
        component("orders");
        component("billing");
        team("core");
    }

    void component(const std::string& id) {
        Component out;
        out.id = ComponentId(id);
        out.name = id;
        builder.put(out);
    }

    /// 10 people, fully available, a budget of 100 % and no reserve: 400 h a week.
    Team& team(const std::string& id) {
        Team out;
        out.id = TeamId(id);
        out.name = id;
        out.headcount = 10;
        out.availability = 1;
        out.opportunisticReserve = 0;
        out.budgets = {{{}, {}, 100}};
        return teams[id] = out;
    }

    Initiative& initiative(const std::string& id, double days, double rate) {
        Initiative out;
        out.id = InitiativeId(id);
        out.title = id;
        if (days > 0) out.work = {{TeamId("core"), days, days, days}};
        benefits.rates.push_back({out.id, rate});
        return initiatives[id] = out;
    }

    Portfolio portfolio() const {
        PortfolioBuilder all(builder);
        all.put(settings);
        for (const auto& [id, one] : teams)
            all.put(one);
        for (const auto& [id, one] : initiatives)
            all.put(one);
        return std::move(all).build();
    }

    Result<Plan> run() const { return planKnowing(portfolio(), benefits, knowledge, options); }

    Plan good() const {
        auto result = run();
        if (!result) qFatal("%s", result.error().message().c_str());
        const std::string wrong = allWrongWith(*result);
        if (!wrong.empty()) qFatal("%s", wrong.c_str());
        return std::move(*result);
    }

    std::map<std::string, Team> teams;
    std::map<std::string, Initiative> initiatives;
};

inline const PlannedInitiative& in(const Plan& plan, const char* id) {
    const PlannedInitiative* found = plan.find(InitiativeId(id));
    if (found == nullptr) qFatal("%s is not scheduled", id);
    return *found;
}

inline std::string becauseOf(const Plan& plan, const char* id) {
    for (const UnscheduledInitiative& one : plan.unscheduled)
        if (one.id == InitiativeId(id)) return one.because;
    return "(scheduled)";
}

inline bool says(const std::string& text, const char* part) {
    if (text.find(part) != std::string::npos) return true;
    qWarning("%s", text.c_str());
    return false;
}

inline Gate coverageGate() {
    Gate gate;
    gate.name = "Tests stand";
    gate.component = ComponentId("orders");
    gate.fact = "test-coverage";
    gate.comparison = ">=";
    gate.threshold = 60;
    return gate;
}

inline Effect bringsCoverageTo(double level) {
    Effect effect;
    effect.component = ComponentId("orders");
    effect.criterion = CriterionId("test-coverage");
    effect.kind = EffectKind::Level;
    effect.low = effect.mode = effect.high = level;
    return effect;
}

} // namespace banyan::roadmap::tests
