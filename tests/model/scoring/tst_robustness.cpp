// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "model/scoring/robustness.h"
#include "scoring_support.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::scoring;
using namespace banyan::tests;

namespace {

Robustness drawn(const SmallPortfolio& small, const SmallFacts& facts, const RobustnessOptions& given = {}) {
    RobustnessOptions options = given;
    options.asOf = today;
    auto result = robustness(small.build(), facts.build(), options);
    if (!result) qFatal("%s", result.error().fullMessage().c_str());
    return *std::move(result);
}

double pOf(const ComponentRobustness& component, Quadrant quadrant) {
    return component.probability.quadrant[static_cast<size_t>(quadrant)];
}

/// Forty components with all sorts of data.
SmallPortfolio manyComponents() {
    SmallPortfolio small;
    for (int i = 0; i < 40; ++i)
        small.component("c" + std::to_string(100 + i));
    small.goal("fewer-errors", 60, {{"operational", 9}, {"change", 1}, {"users-reached", 3}});
    small.goal("lead-time", 40, {{"change", 9}, {"structure", 3}, {"revenue-share", 1}});
    return small;
}

SmallFacts manyFacts() {
    SmallFacts facts;
    for (int i = 0; i < 40; ++i) {
        const std::string id = "c" + std::to_string(100 + i);
        facts.put(id, "revenue-share", 0.1 + i * 0.7)
            .put(id, "users-reached", facts::TriangularLaw{1.0 + i, 5.0 + i, 30.0 + i});
        facts.put(id, "incident-rate", facts::CountLaw{static_cast<double>(i % 7), 6, 1});
        if (i % 3 > 0) facts.put(id, "test-coverage", 10 + i * 2.0, 30 * i);
        if (i % 4 > 0) facts.put(id, "commits-90d", 5.0 * i).put(id, "complexity", 60.0 - i);
    }
    return facts;
}

} // namespace

class RobustnessTest : public QObject {
    Q_OBJECT

private slots:
    void everyRankIsTakenOnceInEachDraw() {
        const Robustness all = drawn(manyComponents(), manyFacts());
        QCOMPARE(all.components.size(), size_t{40});
        double expected = 0;
        for (const ComponentRobustness& one : all.components)
            expected += one.expectedRank;
        QVERIFY(std::abs(expected - 40 * 41 / 2.0) < 1e-6);
        for (size_t rank = 0; rank < keptRanks; ++rank) {
            double sum = 0;
            for (const ComponentRobustness& one : all.components)
                sum += one.acceptability[rank];
            QVERIFY(std::abs(sum - 1) < 1e-9);
        }
    }

    void theDrawsAreThoseOfTheAssessment() {
        const Robustness all = drawn(manyComponents(), manyFacts());
        const Assessment assessment = assessed(manyComponents(), manyFacts(), 10'000);
        for (const ComponentAssessment& one : assessment.components)
            if (one.probability) QVERIFY(all.find(one.id)->probability == *one.probability);
    }

    void theSameOnOneThreadAndOnTwo() {
        RobustnessOptions options;
        options.draws = 3'000;
        options.pairs = {ComponentId("c101"), ComponentId("c120")};
        options.threads = 1;
        const Robustness one = drawn(manyComponents(), manyFacts(), options);
        options.threads = 2;
        const Robustness two = drawn(manyComponents(), manyFacts(), options);
        QVERIFY(one == two);
        options.seed = 2;
        QVERIFY(!(drawn(manyComponents(), manyFacts(), options) == two));
    }

    void anotherComponentChangesNobodysQuadrants() {
        const Robustness before = drawn(manyComponents(), manyFacts());
        SmallPortfolio more = manyComponents();
        more.component("a-first");
        const Robustness after = drawn(more, manyFacts().put("a-first", "revenue-share", 30));
        for (const ComponentRobustness& one : before.components) {
            const ComponentRobustness& same = *after.find(one.id);
            QVERIFY(one.probability == same.probability);
            QVERIFY(one.tornado == same.tornado);
            QVERIFY(one.flip == same.flip);
        }
    }

    void pairsWinAgainstEachOtherOrLose() {
        RobustnessOptions options;
        options.pairs = {ComponentId("c139"), ComponentId("c100"), ComponentId("nobody")};
        const Robustness all = drawn(manyComponents(), manyFacts(), options);
        QCOMPARE(all.pairs, (std::vector{ComponentId("c139"), ComponentId("c100")}));
        QVERIFY(std::abs(all.winning[0][1] + all.winning[1][0] - 1) < 1e-9);
        QVERIFY(all.winning[0][1] > 0.8);
    }

    /// The shift that is named is set, and the components are looked at again.
    void neighboursChangePlacesAtTheCriticalWeight() {
        const Robustness all = drawn(manyComponents(), manyFacts());
        QVERIFY(all.exchanges.size() > 10);
        for (const Exchange& exchange : all.exchanges) {
            QCOMPARE(exchange.shift.kind, LeverKind::Goal);
            const auto lead = [&](double share) {
                SmallPortfolio moved = manyComponents();
                const double mine = exchange.shift.id == "fewer-errors" ? share : 1 - share;
                moved.goal("fewer-errors", mine * 100, {{"operational", 9}, {"change", 1}, {"users-reached", 3}});
                moved.goal("lead-time", (1 - mine) * 100, {{"change", 9}, {"structure", 3}, {"revenue-share", 1}});
                const Assessment assessment = assessed(moved, manyFacts());
                const auto product = [&](const ComponentId& id) {
                    return assessment.find(id)->value.mid * assessment.find(id)->risk.mid;
                };
                return product(exchange.ahead) - product(exchange.behind);
            };
            const double step = exchange.shift.to > exchange.shift.from ? 1e-4 : -1e-4;
            QVERIFY(lead(exchange.shift.to - step) >= 0);
            if (exchange.shift.to > 0.001 && exchange.shift.to < 0.999) QVERIFY(lead(exchange.shift.to + step) <= 0);
        }
    }

    void aQuadrantFlipsAtTheShiftThatIsNamed() {
        const Robustness all = drawn(manyComponents(), manyFacts());
        size_t flips = 0;
        for (const ComponentRobustness& one : all.components) {
            if (!one.flip) continue;
            ++flips;
            const auto quadrantAt = [&](double share) {
                SmallPortfolio moved = manyComponents();
                const double mine = one.flip->shift.id == "fewer-errors" ? share : 1 - share;
                moved.goal("fewer-errors", mine * 100, {{"operational", 9}, {"change", 1}, {"users-reached", 3}});
                moved.goal("lead-time", (1 - mine) * 100, {{"change", 9}, {"structure", 3}, {"revenue-share", 1}});
                return assessed(moved, manyFacts()).find(one.id)->computedQuadrant;
            };
            const double step = one.flip->shift.to > one.flip->shift.from ? 1e-6 : -1e-6;
            const Quadrant now = quadrantAt(one.flip->shift.from);
            QCOMPARE(quadrantAt(one.flip->shift.to - step), now);
            QCOMPARE(quadrantAt(std::clamp(one.flip->shift.to + step, 1e-9, 1 - 1e-9)), one.flip->to);
        }
        QVERIFY(flips > 3);
    }

    void withoutGoalsTheLeversAreTheCriteriaAndBranches() {
        SmallPortfolio small;
        small.component("a").component("b");
        SmallFacts facts;
        facts.put("a", "revenue-share", 30).put("a", "libyears", 20).put("a", "users-reached", 1);
        facts.put("b", "revenue-share", 1).put("b", "libyears", 15).put("b", "users-reached", 80);
        const Robustness all = drawn(small, facts);
        QVERIFY(all.find(ComponentId("a"))->flip);
        QVERIFY(all.find(ComponentId("a"))->flip->shift.kind != LeverKind::Goal);
        QVERIFY(!all.find(ComponentId("a"))->flip->shift.name.empty());
    }

    void aFactThatDecidesIsMeasuredNext() {
        SmallPortfolio small;
        small.component("open").component("settled");
        SmallFacts facts;
        for (const char* id : {"open", "settled"})
            facts.put(id, "users-reached", 40).put(id, "regulatory-importance", 2);
        facts.put("settled", "revenue-share", 30);
        const std::vector<Criterion> criteria = *criteriaOf({});
        for (const Criterion& c : criteria)
            if (c.axis == Axis::Risk && c.fact != "hotspot")
                for (const char* id : {"open", "settled"})
                    facts.put(id, c.fact, c.a100);
        for (const char* id : {"open", "settled"})
            facts.put(id, "commits-90d", 200).put(id, "complexity", 60);
        const Robustness all = drawn(small, facts);
        QVERIFY(!all.measureNext.empty());
        QCOMPARE(all.measureNext.front().component, ComponentId("open"));
        QCOMPARE(all.measureNext.front().criterion, CriterionId("revenue-share"));
        QCOMPARE(all.measureNext.front().doubt, Doubt::Unknown);
        QVERIFY(all.measureNext.front().gain() > 0.1);
        for (const MeasureNext& one : all.measureNext)
            QCOMPARE(one.component, ComponentId("open"));
        QCOMPARE(all.measureEverywhere.front().criterion, CriterionId("revenue-share"));
    }

    /// Value can't be told from incidents and coverage, and revenue or users would tell most of it.
    void whereOnlyIncidentsAndCoverageAreKnownValueIsAskedFor() {
        SmallPortfolio small;
        SmallFacts facts;
        for (int i = 0; i < 10; ++i) {
            const std::string id = "c" + std::to_string(i);
            small.component(id);
            facts.put(id, "incident-rate", facts::CountLaw{2.0 * i, 6, 1}).put(id, "test-coverage", 8.0 * i);
        }
        Flow flow;
        flow.id = FlowId("checkout");
        flow.critical = true;
        flow.importance = 60;
        flow.components = {ComponentId("c9")};
        small.put(flow);
        const Assessment assessment = assessed(small, facts, 10'000);
        for (const ComponentAssessment& c : assessment.components) {
            if (c.id == ComponentId("c9")) continue; // the flow settles its value
            QCOMPARE(c.quadrant, Quadrant::Unknown);
        }
        QVERIFY(one(assessment, "c9").quadrant == Quadrant::AddressEarly ||
                one(assessment, "c9").confidence == Confidence::Undecided);
        const Robustness all = drawn(small, facts);
        QVERIFY(!all.measureNext.empty());
        for (size_t i = 0; i < 5; ++i) {
            const Criterion* asked = assessment.criterion(all.measureNext[i].criterion);
            QVERIFY2(asked->axis == Axis::Value && all.measureNext[i].doubt == Doubt::Unknown,
                     sentence(all.measureNext[i], assessment).c_str());
        }
        QCOMPARE(all.measureEverywhere.front().criterion, CriterionId("revenue-share"));
    }

    void whatOnlyChanceBlursIsNotAskedFor() {
        SmallPortfolio small;
        small.component("a");
        SmallFacts facts;
        const std::vector<Criterion> criteria = *criteriaOf({});
        for (const Criterion& c : criteria)
            if (c.fact != "hotspot") facts.put("a", c.fact, (c.a0 + c.a100) / 2);
        facts.put("a", "commits-90d", 30).put("a", "complexity", 20);
        facts.put("a", "incident-rate", facts::CountLaw{2, 6, 1});
        QVERIFY(drawn(small, facts).measureNext.empty());
    }

    void theTornadoSharesOutTheVariance() {
        const Robustness all = drawn(manyComponents(), manyFacts());
        for (const ComponentRobustness& one : all.components) {
            std::array<double, 2> sum{};
            for (size_t i = 0; i < one.tornado.size(); ++i) {
                sum[static_cast<size_t>(one.tornado[i].axis)] += one.tornado[i].varianceShare;
                QVERIFY(i == 0 || one.tornado[i - 1].swing >= one.tornado[i].swing);
            }
            for (const double each : sum)
                QVERIFY2(each == 0 || std::abs(each - 1) < 1e-9, (one.id.value + " " + exactNumber(each)).c_str());
        }
    }

    void nothingKnownOfTheWeightsSpreadsTheRanks() {
        RobustnessOptions options;
        const Robustness points = drawn(manyComponents(), manyFacts(), options);
        options.weights = WeightLaw::NoPreference;
        const Robustness nothing = drawn(manyComponents(), manyFacts(), options);
        const auto surest = [](const Robustness& all) {
            double sum = 0;
            for (const ComponentRobustness& one : all.components)
                sum += std::ranges::max(one.probability.quadrant);
            return sum;
        };
        QVERIFY(surest(nothing) < surest(points));
    }

    void aloneItComesFirstAlways() {
        const Robustness all = drawn(SmallPortfolio().component("a"), SmallFacts().put("a", "revenue-share", 30));
        QCOMPARE(all.components.front().acceptability, std::vector<double>{1});
        QCOMPARE(all.components.front().confidenceFactor, std::optional(1.0));
        QVERIFY(pOf(all.components.front(), Quadrant::Defer) < 1);
        QVERIFY(drawn(SmallPortfolio(), SmallFacts()).components.empty());
    }

    void theComputedPlaceIsSaidFirst() {
        ComponentAssessment assessed;
        assessed.id = ComponentId("loyalty");
        assessed.name = "Loyalty";
        assessed.computedQuadrant = Quadrant::Defer;
        Assessment assessment;
        ComponentRobustness component;
        component.id = assessed.id;
        component.expectedRank = 1;
        component.probability.quadrant = {0, 0.69, 0, 0.31};
        const auto said = [&] {
            assessment.components = {assessed};
            Robustness all;
            all.components = {component};
            return QString::fromStdString(sentence(component, all, assessment));
        };
        QVERIFY2(said().startsWith("Loyalty is placed in \"Defer\", which 31 % of the draws agree with; \"Retain and "
                                   "evolve\" is likelier, 69 %. It ranks 1 of 1 on average."),
                 qPrintable(said()));
        component.probability.quadrant = {0, 0.2, 0, 0.8};
        QVERIFY2(said().startsWith("Loyalty lies in \"Defer\" in 80 % of the draws. It ranks"), qPrintable(said()));
        assessed.computedQuadrant = Quadrant::Unknown;
        QVERIFY2(said().startsWith("Loyalty can't be placed yet. It ranks"), qPrintable(said()));
    }

    void whatIsShiftedIsSaidAndFromWhereToWhere() {
        const WeightShift goal{LeverKind::Goal, "errors", "Errors halved", 0.121, 0.124};
        QCOMPARE(QString::fromStdString(leverText(goal)), QStringLiteral("points of the goal \"Errors halved\""));
        QCOMPARE(QString::fromStdString(endsOf(goal).first), QStringLiteral("12.1 %"));
        QCOMPARE(QString::fromStdString(endsOf(goal).second), QStringLiteral("12.4 %"));
        const WeightShift branch{LeverKind::RiskBranch, "change", "change", 0.12, 0.3};
        QCOMPARE(QString::fromStdString(leverText(branch)), QStringLiteral("weight of the branch \"change\""));
        QCOMPARE(QString::fromStdString(endsOf(branch).first), QStringLiteral("12 %"));
    }

    void cancelledItSaysSo() {
        RobustnessOptions options;
        options.asOf = today;
        options.cancel.cancel();
        const auto result = robustness(manyComponents().build(), manyFacts().build(), options);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(RobustnessTest)
#include "tst_robustness.moc"
