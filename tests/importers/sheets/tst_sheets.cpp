// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/importers/sheets/read_sheet.h"

#include <QElapsedTimer>

using namespace banyan;
using namespace banyan::intake;
using namespace banyan::tests;

class SheetsTest : public QObject {
    Q_OBJECT

private slots:
    void readsComponentsWithAllThatTheyBring() {
        ReadOptions options;
        options.author = "A. Author";
        const ImportBatch batch =
            batchOf("sheet-components",
                    "Name;Id;Owner;System;Tags;Aliases;p95 latency [s];Umsatzanteil (%) niedrig;Revenue share "
                    "low;Revenue share likely;"
                    "Revenue share high;Seam?;Run cost;Estimated by;As of;Retired\n"
                    "Order service;ORD;Orders;Shop;core; web;pagerduty=PX1;0,4;;10;15 %;25,5;ja;40.000;;31.01.2027;\n"
                    "\n"
                    "Payment;;;;;;;;;;;;;;;x\n",
                    options);
        // The tags cell holds the separator, so the row has a cell too many: a real file would quote it.
        QCOMPARE(batch.rejected.size(), size_t{1});
        const ImportBatch good = batchOf(
            "sheet-components",
            "Name;Id;Owner;System;Tags;Aliases;p95 latency [s];Revenue share low;Revenue share likely;Revenue share "
            "high;Seam?;Run cost;"
            "Estimated by;As of;Retired\n"
            "Order service;ORD;Orders;Shop;\"core; web\";pagerduty=PX1;0,4;10;15 %;25,5;ja;40.000;;31.01.2027;\n"
            "\n"
            "Payment;;;;;;;;;;;;;;x\n",
            options);
        QCOMPARE(rejections(good), QStringList());
        const auto& components = good.staged<Component>();
        QCOMPARE(components.size(), size_t{2});
        const auto& order = components[0];
        QCOMPARE(order.record.name, std::string("Order service"));
        QVERIFY(order.given == (std::set<std::string>{"name", "owner", "system", "tags", "aliases", "answers"}));
        QCOMPARE(order.record.owner->value, std::string("orders"));
        QCOMPARE(order.record.system->value, std::string("shop"));
        QCOMPARE(order.record.tags, (std::vector<std::string>{"core", "web"}));
        QVERIFY((order.record.aliases == std::vector<Alias>{{"pagerduty", "PX1"}}));
        QCOMPARE(order.line, 2);
        QCOMPARE(order.file, std::string("t.csv"));
        QCOMPARE(good.subjects.size(), size_t{2});
        QVERIFY(good.subjects[0].declares);
        QVERIFY((good.subjects[0].alias == Alias{"sheet", "ORD"}));
        QCOMPARE(order.record.answers.at(0).fact, std::string("seam"));
        QCOMPARE(order.record.answers.at(0).value, std::string("yes"));
        QVERIFY(components[1].record.retired && components[1].line == 4);
        QVERIFY((components[1].given == std::set<std::string>{"name", "retired"}));

        const auto& measured = good.observations.measurements;
        QCOMPARE(measured.size(), size_t{1});
        QCOMPARE(measured[0].metric, std::string("p95-latency"));
        QCOMPARE(measured[0].value, 400.0);
        QCOMPARE(measured[0].date.toString(), std::string("2027-01-31"));
        QVERIFY(measured[0].nature == Nature::Declared && measured[0].line == 2);

        const auto& estimate = good.staged<Estimate>().at(0);
        QCOMPARE(estimate.record.id.value, std::string("order-service-revenue-share-a-author"));
        QCOMPARE(estimate.record.low, 10.0);
        QCOMPARE(estimate.record.likely, 15.0);
        QCOMPARE(estimate.record.high, 25.5);
        QCOMPARE(estimate.record.author, std::string("A. Author"));
        QCOMPARE(estimate.record.date->toString(), std::string("2027-01-04"));
        QVERIFY(estimate.record.component == order.record.id);
        QCOMPARE(good.staged<Cost>().at(0).record.amount, 40000.0);
        QVERIFY(good.staged<Team>().at(0).implied && good.staged<System>().at(0).implied);
    }

    void rejectsBadRowsWithEveryReason() {
        const ImportBatch batch = batchOf(
            "sheet-components",
            "Name,Test coverage,Revenue share low,Revenue share likely,Revenue share high,Seam?,As of,Run cost\n"
            ",1,,,,,,\n"
            "a,120,,,,,,\n"
            "b,high,,,,maybe,2027-02-30,\n"
            "c,,20,10,30,,,\n"
            "d,,20,,,,,\n"
            "e,NaN,,,,,,-5\n"
            "f,50 ms,,,,,,\n"
            "good,50,10,20,30,no,2027-02-28,5\n");
        QCOMPARE(rejections(batch),
                 (QStringList{
                     QStringLiteral("2: Name is empty, and a row needs it"),
                     QStringLiteral("3: Test coverage: \"120\" is not from 0 to 100 %"),
                     QStringLiteral("4: As of: \"2027-02-30\" is not a date; Test coverage: \"high\" is not a number; "
                                    "Seam?: \"maybe\" is neither yes nor no"),
                     QStringLiteral(
                         "5: Revenue share likely: \"10\" is part of low 20, likely 10, high 30, which do not rise"),
                     QStringLiteral("6: Revenue share low: \"20\" has no likely value beside it"),
                     QStringLiteral("7: Test coverage: \"NaN\" is not a number; Run cost: \"-5\" is less than 0"),
                     QStringLiteral("8: Test coverage: \"50 ms\" is in \"ms\", which can't be turned into \"%\"")}));
        QCOMPARE(batch.staged<Component>().size(), size_t{1});
        QCOMPARE(batch.rejected[1].cells.at(0), std::string("a"));
        QCOMPARE(batch.header.at(1), std::string("Test coverage"));
        const Issue& issue = batch.issues.at(1);
        QCOMPARE(issue.rule, std::string("sheet.rejected-row"));
        QCOMPARE(issue.where.line, 3);
        QCOMPARE(issue.where.column, 2);
        QCOMPARE(issue.value, std::string("120"));
        // What a rejected row names leaves no trace.
        QCOMPARE(batch.subjects.size(), size_t{1});
    }

    void readsTeamsOverSeveralRows() {
        const ImportBatch batch = batchOf(
            "sheet-teams", "Name,Headcount,Availability,Refactoring budget,Budget from,Budget to,Dedicated "
                           "people,Dedicated from,Freeze from,Freeze to,Freeze reason,WIP limit,Opportunistic reserve\n"
                           "Orders,6,80 %,20,,,,,2027-11-20,2028-01-05,Peak,2,0.3\n"
                           "Orders,,,25 %,2027-07-01,,2,2027-04-01,,,,,\n"
                           "Other,3,0.5,,,,,,2027-01-01,,,,\n");
        QCOMPARE(rejections(batch), (QStringList{QStringLiteral("4: Freeze from: \"2027-01-01\" stands alone; a freeze "
                                                                "needs its first day and the day after its last")}));
        QCOMPARE(batch.staged<Team>().size(), size_t{1});
        const Team& team = batch.staged<Team>()[0].record;
        QCOMPARE(team.headcount, 6.0);
        QCOMPARE(team.availability, 0.8);
        QCOMPARE(team.opportunisticReserve, 0.3);
        QCOMPARE(*team.wipLimit, 2);
        QVERIFY((team.budgets == std::vector<BudgetPeriod>{{{}, {}, 20}, {Date::parse("2027-07-01"), {}, 25}}));
        QVERIFY((team.dedicated == std::vector<Dedication>{{Date::parse("2027-04-01"), {}, 2}}));
        QCOMPARE(team.freezes.at(0).reason, std::string("Peak"));
    }

    void readsFlowsDependenciesSystemsAndPainPoints() {
        const ImportBatch flows =
            batchOf("sheet-flows", "Name,Critical,Importance,Components\nCheckout,yes,70,b; a; b\n");
        const Flow& flow = flows.staged<Flow>().at(0).record;
        QVERIFY(flow.critical && flow.importance == 70);
        QCOMPARE(flow.components.size(), size_t{2});
        QCOMPARE(flows.subjects.at(0).name, std::string("b"));
        QVERIFY(!flows.subjects[0].declares);

        const ImportBatch dependencies =
            batchOf("sheet-dependencies", "From,To,Kind,Weight,Label\na,b,traced,12,HTTP\na,c,,,\na,d,psychic,,\n");
        QCOMPARE(dependencies.staged<Dependency>().size(), size_t{2});
        QVERIFY(dependencies.staged<Dependency>()[0].record.kind == DependencyKind::Traced);
        QVERIFY(dependencies.staged<Dependency>()[0].record.from == dependencies.staged<Dependency>()[1].record.from);
        QCOMPARE(rejections(dependencies),
                 (QStringList{QStringLiteral("4: Kind: \"psychic\" is none of declared, traced, temporal")}));
        QCOMPARE(dependencies.source.covers.size(), dependencies.subjects.size());

        const ImportBatch systems = batchOf("sheet-systems", "Name,Owner,Domain\nShop,Orders,Sales\n");
        QCOMPARE(systems.staged<System>().at(0).record.owner->value, std::string("orders"));
        const ImportBatch pains = batchOf("sheet-pain-points", "Name,Components\nSlow,a\n");
        QCOMPARE(pains.staged<PainPoint>().at(0).record.id.value, std::string("slow"));
    }

    void readsGoals() {
        const ImportBatch batch = batchOf(
            "sheet-goals",
            "Name,Metric,Unit,Baseline,Target,Deadline,Points,Pain points,Contributions,Money per unit low,Money per "
            "unit likely,Money per unit high\n"
            "Halve errors,failed orders,per day,120,60,2027-09-30,40,Slow; New,users-reached=9; operational=3,1,2,3\n"
            "Be quick,p95 latency,s,0.8,0.4,,,,,,,\n"
            "Bad,,,,,,,,x=2,,,\n"
            "Odd,,,,,,,,,3,2,1\n");
        QCOMPARE(
            rejections(batch),
            (QStringList{
                QStringLiteral("4: Contributions: \"x=2\" has \"x=2\", which is not written as criterion=0, 1, 3 or 9"),
                QStringLiteral("5: Money per unit likely: \"2\" does not lie between low and high")}));
        const Goal& goal = batch.staged<Goal>().at(0).record;
        QCOMPARE(goal.metric, std::string("failed orders"));
        QVERIFY(goal.direction == Direction::Decrease);
        QVERIFY((goal.contributions == std::vector<Contribution>{{"users-reached", 9}, {"operational", 3}}));
        QCOMPARE(goal.painPoints.size(), size_t{2});
        QVERIFY((goal.moneyPerUnit == Range{1, 2, 3}));
        const Goal& quick = batch.staged<Goal>().at(1).record;
        QCOMPARE(quick.metric, std::string("p95-latency"));
        QCOMPARE(*quick.baseline, 800.0);
        QCOMPARE(quick.unit, std::string("ms"));
    }

    void readsMeasurementsOfComponentsAndOfThePortfolio() {
        const ImportBatch batch = batchOf("sheet-measurements", "Component,Metric,Date,Value,Unit,Sample size\n"
                                                                "a,p95 latency,2027-01-01,0.3,s,\n"
                                                                ",failed orders,2027-01-01,12,per day,\n"
                                                                "a,coverage,2027-01-01,101,,\n"
                                                                "a,smell,2027-01-01,5,,20\n"
                                                                "a,coverage,,50,,\n");
        const auto& rows = batch.observations.measurements;
        QCOMPARE(rows.size(), size_t{3});
        QCOMPARE(rows[0].value, 300.0);
        QVERIFY(rows[0].component && rows[0].nature == Nature::Measured);
        QVERIFY(!rows[1].component && rows[1].external.empty());
        QCOMPARE(*rows[2].sampleSize, 20.0);
        QCOMPARE(rejections(batch), (QStringList{QStringLiteral("4: Value: \"101\" is not from 0 to 100 %"),
                                                 QStringLiteral("6: Date is empty, and a row needs it")}));
        QVERIFY(rules(batch).contains(QStringLiteral("sheet.unknown-metric")));
    }

    void readsEstimatesSlosAndCosts() {
        const ImportBatch estimates = batchOf(
            "sheet-estimates",
            "Component,Metric,Low,Likely,High,Author\na,revenue share,5,10,20,B\na,users,,30,,\na,users,5,3,9,\n");
        QCOMPARE(estimates.staged<Estimate>().size(), size_t{2});
        QCOMPARE(estimates.staged<Estimate>()[1].record.low, 30.0);
        QCOMPARE(rejections(estimates),
                 (QStringList{QStringLiteral("4: Likely: \"3\" does not lie between low and high (5, 9)")}));
        const ImportBatch slos = batchOf(
            "sheet-slos",
            "Component,Metric,Target,Unit,Window days\na,p95 latency,0.4,s,28\na,uptime,99.9,%,\na,colour,1,,\n");
        QCOMPARE(slos.staged<Slo>().at(0).record.target, 400.0);
        QCOMPARE(slos.staged<Slo>().at(0).record.windowDays, 28);
        QCOMPARE(slos.staged<Slo>().at(1).record.metric, std::string("availability"));
        QCOMPARE(slos.rejected.size(), size_t{1});
        const ImportBatch costs =
            batchOf("sheet-costs", "Component;Kind;Amount\na;Betrieb;1.234,50 €\na;license;€ 10\n");
        QCOMPARE(rejections(costs), QStringList());
        QCOMPARE(costs.staged<Cost>().at(0).record.amount, 1234.5);
        QVERIFY(costs.staged<Cost>().at(1).record.kind == CostKind::Licence);
    }

    void readsIncidentsAndDeployments() {
        ReadOptions options;
        options.zoneSeconds = 3600;
        options.zoneName = "+01:00";
        const ImportBatch incidents = batchOf("sheet-incidents",
                                              "Service,Number,Severity,Opened,Resolved\n"
                                              "a,1,SEV1,13/01/2027 09:30,13/01/2027 10:00\n"
                                              "a,2,,02/01/2027 09:30,\n"
                                              "b,3,low,2027-01-05T00:00:00Z,2027-01-04T00:00:00Z\n",
                                              options);
        QCOMPARE(incidents.observations.incidents.size(), size_t{2});
        QCOMPARE(incidents.observations.incidents[0].start.toString(), std::string("2027-01-13T08:30:00Z"));
        QCOMPARE(incidents.observations.incidents[1].start.toString(), std::string("2027-01-02T08:30:00Z"));
        QVERIFY(incidents.observations.incidents[0].severity == Severity::Critical);
        QCOMPARE(rejections(incidents),
                 (QStringList{QStringLiteral("4: Resolved: \"2027-01-04T00:00:00Z\" is before the incident starts")}));
        QCOMPARE(incidents.source.zone, std::string("+01:00"));
        QCOMPARE(incidents.source.covers.size(), size_t{1});
        const ImportBatch deployments =
            batchOf("sheet-deployments", "Component,At,Failed,Lead time [d],Id\na,2027-01-05 10:00,no,2,7\n");
        const Change& change = deployments.observations.changes.at(0);
        QVERIFY(change.kind == ChangeKind::Deployment && change.failed == std::optional(false));
        QCOMPARE(*change.leadTimeHours, 48.0);
        QVERIFY(rules(deployments).contains(QStringLiteral("import.zone-assumed")));
    }

    void readsInitiativesAndSettings() {
        const ImportBatch batch = batchOf(
            "sheet-initiatives",
            "Title,Id,Phase,Components,Work,Prerequisites,Status,Started on,Remaining (%),Pin,Urgency,Goal,Hard "
            "deadline\n"
            "Add tests,T1,stabilize,a; b,Orders=5/8/13; Platform=3,,in progress,2027-01-04,60,,2,Halve errors,yes\n"
            "Extract,,3,a,Orders=20/30/50,Add tests+2; T1,,,,start 2027-03-01,,,\n"
            "Bad,,9,,Orders=5/3/1,,,,,someday,4,,\n");
        const auto& staged = batch.staged<Initiative>();
        QCOMPARE(staged.size(), size_t{2});
        const Initiative& tests = staged[0].record;
        QCOMPARE(tests.id.value, std::string("t1"));
        QCOMPARE(tests.work.size(), size_t{2});
        QCOMPARE(tests.work[1].pessimistic, 3.0);
        QVERIFY(tests.status == InitiativeStatus::Started && tests.hardDeadline && tests.urgency == 2);
        QCOMPARE(*tests.remainingShare, 0.6);
        QCOMPARE(tests.goal->value, std::string("halve-errors"));
        const Initiative& extract = staged[1].record;
        QVERIFY((extract.prerequisites == std::vector<Prerequisite>{{InitiativeId("t1"), 2}, {InitiativeId("t1"), 0}}));
        QVERIFY((extract.pin == Pin{PinKind::Start, *Date::parse("2027-03-01")}));
        QCOMPARE(batch.rejected.size(), size_t{1});
        for (const char* column : {"Phase", "Work", "Pin", "Urgency"})
            QVERIFY2(batch.rejected[0].reason.find(column) != std::string::npos, column);

        const ImportBatch settings =
            batchOf("sheet-settings",
                    "Setting,Value\nname,Shop\nlambda,0.5\nweeks,52\nplan start,2027-03-01\nholidays,2027-12-24; "
                    "2027-12-25\nfictional,yes\ncolour,red\nsprintWeeks,9\ndiscount per week,0.2 %\n");
        const auto& kept = settings.staged<Settings>();
        QCOMPARE(kept.size(), size_t{1});
        QVERIFY((kept[0].given == std::set<std::string>{"name", "lambda", "weeks", "planStart", "holidays", "fictional",
                                                        "discountPerWeek"}));
        QCOMPARE(kept[0].record.lambda, 0.5);
        QCOMPARE(kept[0].record.discountPerWeek, 0.002);
        QCOMPARE(kept[0].record.holidays.size(), size_t{2});
        QCOMPARE(settings.rejected.size(), size_t{2});
    }

    void readsEveryEncodingAndSeparator() {
        const std::string text = "Name\tBesitzer\tTestabdeckung\nGrößenrechner\tKöln\t12,5\n";
        std::string wide = "\xff\xfe";
        for (const QChar c : QString::fromStdString(text)) {
            wide += static_cast<char>(c.unicode() & 0xff);
            wide += static_cast<char>(c.unicode() >> 8);
        }
        std::string windows;
        for (const QChar c : QString::fromStdString(text))
            windows += static_cast<char>(c.unicode());
        for (const std::string& bytes : {text, "\xef\xbb\xbf" + text, wide, windows}) {
            const ImportBatch batch = batchOf("sheet-components", bytes);
            QCOMPARE(batch.staged<Component>().at(0).record.name, std::string("Größenrechner"));
            QCOMPARE(batch.observations.measurements.at(0).value, 12.5);
        }
    }

    void detectsTheDecimalCommaOfAFile() {
        QCOMPARE(
            batchOf("sheet-costs", "Component;Kind;Amount\na;run;1.234\nb;run;1,5\n").staged<Cost>()[0].record.amount,
            1234.0);
        QCOMPARE(
            batchOf("sheet-costs", "Component,Kind,Amount\na,run,1.234\nb,run,1.5\n").staged<Cost>()[0].record.amount,
            1.234);
        QCOMPARE(batchOf("sheet-costs", "Component;Kind;Amount\na;run;1.234\n").staged<Cost>()[0].record.amount,
                 1234.0);
        QCOMPARE(batchOf("sheet-costs", "Component,Kind,Amount\na,run,\"1,234\"\n").staged<Cost>()[0].record.amount,
                 1234.0);
        ReadOptions options;
        options.decimalComma = false;
        QCOMPARE(
            batchOf("sheet-costs", "Component;Kind;Amount\na;run;1.234\n", options).staged<Cost>()[0].record.amount,
            1.234);
    }

    void rejectsDatesThatTheColumnLeavesInDoubt() {
        const ImportBatch doubtful =
            batchOf("sheet-measurements", "Metric,Date,Value\nm,01/02/2027,1\nm,2027-01-01,1\nm,03/03/2027,1\n");
        QCOMPARE(rejections(doubtful),
                 (QStringList{QStringLiteral("2: Date: \"01/02/2027\" may be two dates; write it as 2027-01-31")}));
        const ImportBatch clear =
            batchOf("sheet-measurements", "Metric,Date,Value\nm,01/02/2027,1\nm,01/31/2027,1\nm,31/01/2027,1\n");
        QCOMPARE(clear.observations.measurements.at(0).date.toString(), std::string("2027-01-02"));
        QCOMPARE(rejections(clear), (QStringList{QStringLiteral("4: Date: \"31/01/2027\" is not a date")}));
        // The telling row may stand far down.
        std::string text = "Metric,Date,Value\n";
        for (int i = 0; i < 5000; ++i)
            text += "m,0" + std::to_string(1 + i % 9) + "/02/2027,1\n";
        text += "m,28/02/2027,1\n";
        const ImportBatch far = batchOf("sheet-measurements", text);
        QCOMPARE(far.observations.measurements.size(), size_t{5001});
        QCOMPARE(far.observations.measurements[4].date.toString(), std::string("2027-02-05"));
    }

    void raggedRowsLackTheirLastCells() {
        const ImportBatch batch = batchOf("sheet-components", "Name,Owner,Kind\na\nb,x,service,more\n,,\n");
        QCOMPARE(batch.staged<Component>().size(), size_t{2});
        QCOMPARE(batch.staged<Component>()[1].record.kind, std::string("service"));
        QCOMPARE(batch.rejected.size(), size_t{0});
    }

    void saysWhichColumnsWereLeftOut() {
        const ImportBatch batch =
            batchOf("sheet-components", "Name,Owner,Colour,Team,Lines of code (k)\na,x,red,y,5\n");
        QStringList columns;
        for (const Issue& issue : batch.issues)
            columns.push_back(QString::fromStdString(issue.rule + " " + issue.value));
        QCOMPARE(columns, (QStringList{QStringLiteral("sheet.unknown-column Colour"),
                                       QStringLiteral("sheet.repeated-column Team"),
                                       QStringLiteral("sheet.unknown-column Lines of code (k)")}));
        QVERIFY(batch.observations.empty());
    }

    void takesTheFormulaGuardOff() {
        const ImportBatch batch = batchOf("sheet-components", "Name,Description\n'=SUM(A1),'@x\n");
        QCOMPARE(batch.staged<Component>().at(0).record.name, std::string("=SUM(A1)"));
    }

    void readsAMillionMeasurements() {
        std::string text = "Component,Metric,Date,Value\n";
        for (int i = 0; i < 1000000; ++i)
            text += "service-" + std::to_string(i % 2000) + ",p95-latency,2027-01-" + (i % 28 < 9 ? "0" : "") +
                    std::to_string(1 + i % 28) + "," + std::to_string(i % 1000) + ".5\n";
        QElapsedTimer timer;
        timer.start();
        double last = -1;
        ReadOptions options;
        options.progress = [&](double share) {
            QVERIFY(share >= last && share <= 1);
            last = share;
        };
        const ImportBatch batch = batchOf("sheet-measurements", text, options);
        QCOMPARE(batch.observations.measurements.size(), size_t{1000000});
        QCOMPARE(batch.subjects.size(), size_t{2000});
        qInfo("1,000,000 measurements in %lld ms", static_cast<long long>(timer.elapsed()));
        QVERIFY(last > 0.9);
        options.progress = {};
        options.cancel.cancel();
        const auto stopped = readFile("sheet-measurements", text, options);
        QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(SheetsTest)
#include "tst_sheets.moc"
