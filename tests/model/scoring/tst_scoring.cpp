// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "model/scoring/placement.h"
#include "model/scoring/value_function.h"
#include "scoring_support.h"
#include "tests/support/strings.h"

#include <cmath>
#include <limits>

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::scoring;
using namespace banyan::tests;

namespace {

bool near(double a, double b, double tolerance = 1e-9) {
    return std::abs(a - b) <= tolerance;
}

/// High on both axes by every criterion.
SmallFacts burning(const std::string& id = "a") {
    SmallFacts facts;
    for (const auto& [fact, x] : std::vector<std::pair<std::string, double>>{{"revenue-share", 30},
                                                                             {"users-reached", 80},
                                                                             {"regulatory-importance", 4},
                                                                             {"incident-rate", 8},
                                                                             {"change-failure-rate", 40},
                                                                             {"error-budget-burn", 4},
                                                                             {"time-to-restore", 48},
                                                                             {"commits-90d", 200},
                                                                             {"complexity", 60},
                                                                             {"test-coverage", 10},
                                                                             {"technical-debt-ratio", 50},
                                                                             {"visibility-fan-in", 60},
                                                                             {"cycle-share", 20},
                                                                             {"efferent-coupling", 40},
                                                                             {"libyears", 20},
                                                                             {"p95-latency-ratio", 2},
                                                                             {"peak-cpu", 95}})
        facts.put(id, fact, x);
    return facts;
}

Flow criticalFlow(double importance, const std::string& id = "checkout") {
    Flow flow;
    flow.id = FlowId(id);
    flow.name = id;
    flow.critical = true;
    flow.importance = importance;
    flow.components = {ComponentId("a")};
    return flow;
}

AssessmentSnapshot recorded(bool valueHigh, bool riskHigh, Date asOf = today - 30) {
    AssessmentSnapshot snapshot;
    snapshot.id = Id<AssessmentSnapshot>("s" + asOf.toString());
    snapshot.asOf = asOf;
    snapshot.placements = {{ComponentId("a"), 50, 50, valueHigh, riskHigh, quadrantOf(valueHigh, riskHigh)}};
    return snapshot;
}

/// One criterion on each axis that scores its raw value as it is, with weights that never change.
SmallPortfolio plain() {
    SmallPortfolio small;
    withoutBuiltIn(withoutBuiltIn(small.component("a"), Axis::Value), Axis::Risk);
    small.put(plainCriterion("v", Axis::Value, 1)).put(plainCriterion("r", Axis::Risk, 1, "change"));
    return withFixedWeights(small);
}

std::string errorCode(const SmallPortfolio& small) {
    AssessOptions options;
    options.asOf = today;
    const auto result = assess(small.build(), options);
    return result ? std::string() : result.error().code;
}

Criterion broken(double a0, double a100, Scale scale = Scale::Linear) {
    Criterion c = plainCriterion("broken", Axis::Value, 1);
    c.a0 = a0;
    c.a100 = a100;
    c.scale = scale;
    return c;
}

} // namespace

class ScoringTest : public QObject {
    Q_OBJECT

private slots:
    void everythingAtItsWorstScores100OnBothAxes() {
        const Assessment assessment = assessed(SmallPortfolio().component("a"), burning(), 1000);
        const ComponentAssessment& a = one(assessment);
        QVERIFY(near(a.value.mid, 100) && near(a.risk.mid, 100));
        QVERIFY(near(a.valueCoverage, 1) && near(a.riskCoverage, 1));
        QCOMPARE(a.quadrant, Quadrant::AddressEarly);
        QCOMPARE(a.confidence, Confidence::Firm);
        QVERIFY(a.missing.empty());
        QVERIFY(a.adjustments.empty());
    }

    void defaultWeightsAreThoseOfTheMethod() {
        const Assessment assessment = assessed(SmallPortfolio().component("a"), {});
        QCOMPARE(assessment.weights.value.size(), size_t(3));
        QCOMPARE(assessment.weights.risk.size(), size_t(13));
        QVERIFY(near(term(assessment, "a", "revenue-share").weight, 0.45));
        QVERIFY(near(term(assessment, "a", "incident-rate").weight, 0.35 * 0.4));
        QVERIFY(near(term(assessment, "a", "hotspot").weight, 0.30 * 0.5));
        QVERIFY(near(term(assessment, "a", "cycle-share").weight, 0.20 * 0.3));
        QVERIFY(near(term(assessment, "a", "peak-cpu").weight, 0.15 * 0.2));
    }

    void theHotspotIsOneLeafOfTwoFacts() {
        SmallFacts facts;
        facts.put("a", "commits-90d", 90);
        const SmallPortfolio small = SmallPortfolio().component("a");
        Assessment assessment = assessed(small, facts);
        QVERIFY(!term(assessment, "a", "hotspot").known);
        QCOMPARE(rawText(term(assessment, "a", "hotspot"), assessment), std::string("90 commits, complexity unknown"));
        QCOMPARE(term(assessment, "a", "hotspot").score, (Interval{0, 50, 100}));
        facts.put("a", "complexity", std::sqrt(300.0)); // half way from 5 to 60 on a log scale
        assessment = assessed(small, facts);
        const Term& hotspot = term(assessment, "a", "hotspot");
        QVERIFY(near(hotspot.score.mid, std::sqrt(84.92903235168006 * 50)));
        QCOMPARE(hotspot.provenance.size(), size_t(2));
        QVERIFY(hotspot.known);
        QCOMPARE(hotspot.raw->mid, 90.0);
    }

    void zeroIncidentsAreKnownAndFlaggedWithAnUpperEnd() {
        SmallFacts facts;
        facts.put("a", "incident-rate", facts::CountLaw{0, 1, 6});
        facts.put("a", "time-to-restore", facts::NotApplicable{});
        const Assessment assessment = assessed(SmallPortfolio().component("a"), facts);
        const Term& rate = term(assessment, "a", "incident-rate");
        QVERIFY(rate.known && rate.clamped);
        QCOMPARE(rate.score.mid, 0.0);
        QVERIFY(rate.score.high > 40 && rate.score.high < 60);
        const Term& restore = term(assessment, "a", "time-to-restore");
        QVERIFY(restore.known && !restore.raw);
        QCOMPARE(restore.score, Interval{});
        QCOMPARE(rawText(restore, assessment), std::string("not applicable"));
    }

    void onALogScaleZeroScoresAsTheLesserAnchor() {
        QCOMPARE(scoreOf(broken(1, 100, Scale::Log), 0).score, 0.0);
        QVERIFY(scoreOf(broken(1, 100, Scale::Log), 0).clamped);
        QCOMPARE(scoreOf(broken(100, 1, Scale::Log), 0).score, 100.0);
    }

    void theRawValueOfAScoreIsFoundAgain() {
        QVERIFY(near(rawScoring(broken(80, 10), 64, 0), 35.2));
        const Criterion log = broken(0.05, 8, Scale::Log);
        QVERIFY(near(scoreOf(log, rawScoring(log, 62, 1)).score, 62));
        Criterion line;
        line.scale = Scale::Piecewise;
        line.anchors = {{0, 0}, {1, 50}, {3, 50}, {4, 100}};
        QVERIFY(near(rawScoring(line, 75, 0), 3.5));
        QVERIFY(near(rawScoring(line, 50, 2), 2));
    }

    void anIntervalCoversTheScoresBetweenItsEnds() {
        SmallPortfolio small;
        Criterion hill = plainCriterion("hill", Axis::Value, 1);
        hill.scale = Scale::Piecewise;
        hill.anchors = {{0, 0}, {5, 100}, {10, 0}};
        small.component("a").put(hill);
        SmallFacts facts;
        facts.put("a", "hill", facts::IntervalLaw{2, 9});
        QCOMPARE(term(assessed(small, facts), "a", "hill").score, (Interval{20, 60, 100}));
    }

    void ageWidensByHalfAfterTwiceItsLife() {
        SmallPortfolio small = plain();
        SmallFacts facts;
        facts.put("a", "v", 60, 360).put("a", "r", facts::PointLaw{40}, 730, true);
        const Assessment assessment = assessed(small, facts, 10'000);
        QVERIFY(near(one(assessment).value.low, 35) && near(one(assessment).value.high, 85));
        QVERIFY(near(one(assessment).risk.low, 15) && near(one(assessment).risk.high, 65));
        QCOMPARE(one(assessment).value.mid, 60.0);
        QVERIFY(near(one(assessment).probability->quadrant[0] + one(assessment).probability->quadrant[1], 0.7, 0.02));
        SmallFacts young;
        young.put("a", "v", 60, 180).put("a", "r", facts::PointLaw{40}, 365, true);
        QCOMPARE(one(assessed(small, young)).value, Interval::point(60));
        QCOMPARE(one(assessed(small, young)).risk, Interval::point(40));
    }

    void aCriticalFlowHandsItsImportanceOn() {
        SmallPortfolio small = plain().put(criticalFlow(70)).put(criticalFlow(40, "lesser"));
        SmallFacts facts;
        facts.put("a", "v", facts::IntervalLaw{10, 90}).put("a", "r", 20);
        const Assessment assessment = assessed(small, facts, 1000);
        const ComponentAssessment& a = one(assessment);
        QVERIFY(near(a.value.low, 70) && near(a.value.mid, 70) && near(a.value.high, 90));
        QCOMPARE(a.adjustments.size(), size_t(1));
        QCOMPARE(a.adjustments[0].points, (Interval{60, 20, 0}));
        QVERIFY(a.adjustments[0].kind == AdjustmentKind::CriticalFlow);
        QCOMPARE(a.quadrant, Quadrant::Retain);
        QCOMPARE(a.probability->quadrant[1], 1.0);
    }

    void aRedFlagHoldsRiskOverTheThresholdInEveryDraw() {
        SmallPortfolio small = plain().put(plainCriterion("calm", Axis::Risk, 9, "change"));
        Criterion flag = plainCriterion("r", Axis::Risk, 1, "change");
        flag.redFlag = true;
        small.put(flag);
        SmallFacts facts;
        facts.put("a", "v", 80).put("a", "calm", 0).put("a", "r", 92);
        Assessment assessment = assessed(small, facts, 1000);
        QVERIFY(near(one(assessment).risk.mid, 53));
        QVERIFY(one(assessment).adjustments[0].kind == AdjustmentKind::RedFlag);
        QVERIFY(near(one(assessment).adjustments[0].points.mid, 53 - 9.2));
        QCOMPARE(one(assessment).probability->quadrant[0], 1.0);
        facts.put("a", "r", facts::IntervalLaw{85, 99}); // P(≥ 90) is 9 of 14
        QVERIFY(one(assessed(small, facts)).adjustments.empty());
        facts.put("a", "r", facts::IntervalLaw{89, 99}); // 9 of 10
        QCOMPARE(one(assessed(small, facts)).adjustments.size(), size_t(1));
        SmallFacts unknown;
        unknown.put("a", "v", 80).put("a", "calm", 0);
        QVERIFY(one(assessed(small, unknown)).adjustments.empty());
    }

    void withoutKnownDataOnAnAxisTheQuadrantIsUnknown() {
        SmallPortfolio small = plain();
        SmallFacts facts;
        facts.put("a", "r", 80);
        ComponentAssessment a = one(assessed(small, facts, 100));
        QCOMPARE(a.quadrant, Quadrant::Unknown);
        QVERIFY(!a.probability);
        QCOMPARE(a.missing, std::vector<std::string>{"v"});
        QCOMPARE(a.value, (Interval{0, 50, 100}));
        a = one(assessed(plain().put(criticalFlow(40)), facts, 100));
        QCOMPARE(a.quadrant, Quadrant::Unknown);
        a = one(assessed(plain().put(criticalFlow(50)), facts, 100));
        QCOMPARE(a.quadrant, Quadrant::AddressEarly);
        QCOMPARE(a.probability->quadrant[0], 1.0);
    }

    void littleKnownOfBothAxesIsUnknownToo() {
        SmallPortfolio small = plain();
        small.put(plainCriterion("v2", Axis::Value, 3.1)).put(plainCriterion("r2", Axis::Risk, 3.1, "change"));
        SmallFacts facts;
        facts.put("a", "v", 90).put("a", "r", 90);
        QCOMPARE(one(assessed(small, facts)).quadrant, Quadrant::Unknown);
        small.put(plainCriterion("r2", Axis::Risk, 2.9, "change"));
        QCOMPARE(one(assessed(small, facts)).quadrant, Quadrant::AddressEarly);
    }

    void aRecordedSideIsKeptWithinTheBand() {
        SmallFacts facts;
        facts.put("a", "v", 51).put("a", "r", 48);
        QCOMPARE(one(assessed(plain(), facts)).quadrant, Quadrant::Retain);
        const SmallPortfolio before = plain().put(recorded(true, false, today - 60)).put(recorded(false, true));
        QCOMPARE(one(assessed(before, facts)).quadrant, Quadrant::ReplaceOrRetire);
        facts.put("a", "v", 53).put("a", "r", 47);
        QCOMPARE(one(assessed(before, facts)).quadrant, Quadrant::Retain);
        facts.put("a", "v", 51).put("a", "r", 48);
        const SmallPortfolio later = plain().put(recorded(false, true, today + 1));
        QCOMPARE(one(assessed(later, facts)).quadrant, Quadrant::Retain);
    }

    void anEditOfTheMethodPlacesAtOnce() {
        SmallFacts facts;
        facts.put("a", "v", 51).put("a", "r", 20);
        AssessmentSnapshot low = snapshotOf(assessed(plain(), SmallFacts().put("a", "v", 40).put("a", "r", 20)),
                                            Id<AssessmentSnapshot>("s"), "import");
        low.asOf = today - 30;
        QCOMPARE(one(assessed(plain().put(low), facts)).quadrant, Quadrant::Defer);
        const auto changed = [&](auto change) {
            Criterion v = plainCriterion("v", Axis::Value, 1);
            Settings settings = plain().build().settings();
            change(v, settings);
            return one(assessed(plain().put(low).put(v).put(settings), facts)).quadrant;
        };
        QCOMPARE(changed([](Criterion&, Settings&) {}), Quadrant::Defer);
        QCOMPARE(changed([](Criterion& v, Settings&) { v.name = "another name"; }), Quadrant::Defer);
        QCOMPARE(changed([](Criterion& v, Settings&) { v.a100 = 100.5; }), Quadrant::Retain);
        QCOMPARE(changed([](Criterion& v, Settings&) { v.weight = 0.5; }), Quadrant::Retain);
        QCOMPARE(changed([](Criterion&, Settings& settings) { settings.valueThreshold = 50.5; }), Quadrant::Retain);
        SmallPortfolio scaled = plain().put(low);
        const Portfolio before = scaled.build();
        for (Goal goal : before.goals()) {
            goal.points *= 7;
            scaled.put(goal);
        }
        QCOMPARE(one(assessed(scaled, facts)).quadrant, Quadrant::Defer);
    }

    void aSnapshotKeepsTheComputedSides() {
        SmallFacts facts;
        facts.put("a", "v", 80).put("a", "r", 20);
        const AssessmentSnapshot s =
            snapshotOf(assessed(plain(), facts), Id<AssessmentSnapshot>("s"), "import of sheet.csv");
        QCOMPARE(s.placements,
                 (std::vector<SnapshotPlacement>{{ComponentId("a"), 80, 20, true, false, Quadrant::Retain}}));
        QCOMPARE(s.asOf, today);
    }

    void anOverrideCountsAndTheComputedQuadrantStays() {
        Override first;
        first.id = Id<Override>("1");
        first.component = ComponentId("a");
        first.quadrant = Quadrant::Defer;
        first.date = today - 1;
        Override later = first;
        later.id = Id<Override>("2");
        later.quadrant = Quadrant::ReplaceOrRetire;
        later.date = today + 1;
        SmallFacts facts;
        facts.put("a", "v", 80);
        const ComponentAssessment a = one(assessed(plain().put(first).put(later), facts, 100));
        QCOMPARE(a.quadrant, Quadrant::Defer);
        QCOMPARE(a.computedQuadrant, Quadrant::Unknown);
        QVERIFY(a.probability);
    }

    void goalsMoveWeightsOnlyWhereTheySpeak() {
        SmallPortfolio small;
        small.component("a").goal("fewer incidents", 30, {{"operational", 9}, {"nobody", 9}});
        const Assessment assessment = assessed(small, {});
        QVERIFY(near(term(assessment, "a", "incident-rate").weight, (0.3 * 0.35 + 0.7) * 0.4));
        QVERIFY(near(term(assessment, "a", "libyears").weight, 0.3 * 0.15 * 0.5));
        QVERIFY(near(term(assessment, "a", "revenue-share").weight, 0.45));
        QCOMPARE(assessment.weights.risk[0].goals.size(), size_t(1));
        QVERIFY(near(assessment.weights.risk[0].goals[0].share, 0.7 * 0.4));
        const std::vector<Issue> issues = checkMethod(small.build());
        QCOMPARE(issues.size(), size_t(1));
        QCOMPARE(issues[0].rule, std::string("goal.unknown-contribution"));
        QVERIFY(issues[0].message().find("nobody") != std::string::npos);
    }

    void weightsChangeFromDrawToDrawWithoutGoalsToo() {
        SmallPortfolio small;
        SmallFacts facts;
        small.component("a");
        facts.put("a", "revenue-share", 30).put("a", "users-reached", 1).put("a", "regulatory-importance", 0);
        facts.put("a", "test-coverage", 10);
        const Probability p = *one(assessed(small, facts, 4000)).probability;
        // Value is the weight of revenue alone: Beta(22.5, 27.5), over one half with probability 0.239.
        QVERIFY(near(p.quadrant[0] + p.quadrant[1], 0.239, 0.02));
    }

    void brokenCriteriaAreNamed() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        for (const Criterion& c : {broken(nan, 1), broken(0, nan), broken(3, 3), broken(0, 3, Scale::Log),
                                   broken(1, -3, Scale::Log), broken(0, 0, Scale::Piecewise)}) {
            QCOMPARE(errorCode(SmallPortfolio().component("a").put(c)), std::string("criteria.invalid"));
            QCOMPARE(checkMethod(SmallPortfolio().put(c).build())[0].rule, std::string("criteria.invalid"));
        }
        Criterion lost = plainCriterion("lost", Axis::Risk, 1, "security");
        QCOMPARE(errorCode(SmallPortfolio().put(lost)), std::string("criteria.invalid"));
        Criterion incomparable = plainCriterion("restore", Axis::Risk, 1, "operational");
        incomparable.fact = "time-to-restore";
        incomparable.unit = "%";
        QCOMPARE(errorCode(SmallPortfolio().put(incomparable)), std::string("criteria.invalid"));
    }

    void anAxisWithoutWeightIsAnError() {
        SmallPortfolio value;
        SmallPortfolio risk;
        QCOMPARE(errorCode(withoutBuiltIn(value, Axis::Value)), std::string("weights.all-zero"));
        QCOMPARE(errorCode(withoutBuiltIn(risk, Axis::Risk)), std::string("weights.all-zero"));
        QCOMPARE(checkMethod(risk.build())[0].rule, std::string("weights.all-zero"));
    }

    void aBranchWithoutCriteriaHandsItsWeightOn() {
        SmallPortfolio small;
        withoutBuiltIn(small.component("a"), Axis::Risk).put(plainCriterion("r", Axis::Risk, 1, "structure"));
        QVERIFY(near(term(assessed(small, {}), "a", "r").weight, 1));
    }

    void cancelledAssessmentsReturnNothing() {
        AssessOptions options;
        options.asOf = today;
        options.cancel.cancel();
        const auto result = assess(SmallPortfolio().component("a").build(), options);
        QVERIFY(!result);
        QVERIFY(result.error().kind == ErrorKind::Cancelled);
    }

    void withoutDrawsThereAreNoProbabilities() {
        const ComponentAssessment a = one(assessed(SmallPortfolio().component("a"), burning()));
        QVERIFY(!a.probability);
        QCOMPARE(a.quadrant, Quadrant::AddressEarly);
    }

    void retiredComponentsAreLeftOut() {
        Component a;
        a.id = ComponentId("a");
        a.retired = true;
        QVERIFY(assessed(SmallPortfolio().put(a).component("b"), {}).components.size() == 1);
    }

    void aNumberThatIsNoneIsUnknown() {
        SmallFacts facts;
        facts.put("a", "revenue-share", std::numeric_limits<double>::quiet_NaN());
        QVERIFY(!term(assessed(SmallPortfolio().component("a"), facts), "a", "revenue-share").known);
    }

    void sentencesNameSubjectNumberAndCause() {
        SmallPortfolio small = plain();
        Component named;
        named.id = ComponentId("a");
        named.name = "Order Processing";
        small.put(named);
        SmallFacts facts;
        facts.put("a", "v", 81).put("a", "r", 66);
        Assessment assessment = assessed(small, facts, 100);
        QCOMPARE(sentence(one(assessment), assessment),
                 std::string("Order Processing is to be addressed early, firm (100 % of draws): value 81, risk 66. "
                             "Most of its risk comes from r (66)."));
        QCOMPARE(
            nextQuadrantHint(one(assessment), assessment),
            std::string("Order Processing would come to \"Retain and evolve\" if its risk fell by 16 points, below "
                        "50; r of 50 instead of 66 alone would do that."));
        SmallFacts little;
        little.put("a", "r", 66);
        assessment = assessed(small, little, 100);
        QCOMPARE(sentence(one(assessment), assessment),
                 std::string("Order Processing can't be placed: nothing is known of its value. Collect or estimate v "
                             "first."));
        QVERIFY(nextQuadrantHint(one(assessment), assessment).empty());
    }
};

QTEST_GUILESS_MAIN(ScoringTest)
#include "tst_scoring.moc"
