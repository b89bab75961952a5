// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/importers/reader_fixture.h"

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::tests;

namespace {

const std::string id = "pagerduty-incidents";

/// An incident with the members given, which win over the usual ones.
QByteArray incident(const QByteArray& members, const QByteArray& number = "1") {
    return json("{'id':'Q") + number + json("','created_at':'2026-01-0") + number +
           json("T10:00:00Z','service':{'id':'PX1','summary':'Checkout'}") + (members.isEmpty() ? "" : "," + members) +
           "}";
}

Severity severityOf(ReaderFixture& fixture, const QByteArray& members) {
    return fixture.read(id, "[" + incident(members) + "]")->observations.incidents.at(0).severity;
}

} // namespace

class PagerDutyTest : public QObject {
    Q_OBJECT

    ReaderFixture m_fixture;

private slots:
    void readsTheSample() {
        // python3 -c "import json; …": three incidents, all high and without priority, two of PAZDKS7 and one of
        // PAZDKS8
        BANYAN_NEEDS_SHARED(file, "samples/pagerduty/list-incidents.json");
        const auto batch = m_fixture.readFile(id, file);
        if (!batch) qFatal("%s", batch.error().fullMessage().c_str());
        const auto& incidents = batch->observations.incidents;
        QCOMPARE(incidents.size(), 3);
        QCOMPARE(batch->rejected.size(), 0);
        QCOMPARE(batch->subjects.size(), 2);
        QCOMPARE(batch->subjects[1].name, std::string("Service2"));
        QCOMPARE(batch->subjects[1].alias, (Alias{"pagerduty", "PAZDKS8"}));
        QCOMPARE(incidents[2].externalId, std::string("Q1LAD3450AG7V9"));
        QCOMPARE(incidents[2].component, std::optional(ComponentId("#1")));
        QCOMPARE(incidents[2].external, std::string("Service2"));
        QCOMPARE(incidents[2].start.toString(), std::string("2021-10-29T05:52:30Z"));
        QCOMPARE(incidents[2].pointer, std::string("/2"));
        QCOMPARE(incidents[2].severity, Severity::Major);
        QVERIFY(!incidents[2].end);
        QCOMPARE(incidents[0].title, std::string("Incident-just-for-test"));
        QCOMPARE(batch->source.from, std::optional(Date::fromYmd(2021, 10, 27)));
        QCOMPARE(batch->source.to, std::optional(Date::fromYmd(2021, 10, 30)));
        QCOMPARE(batch->source.covers, (std::vector<ComponentId>{ComponentId("#0"), ComponentId("#1")}));
        QCOMPARE(batch->issues.size(), 0);
    }

    void priorityDecidesBeforeUrgency() {
        QCOMPARE(severityOf(m_fixture, json("'priority':{'summary':'P1'},'urgency':'low'")), Severity::Critical);
        QCOMPARE(severityOf(m_fixture, json("'priority':{'summary':'P2'}")), Severity::Critical);
        QCOMPARE(severityOf(m_fixture, json("'priority':{'name':'SEV-3'}")), Severity::Major);
        QCOMPARE(severityOf(m_fixture, json("'priority':{'summary':'P5'},'urgency':'high'")), Severity::Minor);
        QCOMPARE(severityOf(m_fixture, json("'priority':null,'urgency':'high'")), Severity::Major);
        QCOMPARE(severityOf(m_fixture, json("'priority':{'summary':'Urgent'},'urgency':'low'")), Severity::Minor);
        QCOMPARE(severityOf(m_fixture, ""), Severity::Minor);
    }

    void envelopePagesAreOneSource() {
        const auto batch = m_fixture.readPages(
            id, {json("{'incidents':[") + incident({}, "1") + json("],'more':true}"),
                 json("{'incidents':[") + incident({}, "2") + "," + incident({}, "1") + json("],'more':false}")});
        QCOMPARE(batch->observations.incidents.size(), 2);
        QCOMPARE(batch->observations.incidents[1].pointer, std::string("/incidents/0"));
        QCOMPARE(issuesOf(*batch, "pagerduty.pages-missing"), 0);
        QCOMPARE(issuesOf(*batch, "incidents.states"), 1);
    }

    void aMissingLastPageIsSaid() {
        const auto batch = m_fixture.read(id, json("{'incidents':[") + incident({}) + json("],'more':true}"));
        QCOMPARE(issuesOf(*batch, "pagerduty.pages-missing"), 1);
    }

    void webhooksTellStatesOfOneIncident() {
        const auto hook = [](const QByteArray& type, const QByteArray& at) {
            return json("{'event':{'id':'e','event_type':'") + type +
                   json("','resource_type':'incident','occurred_at':'") + at + json("','data':") +
                   incident(json("'status':'triggered','urgency':'high'")) + "}}";
        };
        const auto single = m_fixture.read(id, hook("incident.triggered", "2026-01-01T10:00:00Z"));
        QCOMPARE(single->observations.incidents[0].pointer, std::string("/event/data"));
        QVERIFY(!single->observations.incidents[0].end);
        const auto both = m_fixture.read(id, "[" + hook("incident.resolved", "2026-01-01T11:30:00Z") + "," +
                                                 hook("incident.triggered", "2026-01-01T10:00:00Z") + "]");
        QCOMPARE(both->observations.incidents.size(), 1);
        QCOMPARE(both->observations.incidents[0].end->toString(), std::string("2026-01-01T11:30:00Z"));
    }

    void endIsWhenItWasResolved() {
        const auto end = [&](const QByteArray& members) {
            return m_fixture.read(id, "[" + incident(members) + "]")->observations.incidents.at(0).end;
        };
        QCOMPARE(end(json("'status':'resolved','resolved_at':'2026-01-01T12:00:00+01:00'"))->toString(),
                 std::string("2026-01-01T11:00:00Z"));
        QCOMPARE(end(json("'status':'resolved','last_status_change_at':'2026-01-01T13:00:00Z'"))->toString(),
                 std::string("2026-01-01T13:00:00Z"));
        QVERIFY(!end(json("'status':'acknowledged','last_status_change_at':'2026-01-01T13:00:00Z'")));
        QVERIFY(!end(json("'status':'triggered','resolved_at':'0001-01-01T00:00:00Z'")));
    }

    void recordsThatCanNotBeAreRejectedWithTheirPlace() {
        const auto batch = m_fixture.read(
            id, json("[7,{'id':'a'},{'created_at':'2026-01-01T00:00:00Z'},{'id':'b','created_at':'yesterday'},"
                     "{'id':'c','created_at':'2026-01-01T00:00:00Z'},{'id':'d','created_at':'2026-01-02T00:00:00Z','"
                     "resolved_at':'2026-01-01T00:00:00Z','service':{'id':'P'}},"
                     "{'event':{'event_type':'service.updated','resource_type':'service','data':{}}}]"));
        QCOMPARE(batch->rejected.size(), 7);
        QCOMPARE(batch->rejected[0].reason, std::string("/0: is no incident"));
        QCOMPARE(batch->rejected[2].reason, std::string("/2: has neither \"id\" nor \"incident_number\""));
        QCOMPARE(batch->rejected[3].reason, std::string("/3: created_at \"yesterday\" is no time"));
        QCOMPARE(batch->rejected[3].cells, (std::vector<std::string>{"b", "yesterday", ""}));
        QCOMPARE(batch->rejected[4].reason, std::string("/4: names no service"));
        QVERIFY(batch->rejected[5].reason.find("before it starts") != std::string::npos);
        QVERIFY(batch->rejected[6].reason.find("\"service.updated\"") != std::string::npos);
        QVERIFY(batch->observations.incidents.empty());
    }

    void aServiceWithoutNameGoesByItsId() {
        const auto batch =
            m_fixture.read(id, json("[{'id':'a','created_at':'2026-01-01T00:00:00Z','service':{'id':'PX9'}}]"));
        QCOMPARE(batch->observations.incidents[0].external, std::string("PX9"));
        QVERIFY(batch->subjects[0].name.empty());
    }

    void damagedFilesAreRefusedWithAPlace() {
        const QByteArray whole = "[" + incident({}) + "]";
        m_fixture.refuses(id, {QByteArray(), whole.left(whole.size() - 9), QByteArray("\x00\x01", 2),
                               QByteArray("{\"a\":1}"), QByteArray("\"text\""), QByteArray("number,opened_at\n1,2\n"),
                               QByteArray("{\"incidents\":{}}")});
    }

    void oddJsonIsAnsweredDecently() {
        BANYAN_NEEDS_SHARED(folder, "corpora/jsontestsuite");
        for (const QString& name : QDir(folder).entryList({"*.json"}, QDir::Files)) {
            const auto batch = m_fixture.readFile(id, folder + '/' + name);
            QVERIFY2(answersDecently(batch), qPrintable(name));
            if (batch) QVERIFY2(batch->observations.incidents.empty(), qPrintable(name));
        }
    }
};

QTEST_GUILESS_MAIN(PagerDutyTest)
#include "tst_pagerduty.moc"
