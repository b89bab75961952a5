// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/reasons.h"
#include "tests/model/roadmap/draft.h"

using namespace banyan;
using namespace banyan::roadmap;
using namespace banyan::roadmap::tests;

class RefusalsTest : public QObject {
    Q_OBJECT

private slots:
    void aPinThatItsPrerequisiteForbidsIsRefused() {
        Draft draft;
        draft.initiative("a", 100, 1);
        draft.initiative("b", 50, 1).pin = Pin{PinKind::Start, monday};
        draft.initiatives["b"].prerequisites = {{InitiativeId("a"), 0}};
        draft.initiative("c", 50, 1).pin = Pin{PinKind::Start, monday + 70};
        const auto plan = draft.run();
        QCOMPARE(plan.error().code, std::string("plan.infeasible-pin"));
        QVERIFY(says(plan.error().message(), "The pin of \"b\" (starts in the week of 2027-01-04) can't hold: "));
    }

    void pinsThatNeedTheSameCapacityAreNamedTogether() {
        Draft draft;
        for (const char* id : {"a", "b", "c"})
            draft.initiative(id, 30, 1).pin = Pin{PinKind::Start, monday};
        draft.initiative("other", 30, 1).pin = Pin{PinKind::Start, monday + 35};
        draft.settings.weeks = 20;
        for (const char* id : {"a", "b", "c"})
            draft.initiatives[id].components = {ComponentId(id == std::string("c") ? "billing" : "orders")};
        const auto plan = draft.run();
        QCOMPARE(plan.error().code, std::string("plan.infeasible-pin"));
        QVERIFY(says(plan.error().message(),
                     "\"a\" (starts in the week of 2027-01-04) and \"b\" (starts in the week of "
                     "2027-01-04) can't hold together: "));
        QVERIFY(plan.error().message().find("\"c\"") == std::string::npos);
    }

    void aPinBeforeTheStatusDateIsRefused() {
        Draft draft;
        draft.settings.statusDate = monday + 15;
        draft.initiative("a", 50, 1).pin = Pin{PinKind::NotAfter, monday};
        QVERIFY(says(draft.run().error().message(), "status date"));
    }

    void circlesAreRefusedWithTheirCheapestCut() {
        Draft draft;
        draft.initiative("a", 5, 1).prerequisites = {{InitiativeId("b"), 0}};
        draft.initiative("b", 9, 1).prerequisites = {{InitiativeId("a"), 0}};
        const auto plan = draft.run();
        QCOMPARE(plan.error().kind, ErrorKind::Infeasible);
        QCOMPARE(plan.error().code, std::string("plan.prerequisite-cycle"));
        QVERIFY(says(plan.error().message(),
                     "Initiatives \"a\" and \"b\" wait for each other. The cheapest cut: \"a\" no "
                     "longer waits for \"b\"."));
    }

    void withoutTeamsThereIsNoPlan() {
        const auto none = plan(Portfolio(), PlanOptions());
        QCOMPARE(none.error().kind, ErrorKind::Infeasible);
        QCOMPARE(none.error().code, std::string("plan.no-teams"));
    }

    void withoutCapacityNothingIsScheduledAndEachSaysWhy() {
        Draft draft;
        draft.teams["core"].budgets = {{{}, {}, 0}};
        draft.initiative("a", 5, 1);
        const Plan plan = draft.good();
        QVERIFY(plan.initiatives.empty());
        QVERIFY(says(plan.unscheduled.at(0).because, "has no capacity for initiatives"));
    }

    void aPlanWithoutWeeksIsRefused() {
        Draft draft;
        draft.settings.weeks = 0;
        draft.initiative("a", 5, 1);
        const auto plan = draft.run();
        QCOMPARE(plan.error().kind, ErrorKind::Infeasible);
        QVERIFY(says(plan.error().message(), "The plan has 0 weeks, so that nothing fits into it."));
    }

    void afterThePlansEndNothingStarts() {
        Draft draft;
        draft.settings.statusDate = monday + 7 * 25;
        draft.initiative("a", 5, 1);
        QVERIFY(says(becauseOf(draft.good(), "a"),
                     "\"a\" may not start before 2027-06-28, and the plan ends on 2027-05-24."));
    }

    void negativeCapacityIsRefusedWhereItIsGiven() {
        Draft draft;
        Team team = draft.teams["core"];
        for (const auto& spoil : std::vector<std::function<void(Team&)>>{
                 [](Team& t) { t.headcount = -1; }, [](Team& t) { t.budgets[0].percent = -5; },
                 [](Team& t) { t.availability = -0.1; }, [](Team& t) { t.wipLimit = 0; }}) {
            Team bad = team;
            spoil(bad);
            const auto after = apply(draft.portfolio(), {"spoil", {Put{bad}}, {}});
            QVERIFY(!after);
            QCOMPARE(after.error().code, std::string("edit.invalid-value"));
            QVERIFY(says(after.error().message(), "team \"core\""));
        }
    }

    void aLargePlanStopsWhenItIsCancelled() {
        Draft draft;
        draft.options.schedules = 1'000'000;
        for (int i = 0; i < 2'000; ++i) {
            Initiative& one = draft.initiative("i" + std::to_string(10'000 + i), 2, i % 7);
            if (i % 3 != 0) one.prerequisites = {{InitiativeId("i" + std::to_string(10'000 + i - 1)), 0}};
        }
        int told = 0;
        draft.options.progress = [&](double) {
            if (++told == 3) draft.options.cancel.cancel();
        };
        QCOMPARE(draft.run().error().kind, ErrorKind::Cancelled);
    }

    void tenThousandInitiativesAreAnswered() {
        Draft draft;
        draft.options.schedules = 10;
        for (int i = 0; i < 10'000; ++i) {
            Initiative& one = draft.initiative("i" + std::to_string(10'000 + i), 2, i % 7);
            if (i % 3 != 0) one.prerequisites = {{InitiativeId("i" + std::to_string(10'000 + i - 1)), 0}};
        }
        QVERIFY(!draft.good().initiatives.empty());
    }

    void whatTakesTooLongSaysByHowMuch() {
        Draft draft;
        draft.settings.weeks = 4;
        draft.initiative("late", 150, 5).earliest = monday + 14; // 1,200 h of 400 h a week
        const Plan plan = draft.good();
        QVERIFY(says(becauseOf(plan, "late"),
                     "\"late\" needs 3 weeks of its teams' work; from the week of 2027-01-18 on "
                     "2 are left before the plan ends on 2027-02-01."));
        QCOMPARE(plan.standing(), std::string("none of them has a place in it, and each says why"));
    }

    void onlyWhatIsScheduledCanBringNothing() {
        Draft draft;
        draft.initiative("chore", 50, 0);
        QCOMPARE(draft.good().standing(), std::string("no benefit is known, so any order is as good"));
    }

    /// What would fit but is left out is never said to "start earlier".
    void whatIsLeftOutThoughItFitsSaysWhatItWouldBring() {
        Draft draft;
        draft.initiative("left", 50, 2);
        const Portfolio portfolio = draft.portfolio();
        const auto formulation = formulate(portfolio, draft.benefits, draft.knowledge, draft.options);
        QVERIFY(formulation);
        const Instance instance(formulation->problem);
        Schedule schedule;
        schedule.placements.resize(instance.size());
        const std::vector<roadmap::Anchor> none;
        QVERIFY(
            says(Reasons(*formulation, instance, schedule, none).whyNotAtAll(0),
                 "\"left\" would fit from the week of 2027-01-04 on and bring 38 points, but no plan that was tried "
                 "made room for it; more schedules may."));
        const std::vector<roadmap::Anchor> anchors(instance.size(), roadmap::Anchor{true, false, 0, 0});
        QVERIFY(says(Reasons(*formulation, instance, schedule, anchors).whyNotAtAll(0),
                     "\"left\" stays out, as the current plan has it; it would fit from the week of 2027-01-04 on and "
                     "bring 38 points in a plan made from scratch."));
    }
};

QTEST_GUILESS_MAIN(RefusalsTest)
#include "tst_refusals.moc"
