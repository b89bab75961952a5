// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/program.h"
#include "tests/support/shared_dir.h"

#include <algorithm>
#include <set>

using namespace banyan;
using namespace banyan::tests;

namespace {

const Json& find(const Json& list, const std::string& id) {
    for (const Json& item : list)
        if (item.at("id") == id) return item;
    static const Json none;
    return none;
}

} // namespace

/// The whole path on real input: import, assess, advise, plan, export.
class SampleTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    [[nodiscard]] Run cli(QStringList arguments) const {
        return tests::cli(m_dir.path(), arguments << "--as-of"
                                                  << "2026-11-22");
    }

private slots:
    void initTestCase() {
        const Run made = cli({"demo", "retail.banyan"});
        QVERIFY2(made.code == 0, made.err.constData());
        const Run advised = cli({"advise", "retail.banyan", "--apply", "--json"});
        QCOMPARE(advised.code, 0);
        QVERIFY(advised.json().at("initiatives").size() >= 20);
    }

    void theSampleIsBigEnoughToTellSomething() {
        const Json p = Json::parse(cli({"export", "retail.banyan", "--to", "json"}).out.toStdString());
        QVERIFY(p.at("components").size() >= 45);
        QVERIFY(p.at("systems").size() >= 8);
        QCOMPARE(p.at("teams").size(), size_t{7});
        QCOMPARE(p.at("flows").size(), size_t{5});
        QVERIFY(p.at("dependencies").size() >= 120);
        QVERIFY(p.at("incidents").size() >= 300);
        QCOMPARE(p.at("goals").size(), size_t{6});
        QVERIFY(!p.contains("unmatched") || p.at("unmatched").empty());
        for (const Json& goal : p.at("goals"))
            QVERIFY(!goal.at("painPoints").empty());
        QVERIFY(p.at("settings").at(0).at("fictional").get<bool>());
    }

    void orderProcessingIsAddressedEarlyAndAdminReportingIsNot() {
        const Run run = cli({"assess", "retail.banyan", "--json"});
        const Json answer = run.json();
        const Json& orders = find(answer.at("components"), "order-processing");
        QCOMPARE(orders.at("quadrant").get<std::string>(), std::string("address-early"));
        QCOMPARE(orders.at("confidence").get<std::string>(), std::string("firm"));
        QVERIFY(find(answer.at("components"), "admin-reporting").at("quadrant") != "address-early");
        const auto placed =
            std::ranges::count_if(answer.at("components"), [](const Json& c) { return c.at("quadrant") != "unknown"; });
        QVERIFY(placed >= 40);
        QCOMPARE(violations("check_assessment.py", run.out), QByteArray());
    }

    void mostInitiativesAreScheduledInAllFourPhases() {
        const Run run = cli({"plan", "retail.banyan", "--json"});
        QVERIFY2(run.code <= 1, run.out.constData());
        const Json plan = run.json();
        const double scheduled = static_cast<double>(plan.at("initiatives").size());
        QVERIFY(scheduled >= 0.8 * (scheduled + static_cast<double>(plan.at("unscheduled").size())));
        std::set<int> phases;
        for (const Json& initiative : plan.at("initiatives"))
            phases.insert(initiative.at("phase").get<int>());
        QCOMPARE(phases, (std::set{1, 2, 3, 4}));
        QCOMPARE(violations("check_plan.py", run.out), QByteArray());
    }

    void theSameArgumentsGiveTheSameBytes() {
        for (const QStringList& arguments :
             {QStringList{"assess", "retail.banyan", "--json"},
              QStringList{"plan", "retail.banyan", "--json", "--schedules", "300"},
              QStringList{"advise", "retail.banyan", "--json"},
              QStringList{"export", "retail.banyan", "--to", "markdown", "--schedules", "300"},
              QStringList{"export", "retail.banyan", "--to", "json"}})
            QCOMPARE(cli(arguments).out, cli(arguments).out);
        QVERIFY(cli({"demo", "again.banyan"}).code == 0);
        QCOMPARE(cli({"assess", "again.banyan", "--json"}).out, cli({"assess", "retail.banyan", "--json"}).out);
    }

    void theReportStandsOnItsOwn() {
        const QByteArray report = cli({"export", "retail.banyan", "--to", "markdown"}).out;
        for (const char* part :
             {"# Meridian Retail", "fictional", "## Summary", "## Goals", "quadrantChart", "## Recommendations",
              "gantt", "## Budgets", "## What is unknown", "## Method and weights", "## Sources", "Order Processing"})
            QVERIFY2(report.contains(part), part);
    }

    void explainingLeadsToFileAndLine() {
        const Json answer = cli({"explain", "retail.banyan", "Order Processing", "--json"}).json();
        QVERIFY(!answer.at("sentence").get<std::string>().empty());
        bool line = false;
        for (const Json& term : answer.at("component").at("contributions"))
            for (const Json& p : term.at("provenance"))
                line = line || (p.at("line").get<int>() > 0 && !p.at("file").get<std::string>().empty());
        QVERIFY(line);
    }

    void advisingAgainProposesNothingNew() {
        const QByteArray before = cli({"export", "retail.banyan", "--to", "json"}).out;
        QCOMPARE(cli({"advise", "retail.banyan", "--apply"}).code, 0);
        QCOMPARE(cli({"export", "retail.banyan", "--to", "json"}).out, before);
    }
};

QTEST_GUILESS_MAIN(SampleTest)
#include "tst_sample.moc"
