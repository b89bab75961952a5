// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/importers/reader_fixture.h"

#include <cmath>

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::tests;

namespace {

const std::string id = "sonarqube-measures";

QByteArray measure(const QByteArray& metric, const QByteArray& value) {
    return json("{'metric':'") + metric + json("','value':'") + value + "\"}";
}

QByteArray component(const QByteArray& key, const QByteArray& qualifier, const QByteArrayList& measures) {
    return json("{'key':'") + key + json("','name':'") + key + json("','qualifier':'") + qualifier +
           json("','measures':[") + measures.join(',') + "]}";
}

QByteArray tree(const QByteArrayList& own, const QByteArrayList& components, int total = 0) {
    return json("{'paging':{'pageIndex':1,'pageSize':2,'total':") + QByteArray::number(total) +
           json("},'baseComponent':") + component("shop", "TRK", own) + json(",'components':[") + components.join(',') +
           "]}";
}

QByteArray file(const QByteArray& key, int lines, int complexity) {
    return component(key, "FIL",
                     {measure("ncloc", QByteArray::number(lines)),
                      measure("complexity", QByteArray::number(complexity)), measure("files", "1")});
}

double valueOf(const intake::ImportBatch& batch, std::string_view metric) {
    for (const Measurement& row : batch.observations.measurements)
        if (row.metric == metric) return row.value;
    return std::nan("");
}

bool knows(const intake::ImportBatch& batch, std::string_view metric) {
    return !std::isnan(valueOf(batch, metric));
}

} // namespace

class SonarqubeMeasuresTest : public QObject {
    Q_OBJECT

    ReaderFixture m_fixture;

private slots:
    void projectsOfTheSamplesCarryTheirOwnMeasures_data() {
        // Counted with Python: the base component's own values; its complexity over the FIL rows whose ncloc is over 0.
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("lines");
        QTest::addColumn<double>("coverage");
        QTest::addColumn<double>("complexity");
        QTest::newRow("CLI") << "CLI-09-19-2022-21-49-41-develop" << 1731.0 << 56.7 << 233.0 / 26;
        QTest::newRow("Front") << "Front-09-01-2022-01-50-33-stage" << 2124.0 << 36.2 << 236.0 / 87;
        QTest::newRow("Service") << "Service-09-20-2022-20-32-53-develop" << 6209.0 << 0.0 << 558.0 / 97;
    }

    void projectsOfTheSamplesCarryTheirOwnMeasures() {
        BANYAN_NEEDS_SHARED(folder, "samples/sonarqube");
        QFETCH(QString, name);
        const auto batch = m_fixture.readFile(id, folder + "/component_tree-MeasureSoftGram-" + name + ".json");
        if (!batch) qFatal("%s", batch.error().fullMessage().c_str());
        QTEST(valueOf(*batch, "lines-of-code"), "lines");
        QTEST(valueOf(*batch, "test-coverage"), "coverage");
        QTEST(valueOf(*batch, "complexity"), "complexity");
        QCOMPARE(valueOf(*batch, "duplicated-lines"), 0.0);
        QVERIFY(!knows(*batch, "technical-debt-ratio")); // neither sqale_debt_ratio nor sqale_index is in the samples
        QCOMPARE(batch->subjects.size(), 1);
        QCOMPARE(batch->subjects[0].alias.externalId.substr(0, 33), std::string("fga-eps-mds_2022-1-MeasureSoftGra"));
        QVERIFY(!batch->subjects[0].declares);
        QCOMPARE(batch->observations.measurements[0].date, ReaderFixture::today().asOf);
        QCOMPARE(issuesOf(*batch, "sonarqube.no-analysis-date"), 1);
        QCOMPARE(batch->rejected.size(), 0);
    }

    void sumsOverFilesNeverCountFoldersOrTests() {
        const auto batch = m_fixture.read(
            id, tree({}, {component("shop:src", "DIR", {measure("ncloc", "300"), measure("complexity", "30")}),
                          file("shop:a", 100, 20), file("shop:b", 200, 10), file("shop:empty", 0, 0),
                          component("shop:t", "UTS", {measure("ncloc", "1000")})}));
        QCOMPARE(valueOf(*batch, "lines-of-code"), 300.0);
        QCOMPARE(valueOf(*batch, "complexity"), 15.0);
        QVERIFY(!knows(*batch, "test-coverage"));
        QVERIFY(!knows(*batch, "duplicated-lines"));
    }

    void sharesAreComputedFromTheirParts() {
        const auto part = [](const QByteArray& key, const QByteArray& lines, const QByteArray& missed,
                             const QByteArray& repeated) {
            return component(key, "FIL",
                             {measure("lines_to_cover", lines), measure("uncovered_lines", missed),
                              measure("conditions_to_cover", "10"), measure("uncovered_conditions", "5"),
                              measure("lines", "200"), measure("duplicated_lines", repeated)});
        };
        const auto batch =
            m_fixture.read(id, tree({}, {part("shop:a", "60", "10", "30"), part("shop:b", "20", "0", "0")}));
        QCOMPARE(valueOf(*batch, "test-coverage"), 80.0);   // (80 − 10 + 20 − 10) of (80 + 20)
        QCOMPARE(valueOf(*batch, "duplicated-lines"), 7.5); // 30 of 400
    }

    void debtRatioFollowsSonarQubesDefinition() {
        // worked-examples/technical-debt-ratio.json: 122,563 minutes on 63,987 lines at 30 minutes a line.
        const auto batch = m_fixture.read(id, tree({measure("sqale_index", "122563"), measure("ncloc", "63987")}, {}));
        QVERIFY(std::abs(valueOf(*batch, "technical-debt-ratio") - 6.384786493089742) < 1e-9);
        const auto given = m_fixture.read(
            id, tree({measure("sqale_index", "122563"), measure("ncloc", "63987"), measure("sqale_debt_ratio", "7.1")},
                     {}));
        QCOMPARE(valueOf(*given, "technical-debt-ratio"), 7.1);
    }

    void pagesAreOneProjectAndRepeatsCountOnce() {
        const auto batch = m_fixture.readPages(id, {tree({}, {file("shop:a", 10, 1), file("shop:b", 20, 2)}, 3),
                                                    tree({}, {file("shop:b", 20, 2), file("shop:c", 30, 3)}, 3)});
        QCOMPARE(batch->subjects.size(), 1);
        QCOMPARE(valueOf(*batch, "lines-of-code"), 60.0);
        QCOMPARE(valueOf(*batch, "complexity"), 2.0);
        QCOMPARE(issuesOf(*batch, "sonarqube.repeated-components"), 1);
        QCOMPARE(issuesOf(*batch, "sonarqube.pages-missing"), 0);
    }

    void missingPagesMakeSumsUnknown() {
        const auto batch = m_fixture.read(id, tree({measure("coverage", "50")}, {file("shop:a", 10, 1)}, 3));
        QVERIFY(!knows(*batch, "lines-of-code"));
        QVERIFY(!knows(*batch, "complexity"));
        QCOMPARE(valueOf(*batch, "test-coverage"), 50.0);
        QCOMPARE(issuesOf(*batch, "sonarqube.pages-missing"), 1);
    }

    void theDateOfTheAnalysisCounts() {
        const auto batch = m_fixture.read(id, json("{'component':{'key':'shop','name':'Shop','qualifier':'TRK','"
                                                   "analysisDate':'2026-03-01T23:30:00+0000','measures':[") +
                                                  measure("ncloc", "5") + "]}}");
        QCOMPARE(batch->observations.measurements[0].date, Date::fromYmd(2026, 3, 1));
        QCOMPARE(batch->observations.measurements[0].pointer, std::string("/component/measures/0"));
        QCOMPARE(batch->observations.measurements[0].external, std::string("Shop"));
        QCOMPARE(issuesOf(*batch, "sonarqube.no-analysis-date"), 0);
    }

    void searchAnswersHoldManyProjects() {
        const auto batch = m_fixture.read(id, json("{'measures':[{'metric':'ncloc','value':'5','component':'a'},{'"
                                                   "metric':'coverage','value':'40.5','component':'b'},"
                                                   "{'metric':'ncloc','value':'7','component':'b'},{'metric':'new_"
                                                   "coverage','period':{'value':'1'},'component':'b'}]}"));
        QCOMPARE(batch->subjects.size(), 2);
        QCOMPARE(batch->observations.measurements.size(), 3);
        QCOMPARE(valueOf(*batch, "test-coverage"), 40.5);
    }

    void valuesThatAreNoneAreRejectedWithTheirPlace() {
        const auto batch = m_fixture.read(
            id, tree({measure("coverage", "120"), measure("ncloc", "many"), measure("complexity", "-1")}, {"7", "{}"}));
        QCOMPARE(batch->rejected.size(), 5);
        QCOMPARE(batch->rejected[0].reason,
                 std::string("/baseComponent/measures/0: coverage is \"120\", not a share from 0 to 100"));
        QCOMPARE(batch->rejected[0].cells, (std::vector<std::string>{"shop", "coverage", "120"}));
        QCOMPARE(batch->rejected[3].reason, std::string("/components/0: is no component with a \"key\""));
        QVERIFY(batch->observations.measurements.empty());
        QCOMPARE(issuesOf(*batch, "sonarqube.nothing-known"), 1);
    }

    void answersThatDisagreeAreReported() {
        const auto batch =
            m_fixture.readPages(id, {tree({measure("ncloc", "10")}, {}), tree({measure("ncloc", "12")}, {})});
        QCOMPARE(issuesOf(*batch, "sonarqube.two-values"), 1);
        QCOMPARE(valueOf(*batch, "lines-of-code"), 12.0);
        QCOMPARE(batch->observations.measurements[0].file, std::string("page2"));
    }

    void damagedFilesAreRefusedWithAPlace() {
        const QByteArray whole = tree({measure("ncloc", "10")}, {});
        m_fixture.refuses(id, {QByteArray(), whole.left(whole.size() / 2), QByteArray("\x00\x01", 2), QByteArray("[]"),
                               QByteArray("{\"a\":1}"), QByteArray("a,b\n1,2\n"),
                               QByteArray("{\"baseComponent\":{\"name\":\"x\"}}")});
    }

    void oddJsonIsAnsweredDecently() {
        BANYAN_NEEDS_SHARED(folder, "corpora/jsontestsuite");
        int files = 0;
        for (const QString& name : QDir(folder).entryList({"*.json"}, QDir::Files)) {
            const auto batch = m_fixture.readFile(id, folder + '/' + name);
            QVERIFY2(!batch && batch.error().kind == ErrorKind::BadInput, qPrintable(name));
            ++files;
        }
        QVERIFY(files > 100);
    }
};

QTEST_GUILESS_MAIN(SonarqubeMeasuresTest)
#include "tst_sonarqube_measures.moc"
