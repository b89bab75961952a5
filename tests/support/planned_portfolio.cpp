// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/planned_portfolio.h"

#include "model/portfolio/metrics.h"
#include "model/portfolio/references.h"

#include <algorithm>

namespace banyan::tests {

using namespace banyan::portfolio;

namespace {

const Date today = plannedPortfolioDay();
constexpr int teamCount = 12;
constexpr int goalCount = 6;

std::string numbered(const char* what, int i) {
    return std::string(what) + "-" + std::to_string(10'000 + i);
}

class Maker {
public:
    Maker(int components, int initiatives)
        : m_components(components)
        , m_initiatives(initiatives) {}

    Portfolio run() {
        addSettings();
        addTeams();
        addComponents();
        addObservations();
        addGoals();
        for (int i = 0; i < m_initiatives; ++i)
            addInitiative(i);
        addAgreements();
        return std::move(m_builder).build();
    }

private:
    static TeamId teamOf(int i) { return TeamId(numbered("team", i % teamCount)); }
    [[nodiscard]] ComponentId componentOf(int i) const {
        return ComponentId(numbered("component", i % std::max(1, m_components)));
    }
    static InitiativeId initiativeOf(int i) { return InitiativeId(numbered("initiative", i)); }

    void addSettings() {
        Settings s;
        s.name = "Planned portfolio";
        s.planStart = Date::fromYmd(2027, 1, 4);
        s.weeks = 104;
        s.holidays = {Date::fromYmd(2027, 1, 6), Date::fromYmd(2027, 5, 13)};
        m_builder.put(s);
    }

    void addTeams() {
        for (int i = 0; i < teamCount; ++i) {
            Team t;
            t.id = teamOf(i);
            t.name = "Team " + std::to_string(i + 1);
            t.headcount = 5 + i % 7;
            if (i % 5 != 4) t.dayRate = 600 + 20 * i;
            t.budgets.push_back({{}, {}, 15.0 + 5 * (i % 3)});
            if (i % 4 == 0)
                t.freezes.push_back({Date::fromYmd(2027, 11, 15), Date::fromYmd(2027, 12, 31), "peak season"});
            m_builder.put(t);
        }
    }

    void addComponents() {
        for (int i = 0; i < m_components; ++i) {
            const int s = i / 25;
            if (i % 25 == 0) {
                System system;
                system.id = SystemId(numbered("system", s));
                system.name = "System " + std::to_string(s + 1);
                m_builder.put(system);
            }
            Component c;
            c.id = componentOf(i);
            c.name = "Component " + std::to_string(i + 1);
            c.description = "Does what number " + std::to_string(i + 1) + " does";
            c.kind = "service";
            c.system = SystemId(numbered("system", s));
            c.owner = teamOf(i);
            c.tags = {"tag-" + std::to_string(i % 9)};
            m_builder.put(c);
            if (m_components > 3)
                for (int k = 1; k <= 3; ++k) {
                    Dependency d;
                    d.id = DependencyId(c.id.value + "-" + std::to_string(k));
                    d.from = c.id;
                    d.to = componentOf(i * k + 7 * k + 1);
                    d.label = "calls";
                    m_builder.put(d);
                }
        }
        Flow flow;
        flow.id = FlowId("checkout");
        flow.name = "Checkout";
        flow.importance = 90;
        for (int i = 0; i < std::min(4, m_components); ++i)
            flow.components.push_back(componentOf(i));
        m_builder.put(flow);
    }

    void addObservations() {
        Source source;
        source.id = SourceId("everything");
        source.name = "everything.csv";
        source.from = today - 700;
        source.to = today;
        m_rows.source = source.id;
        for (int i = 0; i < m_components; ++i) {
            source.covers.push_back(componentOf(i));
            int k = 0;
            for (const Metric& metric : metrics()) {
                if (++k % 3 == 0 && i % 7 == 0) continue;
                Measurement m;
                m.component = componentOf(i);
                m.metric = metric.id;
                m.date = today - i % 60;
                m.value = std::clamp(1.0 + (i * 7919 + k * 104'729) % 90, metric.least, metric.most);
                m.file = "everything.csv";
                m.line = ++m_line;
                m_rows.measurements.push_back(m);
            }
            for (int n = 0; n < i % 4; ++n)
                m_rows.incidents.push_back({std::to_string(i) + "-" + std::to_string(n), componentOf(i), "", "Down",
                                            Severity::Major, Instant::fromDate(today - 20 * n - 2),
                                            Instant::fromDate(today - 20 * n - 1), "everything.csv", ++m_line, ""});
        }
        for (int g = 0; g < goalCount; ++g)
            for (int week = 0; week < 100; ++week) {
                Measurement m;
                m.metric = numbered("goal-metric", g);
                m.date = today - 7 * (100 - week);
                m.value = 10 + (week * 31 + g * 17) % 5 - (week > 80 ? 3 : 0);
                m.file = "everything.csv";
                m.line = ++m_line;
                m_rows.measurements.push_back(m);
            }
        m_builder.put(source);
        m_builder.putRows(std::make_shared<const Observations>(std::move(m_rows)));
    }

    void addGoals() {
        PainPoint pain;
        pain.id = PainPointId("slow");
        pain.name = "Everything is slow";
        if (m_components > 0) pain.components.push_back(componentOf(0));
        m_builder.put(pain);
        for (int g = 0; g < goalCount; ++g) {
            Goal goal;
            goal.id = GoalId(numbered("goal", g));
            goal.name = "Goal " + std::to_string(g + 1);
            goal.metric = numbered("goal-metric", g);
            goal.unit = "per day";
            goal.baseline = 12;
            goal.target = 6;
            goal.deadline = Date::fromYmd(2027, 9, 30);
            goal.points = 10 + g;
            goal.painPoints = {pain.id};
            goal.contributions = {{"revenue-share", 9}, {"operational", 3}};
            if (g == 1) goal.moneyPerUnit = Range{5'000, 10'000, 20'000};
            m_builder.put(goal);
        }
    }

    void addInitiative(int i) {
        Initiative out;
        out.id = initiativeOf(i);
        out.title = "Initiative " + std::to_string(i + 1);
        out.description = "What is to be done in number " + std::to_string(i + 1);
        out.phase = 1 + i % 4;
        out.pattern = "strangler-fig";
        out.status = InitiativeStatus::Accepted;
        if (m_components > 0) out.components = {componentOf(i / 4)};
        const double days = 4 + i % 9;
        out.work = {{teamOf(i), days * 0.7, days, days * 1.6}};
        if (i % 5 == 0) out.work.push_back({teamOf(i + 1), 1, 2, 4});
        if (i % 7 == 0) out.cash = 1000 * (i % 11);
        if (i % 4 != 0) out.prerequisites = {{initiativeOf(i - 1), i % 3}};
        if (i % 6 == 0) out.deadline = Date::fromYmd(2027, 6, 30) + i;
        if (i % 10 == 3) out.goal = GoalId(numbered("goal", i % goalCount));
        out.urgency = 1 + i % 3;
        Effect effect;
        effect.goal = GoalId(numbered("goal", i % goalCount));
        effect.low = 0.02;
        effect.mode = 0.05;
        effect.high = 0.1;
        out.effects = {effect};
        out.story = "A story";
        out.notes = "A note";
        if (i == 0) {
            out.status = InitiativeStatus::Done;
            out.startedOn = today - 200;
            out.finishedOn = today - 140;
        }
        m_builder.put(out);
    }

    void addAgreements() {
        Roadmap kept;
        kept.id = RoadmapId("spring");
        kept.name = "Spring";
        kept.start = Date::fromYmd(2027, 1, 4);
        kept.weeks = 104;
        kept.asOf = today - 30;
        for (int i = 1; i < std::min(m_initiatives, 20); ++i)
            kept.entries.push_back({initiativeOf(i), i, i + 3, 1 + i % 4, 80, 4000, "nothing held it back"});
        m_builder.put(kept);
        Baseline baseline;
        baseline.id = Id<Baseline>("spring");
        baseline.name = "Spring";
        baseline.date = today - 30;
        baseline.roadmap = kept.id;
        m_builder.put(baseline);
        Scenario scenario;
        scenario.id = ScenarioId("lean");
        scenario.name = "Lean";
        scenario.budgetPercent = 15;
        m_builder.put(scenario);
        Decision decision;
        decision.id = Id<Decision>("2026-11-02-first");
        decision.date = today - 20;
        decision.question = "What comes first?";
        decision.participants = {"Kim", "Noor"};
        decision.options = {{"The core", "costs 10", true}, {"The rest", "costs 5", false}};
        decision.reasons = "It hurts most";
        decision.dissent = {{"Noor", "too soon"}};
        decision.review = today + 90;
        m_builder.put(decision);
        if (m_initiatives == 0) return;
        Prediction prediction;
        prediction.id = Id<Prediction>("first");
        prediction.initiative = initiativeOf(0);
        prediction.goal = GoalId(numbered("goal", 0));
        prediction.metric = numbered("goal-metric", 0);
        prediction.low = 0.1;
        prediction.mode = 0.2;
        prediction.high = 0.3;
        prediction.registered = today - 250;
        prediction.goLive = today - 140;
        m_builder.put(prediction);
    }

    int m_components;
    int m_initiatives;
    int m_line = 0;
    Observations m_rows;
    PortfolioBuilder m_builder;
};

/// Puts the text behind every text of a described value.
class Texts {
public:
    explicit Texts(const std::string& text)
        : m_text(text) {}

    template <typename Value>
    void change(std::string_view name, Value& value) const {
        if constexpr (std::is_same_v<Value, std::string>) {
            static constexpr std::array lookedUp{"fact", "comparison", "branch", "quarter", "to", "file", "method"};
            if (std::ranges::find(lookedUp, name) == lookedUp.end() && !findMetric(value) && !value.empty())
                value += m_text;
        } else if constexpr (IsOptional<Value>::value) {
            if (value) change(name, *value);
        } else if constexpr (IsVector<Value>::value) {
            for (auto& item : value)
                change(name, item);
        } else if constexpr (IsId<Value>::value) {
            if constexpr (!std::is_same_v<Value, CriterionId> && !std::is_same_v<Value, Id<Settings>>)
                if (!value.empty()) value.value += m_text;
        } else if constexpr (Described<Value>) {
            forEachField(value, [&](std::string_view field, auto& inner) { change(field, inner); });
        }
    }

private:
    const std::string& m_text;
};

} // namespace

Portfolio plannedPortfolio(int components, int initiatives) {
    return Maker(components, initiatives).run();
}

Portfolio withTextEverywhere(const Portfolio& portfolio, const std::string& text) {
    const Texts texts(text);
    PortfolioBuilder out;
    forEachTable(portfolio, [&]<typename T>(const Table<T>& table) {
        for (T record : table) {
            texts.change({}, record);
            out.put(std::move(record));
        }
    });
    for (const auto& entry : portfolio.observations()) {
        auto rows = std::make_shared<Observations>(*entry.second);
        texts.change({}, rows->source);
        texts.change({}, rows->measurements);
        texts.change({}, rows->incidents);
        texts.change({}, rows->changes);
        out.putRows(std::move(rows));
    }
    return std::move(out).build();
}

} // namespace banyan::tests
