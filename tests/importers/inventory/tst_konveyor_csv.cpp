// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/importers/reader_fixture.h"

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::tests;

namespace {

const std::string id = "konveyor-csv";
const QByteArray header =
    "Record Type 1,Application Name,Description,Comments,Business Service,Dependency,Dependency Direction,"
    "Binary Group,Binary Artifact,Binary Version,Binary Packaging,Repository Type,Repository URL,"
    "Repository Branch,Repository Path,Owner,Contributors,Tag Category 1,Tag 1,Tag Category 2,Tag 2\n";

} // namespace

class KonveyorCsvTest : public QObject {
    Q_OBJECT

    ReaderFixture m_fixture;

private slots:
    void samplesAreAcceptedAndRejectedAsUpstream_data() {
        // Accepted and rejected as Konveyor's own tests assert where they do (SOURCES.md of the samples); the others
        // counted by eye: rows that aren't blank, less the one whose name is there already.
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("applications");
        QTest::addColumn<int>("dependencies");
        QTest::addColumn<int>("rejected");
        QTest::newRow("17 columns") << "csv/template_application_import.csv" << 3 << 2 << 0;
        QTest::newRow("7 columns") << "csv/app_name_with_spaces.csv" << 1 << 0 << 1;
        QTest::newRow("record types 3 and 100") << "csv/invalid_record_type_21.csv" << 0 << 0 << 2;
        QTest::newRow("no record type") << "csv/invalid_schema_21.csv" << 0 << 0 << 2;
        QTest::newRow("blank row") << "csv/mandatory_and_empty_rows.csv" << 2 << 0 << 0;
        QTest::newRow("no name") << "csv/missing_application_name.csv" << 0 << 0 << 1;
        QTest::newRow("new business service") << "csv/missing_business_21.csv" << 1 << 0 << 0;
        QTest::newRow("new tags") << "csv/missing_tags_and_bs.csv" << 2 << 0 << 0;
        QTest::newRow("5 columns, new service") << "csv/non_existing_tags_business_service_rows.csv" << 2 << 0 << 0;
        QTest::newRow("5 columns") << "csv/valid_application_rows.csv" << 2 << 0 << 0;
        QTest::newRow("15 columns, ragged") << "csv-legacy/sample-applications.csv" << 3 << 2 << 0;
        QTest::newRow("13 columns, ragged") << "csv-legacy/sample_application_import_2022.csv" << 2 << 0 << 0;
        QTest::newRow("15 columns") << "csv-legacy/missing_tags_21.csv" << 1 << 0 << 0;
    }

    void samplesAreAcceptedAndRejectedAsUpstream() {
        BANYAN_NEEDS_SHARED(folder, "samples/konveyor");
        QFETCH(QString, file);
        const auto batch = m_fixture.readFile(id, folder + '/' + file);
        if (!batch) qFatal("%s", batch.error().fullMessage().c_str());
        QTEST(static_cast<int>(batch->staged<Component>().size()), "applications");
        QTEST(static_cast<int>(batch->staged<Dependency>().size()), "dependencies");
        QTEST(static_cast<int>(batch->rejected.size()), "rejected");
        QVERIFY(std::ranges::all_of(batch->subjects, [](const auto& s) { return s.declares; }));
    }

    void aHeaderOfOtherColumnsIsRefused() {
        BANYAN_NEEDS_SHARED(file, "samples/konveyor/csv/invalid_column_schema.csv");
        const auto batch = m_fixture.readFile(id, file);
        QVERIFY(!batch);
        QCOMPARE(batch.error().kind, ErrorKind::BadInput);
        QCOMPARE(batch.error().code, std::string("konveyor.unknown-layout"));
        QCOMPARE(batch.error().where, (Where{"invalid_column_schema.csv", 1, 0, {}}));
    }

    void rejectionsNameLineAndReason() {
        BANYAN_NEEDS_SHARED(folder, "samples/konveyor/csv");
        const auto types = m_fixture.readFile(id, folder + "/invalid_record_type_21.csv");
        QCOMPARE(types->rejected[0].reason,
                 std::string("Invalid or unknown Record Type '3'. Must be '1' for Application or '2' for Dependency."));
        QCOMPARE(types->rejected[1].line, 3);
        QCOMPARE(types->rejected[1].cells[0], std::string("100"));
        QCOMPARE(types->header.size(), types->rejected[0].cells.size());
        const auto unnamed = m_fixture.readFile(id, folder + "/missing_application_name.csv");
        QCOMPARE(unnamed->rejected[0].reason, std::string("Application Name is mandatory."));
        QCOMPARE(unnamed->rejected[0].file, std::string("missing_application_name.csv"));
        const auto twice = m_fixture.readFile(id, folder + "/app_name_with_spaces.csv");
        QCOMPARE(twice->rejected[0].reason, std::string("Application Name \"Import-app-7\" stands on line 2 already"));
    }

    void applicationCarriesServiceRepositoryBinaryAndTags() {
        BANYAN_NEEDS_SHARED(file, "samples/inventory-csv/konveyor-template_application_import.csv");
        const auto batch = m_fixture.readFile(id, file);
        const auto& gateway = stagedNamed<Component>(*batch, "Gateway");
        QCOMPARE(gateway.description, std::string("API Gateway"));
        QCOMPARE(gateway.repository, std::string("https://git-acme.local/gateway.git"));
        QCOMPARE(gateway.aliases, (std::vector<Alias>{{"maven", "corp.acme.demo:gateway"}}));
        QCOMPARE(gateway.tags, (std::vector<std::string>{"Operating System: RHEL 8", "Language: Java",
                                                         "Runtime: Spring Boot", "Owner: John Doe <jdoe@example.com>",
                                                         "Contributor: John Doe <jdoe@example.com>",
                                                         "Contributor: Jane Smith <jsmith@example.com>"}));
        QCOMPARE(batch->staged<System>().size(), 1);
        QCOMPARE(batch->staged<System>()[0].record.name, std::string("Retail"));
        QVERIFY(batch->staged<System>()[0].implied);
        QCOMPARE(gateway.system, batch->staged<System>()[0].record.id);
        QVERIFY(batch->staged<Team>().empty());
        QCOMPARE(arrows(*batch), (QStringList{"Gateway -> Inventory", "Gateway -> Customers"}));
    }

    void shortLayoutsKeepColumnsApart() {
        BANYAN_NEEDS_SHARED(folder, "samples/konveyor");
        const auto five = m_fixture.readFile(id, folder + "/csv/valid_application_rows.csv");
        QCOMPARE(stagedNamed<Component>(*five, "Import-app-1").tags,
                 (std::vector<std::string>{"Database: DB2", "Language: COBOL", "Data Center: Paris (FR)"}));
        const auto thirteen = m_fixture.readFile(id, folder + "/csv-legacy/sample_application_import_2022.csv");
        const auto& marketing = stagedNamed<Component>(*thirteen, "MarketingApp");
        QCOMPARE(marketing.description, std::string("My cool app for Marketing dept\n\nComment from me"));
        QCOMPARE(marketing.aliases, (std::vector<Alias>{{"maven", "binarygrp:elfbin"}}));
        QCOMPARE(marketing.codePaths, (std::vector<std::string>{"repo"}));
        QCOMPARE(marketing.tags, (std::vector<std::string>{"Language: Java", "Webserver: Tomcat"}));
    }

    void emptyCellsSayNothing() {
        BANYAN_NEEDS_SHARED(file, "samples/konveyor/csv/mandatory_and_empty_rows.csv");
        const auto batch = m_fixture.readFile(id, file);
        QCOMPARE(batch->staged<Component>()[0].given, (std::set<std::string>{"name"}));
        QCOMPARE(batch->staged<Component>()[1].line, 4);
    }

    void directionDecidesWhoNeedsWhom() {
        const auto batch =
            m_fixture.read(id, header + "1,A\n2,A,,,,B,Northbound\n2,A,,,,C,southbound\n2,A,,,,C,southbound\n");
        QCOMPARE(arrows(*batch), (QStringList{"B -> A", "A -> C"}));
        QCOMPARE(issuesOf(*batch, "konveyor.repeated-dependency"), 1);
        QVERIFY(batch->subjects[0].declares);
        QVERIFY(!batch->subjects[1].declares);
    }

    void dependencyRowsThatCanNotBeAreRejected_data() {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no dependency") << QByteArray("2,A,,,,,southbound") << "Dependency is mandatory";
        QTest::newRow("no direction") << QByteArray("2,A,,,,B,") << "Direction is mandatory";
        QTest::newRow("other direction") << QByteArray("2,A,,,,B,eastbound") << "\"eastbound\"";
        QTest::newRow("itself") << QByteArray("2,A,,,,A,southbound") << "depend on itself";
        QTest::newRow("too wide") << QByteArray("1,A" + QByteArray(20, ',') + "x") << "column 22 holds \"x\"";
        QTest::newRow("shifted by two") << QByteArray("1,A,,,,,,,,g,a,1.0,war,git") << "Repository Type is \"1.0\"";
        QTest::newRow("person as tag") << QByteArray("1,A" + QByteArray(16, ',') + "Jo <jo@x>")
                                       << "the person \"Jo <jo@x>\"";
    }

    void dependencyRowsThatCanNotBeAreRejected() {
        QFETCH(QByteArray, row);
        QFETCH(QString, reason);
        const auto batch = m_fixture.read(id, header + row + "\n");
        if (!batch) qFatal("%s", batch.error().fullMessage().c_str());
        QCOMPARE(batch->rejected.size(), 1);
        QVERIFY2(QString::fromStdString(batch->rejected[0].reason).contains(reason), batch->rejected[0].reason.c_str());
        QCOMPARE(batch->rejected[0].line, 2);
    }

    void dependencyNeedsALayoutThatHasIt() {
        const auto batch =
            m_fixture.read(id, "Record Type 1,Application Name,Description,Comments,Business Service\n1,A\n2,A\n");
        QCOMPARE(batch->rejected.size(), 1);
        QVERIFY(batch->rejected[0].reason.find("which this layout lacks") != std::string::npos);
    }

    void sharedBinaryIdentifiesNobody() {
        const auto batch = m_fixture.read(id, header + "1,A,,,,,,g,a\n1,B,,,,,,g,a\n");
        QVERIFY(stagedNamed<Component>(*batch, "A").aliases.empty());
        QVERIFY(stagedNamed<Component>(*batch, "B").aliases.empty());
        QCOMPARE(issuesOf(*batch, "konveyor.shared-binary"), 1);
    }

    void whatIsNotReadIsSaid() {
        const auto batch = m_fixture.read(id, header + "1,A,,,,B,southbound" + QByteArray(11, ',') + "Language,\n");
        QCOMPARE(batch->rejected.size(), 0);
        QCOMPARE(issuesOf(*batch, "konveyor.dependency-of-application"), 1);
        QCOMPARE(issuesOf(*batch, "konveyor.category-without-tag"), 1);
        QCOMPARE(batch->issues[0].where.line, 2);
        QVERIFY(batch->staged<Dependency>().empty());
    }

    void separatorAndEncodingAreDetected() {
        QByteArray wide = "\xff\xfe";
        const QString text = QString::fromUtf8(QByteArray(header).replace(',', ';')) + QStringLiteral("1;Bücher\r\n");
        wide += QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
        const auto batch = m_fixture.read(id, wide);
        if (!batch) qFatal("%s", batch.error().fullMessage().c_str());
        QCOMPARE(batch->staged<Component>()[0].record.name, std::string("Bücher"));
    }

    void damagedFilesAreRefusedWithAPlace() {
        const auto unterminated = m_fixture.read(id, header + "1,\"A\n");
        QVERIFY(!unterminated);
        QCOMPARE(unterminated.error().kind, ErrorKind::BadInput);
        QCOMPARE(unterminated.error().where.file, std::string("in"));
        QCOMPARE(unterminated.error().where.line, 2);
        for (const QByteArray& bytes :
             {QByteArray(), QByteArray("\x00\x01\x02\x00", 4), QByteArray("{\"a\":1}"), QByteArray(300, ',')}) {
            const auto batch = m_fixture.read(id, bytes);
            QVERIFY(!batch);
            QCOMPARE(batch.error().kind, ErrorKind::BadInput);
            QCOMPARE(batch.error().where.file, std::string("in"));
        }
    }
};

QTEST_GUILESS_MAIN(KonveyorCsvTest)
#include "tst_konveyor_csv.moc"
