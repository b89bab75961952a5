// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "model/scoring/quantiles.h"
#include "model/scoring/score_law.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/triangular.hpp>

#include <algorithm>
#include <cmath>

using namespace banyan;
using namespace banyan::scoring;

namespace {

/// A fifth of what ten thousand draws can tell.
constexpr double tolerance = 2e-3;

/// Largest distance, as a probability, between the table and the distribution.
template <typename Distribution>
double worst(const Quantiles& table, const Distribution& exact) {
    double most = 0;
    for (int i = 1; i < 2000; ++i)
        most = std::max(most, std::abs(cdf(exact, atLevel(table, i / 2000.0)) - i / 2000.0));
    return most;
}

portfolio::Criterion percent() {
    portfolio::Criterion c;
    c.a0 = 0;
    c.a100 = 100;
    return c;
}

} // namespace

class QuantilesTest : public QObject {
    Q_OBJECT

private slots:
    void gammaTablesAgreeWithBoost() {
        for (const double shape : {0.05, 0.3, 0.5, 0.9, 1.5, 7.5, 16.7, 200.5, 30000.5, 4e6}) {
            const double off = worst(gammaQuantiles(shape), boost::math::gamma_distribution<>(shape, 1));
            QVERIFY2(off < tolerance, qPrintable(QStringLiteral("shape %1: %2").arg(shape).arg(off)));
        }
    }

    void betaTablesAgreeWithBoost() {
        for (const auto& [k, n] : std::vector<std::pair<double, double>>{
                 {0, 1}, {1, 1}, {0, 40}, {40, 40}, {3, 12}, {0.7, 9.3}, {250, 1000}, {5, 1e6}}) {
            const double off = worst(jeffreysQuantiles(k, n), boost::math::beta_distribution<>(k + 0.5, n - k + 0.5));
            QVERIFY2(off < tolerance, qPrintable(QStringLiteral("%1 of %2: %3").arg(k).arg(n).arg(off)));
        }
    }

    void triangularTablesAgreeWithBoost() {
        for (const double likely : {1.0, 4.0, 9.0})
            QVERIFY(worst(triangularQuantiles(1, likely, 9), boost::math::triangular_distribution<>(1, likely, 9)) <
                    tolerance);
        QCOMPARE(triangularQuantiles(1, 4, 9)[0], 1.0);
        QCOMPARE(triangularQuantiles(1, 4, 9)[quantileSteps], 9.0);
    }

    void tablesRise() {
        for (const Quantiles& table : {gammaQuantiles(0.5), gammaQuantiles(1e5), jeffreysQuantiles(0, 3)})
            for (size_t j = 1; j <= quantileSteps; ++j)
                QVERIFY(table[j] >= table[j - 1]);
    }

    void bothEndsOfTheTableCanBeLookedUp() {
        const Quantiles table = gammaQuantiles(3);
        QCOMPARE(atLevel(table, 0), table[0]);
        QCOMPARE(atLevel(table, 1), table[quantileSteps]);
    }

    void theChanceToReachAThresholdIncludesAge() {
        QuantileTables tables;
        const ValueFunction v(percent());
        QCOMPARE(ScoreLaw::of(facts::PointLaw{92}, v, 1, 0, tables).atLeast(90), 1.0);
        QCOMPARE(ScoreLaw::of(facts::PointLaw{89}, v, 1, 0, tables).atLeast(90), 0.0);
        QVERIFY(std::abs(ScoreLaw::of(facts::PointLaw{92}, v, 1, 10, tables).atLeast(90) - 0.6) < 1e-9);
        QVERIFY(std::abs(ScoreLaw::of(facts::IntervalLaw{50, 100}, v, 1, 0, tables).atLeast(90) - 0.2) < 1e-3);
    }

    void theChanceOfAProductAgreesWithItsDraws() {
        QuantileTables tables;
        const ValueFunction v(percent());
        const LeafLaw leaf(ScoreLaw::of(facts::IntervalLaw{80, 100}, v, 1, 5, tables),
                           std::make_unique<ScoreLaw>(ScoreLaw::of(facts::TriangularLaw{70, 95, 100}, v, 1, 0, tables)),
                           1, "a", "hotspot");
        const DrawBlock draws(0, 100'000);
        std::vector<double> scores(draws.size());
        leaf.draw(draws.mixed(), scores);
        const auto reached = std::ranges::count_if(scores, [](double score) { return score >= 90; });
        QVERIFY(std::abs(leaf.atLeast(90) - static_cast<double>(reached) / 100'000) < 0.01);
    }
};

QTEST_GUILESS_MAIN(QuantilesTest)
#include "tst_quantiles.moc"
