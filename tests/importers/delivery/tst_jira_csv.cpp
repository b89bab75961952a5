// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/importers/reader_fixture.h"

#include "model/intake/import.h"
#include "model/portfolio/edit.h"

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::tests;

namespace {

const std::string id = "jira-initiatives";
const QByteArray header = "Summary,Issue key,Status,Status Category,Resolution,Resolved,Custom field (Actual start),"
                          "Remaining Estimate,Time Spent,Σ Remaining Estimate,Σ Time Spent\n";

Initiative initiative(const std::string& title, const std::string& key = {}) {
    Initiative out;
    out.id = InitiativeId(slug(title));
    out.title = title;
    if (!key.empty()) out.aliases = {{"jira", key}};
    return out;
}

} // namespace

class JiraCsvTest : public QObject {
    Q_OBJECT

    ReaderFixture m_fixture;

    [[nodiscard]] Initiative only(const QByteArray& row) {
        const auto batch = m_fixture.read(id, header + row);
        if (!batch) qFatal("%s", batch.error().fullMessage().c_str());
        if (batch->staged<Initiative>().size() != 1) qFatal("not one row");
        return batch->staged<Initiative>()[0].record;
    }

    Result<intake::DryRun> tried(const Portfolio& portfolio, const QByteArray& rows) {
        const auto batch = m_fixture.read(id, header + rows);
        if (!batch) return batch.error();
        return intake::dryRun(portfolio, *batch, {}, ReaderFixture::today());
    }

private slots:
    void readsTheRealExport() {
        // Four issues of status category "To Do", with German-free dates such as 09/Feb/23 6:16 PM and multi-line text.
        BANYAN_NEEDS_SHARED(file, "samples/jira/jira-cloud-export-TPS-first4.csv");
        const auto batch = m_fixture.readFile(id, file);
        if (!batch) qFatal("%s", batch.error().fullMessage().c_str());
        QCOMPARE(batch->staged<Initiative>().size(), size_t{4});
        QCOMPARE(batch->rejected.size(), size_t{0});
        QCOMPARE(batch->issues.size(), size_t{0});
        QCOMPARE(batch->staged<Initiative>()[0].record.aliases, (std::vector<Alias>{{"jira", "TPS-67"}}));
        QVERIFY(!batch->staged<Initiative>()[0].given.contains("status"));
    }

    void whatIsOverIsDoneOnTheDayItWasResolved() {
        const Initiative done = only("Seam,S-1,Closed,Done,Done,25/Feb/26 2:54 PM,01/Feb/26 9:00 AM,,,,\n");
        QVERIFY(done.status == InitiativeStatus::Done);
        QCOMPARE(done.finishedOn, std::optional(Date::fromYmd(2026, 2, 25)));
        QCOMPARE(done.startedOn, std::optional(Date::fromYmd(2026, 2, 1)));
        QVERIFY(only("Seam,S-1,Closed,Done,Won't Do,25/Feb/26 2:54 PM,,,,,\n").status == InitiativeStatus::Rejected);
    }

    void whatRemainsIsAShareOfAllChildrenIncluded() {
        const Initiative going = only("Seam,S-1,In Review,In Progress,,,2026-02-01,3600,3600,28800,86400\n");
        QVERIFY(going.status == InitiativeStatus::Started);
        QCOMPARE(going.remainingShare, std::optional(0.25));
        QCOMPARE(only("Seam,S-1,x,In Progress,,,,1d 4h,4h,,\n").remainingShare, std::optional(0.75));
        QVERIFY(!only("Seam,S-1,x,In Progress,,,,,,,\n").remainingShare);
    }

    void theCategoryDecidesAndUnknownStatusesAreCounted() {
        QVERIFY(only("Seam,S-1,已完成,Done,,,,,,,\n").status == InitiativeStatus::Done);
        QVERIFY(only("Seam,S-1,In Arbeit,,,,,,,,\n").status == InitiativeStatus::Started);
        const auto batch = m_fixture.read(id, header + "Seam,S-1,已完成,,,,,,,,\n");
        QCOMPARE(issuesOf(*batch, "jira.unknown-status"), 1);
    }

    void badCellsRejectTheirRowAndRepeatedHeadersAreSkipped() {
        const auto batch = m_fixture.read(id, header + "Seam,S-1,x,In Progress,,,yesterday,,,,\n" + header +
                                                  ",,x,Done,,,,,,,\nGood,S-2,x,Done,,,,,,,\n");
        QCOMPARE(batch->staged<Initiative>().size(), size_t{1});
        QCOMPARE(batch->rejected.size(), size_t{2});
        QCOMPARE(batch->rejected[0].reason, std::string("Custom field (Actual start) \"yesterday\" is no date"));
        QCOMPARE(batch->rejected[1].reason, std::string("names no issue key"));
    }

    void initiativesAreFoundByKeyOrTitleAndOthersAreLeftOut() {
        PortfolioBuilder builder;
        builder.put(initiative("Cut the seam", "S-1"));
        builder.put(initiative("Contract tests"));
        const Portfolio before = std::move(builder).build();
        const QByteArray rows = "Another name,S-1,x,In Progress,,,2026-02-01,,,,\n"
                                "contract tests,S-2,x,Done,Done,25/Feb/26 2:54 PM,,,,,\n"
                                "A bug,S-3,x,Done,Done,25/Feb/26 2:54 PM,,,,,\n"
                                "Another bug,S-4,x,To Do,,,,,,,\n";
        const auto run = tried(before, rows);
        QVERIFY(run);
        QCOMPARE(run->counts.added, 0);
        QCOMPARE(run->counts.changed, 2);
        const auto after = apply(before, run->edit);
        QVERIFY(after);
        QCOMPARE(after->initiatives().size(), 2);
        const Initiative& seam = *after->find(InitiativeId("cut-the-seam"));
        QVERIFY(seam.status == InitiativeStatus::Started);
        QCOMPARE(seam.title, std::string("Cut the seam"));
        const Initiative& tests = *after->find(InitiativeId("contract-tests"));
        QVERIFY(tests.status == InitiativeStatus::Done);
        QCOMPARE(tests.aliases, (std::vector<Alias>{{"jira", "S-2"}}));
        const auto said = std::ranges::find(run->issues, "import.nobody-answers", &Issue::rule);
        QVERIFY(said != run->issues.end());
        QCOMPARE(said->value, std::string("A bug"));
        const auto again = tried(*after, rows);
        QCOMPARE(again->counts.changed, 0);
        QCOMPARE(again->counts.unchanged, 2);
    }

    void foreignAndDamagedBytesAreRefused() {
        for (const QByteArray& bytes : {QByteArray(), QByteArray("Summary,Status\na,b\n"), QByteArray("\"")}) {
            const auto answer = m_fixture.read(id, bytes);
            QVERIFY(!answer && answer.error().kind == ErrorKind::BadInput);
        }
        const QByteArray whole = header + "Seam,S-1,x,In Progress,,,2026-02-01,,,,\n";
        for (int cut = 0; cut < whole.size(); cut += 7)
            QVERIFY(answersDecently(m_fixture.read(id, whole.left(cut))));
    }
};

QTEST_GUILESS_MAIN(JiraCsvTest)
#include "tst_jira_csv.moc"
