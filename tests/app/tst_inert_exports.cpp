// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QRegularExpression>

#include "tests/app/exported.h"
#include "tests/support/strings.h"

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::tests;

namespace {

/// Parts of a workbook that aren't well-formed, and formulas and links in it; empty when there is none.
QByteArray faultsOfWorkbook(const QByteArray& book) {
    static const QString script = QStringLiteral(
        "import io, sys, zipfile, xml.etree.ElementTree as tree\n"
        "book = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))\n"
        "for name in book.namelist():\n"
        "    for e in tree.fromstring(book.read(name)).iter():\n"
        "        if e.tag.split('}')[-1] in ('f', 'hyperlink', 'externalReference'): print(name, e.tag)\n");
    QProcess process;
    process.start(QStringLiteral("/usr/bin/python3"), {QStringLiteral("-c"), script});
    process.write(book);
    process.closeWriteChannel();
    if (!process.waitForFinished()) return "python3 can't be run";
    return process.readAllStandardOutput() + process.readAllStandardError();
}

/// The payloads of every language that we write, in one breath and one by one.
const std::vector<std::string>& payloads() {
    static const std::vector<std::string> all{
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)> & ' &lt;",
        "]]></Name></Task><Task><UID>0</UID>",
        "[x](javascript:alert(1)) ![i](http://evil.invalid/i.png) **b** `c` | d |\n| e |\n# f\n- g",
        "http://evil.invalid www.evil.invalid @everyone $x^2$ ~~s~~",
        "=cmd|' /C calc'!A0",
        "+1\r-2\t@SUM(A1)",
        "\"end\\nclick a href \\\"javascript:alert(1)\\\"\n```\nsection x\n%%{init: {}}%%;:,",
        "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nATTACH:http://evil.invalid",
        "{{#portfolio}}{{{name}}}{{/portfolio}}",
        std::string("\x01\x1b[31m\x7f\xef\xbf\xbe\xff\xfe") + "\xe2\x80\xae" + "Größe 日本語 🌳",
        std::string(300, 'w') + "ü",
    };
    return all;
}

/// What the same tables hold without a payload.
Portfolio harmless() {
    return withTextEverywhere(plannedPortfolio(12, 16), "x");
}

Portfolio poisoned(size_t i) {
    return withTextEverywhere(plannedPortfolio(12, 16), payloads()[i]);
}

} // namespace

/// What people and sources write stays data in every format that leaves the program.
class InertExportsTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenStaysData_data() {
        QTest::addColumn<int>("payload");
        for (size_t i = 0; i < payloads().size(); ++i)
            QTest::newRow(payloads()[i].substr(0, 24).c_str()) << static_cast<int>(i);
    }

    void whatIsWrittenStaysData() {
        QFETCH(const int, payload);
        const Portfolio portfolio = poisoned(static_cast<size_t>(payload));
        staysDataInHtml(portfolio);
        staysDataInMarkdown(portfolio);
        staysDataInXml(portfolio);
        staysDataInCalendars(portfolio);
        staysDataInSheets(portfolio);
    }

    void aTemplatesValuesAreEscapedAsItsNameAsks() {
        const std::string bad = "<b>*x* & {{name}} [y](z)";
        PortfolioBuilder builder(plannedPortfolio(2, 1));
        Settings settings = builder.current().settings();
        settings.name = bad;
        builder.put(settings);
        const Portfolio portfolio = std::move(builder).build();
        app::Exporter exporter(portfolio, options());
        QCOMPARE(*exporter.fromTemplate("{{name}}", "r.html.mustache"),
                 std::string("&lt;b&gt;*x* &amp; {{name}} [y](z)"));
        QCOMPARE(*exporter.fromTemplate("{{name}}", "r.mustache"),
                 *exporter.fromTemplate("{{name}}", "r.html.mustache"));
        QCOMPARE(*exporter.fromTemplate("{{name}}", "r.md.mustache"),
                 std::string("&lt;b&gt;\\*x\\* &amp; \\{\\{name\\}\\} \\[y\\](z)"));
        QCOMPARE(*exporter.fromTemplate("{{{name}}}", "r.mustache"), bad);
    }

private:
    /// As many of each element as without the payload, and none but ours.
    static void staysDataInHtml(const Portfolio& portfolio) {
        static const Page clean(exported("html", harmless()));
        const Page page(exported("html", portfolio));
        QCOMPARE(page.error, QString());
        QSet<QString> names;
        for (const Element& e : clean.elements)
            names.insert(e.name);
        for (const Element& e : page.elements) {
            QVERIFY2(names.contains(e.name), qPrintable(e.name));
            for (const QXmlStreamAttribute& a : e.attributes)
                QVERIFY2(!a.name().startsWith(u"on") && (a.name() != u"href" || a.value().startsWith(u'#')),
                         qPrintable(a.name().toString()));
        }
        for (const char* name : {"section", "h2", "table", "th", "td", "article", "svg", "style", "meta", "a", "title"})
            QCOMPARE(page.count(QString::fromLatin1(name)), clean.count(QString::fromLatin1(name)));
    }

    static void staysDataInMarkdown(const Portfolio& portfolio) {
        static const QString clean = exported("markdown", harmless());
        const QString markdown = exported("markdown", portfolio);
        static const QRegularExpression tag(QStringLiteral("<[a-zA-Z/!]"));
        static const QRegularExpression link(QStringLiteral("(?<!\\\\)\\]\\(|https?://|www\\.|@everyone"));
        QVERIFY(!tag.match(markdown).hasMatch());
        const QStringList blocks = markdown.split(QStringLiteral("```"));
        for (qsizetype i = 0; i < blocks.size(); i += 2) {
            const auto found = link.match(blocks[i]);
            QVERIFY2(!found.hasMatch(), qPrintable(blocks[i].mid(found.capturedStart() - 60, 120)));
        }
        QCOMPARE(markdown.count(QStringLiteral("```")), clean.count(QStringLiteral("```")));
        QCOMPARE(markdown.count(QStringLiteral("\n#")), clean.count(QStringLiteral("\n#")));
        // Each row of a table has as many unescaped edges as its header.
        qsizetype edges = 0;
        for (const QString& line : markdown.split(u'\n')) {
            if (!line.startsWith(u'|')) {
                edges = 0;
                continue;
            }
            static const QRegularExpression edge(QStringLiteral("(?<!\\\\)\\|"));
            const qsizetype here = QString(line).remove(QStringLiteral("\\\\")).count(edge);
            if (edges == 0) edges = here;
            QCOMPARE(here, edges);
        }
        // Inside of Mermaid blocks nothing but letters, digits and what a label may have.
        for (qsizetype i = 1; i < blocks.size(); i += 2) {
            QVERIFY(blocks[i].startsWith(QStringLiteral("mermaid\n")));
            for (const QString& line : blocks[i].split(u'\n'))
                QVERIFY2(!line.contains(u'<') && !line.contains(u';') &&
                             !line.trimmed().startsWith(QStringLiteral("click")),
                         qPrintable(line));
        }
    }

    static void staysDataInXml(const Portfolio& portfolio) {
        static const Page clean(exported("mspdi", harmless()));
        const Page page(exported("mspdi", portfolio));
        QCOMPARE(page.error, QString());
        for (const char* name : {"Task", "UID", "Name", "Resource", "Assignment", "PredecessorLink", "Project"})
            QCOMPARE(page.count(QString::fromLatin1(name)), clean.count(QString::fromLatin1(name)));
    }

    static void staysDataInCalendars(const Portfolio& portfolio) {
        static const qsizetype events = exported("ics", harmless()).count(QStringLiteral("BEGIN:VEVENT\r\n"));
        const QString content = exported("ics", portfolio);
        for (const QByteArray& line : content.toUtf8().split('\n'))
            QVERIFY2(line.size() <= 76, line.constData());
        QCOMPARE(QString(content).remove(QStringLiteral("\r\n")).count(u'\n'), 0);
        QCOMPARE(content.count(QStringLiteral("\r\nBEGIN:VEVENT\r\n")), events);
        static const QRegularExpression ours(QStringLiteral(
            "^(BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|X-WR-CALNAME|UID|DTSTAMP|DTSTART;VALUE=DATE|DTEND;VALUE=DATE|"
            "SUMMARY|DESCRIPTION|CATEGORIES|TRANSP):"));
        QSet<QString> uids;
        for (const QString& line : unfolded(content)) {
            QVERIFY2(ours.match(line).hasMatch(), qPrintable(line));
            if (line.startsWith(QStringLiteral("UID:"))) uids.insert(line);
        }
        QCOMPARE(uids.size(), events);
    }

    static void staysDataInSheets(const Portfolio& portfolio) {
        std::vector<std::string> contents{exported("jira-csv", portfolio).toStdString(),
                                          exported("initiatives-csv", portfolio).toStdString(),
                                          exported("estimates-csv", portfolio).toStdString()};
        const auto folder = app::Exporter(portfolio, options()).folder("csv");
        QVERIFY(folder);
        for (const app::NamedFile& file : *folder)
            contents.push_back(file.content);
        for (const std::string& content : contents) {
            const QList<QStringList> rows = csvRows(QString::fromStdString(content));
            for (const QStringList& row : rows) {
                QCOMPARE(row.size(), rows[0].size());
                for (const QString& cell : row) {
                    bool number = false;
                    cell.toDouble(&number);
                    QVERIFY2(number || cell.isEmpty() || !QStringLiteral("=+-@\t\r").contains(cell[0]),
                             qPrintable(cell));
                }
            }
        }
        const auto book = app::exportAs("xlsx", portfolio, options());
        QVERIFY(book);
        QCOMPARE(faultsOfWorkbook(QByteArray::fromStdString(*book)), QByteArray());
    }
};

QTEST_GUILESS_MAIN(InertExportsTest)
#include "tst_inert_exports.moc"
