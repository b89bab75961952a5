// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/program.h"

using namespace banyan;
using namespace banyan::tests;

class CliTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    [[nodiscard]] Run cli(const QStringList& arguments) const { return tests::cli(m_dir.path(), arguments); }
    [[nodiscard]] QString path(const QString& name) const { return m_dir.filePath(name); }

private slots:
    void initTestCase() {
        QVERIFY(m_dir.isValid());
        QCOMPARE(cli({"new", "shop.banyan", "--name", "Shop"}).code, 0);
    }

    void newMakesADocumentAndNeverReplacesOne() {
        const Run made = cli({"new", "other.banyan"});
        QCOMPARE(made.out, QByteArray("other.banyan: an empty portfolio\n"));
        QCOMPARE(made.err, QByteArray());
        const QByteArray before = bytesOf(path("other.banyan"));
        const Run again = cli({"new", "other.banyan"});
        QCOMPARE(again.code, 4);
        QVERIFY(again.err.contains("other.banyan"));
        QCOMPARE(bytesOf(path("other.banyan")), before);
    }

    void badFilesAreExitThreeAndChangeNothing_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("name");
        QTest::newRow("empty") << QByteArray() << "empty.csv";
        QTest::newRow("binary") << QByteArray("\x7f\x45\x4c\x46\x00\x01\x02\x03", 8) << "program.csv";
        QTest::newRow("truncated JSON") << QByteArray("{\"incidents\":[{\"incident_number\":1,\"created_at\":\"2021-")
                                        << "incidents.json";
        QTest::newRow("prose") << QByteArray("Dear architect,\nplease find attached\n") << "letter.txt";
        QTest::newRow("no key column") << QByteArray("Owner,Kind\nA,B\n") << "components.csv";
        QTest::newRow("truncated zip") << QByteArray("PK\x03\x04 and then nothing") << "book.xlsx";
    }

    void badFilesAreExitThreeAndChangeNothing() {
        QFETCH(QByteArray, content);
        QFETCH(QString, name);
        write(path(name), content);
        const QByteArray before = bytesOf(path("shop.banyan"));
        const Run run = cli({"import", "shop.banyan", name});
        QCOMPARE(run.code, 3);
        QVERIFY2(run.err.contains(name.toUtf8()), run.err.constData());
        QCOMPARE(run.out, QByteArray());
        QCOMPARE(bytesOf(path("shop.banyan")), before);
    }

    void oneBadFileAmongGoodOnesChangesNothing() {
        write(path("good.csv"), "Name,Owner,Kind\nOrders,Team A,service\n");
        write(path("bad.json"), "{\"incidents\":[{\"incident_number\":1,");
        const QByteArray before = bytesOf(path("shop.banyan"));
        QCOMPARE(cli({"import", "shop.banyan", "good.csv", "bad.json"}).code, 3);
        QCOMPARE(bytesOf(path("shop.banyan")), before);
    }

    void badRowsAreRejectedWithLineAndReasonAndTheRestApplies() {
        QCOMPARE(cli({"new", "rows.banyan"}).code, 0);
        write(path("estimates.csv"), "Component,Metric,Low,Likely,High,Author,Date\n"
                                     "Orders,revenue-share,10,12,15,Finance,2026-10-01\n"
                                     "Orders,users-reached,50,40,30,Finance,2026-10-01\n"
                                     "Orders,test-coverage,10,20,30,Finance,2026-02-30\n");
        write(path("names.csv"), "Name,Owner,Kind\nOrders,Team A,service\n");
        QCOMPARE(cli({"import", "rows.banyan", "names.csv"}).code, 0);
        const Run run = cli({"import", "rows.banyan", "estimates.csv", "--rejected", "rejected.csv", "--json"});
        QCOMPARE(run.code, 1);
        const Json answer = run.json();
        QCOMPARE(answer.at("counts").at("rejected").get<int>(), 2);
        QCOMPARE(answer.at("counts").at("new").get<int>(), 1);
        QCOMPARE(answer.at("rejectedRows").at(0).at("line").get<int>(), 3);
        QCOMPARE(answer.at("rejectedRows").at(1).at("line").get<int>(), 4);
        QVERIFY(QByteArray::fromStdString(answer.dump()).contains("2026-02-30"));
        QCOMPARE(bytesOf(path("rejected.csv")).count('\n'), 3);
        const Run told = cli({"import", "rows.banyan", "estimates.csv", "--dry-run"});
        const qsizetype first = told.err.indexOf("rejected: estimates.csv: line 3: ");
        const qsizetype second = told.err.indexOf("rejected: estimates.csv: line 4: ");
        QVERIFY2(first >= 0 && second > first, told.err.constData());
        QCOMPARE(told.err.count("2026-02-30"), 1);
    }

    void aDryRunChangesNothingAndSaysWhatWould() {
        QCOMPARE(cli({"new", "dry.banyan"}).code, 0);
        write(path("dry.csv"), "Name,Owner,Kind\nOrders,Team A,service\nBilling,Team A,service\n");
        const QByteArray before = bytesOf(path("dry.banyan"));
        const Run run = cli({"import", "dry.banyan", "dry.csv", "--dry-run", "--json"});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.json().at("records").at("components").get<int>(), 2);
        QVERIFY(run.json().at("dryRun").get<bool>());
        QCOMPARE(bytesOf(path("dry.banyan")), before);
        QCOMPARE(cli({"import", "dry.banyan", "dry.csv"}).code, 0);
        const QByteArray once = bytesOf(path("dry.banyan"));
        const Run again = cli({"import", "dry.banyan", "dry.csv"});
        QVERIFY2(again.out.endsWith("Nothing to change.\n"), again.out.constData());
        QCOMPARE(bytesOf(path("dry.banyan")), once);
    }

    void portfolioJsonRestoresAnEmptyDocumentExactly() {
        QCOMPARE(cli({"new", "from.banyan"}).code, 0);
        write(path("from.csv"), "Name,Owner,Kind,Revenue share (%)\nOrders,Team A,service,12\n");
        QCOMPARE(cli({"import", "from.banyan", "from.csv", "--as-of", "2026-11-22"}).code, 0);
        QCOMPARE(cli({"export", "from.banyan", "--to", "json", "-o", "from.json"}).code, 0);
        QCOMPARE(cli({"new", "to.banyan", "--name", "Other"}).code, 0);
        QCOMPARE(cli({"import", "to.banyan", "from.json"}).code, 0);
        QCOMPARE(cli({"export", "to.banyan", "--to", "json"}).out, bytesOf(path("from.json")));
    }

    void damagedAndForeignDocumentsAreRefusedUntouched() {
        QByteArray damaged = bytesOf(path("shop.banyan"));
        constexpr qsizetype secondPage = 4096;
        for (qsizetype i = secondPage; i < secondPage + 64; ++i)
            damaged[i] = static_cast<char>(damaged[i] ^ 0x5a);
        write(path("damaged.banyan"), damaged);
        write(path("text.banyan"), "this is no database");
        for (const char* name : {"damaged.banyan", "text.banyan"}) {
            const QByteArray before = bytesOf(path(name));
            const Run run = cli({"assess", name});
            QCOMPARE(run.code, 3);
            QVERIFY(run.err.contains(name));
            QCOMPARE(bytesOf(path(name)), before);
        }
    }

    void aPrerequisiteThatNobodyKnowsIsNamed() {
        QCOMPARE(cli({"new", "loose.banyan"}).code, 0);
        write(path("loose.csv"), "Title,Id,Work,Prerequisites\nCut,cut,core=5,nix\nPaste,paste,core=9,cut\n");
        const Run run = cli({"import", "loose.banyan", "loose.csv", "--format", "sheet-initiatives"});
        QCOMPARE(run.code, 0);
        QVERIFY2(run.err.contains("loose.csv:2: initiative \"Cut\" names \"nix\", which is not known here "
                                  "[import.unknown-reference]"),
                 run.err.constData());
        QCOMPARE(run.err.count("import.unknown-reference"), 1);
        const Json initiatives = cli({"export", "loose.banyan", "--to", "json"}).json().at("initiatives");
        QVERIFY(initiatives.at(0).at("prerequisites").empty());
        QCOMPARE(initiatives.at(1).at("prerequisites").size(), size_t(1));
    }

    void plansThatCannotBeAreExitFiveWithTheCause_data() {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QByteArray>("cause");
        QTest::newRow("circle") << QByteArray("Cut,cut,core=5,paste,\nPaste,paste,core=9,cut,\n")
                                << QByteArray(
                                       "Initiatives \"Cut\" and \"Paste\" wait for each other. The cheapest cut: ");
        QTest::newRow("pins") << QByteArray("Cut,cut,core=5,,start 2027-03-01\n"
                                            "Paste,paste,core=9,cut,start 2027-02-01\n")
                              << QByteArray("\"Paste\" (starts in the week of 2027-02-01)");
        QTest::newRow("no teams") << QByteArray() << QByteArray("The portfolio has no teams");
    }

    void plansThatCannotBeAreExitFiveWithTheCause() {
        QFETCH(QByteArray, rows);
        QFETCH(QByteArray, cause);
        QVERIFY(!QFile::exists(path("stuck.banyan")) || QFile::remove(path("stuck.banyan")));
        QCOMPARE(cli({"new", "stuck.banyan"}).code, 0);
        if (!rows.isEmpty()) {
            write(path("stuck.csv"), "Title,Id,Work,Prerequisites,Pin\n" + rows);
            QCOMPARE(cli({"import", "stuck.banyan", "stuck.csv", "--format", "sheet-initiatives"}).code, 0);
        }
        const Run run = cli({"plan", "stuck.banyan", "--as-of", "2027-01-01"});
        QCOMPARE(run.code, 5);
        QCOMPARE(run.out, QByteArray());
        QVERIFY2(run.err.contains(cause), run.err.constData());
    }

    void workWithoutADayRateIsNotPriced() {
        QCOMPARE(cli({"new", "rates.banyan"}).code, 0);
        write(path("rates.csv"), "Title,Id,Work,Cash\nCut,cut,core=5,12000\n");
        QCOMPARE(cli({"import", "rates.banyan", "rates.csv", "--format", "sheet-initiatives"}).code, 0);
        const QByteArray text = cli({"plan", "rates.banyan", "--as-of", "2027-01-01"}).out;
        QVERIFY2(text.contains("spend: people not priced and 12,000 EUR cash; 40 h of teams without a day rate are not "
                               "priced\n"),
                 text.constData());
        const QByteArray report = cli({"export", "rates.banyan", "--to", "markdown", "--sections", "money", "--as-of",
                                       "2027-01-01", "--schedules", "50"})
                                      .out;
        QVERIFY2(report.contains("| not priced | 12,000 | 12,000 |"), report.constData());
    }

    void aFolderIsImportedUnderItsFilesNames() {
        QDir dir(m_dir.path());
        QVERIFY(dir.mkpath("project/sheets"));
        QCOMPARE(cli({"new", "project/p.banyan"}).code, 0);
        const Run empty = cli({"import", "project/p.banyan", "project/sheets"});
        QCOMPARE(empty.code, 3);
        QVERIFY2(empty.err.contains("project/sheets: is a folder without a file to import"), empty.err.constData());
        write(path("project/sheets/teams.csv"), "Name,Headcount\nCore,3\n");
        const Run run = cli({"import", "project/p.banyan", "project/"}); // which holds the document too
        QVERIFY2(run.code == 0, run.err.constData());
        QVERIFY2(run.out.startsWith("project/sheets/teams.csv: sheet-teams"), run.out.constData());
        const Json sources = cli({"export", "project/p.banyan", "--to", "json"}).json().at("sources");
        QCOMPARE(sources.size(), size_t(1));
        QCOMPARE(sources.at(0).at("path").get<std::string>(), std::string("sheets/teams.csv"));
    }

    void checkSaysWhichPinsContradict() {
        QCOMPARE(cli({"new", "pins.banyan"}).code, 0);
        write(path("pins.csv"), "Title,Id,Work,Prerequisites,Pin\nCut,cut,core=5,,start 2027-03-01\n"
                                "Fold,fold,core=5,cut,\nPaste,paste,core=9,fold,start 2027-03-08\n"
                                "Loop,loop,core=1,loop,\n");
        QCOMPARE(cli({"import", "pins.banyan", "pins.csv", "--format", "sheet-initiatives"}).code, 0);
        const Run run = cli({"check", "pins.banyan"});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.out.contains("error: Initiative \"Paste\" is pinned to start in the week of 2027-03-08, but waits "
                                  "for \"Fold\", so that it can't start before the week of 2027-03-15 "
                                  "[initiative.pins-contradict]"),
                 run.out.constData());
        QCOMPARE(run.out.count("pins-contradict"), 1);
        QVERIFY2(run.out.contains("error: Initiative \"Loop\" waits for itself [initiative.prerequisite-cycle]"),
                 run.out.constData());
    }

    void aKeptPlanIsWhatTheNextOneStartsFrom() {
        QCOMPARE(cli({"new", "kept.banyan"}).code, 0);
        write(path("kept.csv"), "Title,Id,Work,Pin\nCut,cut,core=5,\nPaste,paste,core=9,\n");
        QCOMPARE(cli({"import", "kept.banyan", "kept.csv", "--format", "sheet-initiatives"}).code, 0);
        QCOMPARE(cli({"plan", "kept.banyan", "--as-of", "2027-01-01", "--apply"}).code, 0);
        QVERIFY(
            cli({"plan", "kept.banyan", "--as-of", "2027-01-01"})
                .out.contains("against the current plan 0 initiatives move; `banyan-cli compare` says which and why"));
        write(path("pin.csv"), "Title,Id,Pin\nCut,cut,not-before 2027-03-01\n");
        QCOMPARE(cli({"import", "kept.banyan", "pin.csv", "--format", "sheet-initiatives"}).code, 0);
        const Run compared = cli({"compare", "kept.banyan#current", "kept.banyan", "--as-of", "2027-01-01"});
        QCOMPARE(compared.code, 0);
        QVERIFY2(compared.out.contains("because it is pinned to start no earlier than the week of 2027-03-01."),
                 compared.out.constData());
        QVERIFY(cli({"compare", "kept.banyan#current", "kept.banyan#gone"}).err.contains("it keeps: current"));
        QVERIFY(!cli({"plan", "kept.banyan", "--as-of", "2027-01-01", "--from-scratch"}).out.contains("current plan"));
    }

    void scenariosAreMadeChangedComparedTakenAndRemoved() {
        QCOMPARE(cli({"new", "vary.banyan"}).code, 0);
        write(path("vary.csv"), "Title,Id,Work\nCut,cut,core=5\nPaste,paste,core=9\n");
        QCOMPARE(cli({"import", "vary.banyan", "vary.csv", "--format", "sheet-initiatives"}).code, 0);
        QVERIFY(cli({"scenario", "vary.banyan"}).out.startsWith("There are no scenarios yet."));
        const Run made = cli({"scenario", "vary.banyan", "new", "Lean", "--budget", "10", "--headcount", "core=2",
                              "--exclude", "Paste", "--risk-threshold", "40"});
        QCOMPARE(made.out, QByteArray("lean: a new scenario\n"));
        QCOMPARE(
            cli({"scenario", "vary.banyan", "set", "lean", "--include", "cut", "--as-in-portfolio", "thresholds"}).out,
            QByteArray("lean: changed\n"));
        QCOMPARE(cli({"scenario", "vary.banyan"}).out,
                 QByteArray("lean: Lean\n- The refactoring budget of every team is 10 %.\n"
                            "- core has 2 instead of an unknown number of people.\n- \"Paste\" is left out.\n"
                            "- \"Cut\" is taken in.\n"));
        const Run compared = cli({"compare", "vary.banyan", "vary.banyan#Lean", "--as-of", "2027-01-01"});
        QCOMPARE(compared.code, 0);
        QVERIFY2(compared.out.contains("\"Paste\""), compared.out.constData());
        QCOMPARE(cli({"scenario", "vary.banyan", "take", "Lean", "--part", "initiatives"}).out,
                 QByteArray("lean: taken into the portfolio\n"));
        QCOMPARE(cli({"scenario", "vary.banyan", "take", "Lean", "--part", "initiatives"}).out,
                 QByteArray("lean: nothing in it differs from the portfolio\n"));
        const Json portfolio = cli({"export", "vary.banyan", "--to", "json"}).json();
        QCOMPARE(portfolio.at("initiatives").at(1).at("status").get<std::string>(), std::string("rejected"));
        QVERIFY(!portfolio.at("teams").at(0).contains("headcount")); // the part alone was taken
        QCOMPARE(cli({"scenario", "vary.banyan", "remove", "Lean"}).code, 0);
        QVERIFY(cli({"scenario", "vary.banyan", "--json"}).json().at("scenarios").empty());
    }

    void badScenariosChangeNothing_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, const QStringList& arguments, int code, const char* says) {
            QTest::newRow(name) << arguments << code << QByteArray(says);
        };
        row("no such goal", {"new", "x", "--points", "gone=5"}, 2, "there is no goal \"gone\"");
        row("no such team", {"new", "x", "--headcount", "gone=5"}, 2, "there is no team \"gone\"");
        row("no number", {"new", "x", "--budget", "much"}, 2, "--budget \"much\" is no number");
        row("no pair", {"new", "x", "--points", "5"}, 2, "is not of the form ID=NUMBER");
        row("out of range", {"new", "x", "--budget", "120"}, 2, "--budget \"120\" is not from 0 to 100");
        row("threshold out of range", {"new", "x", "--risk-threshold", "-1"}, 2, "is not from 0 to 100");
        row("no name", {"new"}, 2, "`scenario new` needs a name");
        row("no such scenario", {"take", "gone"}, 2, "it has: none");
        row("no such action", {"juggle", "x"}, 2, "juggle");
        row("no such part", {"new", "x", "--as-in-portfolio", "colours"}, 2, "there is no part \"colours\"");
    }

    void badScenariosChangeNothing() {
        QFETCH(const QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, says);
        const QByteArray before = bytesOf(path("shop.banyan"));
        const Run run = cli(QStringList{"scenario", "shop.banyan"} + arguments);
        QCOMPARE(run.code, code);
        QVERIFY2(run.err.contains(says), run.err.constData());
        QCOMPARE(bytesOf(path("shop.banyan")), before);
    }

    void baselinesAreKeptAndRemoved() {
        QCOMPARE(cli({"new", "agreed.banyan"}).code, 0);
        QVERIFY(cli({"baseline", "agreed.banyan"}).out.startsWith("There are no baselines yet."));
        write(path("agreed.csv"), "Title,Id,Work\nCut,cut,core=5\n");
        QCOMPARE(cli({"import", "agreed.banyan", "agreed.csv", "--format", "sheet-initiatives"}).code, 0);
        const QStringList day{"--as-of", "2027-01-01"};
        QCOMPARE(cli(QStringList{"baseline", "agreed.banyan", "keep", "New year"} + day).out,
                 QByteArray("new-year: kept as of 2027-01-01\n"));
        QCOMPARE(cli(QStringList{"baseline", "agreed.banyan", "keep", "new year"} + day).code, 3);
        QCOMPARE(cli({"baseline", "agreed.banyan", "keep"}).code, 2);
        QCOMPARE(cli({"baseline", "agreed.banyan", "remove", "gone"}).code, 2);
        QVERIFY(cli(QStringList{"compare", "agreed.banyan#new-year", "agreed.banyan"} + day)
                    .out.contains("0 initiatives move"));
        QCOMPARE(cli({"baseline", "agreed.banyan", "remove", "New year"}).out, QByteArray("new-year: removed\n"));
        QVERIFY(cli({"baseline", "agreed.banyan", "--json"}).json().at("baselines").empty());
    }

    void checkNamesIssuesAndLeavesWithOne() {
        QCOMPARE(cli({"new", "issues.banyan"}).code, 0);
        QCOMPARE(cli({"check", "issues.banyan"}).out, QByteArray("issues.banyan: intact, 0 issues\n"));
        write(path("orphans.csv"), "Name,Kind\nOrders,service\n");
        QCOMPARE(cli({"import", "issues.banyan", "orphans.csv", "--format", "sheet-components"}).code, 0);
        const Run run = cli({"check", "issues.banyan"});
        QCOMPARE(run.code, 1);
        QVERIFY(run.out.contains("Orders has no owning team"));
    }

    void aTargetOnTheWrongSideIsNamedAtOnce() {
        QCOMPARE(cli({"new", "aims.banyan"}).code, 0);
        write(path("aims.csv"), "Name,Metric,Unit,Direction,Baseline,Target\nQuicker,lead-time,weeks,decrease,2,8\n"
                                "Steady,errors,%,increase,5,5\n");
        const Run imported = cli({"import", "aims.banyan", "aims.csv", "--format", "sheet-goals"});
        const QByteArray quicker = "Goal \"Quicker\" is to decrease its metric, but its target 8 is higher than its "
                                   "baseline 2 [goal.target-not-ahead]";
        QVERIFY2(imported.err.contains("warning: aims.csv:2: " + quicker), imported.err.constData());
        const Run checked = cli({"check", "aims.banyan"});
        QVERIFY2(checked.out.contains(quicker), checked.out.constData());
        QVERIFY(
            checked.out.contains("Goal \"Steady\" is to increase its metric, but its target 5 equals its baseline"));
    }

    /// What can't be scored is said with its place, and never becomes a silent number.
    void aBadMethodIsNamed_data() {
        QTest::addColumn<QByteArray>("records");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("said");
        const QByteArray coverage = R"("id":"test-coverage","name":"Test coverage","axis":"risk","branch":"change",)"
                                    R"("fact":"test-coverage","unit":"%","weight":0.3)";
        const auto criterion = [&](const char* rest) { return R"("criteria":[{)" + coverage + "," + rest + "}]"; };
        QTest::newRow("no range") << criterion(R"("scale":"lin","a0":80,"a100":80)") << 3
                                  << QByteArray("test-coverage\": a100 equals a0");
        QTest::newRow("log over 0") << criterion(R"("scale":"log","a0":0,"a100":10)") << 3
                                    << QByteArray("a0 must be over 0");
        QTest::newRow("wrong unit")
            << criterion(R"("scale":"lin","a0":80,"a100":10)").replace(R"("unit":"%")", R"("unit":"h")") << 1
            << QByteArray("scores in h, but test-coverage is in %");
        QTest::newRow("not a number") << criterion(R"("scale":"lin","a0":NaN,"a100":10)") << 3
                                      << QByteArray("m.json:2:");
        QTest::newRow("infinity") << criterion(R"("scale":"lin","a0":1e999,"a100":10)") << 3 << QByteArray("m.json:2:");
        const auto zero = [](const QByteArray& id) {
            return QByteArray(R"({"id":"ID","axis":"value","fact":"ID","scale":"lin","a0":0,"a100":4,"weight":0})")
                .replace("ID", id);
        };
        QTest::newRow("all weights zero") << R"("criteria":[)" + zero("revenue-share") + "," + zero("users-reached") +
                                                 "," + zero("regulatory-importance") + "]"
                                          << 1 << QByteArray("all weights of value are 0");
        QTest::newRow("goal for a criterion that is gone")
            << QByteArray(
                   R"("goals":[{"id":"g","name":"Less","points":1,"contributions":[{"to":"gone","strength":9}]}])")
            << 1 << QByteArray("\"gone\", which is neither");
        QTest::newRow("low over high")
            << QByteArray(R"("components":[{"id":"a","name":"A"}],"estimates":[{"id":"e","component":"a",)"
                          R"("metric":"revenue-share","low":9,"likely":5,"high":3}])")
            << 3 << QByteArray("low 9, likely 5, high 3");
    }

    void aBadMethodIsNamed() {
        QFETCH(const QByteArray, records);
        QFETCH(const int, code);
        QFETCH(const QByteArray, said);
        const QString document = QString::fromUtf8(QTest::currentDataTag()).replace(' ', '-') + ".banyan";
        QCOMPARE(cli({"new", document}).code, 0);
        const QByteArray schema = cli({"export", document, "--to", "json"}).out;
        const QByteArray head = schema.left(schema.indexOf(',') + 1);
        write(m_dir.filePath("m.json"), head + records + "}");
        const Run imported = cli({"import", document, "m.json"});
        const Run checked = cli({"check", document});
        QVERIFY2((code == 3 ? imported.code : checked.code) == code, imported.err + checked.out);
        QVERIFY2((imported.err + checked.out).contains(said), imported.err + checked.out);
    }

    void everySchemaIsPrintedAndIsJson() {
        const QList<QByteArray> names = cli({"schema"}).out.split('\n');
        QVERIFY(names.size() > 8);
        for (const QByteArray& name : names)
            if (!name.isEmpty())
                QVERIFY2(cli({"schema", QString::fromUtf8(name)}).json().contains("$schema"), name.constData());
    }

    void everyTemplateIsReadBackWithoutARejectedRow() {
        QCOMPARE(cli({"new", "templates.banyan"}).code, 0);
        const Json templates = cli({"template", "--json"}).json().at("templates");
        QVERIFY(!templates.empty());
        for (const Json& kind : templates) {
            const QString id = QString::fromStdString(kind.at("id").get<std::string>());
            QCOMPARE(cli({"template", id, "-o", id + ".csv"}).code, 0);
            const Run run = cli({"import", "templates.banyan", id + ".csv", "--json"});
            QVERIFY2(run.code == 0, qPrintable(id + ": " + QString::fromUtf8(run.out)));
            QCOMPARE(run.json().at("counts").at("rejected").get<int>(), 0);
        }
    }

    void dataNeverBecomesMarkup() {
        QCOMPARE(cli({"new", "inert.banyan"}).code, 0);
        write(path("inert.csv"), "Name,Owner,Kind,Revenue share (%)\n\"<script>alert(1)</script> | [x](http://evil) "
                                 "`a` **b**\",\"=cmd|' /C calc'!A0\",service,12\n");
        QCOMPARE(cli({"import", "inert.banyan", "inert.csv"}).code, 0);
        const QByteArray report = cli({"export", "inert.banyan", "--to", "markdown"}).out;
        QVERIFY(!report.contains("<script>") && !report.contains("[x](") && report.contains("\\[x\\](") &&
                !report.contains("**b**"));
        QVERIFY(report.contains("&lt;script&gt;"));
    }
};

QTEST_GUILESS_MAIN(CliTest)
#include "tst_cli.moc"
