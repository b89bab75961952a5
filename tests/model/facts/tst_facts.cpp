// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>

#include "model/base/json.h"
#include "model/facts/facts.h"
#include "model/facts/laws.h"
#include "tests/support/shared_dir.h"
#include "tests/support/small_portfolio.h"

#include <cmath>

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::facts;
using tests::SmallPortfolio;

namespace {

const Date today = Date::fromYmd(2026, 11, 22);

const Fact* factOf(const SmallPortfolio& small, const std::string& id, const std::string& component = "a") {
    static Facts kept;
    kept = derive(small.build(), today);
    return kept.find(ComponentId(component), id);
}

bool near(double a, double b, double tolerance = 1e-9) {
    return std::abs(a - b) <= tolerance;
}

} // namespace

class FactsTest : public QObject {
    Q_OBJECT

private slots:
    void reproducesExactPoissonIntervals() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/poisson-exact-one-sample.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Json example = Json::parse(file.readAll().toStdString());
        for (const auto& [count, ends] : example["expected"]["counts_unit_exposure"].items()) {
            const Interval interval = poissonInterval(std::stod(count));
            QVERIFY(near(interval.low, ends[0].get<double>(), 1e-8));
            QVERIFY(near(interval.high, ends[1].get<double>(), 1e-8));
        }
        const Json& nickel = example["inputs"]["nickel"];
        const Interval rate = rawOf(CountLaw{nickel["events"].get<double>(), 1, nickel["exposure"].get<double>()});
        const Json& expected = example["expected"]["nickel"];
        QVERIFY(near(rate.mid, expected["rate"].get<double>(), 1e-8));
        QVERIFY(near(rate.low, expected["ci"][0].get<double>(), 1e-8));
        QVERIFY(near(rate.high, expected["ci"][1].get<double>(), 1e-8));
    }

    void incidentsWeighBySeverityOverTheLast180DaysOfTheirSource() {
        SmallPortfolio small;
        small.component("a").source("pager", "2026-01-01", "2026-11-22", {"a"});
        small.incident("pager", "a", Severity::Critical, "2026-11-01", "2026-11-01T02:00:00Z");
        small.incident("pager", "a", Severity::Minor, "2026-10-01", "2026-10-01T04:00:00Z");
        small.incident("pager", "a", Severity::Critical, "2026-02-01", "2026-02-01T09:00:00Z"); // too long ago
        const Fact* rate = factOf(small, "incident-rate");
        QVERIFY(rate);
        const CountLaw law = std::get<CountLaw>(rate->law);
        QVERIFY(near(law.exposure, 6));
        QVERIFY(near(law.k, 121.0 / 101));
        QVERIFY(near(law.scale, 101.0 / 11));
        QVERIFY(near(rate->raw.mid, 11.0 / 6));
        QVERIFY(rate->raw.low < rate->raw.mid && rate->raw.mid < rate->raw.high);
        QCOMPARE(rate->ageDays, 1);
        QCOMPARE(rate->provenance.size(), size_t(1));
        QCOMPARE(rate->provenance[0].line, 1);
        QCOMPARE(rate->provenance[0].rows, 2);
        QCOMPARE(rate->from, Date::fromYmd(2026, 5, 26));
        const Fact* restore = factOf(small, "time-to-restore");
        QVERIFY(restore && near(restore->raw.mid, 3));
    }

    void zeroIncidentsAreNotUnknown() {
        SmallPortfolio small;
        small.component("a").component("b").component("c");
        small.source("pager", "2026-08-24", "2026-11-22", {"a", "b"});
        small.incident("pager", "b", Severity::Minor, "2026-11-01");
        const Fact* rate = factOf(small, "incident-rate", "a");
        QVERIFY(rate);
        QCOMPARE(std::get<CountLaw>(rate->law), (CountLaw{0, 1, 3}));
        QVERIFY(near(rate->raw.high, 3.6888794541139354 / 3));
        QVERIFY(std::holds_alternative<NotApplicable>(factOf(small, "time-to-restore", "a")->law));
        QVERIFY(!factOf(small, "incident-rate", "c"));
        QVERIFY(!factOf(small, "time-to-restore", "c"));
        QVERIFY(!factOf(small, "time-to-restore", "b")); // its only incident is still open
    }

    void anAliasInAnIncidentSourceCoversToo() {
        SmallPortfolio small;
        Component a;
        a.id = ComponentId("a");
        a.aliases = {{"pagerduty", "PX1"}};
        Source pager;
        pager.id = SourceId("pager");
        pager.format = "pagerduty";
        small.put(a).put(pager).component("b").incident("pager", "b", Severity::Minor, "2026-11-01");
        QVERIFY(factOf(small, "incident-rate", "a"));
    }

    void aSourceWithoutIncidentsCoversNothingOfThem() {
        SmallPortfolio small;
        small.component("a").source("catalog", "2026-08-24", "2026-11-22", {"a"});
        QVERIFY(!factOf(small, "incident-rate"));
    }

    void whatIsAfterTheAsOfDayIsNotLookedAt() {
        SmallPortfolio small;
        small.component("a").source("pager", "2026-10-24", "2027-10-24");
        small.measure("sonar", "a", "test-coverage", 40, "2026-11-22");
        small.measure("sonar", "a", "test-coverage", 80, "2026-11-23");
        small.incident("pager", "a", Severity::Minor, "2026-11-20", "2026-11-23");
        small.incident("pager", "a", Severity::Minor, "2026-11-23", "2026-11-24");
        small.estimate("a", "users-reached", 1, 2, 3, "2026-11-23");
        QCOMPARE(factOf(small, "test-coverage")->raw.mid, 40.0);
        QVERIFY(near(factOf(small, "incident-rate")->raw.mid, 1));
        QVERIFY(!factOf(small, "time-to-restore"));
        QVERIFY(!factOf(small, "users-reached"));
    }

    void measuredOutranksDeclaredOutranksEstimated() {
        SmallPortfolio small;
        small.component("a").estimate("a", "libyears", 1, 2, 3, "2026-11-20");
        QVERIFY(factOf(small, "libyears")->estimated);
        QCOMPARE(std::get<TriangularLaw>(factOf(small, "libyears")->law), (TriangularLaw{1, 2, 3}));
        QCOMPARE(factOf(small, "libyears")->provenance[0].source, std::string("estimate"));
        small.measure("sheet", "a", "libyears", 9, "2026-11-01", Nature::Declared);
        QVERIFY(factOf(small, "libyears")->declared);
        small.measure("scan", "a", "libyears", 5, "2025-01-01");
        const Fact* fact = factOf(small, "libyears");
        QCOMPARE(fact->raw.mid, 5.0);
        QVERIFY(!fact->declared && !fact->estimated);
        QCOMPARE(fact->ageDays, 690);
    }

    void theSourceOrderOutranksTheNewerReading() {
        SmallPortfolio small;
        small.component("a").measure("old", "a", "complexity", 10, "2026-06-01");
        small.measure("new", "a", "complexity", 20, "2026-07-01");
        QCOMPARE(factOf(small, "complexity")->raw.mid, 20.0);
        Settings settings;
        settings.sourceOrder = {"old"};
        small.put(settings);
        QCOMPARE(factOf(small, "complexity")->raw.mid, 10.0);
    }

    void aSourceThatOnlyCoversYieldsToOneWithRows() {
        SmallPortfolio small;
        small.component("a").component("b").source("one", "2026-08-24", "2026-11-22", {"a", "b"});
        small.source("two", "2026-08-24", "2026-11-20", {"a"});
        small.incident("one", "b", Severity::Minor, "2026-11-01");
        small.incident("two", "a", Severity::Minor, "2026-11-02");
        QCOMPARE(factOf(small, "incident-rate")->provenance[0].source, std::string("two"));
    }

    void changeFailureRateCountsDeploymentsWhoseEndIsKnown() {
        SmallPortfolio small;
        small.component("a");
        for (int i = 0; i < 10; ++i)
            small.change("cd", "a", ChangeKind::Deployment, "2026-11-" + std::to_string(10 + i), i < 2);
        small.change("cd", "a", ChangeKind::Deployment, "2026-11-20");
        const Fact* rate = factOf(small, "change-failure-rate");
        QCOMPARE(std::get<ProportionLaw>(rate->law), (ProportionLaw{2, 10}));
        QCOMPARE(rate->raw.mid, 20.0);
        QVERIFY(near(rate->raw.low, 4.4, 0.1) && near(rate->raw.high, 50.3, 0.1)); // Jeffreys, Brown et al. 2001
        QCOMPARE(rate->provenance[0].rows, 10);
    }

    void aMeasuredFailureRateKeepsItsSampleSize() {
        SmallPortfolio small;
        small.component("a").measure("sheet", "a", "change-failure-rate", 10, "2026-11-01", Nature::Measured, 40);
        QCOMPARE(std::get<ProportionLaw>(factOf(small, "change-failure-rate")->law), (ProportionLaw{4, 40}));
        small.component("b").measure("sheet", "b", "change-failure-rate", 10, "2026-11-01");
        QCOMPARE(std::get<PointLaw>(factOf(small, "change-failure-rate", "b")->law), PointLaw{10});
    }

    void commitsAreCountedOver90DaysAndHintedAtOverFewer() {
        SmallPortfolio small;
        small.component("a").component("b").source("git", "2026-01-01", "2026-11-23", {"a", "b"});
        small.change("git", "a", ChangeKind::Commit, "2026-08-24"); // the 91st day back
        small.change("git", "a", ChangeKind::Commit, "2026-08-25");
        small.change("git", "a", ChangeKind::Commit, "2026-11-22");
        QCOMPARE(std::get<PointLaw>(factOf(small, "commits-90d")->law), PointLaw{2});
        QCOMPARE(std::get<PointLaw>(factOf(small, "commits-90d", "b")->law), PointLaw{0});
        small.source("git", "2026-10-24", "2026-11-23", {"a"});
        const CountLaw law = std::get<CountLaw>(factOf(small, "commits-90d")->law);
        QVERIFY(near(law.k, 1) && near(law.exposure, 1.0 / 3));
    }

    void anOldSourceGrowsOldInsteadOfReportingNothing() {
        SmallPortfolio small;
        small.component("a").source("git", "2025-01-01", "2025-11-23", {"a"});
        small.change("git", "a", ChangeKind::Commit, "2025-11-20");
        const Fact* fact = factOf(small, "commits-90d");
        QCOMPARE(fact->raw.mid, 1.0);
        QCOMPARE(fact->ageDays, 365);
    }

    void latencyAndBurnAreSetAgainstTheirObjectives() {
        SmallPortfolio small;
        small.component("a").measure("prom", "a", "p95-latency", 600, "2026-11-01");
        small.measure("prom", "a", "availability", 99.8, "2026-11-01");
        QVERIFY(!factOf(small, "p95-latency-ratio"));
        Slo latency;
        latency.id = Id<Slo>("l");
        latency.component = ComponentId("a");
        latency.metric = "p95-latency";
        latency.target = 400;
        Slo availability = latency;
        availability.id = Id<Slo>("v");
        availability.metric = "availability";
        availability.target = 99.9;
        small.put(latency).put(availability);
        QCOMPARE(factOf(small, "p95-latency-ratio")->raw.mid, 1.5);
        QVERIFY(near(factOf(small, "error-budget-burn")->raw.mid, 2, 1e-9));
    }

    void peakCpuIsTheHighestOf90Days() {
        SmallPortfolio small;
        small.component("a").measure("prom", "a", "peak-cpu", 99, "2026-07-01");
        small.measure("prom", "a", "peak-cpu", 91, "2026-10-01");
        small.measure("prom", "a", "peak-cpu", 70, "2026-11-01");
        const Fact* cpu = factOf(small, "peak-cpu");
        QCOMPARE(cpu->raw.mid, 91.0);
        QCOMPARE(cpu->provenance[0].line, 2);
        QCOMPARE(cpu->provenance[0].rows, 2);
        QCOMPARE(cpu->ageDays, 21);
    }

    void structureIsUnknownUnlessADependencySourceSpeaksOfIt() {
        SmallPortfolio small;
        small.component("a").component("b").component("c").component("d").depends("b", "a").depends("c", "b");
        QCOMPARE(factOf(small, "visibility-fan-in")->raw.mid, 75.0);
        QCOMPARE(factOf(small, "fan-in")->raw.mid, 1.0);
        QCOMPARE(factOf(small, "efferent-coupling")->raw.mid, 0.0);
        QCOMPARE(factOf(small, "cycle-share")->raw.mid, 0.0);
        QVERIFY(!factOf(small, "visibility-fan-in")->provenance.empty());
        QVERIFY(!factOf(small, "visibility-fan-in", "d"));
    }

    void answersAndCostsAreFacts() {
        SmallPortfolio small;
        Component a;
        a.id = ComponentId("a");
        a.answers = {{"seam", "no", "Kim", Date::fromYmd(2026, 1, 1), ""},
                     {"seam", "yes", "Lee", Date::fromYmd(2026, 5, 1), ""},
                     {"seam", "no", "Lee", Date::fromYmd(2027, 5, 1), ""},
                     {"old-path-idle-days", "12", "Lee", {}, ""}};
        Cost cost;
        cost.id = Id<Cost>("r");
        cost.component = a.id;
        cost.kind = CostKind::Replacement;
        cost.amount = 250000;
        small.put(a).put(cost);
        const Facts facts = derive(small.build(), today);
        QCOMPARE(facts.answer(a.id, "seam"), std::string_view("yes"));
        QCOMPARE(facts.answer(a.id, "commodity"), std::string_view());
        QCOMPARE(facts.find(a.id, "replacement-cost")->raw.mid, 250000.0);
        QCOMPARE(facts.find(a.id, "old-path-idle-days")->raw.mid, 12.0);
    }

    void retiredComponentsHaveNoFacts() {
        SmallPortfolio small;
        small.component("a").measure("sonar", "a", "complexity", 10, "2026-06-01");
        Component a;
        a.id = ComponentId("a");
        a.retired = true;
        small.put(a);
        QVERIFY(!factOf(small, "complexity"));
    }

    void metricsOfThisPortfolioAloneAreFactsToo() {
        SmallPortfolio small;
        small.component("a").measure("sheet", "a", "bus-factor", 2, "2026-06-01");
        Criterion own;
        own.id = CriterionId("bus-factor");
        own.fact = "bus-factor";
        own.unit = "people";
        small.put(own);
        const Fact* fact = factOf(small, "bus-factor");
        QCOMPARE(fact->raw.mid, 2.0);
        QCOMPARE(fact->unit, std::string("people"));
    }
};

QTEST_GUILESS_MAIN(FactsTest)
#include "tst_facts.moc"
