// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QRegularExpression>

#include "tests/app/exported.h"
#include "tests/support/strings.h"

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::tests;

namespace {

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

/// Column, type and number format of each cell of a page under its header, a line each: "J n yyyy-mm-dd".
QByteArray cellsOfWorkbook(const QByteArray& book, const QString& page) {
    static const QString script =
        QStringLiteral("import io, re, sys, zipfile, xml.etree.ElementTree as tree\n"
                       "book = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))\n"
                       "m = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'\n"
                       "styles = tree.fromstring(book.read('xl/styles.xml'))\n"
                       "codes = {'0': 'General', '3': '#,##0'}\n"
                       "codes |= {f.get('numFmtId'): f.get('formatCode') for f in styles.iter(m + 'numFmt')}\n"
                       "kinds = [codes[x.get('numFmtId')] for x in styles.find(m + 'cellXfs')]\n"
                       "for c in tree.fromstring(book.read('xl/worksheets/' + sys.argv[1] + '.xml')).iter(m + 'c'):\n"
                       "    column, row = re.match('([A-Z]+)([0-9]+)', c.get('r')).groups()\n"
                       "    if row != '1': print(column, c.get('t', 'n'), kinds[int(c.get('s', 0))])\n");
    QProcess process;
    process.start(QStringLiteral("/usr/bin/python3"), {QStringLiteral("-c"), script, page});
    process.write(book);
    process.closeWriteChannel();
    if (!process.waitForFinished()) return "python3 can't be run";
    return process.readAllStandardOutput() + process.readAllStandardError();
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

    /// What is cut in a picture is whole under the pointer; who isn't on the map is named; sentences have room.
    void nothingIsLostInPictures() {
        Edit edit{"", {}, {}};
        for (Initiative wordy : small().initiatives()) {
            wordy.title += " and everything else from the first order to the last parcel of the day";
            edit.operations.emplace_back(Put{std::move(wordy)});
        }
        Component blank;
        blank.id = ComponentId("nobody-knows");
        blank.name = "Nobody Knows";
        edit.operations.emplace_back(Put{std::move(blank)});
        const QString page = exported("html", apply(small(), edit).value());
        static const QRegularExpression whole(QStringLiteral("<g><title>[^<]* to the last parcel of the day</title>"));
        QVERIFY(page.contains(whole));
        QVERIFY(page.contains(QStringLiteral("No place for want of data: Nobody Knows")));
        QVERIFY(page.count(QStringLiteral("class=\"whisker\"")) > 40); // not of the named ones alone
        QVERIFY(page.contains(QStringLiteral("<td class=\"long\">")));
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
            QStringLiteral("\\| \\*\\*In all\\*\\* \\| ([\\d,]+) \\| ([\\d,]+) \\| ([\\d,]+) \\| ([\\d,]+) \\|"));
        const auto found = sum.match(markdown);
        QVERIFY(found.hasMatch());
        const auto sumOf = [&](int column) { return found.captured(column).remove(',').toInt(); };
        QVERIFY(sumOf(4) > 0);
        QVERIFY(std::abs(sumOf(2) + sumOf(3) - sumOf(4)) <= 1);
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

    /// Days can be sorted and counted with, and sums have their thousands apart.
    void aWorkbookHasDatesAndSums() {
        const Result<std::string> book = app::exportAs("xlsx", small(), options());
        QVERIFY(book);
        const QList<QByteArray> cells = cellsOfWorkbook(QByteArray::fromStdString(*book), "sheet3").split('\n');
        QVERIFY2(cells.contains("J n yyyy-mm-dd"), cells.join('|').constData()); // Start
        QVERIFY(cells.contains("P n #,##0"));                                    // Cash
        QVERIFY(cells.contains("G n General"));                                  // Hours
        for (const QByteArray& cell : cells)
            QVERIFY2(!cell.startsWith("J s") && !cell.startsWith("L s"), cell.constData());
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
};

QTEST_GUILESS_MAIN(ExportsTest)
#include "tst_exports.moc"
