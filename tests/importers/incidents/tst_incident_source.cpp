// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "importers/incidents/incident_source.h"

using namespace banyan;
using namespace banyan::importers;
using namespace banyan::portfolio;

namespace {

Incident incident(const std::string& id, const char* start, const char* end = nullptr) {
    Incident out;
    out.externalId = id;
    out.start = *Instant::parse(start);
    if (end) out.end = Instant::parse(end);
    return out;
}

intake::Subject service(const std::string& name) {
    intake::Subject out;
    out.name = name;
    return out;
}

} // namespace

class IncidentSourceTest : public QObject {
    Q_OBJECT

private slots:
    void theNewestStateCountsWhateverItsPlace() {
        IncidentSource source;
        QVERIFY(source.put(incident("1", "2026-01-01"), service("A"), {3, 0}).empty());
        QVERIFY(source.put(incident("1", "2026-01-01", "2026-01-02"), service("A"), {5, 0}).empty());
        QVERIFY(source.put(incident("1", "2026-01-01"), service("A"), {4, 9}).empty());
        const auto batch = source.finish();
        QCOMPARE(batch.observations.incidents.size(), 1);
        QVERIFY(batch.observations.incidents[0].end);
        QCOMPARE(batch.issues.size(), 1);
        QCOMPARE(batch.issues[0].message(),
                 std::string("3 rows are states of 1 incidents; the last state of each counts"));
    }

    void amongEqualStatesTheLastCounts() {
        IncidentSource source;
        QVERIFY(source.put(incident("1", "2026-01-01"), service("A"), {}).empty());
        QVERIFY(source.put(incident("1", "2026-01-02"), service("B"), {}).empty());
        const auto batch = source.finish();
        QCOMPARE(batch.observations.incidents[0].external, std::string("B"));
        QCOMPARE(batch.source.from, std::optional(Date::fromYmd(2026, 1, 2)));
        QCOMPARE(batch.source.covers, (std::vector<ComponentId>{ComponentId("#0"), ComponentId("#1")}));
    }

    void windowRunsFromTheFirstDayPastTheLast() {
        IncidentSource source;
        QVERIFY(source.put(incident("2", "2026-03-05T23:59:59Z"), service("A"), {}).empty());
        QVERIFY(source.put(incident("1", "2026-01-01T10:00:00Z", "2026-12-01"), service("A"), {}).empty());
        const auto batch = source.finish();
        QCOMPARE(batch.source.from, std::optional(Date::fromYmd(2026, 1, 1)));
        QCOMPARE(batch.source.to, std::optional(Date::fromYmd(2026, 3, 6)));
        QCOMPARE(batch.observations.incidents[0].externalId, std::string("2"));
    }

    void anEndBeforeTheStartIsRejected() {
        IncidentSource source;
        QCOMPARE(source.put(incident("1", "2026-01-02", "2026-01-01"), service("A"), {}),
                 std::string("ends at 2026-01-01T00:00:00Z, before it starts at 2026-01-02T00:00:00Z"));
        const auto batch = source.finish();
        QVERIFY(batch.observations.incidents.empty() && batch.subjects.empty());
        QVERIFY(!batch.source.from);
    }

    void prioritiesAreNumbersAtEitherEnd() {
        QCOMPARE(priorityNumber("P1"), std::optional(1));
        QCOMPARE(priorityNumber("SEV-2"), std::optional(2));
        QCOMPARE(priorityNumber("3 - Moderate"), std::optional(3));
        QCOMPARE(priorityNumber(" 4 "), std::optional(4));
        QCOMPARE(priorityNumber("Prio 15"), std::optional(15));
        for (const char* text : {"", "High", "P", "99999999999999", "P1 urgent"})
            QVERIFY2(!priorityNumber(text), text);
    }

    void absenceHasManySpellings() {
        for (const char* text : {"", "  ", "?", "null", "0001-01-01T00:00:00Z"})
            QVERIFY2(isNoValue(text), text);
        QVERIFY(!isNoValue("0"));
    }
};

QTEST_GUILESS_MAIN(IncidentSourceTest)
#include "tst_incident_source.moc"
