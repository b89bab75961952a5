// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "model/base/dates.h"
#include "model/base/error.h"
#include "model/base/id.h"
#include "model/base/numbers.h"
#include "model/base/random.h"
#include "model/base/units.h"

using namespace banyan;

class BaseTest : public QObject {
    Q_OBJECT

private slots:
    void datesRefuseDaysThatDoNotExist() {
        QVERIFY(Date::parse("2028-02-29"));
        for (const char* bad :
             {"2027-02-29", "2027-13-01", "2027-1-01", "2027-01-32", "27-01-01", "2027-01-01 ", "", "0000-01-01"})
            QVERIFY2(!Date::parse(bad), bad);
    }

    void datesKnowTheirWeekAndQuarter() {
        const Date day = *Date::parse("2027-01-04");
        QCOMPARE(day.weekday(), 1);
        QCOMPARE((day + 6).monday(), day);
        QCOMPARE(QString::fromStdString(day.quarter()), QStringLiteral("2027-Q1"));
        QCOMPARE(QString::fromStdString(Date::parse("1969-12-31")->toString()), QStringLiteral("1969-12-31"));
    }

    void instantsReadEveryIsoZone() {
        const Instant utc = *Instant::parse("2021-10-27T08:05:59Z");
        QCOMPARE(QString::fromStdString(utc.toString()), QStringLiteral("2021-10-27T08:05:59Z"));
        for (const char* same : {"2021-10-27T16:05:59+0800", "2021-10-27T16:05:59.123+08:00", "2021-10-27 06:05:59-02",
                                 "2021-10-27T08:05:59"})
            QVERIFY2(Instant::parse(same) == utc, same);
        for (const char* bad : {"2021-10-27T25:00:00Z", "2021-10-27T08:61Z", "2021-10-27X08:05Z",
                                "2021-10-27T08:05:59+99:00", "yesterday"})
            QVERIFY2(!Instant::parse(bad), bad);
        QVERIFY(!Instant::parse("2021-10-27T08:05:59", std::nullopt));
    }

    void instantsBeforeTheEpochKeepTheirDay() {
        QCOMPARE(QString::fromStdString(Instant{-1}.toString()), QStringLiteral("1969-12-31T23:59:59Z"));
        QCOMPARE(Instant{-86400}.date().days, -1);
    }

    void numbersReadBothDecimalMarksButNoNonsense() {
        QCOMPARE(*parseNumber("1,234.5"), 1234.5);
        QCOMPARE(*parseNumber("1.234,5", true), 1234.5);
        QCOMPARE(*parseNumber("-3e2"), -300.0);
        for (const char* bad : {"", "1,23", "nan", "inf", "1.2.3", "12a", "1e999", "--1", " 1"})
            QVERIFY2(!parseNumber(bad), bad);
    }

    void numbersForPeopleAreShort() {
        QCOMPARE(QString::fromStdString(shortNumber(-0.01)), QStringLiteral("0"));
        QCOMPARE(QString::fromStdString(shortNumber(12.50)), QStringLiteral("12.5"));
        QCOMPARE(QString::fromStdString(shortNumber(100)), QStringLiteral("100"));
        QCOMPARE(QString::fromStdString(groupedNumber(1025834.4)), QStringLiteral("1,025,834"));
        QCOMPARE(QString::fromStdString(groupedNumber(-123)), QStringLiteral("-123"));
        QCOMPARE(QString::fromStdString(writtenOut(1e8)), QStringLiteral("100000000"));
        QCOMPARE(QString::fromStdString(missesRange(-5, 0, 1e15)), QStringLiteral("is less than 0"));
        QCOMPARE(QString::fromStdString(missesRange(7, 0, 4)), QStringLiteral("is not from 0 to 4"));
        QCOMPARE(QString::fromStdString(numberWithUnit("12", "%")), QStringLiteral("12 %"));
        QCOMPARE(QString::fromStdString(numberWithUnit("11", "count")), QStringLiteral("11"));
        QCOMPARE(QString::fromStdString(exactNumber(0.1)), QStringLiteral("0.1"));
    }

    void slugsAreReadableAndNeverEmpty() {
        QCOMPARE(QString::fromStdString(slug("Größe & Fluß: Bücher")), QStringLiteral("gro-e-flu-bucher"));
        QVERIFY(slug("注文").starts_with("x-"));
        QVERIFY(slug("注文") != slug("在庫"));
        QVERIFY(slug(std::string(500, 'a')).size() <= 64);
        QVERIFY(slug(std::string(500, 'a')) != slug(std::string(501, 'a')));
    }

    void namesMatchWithoutCaseBlanksAndDashes() {
        QCOMPARE(matchKey("Order-Processing"), matchKey("order_processing"));
        QCOMPARE(matchKey("Café"), matchKey("cafe"));
        QVERIFY(matchKey("orders") != matchKey("order"));
    }

    void drawsDependOnKeysAlone() {
        const KeyedRandom a(1, "orders", "coverage");
        QCOMPARE(a.uniform(7), KeyedRandom(1, "orders", "coverage").uniform(7));
        QVERIFY(a.uniform(7) != KeyedRandom(2, "orders", "coverage").uniform(7));
        QVERIFY(a.uniform(7) != KeyedRandom(1, "coverage", "orders").uniform(7));
        double sum = 0;
        for (uint64_t i = 0; i < 100'000; ++i) {
            const double u = a.uniform(i);
            QVERIFY(u > 0 && u < 1);
            sum += u;
        }
        QVERIFY(std::abs(sum / 100'000 - 0.5) < 0.005);
    }

    void unitsConvertOnlyWhatMeasuresTheSame() {
        QCOMPARE(*convertUnit(90, "min", "h"), 1.5);
        QCOMPARE(*convertUnit(0.25, "fraction", "%"), 25.0);
        QVERIFY(!convertUnit(1, "h", "%"));
        QVERIFY(!convertUnit(1, "furlong", "h"));
    }

    void errorsFillPlaceholdersAndKeepUnknownOnes() {
        const Error e = makeError(ErrorKind::BadInput, "x", "{a} and {b} {", {{"a", "{b}"}}).at({"f.csv", 3, 4, ""});
        QCOMPARE(QString::fromStdString(e.message()), QStringLiteral("f.csv:3:4: {b} and {b} {"));
    }
};

QTEST_GUILESS_MAIN(BaseTest)
#include "tst_base.moc"
