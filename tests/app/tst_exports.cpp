// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include "app/common/reports.h"
#include "model/report/report.h"
#include "tests/support/planned_portfolio.h"
#include "tests/support/strings.h"

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::tests;

namespace {

app::ExportOptions options(std::vector<std::string> sections = {}) {
    app::ExportOptions out;
    out.asOf = plannedPortfolioDay();
    out.schedules = 60;
    out.sections = std::move(sections);
    return out;
}

QString exported(const std::string& format, const Portfolio& portfolio, std::vector<std::string> sections = {}) {
    const Result<std::string> content = app::exportAs(format, portfolio, options(std::move(sections)));
    if (!content) qFatal("%s", content.error().fullMessage().c_str());
    return QString::fromStdString(*content);
}

struct Element {
    QString name;
    QXmlStreamAttributes attributes;
    QString inside; ///< name of the element around it
};

/// Elements of a page, and all of its text; fails the test where it isn't well-formed.
struct Page {
    std::vector<Element> elements;
    QString text;
    QString error;

    explicit Page(const QString& content) {
        QXmlStreamReader reader(content);
        QStringList open{QString()};
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement()) {
                elements.push_back({reader.name().toString(), reader.attributes(), open.back()});
                open.push_back(reader.name().toString());
            } else if (reader.isEndElement()) {
                open.pop_back();
            } else if (reader.isCharacters()) {
                text += reader.text();
            }
        }
        if (reader.hasError()) error = reader.errorString();
    }

    [[nodiscard]] size_t count(const QString& name) const {
        return static_cast<size_t>(std::ranges::count(elements, name, &Element::name));
    }
};

/// Lines as RFC 5545 unfolds them.
QStringList unfolded(QString content) {
    content.replace(QStringLiteral("\r\n "), QString());
    QStringList lines = content.split(QStringLiteral("\r\n"));
    lines.removeLast();
    return lines;
}

/// Rows of RFC 4180 text.
QList<QStringList> csvRows(const QString& content) {
    QList<QStringList> out{{QString()}};
    bool quoted = false;
    for (int i = 0; i < content.size(); ++i) {
        const QChar c = content[i];
        if (c == u'"' && quoted && i + 1 < content.size() && content[i + 1] == u'"')
            out.back().back() += content[++i];
        else if (c == u'"')
            quoted = !quoted;
        else if (!quoted && c == u',')
            out.back().append(QString());
        else if (!quoted && c == u'\n')
            out.append({QString()});
        else
            out.back().back() += c;
    }
    out.removeLast();
    return out;
}

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

/// What Microsoft's schema lets stand in an element, in its order, as far as we write it.
const QHash<QString, QStringList>& schemaOrder() {
    static const QHash<QString, QStringList> order = [] {
        QHash<QString, QStringList> out;
        const auto add = [&](const char* element, const char* children) {
            out[QLatin1String(element)] = QString::fromLatin1(children).split(u' ');
        };
        add("Project",
            "SaveVersion UID Name Title Subject Category Company Manager Author CreationDate Revision LastSaved "
            "ScheduleFromStart StartDate FinishDate FYStartDate CriticalSlackLimit CurrencyDigits CurrencySymbol "
            "CurrencyCode CurrencySymbolPosition CalendarUID DefaultStartTime DefaultFinishTime MinutesPerDay "
            "MinutesPerWeek DaysPerMonth DefaultTaskType DefaultFixedCostAccrual DefaultStandardRate "
            "DefaultOvertimeRate DurationFormat WorkFormat EditableActualCosts HonorConstraints EarnedValueMethod "
            "InsertedProjectsLikeSummary MultipleCriticalPaths NewTasksEffortDriven NewTasksEstimated "
            "SplitsInProgressTasks FiscalYearStart WeekStartDay StatusDate CurrentDate Calendars Tasks Resources "
            "Assignments");
        add("Calendar", "UID Name IsBaseCalendar BaseCalendarUID WeekDays Exceptions WorkWeeks");
        add("WeekDay", "DayType DayWorking TimePeriod WorkingTimes");
        add("Exception", "EnteredByOccurrences TimePeriod Occurrences Name Type Period DaysOfWeek MonthItem "
                         "MonthPosition Month MonthDay DayWorking WorkingTimes");
        add("Task",
            "UID ID Name Type IsNull CreateDate Contact WBS WBSLevel OutlineNumber OutlineLevel Priority Start Finish "
            "Duration DurationFormat Work Stop Resume ResumeValid EffortDriven Recurring OverAllocated Estimated "
            "Milestone Summary Critical IsSubproject FixedCost FixedCostAccrual PercentComplete PercentWorkComplete "
            "Cost ActualStart ActualFinish ActualDuration ActualCost ActualWork RemainingWork ConstraintType "
            "CalendarUID ConstraintDate Deadline LevelAssignments Hyperlink Notes HideBar Rollup PredecessorLink "
            "ExtendedAttribute Baseline OutlineCode");
        add("PredecessorLink", "PredecessorUID Type CrossProject CrossProjectName LinkLag LagFormat");
        add("Baseline",
            "TimephasedData Number Interim Start Finish Duration DurationFormat EstimatedDuration Work Cost");
        add("Resource", "UID ID Name Type IsNull Initials Group EmailAddress MaxUnits PeakUnits OverAllocated "
                        "AvailableFrom AvailableTo Start Finish CanLevel AccrueAt Work StandardRate "
                        "StandardRateFormat Cost OvertimeRate CalendarUID Notes");
        add("Assignment", "UID TaskUID ResourceUID PercentWorkComplete ActualFinish ActualStart ActualWork Cost Delay "
                          "Finish Milestone Notes RegularWork RemainingWork Start Stop Resume Units Work WorkContour");
        return out;
    }();
    return order;
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

const Portfolio& small() {
    static const Portfolio portfolio = plannedPortfolio(30, 40);
    return portfolio;
}

} // namespace

class ExportsTest : public QObject {
    Q_OBJECT

private slots:
    void thePageIsWellFormedAndNeedsNothingElse() {
        const QString content = exported("html", small());
        const Page page(content);
        QCOMPARE(page.error, QString());
        for (const char* never : {"script", "img", "iframe", "object", "link", "base", "form", "foreignObject"})
            QVERIFY2(page.count(QString::fromLatin1(never)) == 0, never);
        QVERIFY(content.contains(QStringLiteral("default-src 'none'; style-src 'sha256-")));
        QString bare = content;
        bare.remove(QStringLiteral("http://www.w3.org/2000/svg")).remove(QStringLiteral("http-equiv"));
        QVERIFY(!bare.contains(QStringLiteral("http")));
        for (const Element& e : page.elements)
            for (const QXmlStreamAttribute& a : e.attributes) {
                QVERIFY2(!a.name().startsWith(u"on") && a.name() != u"style" && a.name() != u"src",
                         qPrintable(a.name().toString()));
                if (a.name() == u"href") QVERIFY2(a.value().startsWith(u'#'), qPrintable(a.value().toString()));
            }
    }

    void thePageCanBeReadByKeyboardAndScreenReader() {
        const Page page(exported("html", small()));
        QVERIFY(page.count(QStringLiteral("table")) >= 8);
        QCOMPARE(page.count(QStringLiteral("caption")), page.count(QStringLiteral("table")));
        QVERIFY(page.count(QStringLiteral("svg")) >= 10);
        bool skipFirst = false;
        QSet<QString> ids;
        for (const Element& e : page.elements) {
            const QString style = e.attributes.value(QStringLiteral("class")).toString();
            if (e.name == u"a" && ids.isEmpty()) skipFirst = skipFirst || style == u"skip";
            if (e.name == u"th") QVERIFY(e.attributes.hasAttribute(QStringLiteral("scope")));
            if (e.name == u"svg") QVERIFY(!e.attributes.value(QStringLiteral("aria-label")).isEmpty());
            if (e.name == u"table") QCOMPARE(e.inside, QStringLiteral("div"));
            if (style == u"scroll") {
                QCOMPARE(e.attributes.value(QStringLiteral("tabindex")).toString(), QStringLiteral("0"));
                QVERIFY(e.attributes.hasAttribute(QStringLiteral("aria-label")) ||
                        e.attributes.hasAttribute(QStringLiteral("aria-labelledby")));
            }
            if (const QString id = e.attributes.value(QStringLiteral("id")).toString(); !id.isEmpty()) {
                QVERIFY2(!ids.contains(id), qPrintable(id));
                ids.insert(id);
            }
        }
        QVERIFY(skipFirst);
        for (const Element& e : page.elements)
            for (const char* name : {"href", "aria-labelledby"})
                if (const QString to = e.attributes.value(QLatin1String(name)).toString(); !to.isEmpty())
                    QVERIFY2(ids.contains(to.startsWith(u'#') ? to.mid(1) : to), qPrintable(to));
    }

    void markdownAndPageSayTheSame() {
        const Page page(exported("html", small()));
        const QString markdown = exported("markdown", small());
        for (const char* sentence :
             {"Each raw fact is scored from 0 to 100 between two fixed anchors", "person-hours have no price",
              "Whether the initiatives for each goal are finished by its deadline", "benefit not priced"}) {
            QVERIFY2(page.text.contains(QLatin1String(sentence)), sentence);
            QVERIFY2(markdown.contains(QLatin1String(sentence)), sentence);
        }
        QCOMPARE(page.count(QStringLiteral("section")), static_cast<size_t>(markdown.count(QStringLiteral("\n## "))));
    }

    void aSectionCanStandAlone() {
        const Page page(exported("html", small(), {"money"}));
        QCOMPARE(page.error, QString());
        QCOMPARE(page.count(QStringLiteral("h2")), size_t{1});
        QCOMPARE(page.count(QStringLiteral("nav")), size_t{0});
        QVERIFY(!app::exportAs("html", small(), options({"gossip"})));
    }

    void nothingYetMakesAPageToo() {
        const Page page(exported("html", Portfolio()));
        QCOMPARE(page.error, QString());
        QVERIFY(page.text.contains(QStringLiteral("No goals are set")));
    }

    void whatIsSpentIsAddedUpWhereNothingHasAPrice() {
        PortfolioBuilder builder(small());
        for (Goal goal : small().goals()) {
            goal.moneyPerUnit.reset();
            builder.put(goal);
        }
        const Portfolio unpriced = std::move(builder).build();
        const Page page(exported("html", unpriced, {"money"}));
        const QString markdown = exported("markdown", unpriced, {"money"});
        for (const QString& text : {page.text, markdown}) {
            QVERIFY(text.contains(QStringLiteral("benefit not priced")));
            QVERIFY(text.contains(QStringLiteral("In all")));
            QVERIFY(!text.contains(QStringLiteral("All priced goals together")));
        }
        static const QRegularExpression sum(
            QStringLiteral("\\| \\*\\*In all\\*\\* \\| (\\d+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|"));
        const auto found = sum.match(markdown);
        QVERIFY(found.hasMatch());
        QVERIFY(found.captured(4).toInt() > 0);
        QVERIFY(std::abs(found.captured(2).toInt() + found.captured(3).toInt() - found.captured(4).toInt()) <= 1);
    }

    void theProjectFileKeepsToTheOrderOfTheSchema() {
        const QString content = exported("mspdi", small());
        QXmlStreamReader reader(content);
        std::vector<std::pair<QString, qsizetype>> open; ///< and the place that was reached
        QSet<QString> seen;
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement()) {
                const QString name = reader.name().toString();
                seen.insert(name);
                if (!open.empty() && schemaOrder().contains(open.back().first)) {
                    const qsizetype place = schemaOrder()[open.back().first].indexOf(name);
                    QVERIFY2(place >= open.back().second,
                             qPrintable(name + QStringLiteral(" in ") + open.back().first));
                    open.back().second = place;
                }
                open.emplace_back(name, 0);
            } else if (reader.isEndElement()) {
                open.pop_back();
            }
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        for (auto it = schemaOrder().begin(); it != schemaOrder().end(); ++it)
            QVERIFY2(seen.contains(it.key()), qPrintable(it.key()));
        const Page page(content);
        QCOMPARE(page.count(QStringLiteral("Task")), size_t{4 + 40});
        QVERIFY(content.contains(QStringLiteral("<LinkLag>24000</LinkLag>")));
        // What is finished began before the plan does, and the project with it.
        QVERIFY(content.contains(QStringLiteral("<StartDate>2026-05-06T08:00:00</StartDate>")));
        QVERIFY(content.contains(QStringLiteral("<ActualStart>2026-05-06T08:00:00</ActualStart>")));
        QVERIFY(content.contains(QStringLiteral("<ConstraintDate>2026-05-06T08:00:00</ConstraintDate>")));
    }

    void theCalendarHasAnEventForEachDateThatMatters() {
        const QString content = exported("ics", small());
        const QStringList lines = unfolded(content);
        QVERIFY(!QString(content).remove(QStringLiteral("\r\n")).contains(u'\n'));
        for (const QByteArray& line : content.toUtf8().split('\n'))
            QVERIFY2(line.size() <= 76, line.constData()); // and its carriage return
        const auto count = [&](const char* start) {
            return std::ranges::count_if(lines, [&](const QString& l) { return l.startsWith(QLatin1String(start)); });
        };
        QCOMPARE(count("BEGIN:VEVENT"), count("END:VEVENT"));
        QCOMPARE(count("UID:initiative-"), 39); // one is finished
        QCOMPARE(count("UID:deadline-"), 6);
        QCOMPARE(count("UID:goal-"), 6);
        QCOMPARE(count("UID:review-"), 1);
        QCOMPARE(count("DTSTAMP:20261122T000000Z"), count("BEGIN:VEVENT"));
        QVERIFY(lines.contains(QStringLiteral("SUMMARY:Review: What comes first?")));
        QVERIFY(lines.contains(QStringLiteral("DTSTART;VALUE=DATE:20270220")));
    }

    void jiraIsToldWhatBlocksWhat() {
        const QList<QStringList> rows = csvRows(exported("jira-csv", small()));
        QCOMPARE(rows.size(), 1 + 39);
        const qsizetype first = rows[0].indexOf(QStringLiteral("Inward issue link (Blocks)"));
        QSet<QString> ids;
        for (const QStringList& row : rows) {
            QCOMPARE(row.size(), rows[0].size());
            ids.insert(row[0]);
        }
        QCOMPARE(ids.size(), rows.size());
        int links = 0;
        for (qsizetype r = 1; r < rows.size(); ++r)
            if (const QString& link = rows[r][first]; !link.isEmpty() && ++links > 0) QVERIFY(ids.contains(link));
        QVERIFY(links > 20);
        QVERIFY(rows[1][rows[0].indexOf(QStringLiteral("Original Estimate"))].toInt() % 3600 == 0);
    }

    void tablesAreAFolderOrOneFile() {
        const auto folder = app::Exporter(small(), options()).folder("csv");
        QVERIFY(folder);
        QCOMPARE(folder->size(), app::tableNames().size());
        for (size_t i = 0; i < folder->size(); ++i) {
            QCOMPARE((*folder)[i].name, app::tableNames()[i] + ".csv");
            app::ExportOptions one = options();
            one.table = app::tableNames()[i];
            QCOMPARE(*app::exportAs("csv", small(), one), (*folder)[i].content);
            const auto rows = csvRows(QString::fromStdString((*folder)[i].content));
            for (const QStringList& row : rows)
                QCOMPARE(row.size(), rows[0].size());
        }
        QCOMPARE(app::exportAs("csv", small(), options()).error().code, std::string("export.needs-folder"));
    }

    void theSameInputGivesTheSameBytes() {
        for (const std::string& format : app::exportFormats()) {
            if (format == "csv") continue;
            QVERIFY2(exported(format, small()) == exported(format, small()), format.c_str());
        }
    }

    void withoutARoadmapThereIsNothingForOtherPrograms() {
        PortfolioBuilder builder(plannedPortfolio(4, 4));
        for (Initiative initiative : builder.current().initiatives())
            if (initiative.id.value == "initiative-10001") {
                initiative.prerequisites = {{InitiativeId("initiative-10003"), 0}};
                builder.put(initiative);
                break;
            }
        const Portfolio circular = std::move(builder).build();
        for (const char* format : {"mspdi", "ics", "jira-csv"}) {
            const auto content = app::exportAs(format, circular, options());
            QVERIFY(!content);
            QCOMPARE(content.error().kind, ErrorKind::Infeasible);
        }
        QVERIFY(exported("html", circular).contains(QStringLiteral("There is none yet")));
    }

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

    void aTemplateSpeaksOfEverything() {
        const std::string text = "{{name}} {{asOf}}\n{{#initiatives}}\n{{initiative}}|{{start}}|{{phase}}\n"
                                 "{{/initiatives}}\n{{plan.objective.gapPercent}} {{#judged}}{{asOf}}{{/judged}}";
        app::Exporter exporter(small(), options());
        const auto filled = exporter.fromTemplate(text, "a.mustache");
        QVERIFY(filled);
        const QStringList lines = QString::fromStdString(*filled).split(u'\n');
        QCOMPARE(lines.size(), 1 + 40 + 1);
        QCOMPARE(lines[0], QStringLiteral("Planned portfolio 2026-11-22"));
        QVERIFY(lines[5].startsWith(QStringLiteral("Initiative ")) && lines[5].count(u'|') == 2);
        QVERIFY(lines.back().endsWith(QStringLiteral("2026-11-22")) && lines.back()[0].isDigit());
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

    void aBrokenTemplateIsRefused() {
        app::Exporter exporter(small(), options());
        QCOMPARE(exporter.fromTemplate("{{#initiatives}}", "a.mustache").error().code, std::string("template.invalid"));
        QCOMPARE(exporter.fromTemplate("{{name", "a.mustache").error().code, std::string("template.invalid"));
        std::string deep;
        for (int i = 0; i < 5000; ++i)
            deep += "{{#a}}";
        QCOMPARE(exporter.fromTemplate(deep, "a.mustache").error().code, std::string("template.too-deep"));
        QCOMPARE(exporter.fromTemplate(std::string(2 << 20, 'x'), "a.mustache").error().code,
                 std::string("template.too-large"));
        QCOMPARE(*exporter.fromTemplate("{{nobody}}{{#nobody}}x{{/nobody}}", "a.mustache"), std::string());
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

QTEST_GUILESS_MAIN(ExportsTest)
#include "tst_exports.moc"
