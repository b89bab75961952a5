// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/fewest_moves.h"
#include "model/roadmap/search.h"
#include "tests/model/roadmap/draft.h"

using namespace banyan;
using namespace banyan::roadmap;
using namespace banyan::roadmap::tests;

namespace {

/// Six initiatives of one team, one after the other, by falling rate.
Draft sixInARow() {
    Draft draft;
    for (int i = 0; i < 6; ++i)
        draft.initiative("i" + std::to_string(i), 100, 6 - i);
    return draft;
}

std::shared_ptr<const Roadmap> kept(const Draft& draft, const Plan& plan) {
    return std::make_shared<const Roadmap>(toRecord(plan, draft.options));
}

int movedIn(const Plan& now, const Plan& before) {
    int out = 0;
    for (const PlannedInitiative& one : before.initiatives) {
        const PlannedInitiative* is = now.find(one.id);
        out += is == nullptr || is->startWeek != one.startWeek || is->finishWeek != one.finishWeek;
    }
    return out;
}

} // namespace

class ReplanTest : public QObject {
    Q_OBJECT

private slots:
    void nothingMovesWhenNothingChanged() {
        Draft draft = sixInARow();
        draft.options.schedules = 3;
        const Plan before = draft.good();
        draft.options.schedules = 2000;
        draft.options.current = kept(draft, before);
        const Plan now = draft.good();
        if (now.value <= before.value * 1.005) QCOMPARE(now.moves, std::optional(0));
        QVERIFY(now.value >= now.bestValue - 0.005 * std::abs(now.bestValue) - 1e-9);
    }

    void aPlanThatIsAlmostAsGoodStaysAsItIs() {
        Draft draft = sixInARow();
        for (auto& rate : draft.benefits.rates)
            rate.rate = 5;
        draft.benefits.rates[5].rate = 5.01;
        const Plan best = draft.good();
        Roadmap other = toRecord(best, draft.options);
        std::swap(other.entries[0].startWeek, other.entries[5].startWeek);
        std::swap(other.entries[0].finishWeek, other.entries[5].finishWeek);
        draft.options.current = std::make_shared<const Roadmap>(other);
        const Plan now = draft.good();
        QCOMPARE(now.moves, std::optional(0));
        QCOMPARE(in(now, "i0").startWeek, other.entries[0].startWeek);
        QVERIFY(now.bestValue >= now.value);
        draft.options.fromScratch = true;
        QVERIFY(!draft.good().moves);
        QVERIFY(draft.good().value >= now.value);
    }

    void muchBetterPlansMoveThings() {
        Draft draft = sixInARow();
        const Plan best = draft.good();
        Roadmap worst = toRecord(best, draft.options);
        for (int i = 0; i < 6; ++i) {
            worst.entries[static_cast<size_t>(i)].startWeek = 2 * (5 - i);
            worst.entries[static_cast<size_t>(i)].finishWeek = 2 * (5 - i) + 2;
        }
        draft.options.current = std::make_shared<const Roadmap>(worst);
        const Plan now = draft.good();
        QVERIFY(now.moves > 0);
        QVERIFY(now.value >= 0.995 * best.value);
    }

    void aPinMovesWhatItMustAndNoMore() {
        Draft draft = sixInARow();
        draft.settings.weeks = 40;
        const Plan before = draft.good();
        draft.options.current = kept(draft, before);
        draft.initiatives["i5"].pin = Pin{PinKind::NotBefore, monday + 7 * 20};
        const Plan now = draft.good();
        QCOMPARE(in(now, "i5").startWeek, 20);
        QCOMPARE(movedIn(now, before), 1);
        QCOMPARE(now.moves, std::optional(1));
    }

    /// All have to move so that all fit: leaving one out would move less, and nothing here has a value to lose.
    void nothingIsGivenUpForOthersToStay() {
        Draft draft;
        for (int i = 0; i < 6; ++i)
            draft.initiative("i" + std::to_string(i), i == 0 ? 50 : 100, 0);
        const Plan before = draft.good();
        QCOMPARE(in(before, "i0").startWeek, 0);
        int end = 0;
        for (const PlannedInitiative& one : before.initiatives)
            end = std::max(end, one.finishWeek);
        draft.options.current = kept(draft, before);
        draft.settings.weeks = end;
        draft.initiatives["i0"].pin = Pin{PinKind::NotBefore, monday + 7 * (end - in(before, "i0").finishWeek)};
        const Plan now = draft.good();
        QVERIFY(now.unscheduled.empty());
        QCOMPARE(movedIn(now, before), 6);
    }

    void whatStaysSaysSo() {
        Draft draft = sixInARow();
        draft.settings.weeks = 40;
        draft.options.current = kept(draft, draft.good());
        for (const char* id : {"i0", "i1"})
            draft.initiatives[id].status = InitiativeStatus::Rejected;
        for (auto& rate : draft.benefits.rates)
            rate.rate = 0.001;
        draft.initiative("big", 5, 1000);
        const Plan now = draft.good();
        QCOMPARE(now.moves, std::optional(0));
        QCOMPARE(in(now, "i2").boundBy[0].kind, std::string("baseline"));
        QVERIFY(says(in(now, "i2").boundBy[0].what, "\"i2\" stays in the week of 2027-02-01, where the current plan "
                                                    "has it."));
    }

    void theCurrentPlanOfThePortfolioIsTheOneToStartFrom() {
        Draft draft = sixInARow();
        for (auto& rate : draft.benefits.rates)
            rate.rate = 5;
        Roadmap current = toRecord(draft.good(), draft.options);
        std::swap(current.entries[0].startWeek, current.entries[5].startWeek);
        std::swap(current.entries[0].finishWeek, current.entries[5].finishWeek);
        draft.builder.put(current);
        QCOMPARE(draft.good().moves, std::optional(0));
    }

    void anotherStartIsTakenIntoAccount() {
        Draft draft = sixInARow();
        draft.settings.weeks = 40;
        const Plan before = draft.good();
        draft.options.current = kept(draft, before);
        draft.settings.planStart = monday - 14;
        draft.settings.statusDate = monday;
        const Plan now = draft.good();
        QCOMPARE(now.moves, std::optional(0));
        QCOMPARE(in(now, "i0").startWeek, in(before, "i0").startWeek + 2);
    }

    void theSameSeedAndLimitGiveTheSamePlan() {
        for (uint64_t seed = 0; seed < 20; ++seed) {
            GeneratedPortfolio given = PortfolioGenerator(seed, 25).run();
            const auto before = planKnowing(given.portfolio, given.benefits, lowCoverage(), given.options);
            if (!before) continue;
            given.options.current = std::make_shared<const Roadmap>(toRecord(*before, given.options));
            given.options.budgetPercent = 25;
            given.options.schedules = 300;
            const auto first = planKnowing(given.portfolio, given.benefits, lowCoverage(), given.options);
            const auto second = planKnowing(given.portfolio, given.benefits, lowCoverage(), given.options);
            if (!first) continue;
            QVERIFY(toRecord(*first, given.options) == toRecord(*second, given.options));
            QCOMPARE(first->moves, second->moves);
        }
    }

    void replansOfManyPortfoliosAreRightAndMoveLess() {
        int moved = 0;
        int movedFromScratch = 0;
        for (uint64_t seed = 0; seed < 100; ++seed) {
            GeneratedPortfolio given = PortfolioGenerator(seed, 8 + static_cast<int>(seed % 20)).run();
            const auto before = planKnowing(given.portfolio, given.benefits, lowCoverage(), given.options);
            if (!before || before->initiatives.empty()) continue;
            Team smaller = *given.portfolio.teams().begin();
            smaller.headcount = *smaller.headcount / 2;
            const auto changed = apply(given.portfolio, {"halve a team", {Put{smaller}}, {}});
            given.options.schedules = 300;
            given.options.current = std::make_shared<const Roadmap>(toRecord(*before, given.options));
            const auto now = planKnowing(*changed, given.benefits, lowCoverage(), given.options);
            given.options.fromScratch = true;
            const auto fresh = planKnowing(*changed, given.benefits, lowCoverage(), given.options);
            if (!now || !fresh) continue;
            const std::string wrong = allWrongWith(*changed, *now, given.options.asOf);
            QVERIFY2(wrong.empty(), (std::to_string(seed) + ": " + wrong).c_str());
            QVERIFY(now->value >= now->bestValue - 0.005 * std::abs(now->bestValue) - 1e-9);
            QVERIFY(now->bestValue <= now->upperBound + 1e-6 * std::abs(now->upperBound) + 1e-9);
            moved += movedIn(*now, *before);
            movedFromScratch += movedIn(*fresh, *before);
        }
        qInfo("%d moves, %d from scratch", moved, movedFromScratch);
        QVERIFY(moved < movedFromScratch);
    }

    void theQuickAnswerLeavesOutWhatTakesLong() {
        Draft draft = sixInARow();
        const Plan before = draft.good();
        draft.initiatives["i3"].pin = Pin{PinKind::NotBefore, monday + 84};
        const Grounds grounds{draft.benefits, std::make_shared<const facts::Facts>(), {}};
        const auto now = replan(draft.portfolio(), grounds, *kept(draft, before), draft.options);
        QVERIFY(now);
        QCOMPARE(in(*now, "i3").startWeek, 12);
        QCOMPARE(now->draws, 0);
        QVERIFY(now->upperBound >= now->value);
        QVERIFY(now->schedules <= 300);
        const std::string wrong = allWrongWith(draft.portfolio(), *now, draft.options.asOf);
        QVERIFY2(wrong.empty(), wrong.c_str());
    }

    void aReplanStopsWhenItIsCancelled() {
        Draft draft = sixInARow();
        draft.options.current = kept(draft, draft.good());
        draft.options.cancel.cancel();
        QCOMPARE(draft.run().error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(ReplanTest)
#include "tst_replan.moc"
