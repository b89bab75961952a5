// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/program.h"

using namespace banyan;
using namespace banyan::tests;

/// What is asked of the command line, and where its answers go.
class CliArgumentsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    [[nodiscard]] Run cli(const QStringList& arguments) const { return tests::cli(m_dir.path(), arguments); }
    [[nodiscard]] QString path(const QString& name) const { return m_dir.filePath(name); }

private slots:
    void initTestCase() {
        QVERIFY(m_dir.isValid());
        QCOMPARE(cli({"new", "shop.banyan", "--name", "Shop"}).code, 0);
    }

    void usageIsExitTwo_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("none") << QStringList{};
        QTest::newRow("unknown command") << QStringList{"fly"};
        QTest::newRow("missing document") << QStringList{"assess"};
        QTest::newRow("unknown option") << QStringList{"assess", "shop.banyan", "--fast"};
        QTest::newRow("bad date") << QStringList{"assess", "shop.banyan", "--as-of", "2026-13-01"};
        QTest::newRow("unknown component") << QStringList{"explain", "shop.banyan", "nobody"};
        QTest::newRow("unknown format") << QStringList{"export", "shop.banyan", "--to", "interpretive-dance"};
        QTest::newRow("unknown section") << QStringList{"export",   "shop.banyan", "--to",
                                                        "markdown", "--sections",  "gossip"};
        QTest::newRow("unknown schema") << QStringList{"schema", "nothing"};
        QTest::newRow("unknown template") << QStringList{"template", "nothing"};
        QTest::newRow("unknown reader") << QStringList{"import", "shop.banyan", "shop.banyan", "--format", "nothing"};
        QTest::newRow("unknown zone") << QStringList{"import", "shop.banyan", "x.csv", "--zone", "Mars/Olympus"};
        QTest::newRow("schedules and seconds")
            << QStringList{"plan", "shop.banyan", "--schedules", "5", "--seconds", "1"};
    }

    void usageIsExitTwo() {
        QFETCH(QStringList, arguments);
        const Run run = cli(arguments);
        QCOMPARE(run.code, 2);
        QVERIFY(run.out.isEmpty());
        QVERIFY(!run.err.isEmpty());
    }

    void whatIsWrongWithTheArgumentsIsSaid_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const QStringList& arguments, const char* said) {
            QTest::newRow(said) << arguments << QByteArray(said);
        };
        row({}, "name a command; `banyan-cli --help` lists them");
        row({"asess", "shop.banyan"}, "there is no command \"asess\"; is \"assess\" meant?");
        row({"juggle"}, "there is no command \"juggle\"; `banyan-cli --help` lists them");
        row({"assess", "shop.banyan", "--fast"}, "there is no option \"--fast\" here");
        row({"assess", "shop.banyan", "more"}, "\"more\" is one argument too many");
        row({"assess"}, "DOCUMENT is required");
        row({"assess", "shop.banyan", "--draws"}, "--draws needs a value");
        row({"plan", "shop.banyan", "--schedules", "abc"}, "--schedules: \"abc\" is no number");
        row({"plan", "shop.banyan", "--schedules", "1.5"}, "--schedules: \"1.5\" is no whole number");
        row({"plan", "shop.banyan", "--schedules", "0"}, "--schedules: \"0\" is not from 1 to 100000000");
        row({"baseline", "shop.banyan", "juggle"}, "ACTION: \"juggle\" is none of keep, remove");
        row({"assess", "shop.banyan", "--seed", "-1"}, "--seed: \"-1\" is no whole number from 0 on");
        row({"plan", "shop.banyan", "--curve", "--why", "x"},
            "--curve and --why don't go together: it makes a plan for each of five budgets");
        row({"plan", "shop.banyan", "--curve", "--apply"},
            "--curve and --apply don't go together: it makes a plan for each of five budgets");
        row({"export", "shop.banyan", "--to", "mspdi", "--sections", "nope"},
            "--sections is for --to markdown and --to html");
    }

    void whatIsWrongWithTheArgumentsIsSaid() {
        QFETCH(const QStringList, arguments);
        QFETCH(const QByteArray, said);
        const Run run = cli(arguments);
        QCOMPARE(run.code, 2);
        QCOMPARE(run.err, QByteArray("banyan-cli: " + said + "\n"));
        QCOMPARE(run.out, QByteArray());
    }

    void whyIsWordsAndNoJson() {
        const Run run = cli({"plan", "shop.banyan", "--why", "x", "--json"});
        QCOMPARE(run.code, 2);
        QCOMPARE(run.json().at("code").get<std::string>(), std::string("usage.plan"));
    }

    void aMissingFolderIsNamed() {
        const Run run = cli({"new", "nowhere/x.banyan"});
        QCOMPARE(run.code, 4);
        QVERIFY2(run.err.contains("there is no folder \"") && run.err.contains("nowhere\" for \""),
                 run.err.constData());
        QVERIFY(!run.err.contains(".x.banyan.new"));
    }

    void aDeviceIsWrittenToAndNotReplaced() {
        if (!QFile::exists("/dev/stdout")) QSKIP("there is no such device");
        const Run run = cli({"export", "shop.banyan", "--to", "json", "-o", "/dev/stdout"});
        QCOMPARE(run.err, QByteArray());
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out, cli({"export", "shop.banyan", "--to", "json"}).out);
    }

    void failuresAnswerInJsonWhenAsked() {
        const Run run = cli({"assess", "missing.banyan", "--json"});
        QCOMPARE(run.code, 4);
        QCOMPARE(run.err, QByteArray());
        const Json answer = run.json();
        QCOMPARE(answer.at("schema").get<std::string>(), std::string("banyan.error/1"));
        QVERIFY(!answer.at("code").get<std::string>().empty());
        QVERIFY(answer.at("message").get<std::string>().find("missing.banyan") != std::string::npos);
        QVERIFY(answer.at("where").at("file").get<std::string>().ends_with("missing.banyan"));
        QCOMPARE(cli({"--json", "fly"}).json().at("schema").get<std::string>(), std::string("banyan.error/1"));
    }

    void anAnswerThatDoesNotArriveIsAnError() {
        if (!QFile::exists("/dev/full")) QSKIP("there is no device that is always full");
        QProcess process;
        process.setWorkingDirectory(m_dir.path());
        process.setStandardOutputFile("/dev/full");
        process.start(QStringLiteral(BANYAN_CLI), {"export", "shop.banyan", "--to", "json"});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 4);
        QVERIFY(process.readAllStandardError().startsWith("banyan-cli: the answer can't be written to stdout: "));
    }

    void exportKeepsTheOldFileWhenTheTargetIsUnwritable() {
        const Run run = cli({"export", "shop.banyan", "--to", "json", "-o", "no/such/folder/out.json"});
        QCOMPARE(run.code, 4);
        QVERIFY(run.err.contains("no/such/folder/out.json"));
    }

    void nothingThatIsReadIsWrittenOver_data() {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char* name, const QStringList& arguments) { QTest::newRow(name) << arguments; };
        row("portfolio over the document", {"export", "own.banyan", "--to", "json", "-o", "own.banyan"});
        row("by another name", {"export", "own.banyan", "--to", "json", "-o", "./no/../own.banyan"});
        row("through a link", {"export", "own.banyan", "--to", "json", "-o", "link.json"});
        row("a table", {"export", "own.banyan", "--to", "csv", "--table", "goals", "-o", "own.banyan"});
        row("a file of a folder", {"export", "own.banyan", "--to", "csv", "-o", "folder"});
        row("another document", {"export", "own.banyan", "--to", "json", "-o", "shop.banyan"});
        row("a template", {"export", "own.banyan", "--template", "own.mustache", "-o", "own.mustache"});
        row("rejected rows over the document", {"import", "own.banyan", "own.csv", "--rejected", "own.banyan"});
        row("rejected rows over their file", {"import", "own.banyan", "own.csv", "--rejected", "own.csv"});
        row("rejected rows over another file", {"import", "own.banyan", "own.csv", "--rejected", "link.json"});
        row("an empty sheet", {"template", "components", "-o", "own.banyan"});
    }

    void nothingThatIsReadIsWrittenOver() {
        QFETCH(const QStringList, arguments);
        if (!QFile::exists(path("own.banyan"))) {
            QCOMPARE(cli({"new", "own.banyan"}).code, 0);
            QVERIFY(QDir(m_dir.path()).mkdir("no"));
            QVERIFY(QDir(m_dir.path()).mkdir("folder"));
            QVERIFY(QFile::link(path("own.banyan"), path("link.json")));
            QVERIFY(QFile::copy(path("own.banyan"), path("folder/goals.csv")));
            write(path("own.csv"), "Name,Kind\nOrders,service\n");
            write(path("own.mustache"), "{{title}}");
        }
        const QStringList files{"own.banyan", "shop.banyan", "own.csv", "own.mustache", "folder/goals.csv"};
        QByteArrayList before;
        for (const QString& file : files)
            before.append(bytesOf(path(file)));
        const Run run = cli(arguments);
        QCOMPARE(run.code, 2);
        QCOMPARE(run.out, QByteArray());
        QVERIFY2(run.err.contains("not written over"), run.err.constData());
        for (qsizetype i = 0; i < files.size(); ++i)
            QCOMPARE(bytesOf(path(files[i])), before[i]);
    }
};

QTEST_GUILESS_MAIN(CliArgumentsTest)
#include "tst_cli_arguments.moc"
