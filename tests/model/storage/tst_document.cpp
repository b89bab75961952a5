// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "model/base/random.h"
#include "model/portfolio/edit.h"
#include "model/storage/document.h"
#include "model/storage/migrations.h"
#include "model/storage/portfolio_json.h"
#include "model/storage/tables.h"
#include "tests/support/portfolio_generator.h"

#include <sqlite3.h>

#include <cstdio>
#include <functional>

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::storage;

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Runs SQL as any other program would, with SQLite's defaults.
void runSql(const QString& path, const char* sql) {
    sqlite3* handle = nullptr;
    QCOMPARE(sqlite3_open(qPrintable(path), &handle), SQLITE_OK);
    char* message = nullptr;
    sqlite3_exec(handle, sql, nullptr, nullptr, &message);
    QVERIFY2(!message, message);
    sqlite3_close(handle);
}

std::string textFromSql(const QString& path, const char* sql) {
    auto database = Database::open(path.toStdString(), Access::Read);
    return database ? database->firstText(sql).value_or("?") : "?";
}

Portfolio withTeam(const Portfolio& before, const std::string& id, const std::string& name = {}) {
    Team team;
    team.id = TeamId(id);
    team.name = name;
    return apply(before, {"add team", {Put{team}}, {}}).value();
}

std::string message(const Error& error) {
    return error.code + ": " + error.fullMessage();
}

template <typename T>
std::string codeOf(const Result<T>& result) {
    return result ? "ok" : result.error().code;
}

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

#define BANYAN_OPENED(name, path)                                                                                      \
    auto name##Result = Document::open((path).toStdString());                                                          \
    QVERIFY2(name##Result.has_value(), name##Result ? "" : message(name##Result.error()).c_str());                     \
    Document& name = *name##Result

#define BANYAN_DONE(expression)                                                                                        \
    do {                                                                                                               \
        const auto done = (expression);                                                                                \
        QVERIFY2(done.has_value(), done ? "" : message(done.error()).c_str());                                         \
    } while (false)

class DocumentTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_path;

    QString file(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    QStringList filesThere() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden); }

    /// Opening is refused with the code, and not one byte changes.
    void refuses(const QString& path, const char* code) {
        const QByteArray before = contentOf(path);
        const auto opened = Document::open(path.toStdString());
        QVERIFY2(!opened.has_value(), qPrintable(path));
        QVERIFY2(opened.error().code == code, message(opened.error()).c_str());
        QCOMPARE(contentOf(path), before);
    }

private slots:
    void init() {
        for (const QString& name : filesThere())
            QFile::remove(m_folder.filePath(name));
        m_path = file("plan.banyan");
    }

    void anyPortfolioComesBack() {
        for (uint64_t seed = 0; seed < 12; ++seed) {
            const QString path = file(("p" + std::to_string(seed) + ".banyan").c_str());
            const Portfolio portfolio = tests::arbitraryPortfolio(seed, seed % 6);
            BANYAN_DONE(Document::create(path.toStdString(), portfolio));
            const QByteArray bytes = contentOf(path);
            BANYAN_OPENED(document, path);
            QVERIFY(document.portfolio() == portfolio);
            QCOMPARE(document.revision(), int64_t{1});
            QVERIFY(!document.readOnly());
            const std::string json = dump(toJson(document.portfolio()));
            const auto back = fromJson(json, "p.json");
            QVERIFY2(back.has_value(), back ? "" : message(back.error()).c_str());
            BANYAN_DONE(Document::create(path.toStdString() + "2", *back));
            BANYAN_OPENED(second, path + QLatin1String("2"));
            QCOMPARE(dump(toJson(second.portfolio())), json);
            QCOMPARE(contentOf(path), bytes);
        }
    }

    void commitsOfAnyDifferenceComeBack() {
        Portfolio portfolio = tests::arbitraryPortfolio(100, 3);
        BANYAN_DONE(Document::create(m_path.toStdString(), portfolio));
        BANYAN_OPENED(document, m_path);
        for (uint64_t seed = 101; seed < 125; ++seed) {
            portfolio = tests::arbitraryPortfolio(seed, seed % 7);
            BANYAN_DONE(document.commit(portfolio, "step", "2027-01-04T09:30:00Z"));
            BANYAN_OPENED(again, m_path);
            QVERIFY(again.portfolio() == portfolio);
            QCOMPARE(again.revision(), document.revision());
        }
        QCOMPARE(document.revision(), int64_t{25});
        QCOMPARE(textFromSql(m_path, "SELECT count(*) || max(label) || max(time) FROM log"),
                 std::string("25step2027-01-04T09:30:00Z"));
        QCOMPARE(textFromSql(m_path, "PRAGMA foreign_key_check"), std::string());
    }

    void manyRemovalsAtOnceAreWritten() {
        Portfolio portfolio;
        for (int i = 0; i < 80; ++i)
            portfolio = withTeam(portfolio, "t" + std::to_string(i));
        BANYAN_DONE(Document::create(m_path.toStdString(), portfolio));
        BANYAN_OPENED(document, m_path);
        BANYAN_DONE(document.commit({}, "clear"));
        BANYAN_OPENED(again, m_path);
        QVERIFY(again.portfolio() == Portfolio());
    }

    void commitWritesOnlyWhatChanged() {
        BANYAN_DONE(Document::create(m_path.toStdString(), tests::arbitraryPortfolio(5, 5)));
        BANYAN_OPENED(document, m_path);
        const std::string before = textFromSql(m_path, "SELECT group_concat(name || blake2b) FROM digests "
                                                       "WHERE name NOT IN ('meta', 'log', 'teams')");
        BANYAN_DONE(document.commit(withTeam(document.portfolio(), "zebra"), "add"));
        QCOMPARE(textFromSql(m_path, "SELECT group_concat(name || blake2b) FROM digests "
                                     "WHERE name NOT IN ('meta', 'log', 'teams')"),
                 before);
        QCOMPARE(document.revision(), int64_t{2});
    }

    void commitWithoutADifferenceWritesNothing() {
        BANYAN_DONE(Document::create(m_path.toStdString(), tests::arbitraryPortfolio(6, 3)));
        BANYAN_OPENED(document, m_path);
        const QByteArray before = contentOf(m_path);
        BANYAN_DONE(document.commit(document.portfolio(), "nothing"));
        QCOMPARE(contentOf(m_path), before);
        QCOMPARE(document.revision(), int64_t{1});
    }

    void sourceWithoutRowsIsNotKept() {
        PortfolioBuilder builder;
        Source source;
        source.id = SourceId("s");
        builder.put(source);
        const Portfolio without = builder.current();
        auto none = std::make_shared<Observations>();
        none->source = source.id;
        builder.putRows(none);
        BANYAN_DONE(Document::create(m_path.toStdString(), builder.current()));
        BANYAN_OPENED(document, m_path);
        QVERIFY(document.portfolio() == without);
        BANYAN_DONE(document.commit(builder.current(), "nothing"));
        QVERIFY(document.portfolio() == without);
    }

    void valueThatCannotBeKeptIsRefusedAndNothingChanges() {
        BANYAN_DONE(Document::create(m_path.toStdString()));
        BANYAN_OPENED(document, m_path);
        const QByteArray before = contentOf(m_path);
        PortfolioBuilder builder(withTeam({}, "a"));
        Decision decision;
        decision.id = Id<Decision>("d");
        decision.date.days = 1 << 30;
        builder.put(decision);
        QCOMPARE(codeOf(document.commit(builder.current(), "far future")), std::string("document.value"));
        QVERIFY(document.portfolio() == Portfolio());
        QCOMPARE(contentOf(m_path), before);
        BANYAN_DONE(document.commit(withTeam({}, "a"), "good"));
        BANYAN_OPENED(again, m_path);
        QCOMPARE(again.portfolio().teams().size(), size_t{1});
    }

    void createNeverReplacesAFile() {
        write(m_path, "precious");
        const auto made = Document::create(m_path.toStdString());
        QCOMPARE(codeOf(made), std::string("document.exists"));
        QCOMPARE(contentOf(m_path), QByteArray("precious"));
        QCOMPARE(filesThere(), QStringList{QStringLiteral("plan.banyan")});
    }

    void journalOfALostFileIsNotRolledIntoANewOne() {
        write(m_path + QStringLiteral("-journal"), "left over");
        QCOMPARE(codeOf(Document::create(m_path.toStdString())), std::string("document.journal"));
        QVERIFY(!QFile::exists(m_path));
    }

    void copyHoldsTheSameAndTheDocumentStays() {
        const Portfolio portfolio = tests::arbitraryPortfolio(8, 4);
        BANYAN_DONE(Document::create(m_path.toStdString(), portfolio));
        BANYAN_OPENED(document, m_path);
        const QString copy = file("copy.banyan");
        write(copy, "to be replaced");
        BANYAN_DONE(document.saveCopy(copy.toStdString()));
        BANYAN_OPENED(second, copy);
        QVERIFY(second.portfolio() == portfolio);
        QCOMPARE(document.path(), m_path.toStdString());
        BANYAN_DONE(document.commit(withTeam(portfolio, "zebra"), "only here"));
        QVERIFY(Document::open(copy.toStdString())->portfolio() == portfolio);
        QCOMPARE(codeOf(document.saveCopy(m_path.toStdString())), std::string("document.exists"));
        QCOMPARE(filesThere().size(), 2);
    }

    void secondDocumentOnOneFileMeetsAConflict() {
        BANYAN_DONE(Document::create(m_path.toStdString()));
        BANYAN_OPENED(one, m_path);
        BANYAN_OPENED(two, m_path);
        BANYAN_DONE(one.commit(withTeam({}, "a"), "from one"));
        const auto refused = two.commit(withTeam({}, "b"), "from two");
        QCOMPARE(codeOf(refused), std::string("document.conflict"));
        QVERIFY(refused.error().kind == ErrorKind::Conflict);
        QVERIFY2(refused.error().message().find("revision 2 (\"from one\")") != std::string::npos,
                 refused.error().message().c_str());
        QVERIFY(two.portfolio() == Portfolio());
        BANYAN_DONE(one.commit(withTeam(one.portfolio(), "c"), "again"));
        BANYAN_OPENED(three, m_path);
        QCOMPARE(three.portfolio().teams().size(), size_t{2});
    }

    void removedFileIsNoticedAndCanBeSavedElsewhere() {
        BANYAN_DONE(Document::create(m_path.toStdString(), withTeam({}, "a")));
        BANYAN_OPENED(document, m_path);
        QVERIFY(QFile::remove(m_path));
        QCOMPARE(codeOf(document.commit(withTeam(document.portfolio(), "b"), "lost")), std::string("document.moved"));
        BANYAN_DONE(document.saveCopy(m_path.toStdString()));
        BANYAN_OPENED(again, m_path);
        QCOMPARE(again.portfolio().teams().size(), size_t{1});
    }

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

    void schemaIsRelationalAndNamedInSnakeCase() {
        std::string all;
        for (const std::string& statement : schemaStatements())
            all += statement + ";\n";
        for (const char* part : {"CREATE TABLE \"pain_points_components\" (\n  \"owner\" TEXT NOT NULL REFERENCES "
                                 "\"pain_points\" (\"id\")",
                                 "\"pin_kind\" TEXT,\n  \"pin_day\" TEXT", "\"money_per_unit_low\" REAL,",
                                 "\"source\" TEXT REFERENCES \"sources\" (\"id\") DEFERRABLE INITIALLY DEFERRED",
                                 "PRIMARY KEY (\"source_id\", \"position\")"})
            QVERIFY2(all.find(part) != std::string::npos, part);
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
    DocumentTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_document.moc"
