// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/roadmap/draft.h"

using namespace banyan;
using namespace banyan::roadmap;
using namespace banyan::roadmap::tests;

class GatesTest : public QObject {
    Q_OBJECT

private slots:
    void aGateThatHoldsNowBindsNothing() {
        Draft draft;
        draft.initiative("extract", 50, 5).gates = {coverageGate()};
        draft.initiatives["extract"].phase = 3;
        draft.knowledge.value = [](const ComponentId&, const std::string&) { return std::optional(75.0); };
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "extract").startWeek, 0);
        QVERIFY(plan.phases[0].gates[0].met);
        QVERIFY(says(plan.phases[0].gates[0].because, "is 75 %, at least 60 % is asked."));
    }

    void aGateWaitsForTheInitiativeThatBringsTheFactThere() {
        Draft draft;
        draft.initiative("extract", 50, 5).gates = {coverageGate()};
        draft.initiative("tests", 50, 0).effects = {bringsCoverageTo(65)};
        draft.initiative("few-tests", 10, 0).effects = {bringsCoverageTo(40)};
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "extract").startWeek, in(plan, "tests").finishWeek);
        QCOMPARE(in(plan, "extract").boundBy[0].kind, std::string("gate"));
        QVERIFY(!plan.phases[0].gates[0].met);
        QVERIFY(says(plan.phases[0].gates[0].because, "\"tests\" brings it to 65 %"));
    }

    void aGateThatNothingCanMeetKeepsAnInitiativeOut() {
        Draft draft;
        draft.initiative("extract", 50, 5).gates = {coverageGate()};
        draft.initiative("few-tests", 10, 0).effects = {bringsCoverageTo(40)};
        draft.initiative("after", 10, 5).prerequisites = {{InitiativeId("extract"), 0}};
        const Plan plan = draft.good();
        QVERIFY(says(becauseOf(plan, "extract"), "can't pass its gate \"Tests stand\""));
        QVERIFY(says(becauseOf(plan, "extract"), "no planned initiative brings it there"));
        QVERIFY(says(becauseOf(plan, "after"), "\"extract\", which is not scheduled"));
    }

    void aGateIsSaidInOneSentenceWithItsSubject() {
        Draft draft;
        Gate idle;
        idle.component = ComponentId("billing");
        idle.fact = "old-path-idle-days";
        idle.comparison = ">=";
        idle.threshold = 14;
        idle.when = GateWhen::Finish;
        Gate seam;
        seam.initiative = InitiativeId("seam");
        draft.initiative("retire", 50, 5).gates = {idle, seam};
        draft.initiative("seam", 50, 0);
        draft.knowledge.value = [](const ComponentId&, const std::string&) { return std::optional<double>(); };
        const Plan plan = draft.good();
        const std::vector<GateStatus>& gates = plan.phases[0].gates;
        QCOMPARE(gates[0].because, std::string("Days without traffic on the old path of billing is not known, at least "
                                               "14 d is asked, and no planned initiative brings it there."));
        QVERIFY(!gates[0].met && !gates[0].possible);
        QCOMPARE(gates[1].because, std::string("\"retire\" waits until \"seam\" is finished."));
        QVERIFY(!gates[1].met && gates[1].possible);
        QVERIFY((plan.openGates() == std::pair{2, 1}));
    }

    void aGateOfAFactOrAnInitiativeIsPassedByEither() {
        Draft draft;
        Gate gate = coverageGate();
        gate.initiative = InitiativeId("tests");
        draft.initiative("extract", 50, 5).gates = {gate};
        draft.initiative("tests", 50, 0);
        QCOMPARE(in(draft.good(), "extract").startWeek, 1);
        draft.initiatives["tests"].status = InitiativeStatus::Done;
        QCOMPARE(in(draft.good(), "extract").startWeek, 0);
        draft.initiatives["tests"].status = InitiativeStatus::Rejected;
        QVERIFY(says(becauseOf(draft.good(), "extract"), "can't pass its gate"));
    }

    void aGateThatWaitsForItsOwnFollowerCanNeverOpen() {
        Draft draft;
        Gate gate;
        gate.name = "Seam stands";
        gate.initiative = InitiativeId("seam");
        draft.initiative("extract", 50, 5).gates = {gate};
        draft.initiative("seam", 50, 0).prerequisites = {{InitiativeId("extract"), 0}};
        QVERIFY(says(becauseOf(draft.good(), "extract"), "that takes \"seam\", which itself waits for \"extract\"."));
    }
};

QTEST_GUILESS_MAIN(GatesTest)
#include "tst_gates.moc"
