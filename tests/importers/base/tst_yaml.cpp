// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTest>

#include "importers/base/yaml.h"
#include "tests/support/shared_dir.h"

using namespace banyan;
using namespace banyan::importers;

namespace {

std::string fileText(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("can't read %s", qPrintable(path));
    return file.readAll().toStdString();
}

QString codeOf(std::string_view text, const YamlLimits& limits = {}) {
    const auto read = parseYaml(text, "t.yaml", limits);
    return read ? QString() : QString::fromStdString(read.error().code);
}

} // namespace

class YamlTest : public QObject {
    Q_OBJECT

private slots:
    void readsDocumentsWithTheirLines() {
        const auto read =
            parseYaml("---\nkind: Component\nmetadata:\n  name: shop\n  tags: [a, 'b']\n---\nkind: System\n", "t.yaml");
        QVERIFY(read.has_value());
        QCOMPARE(read->size(), size_t{2});
        QCOMPARE(read->at(0).textAt("metadata/name"), std::string("shop"));
        QCOMPARE(read->at(0).at("metadata/name")->line, 4);
        QCOMPARE(read->at(0).at("metadata/tags")->items.size(), size_t{2});
        QVERIFY(read->at(0).at("metadata/tags")->items[1].quoted);
        QVERIFY(!read->at(0).at("metadata/tags")->items[0].quoted);
        QCOMPARE(read->at(1).textAt("kind"), std::string("System"));
        QVERIFY(!read->at(1).at("metadata/name"));
    }

    void resolvesAliases() {
        const auto read = parseYaml("a: &x {k: v}\nb: *x\n", "t.yaml");
        QCOMPARE(read->at(0).textAt("b/k"), std::string("v"));
    }

    void refusesWhatIsAmbiguousOrBroken() {
        QCOMPARE(codeOf("a: 1\na: 2\n"), QStringLiteral("yaml.duplicate-key"));
        QCOMPARE(codeOf("? [a]\n: 1\n"), QStringLiteral("yaml.key-not-text"));
        QCOMPARE(codeOf("a: [1\n"), QStringLiteral("yaml.invalid"));
        QCOMPARE(codeOf("a: *nobody\n"), QStringLiteral("yaml.invalid"));
        const auto read = parseYaml("a: 1\nb: [1\nc: }\n", "t.yaml");
        QVERIFY(!read && read.error().where.line >= 2);
    }

    void stopsAtItsLimits() {
        YamlLimits limits;
        limits.depth = 3;
        QCOMPARE(codeOf("[[[1]]]", limits), QString());
        QCOMPARE(codeOf("[[[[1]]]]", limits), QStringLiteral("yaml.too-deep"));
        limits = {};
        limits.events = 5;
        QCOMPARE(codeOf("[1,2,3,4]", limits), QString());
        QCOMPARE(codeOf("[1,2,3,4,5]", limits), QStringLiteral("yaml.too-large"));
        limits = {};
        limits.aliases = 1;
        QCOMPARE(codeOf("[&a 1, *a]", limits), QString());
        QCOMPARE(codeOf("[&a 1, *a, *a]", limits), QStringLiteral("yaml.too-many-aliases"));
        const std::string longText(1000000, 'x');
        std::string many = "a: &a " + longText + "\nb:\n";
        for (int i = 0; i < 900; ++i)
            many += "- *a\n";
        QCOMPARE(codeOf(many), QStringLiteral("yaml.too-large"));
    }

    void refusesEveryBomb() {
        BANYAN_NEEDS_SHARED(folder, "corpora/yaml-bombs");
        const QStringList names = QDir(folder).entryList({QStringLiteral("*.yaml")});
        QVERIFY(names.size() >= 7);
        for (const QString& name : names) {
            const auto read = parseYaml(fileText(folder + QLatin1Char('/') + name), "bomb.yaml");
            QVERIFY2(!read, qPrintable(name));
            QVERIFY2(read.error().kind == ErrorKind::BadInput, qPrintable(name));
        }
    }

    void survivesTheTestSuite() {
        BANYAN_NEEDS_SHARED(folder, "corpora/yaml-test-suite");
        int read = 0;
        int refused = 0;
        int wronglyRead = 0;
        for (const QString& name : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QDir example(folder + QLatin1Char('/') + name);
            if (!example.exists(QStringLiteral("in.yaml"))) continue;
            const auto result = parseYaml(fileText(example.filePath(QStringLiteral("in.yaml"))), "t.yaml");
            ++(result ? read : refused);
            if (result && example.exists(QStringLiteral("error"))) ++wronglyRead;
        }
        qInfo("%d read, %d refused, %d read although the suite calls them invalid", read, refused, wronglyRead);
        QVERIFY(read > 100);
    }
};

QTEST_GUILESS_MAIN(YamlTest)
#include "tst_yaml.moc"
