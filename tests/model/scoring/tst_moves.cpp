// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "model/scoring/moves.h"
#include "scoring_support.h"

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::scoring;
using namespace banyan::tests;

namespace {

/// Two value criteria of the given weights and one of risk; each component has a number for all of them.
SmallPortfolio threeCriteria(double reach, double revenue) {
    SmallPortfolio small;
    withoutBuiltIn(small, Axis::Value);
    withoutBuiltIn(small, Axis::Risk);
    small.put(plainCriterion("reach", Axis::Value, reach));
    small.put(plainCriterion("revenue", Axis::Value, revenue));
    small.put(plainCriterion("wear", Axis::Risk, 1, "change"));
    for (const char* id : {"a", "b", "c"})
        small.component(id);
    return small;
}

SmallFacts known(double wearOfA = 60) {
    SmallFacts facts;
    facts.put("a", "reach", 90).put("a", "revenue", 20).put("a", "wear", wearOfA);
    facts.put("b", "reach", 30).put("b", "revenue", 80).put("b", "wear", 60);
    facts.put("c", "reach", 10).put("c", "revenue", 10).put("c", "wear", 60);
    return facts;
}

const Move* find(const std::vector<Move>& moves, const std::string& id) {
    for (const Move& move : moves)
        if (move.component.value == id) return &move;
    return nullptr;
}

} // namespace

class TestMoves : public QObject {
    Q_OBJECT

private slots:
    void nothingMovesWithoutAChange() {
        const Assessment same = assessed(threeCriteria(1, 1), known());
        QVERIFY(moves(same, same).empty());
    }

    void ranksFollowValueTimesRiskAndTiesFollowIds() {
        SmallFacts equal;
        for (const char* id : {"a", "b", "c"})
            equal.put(id, "reach", id[0] == 'c' ? 80 : 50).put(id, "revenue", 50).put(id, "wear", 50);
        QCOMPARE(ranks(assessed(threeCriteria(1, 1), equal)), (std::vector<int>{2, 3, 1}));
    }

    void whatCantBePlacedHasNoRank() {
        SmallPortfolio small = threeCriteria(1, 1);
        small.component("d");
        QCOMPARE(ranks(assessed(small, known())).back(), 0);
    }

    void aWeightThatMovesAComponentIsNamedWithBothNumbers() {
        const Assessment before = assessed(threeCriteria(3, 1), known());
        const Assessment after = assessed(threeCriteria(1, 3), known());
        const std::vector<Move> all = moves(before, after);
        QCOMPARE(all.size(), size_t{2});
        const Move* b = find(all, "b");
        QVERIFY(b);
        QCOMPARE(b->rankBefore, 2);
        QCOMPARE(b->rankAfter, 1);
        QCOMPARE(b->cause.kind, CauseKind::Weight);
        QCOMPARE(b->cause.criterion, CriterionId("revenue"));
        QCOMPARE(sentence(*b, before, after), std::string("b rises from 2 to 1 and goes from Replace or retire to "
                                                          "Address early: revenue weighs 75 % of value instead of "
                                                          "25 %."));
        QCOMPARE(find(all, "a")->cause.criterion, CriterionId("reach"));
    }

    void dataThatMovesAComponentIsNamed() {
        const Assessment before = assessed(threeCriteria(1, 1), known(20));
        const Assessment after = assessed(threeCriteria(1, 1), known(90));
        const std::vector<Move> all = moves(before, after);
        const Move* a = find(all, "a");
        QVERIFY(a);
        QCOMPARE(a->cause, (Cause{CauseKind::Data, Axis::Risk, CriterionId("wear"), 20, 90}));
    }

    void whoIsOnlyPassedIsSaidToBePassed() {
        const Assessment before = assessed(threeCriteria(1, 1), known(20));
        const Assessment after = assessed(threeCriteria(1, 1), known(90));
        const std::vector<Move> all = moves(before, after);
        const Move* b = find(all, "b");
        QVERIFY(b);
        QCOMPARE(b->cause.kind, CauseKind::Others);
        QCOMPARE(sentence(*b, before, after), std::string("b falls from 1 to 2: others passed it."));
    }

    void aComponentThatIsGoneOrNewHasRankZeroThere() {
        SmallPortfolio more = threeCriteria(1, 1);
        more.component("0");
        SmallFacts all = known();
        all.put("0", "reach", 100).put("0", "revenue", 100).put("0", "wear", 100);
        const Assessment small = assessed(threeCriteria(1, 1), known());
        const Assessment large = assessed(more, all);
        QCOMPARE(find(moves(small, large), "0")->rankBefore, 0);
        QCOMPARE(find(moves(small, large), "0")->rankAfter, 1);
        QCOMPARE(find(moves(large, small), "0")->rankAfter, 0);
    }
};

QTEST_APPLESS_MAIN(TestMoves)
#include "tst_moves.moc"
