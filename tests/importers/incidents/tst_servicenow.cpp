// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/importers/reader_fixture.h"

#include <map>

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::tests;

namespace {

const std::string id = "servicenow-incidents";
const QByteArray header = "number,opened_at,resolved_at,closed_at,priority,business_service,cmdb_ci,category,short_"
                          "description,incident_state,sys_mod_count\r\n";

} // namespace

class ServiceNowTest : public QObject {
    Q_OBJECT

    ReaderFixture m_fixture;

private slots:
    void readsTheEventLog() {
        BANYAN_NEEDS_SHARED(file, "samples/servicenow/uci-incident_event_log-excel-resaved-first5999.csv");
        const auto batch = m_fixture.readFile(id, file);
        if (!batch) qFatal("%s", batch.error().fullMessage().c_str());
        const auto& incidents = batch->observations.incidents;
        // Counted with Python's csv: 5,998 rows; 33 rows have "?" for cmdb_ci and category; the others have 886
        // numbers, with 15, 32, 756 and 83 of priority 1 to 4 in the last row of each.
        QCOMPARE(incidents.size(), 886);
        QCOMPARE(batch->rejected.size(), 33);
        std::map<Severity, int> severities;
        for (const Incident& incident : incidents)
            ++severities[incident.severity];
        QCOMPARE(severities[Severity::Critical], 15);
        QCOMPARE(severities[Severity::Major], 32);
        QCOMPARE(severities[Severity::Minor], 756 + 83);
        // 881 of them have cmdb_ci "?"; their category stands in.
        QCOMPARE(issuesOf(*batch, "servicenow.category-as-service"), 1);
        const auto said = std::ranges::find(batch->issues, "servicenow.category-as-service", &Issue::rule);
        QCOMPARE(said->value, std::string("881"));
        // grep -n INC0000045: four states on lines 2 to 5; opened 29-02-2016 01:16, resolved 11:29.
        QCOMPARE(incidents[0].externalId, std::string("INC0000045"));
        QCOMPARE(incidents[0].line, 5);
        QCOMPARE(incidents[0].start.toString(), std::string("2016-02-29T01:16:00Z"));
        QCOMPARE(incidents[0].end->toString(), std::string("2016-02-29T11:29:00Z"));
        QCOMPARE(incidents[0].external, std::string("Category 55"));
        // 29 of the last states have resolved_at "?", and all have a closed_at.
        QVERIFY(std::ranges::all_of(incidents, [](const Incident& i) { return i.end.has_value(); }));
        QCOMPARE(batch->source.from, std::optional(Date::fromYmd(2016, 2, 29)));
        QCOMPARE(batch->source.to, std::optional(Date::fromYmd(2016, 3, 3))); // the last opened_at is 02-03-2016
        QCOMPARE(issuesOf(*batch, "import.zone-assumed"), 1);
        QCOMPARE(batch->source.zone, std::string("UTC"));
    }

    void readsTheTableApiSample() {
        BANYAN_NEEDS_SHARED(file, "samples/servicenow/table_api-incidents-flat.json");
        const auto batch = m_fixture.readFile(id, file);
        if (!batch) qFatal("%s", batch.error().fullMessage().c_str());
        QCOMPARE(batch->observations.incidents.size(), 1); // two records of one number
        const Incident& incident = batch->observations.incidents[0];
        QCOMPARE(incident.externalId, std::string("INC0000060"));
        QCOMPARE(incident.pointer, std::string("/1"));
        QCOMPARE(incident.external, std::string("Email"));
        QCOMPARE(incident.title, std::string("Unable to connect to email"));
        QCOMPARE(incident.start.toString(), std::string("2016-12-12T15:19:57Z"));
        QCOMPARE(incident.end->toString(), std::string("2016-12-13T21:43:14Z"));
        QCOMPARE(incident.severity, Severity::Minor);
    }

    void referencesAreTextOrObjects() {
        const auto batch =
            m_fixture.read(id, json("{'result':["
                                    "{'number':'INC1','opened_at':'2026-01-01 "
                                    "10:00:00','priority':{'value':'1','display_value':'1 - Critical'},'cmdb_ci':'',"
                                    "'business_service':{'link':'https://x/"
                                    "y','value':'27d32778c0a8000b00db970eeaa60f16','display_value':'Mail'}},"
                                    "{'number':'INC2','opened_at':{'value':'2026-01-02 "
                                    "10:00:00','display_value':'02/01/2026 11:00'},'severity':'2',"
                                    "'cmdb_ci':{'link':'https://x/z','value':'b0c4030ac0a800090152e7a4564ca36c'}},"
                                    "{'number':'INC3','opened_at':'2026-01-03 "
                                    "10:00:00','business_service':'27d32778c0a8000b00db970eeaa60f16'}]}"));
        if (!batch) qFatal("%s", batch.error().fullMessage().c_str());
        const auto& incidents = batch->observations.incidents;
        QCOMPARE(incidents.size(), 3);
        QCOMPARE(batch->subjects.size(), 2);
        QCOMPARE(batch->subjects[0].name, std::string("Mail"));
        QCOMPARE(batch->subjects[0].alias, (Alias{"servicenow", "27d32778c0a8000b00db970eeaa60f16"}));
        QCOMPARE(incidents[2].component, incidents[0].component);
        QVERIFY(batch->subjects[1].name.empty());
        QCOMPARE(incidents[0].severity, Severity::Critical);
        QCOMPARE(incidents[1].severity, Severity::Major);
        QCOMPARE(incidents[1].start.toString(), std::string("2026-01-02T10:00:00Z"));
    }

    void serviceComesBeforeItemBeforeCategory() {
        const auto batch =
            m_fixture.read(id, header + "1,01-13-2026,,,,Mail,srv1,Network\r\n2,01-13-2026,,,,?,srv1,Network\r\n3,01-"
                                        "13-2026,,,,,,Network\r\n4,01-13-2026,,,,,,?\r\n");
        QCOMPARE(batch->observations.incidents.size(), 3);
        QCOMPARE(batch->observations.incidents[0].external, std::string("Mail"));
        QCOMPARE(batch->observations.incidents[1].external, std::string("srv1"));
        QCOMPARE(batch->observations.incidents[2].external, std::string("Network"));
        QCOMPARE(batch->subjects[2].alias.kind, std::string("servicenow-category"));
        QCOMPARE(batch->rejected[0].reason, std::string("names no service, configuration item or category"));
        QCOMPARE(batch->rejected[0].line, 5);
    }

    void oneTellingDateDecidesTheOrderOfAll() {
        const auto day = m_fixture.read(id, header + "1,02-03-2026 08:00,,,,Mail\r\n2,13-03-2026 08:00,,,,Mail\r\n");
        QCOMPARE(day->observations.incidents[0].start.date(), Date::fromYmd(2026, 3, 2));
        QCOMPARE(issuesOf(*day, "import.date-order-assumed"), 0);
        const auto month = m_fixture.read(id, header + "1,02-03-2026 08:00,,,,Mail\r\n2,03-13-2026 08:00,,,,Mail\r\n");
        QCOMPARE(month->observations.incidents[0].start.date(), Date::fromYmd(2026, 2, 3));
        const auto doubtful = m_fixture.read(id, header + "1,02-03-2026 08:00,,,,Mail\r\n");
        QCOMPARE(doubtful->observations.incidents[0].start.date(), Date::fromYmd(2026, 3, 2));
        QCOMPARE(issuesOf(*doubtful, "import.date-order-assumed"), 1);
    }

    void theChosenZoneIsUsed() {
        auto options = ReaderFixture::today();
        options.zoneSeconds = 3600;
        options.zoneName = "Europe/Berlin";
        const auto batch = m_fixture.read(id, header + "1,2026-01-31 00:30,,,,Mail\r\n", options);
        QCOMPARE(batch->observations.incidents[0].start.toString(), std::string("2026-01-30T23:30:00Z"));
        QCOMPARE(issuesOf(*batch, "import.zone-assumed"), 0);
        QCOMPARE(batch->source.zone, std::string("Europe/Berlin"));
    }

    void theHighestCounterIsTheLastState() {
        const auto batch = m_fixture.read(id, header + "1,2026-01-01,,,3,Mail,,,,New,1\r\n1,2026-01-01,2026-01-03,,1,"
                                                       "Mail,,,,Resolved,7\r\n1,2026-01-01,,,2,Mail,,,,Active,5\r\n");
        QCOMPARE(batch->observations.incidents.size(), 1);
        QCOMPARE(batch->observations.incidents[0].severity, Severity::Critical);
        QCOMPARE(batch->observations.incidents[0].line, 3);
    }

    void listExportsWithLabelsAreRead() {
        const auto batch = m_fixture.read(
            id, "Number,Opened,Short description,Priority,State,Configuration item,Resolved\r\n"
                "INC0010001,2026-01-01 09:00:00,Mail is down,2 - High,Resolved,mail-01,2026-01-01 10:00:00\r\n");
        QCOMPARE(batch->observations.incidents.size(), 1);
        QCOMPARE(batch->observations.incidents[0].title, std::string("Mail is down"));
        QCOMPARE(batch->observations.incidents[0].severity, Severity::Major);
        QCOMPARE(batch->observations.incidents[0].external, std::string("mail-01"));
    }

    void closedWithoutATimeIsSaid() {
        const auto batch = m_fixture.read(
            id, header + "1,2026-01-01,?,?,3,Mail,,,,7 - Closed,1\r\n2,2026-01-01,?,?,3,Mail,,,,New,1\r\n");
        QVERIFY(!batch->observations.incidents[0].end);
        const auto said = std::ranges::find(batch->issues, "servicenow.no-end", &Issue::rule);
        QVERIFY(said != batch->issues.end());
        QCOMPARE(said->value, std::string("1"));
    }

    void rowsThatCanNotBeAreRejectedWithTheirPlace() {
        const auto batch = m_fixture.read(id, header + ",2026-01-01,,,,Mail\r\n1,soon,,,,Mail\r\n2,2026-01-02,never,,,"
                                                       "Mail\r\n3,2026-01-02,2026-01-01,,,Mail\r\n");
        QCOMPARE(batch->rejected.size(), 4);
        QCOMPARE(batch->rejected[0].reason, std::string("number is empty"));
        QCOMPARE(batch->rejected[1].reason, std::string("opened_at \"soon\" is no time"));
        QCOMPARE(batch->rejected[2].reason, std::string("resolved_at \"never\" is no time"));
        QCOMPARE(batch->rejected[3].line, 5);
        QCOMPARE(batch->rejected[1].cells[1], std::string("soon"));
        QCOMPARE(batch->header[1], std::string("opened_at"));
    }

    void damagedFilesAreRefusedWithAPlace() {
        m_fixture.refuses(id, {QByteArray(), QByteArray("[{\"number\":\"INC1\""), QByteArray("\x00\x01\x02\x00", 4),
                               QByteArray("{\"a\":1}"), QByteArray("a,b\n1,2\n"), header + "\"1,2026\r\n"});
    }

    void oddJsonIsAnsweredDecently() {
        BANYAN_NEEDS_SHARED(folder, "corpora/jsontestsuite");
        for (const QString& name : QDir(folder).entryList({"*.json"}, QDir::Files))
            QVERIFY2(answersDecently(m_fixture.readFile(id, folder + '/' + name)), qPrintable(name));
    }
};

QTEST_GUILESS_MAIN(ServiceNowTest)
#include "tst_servicenow.moc"
