// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/curve.h"
#include "tests/model/roadmap/draft.h"

using namespace banyan;
using namespace banyan::roadmap;
using namespace banyan::roadmap::tests;

class CurveTest : public QObject {
    Q_OBJECT

    static Draft draft() {
        Draft out;
        out.settings.weeks = 30;
        for (int i = 0; i < 8; ++i) {
            out.initiative("i" + std::to_string(i), 60, 8 - i);
            out.benefits.rates.back().risk = 1;
        }
        out.initiatives["i0"].deadline = monday + 60;
        return out;
    }

    static Curve curveOf(const Draft& draft) {
        const Grounds grounds{draft.benefits, std::make_shared<const facts::Facts>(), {}};
        auto made = budgetCurve(draft.portfolio(), grounds, draft.options);
        if (!made) qFatal("%s", made.error().message().c_str());
        return *made;
    }

private slots:
    void moreBudgetIsNeverWorse() {
        const Curve curve = curveOf(draft());
        QCOMPARE(curve.points.size(), size_t{5});
        for (size_t i = 1; i < curve.points.size(); ++i) {
            const CurvePoint& less = curve.points[i - 1];
            const CurvePoint& more = curve.points[i];
            QCOMPARE(more.percent, less.percent + 5);
            QVERIFY(more.value >= less.value);
            QVERIFY(more.scheduled >= less.scheduled);
            QVERIFY(more.deadlinesMet >= less.deadlinesMet);
            QVERIFY(*more.setFinishWeek <= *less.setFinishWeek);
        }
        QVERIFY(curve.points[0].scheduled < 8);
        QCOMPARE(curve.points[4].riskRetired, double(curve.points[4].scheduled));
    }

    void theSetIsFinishedEvenWhenTheBudgetIsSmall() {
        const Curve curve = curveOf(draft());
        QCOMPARE(curve.setSize, curve.points[2].scheduled);
        QVERIFY(*curve.points[2].setFinishWeek <= 30);
        QVERIFY(*curve.points[0].setFinishWeek > 30);
    }

    void progressRisesToTheEnd() {
        Draft told = draft();
        std::vector<double> shares;
        told.options.progress = [&](double share) { shares.push_back(share); };
        curveOf(told);
        QVERIFY(shares.size() > 5);
        QVERIFY(std::ranges::is_sorted(shares));
        QVERIFY(shares.front() < 0.2);
        QCOMPARE(shares.back(), 1.0);
    }

    void pinsThatASmallBudgetCannotHoldAreSaid() {
        Draft pinned = draft();
        pinned.initiatives["i0"].pin = Pin{PinKind::Start, monday};
        pinned.initiatives["i1"].pin = Pin{PinKind::Start, monday};
        for (const char* id : {"i0", "i1"})
            pinned.initiatives[id].components = {ComponentId("orders")};
        const Curve curve = curveOf(pinned);
        QVERIFY(!curve.points[0].feasible);
        QVERIFY(says(curve.points[0].because, "can't hold together"));
    }
};

QTEST_GUILESS_MAIN(CurveTest)
#include "tst_curve.moc"
