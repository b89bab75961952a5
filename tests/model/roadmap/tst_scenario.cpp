// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "model/base/random.h"
#include "model/roadmap/baseline.h"
#include "model/roadmap/scenario.h"
#include "model/roadmap/scenario_change.h"
#include "tests/model/roadmap/draft.h"
#include "tests/support/portfolio_generator.h"
#include "tests/support/small_portfolio.h"

#include <rapidcheck.h>

using namespace banyan;
using namespace banyan::roadmap;
using namespace banyan::roadmap::tests;

namespace {

Portfolio shop() {
    banyan::tests::SmallPortfolio small;
    small.goal("errors", 30, {}).goal("speed", 70, {});
    for (const char* id : {"orders", "web"}) {
        Team team;
        team.id = TeamId(id);
        team.name = id;
        team.headcount = 5;
        small.put(team);
    }
    for (const auto& [id, status] : {std::pair{"tests", InitiativeStatus::Proposed},
                                     {"split", InitiativeStatus::Accepted},
                                     {"cache", InitiativeStatus::Rejected},
                                     {"logs", InitiativeStatus::Done}}) {
        Initiative initiative;
        initiative.id = InitiativeId(id);
        initiative.title = id;
        initiative.status = status;
        small.put(initiative);
    }
    return small.build();
}

Scenario named(const char* id) {
    Scenario scenario;
    scenario.id = ScenarioId(id);
    scenario.name = id;
    return scenario;
}

/// Any scenario over what the portfolio has.
Scenario arbitraryScenario(const Portfolio& portfolio, uint64_t seed) {
    RandomSequence random(KeyedRandom(seed, "scenario"));
    const auto oneIn = [&](uint32_t n) { return random.below(n) == 0; };
    Scenario out = named("any");
    if (oneIn(3)) out.budgetPercent = random.below(101);
    if (oneIn(3)) out.valueThreshold = random.below(101);
    if (oneIn(3)) out.riskThreshold = random.below(101);
    for (const Goal& goal : portfolio.goals())
        if (oneIn(2)) out.goals.push_back({goal.id, double(random.below(100))});
    for (const Team& team : portfolio.teams()) {
        ScenarioTeam said{team.id, {}, {}};
        if (oneIn(2)) said.headcount = random.below(20);
        if (oneIn(2)) said.budgetPercent = random.below(101);
        if (oneIn(2)) out.teams.push_back(said);
    }
    for (const Initiative& initiative : portfolio.initiatives())
        if (oneIn(2)) (oneIn(2) ? out.excluded : out.included).push_back(initiative.id);
    return out;
}

} // namespace

class ScenarioTest : public QObject {
    Q_OBJECT

private slots:
    void anEmptyScenarioChangesNothing() {
        QVERIFY(rc::check("inScenario(base, empty) == base", [](uint64_t seed) {
            const Portfolio base = banyan::tests::arbitraryPortfolio(seed, *rc::gen::inRange<size_t>(0, 6));
            RC_ASSERT(*inScenario(base, named("empty")) == base);
            RC_ASSERT(take(base, named("empty"))->operations.empty());
            RC_ASSERT(differsInNothing(scenarioFrom(base, base).scenario));
        }));
    }

    void aScenarioMadeFromItsEffectHasThatEffect() {
        QVERIFY(rc::check(
            "inScenario(base, scenarioFrom(base, inScenario(base, s))) == inScenario(base, s)", [](uint64_t seed) {
                const Portfolio base = banyan::tests::arbitraryPortfolio(seed, *rc::gen::inRange<size_t>(1, 6));
                const auto changed = inScenario(base, arbitraryScenario(base, seed));
                RC_ASSERT(changed.has_value());
                const ScenarioFrom from = scenarioFrom(base, *changed);
                RC_ASSERT(from.leftOut.empty());
                RC_ASSERT(*inScenario(base, from.scenario) == *changed);
            }));
    }

    void partsTakenOneAfterTheOtherAreTheWhole() {
        QVERIFY(rc::check("taking each part is taking all", [](uint64_t seed) {
            const Portfolio base = banyan::tests::arbitraryPortfolio(seed, 4);
            const Scenario scenario = arbitraryScenario(base, seed);
            Portfolio value = base;
            for (const ScenarioPart part : scenarioParts)
                value = *apply(value, *take(value, scenario, part));
            RC_ASSERT(value == *inScenario(base, scenario));
        }));
    }

    void everythingThatAScenarioSaysTakesEffect() {
        Scenario lean = named("lean");
        lean.goals = {{GoalId("errors"), 55}};
        lean.budgetPercent = 25;
        lean.teams = {{TeamId("web"), 8, 10}};
        lean.valueThreshold = 60;
        lean.riskThreshold = 40;
        lean.excluded = {InitiativeId("split"), InitiativeId("logs")};
        lean.included = {InitiativeId("tests"), InitiativeId("cache")};
        const auto made = inScenario(shop(), lean);
        QVERIFY(made);
        QCOMPARE(made->find(GoalId("errors"))->points, 55.0);
        QCOMPARE(made->find(GoalId("speed"))->points, 70.0);
        const Date day = monday;
        QCOMPARE(refactoringBudget(*made->find(TeamId("orders")), day), 25.0);
        QCOMPARE(refactoringBudget(*made->find(TeamId("web")), day), 10.0);
        QCOMPARE(*made->find(TeamId("web"))->headcount, 8.0);
        QCOMPARE(*made->find(TeamId("orders"))->headcount, 5.0);
        QCOMPARE(made->settings().valueThreshold, 60.0);
        QCOMPARE(made->settings().riskThreshold, 40.0);
        QCOMPARE(made->find(InitiativeId("split"))->status, InitiativeStatus::Rejected);
        QCOMPARE(made->find(InitiativeId("tests"))->status, InitiativeStatus::Accepted);
        QCOMPARE(made->find(InitiativeId("cache"))->status, InitiativeStatus::Accepted);
        QCOMPARE(made->find(InitiativeId("logs"))->status, InitiativeStatus::Done); // what is done stays done
        QCOMPARE(sentences(shop(), lean).size(), size_t{10});
        QCOMPARE(QString::fromStdString(sentences(shop(), lean).front()),
                 QStringLiteral("Goal \"errors\" weighs 55 instead of 30 points."));
    }

    void aBudgetHoldsOverTheWholeRoadmap() {
        PortfolioBuilder builder(shop());
        Team team = *builder.current().find(TeamId("web"));
        team.budgets = {{{}, {}, 10}, {monday + 70, {}, 30}};
        builder.put(team);
        const Portfolio base = std::move(builder).build();
        Scenario scenario = named("steady");
        scenario.budgetPercent = 20;
        const Portfolio made = *inScenario(base, scenario);
        for (const int week : {0, 9, 10, 40})
            QCOMPARE(refactoringBudget(*made.find(TeamId("web")), monday + 7 * week), 20.0);
        QVERIFY(*made.find(TeamId("orders")) == *base.find(TeamId("orders"))); // 20 % already
    }

    void badReferencesAreASentence() {
        Scenario scenario = named("Lean");
        scenario.goals = {{GoalId("gone"), 5}};
        QCOMPARE(QString::fromStdString(inScenario(shop(), scenario).error().message()),
                 QStringLiteral("scenario \"Lean\" speaks of goal \"gone\", which there is not"));
        scenario.goals.clear();
        scenario.teams = {{TeamId("gone"), 5, {}}};
        QCOMPARE(inScenario(shop(), scenario).error().code, std::string("scenario.no-such-team"));
        scenario.teams.clear();
        scenario.included = {InitiativeId("gone")};
        QCOMPARE(inScenario(shop(), scenario).error().code, std::string("scenario.no-such-initiative"));
        scenario.included = scenario.excluded = {InitiativeId("split")};
        QCOMPARE(QString::fromStdString(take(shop(), scenario).error().message()),
                 QStringLiteral("scenario \"Lean\" both takes in and leaves out \"split\""));
        scenario = named("wild");
        scenario.budgetPercent = 120;
        QCOMPARE(inScenario(shop(), scenario).error().code, std::string("edit.invalid-value"));
    }

    void whatNoScenarioHoldsIsSaid() {
        PortfolioBuilder builder(shop());
        Goal goal = *builder.current().find(GoalId("errors"));
        goal.points = 40;
        goal.unit = "%";
        builder.put(goal);
        const ScenarioFrom from = scenarioFrom(shop(), std::move(builder).build());
        QCOMPARE(from.scenario.goals.size(), size_t{1});
        QCOMPARE(from.leftOut,
                 std::vector<std::string>{"What goal \"errors\" has as unit is not part of the scenario."});
    }

    void takingNamesThePart() {
        Scenario lean = named("Lean");
        lean.goals = {{GoalId("errors"), 55}};
        lean.riskThreshold = 40;
        const Edit edit = *take(shop(), lean, ScenarioPart::Thresholds);
        QCOMPARE(edit.label, std::string("take the thresholds of scenario \"Lean\""));
        QCOMPARE(edit.operations.size(), size_t{1});
        QCOMPARE(take(shop(), lean)->operations.size(), size_t{2});
        QCOMPARE(only(without(lean, ScenarioPart::Goals), ScenarioPart::Goals).riskThreshold, std::optional<double>());
    }

    void differencesTellTotalsPlansAndChances() {
        Draft draft;
        draft.initiative("a", 50, 9).deadline = monday + 50;
        draft.initiative("b", 150, 5);
        const auto standing = [&](const char* name, const Portfolio& portfolio) {
            Standing out{name, portfolio, {}, {}, {}};
            out.plan = *planKnowing(portfolio, draft.benefits, draft.knowledge, draft.options);
            return out;
        };
        const Standing base = standing("The portfolio", draft.portfolio());
        QVERIFY(differences(base, base).empty());
        Scenario lean = named("Lean");
        lean.excluded = {InitiativeId("b")};
        lean.teams = {{TeamId("core"), 1, {}}};
        const auto rows = differences(base, standing("Lean", *inScenario(draft.portfolio(), lean)));
        const auto has = [&](Difference::Kind kind, const std::string& subject) {
            return std::ranges::any_of(rows,
                                       [&](const Difference& d) { return d.kind == kind && d.subject == subject; });
        };
        QVERIFY(has(Difference::Kind::Total, "Value"));
        QVERIFY(has(Difference::Kind::Total, "Initiatives that fit"));
        QVERIFY(has(Difference::Kind::Chance, "\"a\" by its deadline"));
        QVERIFY(has(Difference::Kind::Plan, "b"));
        for (const Difference& one : rows)
            QVERIFY2(one.before != one.after && one.sentence.ends_with('.'), one.sentence.c_str());
    }

    void aBaselineIsACopyWithANameOfItsOwn() {
        Draft draft;
        draft.initiative("a", 50, 9);
        Portfolio value = draft.portfolio();
        const Roadmap current = toRecord(draft.good(), draft.options);
        value = *apply(value, *keepBaseline(value, current, " Autumn ", monday));
        value = *apply(value, *keepBaseline(value, current, "Current", monday + 1));
        QCOMPARE(findBaseline(value, "autumn")->date, monday);
        QCOMPARE(value.find(findBaseline(value, "autumn")->roadmap)->entries.size(), size_t{1});
        QCOMPARE(lastBaseline(value)->name, std::string("Current"));
        QVERIFY(!value.find(RoadmapId("current"))); // never in the place of the plan that is followed
        QCOMPARE(keepBaseline(value, current, "AUTUMN", monday).error().code, std::string("baseline.taken"));
        QCOMPARE(keepBaseline(value, current, "  ", monday).error().code, std::string("baseline.no-name"));
        value = *apply(value, removeBaseline(value, *findBaseline(value, "Autumn")));
        QVERIFY(!findBaseline(value, "Autumn"));
        QCOMPARE(value.table<Roadmap>().size(), size_t{1});
    }
};

QTEST_GUILESS_MAIN(ScenarioTest)
#include "tst_scenario.moc"
