// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "importers/sheets/values.h"
#include "importers/sheets/vocabulary.h"
#include "model/portfolio/metrics.h"

using namespace banyan::importers::sheets;

class CellValuesTest : public QObject {
    Q_OBJECT

    static QString quantity(const char* text, bool comma = false) {
        const auto read = parseQuantity(text, comma);
        return read ? QString::number(read->value, 'g', 15) + QLatin1Char('|') + QString::fromStdString(read->unit)
                    : QString();
    }

private slots:
    void readsNumbersAsPeopleWriteThem() {
        QCOMPARE(quantity("1 234.5"), QStringLiteral("1234.5|"));
        QCOMPARE(quantity("1\u202f234,5", true), QStringLiteral("1234.5|"));
        QCOMPARE(quantity("1'200"), QStringLiteral("1200|"));
        QCOMPARE(quantity("€ 1.200,50", true), QStringLiteral("1200.5|"));
        QCOMPARE(quantity("250 ms"), QStringLiteral("250|ms"));
        QCOMPARE(quantity("12%"), QStringLiteral("12|%"));
        QCOMPARE(quantity("-3e2"), QStringLiteral("-300|"));
        QCOMPARE(quantity("\u22125"), QStringLiteral("-5|"));
        QCOMPARE(quantity("40000 EUR"), QStringLiteral("40000|EUR"));
        for (const char* bad : {"", "abc", "nan", "inf", "1.2.3", "5-6", "1,5", "1e999", "12 34", "--1", "ms 5"})
            QVERIFY2(quantity(bad).isEmpty(), bad);
    }

    void tellsDecimalCommas() {
        for (const char* comma : {"1,5", "0,123", "1.234,5", "1.234.567", "12,3456", "€ 3,20"})
            QVERIFY2(decimalCommaVote(comma) > 0, comma);
        for (const char* point : {"1.5", "0.123", "1,234.5", "1,234,567", "-.5"})
            QVERIFY2(decimalCommaVote(point) < 0, point);
        for (const char* neither : {"12", "1,234", "1.234", "", "text"})
            QVERIFY2(decimalCommaVote(neither) == 0, neither);
    }

    void knowsYesAndNoInFourLanguages() {
        for (const char* yes : {"yes", "JA", "oui", "sí", "si", "x", "X", "1", "true", " wahr ", "✓"})
            QVERIFY2(parseFlag(yes) == std::optional(true), yes);
        for (const char* no : {"no", "Nein", "non", "0", "FALSE", "falsch"})
            QVERIFY2(parseFlag(no) == std::optional(false), no);
        for (const char* neither : {"", "maybe", "2", "yess"})
            QVERIFY2(!parseFlag(neither), neither);
        for (const char* nothing : {"", " - ", "n/a", "N/A", "?", "unknown", "k.A."})
            QVERIFY2(saysNothing(nothing), nothing);
        for (const char* something : {"0", "-1", "no", "x"})
            QVERIFY2(!saysNothing(something), something);
    }

    void convertsUnits() {
        QCOMPARE(*inUnit(1.5, "s", "ms"), 1500.0);
        QCOMPARE(*inUnit(90, "Minuten", "h"), 1.5);
        QCOMPARE(*inUnit(0.2, "fraction", "%"), 20.0);
        QCOMPARE(*inUnit(150, "%", "×"), 1.5);
        QCOMPARE(*inUnit(1461, "days", "years"), 4.0);
        QCOMPARE(*inUnit(7, "LOC", "count"), 7.0);
        QVERIFY(!inUnit(1, "EUR", "ms"));
        QVERIFY(!inUnit(1, "k", "count"));
    }

    void knowsMetricsByAllTheirNames() {
        QCOMPARE(metricNamed("P95 Latency"), std::string("p95-latency"));
        QCOMPARE(metricNamed("Testabdeckung"), std::string("test-coverage"));
        QCOMPARE(metricNamed("MTTR"), std::string("time-to-restore"));
        QCOMPARE(metricNamed("líneas de código"), std::string("lines-of-code"));
        QCOMPARE(metricNamed("Name"), std::string());
        for (const auto& metric : banyan::portfolio::metrics()) {
            QCOMPARE(metricNamed(metric.id), std::string(metric.id));
            QCOMPARE(metricNamed(metric.name), std::string(metric.id));
        }
        QVERIFY(findQuestion("Shared schema") && findQuestion("shared-schema")->yesNo);
        QVERIFY(!findQuestion("Replacement cost"));
    }
};

QTEST_GUILESS_MAIN(CellValuesTest)
#include "tst_cell_values.moc"
