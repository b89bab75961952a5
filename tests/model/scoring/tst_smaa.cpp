// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>

#include "model/base/json.h"
#include "model/base/random.h"
#include "model/scoring/levers.h"
#include "model/scoring/smaa.h"
#include "scoring_support.h"
#include "tests/support/shared_dir.h"

#include <algorithm>
#include <cmath>

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::scoring;
using namespace banyan::tests;

namespace {

using Row = std::vector<double>;

Json read(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    return Json::parse(file.readAll().toStdString());
}

double dot(std::span<const double> a, std::span<const double> b) {
    double sum = 0;
    for (size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

Row scoresOf(const std::vector<Row>& values, std::span<const double> weights) {
    Row out;
    for (const Row& alternative : values)
        out.push_back(dot(alternative, weights));
    return out;
}

/// Even on the simplex.
Row anyWeights(RandomSequence& random, size_t count) {
    Row out(count);
    double sum = 0;
    for (double& w : out)
        sum += w = -std::log(random.uniform());
    for (double& w : out)
        w /= sum;
    return out;
}

bool near(double a, double b, double tolerance) {
    return std::abs(a - b) <= tolerance;
}

/// Share of the measurements, given by draw and alternative, in which the alternative comes first under these weights.
double confidenceFactor(size_t alternative, const std::vector<std::vector<Row>>& measured, const Row& weights) {
    FirstPlaces first(measured.size());
    for (size_t each = 0; each < measured.front().size(); ++each) {
        Row scores;
        for (const std::vector<Row>& draw : measured)
            scores.push_back(scoresOf({draw[each]}, weights).front());
        first.offer(each, scores);
    }
    return static_cast<double>(first.wins(alternative)) / static_cast<double>(measured.size());
}

} // namespace

/// Published numbers on SMAA-2, critical weights and tornado bars, one test for each file.
class SmaaTest : public QObject {
    Q_OBJECT

private slots:
    void smaa2ThromboDraws() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/smaa2-thrombo-draws.json");
        const Json example = read(path);
        const auto values = example["inputs"]["partial_values_draw_alt_crit"].get<std::vector<std::vector<Row>>>();
        const auto weights = example["inputs"]["weights_draw_crit"].get<std::vector<Row>>();
        const Json& expected = example["expected"]["first_200_draws"];
        Smaa smaa(2, 3, 20);
        smaa.keepPairs();
        for (size_t d = 0; d < values.size(); ++d)
            smaa.add(scoresOf(values[d], weights[d]), weights[d]);
        QCOMPARE(smaa.draws(), size_t{200});
        for (size_t i = 0; i < 2; ++i) {
            const Row central = smaa.centralWeights(i).value();
            for (size_t r = 0; r < 2; ++r)
                QVERIFY(near(smaa.acceptability(i, r), expected["rank_acceptability"][i][r].get<double>(), 1e-9));
            for (size_t k = 0; k < 3; ++k)
                QVERIFY(near(central[k], expected["central_weights"][i][k].get<double>(), 1e-9));
            for (size_t j = 0; j < 2; ++j)
                QVERIFY(near(smaa.winning(i, j), expected["pairwise_winning"][i][j].get<double>(), 1e-9));
            const double factor = confidenceFactor(i, values, central);
            QVERIFY(near(factor, expected["confidence_factors"][i].get<double>(), 1e-9));
        }
        QVERIFY(near(smaa.expectedRank(0), 1.655, 1e-9));
    }

    void smaa2ClosedFormTwo() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/smaa2-closed-form-two.json");
        const Json example = read(path);
        const double tolerance = example["tolerance"]["N=10000"].get<double>();
        std::vector<Row> values;
        std::vector<std::string> names{"alt1", "alt2"};
        for (const std::string& name : names)
            values.push_back(example["inputs"]["alternatives"][name].get<Row>());
        Smaa smaa(2, 3, 2);
        smaa.keepPairs();
        RandomSequence random(KeyedRandom(1, "simplex"));
        for (int d = 0; d < 10'000; ++d) {
            const Row weights = anyWeights(random, 3);
            smaa.add(scoresOf(values, weights), weights);
        }
        const Json& expected = example["expected"];
        for (size_t i = 0; i < 2; ++i) {
            for (size_t r = 0; r < 2; ++r)
                QVERIFY(near(smaa.acceptability(i, r), expected["rank_acceptability"][names[i]][r].get<double>(),
                             tolerance));
            for (size_t k = 0; k < 3; ++k)
                QVERIFY(near(smaa.centralWeights(i).value()[k], expected["central_weights"][names[i]][k].get<double>(),
                             tolerance));
        }
        QVERIFY(near(smaa.winning(0, 1), expected["pairwise_winning_alt1_over_alt2"].get<double>(), tolerance));
    }

    void smaa2AntidepressantsJsmaa() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/smaa2-antidepressants-jsmaa.json");
        const Json example = read(path);
        const Json& criteria = example["inputs"]["criteria"];
        const size_t count = example["inputs"]["alternatives"].size();
        RandomSequence random(KeyedRandom(7, "measurements"));
        const auto normal = [&] {
            return std::sqrt(-2 * std::log(random.uniform())) * std::cos(2 * 3.14159265358979323846 * random.uniform());
        };
        const auto measured = [&] {
            std::vector<Row> values(count);
            for (const Json& criterion : criteria) {
                const auto scale = example["inputs"]["scales"][criterion["name"].get<std::string>()].get<Row>();
                const bool logs = criterion["dist"].get<std::string>().starts_with("lognormal");
                const bool less = criterion["direction"] == "min";
                for (size_t i = 0; i < count; ++i) {
                    const auto law = criterion["params"][i].get<Row>();
                    double x = law[0] + law[1] * normal();
                    if (logs) x = std::exp(x);
                    const double v = (x - scale[0]) / (scale[1] - scale[0]);
                    values[i].push_back(less ? 1 - v : v);
                }
            }
            return values;
        };
        constexpr int draws = 40'000;
        Smaa smaa(count, criteria.size(), count);
        for (int d = 0; d < draws; ++d) {
            const Row weights = anyWeights(random, criteria.size());
            smaa.add(scoresOf(measured(), weights), weights);
        }
        const Json& expected = example["expected"];
        const Json& tolerance = example["tolerance"];
        for (size_t i = 0; i < count; ++i) {
            const Row central = smaa.centralWeights(i).value();
            for (size_t r = 0; r < count; ++r)
                QVERIFY(near(smaa.acceptability(i, r),
                             expected["rank_acceptability_rows_alternatives_cols_ranks"][i][r].get<double>(),
                             tolerance["rank_acceptability"].get<double>()));
            for (size_t k = 0; k < central.size(); ++k)
                QVERIFY(near(central[k], expected["central_weights"][i][k].get<double>(),
                             tolerance["central_weights"].get<double>()));
            std::vector<std::vector<Row>> drawn;
            for (int d = 0; d < 10'000; ++d)
                drawn.push_back(measured());
            const double factor = confidenceFactor(i, drawn, central);
            QVERIFY(
                near(factor, expected["confidence_factors"][i].get<double>(), tolerance["confidence"].get<double>()));
        }
    }

    void referenceWeightFlip() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/reference-weight-flip.json");
        const Json example = read(path);
        const Json& inputs = example["inputs"];
        const auto a = inputs["a"].get<Row>();
        const auto b = inputs["b"].get<Row>();
        const auto weights = inputs["weights"].get<Row>();
        AxisWeights value{Axis::Value, {}, weights, {}, {}, {}, {}, 0};
        AxisWeights risk{Axis::Risk, {"change"}, {1}, {}, {}, {}, {}, 0};
        for (size_t k = 0; k < weights.size(); ++k)
            value.groups.push_back("k" + std::to_string(k));
        const std::vector<Lever> levers = Lever::of(value, risk, {}, {});
        QCOMPARE(levers.size(), weights.size()); // the branch has no company
        for (size_t k = 0; k < weights.size(); ++k) {
            const auto found = nearestExchange({levers[k]}, {{a, 0}, {{50}, 0}}, {{b, 0}, {{50}, 0}});
            const Json& expected = example["expected"]["flip_weight"][k];
            QCOMPARE(found.has_value(), !expected.is_null());
            if (found) QVERIFY(near(found->to, expected.get<double>(), 1e-9));
        }
        SmallPortfolio small;
        withoutBuiltIn(small.component("a"), Axis::Value);
        SmallFacts facts;
        const auto cellWeights = inputs["tornado_weights"].get<Row>();
        for (size_t i = 0; i < cellWeights.size(); ++i) {
            const Json& cell = inputs["tornado_cells_lo_hi"][i];
            small.put(plainCriterion("k" + std::to_string(i), Axis::Value, cellWeights[i]));
            facts.put("a", "k" + std::to_string(i), facts::IntervalLaw{cell[0].get<double>(), cell[1].get<double>()});
        }
        RobustnessOptions options;
        options.asOf = today;
        options.draws = 10;
        const Robustness all = *robustness(small.build(), facts.build(), options);
        for (size_t i = 0; i < cellWeights.size(); ++i) {
            const CriterionId id("k" + std::to_string(i));
            const double swing = example["expected"]["tornado_swing"][i].get<double>();
            const auto bar = std::ranges::find(all.components[0].tornado, id, &TornadoCell::criterion);
            QCOMPARE(bar != all.components[0].tornado.end(), swing > 0);
            if (!(swing > 0)) continue;
            QVERIFY(near(bar->swing, swing, 1e-9));
            QVERIFY(near(bar->varianceShare, example["expected"]["tornado_variance_share"][i].get<double>(), 1e-9));
        }
    }

    void talliesOfPartsAreTheTallyOfTheWhole() {
        RandomSequence random(KeyedRandom(3, "parts"));
        Smaa whole(5, 2, 3);
        Smaa parts(5, 2, 3);
        for (int part = 0; part < 4; ++part) {
            Smaa one(5, 2, 3);
            for (int d = 0; d < 50; ++d) {
                Row scores(5);
                for (double& s : scores)
                    s = std::floor(4 * random.uniform()); // ties
                const Row weights = anyWeights(random, 2);
                whole.add(scores, weights);
                one.add(scores, weights);
            }
            parts.add(one);
        }
        double all = 0;
        for (size_t i = 0; i < 5; ++i) {
            all += whole.expectedRank(i);
            QCOMPARE(parts.expectedRank(i), whole.expectedRank(i));
            for (size_t r = 0; r < 3; ++r)
                QCOMPARE(parts.acceptability(i, r), whole.acceptability(i, r));
        }
        QVERIFY(near(all, 15, 1e-9));
        QVERIFY(!Smaa(2, 2, 2).centralWeights(0));
    }
};

QTEST_GUILESS_MAIN(SmaaTest)
#include "tst_smaa.moc"
