// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "model/portfolio/edit.h"
#include "model/scoring/assessment.h"
#include "model/scoring/goal_templates.h"
#include "scoring_support.h"

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::scoring;
using namespace banyan::tests;

namespace {

const GoalTemplate& named(const std::string& id) {
    for (const GoalTemplate& each : *goalTemplates())
        if (each.goal.id.value == id) return each;
    qFatal("no template %s", id.c_str());
}

} // namespace

class TestGoalTemplates : public QObject {
    Q_OBJECT

private slots:
    void everyTemplateGivesAGoalWithEverythingFilledIn() {
        QVERIFY(goalTemplates());
        QCOMPARE(goalTemplates()->size(), size_t{4});
        for (const GoalTemplate& each : *goalTemplates()) {
            const Goal goal = goalFrom(each, {}, today);
            QVERIFY(!goal.name.empty() && !goal.metric.empty() && !goal.unit.empty());
            QVERIFY(goal.baseline && goal.target && goal.deadline);
            QVERIFY(*goal.target < *goal.baseline);
            QVERIFY(goal.points > 0);
            const auto with = apply({}, {"add", {Put{goal}}, {}});
            QVERIFY(with);
            QVERIFY2(checkMethod(*with).empty(), goal.name.c_str());
        }
    }

    void theBaselineIsWhatWasMeasuredWhereItWas() {
        SmallPortfolio small;
        Observations rows;
        rows.source = SourceId("errors");
        small.source("errors");
        for (const auto& [day, value] : {std::pair(-10, 4.0), std::pair(-20, 6.0), std::pair(-200, 100.0)}) {
            Measurement row;
            row.metric = "customer-facing-errors";
            row.date = today + day;
            row.value = value;
            rows.measurements.push_back(row);
        }
        PortfolioBuilder builder(small.build());
        builder.putRows(std::make_shared<const Observations>(rows));
        const Goal goal = goalFrom(named("fewer-customer-facing-errors"), std::move(builder).build(), today);
        QCOMPARE(*goal.baseline, 5.0);
        QCOMPARE(*goal.target, 2.5);
        QCOMPARE(goal.unit, std::string("per month"));
    }

    void theDeadlineIsMonthsAheadAndNeverPastTheEndOfAMonth() {
        const Goal goal = goalFrom(named("fewer-customer-facing-errors"), {}, Date::fromYmd(2026, 8, 31));
        QCOMPARE(goal.deadline->toString(), std::string("2027-02-28"));
    }

    void anIdThatIsTakenIsNotUsedAgain() {
        SmallPortfolio small;
        small.put(goalFrom(named("shorter-lead-time"), {}, today));
        QCOMPARE(goalFrom(named("shorter-lead-time"), small.build(), today).id, GoalId("shorter-lead-time-2"));
    }

    void pointsKeepTheirShareWhateverTheOthersSumTo() {
        SmallPortfolio small;
        small.goal("one", 1, {}).goal("two", 1, {});
        QCOMPARE(goalFrom(named("shorter-lead-time"), small.build(), today).points, 0.6);
    }
};

QTEST_APPLESS_MAIN(TestGoalTemplates)
#include "tst_goal_templates.moc"
