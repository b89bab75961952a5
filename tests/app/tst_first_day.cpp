// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/program.h"

#include <xlsxwriter.h>

using namespace banyan;
using namespace banyan::tests;

namespace {

/// One workbook of 400 names and owners; every fifth has a few estimates, every twentieth is fully unknown.
void writeInventory(const QByteArray& path) {
    lxw_workbook* book = workbook_new(path.constData());
    lxw_worksheet* sheet = workbook_add_worksheet(book, "Applications");
    const char* header[] = {"Application",
                            "Owner",
                            "Revenue share (%) low",
                            "Revenue share (%) likely",
                            "Revenue share (%) high",
                            "Test coverage (%) low",
                            "Test coverage (%) likely",
                            "Test coverage (%) high",
                            "Estimated by"};
    for (lxw_col_t i = 0; i < 9; ++i)
        worksheet_write_string(sheet, 0, i, header[i], nullptr);
    for (lxw_row_t i = 1; i <= 400; ++i) {
        worksheet_write_string(sheet, i, 0, ("Application " + std::to_string(i)).c_str(), nullptr);
        worksheet_write_string(sheet, i, 1, ("Team " + std::to_string(i % 12)).c_str(), nullptr);
        if (i % 5 != 0) continue;
        const double likely = 1 + i % 20;
        worksheet_write_number(sheet, i, 2, likely / 2, nullptr);
        worksheet_write_number(sheet, i, 3, likely, nullptr);
        worksheet_write_number(sheet, i, 4, likely * 1.5, nullptr);
        worksheet_write_number(sheet, i, 5, 10, nullptr);
        worksheet_write_number(sheet, i, 6, 20 + i % 30, nullptr);
        worksheet_write_number(sheet, i, 7, 60, nullptr);
        worksheet_write_string(sheet, i, 8, "Domain expert", nullptr);
    }
    if (workbook_close(book) != LXW_NO_ERROR) qFatal("the workbook can't be written");
}

} // namespace

class FirstDayTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    [[nodiscard]] Run cli(QStringList arguments) const {
        return tests::cli(m_dir.path(), arguments << "--as-of"
                                                  << "2026-11-22");
    }

private slots:
    void initTestCase() {
        writeInventory(m_dir.filePath("applications.xlsx").toUtf8());
        QCOMPARE(cli({"new", "day.banyan"}).code, 0);
        const Run run = cli({"import", "day.banyan", "applications.xlsx", "--json"});
        QVERIFY2(run.code == 0, run.out.constData());
        QCOMPARE(run.json().at("records").at("components").get<int>(), 400);
        QCOMPARE(run.json().at("records").at("estimates").get<int>(), 160);
        QCOMPARE(run.json().at("counts").at("rejected").get<int>(), 0);
        QCOMPARE(run.json().at("counts").at("unmatched").get<int>(), 0);
    }

    void theMapSaysHonestlyWhatIsUnknown() {
        const Run run = cli({"assess", "day.banyan", "--json"});
        QCOMPARE(run.code, 0);
        const Json answer = run.json();
        QCOMPARE(answer.at("components").size(), size_t{400});
        size_t unknown = 0;
        for (const Json& component : answer.at("components")) {
            const bool placed = component.at("quadrant") != "unknown";
            unknown += !placed;
            if (placed) QVERIFY(component.at("confidence") != "firm");
            if (!placed) QVERIFY(component.at("probability").is_null() && !component.at("missing").empty());
        }
        QVERIFY(unknown >= 320);
        QCOMPARE(violations("check_assessment.py", run.out), QByteArray());
    }

    void adviceAsksInsteadOfGuessing() {
        const Json answer = cli({"advise", "day.banyan", "--json"}).json();
        QCOMPARE(answer.at("recommendations").size(), size_t{400});
        for (const Json& recommendation : answer.at("recommendations"))
            if (recommendation.at("disposition") == "undecided") QVERIFY(!recommendation.at("ask").empty());
    }

    void aPlanAndAReportComeOut() {
        QVERIFY(cli({"plan", "day.banyan"}).code <= 1);
        QVERIFY(cli({"advise", "day.banyan", "--apply"}).code <= 1);
        const Run plan = cli({"plan", "day.banyan", "--json"});
        QVERIFY2(plan.code <= 1, plan.out.constData());
        QCOMPARE(plan.json().at("issues").at(0).at("rule").get<std::string>(), std::string("team.no-headcount"));
        QCOMPARE(violations("check_plan.py", plan.out), QByteArray());
        const Run report = cli({"export", "day.banyan", "--to", "markdown"});
        QCOMPARE(report.code, 0);
        QVERIFY(report.out.contains("400 components"));
        QVERIFY(report.out.contains("## What is unknown"));
        QCOMPARE(cli({"export", "day.banyan", "--to", "markdown"}).out, report.out);
    }
};

QTEST_GUILESS_MAIN(FirstDayTest)
#include "tst_first_day.moc"
