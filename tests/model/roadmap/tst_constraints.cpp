// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/roadmap/draft.h"

using namespace banyan;
using namespace banyan::roadmap;
using namespace banyan::roadmap::tests;

class ConstraintsTest : public QObject {
    Q_OBJECT

private slots:
    void anInitiativeWaitsForItsPrerequisiteAndItsSoakTime() {
        Draft draft;
        draft.initiative("a", 100, 0);
        draft.initiative("b", 50, 5).prerequisites = {{InitiativeId("a"), 3}};
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "a").finishWeek, 2);
        QCOMPARE(in(plan, "b").startWeek, 5);
        QCOMPARE(in(plan, "b").boundBy[0].kind, std::string("prerequisite"));
        QVERIFY(says(in(plan, "b").boundBy[0].what,
                     "\"b\" waits for \"a\": it is finished by 2027-01-18, and then soaks "
                     "for 3 weeks."));
        QCOMPARE(in(plan, "b").boundBy[0].who[0].value, std::string("a"));
    }

    void capacityNamesTheTeamTheWeekAndWhoUsesIt() {
        Draft draft;
        draft.initiative("big", 100, 50);
        draft.initiative("small", 50, 5);
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "big").startWeek, 0);
        QCOMPARE(in(plan, "small").startWeek, 2);
        const BoundBy& why = in(plan, "small").boundBy[0];
        QCOMPARE(why.kind, std::string("capacity"));
        QVERIFY(says(why.what, "\"small\" needs 400 h of core in the week of 2027-01-11; 0 h of 400 h are left beside "
                               "\"big\"."));
        QCOMPARE(why.who, std::vector<InitiativeId>{InitiativeId("big")});
    }

    void theWipLimitHoldsBackTheThird() {
        Draft draft;
        draft.teams["core"].wipLimit = 1;
        draft.initiative("a", 20, 5);
        draft.initiative("b", 20, 4);
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "b").startWeek, 1);
        QCOMPARE(in(plan, "b").boundBy[0].kind, std::string("wip"));
        draft.teams["core"].wipLimit = 2;
        QCOMPARE(in(draft.good(), "b").startWeek, 0);
    }

    void initiativesOnOneComponentDoNotOverlapUnlessAllowed() {
        Draft draft;
        draft.initiative("a", 20, 5).components = {ComponentId("orders")};
        draft.initiative("b", 20, 4).components = {ComponentId("orders"), ComponentId("billing")};
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "b").startWeek, 1);
        QCOMPARE(in(plan, "b").boundBy[0].kind, std::string("exclusion"));
        QVERIFY(says(in(plan, "b").boundBy[0].what, "both change orders"));
        draft.initiatives["b"].overlapAllowed = true;
        QCOMPARE(in(draft.good(), "b").startWeek, 0);
    }

    void aFreezeForbidsTheCutOverWeek() {
        Draft draft;
        draft.teams["core"].freezes = {{monday + 6, monday + 8, "peak season"}};
        draft.initiative("a", 50, 5);
        const Plan plan = draft.good();
        QVERIFY(plan.capacity[0].freeze && plan.capacity[1].freeze && !plan.capacity[2].freeze);
        QCOMPARE(in(plan, "a").finishWeek, 3);
        QCOMPARE(in(plan, "a").boundBy[0].kind, std::string("freeze"));
        QVERIFY(says(in(plan, "a").boundBy[0].what, "(peak season)"));
    }

    void cashOfAQuarterIsNotOverspent() {
        Draft draft;
        draft.settings.cashLimits = {{"2027-Q1", 1000}};
        draft.initiative("a", 50, 5).cash = 800;
        draft.initiative("b", 50, 4).cash = 800;
        const Plan plan = draft.good();
        QCOMPARE(dayOf(plan, in(plan, "b").startWeek).quarter(), std::string("2027-Q2"));
        QCOMPARE(in(plan, "b").boundBy[0].kind, std::string("cash"));
        QVERIFY(says(in(plan, "b").boundBy[0].what, "costs 800 EUR; of the cash for 2027-Q1 only 200 EUR are left."));
    }

    void pinsHold() {
        Draft draft;
        draft.initiative("start", 50, 1).pin = Pin{PinKind::Start, monday + 24};
        draft.initiative("early", 50, 0).pin = Pin{PinKind::NotAfter, monday + 3};
        draft.initiative("late", 50, 90).pin = Pin{PinKind::NotBefore, monday + 44};
        draft.initiative("free", 50, 60);
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "start").startWeek, 3);
        QCOMPARE(in(plan, "early").startWeek, 0);
        QCOMPARE(in(plan, "late").startWeek, 6);
        QCOMPARE(in(plan, "free").startWeek, 1);
        QCOMPARE(in(plan, "start").boundBy[0].kind, std::string("pin"));
        QCOMPARE(in(plan, "late").boundBy[0].kind, std::string("pin"));
    }

    void whatIsLeftOutSaysWhy() {
        Draft draft;
        draft.team("idle").budgets = {{{}, {}, 0}};
        draft.initiative("unestimated", 0, 9);
        draft.initiative("waiting", 5, 9).prerequisites = {{InitiativeId("unestimated"), 0}};
        draft.initiative("huge", 5000, 9);
        draft.initiative("stuck", 5, 9).work = {{TeamId("idle"), 1, 1, 1}};
        draft.initiative("dropped", 5, 9).status = InitiativeStatus::Rejected;
        draft.initiative("orphan", 5, 9).prerequisites = {{InitiativeId("dropped"), 0}};
        draft.initiative("late", 5, 9).earliest = monday + 400;
        draft.initiative("hurried", 100, 9).deadline = monday + 5;
        draft.initiatives["hurried"].hardDeadline = true;
        draft.initiative("first", 900, 90);
        draft.initiative("crowded-out", 200, 1);
        const Plan plan = draft.good();
        QVERIFY(says(becauseOf(plan, "unestimated"), "\"unestimated\" has no effort yet"));
        QVERIFY(says(becauseOf(plan, "waiting"), "\"waiting\" waits for \"unestimated\", which is not scheduled."));
        QVERIFY(says(becauseOf(plan, "huge"), "needs 40000 h of core, which has only 8000 h"));
        QVERIFY(says(becauseOf(plan, "stuck"), "needs 8 h of idle, which has no capacity"));
        QVERIFY(says(becauseOf(plan, "orphan"), "waits for \"dropped\", which was rejected."));
        QVERIFY(says(becauseOf(plan, "late"), "may not start before"));
        QVERIFY(says(becauseOf(plan, "hurried"), "its hard deadline, 2027-01-09"));
        QVERIFY(says(becauseOf(plan, "crowded-out"), "core hasn't the"));
        QCOMPARE(becauseOf(plan, "dropped"), std::string("(scheduled)"));
        QVERIFY(plan.find(InitiativeId("dropped")) == nullptr);
    }

    void latenessOfWhatIsLeftOutCounts() {
        Draft draft;
        draft.initiative("unestimated", 0, 9).deadline = monday + 11;
        draft.initiatives["unestimated"].latenessCostPerWeek = 2;
        const Plan plan = draft.good();
        QCOMPARE(plan.value, -2.0 * 18);
        QVERIFY(std::abs(plan.upperBound - plan.value) < 1e-6);
        QCOMPARE(plan.unscheduled[0].deadlineWeek, std::optional(2));
    }

    void aSoftDeadlinePullsAnInitiativeForward() {
        Draft draft;
        draft.initiative("a", 100, 5);
        draft.initiative("b", 100, 4);
        QCOMPARE(in(draft.good(), "b").startWeek, 2);
        draft.initiatives["b"].deadline = monday + 11;
        draft.initiatives["b"].latenessCostPerWeek = 50;
        QCOMPARE(in(draft.good(), "b").startWeek, 0);
    }

    void phasesOfAComponentFollowEachOther() {
        Draft draft;
        const auto phased = [&](const char* id, int phase, const char* component, double rate) {
            Initiative& one = draft.initiative(id, 20, rate);
            one.phase = phase;
            one.components = {ComponentId(component)};
        };
        phased("tests", 1, "orders", 0);
        phased("trace", 1, "orders", 0);
        phased("seam", 2, "orders", 1);
        phased("cut", 2, "orders", 1);
        phased("extract", 3, "orders", 9);
        phased("bill", 4, "billing", 9);
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "bill").startWeek, 0);
        for (const char* late : {"seam", "cut"})
            for (const char* early : {"tests", "trace"})
                QVERIFY(in(plan, late).startWeek >= in(plan, early).finishWeek);
        QVERIFY(in(plan, "extract").startWeek >= std::max(in(plan, "seam").finishWeek, in(plan, "cut").finishWeek));
        QCOMPARE(in(plan, "extract").boundBy[0].kind, std::string("gate"));
        draft.settings.policy = GatePolicy::Strict;
        const Plan strict = draft.good();
        QVERIFY(in(strict, "bill").startWeek >= in(strict, "extract").finishWeek);
        QVERIFY(
            says(in(strict, "bill").boundBy[0].what, "is of phase 4 and waits for the end of phase 3: \"extract\""));
    }

    void aPrerequisiteOutranksThePhases() {
        Draft draft;
        draft.initiative("one", 20, 1).phase = 1;
        draft.initiative("two", 20, 1).phase = 2;
        draft.initiatives["one"].prerequisites = {{InitiativeId("two"), 0}};
        for (const char* id : {"one", "two"})
            draft.initiatives[id].components = {ComponentId("orders")};
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "two").startWeek, 0);
        QCOMPARE(plan.issues.front().rule, std::string("plan.phase-against-prerequisite"));
    }
};

QTEST_GUILESS_MAIN(ConstraintsTest)
#include "tst_constraints.moc"
