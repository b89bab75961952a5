// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/roadmap/draft.h"

using namespace banyan;
using namespace banyan::roadmap;
using namespace banyan::roadmap::tests;

namespace {

Goal errors() {
    Goal goal;
    goal.id = GoalId("errors");
    goal.name = "Fewer errors";
    goal.unit = "%";
    goal.baseline = 4;
    goal.target = 2;
    goal.deadline = monday + 11;
    return goal;
}

Effect takesOff(double low, double mode, double high, double chance = 1) {
    Effect effect;
    effect.goal = GoalId("errors");
    effect.low = low;
    effect.mode = mode;
    effect.high = high;
    effect.chance = chance;
    return effect;
}

} // namespace

class MoneyTest : public QObject {
    Q_OBJECT

private slots:
    void peopleArePaidByTheDayAndCashFallsInTheStartingQuarter() {
        Draft draft;
        draft.teams["core"].dayRate = 500;
        draft.initiative("a", 650, 9).cash = 700; // 13 weeks: 2027-01-04 to 2027-04-05
        draft.initiative("b", 50, 1).phase = 2;
        const Money money = draft.good().money;
        QCOMPARE(money.currency, std::string("EUR"));
        QCOMPARE(money.quarters.size(), size_t{2});
        QCOMPARE(money.quarters[0].quarter, std::string("2027-Q1"));
        QCOMPARE(money.quarters[0].people, 325'000.0);
        QCOMPARE(money.quarters[0].cash, 700.0);
        QCOMPARE(money.quarters[1].people, 25'000.0);
        QCOMPARE(money.phases[1].phase, 2);
        QCOMPARE(money.phases[1].people, 25'000.0);
        QCOMPARE(money.total.people, 350'000.0);
        QCOMPARE(in(draft.good(), "a").cost, 325'700.0);
    }

    void hoursWithoutADayRateAreNamedAndNotGuessed() {
        Draft draft;
        draft.initiative("a", 50, 9);
        const Money money = draft.good().money;
        QCOMPARE(money.total.people, 0.0);
        QCOMPARE(money.total.unpricedHours, 400);
        QCOMPARE(money.withoutRate, std::vector<TeamId>{TeamId("core")});
        QVERIFY(money.total.peopleUnpriced());
        Goal goal = errors();
        goal.moneyPerUnit = Range{100, 100, 100};
        draft.builder.put(goal);
        draft.initiatives["a"].effects = {takesOff(0.1, 0.2, 0.3)};
        const Money priced = draft.good().money;
        QVERIFY(priced.priced && !priced.paybackLikely);
        QVERIFY(says(priced.paybackBecause, "No team with work in the plan has a day rate"));
    }

    void aGoalWithoutAPriceIsNotPriced() {
        Draft draft;
        draft.builder.put(errors());
        draft.initiative("a", 50, 9).effects = {takesOff(0.1, 0.2, 0.3)};
        const Money money = draft.good().money;
        QVERIFY(!money.priced);
        QVERIFY(!money.benefits.at(0).priced);
        QVERIFY(says(money.benefits[0].because,
                     "\"Fewer errors\" has no price for a unit of its metric: benefit not priced."));
        QVERIFY(says(money.paybackBecause, "No goal's benefit is priced"));
        QVERIFY(!money.paybackLikely);
    }

    void effectsOnAPricedGoalCompose() {
        Draft draft;
        draft.teams["core"].dayRate = 100;
        Goal goal = errors();
        goal.moneyPerUnit = Range{10'000, 20'000, 30'000};
        draft.builder.put(goal);
        draft.initiative("a", 50, 9).effects = {takesOff(0.1, 0.5, 0.5)};
        draft.initiative("b", 50, 8).effects = {takesOff(0.0, 0.5, 0.5, 0.5)};
        const Money money = draft.good().money;
        QVERIFY(money.priced);
        QVERIFY(std::abs(money.perYear.low - 0.4 * 10'000) < 1e-6);
        QVERIFY(std::abs(money.perYear.likely - 4 * (1 - 0.5 * 0.75) * 20'000) < 1e-6);
        QVERIFY(std::abs(money.perYear.high - 4 * (1 - 0.5 * 0.75) * 30'000) < 1e-6);
        QVERIFY(money.withinHorizon.likely < money.perYear.likely);
        // 10,000 for people; likely 50,000 a year: some 11 weeks after the first benefits.
        QVERIFY(money.paybackLikely && *money.paybackLikely > 5 && *money.paybackLikely < 20);
        QVERIFY(*money.paybackLow <= *money.paybackLikely && *money.paybackLikely <= *money.paybackHigh);
    }

    void aLevelIsTheWayToIt() {
        Draft draft;
        Goal goal = errors();
        goal.moneyPerUnit = Range{100, 100, 100};
        draft.builder.put(goal);
        Effect level = takesOff(1, 1, 1);
        level.kind = EffectKind::Level;
        draft.initiative("a", 50, 9).effects = {level};
        QVERIFY(std::abs(draft.good().money.perYear.likely - 300) < 1e-9);
    }

    void aPriceWithoutEffectsIsNotEnough() {
        Draft draft;
        Goal goal = errors();
        goal.moneyPerUnit = Range{1, 2, 3};
        draft.builder.put(goal);
        draft.initiative("a", 50, 9).goal = goal.id;
        QVERIFY(says(draft.good().money.benefits.at(0).because,
                     "No scheduled initiative says by how much it moves the metric of \"Fewer errors\": benefit not "
                     "priced."));
    }

    void doingNothingGoesOnCosting() {
        Draft draft;
        draft.initiative("a", 50, 9);
        QVERIFY(says(draft.good().money.doingNothing, "Nobody said what components cost"));
        Cost run{Id<Cost>("r"), ComponentId("orders"), CostKind::Run, 56'000, {}, {}};
        Cost licence{Id<Cost>("l"), ComponentId("orders"), CostKind::Licence, 18'000, {}, {}};
        Cost once{Id<Cost>("o"), ComponentId("orders"), CostKind::Replacement, 70'000, {}, {}};
        draft.builder.put(run);
        draft.builder.put(licence);
        draft.builder.put(once);
        const Money money = draft.good().money;
        QCOMPARE(money.runPerYear, 56'000.0);
        QCOMPARE(money.licencePerYear, 18'000.0);
        QCOMPARE(money.componentsWithoutCost, 1);
        QVERIFY(says(money.doingNothing, "go on costing 74,000 EUR a year (licences: 18,000 EUR), not counting 1 "
                                         "component whose costs are not known."));
    }

    void goalsSayHowLikelyTheirDeadlineIs() {
        Draft draft;
        draft.builder.put(errors());
        Initiative& a = draft.initiative("a", 50, 9);
        a.goal = GoalId("errors");
        a.work = {{TeamId("core"), 40, 50, 200}};
        const Plan plan = draft.good();
        QCOMPARE(plan.draws, 2000);
        QCOMPARE(plan.goals.size(), size_t{1});
        QCOMPARE(plan.goals[0].deadlineWeek, 2);
        QVERIFY(*plan.goals[0].chance > 0.5 && *plan.goals[0].chance < 1);
        QVERIFY(says(plan.goals[0].because, "The one initiative for \"Fewer errors\" is finished by its deadline, "
                                            "2027-01-15, in "));
        draft.initiatives["a"].work = {{TeamId("core"), 9000, 9000, 9000}};
        QCOMPARE(*draft.good().goals[0].chance, 0.0);
        draft.initiatives["a"].goal.reset();
        QVERIFY(!draft.good().goals[0].chance);
    }

    void deadlinesAndPhasesHaveChances() {
        Draft draft;
        Initiative& a = draft.initiative("a", 50, 9);
        a.work = {{TeamId("core"), 40, 50, 200}};
        a.deadline = monday + 11;
        draft.initiative("b", 50, 8).phase = 2;
        draft.initiatives["b"].prerequisites = {{InitiativeId("a"), 0}};
        const Plan plan = draft.good();
        QVERIFY(*in(plan, "a").deadlineChance > 0.5 && *in(plan, "a").deadlineChance < 1);
        QVERIFY(!in(plan, "b").deadlineChance);
        QCOMPARE(plan.phases[0].p80, in(plan, "a").p80);
        QCOMPARE(plan.phases[1].p80, in(plan, "b").p80);
        QCOMPARE(in(plan, "a").criticality, 1.0);
        QCOMPARE(in(plan, "b").criticality, 1.0);
    }

    void whatHasTimeIsNotCritical() {
        Draft draft;
        draft.team("web");
        draft.initiative("long", 400, 9);
        draft.initiative("short", 50, 8).work[0].team = TeamId("web");
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "long").criticality, 1.0);
        QCOMPARE(in(plan, "short").criticality, 0.0);
    }

    void whoUsesTheTeamBeforeIsCriticalToo() {
        Draft draft;
        draft.initiative("first", 100, 9);
        draft.initiative("second", 100, 1);
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "first").criticality, 1.0);
        QCOMPARE(in(plan, "second").criticality, 1.0);
    }

    /// A mode that only a rich period has room for is given up when the draw comes later.
    void aDrawThatMissesItsPeriodStillEnds() {
        Draft draft;
        draft.teams["core"].budgets = {{{}, {}, 20}, {monday, monday + 28, 100}};
        Initiative& a = draft.initiative("a", 100, 9);
        a.work = {{TeamId("core"), 100, 150, 700}};
        draft.initiative("b", 90, 8);
        const Plan plan = draft.good();
        for (const PlannedInitiative& one : plan.initiatives)
            QVERIFY(one.p80 < 92);
    }
};

QTEST_GUILESS_MAIN(MoneyTest)
#include "tst_money.moc"
