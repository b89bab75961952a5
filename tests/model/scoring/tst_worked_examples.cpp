// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include "model/base/json.h"
#include "model/scoring/monte_carlo.h"
#include "model/scoring/placement.h"
#include "model/scoring/value_function.h"
#include "model/scoring/weights.h"
#include "scoring_support.h"
#include "tests/support/shared_dir.h"

#include <cmath>
#include <map>
#include <set>
#include <string>

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::scoring;
using namespace banyan::tests;

namespace {

Json read(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    return Json::parse(file.readAll().toStdString());
}

bool near(double a, double b, double tolerance = 1e-9) {
    return std::abs(a - b) <= tolerance;
}

bool near(const Interval& interval, const Json& expected) {
    return near(interval.low, expected[0].get<double>()) && near(interval.mid, expected[1].get<double>()) &&
           near(interval.high, expected[2].get<double>());
}

facts::Law lawOf(const Json& ends) {
    const double low = ends[0].get<double>();
    const double high = ends[1].get<double>();
    if (low == high) return facts::PointLaw{low};
    return facts::IntervalLaw{low, high};
}

/// Every published example and where it is passed; see tests/README.md for those that are left out.
const std::map<std::string, std::string> whereExamplesPass{
    {"betweenness-and-cycles", "tst_structure"},
    {"cusum-montgomery", "tst_outcome_statistics"},
    {"fixed-anchor-spotis-a", "tst_worked_examples"},
    {"instability-dependency-cruiser", "tst_structure"},
    {"its-seatbelt-law", "tst_outcome_statistics"},
    {"mann-whitney-placenta", "tst_outcome_statistics"},
    {"outcome-incident-rate-before-after", "tst_outcome_statistics"},
    {"piecewise-linear-value-function", "tst_worked_examples"},
    {"poisson-exact-one-sample", "tst_facts"},
    {"propagation-cost-maccormack", "tst_structure"},
    {"rank-reversal-belton-gear1983", "tst_worked_examples"},
    {"reference-effect-composition", "tst_benefits"},
    {"reference-hysteresis", "tst_worked_examples"},
    {"reference-initiative-order", "tst_sequencing"},
    {"reference-missing-as-interval", "tst_worked_examples"},
    {"reference-monte-carlo-size", "tst_worked_examples"},
    {"reference-value-functions", "tst_worked_examples"},
    {"reference-weight-flip", "tst_smaa"},
    {"reference-weights-from-goals", "tst_worked_examples"},
    {"smaa2-antidepressants-jsmaa", "tst_smaa"},
    {"smaa2-closed-form-two", "tst_smaa"},
    {"smaa2-thrombo-draws", "tst_smaa"},
    {"technical-debt-ratio", "tst_sonarqube_measures"},
    {"theil-sen-sen1968", "tst_outcome_statistics"},
};

const std::set<std::string> ofLaterStages{
    "laws-little-amdahl-burnrate", "pareto-defects-qcc", "peer-servicenow-minmax-bubble",
    "temporal-coupling-code-maat", "usl-fit-specsdm91",
};

const std::set<std::string> leftOut{"ahp-drinks-saaty2008", "ahp-incomplete-bozoki2010", "promethee2-zhao2013",
                                    "topsis-cars-hodgett"};

} // namespace

/// Published and recomputed numbers, one test for each file.
class WorkedExamplesTest : public QObject {
    Q_OBJECT

private slots:
    void everyExampleIsSpokenOf() {
        BANYAN_NEEDS_SHARED(path, "worked-examples");
        const QStringList files = QDir(path).entryList({QStringLiteral("*.json")}, QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const QString& file : files) {
            const std::string name = file.chopped(5).toStdString();
            const size_t times = whereExamplesPass.count(name) + ofLaterStages.count(name) + leftOut.count(name);
            QVERIFY2(times == 1, qPrintable(file));
        }
        QCOMPARE(files.size(),
                 static_cast<qsizetype>(whereExamplesPass.size() + ofLaterStages.size() + leftOut.size()));
    }

    void theTestThatIsNamedReadsTheExample() {
        for (const auto& [name, test] : whereExamplesPass) {
            bool found = false;
            QDirIterator files(QStringLiteral(BANYAN_SOURCE_DIR "/tests"), {QString::fromStdString(test + ".cpp")},
                               QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                found = found || file.readAll().contains(("worked-examples/" + name + ".json").c_str());
            }
            QVERIFY2(found, name.c_str());
        }
    }

    void referenceValueFunctions() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/reference-value-functions.json");
        const Json example = read(path);
        for (size_t i = 0; i < example["inputs"]["cases"].size(); ++i) {
            const Json& one = example["inputs"]["cases"][i];
            Criterion criterion;
            criterion.scale = one["scale"].get<std::string>() == "log" ? Scale::Log : Scale::Linear;
            criterion.a0 = one["a0"].get<double>();
            criterion.a100 = one["a100"].get<double>();
            const Scored scored = scoreOf(criterion, one["x"].get<double>());
            QVERIFY(near(scored.score, example["expected"]["v"][i].get<double>()));
            QCOMPARE(scored.clamped, example["expected"]["beyond_anchor"][i].get<bool>());
        }
    }

    void referenceValueFunctionsAreTheBuiltInOnes() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/reference-value-functions.json");
        const Json example = read(path);
        const std::vector<std::pair<std::string, size_t>> cases{
            {"revenue-share", 0},       {"users-reached", 1}, {"test-coverage", 2}, {"incident-rate", 3},
            {"change-failure-rate", 4}, {"hotspot", 5},       {"libyears", 6},      {"peak-cpu", 7}};
        const auto criteria = criteriaOf({});
        QVERIFY(criteria.has_value());
        for (const auto& [id, i] : cases) {
            const auto found = std::ranges::find(*criteria, CriterionId(id), &Criterion::id);
            QVERIFY(found != criteria->end());
            QVERIFY(near(scoreOf(*found, example["inputs"]["cases"][i]["x"].get<double>()).score,
                         example["expected"]["v"][i].get<double>()));
        }
    }

    void piecewiseLinearValueFunction() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/piecewise-linear-value-function.json");
        const Json example = read(path);
        Criterion criterion;
        criterion.scale = Scale::Piecewise;
        for (size_t i = 0; i < example["inputs"]["cutoffs"].size(); ++i)
            criterion.anchors.push_back(
                {example["inputs"]["cutoffs"][i].get<double>(), 100 * example["inputs"]["values"][i].get<double>()});
        for (size_t i = 0; i < example["inputs"]["x"].size(); ++i)
            QVERIFY(near(scoreOf(criterion, example["inputs"]["x"][i].get<double>()).score,
                         100 * example["expected"]["v"][i].get<double>(), 1e-10));
    }

    void referenceWeightsFromGoals() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/reference-weights-from-goals.json");
        const Json example = read(path);
        const std::vector<std::string> branches{"operational", "change", "structure", "currency"};
        SmallPortfolio small;
        Settings settings;
        settings.lambda = 1;
        small.component("a").put(settings);
        for (const auto& [name, points] : example["inputs"]["goals_points"].items()) {
            std::vector<Contribution> contributions;
            for (size_t k = 0; k < branches.size(); ++k)
                contributions.push_back({branches[k], example["inputs"]["contribution_0_1_3_9"][name][k].get<int>()});
            small.goal(name, points.get<double>(), contributions);
        }
        const Assessment assessment = assessed(small, {});
        std::map<std::string, double> sums;
        std::map<std::string, double> operational;
        for (const CriterionWeight& w : assessment.weights.risk) {
            const std::string branch = assessment.criterion(w.criterion)->branch;
            sums[branch] += w.weight;
            if (branch != "operational") continue;
            for (const GoalShare& share : w.goals)
                operational[share.goal.value] += share.share;
        }
        for (size_t k = 0; k < branches.size(); ++k)
            QVERIFY(near(sums[branches[k]], example["expected"]["weights"][k].get<double>(), 1e-12));
        for (const auto& [name, share] : example["expected"]["explain_failure"].items())
            QVERIFY(near(operational[name], share.get<double>(), 1e-12));

        for (const auto& [n, weights] : example["expected"]["roc"].items())
            for (size_t k = 0; k < weights.size(); ++k)
                QVERIFY(near(rankOrderCentroid(std::stoi(n))[k], weights[k].get<double>(), 1e-12));
        const auto given = example["expected"]["weights"].get<std::vector<double>>();
        const std::vector<double> swung =
            swungWeights(given, {example["inputs"]["range_change"]["new_range_over_old_range"].get<double>(), 1, 1, 1});
        for (size_t k = 0; k < swung.size(); ++k)
            QVERIFY(near(swung[k], example["expected"]["weights_after_halving_failure_range"][k].get<double>(), 1e-12));
    }

    void referenceMissingAsInterval() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/reference-missing-as-interval.json");
        const Json example = read(path);
        const std::vector<std::string> branches{"operational", "change", "structure", "currency"};
        SmallPortfolio small;
        SmallFacts facts;
        small.component("a");
        withoutBuiltIn(withoutBuiltIn(small, Axis::Value), Axis::Risk);
        for (const char* axis : {"value", "risk"}) {
            const Json& input = example["inputs"][axis];
            for (size_t k = 0; k < input["weights"].size(); ++k) {
                const bool risk = std::string(axis) == "risk";
                const std::string id = axis + std::to_string(k);
                const double weight = input["weights"][k].get<double>();
                small.put(plainCriterion(id, risk ? Axis::Risk : Axis::Value, weight, risk ? branches[k] : ""));
                const Json& cell = input["cells_lo_hi"][k];
                if (cell[0].get<double>() != 0 || cell[1].get<double>() != 100) facts.put("a", id, lawOf(cell));
            }
        }
        withFixedWeights(small);
        const Assessment assessment = assessed(small, facts, 10'000);
        const ComponentAssessment& a = one(assessment);
        const Json& expected = example["expected"];
        QVERIFY(near(a.value, expected["value_lo_mid_hi"]));
        QVERIFY(near(a.risk, expected["risk_lo_mid_hi"]));
        QVERIFY(near(a.valueCoverage, expected["coverage_value"].get<double>()));
        QVERIFY(near(a.riskCoverage, expected["coverage_risk"].get<double>()));
        const double tolerance = example["tolerance"]["monte_carlo_N10000"].get<double>();
        const Json& p = expected["p_quadrant"];
        QVERIFY(near(a.probability->quadrant[0], p["high_value_high_risk"].get<double>(), tolerance));
        QVERIFY(near(a.probability->quadrant[1], p["high_value_low_risk"].get<double>(), tolerance));
        QCOMPARE(a.probability->quadrant[2], 0.0);
        QCOMPARE(a.probability->quadrant[3], 0.0);
    }

    void referenceHysteresis() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/reference-hysteresis.json");
        const Json example = read(path);
        const double threshold = example["inputs"]["threshold"].get<double>();
        QCOMPARE(example["inputs"]["half_band"].get<double>(), hysteresis);
        bool high = example["inputs"]["initial"].get<std::string>() == "high";
        int changes = 0;
        for (size_t i = 0; i < example["inputs"]["scores"].size(); ++i) {
            const bool before = high;
            high = isHigh(example["inputs"]["scores"][i].get<double>(), threshold, before);
            changes += high != before ? 1 : 0;
            QCOMPARE(high, example["expected"]["side"][i].get<std::string>() == "high");
        }
        QCOMPARE(changes, example["expected"]["side_changes"].get<int>());
    }

    void fixedAnchorSpotisA() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/fixed-anchor-spotis-a.json");
        const Json example = read(path);
        SmallPortfolio small;
        SmallFacts facts;
        withoutBuiltIn(small, Axis::Value);
        for (size_t k = 0; k < 3; ++k) {
            const bool most = example["inputs"]["direction"][k].get<std::string>() == "max";
            Criterion c =
                plainCriterion("k" + std::to_string(k), Axis::Value, example["inputs"]["weights"][k].get<double>());
            c.a0 = example["inputs"]["bounds"][k][most ? 0 : 1].get<double>();
            c.a100 = example["inputs"]["bounds"][k][most ? 1 : 0].get<double>();
            small.put(c);
            for (size_t i = 0; i < 4; ++i)
                facts.put("c" + std::to_string(i), c.id.value, example["inputs"]["matrix"][i][k].get<double>());
        }
        for (size_t i = 0; i < 4; ++i)
            small.component("c" + std::to_string(i));
        const Assessment assessment = assessed(small, facts);
        for (size_t i = 0; i < 4; ++i) {
            const double value = one(assessment, "c" + std::to_string(i)).value.mid;
            QVERIFY(near(value, 100 * example["computed"]["additive_value"][i].get<double>()));
            QVERIFY(near(1 - value / 100, example["expected"]["distance"][i].get<double>(),
                         example["tolerance"].get<double>()));
        }
    }

    void referenceMonteCarloSize() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/reference-monte-carlo-size.json");
        const Json example = read(path);
        QVERIFY(AssessOptions{}.draws >= example["expected"]["N"][0].get<int>());
        std::vector<double> value(10'000, 100);
        const std::vector<double> risk(10'000, 100);
        std::fill_n(value.begin(), 2'000, 0);
        const Probability p = probabilityOf(countQuadrants(value, risk, 50, 50));
        QCOMPARE(p.quadrant[0], 0.8);
        QVERIFY(near(p.standardError, example["expected"]["standard_error_of_p_0.8_at_10000"].get<double>()));
    }

    void rankReversalBeltonGear1983() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/rank-reversal-belton-gear1983.json");
        const Json example = read(path);
        SmallPortfolio small;
        SmallFacts facts;
        withoutBuiltIn(small, Axis::Value);
        for (size_t k = 0; k < 3; ++k) {
            Criterion c = plainCriterion("k" + std::to_string(k), Axis::Value, 1);
            c.a100 = 10;
            small.put(c);
        }
        const auto add = [&](const Json& ratings) {
            for (const auto& [name, row] : ratings.items()) {
                small.component(name);
                for (size_t k = 0; k < 3; ++k)
                    facts.put(name, "k" + std::to_string(k), row[k].get<double>());
            }
        };
        add(example["inputs"]["ratings"]);
        const Assessment before = assessed(small, facts, 1000);
        add(example["inputs"]["added_copy_of_B"]);
        const Assessment after = assessed(small, facts, 1000);
        for (const char* name : {"A", "B", "C"})
            QVERIFY(one(before, name) == one(after, name));
        QVERIFY(one(after, "B").value.mid > one(after, "A").value.mid);
    }
};

QTEST_GUILESS_MAIN(WorkedExamplesTest)
#include "tst_worked_examples.moc"
