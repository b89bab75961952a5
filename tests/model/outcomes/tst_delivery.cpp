// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "model/outcomes/delivery.h"
#include "tests/support/small_portfolio.h"

using namespace banyan;
using namespace banyan::outcomes;
using namespace banyan::portfolio;
using namespace banyan::tests;

namespace {

const Date asOf = Date::fromYmd(2026, 11, 22);

bool says(const std::string& text, const std::string& part) {
    if (text.find(part) != std::string::npos) return true;
    qWarning("%s\n  does not say: %s", text.c_str(), part.c_str());
    return false;
}

} // namespace

class DeliveryTest : public QObject {
    Q_OBJECT

private slots:
    void deliveryIsMeasuredOrSaidToBeUnknown() {
        SmallPortfolio small;
        Team team;
        team.id = TeamId("core");
        team.name = "Core";
        small.put(team);
        Component component;
        component.id = ComponentId("a");
        component.name = "A";
        component.owner = team.id;
        small.put(component);
        const Portfolio silent = small.build();
        const std::vector<Delivery> unknown = delivery(silent, SeriesBook(silent, asOf));
        QCOMPARE(unknown.size(), size_t{2});
        QVERIFY(!unknown[0].perWeek && !unknown[0].failureRate);
        QCOMPARE(unknown[0].because,
                 std::string("Deployments of the portfolio are not measured: no source reports them."));
        QCOMPARE(unknown[1].because, std::string("Deployments of Core are not measured: no source reports them."));
        small.source("cd", (asOf - 89).toString(), (asOf + 1).toString(), {"a"});
        small.change("cd", "a", ChangeKind::Deployment, "2026-11-02T10:00:00Z", true);
        small.change("cd", "a", ChangeKind::Deployment, "2026-11-09T10:00:00Z", false);
        small.change("cd", "a", ChangeKind::Deployment, "2026-01-09T10:00:00Z", true); // long ago
        small.incident("cd", "a", Severity::Major, "2026-11-02T11:00:00Z", "2026-11-02T14:00:00Z");
        const Portfolio portfolio = small.build();
        const SeriesBook book(portfolio, asOf);
        const std::vector<Delivery> known = delivery(portfolio, book);
        QCOMPARE(known.size(), size_t{2});
        QCOMPARE(known[1].name, std::string("Core"));
        QCOMPARE(known[1].deployments, 2);
        QVERIFY(std::abs(*known[1].perWeek - 7.0 * 2 / 90) < 1e-9);
        QCOMPARE(known[1].failureRate->mid, 50.0);
        QCOMPARE(*known[1].recoveryHours, 4.0);
        QVERIFY(!known[1].leadTimeHours);
        QVERIFY(says(known[1].because, "no deployment states a lead time"));
        QVERIFY(says(known[1].because, "Core deployed 2 times"));
        small.component("b");
        const Portfolio wider = small.build();
        QVERIFY(says(delivery(wider, SeriesBook(wider, asOf))[0].because,
                     "The portfolio (1 of 2 components with a source) deployed 2 times"));
    }

    void errorBudgetsBurnOrAreUnknown() {
        SmallPortfolio small;
        small.component("a").component("b").component("c");
        for (const char* id : {"a", "b", "c"}) {
            Slo slo;
            slo.id = Id<Slo>(id);
            slo.component = ComponentId(id);
            slo.metric = "availability";
            slo.target = std::string(id) == "c" ? 100 : 99.9;
            small.put(slo);
        }
        for (int day = 0; day < 30; ++day)
            small.measure("m", "a", "availability", 99.85, (asOf - day).toString());
        const Portfolio portfolio = small.build();
        const std::vector<ErrorBudget> budgets = errorBudgets(portfolio, SeriesBook(portfolio, asOf));
        QCOMPARE(budgets.size(), size_t{3});
        QVERIFY(std::abs(*budgets[0].burnRate - 1.5) < 1e-9 && std::abs(*budgets[0].consumed - 1.5) < 1e-9);
        QVERIFY(says(budgets[0].because, "1.5 times the pace"));
        QVERIFY(!budgets[1].burnRate);
        QVERIFY(says(budgets[1].because, "can't be told"));
        QVERIFY(says(budgets[2].because, "there is no error budget"));
    }
};

QTEST_GUILESS_MAIN(DeliveryTest)
#include "tst_delivery.moc"
