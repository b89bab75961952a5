// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/model/advice/world.h"

using namespace banyan;
using namespace banyan::tests;
using advice::Recommendation;

namespace {

/// A component with every fact known that the rules look at.
World worldWith(double value, double risk) {
    World w;
    w.add("x", value, risk);
    w.measure("x", "fan-in", 5);
    w.measure("x", "regulatory-importance", 0);
    w.measure("x", "test-coverage", 70);
    for (const char* fact : {"commodity", "seam", "in-process", "model-mismatch", "shared-schema", "stateful",
                             "scaling-critical", "high-risk-path", "database-change"})
        w.say("x", fact, "no");
    w.say("x", "observable", "yes");
    return w;
}

const advice::Requirement* find(const Recommendation& r, const std::string& id) {
    for (const advice::Requirement& one : r.requirements)
        if (one.rule == id) return &one;
    return nullptr;
}
} // namespace

class tst_recommend : public QObject {
    Q_OBJECT

private slots:
    void retiresWhatNobodyNeeds();
    void keepsWhatHasADependentOrALaw();
    void defersLowAndLowWithAReviewDate();
    void replacesCommodityWithFewDependents();
    void replacesWhatCostsLessToReplace();
    void manyDependentsStandInTheWayOfReplacing();
    void valuableOneIsReplacedBehindALayer();
    void stranglesWhatCanBeIntercepted();
    void branchesByAbstractionInProcess();
    void retainsHighValueAndLowRisk();
    void highAndHighWithoutAWayInIsUndecided();
    void unknownFactThatDecidesIsAskedFor();
    void unknownFactThatDoesNotDecideIsNotAskedFor();
    void noCommodityAndNoPriceMeansNoReplacement();
    void valueIntervalAcrossTwentyIsUndecided();
    void placementCountsWhenLeaningAndNotWhenUndecided();
    void overrideSettlesThePlacement();
    void ignoranceAsksForWhatMakesUpTheScore();
    void answerOutranksWhatIsInferredFromTheKind();
    void firstMatchWins();
    void nearestChangeNamesFactAndMargin();
    void requirementsFollowFacts();
    void ownerlessComponentAsksForAnOwner();
    void sameInputGivesTheSameAnswer();
};

void tst_recommend::retiresWhatNobodyNeeds() {
    World w = worldWith(12, 70);
    w.measure("x", "fan-in", 0);
    const Recommendation r = w.adviseOn("x");
    QCOMPARE(r.disposition, std::string("retire"));
    QCOMPARE(r.rule, std::string("retire"));
    QVERIFY2(r.because.find("x is to be retired: its value is 12") == 0, r.because.c_str());
}

void tst_recommend::keepsWhatHasADependentOrALaw() {
    World w = worldWith(12, 30);
    w.measure("x", "fan-in", 0);
    QCOMPARE(w.adviseOn("x").disposition, std::string("retire"));
    w.measure("x", "fan-in", 1);
    QCOMPARE(w.adviseOn("x").disposition, std::string("defer"));
    w.measure("x", "fan-in", 0);
    w.measure("x", "regulatory-importance", 2);
    QCOMPARE(w.adviseOn("x").disposition, std::string("defer"));
}

void tst_recommend::defersLowAndLowWithAReviewDate() {
    const Recommendation r = worldWith(35, 30).adviseOn("x");
    QCOMPARE(r.disposition, std::string("defer"));
    QCOMPARE(r.review->toString(), std::string("2027-07-05"));
    QVERIFY(!worldWith(35, 60).adviseOn("x").review);
}

void tst_recommend::replacesCommodityWithFewDependents() {
    World w = worldWith(35, 70);
    w.measure("x", "fan-in", 3);
    QCOMPARE(w.adviseOn("x").disposition, std::string("undecided"));
    w.say("x", "commodity", "yes");
    QCOMPARE(w.adviseOn("x").disposition, std::string("replace"));
}

void tst_recommend::replacesWhatCostsLessToReplace() {
    World w = worldWith(35, 70);
    w.measure("x", "fan-in", 3);
    w.say("x", "refactoring-cost", "70000");
    w.say("x", "replacement-cost", "100000");
    QCOMPARE(w.adviseOn("x").disposition, std::string("replace"));
    w.say("x", "refactoring-cost", "69000");
    QCOMPARE(w.adviseOn("x").disposition, std::string("undecided"));
}

void tst_recommend::manyDependentsStandInTheWayOfReplacing() {
    World w = worldWith(80, 70);
    w.say("x", "commodity", "yes");
    w.say("x", "seam", "yes");
    w.measure("x", "fan-in", 4);
    QCOMPARE(w.adviseOn("x").disposition, std::string("strangler-fig"));
    w.measure("x", "fan-in", 3);
    QCOMPARE(w.adviseOn("x").disposition, std::string("replace"));
}

void tst_recommend::valuableOneIsReplacedBehindALayer() {
    World w = worldWith(80, 70);
    w.measure("x", "fan-in", 2);
    w.say("x", "commodity", "yes");
    const Recommendation valuable = w.adviseOn("x");
    QCOMPARE(valuable.disposition, std::string("replace"));
    QVERIFY(find(valuable, "replace-behind-layer"));
    World cheap = worldWith(30, 70);
    cheap.measure("x", "fan-in", 2);
    cheap.say("x", "commodity", "yes");
    QVERIFY(!find(cheap.adviseOn("x"), "replace-behind-layer"));
}

void tst_recommend::stranglesWhatCanBeIntercepted() {
    World w = worldWith(88, 86);
    w.say("x", "seam", "yes");
    const Recommendation r = w.adviseOn("x");
    QCOMPARE(r.disposition, std::string("strangler-fig"));
    QVERIFY2(r.because.find("value of 88") != std::string::npos, r.because.c_str());
}

void tst_recommend::branchesByAbstractionInProcess() {
    World w = worldWith(88, 86);
    w.say("x", "in-process", "yes");
    QCOMPARE(w.adviseOn("x").disposition, std::string("branch-by-abstraction"));
    w.say("x", "seam", "yes");
    QCOMPARE(w.adviseOn("x").disposition, std::string("strangler-fig"));
}

void tst_recommend::retainsHighValueAndLowRisk() {
    QCOMPARE(worldWith(80, 49).adviseOn("x").disposition, std::string("retain"));
    QVERIFY(worldWith(80, 50).adviseOn("x").disposition != "retain");
}

void tst_recommend::highAndHighWithoutAWayInIsUndecided() {
    const Recommendation r = worldWith(80, 80).adviseOn("x");
    QCOMPARE(r.disposition, std::string("undecided"));
    QCOMPARE(r.rule, std::string("measure-first"));
    QVERIFY2(r.because.ends_with(", and 5 components depend on it; measure first."), r.because.c_str());
}

void tst_recommend::unknownFactThatDecidesIsAskedFor() {
    World w;
    w.add("x", 80, 80);
    w.measure("x", "fan-in", 9);
    const Recommendation r = w.adviseOn("x");
    QCOMPARE(r.disposition, std::string("undecided"));
    QCOMPARE(r.rule, std::string("undecided"));
    QCOMPARE(r.ask.size(), size_t(2));
    QVERIFY2(r.ask[0].find("intercepted") != std::string::npos, r.ask[0].c_str());
    QVERIFY2(r.because.find("2 facts that decide are unknown: seam, in process") != std::string::npos,
             r.because.c_str());
}

void tst_recommend::unknownFactThatDoesNotDecideIsNotAskedFor() {
    World w;
    w.add("x", 80, 30);
    const Recommendation r = w.adviseOn("x");
    QCOMPARE(r.disposition, std::string("retain"));
    QVERIFY(r.ask.empty());
}

void tst_recommend::noCommodityAndNoPriceMeansNoReplacement() {
    World w;
    w.add("x", 80, 80);
    w.measure("x", "fan-in", 1);
    w.say("x", "seam", "yes");
    QCOMPARE(w.adviseOn("x").disposition, std::string("undecided"));
    w.say("x", "commodity", "no");
    const Recommendation r = w.adviseOn("x");
    QCOMPARE(r.disposition, std::string("strangler-fig"));
    const auto ratio = std::ranges::find(r.facts, std::string("refactoring-to-replacement"), &advice::FactUsed::fact);
    QVERIFY(ratio != r.facts.end());
    QVERIFY2(ratio->value.find("nobody priced it") != std::string::npos, ratio->value.c_str());
}

void tst_recommend::valueIntervalAcrossTwentyIsUndecided() {
    World w = worldWith(18, 30);
    w.measure("x", "fan-in", 0);
    QCOMPARE(w.adviseOn("x").disposition, std::string("retire"));
    w.assessment.components[0].value = {12, 18, 24};
    const Recommendation r = w.adviseOn("x");
    QCOMPARE(r.disposition, std::string("undecided"));
    QVERIFY2(r.because.find("between retire and defer") != std::string::npos, r.because.c_str());
}

void tst_recommend::placementCountsWhenLeaningAndNotWhenUndecided() {
    World w = worldWith(55, 30);
    scoring::ComponentAssessment& x = w.assessment.components[0];
    x.value = {40, 55, 70};
    x.probability->quadrant = {0, 0.65, 0, 0.35};
    x.confidence = scoring::Confidence::Leaning;
    QCOMPARE(w.adviseOn("x").disposition, std::string("retain"));
    x.probability->quadrant = {0, 0.55, 0, 0.45};
    x.confidence = scoring::Confidence::Undecided;
    QCOMPARE(w.adviseOn("x").disposition, std::string("undecided"));
}

void tst_recommend::overrideSettlesThePlacement() {
    World w = worldWith(55, 30);
    scoring::ComponentAssessment& x = w.assessment.components[0];
    x.confidence = scoring::Confidence::Undecided;
    x.probability->quadrant = {0.25, 0.25, 0.25, 0.25};
    x.value = {20, 55, 90};
    x.risk = {10, 30, 70};
    QCOMPARE(w.adviseOn("x").disposition, std::string("undecided"));
    x.quadrant = Quadrant::Defer;
    QCOMPARE(w.adviseOn("x").disposition, std::string("defer"));
}

void tst_recommend::ignoranceAsksForWhatMakesUpTheScore() {
    World w;
    scoring::ComponentAssessment& x = w.add("x", 50, 50);
    x.quadrant = x.computedQuadrant = Quadrant::Unknown;
    x.probability.reset();
    x.value = x.risk = {0, 50, 100};
    const Criterion& revenue = w.criterion("revenue-share", Axis::Value, Scale::Log, 0.1, 30);
    w.term(x, revenue, 1, 1);
    x.terms[0].known = false;
    const Recommendation r = w.adviseOn("x");
    QCOMPARE(r.disposition, std::string("undecided"));
    QVERIFY(!r.ask.empty());
    QVERIFY2(r.ask[0].find("revenue-share") != std::string::npos, r.ask[0].c_str());
}

void tst_recommend::answerOutranksWhatIsInferredFromTheKind() {
    World w;
    w.add("x", 80, 80);
    w.measure("x", "fan-in", 9);
    Component c = *w.portfolio().find(ComponentId("x"));
    c.kind = "Service";
    w.builder.put(c);
    QCOMPARE(w.adviseOn("x").disposition, std::string("strangler-fig"));
    w.say("x", "seam", "no");
    w.say("x", "in-process", "yes");
    QCOMPARE(w.adviseOn("x").disposition, std::string("branch-by-abstraction"));
}

void tst_recommend::firstMatchWins() {
    World w = worldWith(12, 30); // both "retire" and "defer" hold
    w.measure("x", "fan-in", 0);
    QCOMPARE(w.adviseOn("x").rule, std::string("retire"));
    const auto turned = advice::Playbook::parse(
        R"({"rules":[{"id":"b","disposition":"defer","because":"b","when":{"fact":"value","below":50}},
                     {"id":"a","disposition":"retire","because":"a","when":{"fact":"fan-in","equals":0}}]})",
        "p.json");
    QVERIFY2(turned.has_value(), turned ? "" : turned.error().message().c_str());
    QCOMPARE(w.advise(*turned)[0].rule, std::string("b"));
}

void tst_recommend::nearestChangeNamesFactAndMargin() {
    World w = worldWith(80, 53);
    w.say("x", "seam", "yes");
    const Recommendation risky = w.adviseOn("x");
    QVERIFY(risky.nearest.has_value());
    QCOMPARE(risky.nearest->fact, std::string("risk"));
    QCOMPARE(risky.nearest->by, -3.0);
    QCOMPARE(risky.nearest->wouldBe, std::string("retain"));

    World few = worldWith(95, 95);
    few.say("x", "seam", "yes");
    few.say("x", "commodity", "yes");
    few.measure("x", "fan-in", 4);
    const Recommendation many = few.adviseOn("x");
    QCOMPARE(many.nearest->fact, std::string("fan-in"));
    QCOMPARE(many.nearest->by, -1.0);
    QCOMPARE(many.nearest->wouldBe, std::string("replace"));
}

void tst_recommend::requirementsFollowFacts() {
    World w = worldWith(80, 80);
    w.say("x", "seam", "yes");
    QVERIFY(!find(w.adviseOn("x"), "tests-first"));
    QVERIFY(!find(w.adviseOn("x"), "high-risk-path"));
    QVERIFY(!find(w.adviseOn("x"), "model-mismatch"));
    QVERIFY(find(w.adviseOn("x"), "retire-gate"));
    w.measure("x", "test-coverage", 39);
    w.say("x", "observable", "no");
    w.say("x", "shared-schema", "yes");
    w.say("x", "high-risk-path", "yes");
    const Recommendation r = w.adviseOn("x");
    QCOMPARE(find(r, "tests-first")->phase, 1);
    QVERIFY(find(r, "tracing-first"));
    QCOMPARE(find(r, "model-mismatch")->pattern, std::string("anti-corruption-layer"));
    QVERIFY(find(r, "structural-database-change"));
    QVERIFY(find(r, "high-risk-path"));
    QVERIFY(!find(r, "extract-service"));
    w.say("x", "business-critical", "yes");
    w.say("x", "scaling-critical", "yes");
    QCOMPARE(find(w.adviseOn("x"), "extract-service")->phase, 3);
}

void tst_recommend::ownerlessComponentAsksForAnOwner() {
    World w = worldWith(80, 30);
    QVERIFY(!find(w.adviseOn("x"), "no-owner"));
    Component c = *w.portfolio().find(ComponentId("x"));
    c.owner.reset();
    w.builder.put(c);
    QVERIFY(find(w.adviseOn("x"), "no-owner"));
}

void tst_recommend::sameInputGivesTheSameAnswer() {
    World w = worldWith(80, 53);
    w.add("a", 20, 70);
    w.add("z", 60, 60);
    QCOMPARE(w.advise(), w.advise());
    QCOMPARE(w.advise().size(), size_t(3));
    QCOMPARE(w.advise()[0].component.value, std::string("a"));
}

QTEST_APPLESS_MAIN(tst_recommend)
#include "tst_recommend.moc"
