// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/roadmap/draft.h"

using namespace banyan;
using namespace banyan::roadmap;
using namespace banyan::roadmap::tests;

class PlanTest : public QObject {
    Q_OBJECT

private slots:
    void plansOfManyPortfoliosAreRight() {
        int planned = 0;
        int refused = 0;
        std::set<std::string> kinds;
        int plans = 0;
        for (uint64_t seed = 0; plans < 200; ++seed) {
            const GeneratedPortfolio given = PortfolioGenerator(seed, static_cast<int>(4 + seed % 30)).run();
            const auto result = planKnowing(given.portfolio, given.benefits, lowCoverage(), given.options);
            if (!result) {
                QCOMPARE(result.error().kind, ErrorKind::Infeasible);
                ++refused;
                continue;
            }
            const std::string wrong = allWrongWith(given.portfolio, *result, given.options.asOf);
            QVERIFY2(wrong.empty(), (std::to_string(seed) + ": " + wrong).c_str());
            ++plans;
            planned += static_cast<int>(result->initiatives.size());
            for (const PlannedInitiative& one : result->initiatives)
                for (const BoundBy& b : one.boundBy)
                    kinds.insert(b.kind);
        }
        QVERIFY(planned > 1200);
        QVERIFY(refused < 60);
        for (const char* kind :
             {"prerequisite", "capacity", "exclusion", "wip", "freeze", "pin", "gate", "cash", "calendar"})
            QVERIFY2(kinds.contains(kind), kind);
    }

    void planningLeavesThePortfolioAsItIs() {
        const GeneratedPortfolio given = PortfolioGenerator(3, 20).run();
        const Portfolio before = given.portfolio;
        QVERIFY(planKnowing(given.portfolio, given.benefits, lowCoverage(), given.options));
        QVERIFY(given.portfolio == before);
    }

    void theSameSeedGivesTheSamePlan() {
        const GeneratedPortfolio given = PortfolioGenerator(5, 25).run();
        const auto first = planKnowing(given.portfolio, given.benefits, lowCoverage(), given.options);
        const auto second = planKnowing(given.portfolio, given.benefits, lowCoverage(), given.options);
        QVERIFY(toRecord(*first, given.options) == toRecord(*second, given.options));
        for (size_t i = 0; i < first->initiatives.size(); ++i) {
            QCOMPARE(first->initiatives[i].p80, second->initiatives[i].p80);
            QCOMPARE(first->initiatives[i].boundBy.size(), second->initiatives[i].boundBy.size());
        }
    }

    void moreSchedulesAreNeverWorse() {
        GeneratedPortfolio given = PortfolioGenerator(5, 30).run();
        double last = -1e300;
        for (const int schedules : {1, 10, 100, 1000}) {
            given.options.schedules = schedules;
            const auto plan = planKnowing(given.portfolio, given.benefits, lowCoverage(), given.options);
            QVERIFY(plan->value >= last);
            QCOMPARE(plan->schedules, schedules);
            last = plan->value;
        }
    }

    void aCancelledPlanIsRefused() {
        GeneratedPortfolio given = PortfolioGenerator(5, 30).run();
        given.options.cancel.cancel();
        const auto plan = planKnowing(given.portfolio, given.benefits, lowCoverage(), given.options);
        QCOMPARE(plan.error().kind, ErrorKind::Cancelled);
    }

    void aLimitInSecondsEndsTheSearch() {
        GeneratedPortfolio given = PortfolioGenerator(5, 30).run();
        given.options.seconds = 0.05;
        given.options.schedules = 1;
        QVERIFY(planKnowing(given.portfolio, given.benefits, lowCoverage(), given.options)->schedules > 10);
    }

    void capacityFollowsBudgetReserveDedicationAndHolidays() {
        Draft draft;
        draft.settings.holidays = {monday + 1, monday + 2, monday + 5};
        Team& team = draft.team("core");
        team.headcount = 9;
        team.availability = 0.8;
        team.opportunisticReserve = 0.25;
        team.budgets = {{{}, {}, 20}, {monday + 7, monday + 9, 30}, {monday + 14, {}, 0}};
        team.dedicated = {{monday + 14, monday + 21, 1}, {monday + 14, monday + 16, 0.5}};
        const Plan plan = draft.good();
        QCOMPARE(plan.capacity[0].hours, 25); // 3 of 5 days of 9 · .8 · 40 · .2 · .75 = 43.2
        QCOMPARE(plan.capacity[1].hours, 51); // 2 days at 30 %, 3 at 20 %
        QCOMPARE(plan.capacity[2].hours, 38); // 5 days of one person and 2 of half a one, at .8
        QCOMPARE(plan.capacity[3].hours, 0);
        draft.options.budgetPercent = 10;
        QCOMPARE(draft.good().capacity[3].hours, 21);
    }

    void withoutASetStartThePlanBeginsOnTheNextMonday() {
        Draft draft;
        draft.settings.planStart.reset();
        draft.options.asOf = monday;
        QCOMPARE(draft.good().start, monday + 7);
        draft.settings.planStart = monday + 1;
        QCOMPARE(draft.good().start, monday + 7);
        draft.settings.planStart = monday;
        QCOMPARE(draft.good().start, monday);
    }

    void aTeamOfUnknownSizeIsPlannedWithAnAssumptionThatIsNamed() {
        Draft known;
        known.teams["core"].headcount = assumedHeadcount;
        known.initiative("a", 20, 1);
        Draft unknown;
        unknown.teams["core"].headcount = {};
        unknown.initiative("a", 20, 1);
        const Plan plan = unknown.good();
        QCOMPARE(in(plan, "a").finishWeek, in(known.good(), "a").finishWeek);
        QCOMPARE(plan.issues.at(0).rule, std::string("team.no-headcount"));
        QVERIFY(known.good().issues.empty());
    }

    void aPlanIsKeptAsARecord() {
        Draft draft;
        draft.initiative("a", 50, 5);
        draft.initiative("none", 0, 5);
        const Plan plan = draft.good();
        const auto kept = apply(draft.portfolio(), keep(plan, draft.options));
        QVERIFY(kept);
        const Roadmap* record = kept->find(RoadmapId("current"));
        QVERIFY(record != nullptr);
        QCOMPARE(record->entries.size(), size_t{1});
        QCOMPARE(record->entries[0].finishWeek, 1);
        QCOMPARE(record->unscheduled[0].initiative.value, std::string("none"));
        QCOMPARE(record->value, plan.value);
    }

    void anEmptyPortfolioHasAnEmptyPlan() {
        const Plan plan = Draft().good();
        QVERIFY(plan.initiatives.empty());
        QCOMPARE(plan.value, 0.0);
    }
};

QTEST_GUILESS_MAIN(PlanTest)
#include "tst_plan.moc"
