// SPDX-License-Identifier: GPL-3.0-or-later
#include "document_folder.h"
#include "model/storage/portfolio_json.h"
#include "model/storage/tables.h"
#include "tests/support/portfolio_generator.h"

using namespace banyan;
using namespace banyan::tests;

/// What is committed comes back, and nothing else is touched.
class DocumentTest : public QObject, DocumentFolder {
    Q_OBJECT

private slots:
    void init() { clear(); }

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
};

QTEST_GUILESS_MAIN(DocumentTest)
#include "tst_document.moc"
