// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/program.h"

using namespace banyan;
using tests::bytesOf;
using tests::Run;

class RenderTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QVERIFY(m_dir.isValid());
        QCOMPARE(tests::cli(m_dir.path(), {"demo", "retail.banyan"}).code, 0);
        tests::write(m_dir.filePath("junk.banyan"), "junk");
        QVERIFY(QFile::link(m_dir.filePath("retail.banyan"), m_dir.filePath("link.banyan")));
        QVERIFY(QFile::link(m_dir.filePath("retail.banyan"), m_dir.filePath("link.svg")));
    }

    void everyPageWithChartsIsWritten_data() {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("map") << "map" << QByteArray("Order Processing");
        QTest::newRow("roadmap") << "roadmap" << QByteArray("Stabilize and observe");
        QTest::newRow("budget") << "budget" << QByteArray("Payments");
        QTest::newRow("outcomes") << "outcomes" << QByteArray("Failed payments halved");
        QTest::newRow("scenarios") << "scenarios" << QByteArray("Lean year");
        QTest::newRow("plans") << "plans" << QByteArray("Stabilize and observe");
    }
    void everyPageWithChartsIsWritten() {
        QFETCH(QString, page);
        QFETCH(QByteArray, says);
        const QString file = page + ".svg";
        const Run run = render({"retail.banyan", "--page", page, "-o", file});
        QVERIFY2(run.code == 0, run.err.constData());
        QCOMPARE(run.err, QByteArray());
        const QByteArray first = bytesOf(m_dir.filePath(file));
        QVERIFY(first.contains("<svg"));
        QVERIFY(first.contains(says));
        QCOMPARE(render({"retail.banyan", "--page", page, "-o", file}).code, 0);
        QCOMPARE(bytesOf(m_dir.filePath(file)), first);
    }

    void pixelsAndPaperToo() {
        QCOMPARE(render({"retail.banyan", "--page", "map", "-o", "map.png"}).code, 0);
        QVERIFY(bytesOf(m_dir.filePath("map.png")).startsWith("\x89PNG"));
        QCOMPARE(render({"retail.banyan", "--page", "map", "-o", "map.pdf"}).code, 0);
        QVERIFY(bytesOf(m_dir.filePath("map.pdf")).startsWith("%PDF"));
    }

    void theReportIsWrittenAsPages() {
        const Run run = render({"retail.banyan", "--page", "report", "-o", "report.pdf"});
        QVERIFY2(run.code == 0, run.err.constData());
        QCOMPARE(run.err, QByteArray());
        const QByteArray pdf = bytesOf(m_dir.filePath("report.pdf"));
        QVERIFY(pdf.startsWith("%PDF"));
        QVERIFY(pdf.count("/Type /Page\n") > 10);
        QVERIFY(pdf.count("/Subtype /Image") > 5);
        QVERIFY(pdf.contains("/CreationDate (D:20261122000000"));
        QCOMPARE(render({"retail.banyan", "--page", "report", "-o", "again.pdf"}).code, 0);
        QVERIFY(bytesOf(m_dir.filePath("again.pdf")) == pdf);
    }

    void whatCannotBeIsSaid_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::newRow("no file") << QStringList{"retail.banyan", "--page", "map"} << 2;
        QTest::newRow("no page") << QStringList{"retail.banyan", "-o", "map.svg"} << 2;
        QTest::newRow("no document") << QStringList{"--page", "map", "-o", "map.svg"} << 2;
        QTest::newRow("no such page") << QStringList{"retail.banyan", "--page", "cellar", "-o", "map.svg"} << 2;
        QTest::newRow("no such format") << QStringList{"retail.banyan", "--page", "map", "-o", "map.bmp"} << 2;
        QTest::newRow("a report as a picture") << QStringList{"retail.banyan", "--page", "report", "-o", "r.svg"} << 2;
        QTest::newRow("no charts there") << QStringList{"retail.banyan", "--page", "inventory", "-o", "x.svg"} << 3;
        QTest::newRow("no such document") << QStringList{"nobody.banyan", "--page", "map", "-o", "x.svg"} << 4;
        QTest::newRow("no document at all") << QStringList{"junk.banyan", "--page", "map", "-o", "x.svg"} << 3;
        QTest::newRow("the document itself") << QStringList{"link.banyan", "--page", "map", "-o", "link.svg"} << 2;
        QTest::newRow("no such folder") << QStringList{"retail.banyan", "--page", "map", "-o", "no/x.svg"} << 4;
    }
    void whatCannotBeIsSaid() {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        const Run run = render(arguments);
        QCOMPARE(run.code, code);
        QVERIFY2(run.err.startsWith("banyan: "), run.err.constData());
    }

private:
    Run render(QStringList arguments) {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove("QT_QPA_PLATFORM"); // it finds out by itself that it needs no display
        environment.remove("DISPLAY");
        environment.insert("XDG_RUNTIME_DIR", m_dir.path()); // without one Qt says where it went instead
        program.setProcessEnvironment(environment);
        program.setWorkingDirectory(m_dir.path());
        arguments.prepend("render");
        program.start(BANYAN_GUI, arguments << "--as-of"
                                            << "2026-11-22"
                                            << "--theme"
                                            << "light");
        Run run;
        if (!program.waitForFinished(120'000)) return run;
        run.code = program.exitCode();
        run.out = program.readAllStandardOutput();
        run.err = program.readAllStandardError();
        return run;
    }

    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(RenderTest)
#include "tst_render.moc"
