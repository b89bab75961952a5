// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include "model/portfolio/edit.h"
#include "model/portfolio/record_json.h"
#include "model/storage/portfolio_json.h"
#include "tests/support/portfolio_generator.h"
#include "tests/support/shared_dir.h"

#include <rapidcheck.h>

#include <set>

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::storage;

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string_view view(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

/// Names of the fields, at any depth, that never differ from a fresh value anywhere in the portfolios.
class UnusedFields {
public:
    void add(const Portfolio& portfolio) {
        forEachTable(portfolio, [&](const auto& table) {
            for (const auto& record : table)
                look(record);
        });
        for (const auto& entry : portfolio.observations()) {
            for (const auto& row : entry.second->measurements)
                look(row);
            for (const auto& row : entry.second->incidents)
                look(row);
            for (const auto& row : entry.second->changes)
                look(row);
        }
    }

    [[nodiscard]] std::string list() const {
        std::string text;
        for (const std::string& name : m_all)
            if (!m_used.contains(name)) text += name + " ";
        return text;
    }

private:
    template <typename Value>
    void lookInside(const Value& value) {
        if constexpr (IsOptional<Value>::value) {
            if (value) lookInside(*value);
        } else if constexpr (IsVector<Value>::value) {
            for (const auto& item : value)
                lookInside(item);
        } else if constexpr (Described<Value>) {
            look(value);
        }
    }

    template <typename Record>
    void look(const Record& record) {
        const Record fresh;
        Describe<Record>::fields.apply([&](const auto&... f) {
            const auto one = [&](const auto& g) {
                const std::string name = std::string(Describe<Record>::name) + "." + std::string(g.name);
                m_all.insert(name);
                if (!(record.*(g.member) == fresh.*(g.member))) m_used.insert(name);
                lookInside(record.*(g.member));
            };
            (one(f), ...);
        });
    }

    std::set<std::string> m_all;
    std::set<std::string> m_used;
};

std::string codeOf(const std::string& text) {
    const auto read = fromJson(text, "p.json");
    return read ? "ok" : read.error().code;
}

std::string messageOf(const std::string& text) {
    const auto read = fromJson(text, "p.json");
    return read ? "ok" : read.error().message();
}

std::string portfolioWith(const std::string& members) {
    return R"({"schema":"banyan.portfolio/1",)" + members + "}";
}

} // namespace

class PortfolioJsonTest : public QObject {
    Q_OBJECT

private slots:
    void generatorUsesEveryFieldAndIsValid() {
        UnusedFields unused;
        for (uint64_t seed = 0; seed < 20; ++seed) {
            const Portfolio portfolio = tests::arbitraryPortfolio(seed, 8);
            const auto valid = validate(portfolio);
            QVERIFY2(valid.has_value(), valid ? "" : valid.error().fullMessage().c_str());
            QVERIFY(tests::arbitraryPortfolio(seed, 8) == portfolio);
            unused.add(portfolio);
        }
        QVERIFY2(unused.list() == "settings.id ", unused.list().c_str()); // the one id that is always the same
    }

    void everyPortfolioComesBackAndGivesTheSameBytes() {
        QVERIFY(rc::check("lossless", [](uint64_t seed) {
            const Portfolio portfolio = tests::arbitraryPortfolio(seed, *rc::gen::inRange<size_t>(0, 6));
            const std::string text = dump(toJson(portfolio));
            const auto back = fromJson(text, "p.json");
            if (!back) RC_FAIL(back.error().fullMessage());
            RC_ASSERT(*back == portfolio);
            RC_ASSERT(dump(toJson(*back)) == text);
        }));
    }

    void everyRecordComesBackAlone() {
        const Portfolio portfolio = tests::arbitraryPortfolio(7, 5);
        forEachTable(portfolio, [](const auto& table) {
            for (const auto& record : table) {
                const auto back = recordFromJson(kindOf(record.id), recordToJson(record), "r.json", "");
                QVERIFY(back.has_value());
                QVERIFY(*back == AnyRecord(record));
            }
        });
    }

    void emptyPortfolioNamesEveryArray() {
        const Json json = toJson({});
        QCOMPARE(json.size(), size_t{1 + 24 + 3});
        QCOMPARE(json["schema"].get<std::string>(), std::string("banyan.portfolio/1"));
        QVERIFY(json["unmatched"].is_array() && json["changes"].is_array());
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
        const auto back = fromJson(dump(toJson(builder.current())), "p.json");
        QVERIFY(back.has_value());
        QVERIFY(*back == without);
    }

    void rowsKeepTheirOrderWithinTheSource() {
        const std::string text = portfolioWith(
            R"("sources":[{"id":"a"},{"id":"b"}],"measurements":[{"sourceId":"b","metric":"m","value":3},)"
            R"({"sourceId":"a","metric":"m","value":2},{"sourceId":"b","metric":"m","value":1}])");
        const auto back = fromJson(text, "p.json");
        QVERIFY2(back.has_value(), messageOf(text).c_str());
        const auto& rows = back->observations().at(SourceId("b"))->measurements;
        QCOMPARE(rows.size(), size_t{2});
        QCOMPARE(rows[0].value, 3.0);
        QCOMPARE(rows[1].value, 1.0);
    }

    void wrongInputIsRefusedWithItsPlace() {
        QCOMPARE(codeOf("[]"), std::string("json.wrong-type"));
        QCOMPARE(codeOf("{}"), std::string("json.missing-field"));
        QCOMPARE(codeOf(R"({"schema":"banyan.portfolio/2"})"), std::string("json.wrong-type"));
        QCOMPARE(codeOf(portfolioWith(R"("teams":[{"name":"x"}])")), std::string("json.missing-field"));
        QCOMPARE(codeOf(portfolioWith(R"("teams":[{"id":""}])")), std::string("edit.invalid-value"));
        QCOMPARE(codeOf(portfolioWith(R"("teams":[{"id":"a"},{"id":"a"}])")), std::string("json.duplicate-id"));
        QCOMPARE(codeOf(portfolioWith(R"("teams":[{"id":"a","id":"b"}])")), std::string("json.duplicate-key"));
        QCOMPARE(codeOf(portfolioWith(R"("squads":[])")), std::string("json.unknown-field"));
        QCOMPARE(codeOf(portfolioWith(R"("measurements":[{"metric":"m"}])")), std::string("json.missing-field"));
        QCOMPARE(codeOf(portfolioWith(R"("measurements":[{"sourceId":"nobody"}])")),
                 std::string("edit.dangling-reference"));
        QCOMPARE(codeOf(portfolioWith(R"("components":[{"id":"a","owner":"nobody"}])")),
                 std::string("edit.dangling-reference"));
        QCOMPARE(codeOf(portfolioWith(R"("components":[{"id":"a","owner":null}])")), std::string("json.wrong-type"));
        QCOMPARE(messageOf(portfolioWith(R"("teams":[{"id":"a"},{"id":"b","wipLimit":2.5}])")),
                 std::string("p.json /teams/1/wipLimit: wipLimit is 2.5, not a whole number from -2147483648 to "
                             "2147483647"));
        QCOMPARE(messageOf(portfolioWith(R"("teams":[{"id":"a","wip limit":2}])")),
                 std::string("p.json /teams/0: the field \"wip limit\" is unknown"));
        QCOMPARE(
            messageOf(portfolioWith(R"("dependencies":[{"id":"a","kind":"guessed"}])")),
            std::string("p.json /dependencies/0/kind: kind is \"guessed\", not one of declared, traced, temporal"));
        QCOMPARE(codeOf(portfolioWith(R"("teams":[])") + std::string("\0", 1)), std::string("json.invalid"));
    }

    void numbersThatWouldBeRoundedAreRefused() {
        const auto roadmap = [](const std::string& seed) {
            return codeOf(portfolioWith(R"("roadmaps":[{"id":"r","seed":)" + seed + "}]"));
        };
        QCOMPARE(roadmap("9223372036854775807"), std::string("ok"));
        QCOMPARE(roadmap("-9223372036854775808"), std::string("ok"));
        QCOMPARE(roadmap("9223372036854775808"), std::string("json.wrong-type"));
        QCOMPARE(roadmap("92233720368547758070000"), std::string("json.wrong-type"));
        QCOMPARE(roadmap("5.0"), std::string("ok"));
        QCOMPARE(roadmap("9007199254740993.0"), std::string("json.wrong-type"));
        const auto cost = [](const std::string& amount) {
            return codeOf(portfolioWith(R"("components":[{"id":"c"}],"costs":[{"id":"k","component":"c","amount":)" +
                                        amount + "}]"));
        };
        QCOMPARE(cost("12"), std::string("ok"));
        QCOMPARE(cost("9007199254740993"), std::string("json.wrong-type"));
        QCOMPARE(cost("true"), std::string("json.wrong-type"));
    }

    void committedSchemaIsTheGeneratedOne() {
        const QByteArray kept = contentOf(QStringLiteral(BANYAN_SOURCE_DIR "/resources/schemas/portfolio.schema.json"));
        const std::string made = dump(portfolioSchema());
        if (view(kept) != made) {
            const QString path = QDir::temp().filePath(QStringLiteral("portfolio.schema.json"));
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(made.data(), static_cast<qint64>(made.size()));
            QFAIL(qPrintable("the committed schema is out of date; the new one is " + path));
        }
    }

    void schemaDescribesWhatIsWritten() {
        const Json schema = portfolioSchema();
        const Json& component = schema["$defs"]["component"];
        QCOMPARE(component["additionalProperties"].get<bool>(), false);
        QCOMPARE(component["required"].dump(), std::string(R"(["id"])"));
        QCOMPARE(component["properties"]["origins"]["items"]["$ref"].get<std::string>(),
                 std::string("#/$defs/fieldOrigin"));
        QCOMPARE(schema["$defs"]["goal"]["properties"]["deadline"]["format"].get<std::string>(), std::string("date"));
        QCOMPARE(schema["$defs"]["dependency"]["required"].dump(), std::string(R"(["id","from"])"));
        const Json written = toJson(tests::arbitraryPortfolio(3, 5));
        for (const auto& [name, list] : written.items()) {
            QVERIFY2(schema["properties"].contains(name), name.c_str());
            if (!list.is_array()) continue;
            const std::string kind = schema["properties"][name]["items"]["$ref"].get<std::string>().substr(8);
            for (const Json& record : list)
                for (const auto& field : record.items())
                    QVERIFY2(schema["$defs"][kind]["properties"].contains(field.key()), field.key().c_str());
        }
    }

    void jsonCorpusIsReadAsItAsks() {
        BANYAN_NEEDS_SHARED(folder, "corpora/jsontestsuite");
        const QStringList names = QDir(folder).entryList({QStringLiteral("*.json")});
        QVERIFY(names.size() > 150);
        for (const QString& name : names) {
            const QByteArray bytes = contentOf(QDir(folder).filePath(name));
            const auto read = parseUntrusted(view(bytes), name.toStdString(), 64, DuplicateKeys::KeepLast);
            if (name.startsWith(QStringLiteral("y_"))) QVERIFY2(read.has_value(), qPrintable(name));
            if (name.startsWith(QStringLiteral("n_"))) QVERIFY2(!read.has_value(), qPrintable(name));
            if (!read) QVERIFY(read.error().kind == ErrorKind::BadInput);
        }
    }

    void parserNamesLineAndColumn() {
        const auto twice = parseUntrusted("{\"a\":1,\n \"b\\\"\":2, \"b\\\"\":3}", "f.json");
        QCOMPARE(twice.error().message(), std::string("f.json:2:11: the key \"b\"\" stands twice in one object"));
        const auto deep = parseUntrusted("[\n[[[1]]]]", "f.json", 3);
        QCOMPARE(deep.error().code, std::string("json.too-deep"));
        QCOMPARE(deep.error().where.line, 2);
        QCOMPARE(deep.error().where.column, 3);
        QVERIFY(parseUntrusted("[[[1]]]", "f.json", 3).has_value());
        const auto broken = parseUntrusted("{\"ä\" 1}", "f.json");
        QCOMPARE(broken.error().message(),
                 std::string("f.json:1:6: not valid JSON: unexpected number literal; expected ':'"));
        QVERIFY(parseUntrusted("\xEF\xBB\xBF[1]", "f.json").has_value());
    }

    void lastOfDuplicateKeysIsKeptWhereAsked() {
        const auto few = parseUntrusted(R"({"a":{"x":1},"b":2,"a":[3]})", "f.json", 64, DuplicateKeys::KeepLast);
        QCOMPARE(few->dump(), std::string(R"({"a":[3],"b":2})"));
        std::string many = "{";
        for (int i = 0; i < 100; ++i)
            many += "\"k" + std::to_string(i) + "\":" + std::to_string(i) + ",";
        const auto last = parseUntrusted(many + R"("k2":-2,"k90":-90})", "f.json", 64, DuplicateKeys::KeepLast);
        QCOMPARE(last->size(), size_t{100});
        QCOMPARE((*last)["k2"].get<int>(), -2);
        QCOMPARE((*last)["k90"].get<int>(), -90);
        QCOMPARE(parseUntrusted(many + R"("k90":1})", "f.json").error().code, std::string("json.duplicate-key"));
    }

    void objectOfManyKeysIsReadWhole() {
        std::string text = "{\"x\":0";
        for (int i = 0; i < 200'000; ++i)
            text += ",\"k" + std::to_string(i) + "\":0";
        QElapsedTimer timer;
        timer.start();
        const auto read = parseUntrusted(text + "}", "f.json");
        QVERIFY(read.has_value());
        QCOMPARE(read->size(), size_t{200'001});
        qInfo("an object of 200,001 keys: %lld ms", static_cast<long long>(timer.elapsed()));
    }
};

QTEST_GUILESS_MAIN(PortfolioJsonTest)
#include "tst_portfolio_json.moc"
