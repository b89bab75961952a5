// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/importers/sheets/read_sheet.h"

#include <QDir>

#include "importers/sheets/mapping.h"
#include "importers/sheets/templates.h"
#include "tests/support/shared_dir.h"

using namespace banyan;
using namespace banyan::importers;
using namespace banyan::importers::sheets;
using namespace banyan::tests;

class SheetMappingTest : public QObject {
    Q_OBJECT

    /// Id of the reader that is surest of a file, and how sure the next is.
    static std::pair<QString, double> recognized(const std::string& text, const char* name = "t.csv") {
        intake::Sniff sniff{name, text.substr(0, 65536), text.size()};
        std::pair<QString, double> best{{}, 0};
        double second = 0;
        for (const auto& reader : makeSheetReaders()) {
            const double sure = reader->recognize(sniff).confidence;
            if (sure > best.second) {
                second = best.second;
                best = {QString::fromStdString(reader->format().id), sure};
            } else {
                second = std::max(second, sure);
            }
        }
        if (best.second - second < 0.05 && best.second > 0) best.first = QStringLiteral("ambiguous");
        return best;
    }

private slots:
    void everyTemplateIsRecognizedAndReadsBack_data() {
        QTest::addColumn<QString>("kind");
        for (const TemplateKind& kind : templateKinds())
            QTest::newRow(kind.id.c_str()) << QString::fromStdString(kind.id);
    }
    void everyTemplateIsRecognizedAndReadsBack() {
        QFETCH(QString, kind);
        const auto csv = templateCsv(kind.toStdString());
        QVERIFY(csv.has_value());
        // Flows and pain points differ by their file's name alone.
        const auto best = recognized(*csv, qPrintable(kind + QStringLiteral(".csv")));
        QCOMPARE(best.first, QStringLiteral("sheet-") + kind);
        QVERIFY(best.second >= 0.5 && best.second <= 0.9);
        intake::ReadOptions options;
        options.zoneSeconds = 0;
        options.zoneName = "UTC";
        const auto batch = batchOf("sheet-" + kind.toStdString(), *csv, options);
        QCOMPARE(rejections(batch), QStringList());
        QCOMPARE(rules(batch), QStringList());
        const bool staged = std::apply([](const auto&... lists) { return (!lists.empty() || ...); }, batch.records);
        QVERIFY(staged || !batch.observations.empty());
    }

    void refusesATemplateThatThereIsNot() {
        const auto csv = templateCsv("unicorns");
        QVERIFY(!csv && csv.error().kind == ErrorKind::Usage);
        QVERIFY(csv.error().message().find("pain-points") != std::string::npos);
    }

    void recognizesSheetsByTheirHeader() {
        QCOMPARE(recognized("Name;Owner\nshop;Orders\n").first, QStringLiteral("sheet-components"));
        QCOMPARE(recognized("Anwendung;Verantwortlich;Testabdeckung (%)\nshop;Orders;5\n").first,
                 QStringLiteral("sheet-components"));
        QCOMPARE(recognized("Von,Nach,Protokoll\na,b,HTTP\n").first, QStringLiteral("sheet-dependencies"));
        QCOMPARE(recognized("Component,Metric,Date,Value\na,p95-latency,2027-01-01,5\n").first,
                 QStringLiteral("sheet-measurements"));
        QCOMPARE(recognized("Inventory of 2027\n\nName,Owner\nshop,Orders\n").first,
                 QStringLiteral("sheet-components"));
        QCOMPARE(recognized("Name,Description,Components\na,b,c\n").first, QStringLiteral("ambiguous"));
        QCOMPARE(recognized("Name,Description,Components\na,b,c\n", "2027/flows.csv").first,
                 QStringLiteral("sheet-flows"));
        QCOMPARE(recognized("Name,Description\na,b\n", "teams.csv").first, QStringLiteral("sheet-teams"));
        QCOMPARE(recognized("Application,Owner,A,B,C,D,E,F,G\nshop,Orders,,,,,,,\n", "Applications 2027.csv").first,
                 QStringLiteral("sheet-components"));
        QVERIFY(recognized("foo,bar\n1,2\n").second < 0.5);
        QVERIFY(recognized("Just a text about names.\n").second < 0.5);
        QVERIFY(recognized("id,name,created_date,result,status,environment,duration_sec,cicd_scope_id\n1,x,,,,,,\n")
                    .second < 0.5);
        QCOMPARE(recognized(std::string("\x7f"
                                        "ELF\0\0",
                                        6))
                     .second,
                 0.0);
    }

    void leavesKonveyorToItsOwnReader() {
        BANYAN_NEEDS_SHARED(folder, "samples/inventory-csv");
        for (const QString& name : QDir(folder).entryList({QStringLiteral("*.csv")})) {
            QFile file(folder + QLatin1Char('/') + name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(recognized(file.readAll().toStdString()).second == 0, qPrintable(name));
        }
    }

    void claimsNoOtherToolsFiles() {
        BANYAN_NEEDS_SHARED(folder, "samples");
        for (const char* path :
             {"lizard", "codemaat-csv", "pg_stat_statements", "jira", "servicenow", "deployments", "git"})
            for (const QFileInfo& info :
                 QDir(folder + QLatin1Char('/') + QLatin1String(path)).entryInfoList(QDir::Files)) {
                QFile file(info.filePath());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const auto best = recognized(file.read(65536).toStdString(), qPrintable(info.fileName()));
                QVERIFY2(best.second < 0.6, qPrintable(info.filePath() + QLatin1Char(' ') + best.first));
                if (best.second >= 0.5)
                    qInfo("%s: %s %.2f", qPrintable(info.fileName()), qPrintable(best.first), best.second);
            }
    }

    void proposesAMapping() {
        const Mapping mapping = proposeMapping({"Name*", "P95 Latenz", "p95 latency [s]", "Revenue share low",
                                                "Umsatzanteil wahrscheinlich", "Seam?", "Colour"});
        QCOMPARE(mapping.kind, std::string("components"));
        std::vector<std::string> fields;
        for (const auto& [header, field] : mapping.columns)
            fields.push_back(field);
        QCOMPARE(fields, (std::vector<std::string>{"name", "", "metric:p95-latency", "low:revenue-share",
                                                   "likely:revenue-share", "answer:seam", ""}));
        QCOMPARE(fingerprint({"Name", "Owner "}), fingerprint({"NAME", "owner"}));
        QVERIFY(fingerprint({"Name", "Owner"}) != fingerprint({"Owner", "Name"}));
    }

    void aMappingReadsBack() {
        const Mapping mapping{"abc", "components", {{"Größe \"x\"", "metric:lines-of-code"}, {"N", "name"}, {"Z", ""}}};
        const auto read = parseMapping(mappingText(mapping));
        QVERIFY(read.has_value());
        QCOMPARE(read->kind, mapping.kind);
        QVERIFY(read->columns == mapping.columns);
        for (const char* bad :
             {"", "[]", "{}", R"({"columns":[]})", R"({"columns":{"a":1}})", R"({"kind":1,"columns":{}})"})
            QVERIFY2(!parseMapping(bad), bad);
    }

    void aPersonsMappingDecides() {
        intake::ReadOptions options;
        options.mapping =
            R"({"kind":"components","columns":{"Was":"name","Wer":"owner","Größe":"metric:lines-of-code","Name":""}})";
        const auto batch = batchOf("sheet-components", "Was;Wer;Größe;Name\nshop;Orders;1200;x\n", options);
        QCOMPARE(batch.staged<portfolio::Component>().at(0).record.name, std::string("shop"));
        QCOMPARE(batch.observations.measurements.at(0).metric, std::string("lines-of-code"));
        QVERIFY(batch.source.mapping.find(R"("Größe":"metric:lines-of-code")") != std::string::npos);
        // The mapping that was used reads the same file in the same way.
        options.mapping = batch.source.mapping;
        QCOMPARE(batchOf("sheet-components", "Was;Wer;Größe;Name\nshop;Orders;1200;x\n", options).source.mapping,
                 batch.source.mapping);
        options.mapping = R"({"columns":{"Was":"nonsense"}})";
        QVERIFY(errorOf("sheet-components", "Was;Wer\nshop;Orders\n", options)
                    .startsWith(QStringLiteral("t.csv:1: the mapping turns \"Was\" into \"nonsense\"")));
    }

    void namesTheColumnThatIsMissing() {
        QCOMPARE(
            errorOf("sheet-measurements", "\nComponent,Metric,Value\na,b,1\n"),
            QStringLiteral(
                "t.csv:2: a sheet of measurements needs a column \"Date\"; the header has: Component, Metric, Value"));
        QCOMPARE(errorOf("sheet-components", "Name,Owner\n"),
                 QStringLiteral("t.csv:1: there is no row below the header"));
        QCOMPARE(errorOf("sheet-components", "\n\n"), QStringLiteral("t.csv:1: there is no header and no row"));
        QVERIFY(errorOf("sheet-components", "Name,Owner\n\"shop,Orders\n").startsWith(QStringLiteral("t.csv:2:")));
    }
};

QTEST_GUILESS_MAIN(SheetMappingTest)
#include "tst_sheet_mapping.moc"
