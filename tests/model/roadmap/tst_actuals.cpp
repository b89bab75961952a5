// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/roadmap/draft.h"

using namespace banyan;
using namespace banyan::roadmap;
using namespace banyan::roadmap::tests;

class ActualsTest : public QObject {
    Q_OBJECT

private slots:
    void startedWorkGoesOnWithWhatRemains() {
        Draft draft;
        draft.settings.statusDate = monday + 14;
        Initiative& going = draft.initiative("going", 100, 0);
        going.status = InitiativeStatus::Started;
        going.remainingShare = 0.25;
        going.prerequisites = {{InitiativeId("new"), 0}};
        draft.initiative("new", 50, 9);
        const Plan plan = draft.good();
        QVERIFY(in(plan, "going").started);
        QCOMPARE(in(plan, "going").startWeek, 2);
        QCOMPARE(in(plan, "going").effort[0].hours, 200);
        QVERIFY(in(plan, "new").startWeek >= 2);
        QCOMPARE(plan.issues.front().rule, std::string("plan.started-early"));
    }

    void startedWorkKeepsItsStart() {
        Draft draft;
        draft.settings.statusDate = monday + 14;
        Initiative& going = draft.initiative("going", 100, 1);
        going.status = InitiativeStatus::Started;
        going.startedOn = monday + 9;
        going.remainingShare = 0.5;
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "going").startedOn, std::optional(monday + 9));
        QCOMPARE(shownStart(plan, in(plan, "going")), 1);
        QCOMPARE(toRecord(plan, draft.options).entries[0].startWeek, 1);
    }

    void whatRemainsCanBeEstimatedAnew() {
        Draft draft;
        draft.team("platform");
        Initiative& going = draft.initiative("going", 100, 1);
        going.status = InitiativeStatus::Started;
        going.remainingShare = 0;
        going.remainingWork = {{TeamId("platform"), 10, 20, 30}};
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "going").effort.size(), size_t{1});
        QCOMPARE(in(plan, "going").effort[0].team.value, std::string("platform"));
        QCOMPARE(in(plan, "going").effort[0].hours, 160);
    }

    void whatIsFinishedIsAFactAndLeavesThePlan() {
        Draft draft;
        draft.initiative("done", 10, 9).status = InitiativeStatus::Done;
        draft.initiatives["done"].finishedOn = monday + 3;
        draft.initiative("worked-off", 10, 9).status = InitiativeStatus::Started;
        draft.initiatives["worked-off"].remainingShare = 0;
        draft.initiative("next", 10, 1).prerequisites = {{InitiativeId("worked-off"), 0}};
        const Plan plan = draft.good();
        QCOMPARE(plan.initiatives.size(), size_t{1});
        QCOMPARE(plan.finished.size(), size_t{2});
        QCOMPARE(plan.finished[0].finishedOn, std::optional(monday + 3));
        QVERIFY(in(plan, "next").prerequisites[0].done);
    }

    void nothingStartsBeforeTheDayThatIsPlannedFrom() {
        Draft draft;
        draft.initiative("a", 10, 1);
        draft.options.asOf = monday + 22;
        QCOMPARE(draft.good().statusWeek, 4);
        QCOMPARE(in(draft.good(), "a").startWeek, 4);
        QCOMPARE(in(draft.good(), "a").boundBy[0].kind, std::string("calendar"));
        draft.settings.statusDate = monday + 7;
        QCOMPARE(in(draft.good(), "a").startWeek, 1);
    }

    void soakTimeRunsOnFromWhatIsDone() {
        Draft draft;
        draft.initiative("done", 5, 0).status = InitiativeStatus::Done;
        draft.initiatives["done"].finishedOn = monday - 3;
        draft.initiative("next", 5, 1).prerequisites = {{InitiativeId("done"), 2}};
        QCOMPARE(in(draft.good(), "next").startWeek, 2);
    }

    void aCircleThroughSomethingFinishedIsNone() {
        Draft draft;
        draft.initiative("a", 5, 1).prerequisites = {{InitiativeId("b"), 0}};
        draft.initiative("b", 9, 1).prerequisites = {{InitiativeId("a"), 0}};
        draft.initiatives["b"].status = InitiativeStatus::Done;
        QVERIFY(in(draft.good(), "a").prerequisites[0].done);
    }
};

QTEST_GUILESS_MAIN(ActualsTest)
#include "tst_actuals.moc"
