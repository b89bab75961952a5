// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/model/advice/world.h"

#include "model/base/json.h"
#include "tests/support/shared_dir.h"

#include <QFile>

#include <rapidcheck.h>

#include <cmath>

using namespace banyan;
using namespace banyan::tests;

namespace {

Initiative initiative(const std::string& id, std::vector<Effect> effects) {
    Initiative out;
    out.id = InitiativeId(id);
    out.title = id;
    out.effects = std::move(effects);
    return out;
}

/// One component of value 80 with an incident rate of 4 that weighs .35.
World incidents() {
    World w;
    scoring::ComponentAssessment& x = w.add("x", 80, 60);
    w.term(x, w.criterion("incident-rate", Axis::Risk, Scale::Log, 0.05, 8), 4, 0.35);
    return w;
}

advice::Benefits of(const World& w) {
    return advice::benefits(w.portfolio(), w.facts, w.assessment);
}

double rateOf(const advice::Benefits& b, const std::string& id) {
    for (const advice::InitiativeValue& v : b.rates)
        if (v.initiative.value == id) return v.rate;
    return -1;
}

double sumOf(const advice::Benefits& b) {
    double out = 0;
    for (const advice::InitiativeValue& v : b.rates)
        out += v.share;
    return out;
}

void compareNear(double actual, double expected, double tolerance = 1e-9) {
    QVERIFY2(std::abs(actual - expected) <= tolerance,
             qPrintable(QString("%1 is not %2").arg(actual, 0, 'g', 17).arg(expected, 0, 'g', 17)));
}

} // namespace

class tst_benefits : public QObject {
    Q_OBJECT

private slots:
    void publishedCompositionIsReproduced();
    void chanceOfSuccessIsAveragedOver();
    void levelAloneComesToTheLevel();
    void levelOfCoverageRaisesIt();
    void levelThatIsReachedAlreadyIsWorthNothing();
    void hotspotFallsWithComplexity();
    void unknownTermStandsAtFifty();
    void notApplicableTermCannotImprove();
    void valueCriterionCountsWithoutTheComponentsValue();
    void goalMetricEarnsTheShareOfItsGap();
    void harmIsAnIssueAndRateZero();
    void urgencyMultipliesTheRateAlone();
    void rejectedAndDoneOnesCountForNothing();
    void unknownCriterionIsAnIssue();
    void manyEffectsOnOneLeafAreSampledRepeatably();
    void sharesAlwaysSumToTheTotal();
    void orderOfEffectsDoesNotMatter();
    void moreOnTheSameLeafNeverEarnsMoreThanApart();
};

void tst_benefits::publishedCompositionIsReproduced() {
    BANYAN_NEEDS_SHARED(path, "worked-examples/reference-effect-composition.json");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Json json = parseUntrusted(file.readAll().toStdString(), path.toStdString()).value();
    const Json& in = json["inputs"];
    const Json& out = json["expected"];
    const Json& before = in["level_before"];
    World w;
    scoring::ComponentAssessment& x = w.add("x", in["component_value"], 60);
    w.term(x, w.criterion("incident-rate", Axis::Risk, Scale::Log, before["a0"], before["a100"]), before["x"],
           in["weight"]);
    w.builder.put(initiative("i1", {reduction("x", "incident-rate", in["reductions"]["I1"])}));
    const double tolerance = json["tolerance"];
    const double value = in["component_value"].get<double>() / 100;
    compareNear(of(w).total, out["delta_I1"].get<double>() * value, tolerance);
    w.builder.put(initiative("i2", {reduction("x", "incident-rate", in["reductions"]["I2"])}));
    const advice::Benefits both = of(w);
    compareNear(both.total, out["benefit_points_both_value_weighted"], tolerance);
    compareNear(sumOf(both), both.total, tolerance);
    compareNear(rateOf(both, "i1") / rateOf(both, "i2"), std::log(0.5) / std::log(0.6), tolerance);
}

void tst_benefits::chanceOfSuccessIsAveragedOver() {
    World sure = incidents();
    sure.builder.put(initiative("i", {reduction("x", "incident-rate", 0.5)}));
    World half = incidents();
    half.builder.put(initiative("i", {reduction("x", "incident-rate", 0.5, 0.5)}));
    compareNear(of(half).total, of(sure).total / 2);
}

void tst_benefits::levelAloneComesToTheLevel() {
    World level = incidents();
    Effect e = reduction("x", "incident-rate", 1);
    e.kind = EffectKind::Level; // 4 comes to 1: a reduction by .75
    level.builder.put(initiative("i", {e}));
    World same = incidents();
    same.builder.put(initiative("i", {reduction("x", "incident-rate", 0.75)}));
    compareNear(of(level).total, of(same).total);
}

void tst_benefits::levelOfCoverageRaisesIt() {
    World w;
    w.term(w.add("x", 100, 60), w.criterion("test-coverage", Axis::Risk, Scale::Linear, 80, 10), 10, 1);
    Effect e = reduction("x", "test-coverage", 45);
    e.kind = EffectKind::Level;
    w.builder.put(initiative("i", {e}));
    compareNear(of(w).total, 50);
    e.low = e.mode = e.high = 95; // beyond the best anchor is no better than there
    w.builder.put(initiative("i", {e}));
    compareNear(of(w).total, 100);
}

void tst_benefits::levelThatIsReachedAlreadyIsWorthNothing() {
    World w;
    w.term(w.add("x", 100, 60), w.criterion("test-coverage", Axis::Risk, Scale::Linear, 80, 10), 70, 1);
    Effect e = reduction("x", "test-coverage", 0);
    e.kind = EffectKind::Level;
    e.low = 55;
    e.mode = 72;
    e.high = 75;
    w.builder.put(initiative("i", {e}));
    // low is worse than today and counts as today: rho 0, .2 and .5 of the gap to 80
    compareNear(of(w).total, 100.0 * 10 / 70 * (0.2 + 0.5) / 3);
}

void tst_benefits::hotspotFallsWithComplexity() {
    World w;
    scoring::ComponentAssessment& x = w.add("x", 100, 60);
    Criterion& hotspot = w.criterion("hotspot", Axis::Risk, Scale::Log, 1, 200);
    w.term(x, hotspot, 200, 1);
    w.measure("x", "complexity", 60);
    w.builder.put(initiative("i", {reduction("x", "hotspot", 0.5)}));
    // sqrt(100 · v(30)) with v from 5 to 60
    compareNear(of(w).total, 100 - std::sqrt(100 * 100 * std::log(30.0 / 5) / std::log(60.0 / 5)));
}

void tst_benefits::unknownTermStandsAtFifty() {
    World w = incidents();
    scoring::Term& term = w.assessment.components[0].terms[0];
    term.known = false;
    term.raw.reset();
    w.builder.put(initiative("i", {reduction("x", "incident-rate", 1)}));
    compareNear(of(w).total, 50 * 0.35 * 0.8);
}

void tst_benefits::notApplicableTermCannotImprove() {
    World w = incidents();
    w.assessment.components[0].terms[0].raw.reset();
    w.builder.put(initiative("i", {reduction("x", "incident-rate", 1)}));
    QCOMPARE(of(w).total, 0.0);
    QVERIFY(of(w).issues.empty());
}

void tst_benefits::valueCriterionCountsWithoutTheComponentsValue() {
    World w;
    w.term(w.add("x", 10, 60), w.criterion("users-reached", Axis::Value, Scale::Linear, 0, 100), 20, 0.5);
    Effect e = reduction("x", "users-reached", 60);
    e.kind = EffectKind::Level;
    w.builder.put(initiative("i", {e}));
    compareNear(of(w).total, 20);
}

void tst_benefits::goalMetricEarnsTheShareOfItsGap() {
    World w;
    Goal goal;
    goal.id = GoalId("lead");
    goal.baseline = 8;
    goal.target = 2;
    goal.points = 30;
    w.builder.put(goal);
    Effect e;
    e.goal = goal.id;
    e.low = e.mode = e.high = 0.25; // 8 to 6: a third of the gap
    w.builder.put(initiative("i", {e}));
    compareNear(of(w).total, 10);
    e.low = e.mode = e.high = 0.9; // beyond the target there is nothing to earn
    w.builder.put(initiative("i", {e}));
    compareNear(of(w).total, 30);
    goal.baseline = 99;
    goal.target = 99.9;
    goal.direction = Direction::Increase;
    w.builder.put(goal);
    e.kind = EffectKind::Level;
    e.low = e.mode = e.high = 99.3;
    w.builder.put(initiative("i", {e}));
    compareNear(of(w).total, 10, 1e-6);
    goal.target.reset();
    w.builder.put(goal);
    QCOMPARE(of(w).total, 0.0);
}

void tst_benefits::harmIsAnIssueAndRateZero() {
    World w = incidents();
    Effect harm = reduction("x", "incident-rate", -0.5);
    w.builder.put(initiative("bad", {harm}));
    const advice::Benefits b = of(w);
    QVERIFY(b.total < 0);
    QCOMPARE(rateOf(b, "bad"), 0.0);
    QCOMPARE(b.issues.size(), size_t(1));
    QCOMPARE(b.issues[0].rule, std::string("initiative.negative-value"));
    compareNear(sumOf(b), b.total);
}

void tst_benefits::urgencyMultipliesTheRateAlone() {
    World w = incidents();
    Initiative i = initiative("i", {reduction("x", "incident-rate", 0.5)});
    w.builder.put(i);
    const advice::Benefits once = of(w);
    i.urgency = 3;
    w.builder.put(i);
    const advice::Benefits thrice = of(w);
    compareNear(rateOf(thrice, "i"), 3 * rateOf(once, "i"));
    QCOMPARE(thrice.total, once.total);
    QCOMPARE(sumOf(thrice), sumOf(once));
}

void tst_benefits::rejectedAndDoneOnesCountForNothing() {
    World w = incidents();
    Initiative i = initiative("i", {reduction("x", "incident-rate", 0.5)});
    i.status = InitiativeStatus::Rejected;
    w.builder.put(i);
    QVERIFY(of(w).rates.empty());
    i.status = InitiativeStatus::Done;
    w.builder.put(i);
    QCOMPARE(of(w).rates.size(), size_t(1));
    QCOMPARE(of(w).total, 0.0);
    i.status = InitiativeStatus::Started;
    w.builder.put(i);
    QVERIFY(of(w).total > 0);
}

void tst_benefits::unknownCriterionIsAnIssue() {
    World w = incidents();
    w.builder.put(initiative("i", {reduction("x", "beauty", 0.5)}));
    const advice::Benefits b = of(w);
    QCOMPARE(b.issues.size(), size_t(1));
    QCOMPARE(b.issues[0].rule, std::string("initiative.unknown-criterion"));
}

void tst_benefits::manyEffectsOnOneLeafAreSampledRepeatably() {
    World w = incidents();
    for (int i = 0; i < 12; ++i)
        w.builder.put(initiative("i" + std::to_string(i), {reduction("x", "incident-rate", 0.1, 0.5)}));
    const advice::Benefits b = of(w);
    QCOMPARE(of(w).rates, b.rates);
    QCOMPARE(of(w).total, b.total);
    compareNear(sumOf(b), b.total);
    // Log scale, nothing clamped: exactly 12 times the expected part of one.
    const double one = 0.5 * -std::log(0.9) / std::log(8 / 0.05) * 100 * 0.35 * 0.8;
    compareNear(b.total, 12 * one, 0.05);
}

namespace {

struct Drawn {
    World world;
    std::vector<Effect> effects;
};

/// Some initiatives with random effects on a few leaves of two components.
Drawn draw() {
    Drawn out;
    World& w = out.world;
    w.criterion("incident-rate", Axis::Risk, Scale::Log, 0.05, 8);
    w.criterion("test-coverage", Axis::Risk, Scale::Linear, 80, 10);
    for (const char* id : {"a", "b"}) {
        scoring::ComponentAssessment& x = w.add(id, *rc::gen::inRange(0, 101), 60);
        w.term(x, w.assessment.criteria[0], *rc::gen::inRange(1, 120) / 10.0, 0.3);
        w.term(x, w.assessment.criteria[1], *rc::gen::inRange(0, 100), 0.7);
    }
    const int count = *rc::gen::inRange(1, 8);
    for (int i = 0; i < count; ++i) {
        const char* component = *rc::gen::element("a", "b");
        const bool level = *rc::gen::arbitrary<bool>();
        const double chance = *rc::gen::inRange(0, 101) / 100.0;
        Effect e =
            reduction(component, level ? "test-coverage" : "incident-rate", *rc::gen::inRange(0, 100) / 100.0, chance);
        if (level) {
            e.kind = EffectKind::Level;
            e.low = *rc::gen::inRange(0, 50);
            e.mode = e.low + *rc::gen::inRange(0, 30);
            e.high = e.mode + *rc::gen::inRange(0, 20);
        }
        out.effects.push_back(e);
    }
    return out;
}

void putAll(World& w, const std::vector<Effect>& effects, const std::vector<std::string>& names) {
    for (size_t i = 0; i < effects.size(); ++i)
        w.builder.put(initiative(names[i], {effects[i]}));
}

std::vector<std::string> numbered(size_t n) {
    std::vector<std::string> out;
    for (size_t i = 0; i < n; ++i)
        out.push_back("i" + std::to_string(i));
    return out;
}

} // namespace

void tst_benefits::sharesAlwaysSumToTheTotal() {
    QVERIFY(rc::check([] {
        Drawn d = draw();
        putAll(d.world, d.effects, numbered(d.effects.size()));
        const advice::Benefits b = of(d.world);
        RC_ASSERT(std::abs(sumOf(b) - b.total) <= 1e-9 * std::max(1.0, std::abs(b.total)));
        for (const advice::InitiativeValue& v : b.rates)
            RC_ASSERT(v.rate >= 0);
    }));
}

void tst_benefits::orderOfEffectsDoesNotMatter() {
    QVERIFY(rc::check([] {
        Drawn forward = draw();
        World backward = forward.world;
        std::vector<std::string> names = numbered(forward.effects.size());
        putAll(forward.world, forward.effects, names);
        std::ranges::reverse(names);
        putAll(backward, forward.effects, names);
        const advice::Benefits one = of(forward.world);
        const advice::Benefits other = of(backward);
        RC_ASSERT(std::abs(one.total - other.total) <= 1e-9);
        for (size_t i = 0; i < names.size(); ++i)
            RC_ASSERT(std::abs(rateOf(one, numbered(names.size())[i]) - rateOf(other, names[i])) <= 1e-9);
    }));
}

void tst_benefits::moreOnTheSameLeafNeverEarnsMoreThanApart() {
    World w;
    w.term(w.add("x", 80, 60), w.criterion("technical-debt-ratio", Axis::Risk, Scale::Linear, 5, 50), 40, 1);
    w.builder.put(initiative("a", {reduction("x", "technical-debt-ratio", 0.4)}));
    const double alone = of(w).total;
    w.builder.put(initiative("b", {reduction("x", "technical-debt-ratio", 0.4)}));
    const advice::Benefits both = of(w);
    QVERIFY(both.total < 2 * alone);
    QVERIFY(both.total > alone);
    compareNear(rateOf(both, "a"), rateOf(both, "b"));
}

QTEST_APPLESS_MAIN(tst_benefits)
#include "tst_benefits.moc"
