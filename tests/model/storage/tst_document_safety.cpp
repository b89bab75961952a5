// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QProcess>

#include "document_folder.h"
#include "model/base/random.h"
#include "model/storage/migrations.h"
#include "tests/support/portfolio_generator.h"

#include <cstdio>

using namespace banyan;
using namespace banyan::tests;

namespace {

/// What the writing child of the kill test does: commit one team after another, and tell each acknowledged revision.
int commitForever(const std::string& path) {
    auto document = Document::open(path);
    if (!document) return 1;
    while (true) {
        const std::string next = std::to_string(document->revision() + 1);
        if (!document->commit(withTeam(document->portfolio(), "t" + next, std::string(5000, 'x')), "add " + next))
            return 2;
        std::printf("%s\n", next.c_str());
        std::fflush(stdout);
    }
}

} // namespace

/// Foreign, damaged, newer and half-written documents: refused or read, never changed unseen.
class DocumentSafetyTest : public QObject, DocumentFolder {
    Q_OBJECT

private slots:
    void init() { clear(); }

    void whatIsNoDocumentIsRefusedUnchanged() {
        QCOMPARE(codeOf(Document::open(m_path.toStdString())), std::string("document.missing"));
        QCOMPARE(codeOf(Document::open(m_folder.path().toStdString())), std::string("document.unreadable"));
        write(m_path, "");
        refuses(m_path, "document.foreign");
        write(m_path, "id,name\n1,orders\n");
        refuses(m_path, "document.foreign");
        write(m_path, QByteArray(5000, 'x'));
        refuses(m_path, "document.foreign");
        QFile::remove(m_path);
        runSql(m_path, "CREATE TABLE t (a); PRAGMA user_version = 1;");
        refuses(m_path, "document.foreign");
    }

    void whatOthersAddedIsRefusedUnchanged_data() {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char* name, const char* sql, const char* code) {
            QTest::newRow(name) << QByteArray(sql) << QByteArray(code);
        };
        row("trigger", "CREATE TRIGGER t AFTER UPDATE ON meta BEGIN DELETE FROM teams; END", "document.foreign");
        row("view", "CREATE VIEW v AS SELECT 1", "document.foreign");
        row("table", "CREATE TABLE t (a)", "document.foreign");
        row("index", "CREATE INDEX i ON teams (name)", "document.foreign");
        row("missing table", "DROP TABLE log", "document.damaged");
        row("wal", "PRAGMA journal_mode = WAL", "document.wal");
        row("version 0", "PRAGMA user_version = 0", "document.foreign");
        row("changed value", "UPDATE teams SET name = name || 'x'", "document.damaged");
        row("changed log", "UPDATE log SET label = 'innocent'", "document.damaged");
        row("changed revision", "UPDATE meta SET revision = 7", "document.damaged");
        row("removed row", "DELETE FROM measurements WHERE position = 0", "document.damaged");
        row("removed source", "DELETE FROM changes", "document.damaged");
        row("removed digest", "DELETE FROM digests WHERE name = 'teams'", "document.damaged");
        row("another digest", "INSERT INTO digests VALUES ('x', 'y')", "document.damaged");
    }

    void whatOthersAddedIsRefusedUnchanged() {
        QFETCH(const QByteArray, sql);
        QFETCH(const QByteArray, code);
        BANYAN_DONE(Document::create(m_path.toStdString(), tests::arbitraryPortfolio(9, 6)));
        runSql(m_path, sql.constData());
        refuses(m_path, code.constData());
    }

    void documentThatAnotherProgramTidiedUpIsRead() {
        const Portfolio portfolio = tests::arbitraryPortfolio(14, 3);
        BANYAN_DONE(Document::create(m_path.toStdString(), portfolio));
        runSql(m_path, "PRAGMA auto_vacuum = 1; PRAGMA page_size = 1024; VACUUM; ANALYZE; DROP TABLE sqlite_stat1;");
        BANYAN_OPENED(document, m_path);
        QVERIFY(document.portfolio() == portfolio);
        BANYAN_DONE(document.commit(withTeam(portfolio, "a"), "add"));
        BANYAN_OPENED(again, m_path);
        QVERIFY(again.portfolio() == document.portfolio());
    }

    void newerDocumentIsReadButNotChanged() {
        const Portfolio portfolio = tests::arbitraryPortfolio(10, 4);
        BANYAN_DONE(Document::create(m_path.toStdString(), portfolio));
        runSql(m_path, "PRAGMA user_version = 2; CREATE TABLE future (a);");
        const QByteArray before = contentOf(m_path);
        {
            BANYAN_OPENED(document, m_path);
            QVERIFY(document.readOnly());
            QVERIFY(document.readOnlyReason().find("newer version") != std::string::npos);
            QVERIFY(document.portfolio() == portfolio);
            QCOMPARE(codeOf(document.commit({}, "clear")), std::string("document.read-only"));
        }
        QCOMPARE(contentOf(m_path), before);
        runSql(m_path, "ALTER TABLE teams ADD COLUMN mood TEXT");
        refuses(m_path, "document.newer");
    }

    void writeProtectedDocumentIsReadButNotChanged() {
        BANYAN_DONE(Document::create(m_path.toStdString(), withTeam({}, "a")));
        QFile::setPermissions(m_path, QFileDevice::ReadOwner);
        if (QFile(m_path).open(QIODevice::ReadWrite)) QSKIP("this user may write every file");
        BANYAN_OPENED(document, m_path);
        QVERIFY(document.readOnly());
        QCOMPARE(codeOf(document.commit({}, "clear")), std::string("document.read-only"));
    }

    void flippedBitsNeverChangeDataUnseen() {
        const Portfolio portfolio = tests::arbitraryPortfolio(11, 2);
        BANYAN_DONE(Document::create(m_path.toStdString(), portfolio));
        const QByteArray good = contentOf(m_path);
        const QString path = file("damaged.banyan");
        RandomSequence random(KeyedRandom(1, "flips"));
        int refused = 0;
        for (int i = 0; i < 400; ++i) {
            // The first hundred bytes hold what SQLite trusts most.
            const auto range = i < 100 ? 100u : static_cast<uint32_t>(good.size());
            const uint32_t at = random.below(range);
            QByteArray bytes = good;
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8)));
            write(path, bytes);
            const auto opened = Document::open(path.toStdString());
            if (!opened) ++refused;
            if (!opened) QVERIFY2(opened.error().kind == ErrorKind::BadInput, message(opened.error()).c_str());
            if (opened) QVERIFY2(opened->portfolio() == portfolio, qPrintable(QString::number(at)));
            QCOMPARE(contentOf(path), bytes);
        }
        QVERIFY(refused > 100);
        QCOMPARE(filesThere().size(), 2);
    }

    void truncatedFilesAreRefusedUnchanged() {
        BANYAN_DONE(Document::create(m_path.toStdString(), tests::arbitraryPortfolio(12, 2)));
        const QByteArray good = contentOf(m_path);
        const QString path = file("damaged.banyan");
        RandomSequence random(KeyedRandom(2, "cuts"));
        for (int i = 0; i < 60; ++i) {
            const auto size = i % 2 == 0 ? random.below(static_cast<uint32_t>(good.size()))
                                         : 4096 * random.below(static_cast<uint32_t>(good.size() / 4096));
            write(path, good.left(size));
            const auto opened = Document::open(path.toStdString());
            QVERIFY(!opened.has_value());
            QCOMPARE(contentOf(path), good.left(size));
        }
        write(path, good + QByteArray(4096, '\0'));
        refuses(path, "document.damaged");
    }

    void failedMigrationLeavesTheDocumentAndItsBackup() {
        BANYAN_DONE(Document::create(m_path.toStdString(), withTeam({}, "a")));
        auto database = Database::open(m_path.toStdString(), Access::Write).value();
        const QByteArray before = contentOf(m_path);
        const Migration broken[] = {{1, [](Database& d) { return d.exec("DROP TABLE log; SELECT nonsense"); }}};
        QVERIFY(!migrate(database, 1, 2, broken).has_value());
        QCOMPARE(contentOf(m_path), before);
        QVERIFY(Document::open(file("plan.v1.banyan").toStdString()).has_value());
        QCOMPARE(codeOf(migrate(database, 1, 3, {})), std::string("document.foreign"));
    }

    void migrationRunsItsStepsInOrder() {
        BANYAN_DONE(Document::create(m_path.toStdString(), withTeam({}, "a")));
        auto database = Database::open(m_path.toStdString(), Access::Write).value();
        const Migration steps[] = {{2, [](Database& d) { return d.exec("INSERT INTO extra VALUES (2)"); }},
                                   {1, [](Database& d) { return d.exec("CREATE TABLE extra (a)"); }}};
        BANYAN_DONE(migrate(database, 1, 3, steps));
        QCOMPARE(database.firstText("PRAGMA user_version").value(), std::string("3"));
        QCOMPARE(database.firstText("SELECT a FROM extra").value(), std::string("2"));
    }

    void killedWritersLoseNothingAcknowledged() {
        BANYAN_DONE(Document::create(m_path.toStdString()));
        RandomSequence random(KeyedRandom(3, "kills"));
        int journals = 0;
        for (int i = 0; i < 40; ++i) {
            QProcess writer;
            writer.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--commit-forever"), m_path});
            QVERIFY(writer.waitForReadyRead(20000));
            QTest::qSleep(static_cast<int>(random.below(25)));
            writer.kill();
            writer.waitForFinished();
            QVERIFY(writer.exitStatus() == QProcess::CrashExit);
            const QList<QByteArray> lines = writer.readAllStandardOutput().split('\n');
            QVERIFY(lines.size() >= 2);
            const int64_t acknowledged = lines[lines.size() - 2].toLongLong(); // the last whole line
            if (QFile::exists(m_path + QStringLiteral("-journal"))) ++journals;
            BANYAN_OPENED(document, m_path);
            QVERIFY(document.revision() >= acknowledged);
            QVERIFY(document.revision() <= acknowledged + 1);
            QCOMPARE(static_cast<int64_t>(document.portfolio().teams().size()), document.revision() - 1);
            // A journal that was never filled may stay, for the next writer to overwrite.
            for (const QString& name : filesThere())
                QVERIFY2(name.startsWith(QStringLiteral("plan.banyan")), qPrintable(name));
        }
        qInfo("%d of 40 kills left a journal to roll back", journals);
    }

    void journalThatCannotMendAFileChangesNothing() {
        BANYAN_DONE(Document::create(m_path.toStdString(), tests::arbitraryPortfolio(13, 3)));
        QByteArray bytes = contentOf(m_path);
        const QByteArray good = bytes;
        // As a writer that died leaves it: the old first page in the journal, the file changed.
        sqlite3* handle = nullptr;
        QCOMPARE(sqlite3_open(qPrintable(m_path), &handle), SQLITE_OK);
        sqlite3_exec(handle,
                     "PRAGMA cache_size = 1; BEGIN; UPDATE teams SET description = 'changed'; "
                     "CREATE TABLE filler AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                     "WHERE i < 2000) SELECT i, hex(randomblob(50)) FROM n;",
                     nullptr, nullptr, nullptr);
        const QByteArray journal = contentOf(m_path + QStringLiteral("-journal"));
        bytes = contentOf(m_path);
        QVERIFY(!journal.isEmpty() && bytes != good);
        const QString left = file("left.banyan");
        write(left, bytes);
        write(left + QStringLiteral("-journal"), journal);
        sqlite3_exec(handle, "ROLLBACK", nullptr, nullptr, nullptr);
        sqlite3_close(handle);
        {
            BANYAN_OPENED(document, left);
            QVERIFY(document.portfolio() == tests::arbitraryPortfolio(13, 3));
            QVERIFY(!QFile::exists(left + QStringLiteral("-journal")));
        }
        bytes[200] = static_cast<char>(bytes[200] ^ 1);
        QByteArray brokenJournal = journal.left(600);
        write(left, bytes);
        write(left + QStringLiteral("-journal"), brokenJournal);
        refuses(left, "document.damaged");
        QCOMPARE(contentOf(left + QStringLiteral("-journal")), brokenJournal);
        QCOMPARE(filesThere().size(), 3);
    }
};

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == QLatin1String("--commit-forever"))
        return commitForever(arguments[2].toStdString());
    DocumentSafetyTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_document_safety.moc"
