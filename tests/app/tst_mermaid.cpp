// SPDX-License-Identifier: GPL-3.0-or-later
#include <QStandardPaths>
#include <QTest>

#include "app/common/reports.h"
#include "tests/app/program.h"
#include "tests/support/planned_portfolio.h"

using namespace banyan;
using namespace banyan::tests;

namespace {

/// Folder that holds the npm packages "mermaid" and "jsdom": BANYAN_NODE_MODULES, beside the sources, or npm's own.
QString modules() {
    QStringList places{qEnvironmentVariable("BANYAN_NODE_MODULES"), QStringLiteral(BANYAN_SOURCE_DIR "/node_modules")};
    QProcess npm;
    npm.start(QStringLiteral("npm"), {QStringLiteral("root"), QStringLiteral("-g")});
    if (npm.waitForFinished()) places.append(QString::fromUtf8(npm.readAllStandardOutput()).trimmed());
    for (const QString& place : places)
        if (!place.isEmpty() && QFile::exists(place + QStringLiteral("/mermaid/dist/mermaid.core.mjs")) &&
            QFile::exists(place + QStringLiteral("/jsdom/lib/api.js")))
            return place;
    return {};
}

/// Parses every Mermaid block of each file: what kinds they are in one line, or why one is none.
constexpr const char* script = R"js(
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
const [modules, ...files] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(modules + name));
globalThis.window = new (await load('/jsdom/lib/api.js')).JSDOM('').window;
globalThis.document = window.document;
const mermaid = (await load('/mermaid/dist/mermaid.core.mjs')).default;
for (const file of files) {
  const kinds = [];
  for (const block of readFileSync(file, 'utf8').matchAll(/```mermaid\n([\s\S]*?)```/g)) {
    try {
      kinds.push((await mermaid.parse(block[1])).diagramType);
    } catch (error) {
      kinds.push('invalid: ' + error.message.replaceAll('\n', ' '));
    }
  }
  console.log(kinds.join(' '));
}
)js";

/// What names and titles may hold.
const std::vector<std::string>& texts() {
    static const std::vector<std::string> all{"",
                                              "end",
                                              " ]: [1, 2]\n\"x",
                                              "; click a call b()",
                                              ":done, crit, a1, 2027-01-01",
                                              "%%{init: {}}%%",
                                              "#quot; #35;",
                                              "<script>",
                                              "```\n# x",
                                              "日本語 ünï 🌳",
                                              "section x",
                                              "title",
                                              "x-axis a --> b",
                                              "--",
                                              "(",
                                              "+-/.,"};
    return all;
}

} // namespace

/// The report's charts in the eyes of Mermaid's own parser.
class MermaidTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        m_modules = modules();
        if (m_modules.isEmpty() || QStandardPaths::findExecutable(QStringLiteral("node")).isEmpty())
            QSKIP("node with the npm packages mermaid and jsdom is absent (see BANYAN_NODE_MODULES)");
        write(m_folder.filePath(QStringLiteral("parse.mjs")), script);
    }

    void theChartsAreValid() {
        app::ExportOptions options;
        options.asOf = plannedPortfolioDay();
        options.schedules = 50;
        options.sections = {"map", "roadmap"};
        QStringList arguments{m_folder.filePath(QStringLiteral("parse.mjs")), m_modules};
        for (size_t i = 0; i < texts().size(); ++i) {
            const auto portfolio = withTextEverywhere(plannedPortfolio(10, 12), texts()[i]);
            const auto markdown = app::exportAs("markdown", portfolio, options);
            QVERIFY(markdown);
            arguments.append(m_folder.filePath(QString::number(i) + QStringLiteral(".md")));
            write(arguments.back(), QByteArray::fromStdString(*markdown));
        }
        QProcess node;
        node.start(QStringLiteral("node"), arguments);
        QVERIFY(node.waitForFinished(120'000));
        const QList<QByteArray> kinds = node.readAllStandardOutput().trimmed().split('\n');
        QCOMPARE(kinds.size(), static_cast<qsizetype>(texts().size()));
        for (size_t i = 0; i < texts().size(); ++i)
            QVERIFY2(kinds[static_cast<qsizetype>(i)] == "quadrantChart gantt",
                     qPrintable(QString::fromStdString(texts()[i]) + QStringLiteral(": ") +
                                QString::fromUtf8(kinds[static_cast<qsizetype>(i)])));
    }

private:
    QString m_modules;
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(MermaidTest)
#include "tst_mermaid.moc"
