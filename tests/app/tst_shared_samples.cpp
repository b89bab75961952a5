// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/program.h"
#include "tests/support/shared_dir.h"
#include "tests/support/strings.h"

#include <algorithm>
#include <set>

using namespace banyan;
using namespace banyan::tests;

namespace {

const QString samples = QStringLiteral(BANYAN_SHARED_DIR) + QStringLiteral("/samples/");

size_t countOf(const Json& portfolio, const char* table) {
    return portfolio.contains(table) ? portfolio.at(table).size() : 0;
}

} // namespace

/// The whole path on real exports of real tools: new, import, assess, advise, plan, export.
class SharedSamplesTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    [[nodiscard]] Run cli(QStringList arguments) const {
        return tests::cli(m_dir.path(), arguments << QStringLiteral("--as-of") << QStringLiteral("2026-11-22"));
    }
    [[nodiscard]] Json imported(const QStringList& files) const {
        QStringList arguments{"import", "all.banyan", "--create-unmatched", "--json"};
        for (const QString& file : files)
            arguments << samples + file;
        const Run run = cli(arguments);
        if (run.code > 1) qFatal("%s", run.out.constData());
        return run.json();
    }

private slots:
    void initTestCase() {
        if (shared(QStringLiteral("samples")).isEmpty()) QSKIP("shared test data is absent: samples");
        QCOMPARE(cli({"new", "all.banyan"}).code, 0);
    }

    void konveyor() {
        // Rows that begin with 1 (applications) and 2 (dependencies), counted with grep; both files name the same three
        // applications and two dependencies.
        const Json current = imported({"konveyor/csv/template_application_import.csv"});
        QCOMPARE(current.at("records").at("components").get<int>(), 3);
        QCOMPARE(current.at("records").at("dependencies").get<int>(), 2);
        const Json legacy = imported({"konveyor/csv-legacy/sample-applications.csv"});
        QCOMPARE(legacy.at("counts").at("new").get<int>(), 0);
        const Json pages = imported({"konveyor/csv/valid_application_rows.csv"});
        QCOMPARE(pages.at("records").at("components").get<int>(), 2);
    }

    void backstage() {
        // kind: Component twice, kind: System once; seven dependsOn refs, one of them to the component itself.
        const Json answer = imported(
            {"backstage/backstage-acme-team-a-group.yaml", "backstage/backstage-artist-lookup-component.yaml",
             "backstage/one-platform-api-gateway-catalog-info.yaml", "backstage/one-platform-system-OnePlatform.yaml"});
        QCOMPARE(answer.at("records").at("components").get<int>(), 2);
        QCOMPARE(answer.at("records").at("dependencies").get<int>(), 7);
        QCOMPARE(answer.at("records").at("teams").get<int>(), 1);
    }

    void sonarqube() {
        const Json answer =
            imported({"sonarqube/component_tree-MeasureSoftGram-CLI-09-19-2022-21-49-41-develop.json",
                      "sonarqube/component_tree-MeasureSoftGram-Front-09-01-2022-01-50-33-stage.json",
                      "sonarqube/component_tree-MeasureSoftGram-Service-09-20-2022-20-32-53-develop.json"});
        QCOMPARE(answer.at("counts").at("rejected").get<int>(), 0);
        // baseComponent.measures holds, of the metrics that we keep, ncloc, complexity, coverage and
        // duplicated_lines_density, for each of the three projects.
        QCOMPARE(answer.at("records").at("measurements").get<int>(), 12);
    }

    void pagerduty() {
        const Json answer = imported({"pagerduty/list-incidents.json"});
        QCOMPARE(answer.at("records").at("incidents").get<int>(), 3); // grep -c '"incident_number"'
    }

    void servicenow() {
        const Json answer = imported({"servicenow/table_api-incidents-flat.json",
                                      "servicenow/uci-incident_event_log-excel-resaved-first5999.csv"});
        // One number in the JSON; 886 in the CSV beside 33 rows that name neither item nor category (Python's csv).
        QCOMPARE(answer.at("records").at("incidents").get<int>(), 1 + 886);
        QCOMPARE(answer.at("counts").at("rejected").get<int>(), 33);
    }

    void nothingIsLostOnTheWayIntoTheDocument() {
        const Json p = Json::parse(cli({"export", "all.banyan", "--to", "json"}).out.toStdString());
        // 3 + 2 from Konveyor; 2 from Backstage, 7 that they depend on, less the one that is both; 3 SonarQube
        // projects; services Service and Service2; "Email" or its item from the table API; 31 categories and 4 items of
        // the log.
        std::set<std::string> names;
        for (const Json& c : p.at("components"))
            names.insert(c.at("name").get<std::string>());
        for (const char* name :
             {"Customers", "Import-app-1", "artist-lookup", "API Gateway", "Service2", "Category 55"})
            QVERIFY2(names.contains(name), name);
        QCOMPARE(countOf(p, "components"), names.size());
        QCOMPARE(countOf(p, "incidents"), size_t{890});
        QCOMPARE(countOf(p, "measurements"), size_t{12});
        QCOMPARE(countOf(p, "dependencies"), size_t{9});
        QCOMPARE(countOf(p, "unmatched"), size_t{0});
        QCOMPARE(countOf(p, "sources"), size_t{13});
    }

    void importingAllAgainChangesNothing() {
        const QByteArray before = bytesOf(m_dir.filePath(QStringLiteral("all.banyan")));
        const Json again = imported(
            {"konveyor/csv/template_application_import.csv", "backstage/one-platform-api-gateway-catalog-info.yaml",
             "pagerduty/list-incidents.json", "servicenow/uci-incident_event_log-excel-resaved-first5999.csv"});
        QCOMPARE(again.at("counts").at("new").get<int>(), 0);
        QCOMPARE(bytesOf(m_dir.filePath(QStringLiteral("all.banyan"))), before);
    }

    void theAnswersHoldAndAreTheSameTwice() {
        const Run assessment = cli({"assess", "all.banyan", "--json"});
        QCOMPARE(assessment.code, 0);
        QCOMPARE(violations("check_assessment.py", assessment.out), QByteArray());
        QCOMPARE(cli({"assess", "all.banyan", "--json"}).out, assessment.out);
        QVERIFY(cli({"advise", "all.banyan", "--apply"}).code <= 1);
        const Run plan = cli({"plan", "all.banyan", "--json"});
        QVERIFY2(plan.code <= 1, plan.out.constData());
        QCOMPARE(violations("check_plan.py", plan.out), QByteArray());
        QCOMPARE(cli({"plan", "all.banyan", "--json"}).out, plan.out);
        const QByteArray report = cli({"export", "all.banyan", "--to", "markdown"}).out;
        QVERIFY(report.contains("## What is unknown") && report.contains("servicenow-incidents"));
        QCOMPARE(cli({"export", "all.banyan", "--to", "markdown"}).out, report);
    }
};

QTEST_GUILESS_MAIN(SharedSamplesTest)
#include "tst_shared_samples.moc"
