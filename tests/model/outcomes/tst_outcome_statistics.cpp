// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>

#include "model/base/json.h"
#include "model/outcomes/control_chart.h"
#include "model/outcomes/counts.h"
#include "model/outcomes/delivery.h"
#include "model/outcomes/laws.h"
#include "model/outcomes/ranks.h"
#include "model/outcomes/segmented.h"
#include "tests/support/shared_dir.h"

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

using namespace banyan;
using namespace banyan::outcomes;

namespace {

Json read(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    return Json::parse(file.readAll().toStdString());
}

std::vector<double> numbers(const Json& list) {
    return list.get<std::vector<double>>();
}

bool near(double a, const Json& expected, double tolerance) {
    return std::abs(a - expected.get<double>()) <= tolerance;
}

bool nearEnds(const Interval& i, const Json& ends, double tolerance) {
    return near(i.low, ends[0], tolerance) && near(i.high, ends[1], tolerance);
}

/// The series of the seat-belt example with one column for each month but January.
SegmentedSeries seatBelts(const Json& inputs, bool withSlope) {
    SegmentedSeries out;
    const auto first = inputs["intervention_first_observation_1_based"].get<size_t>();
    out.season.assign(11, std::vector<double>(inputs["y"].size(), 0.0));
    for (size_t i = 0; i < inputs["y"].size(); ++i) {
        out.time.push_back(static_cast<double>(i + 1));
        out.value.push_back(std::log(inputs["y"][i].get<double>()));
        out.after.push_back(i + 1 >= first);
        if (i % 12 > 0) out.season[i % 12 - 1][i] = 1;
    }
    out.slopeFrom = static_cast<double>(first) - 1;
    out.withSlope = withSlope;
    out.lag = 12;
    return out;
}

/// Numbers like those of a metric: some repeat.
rc::Gen<std::vector<double>> values(int least, int most) {
    return rc::gen::mapcat(rc::gen::inRange(least, most + 1), [](int n) {
        return rc::gen::container<std::vector<double>>(
            static_cast<size_t>(n), rc::gen::map(rc::gen::inRange(1, 400), [](int i) { return i / 8.0; }));
    });
}

std::vector<double> mapped(std::vector<double> x, const std::function<double(double)>& f) {
    for (double& v : x)
        v = f(v);
    return x;
}

bool alike(double a, double b) {
    return std::abs(a - b) <= 1e-9 * (1 + std::abs(a) + std::abs(b));
}

} // namespace

class OutcomeStatisticsTest : public QObject {
    Q_OBJECT

private slots:
    void outcomeIncidentRateBeforeAfter() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/outcome-incident-rate-before-after.json");
        const Json example = read(path);
        const double tolerance = example["tolerance"].get<double>();
        for (const auto& [input, expected] : {std::pair{"a", "a"}, std::pair{"b_zero_after", "b"}}) {
            const Json& in = example["inputs"][input];
            const Json& out = example["expected"][expected];
            const auto found = rateRatio({in["after_events"].get<double>(), in["after_weeks"].get<double>()},
                                         {in["before_events"].get<double>(), in["before_weeks"].get<double>()});
            QVERIFY(found);
            QVERIFY(near(found->ratio.mid, out.value("rate_ratio_after_over_before", out.value("rate_ratio", -1.0)),
                         tolerance));
            QVERIFY(nearEnds(found->ratio, out["ci95"], tolerance));
            QVERIFY(near(found->p, out["p"], tolerance));
        }
    }

    void poissonExactOneSample() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/poisson-exact-one-sample.json");
        const Json example = read(path);
        const double tolerance = example["tolerance"].get<double>();
        for (const char* name : {"nickel", "horse_kicks"}) {
            const Json& in = example["inputs"][name];
            const auto rate = eventRate({in["events"].get<double>(), in["exposure"].get<double>()});
            QVERIFY(rate && near(rate->mid, example["expected"][name]["rate"], tolerance));
            QVERIFY(nearEnds(*rate, example["expected"][name]["ci"], tolerance));
        }
        for (const auto& [events, ends] : example["expected"]["counts_unit_exposure"].items())
            QVERIFY(nearEnds(*eventRate({std::stod(events), 1}), ends, tolerance));
    }

    void mannWhitneyPlacenta() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/mann-whitney-placenta.json");
        const Json example = read(path);
        const double tolerance = example["tolerance"].get<double>();
        const auto sample = [&](const char* name, const char* side) { return numbers(example["inputs"][name][side]); };
        const Json& placenta = example["expected"]["placenta"];
        const auto first = mannWhitney(sample("placenta", "x"), sample("placenta", "y"));
        QVERIFY(first && first->exact && first->shift);
        QVERIFY(near(first->u, placenta["U"], tolerance));
        QVERIFY(near(first->pGreater, placenta["p_greater_exact"], tolerance));
        QVERIFY(near(first->p, placenta["p_two_sided_exact"], tolerance));
        QVERIFY(near(first->shift->mid, placenta["hodges_lehmann"], tolerance));
        QVERIFY(nearEnds(*first->shift, placenta["ci95"], tolerance));
        QVERIFY(near(first->cliffDelta, placenta["cliff_delta"], tolerance));
        const Json& docs = example["expected"]["scipy_docs"];
        const auto second = mannWhitney(sample("scipy_docs", "males"), sample("scipy_docs", "females"));
        QVERIFY(near(second->u, docs["U_males"], tolerance));
        QVERIFY(near(second->p, docs["p_two_sided_exact"], tolerance));
        QVERIFY(near(second->shift->mid, docs["hodges_lehmann"], tolerance));
        QVERIFY(nearEnds(*second->shift, docs["ci95"], tolerance));
        const Json& basic = example["expected"]["scipy_basic"];
        const auto third = mannWhitney(sample("scipy_basic", "x"), sample("scipy_basic", "y"));
        QVERIFY(near(third->u, basic["U"], tolerance));
        QVERIFY(near(third->p, basic["two_sided_exact"], tolerance));
        QVERIFY(near(third->pLess, basic["less_exact"], tolerance));
        QVERIFY(near(third->pGreater, basic["greater_exact"], tolerance));
    }

    void mannWhitneyPlacentaByTheNormalLaw() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/mann-whitney-placenta.json");
        const Json example = read(path);
        const double tolerance = example["tolerance"].get<double>();
        const auto check = [&](const char* name, bool continuity, const char* key, auto part) {
            const Json& in = example["inputs"][name];
            const auto found = normalMannWhitney(numbers(in["x"]), numbers(in["y"]), continuity);
            QVERIFY(found && !found->exact);
            QVERIFY(near((*found).*part, example["expected"][name][key], tolerance));
        };
        check("placenta", false, "p_greater_normal_no_continuity", &MannWhitney::pGreater);
        check("scipy_basic", true, "two_sided_asymptotic", &MannWhitney::p);
    }

    void theilSenSen1968() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/theil-sen-sen1968.json");
        const Json example = read(path);
        const Json& in = example["inputs"];
        const auto found = theilSen(numbers(in["x"]), numbers(in["y"]), in["confidence"].get<double>());
        QVERIFY(found);
        const double tolerance = example["tolerance"]["slope"].get<double>();
        QVERIFY(near(found->slope.mid, example["expected"]["slope"], tolerance));
        QVERIFY(near(found->intercept, example["expected"]["intercept_median_y_minus_slope_median_x"], tolerance));
        QVERIFY(near(found->interceptOfResiduals, example["expected"]["intercept_median_of_residuals"], tolerance));
        QVERIFY(nearEnds(found->slope, example["expected"]["slope_ci"], example["tolerance"]["ci"].get<double>()));
        QVERIFY(nearEnds(found->slope, example["computed"]["ci"], 1e-9));
    }

    void itsSeatbeltLaw() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/its-seatbelt-law.json");
        const Json example = read(path);
        const double tolerance = example["tolerance"].get<double>();
        const auto level = segmentedRegression(seatBelts(example["inputs"], false));
        const Json& levelModel = example["expected"]["level_model"];
        QVERIFY(level);
        QVERIFY(near(level->trend.value, levelModel["b1"], tolerance));
        QVERIFY(near(level->level.value, levelModel["b2"], tolerance));
        QVERIFY(near(level->level.plainError, levelModel["se_ols_b2"], tolerance));
        QVERIFY(near(100 * (std::exp(level->effect.mid) - 1), levelModel["effect_percent"], 1e-6));
        QVERIFY(near(level->level.neweyWestError, example["computed"]["level_model_se_hac_b2"], tolerance));
        const auto both = segmentedRegression(seatBelts(example["inputs"], true));
        const Json& slopeModel = example["expected"]["level_slope_model"];
        QVERIFY(both);
        QVERIFY(near(both->trend.value, slopeModel["b1"], tolerance));
        QVERIFY(near(both->level.value, slopeModel["b2"], tolerance));
        QVERIFY(near(both->slope.value, slopeModel["b3"], tolerance));
        QVERIFY(near(both->level.plainError, slopeModel["se_ols_b2"], tolerance));
        const Json& hac = example["computed"]["level_slope_se_hac"];
        QVERIFY(near(both->trend.neweyWestError, hac[0], tolerance));
        QVERIFY(near(both->level.neweyWestError, hac[1], tolerance));
        QVERIFY(near(both->slope.neweyWestError, hac[2], tolerance));
        // Averaged over the 23 months since, counted from month 169: level + 12 · slope.
        QVERIFY(std::abs(both->effect.mid - (both->level.value + 12 * both->slope.value)) < 1e-9);
        QVERIFY(both->effect.high < 0);
    }

    void cusumMontgomery() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/cusum-montgomery.json");
        const Json example = read(path);
        const Json& in = example["inputs"];
        const std::vector<double> x = numbers(in["x"]);
        const double mean = in["target"].get<double>();
        const double sigma = in["sigma"].get<double>();
        const CusumSide up = cusum(x, mean, sigma, in["k"].get<double>(), in["h"].get<double>());
        QVERIFY(up.signal);
        QCOMPARE(*up.signal + 1, example["expected"]["first_signal_1_based"].get<size_t>());
        QCOMPARE(*up.lastInside + 1, example["expected"]["estimated_change_after_period"].get<size_t>());
        QCOMPARE(*up.signal - *up.lastInside, example["expected"]["n_plus_at_29"].get<size_t>());
        QVERIFY(near(up.sums[*up.signal], example["expected"]["c_plus_at_29"], example["tolerance"].get<double>()));
        const CusumSide down = cusum(mapped(x, [](double v) { return -v; }), -mean, sigma);
        QVERIFY(!down.signal);
        for (size_t i = 0; i < x.size(); ++i) {
            QVERIFY(near(up.sums[i], example["computed"]["c_plus"][i], 1e-9));
            QVERIFY(near(down.sums[i], example["computed"]["c_minus"][i], 1e-9));
        }
    }

    void burnRatesAndBudgets() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/laws-little-amdahl-burnrate.json");
        const Json example = read(path);
        const double tolerance = example["tolerance"].get<double>();
        for (size_t i = 0; i < example["inputs"]["burn"].size(); ++i) {
            const Json& one = example["inputs"]["burn"][i];
            QVERIFY(near(burnRate(one["budget_fraction"].get<double>(), one["window_h"].get<double>()),
                         example["expected"]["burn_rates"][i], tolerance));
        }
        const Json& budget = example["inputs"]["error_budget"];
        const auto used = budgetConsumed(budget["bad_min"].get<double>(), budget["period_min"].get<double>(),
                                         budget["slo"].get<double>());
        QVERIFY(used && near(*used, example["expected"]["error_budget_consumed"], tolerance));
        QVERIFY(!budgetConsumed(1, 100, 1));
        QVERIFY(!budgetConsumed(1, 0, 0.9));
        QVERIFY(std::isnan(burnRate(0.5, 0)));
    }

    void tooLittleGivesNoNumber() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(!rateRatio({0, 10}, {0, 10}));
        QVERIFY(!rateRatio({1, 0}, {1, 10}));
        QVERIFY(!rateRatio({nan, 5}, {1, 10}));
        QVERIFY(!eventRate({3, 0}));
        const std::vector<double> none;
        const std::vector<double> one{1};
        const std::vector<double> three{1, 2, 3};
        QVERIFY(!mannWhitney(none, three));
        QVERIFY(!mannWhitney(std::vector{1.0, nan}, three));
        QVERIFY(mannWhitney(one, three) && !mannWhitney(one, three)->shift);
        QVERIFY(!theilSen(one, one));
        QVERIFY(!theilSen(std::vector{2.0, 2.0}, std::vector{1.0, 5.0}));
        QVERIFY(!mannKendall(three));
        QVERIFY(!bestBreak(three, three, 2));
        QVERIFY(!LeastSquares::fit({{1, 1, 1}, {2, 2, 2}}, three)); // one column follows from the other
        QVERIFY(!LeastSquares::fit({{1, 1, nan}}, three));
        QVERIFY(!segmentedRegression({{0, 1}, {1, 2}, {false, true}, 0, true, {}, {}}));
        QVERIFY(!blockBootstrapRatio(three, three, 1));
        QVERIFY(!dispersion(one, one));
    }

    void nothingBeforeHasNoUpperLimit() {
        const auto found = rateRatio({6, 10}, {0, 10});
        QVERIFY(found && std::isinf(found->ratio.high) && std::isinf(found->ratio.mid) && found->ratio.low > 1);
    }

    void holmStepsDown() {
        // Hand computed: 4·.01, 3·.02 (then at least as large as before), 2·.03, .04.
        const std::vector<double> found = holm(std::vector{0.04, 0.01, 0.03, 0.02});
        QVERIFY(alike(found[1], 0.04) && alike(found[3], 0.06) && alike(found[2], 0.06) && alike(found[0], 0.06));
        QCOMPARE(holm(std::vector{0.9, 0.8}), (std::vector{1.0, 1.0}));
        QVERIFY(holm({}).empty());
    }

    void mannKendallIsThatOfTheTables() {
        // Kendall's exact table: n = 4, S = 6 has 1 of 24 orders on each side.
        QVERIFY(alike(*mannKendall(std::vector{1.0, 2.0, 3.0, 4.0}), 2.0 / 24));
        QVERIFY(alike(*mannKendall(std::vector{1.0, 2.0, 3.0, 4.0, 5.0}), 2.0 / 120));
        QVERIFY(*mannKendall(std::vector{2.0, 2.0, 2.0, 2.0, 2.0}) == 1.0);
    }

    void swarmsAreNoticed() {
        QVERIFY(*dispersion(std::vector{1.0, 2.0, 1.0, 2.0, 1.0}, std::vector{2.0, 1.0, 2.0, 1.0}) < 1);
        QVERIFY(*dispersion(std::vector{0.0, 9.0, 0.0, 0.0, 8.0}, std::vector{0.0, 0.0, 7.0, 0.0}) > 1.5);
    }

    void neweyWestLagFollowsTheRule() {
        QCOMPARE(neweyWestLag(100), 4);
        QCOMPARE(neweyWestLag(16), 2);
        QCOMPARE(neweyWestLag(260), 4);
    }

    void aBreakIsFoundWhereItIs() {
        std::vector<double> time;
        std::vector<double> value;
        for (int i = 0; i < 40; ++i) {
            time.push_back(i);
            value.push_back((i < 23 ? 5 : 2) + 0.1 * (i % 3));
        }
        QCOMPARE(bestBreak(time, value, 4), std::optional<size_t>(23));
    }

    // Properties

    void ranksDependOnOrderAlone() {
        QVERIFY(rc::check([] {
            const auto x = *values(1, 12);
            const auto y = *values(1, 12);
            const auto plain = mannWhitney(x, y);
            const auto cubed = [](double v) { return v * v * v; };
            const auto other = mannWhitney(mapped(x, cubed), mapped(y, cubed));
            RC_ASSERT(plain->u == other->u && plain->p == other->p);
            auto shuffled = x;
            std::ranges::reverse(shuffled);
            RC_ASSERT(mannWhitney(shuffled, y)->p == plain->p);
            const auto swapped = mannWhitney(y, x);
            RC_ASSERT(alike(swapped->p, plain->p) && alike(swapped->cliffDelta, -plain->cliffDelta));
        }));
    }

    void shiftsFollowTheUnit() {
        QVERIFY(rc::check([] {
            const auto x = *values(4, 12);
            const auto y = *values(4, 12);
            const double factor = *rc::gen::element(0.25, 8.0, 1024.0);
            const auto scale = [&](double v) { return v * factor; };
            const auto plain = mannWhitney(x, y)->shift;
            const auto scaled = mannWhitney(mapped(x, scale), mapped(y, scale))->shift;
            RC_ASSERT(plain.has_value() == scaled.has_value());
            if (!plain) return;
            RC_ASSERT(plain->low <= plain->mid && plain->mid <= plain->high);
            RC_ASSERT(alike(plain->low * factor, scaled->low) && alike(plain->high * factor, scaled->high));
        }));
    }

    void theIntervalAndThePValueOfRanksAgree() {
        QVERIFY(rc::check([] {
            auto x = *values(4, 10);
            auto y = *values(4, 10);
            for (size_t i = 0; i < x.size(); ++i)
                x[i] += 1e-6 * static_cast<double>(i + 1); // no ties
            for (size_t i = 0; i < y.size(); ++i)
                y[i] += 1.37e-8 * static_cast<double>(i + 1);
            const auto found = mannWhitney(x, y);
            RC_PRE(found->exact && found->shift);
            const bool excludesZero = found->shift->low > 0 || found->shift->high < 0;
            RC_ASSERT(excludesZero == (found->p < 0.05));
        }));
    }

    void theilSenGoesThroughEachScaleAndShift() {
        QVERIFY(rc::check([] {
            const auto y = *values(3, 15);
            std::vector<double> x(y.size());
            for (size_t i = 0; i < x.size(); ++i)
                x[i] = static_cast<double>(i * i);
            const auto plain = theilSen(x, y);
            const auto moved =
                theilSen(mapped(x, [](double v) { return v + 4096; }), mapped(y, [](double v) { return 4 * v - 16; }));
            RC_ASSERT(alike(4 * plain->slope.mid, moved->slope.mid));
            RC_ASSERT(plain->slope.low <= plain->slope.mid && plain->slope.mid <= plain->slope.high);
        }));
    }

    void aRateRatioIsAboutSharesOfTime() {
        QVERIFY(rc::check([] {
            const double after = *rc::gen::inRange(0, 40);
            const double before = *rc::gen::inRange(1, 40);
            const double weeks = *rc::gen::inRange(1, 60);
            const auto inWeeks = rateRatio({after, weeks}, {before, 2 * weeks});
            const auto inDays = rateRatio({after, 7 * weeks}, {before, 14 * weeks});
            RC_ASSERT(alike(inWeeks->ratio.low, inDays->ratio.low) && alike(inWeeks->p, inDays->p));
            RC_ASSERT(inWeeks->ratio.low <= inWeeks->ratio.mid && inWeeks->ratio.mid <= inWeeks->ratio.high);
            const auto more = rateRatio({2 * after, 2 * weeks}, {2 * before, 4 * weeks});
            RC_ASSERT(more->ratio.high <= inWeeks->ratio.high + 1e-9); // the same rates, seen for longer
        }));
    }

    void segmentedRegressionFindsWhatWasPutIn() {
        QVERIFY(rc::check([] {
            const double jump = *rc::gen::inRange(-50, 50) / 4.0;
            const double bend = *rc::gen::inRange(-8, 8) / 16.0;
            const auto noise = *rc::gen::container<std::vector<double>>(
                40, rc::gen::map(rc::gen::inRange(-100, 100), [](int i) { return i / 1e12; }));
            SegmentedSeries series;
            for (int i = 0; i < 40; ++i) {
                const bool after = i >= 22;
                series.time.push_back(i);
                series.after.push_back(after);
                series.value.push_back(3 + 0.25 * i + (after ? jump + bend * (i - 22) : 0) +
                                       noise[static_cast<size_t>(i)]);
            }
            series.slopeFrom = 22;
            const auto found = segmentedRegression(series);
            RC_ASSERT(std::abs(found->level.value - jump) < 1e-8 && std::abs(found->slope.value - bend) < 1e-8);
            RC_ASSERT(std::abs(found->effect.mid - (jump + bend * 8.5)) < 1e-8);
        }));
    }
};

QTEST_GUILESS_MAIN(OutcomeStatisticsTest)
#include "tst_outcome_statistics.moc"
