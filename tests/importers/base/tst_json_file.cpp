// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "importers/base/json_file.h"

using namespace banyan;
using namespace banyan::importers;

class JsonFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;

    InputFile write(const QByteArray& bytes) {
        const QString path = m_dir.filePath(QStringLiteral("t.json"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)) qFatal("can't write");
        file.write(bytes);
        return {path.toStdString(), "t.json"};
    }

private slots:
    void readsValuesWithTheirPlaces() {
        const auto json = readJson(write(R"({"a/b":{"n":"12.5","i":9223372036854775807,"l":[1,null]},"t":"x"})"), {});
        QVERIFY(json.has_value());
        const std::string file = "t.json";
        const JsonAt top(*json, file);
        QCOMPARE(*top["a/b"]["n"].number(), 12.5);
        QCOMPARE(*top["a/b"]["i"].integer(), INT64_MAX);
        QVERIFY(top["a/b"]["l"][1].missing());
        QVERIFY(top["a/b"]["l"][7].missing());
        QVERIFY(top["nothing"]["here"].missing());
        QCOMPARE(top.at("t").textOr(), std::string("x"));
        const Error error = top["a/b"]["l"].text().error();
        QCOMPARE(error.where.pointer, std::string("/a~1b/l"));
        QVERIFY(error.message().find("a list where a text is expected") != std::string::npos);
        QVERIFY(!top["t"].number() && !top["t"].boolean() && !top["t"].expectArray());
    }

    void refusesNumbersThatWouldBeRounded() {
        const auto json = readJson(write(R"([18446744073709551615,1.5,"nan",1e300])"), {});
        const std::string file = "t.json";
        const JsonAt top(*json, file);
        for (size_t i = 0; i < 4; ++i)
            QVERIFY(!top[i].integer());
        QVERIFY(!top[2].number());
    }

    void readsUtf16AndRefusesBrokenText() {
        QVERIFY(readJson(write(QByteArray("\xff\xfe[\0]\0", 6)), {}).has_value());
        QVERIFY(!readJson(write("[\"\xf6\"]"), {}));
        QVERIFY(!readJson(write(QByteArray("[1]\0", 4)), {}));
        QVERIFY(!readJson(write(QByteArray(100, '[') + QByteArray(100, ']')), {}));
    }
};

QTEST_GUILESS_MAIN(JsonFileTest)
#include "tst_json_file.moc"
