// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "importers/base/times.h"

#include <rapidcheck.h>

using namespace banyan;
using namespace banyan::importers;

namespace {

QString moment(std::string_view text, DateOrder order = DateOrder::Unknown, int zone = 0) {
    const auto read = parseMoment(text, order, zone);
    return read ? QString::fromStdString(read->at.toString()) : QString();
}

} // namespace

class TimesTest : public QObject {
    Q_OBJECT

private slots:
    void readsTheSpellingsOfExports_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* text, const char* expected) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("2027-01-31", "2027-01-31T00:00:00Z");
        row("2027-01-31T09:30:15.123456Z", "2027-01-31T09:30:15Z");
        row("2027-01-31T09:30:15.000+0800", "2027-01-31T01:30:15Z");
        row("2027-01-31 09:30:15+02", "2027-01-31T07:30:15Z");
        row("2027-01-31 09:30:15 UTC", "2027-01-31T09:30:15Z");
        row("2027/1/5 7:05", "2027-01-05T07:05:00Z");
        row("20270131", "2027-01-31T00:00:00Z");
        row("31.01.2027 23:59", "2027-01-31T23:59:00Z");
        row("1.2.27", "2027-02-01T00:00:00Z");
        row("29-02-2016 04:57", "2016-02-29T04:57:00Z");
        row("01/31/2027", "2027-01-31T00:00:00Z");
        row("31/01/2027", "2027-01-31T00:00:00Z");
        row("05/05/2027", "2027-05-05T00:00:00Z");
        row("25/Feb/26 2:54 PM", "2026-02-25T14:54:00Z");
        row("25/Feb/26 12:05 AM", "2026-02-25T00:05:00Z");
        row("3 September 2026", "2026-09-03T00:00:00Z");
        row("Sep 3, 2026, 10:00 am", "2026-09-03T10:00:00Z");
        row("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z");
        for (const char* bad :
             {"", "?", "yesterday", "2027-02-29", "2027-13-01", "31.04.2027", "01/02/2027", "02-01-2027",
              "2027-01-31T25:00", "2027-01-31T09:60", "2027-01-31 13:00 PM", "2027-01-31T09:30+99:00", "12", "1.2",
              "2027-01-31x", "32/01/2027", "45678", "10/Foo/26"})
            row(bad, "");
    }
    void readsTheSpellingsOfExports() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(moment(text.toStdString()), expected);
    }

    void theColumnTellsWhichNumberIsTheDay() {
        DateOrderClue clue;
        clue.see("01/02/2027");
        QVERIFY(clue.doubtful());
        clue.see("2027-01-01");
        clue.see("04/04/2027");
        QVERIFY(clue.doubtful());
        clue.see("01/13/2027");
        QVERIFY(!clue.doubtful() && clue.order() == DateOrder::MonthFirst);
        QCOMPARE(moment("01/02/2027", clue.order()), QStringLiteral("2027-01-02T00:00:00Z"));
        QCOMPARE(moment("01/02/2027", DateOrder::DayFirst), QStringLiteral("2027-02-01T00:00:00Z"));
        // A cell that contradicts its column is a mistake, not a change of habit.
        QCOMPARE(moment("13/01/2027", clue.order()), QString());
        QCOMPARE(moment("01.02.2027", clue.order()), QStringLiteral("2027-02-01T00:00:00Z"));
    }

    void usesTheZoneOnlyWhereNoneIsWritten() {
        QCOMPARE(moment("2027-01-31 09:30", DateOrder::Unknown, 3600), QStringLiteral("2027-01-31T08:30:00Z"));
        QCOMPARE(moment("2027-01-31 09:30Z", DateOrder::Unknown, 3600), QStringLiteral("2027-01-31T09:30:00Z"));
        QCOMPARE(parseDate("2027-01-31T23:30:00-05:00")->toString(), std::string("2027-01-31"));
    }

    void saysOnceWhichZoneWasAssumed() {
        ReadOptions options;
        ZonedTimes times(options);
        QVERIFY(times.read("2027-01-31 09:30"));
        QVERIFY(times.read("2027-01-31 10:30"));
        intake::ImportBatch batch;
        times.report(batch, "f.csv");
        QCOMPARE(batch.issues.size(), size_t{1});
        QCOMPARE(batch.source.zone, std::string("UTC"));
        options.zoneSeconds = 3600;
        options.zoneName = "+01:00";
        intake::ImportBatch chosen;
        times.report(chosen, "f.csv");
        QVERIFY(chosen.issues.empty());
        QCOMPARE(chosen.source.zone, std::string("+01:00"));
    }

    void neverFailsOnAnyText() {
        QVERIFY(rc::check([](const std::string& text) {
            (void)parseMoment(text);
            (void)parseDate(text, DateOrder::DayFirst);
        }));
        QVERIFY(rc::check("every day reads back", [] {
            const Date day{*rc::gen::inRange(-700000, 2900000)};
            RC_ASSERT(parseDate(day.toString()) == std::optional(day));
        }));
    }
};

QTEST_GUILESS_MAIN(TimesTest)
#include "tst_times.moc"
