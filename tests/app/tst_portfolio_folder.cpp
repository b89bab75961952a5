// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/reports.h"
#include "model/report/portfolio_changes.h"
#include "model/storage/portfolio_json.h"
#include "tests/app/program.h"
#include "tests/support/planned_portfolio.h"
#include "tests/support/portfolio_generator.h"
#include "tests/support/strings.h"

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::tests;

namespace {

/// The small portfolio with one record put in.
template <typename T>
Portfolio with(const Portfolio& portfolio, T record) {
    PortfolioBuilder builder(portfolio);
    builder.put(std::move(record));
    return std::move(builder).build();
}

/// "group: sentence" of everything that differs.
std::vector<std::string> told(const Portfolio& before, const Portfolio& after) {
    std::vector<std::string> out;
    for (const report::RecordChange& change : report::portfolioChanges(before, after))
        out.push_back(change.group + ": " + change.sentence);
    return out;
}

} // namespace

/// A portfolio kept as a folder of files.
class PortfolioFolderTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        QCOMPARE(cli(m_folder.path(), {"new", "start.banyan"}).code, 0);
        write(path("start.json"), QByteArray::fromStdString(*app::exportAs("json", m_portfolio, {})));
        QCOMPARE(cli(m_folder.path(), {"import", "start.banyan", "start.json"}).code, 0);
    }

    void filesReadBackEqualInAnyOrder_data() {
        QTest::addColumn<int>("seed");
        for (int seed = 0; seed < 40; ++seed)
            QTest::newRow(std::to_string(seed).c_str()) << seed;
    }

    void filesReadBackEqualInAnyOrder() {
        QFETCH(const int, seed);
        const Portfolio portfolio = arbitraryPortfolio(static_cast<uint64_t>(seed), static_cast<size_t>(seed % 7));
        std::vector<storage::PortfolioFile> files = storage::toJsonFiles(portfolio);
        for (const storage::PortfolioFile& file : files) {
            QVERIFY(std::ranges::count(storage::portfolioFileNames(), file.name) == 1);
            QVERIFY2(storage::fromJson(file.text, file.name) || files.size() > 1, file.name.c_str());
        }
        std::ranges::reverse(files);
        const auto read = storage::fromJsonFiles(files);
        QVERIFY2(read, read ? "" : read.error().fullMessage().c_str());
        QVERIFY(*read == portfolio);
    }

    void oneChangeIsAFewLinesOfOneFile() {
        Goal goal = *m_portfolio.find(GoalId("goal-10001"));
        goal.points = 77;
        const auto before = storage::toJsonFiles(m_portfolio);
        const auto after = storage::toJsonFiles(with(m_portfolio, goal));
        QCOMPARE(after.size(), before.size());
        for (size_t i = 0; i < before.size(); ++i) {
            const QStringList was = QString::fromStdString(before[i].text).split(u'\n');
            const QStringList is = QString::fromStdString(after[i].text).split(u'\n');
            QCOMPARE(is.size(), was.size());
            int lines = 0;
            for (qsizetype n = 0; n < is.size(); ++n)
                lines += is[n] == was[n] ? 0 : 1;
            QCOMPARE(lines, before[i].name == "goals.json" ? 1 : 0);
        }
    }

    void aRecordInTwoFilesIsRefused() {
        const auto files = storage::toJsonFiles(m_portfolio);
        std::vector<storage::PortfolioFile> twice = files;
        for (const auto& file : files)
            if (file.name == "teams.json") twice.push_back({"more.json", file.text});
        const auto read = storage::fromJsonFiles(twice);
        QVERIFY(!read);
        QCOMPARE(read.error().code, std::string("json.duplicate-id"));
        QCOMPARE(read.error().where.file, std::string("more.json"));
    }

    void aFolderRestoresADocumentExactly() {
        QCOMPARE(cli(m_folder.path(), {"export", "start.banyan", "--to", "json", "--split", "kept"}).code, 0);
        QVERIFY(QFile::exists(path("kept/initiatives.json")));
        QCOMPARE(cli(m_folder.path(), {"new", "again.banyan"}).code, 0);
        const Run run = cli(m_folder.path(), {"import", "again.banyan", "kept"});
        QVERIFY2(run.code == 0, run.err.constData());
        QCOMPARE(cli(m_folder.path(), {"export", "again.banyan", "--to", "json"}).out,
                 cli(m_folder.path(), {"export", "start.banyan", "--to", "json"}).out);
    }

    void whatHasNoRecordsAnyMoreLeavesTheFolder() {
        QCOMPARE(cli(m_folder.path(), {"export", "start.banyan", "--to", "json", "--split", "stale"}).code, 0);
        write(path("stale/slides.json"), "{\"schema\": \"banyan.portfolio/1\", \"slides\": []}");
        write(path("stale/README.md"), "Ours");
        write(path("stale/unmatched.json"), "{\"somebody\": \"else's\"}");
        QCOMPARE(cli(m_folder.path(), {"export", "start.banyan", "--to", "json", "--split", "stale"}).code, 0);
        QVERIFY(!QFile::exists(path("stale/slides.json")));
        QVERIFY(QFile::exists(path("stale/README.md")));
        QVERIFY(QFile::exists(path("stale/unmatched.json")));
    }

    void whenOneFileCantBeWrittenAllOldOnesStay() {
        QVERIFY(QDir().mkpath(path("held/teams.json/in-the-way")));
        write(path("held/settings.json"), "old"); // which is written first
        const Run run = cli(m_folder.path(), {"export", "start.banyan", "--to", "json", "--split", "held"});
        QCOMPARE(run.code, 4);
        QVERIFY2(run.err.contains("held/teams.json"), run.err.constData());
        QCOMPARE(bytesOf(path("held/settings.json")), QByteArray("old"));
        QCOMPARE(QDir(path("held")).entryList(QDir::Files).size(), 1);
        write(path("file.txt"), "old");
        for (const QStringList& to : {QStringList{"--to", "csv", "-o", "file.txt"},
                                      QStringList{"--to", "html", "-o", "file.txt/report.html"}}) {
            const Run refused = cli(m_folder.path(), QStringList{"export", "start.banyan", "--schedules", "50"} + to);
            QCOMPARE(refused.code, 4);
            QCOMPARE(bytesOf(path("file.txt")), QByteArray("old"));
        }
    }

    void comparingTellsWhatChangedBesideThePlan() {
        QCOMPARE(cli(m_folder.path(), {"export", "start.banyan", "--to", "json", "--split", "before"}).code, 0);
        Team team = *m_portfolio.find(TeamId("team-10002"));
        team.budgets[0].percent = 10;
        const Portfolio changed = with(m_portfolio, team);
        QVERIFY(QDir().mkpath(path("after")));
        for (const storage::PortfolioFile& file : storage::toJsonFiles(changed))
            write(path("after/" + QString::fromStdString(file.name)), QByteArray::fromStdString(file.text));
        const QStringList both{"compare", "before", "after", "--schedules", "50", "--as-of", "2026-11-22"};
        const Run run = cli(m_folder.path(), both);
        QVERIFY2(run.code == 0, run.err.constData());
        QVERIFY2(run.out.contains("Budgets:\n- Team \"Team 3\": budgets (percent 25) → (percent 10).\n"),
                 run.out.constData());
        const Json answer = cli(m_folder.path(), both + QStringList{"--json"}).json();
        QCOMPARE(answer.at("portfolio").size(), size_t{1});
        QCOMPARE(answer.at("portfolio")[0].at("id").get<std::string>(), std::string("team-10002"));
        const QByteArray schema = cli(m_folder.path(), {"schema", "comparison"}).out;
        QCOMPARE(departures(schema, QByteArray::fromStdString(answer.dump())), QByteArray());
        QVERIFY(cli(m_folder.path(), {"compare", "before", "before", "--schedules", "50", "--json"})
                    .json()
                    .at("portfolio")
                    .empty());
    }

    void changesAreToldByGroupInWords() {
        Goal goal = *m_portfolio.find(GoalId("goal-10000"));
        goal.deadline.reset();
        goal.target = 5;
        auto list = told(m_portfolio, with(m_portfolio, goal));
        QCOMPARE(list.size(), size_t{1});
        QCOMPARE(list[0], std::string("Goals: Goal \"Goal 1\": target 6 → 5; deadline 2027-09-30 → nothing."));

        Component component;
        component.id = ComponentId("brand-new");
        component.name = "Brand new";
        list = told(m_portfolio, with(m_portfolio, component));
        QCOMPARE(list.at(0), std::string("Inventory: Component \"Brand new\" is new."));
        QCOMPARE(told(with(m_portfolio, component), m_portfolio).at(0),
                 std::string("Inventory: Component \"Brand new\" is gone."));

        Component moved = *m_portfolio.find(ComponentId("component-10001"));
        moved.owner = TeamId("team-10005");
        moved.tags = {"x", "y"};
        moved.origins.push_back({});
        QCOMPARE(told(m_portfolio, with(m_portfolio, moved)).at(0),
                 std::string("Inventory: Component \"Component 2\": owner \"Team 2\" → \"Team 6\"; tags without "
                             "\"tag-1\", with \"x\", with \"y\"."));

        Decision decision = m_portfolio.table<Decision>().at(0);
        decision.review.reset();
        QCOMPARE(told(m_portfolio, with(m_portfolio, decision)).at(0),
                 std::string("Decisions: Decision \"What comes first?\": review 2027-02-20 → nothing."));
    }

    void weightsThatFollowFromGoalsAreTold() {
        Goal goal = *m_portfolio.find(GoalId("goal-10000"));
        goal.contributions = {{"users-reached", 9}};
        goal.points = 500;
        bool weight = false;
        for (const std::string& sentence : told(m_portfolio, with(m_portfolio, goal)))
            weight = weight || sentence.starts_with("Weights: Weight of \"");
        QVERIFY(weight);
    }

    void whatIsEqualHasNothingToTell() {
        for (uint64_t seed = 0; seed < 10; ++seed) {
            const Portfolio one = arbitraryPortfolio(seed);
            QVERIFY(told(one, *storage::fromJsonFiles(storage::toJsonFiles(one))).empty());
            QVERIFY(!told(one, Portfolio()).empty());
        }
    }

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    Portfolio m_portfolio = plannedPortfolio(8, 12);
};

QTEST_GUILESS_MAIN(PortfolioFolderTest)
#include "tst_portfolio_folder.moc"
