// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "model/base/random.h"
#include "model/outcomes/judgement.h"
#include "model/outcomes/wording.h"

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace banyan;
using namespace banyan::outcomes;
using namespace banyan::portfolio;

namespace {

const Date liveDay = Date::fromYmd(2026, 6, 1); // a Monday

/// Weekly readings around go-live: `before` of them at one level and `after` at another, with noise of ± `noise`.
struct Weekly {
    int before = 40;
    int after = 20;
    double from = 100;
    double to = 100;
    double noise = 4;
    uint64_t seed = 3;
    double season = 0; ///< height of a yearly wave
    double trend = 0;  ///< a week

    [[nodiscard]] Series series() const {
        RandomSequence random{KeyedRandom(seed)};
        Series out;
        out.metric = "errors";
        for (int i = -before; i < after; ++i) {
            Point p;
            p.date = liveDay + 7 * i;
            const double wave = season * std::sin(2 * 3.14159265358979 * p.date.days / 365.25);
            p.value = (i < 0 ? from : to) + wave + trend * i + noise * (random.uniform() + random.uniform() - 1);
            out.points.push_back(p);
        }
        return out;
    }
};

Question about(const Series& series, std::optional<double> needed = 0.8) {
    Question q;
    q.series = &series;
    q.goLive = liveDay;
    q.effective = liveDay;
    q.needed = needed;
    return q;
}

Judgement judged(const Weekly& weekly, std::optional<double> needed = 0.8) {
    const Series series = weekly.series();
    return judge(about(series, needed));
}

/// Events spread over the weeks before and after.
Series events(int before, int weeksBefore, int after, int weeksAfter) {
    Series out;
    out.metric = "incidents";
    out.counted = true;
    out.spokenOf = Window{liveDay - 7 * weeksBefore, liveDay + 7 * weeksAfter};
    for (int i = 0; i < before; ++i)
        out.points.push_back({liveDay - 7 * weeksBefore + 7 * weeksBefore * i / before, 1, {}});
    for (int i = 0; i < after; ++i)
        out.points.push_back({liveDay + 7 * weeksAfter * i / after, 1, {}});
    return out;
}

std::string sentence(const Judgement& j) {
    return verdictSentence("\"X\"", "errors", "%", j, Bar::Target);
}

const Check* checkOf(const Judgement& j, const std::string& kind) {
    const auto found = std::ranges::find(j.checks, kind, &Check::kind);
    return found == j.checks.end() ? nullptr : &*found;
}

rc::Gen<Weekly> anyWeekly() {
    return rc::gen::build<Weekly>(rc::gen::set(&Weekly::before, rc::gen::inRange(0, 40)),
                                  rc::gen::set(&Weekly::after, rc::gen::inRange(0, 30)),
                                  rc::gen::set(&Weekly::from, rc::gen::element(80.0, 100.0)),
                                  rc::gen::set(&Weekly::to, rc::gen::element(50.0, 80.0, 98.0, 100.0, 120.0)),
                                  rc::gen::set(&Weekly::noise, rc::gen::element(1.0, 8.0, 30.0)),
                                  rc::gen::set(&Weekly::seed, rc::gen::inRange<uint64_t>(1, 1000)));
}

bool alike(double a, double b) {
    return a == b || std::abs(a - b) <= 1e-7 * (1 + std::abs(a) + std::abs(b));
}

} // namespace

class JudgementTest : public QObject {
    Q_OBJECT

private slots:
    void thirtySixToFourteenImprovedButHalfIsUnproven() {
        const Series series = events(36, 26, 14, 26);
        const Judgement j = judge(about(series, 0.5));
        QVERIFY(j.test == Test::RateRatio);
        QVERIFY(std::abs(j.effect->low - 0.19376) < 1e-4 && std::abs(j.effect->high - 0.73884) < 1e-4);
        QVERIFY(j.verdict == Verdict::Improved);
        const std::string text = sentence(j);
        QVERIFY2(text.find("0.389 of the rate before [0.194, 0.739]") != std::string::npos, text.c_str());
        QVERIFY2(text.find("−50 % asked for is unproven") != std::string::npos, text.c_str());
        QVERIFY2(text.find("36 incidents in 26 weeks before and 14 in 26 weeks since") != std::string::npos,
                 text.c_str());
    }

    void fiveToNoneCantBeTold() {
        const Series series = events(5, 12, 0, 12);
        const Judgement j = judge(about(series, 0.5));
        QVERIFY(j.verdict == Verdict::CannotTell);
        QVERIFY(std::abs(j.effect->high - 1.0912791) < 1e-6);
        QVERIFY2(sentence(j).find("can't be told") != std::string::npos, sentence(j).c_str());
    }

    void aProvenTargetIsMet() {
        const Judgement j = judged({.to = 60});
        QVERIFY(j.test == Test::SegmentedRegression);
        QVERIFY(j.verdict == Verdict::Met);
        QVERIFY(std::abs(j.effect->mid - 0.6) < 0.04);
        QVERIFY2(sentence(j).starts_with("\"X\" met its target: errors −"), sentence(j).c_str());
        for (const Check& check : j.checks)
            QVERIFY2(check.passed, check.because.c_str());
    }

    void aChangeThatIsTooSmallIsAnImprovement() {
        const Judgement j = judged({.to = 90}, 0.7);
        QVERIFY(j.verdict == Verdict::Improved);
        QVERIFY2(sentence(j).find("−30 % asked for is not reached") != std::string::npos, sentence(j).c_str());
    }

    void noChangeSaysWhatWouldHaveShown() {
        const Judgement j = judged({}, 0.8);
        QVERIFY(j.verdict == Verdict::NoChange);
        QVERIFY(j.smallestDetectable && *j.smallestDetectable < 1 && *j.smallestDetectable > 0.8);
        QVERIFY2(sentence(j).find("or more would have shown") != std::string::npos, sentence(j).c_str());
    }

    void aWideIntervalCantBeTold() {
        QVERIFY(judged({.before = 12, .after = 10, .noise = 60}, 0.8).verdict == Verdict::CannotTell);
    }

    void worseIsSaid() { QVERIFY(judged({.to = 140}).verdict == Verdict::Worse); }

    void anIncreaseIsBetterWhereMoreIsBetter() {
        const Series series = Weekly{.to = 130}.series();
        Question q = about(series, 1.2);
        q.direction = Direction::Increase;
        QVERIFY(judge(q).verdict == Verdict::Met);
        q.direction = Direction::Decrease;
        QVERIFY(judge(q).verdict == Verdict::Worse);
    }

    void aTrendThatWentOnIsNoEffect() {
        const Series series = Weekly{.noise = 2, .trend = -0.7}.series();
        Question q = about(series, -10);
        q.scale = EffectScale::Difference;
        QVERIFY(judge(q).verdict == Verdict::NoChange);
    }

    void aSeasonIsToldFromAnEffect() {
        // Go-live where the wave falls: without two years before it, it looks like an effect.
        const Judgement long3 = judged({.before = 130, .after = 26, .noise = 3, .season = 20}, 0.9);
        QVERIFY2(long3.verdict == Verdict::NoChange, sentence(long3).c_str());
        const Judgement short1 = judged({.before = 50, .after = 26, .noise = 3, .season = 20}, 0.9);
        QVERIFY(std::ranges::any_of(
            short1.remarks, [](const std::string& r) { return r.find("season not separable") != std::string::npos; }));
    }

    void fewReadingsAreJudgedByRanks() {
        const Judgement j = judged({.before = 7, .after = 6, .to = 60}, 0.8);
        QVERIFY(j.test == Test::MannWhitney);
        QVERIFY(j.verdict == Verdict::Met);
        QVERIFY(judged({.before = 7, .after = 6, .noise = 2}, 0.8).verdict == Verdict::NoChange);
    }

    void ranksSayHowManyReadingsAreMissing() {
        const Judgement j = judged({.before = 5, .after = 2, .to = 60});
        QVERIFY(j.verdict == Verdict::CannotTell && !j.effect && !j.p);
        QVERIFY2(j.missing.find("5 readings before and 2 readings since are too few") != std::string::npos,
                 j.missing.c_str());
        QVERIFY2(j.missing.find("at least 1 more is needed") != std::string::npos, j.missing.c_str());
    }

    void ranksAreBlockedByATrendBefore() {
        const Judgement j = judged({.before = 7, .after = 6, .to = 80, .noise = 1, .trend = -4});
        QVERIFY(j.verdict == Verdict::CannotTell && !j.effect);
        QVERIFY2(j.missing.find("already falling before go-live") != std::string::npos, j.missing.c_str());
    }

    void swarmsWidenTheInterval() {
        Series series = events(0, 20, 0, 20);
        for (int week = -20; week < 20; week += 4)
            for (int i = 0; i < (week < 0 ? 12 : 6); ++i)
                series.points.push_back({liveDay + 7 * week, 1, {}});
        const Judgement j = judge(about(series, 0.8));
        QVERIFY(j.test == Test::BlockBootstrap);
        Series even = events(60, 20, 30, 20);
        const Judgement poisson = judge(about(even, 0.8));
        QVERIFY(poisson.test == Test::RateRatio);
        QVERIFY(j.effect->high - j.effect->low > poisson.effect->high - poisson.effect->low);
    }

    void aRelapseHasADate() {
        Series series = Weekly{.before = 30, .after = 40, .to = 60, .noise = 3}.series();
        for (Point& p : series.points)
            if (p.date >= liveDay + 7 * 20) p.value += 25;
        const Judgement j = judge(about(series, 0.8));
        QVERIFY(j.relapse && *j.relapse >= liveDay + 7 * 20 && *j.relapse <= liveDay + 7 * 24);
        QVERIFY2(sentence(j).find("slips back: the control chart signals on " + j.relapse->toString()) !=
                     std::string::npos,
                 sentence(j).c_str());
        QVERIFY(!judged({.before = 30, .after = 40, .to = 60, .noise = 3}).relapse);
    }

    void aChangeAtAnotherTimeIsNamed() {
        Series series = Weekly{.before = 40, .after = 20, .noise = 2}.series();
        for (Point& p : series.points)
            if (p.date >= liveDay - 7 * 12) p.value -= 40;
        const Judgement j = judge(about(series, 0.8));
        const Check* placebo = checkOf(j, "placebo");
        QVERIFY(placebo && !placebo->passed);
        if (const Check* point = checkOf(j, "change-point")) QVERIFY(!point->passed);
    }

    void theControlTakesOffWhatBothDid() {
        const Series series = Weekly{.to = 70, .noise = 2}.series();
        const Series moved = Weekly{.to = 70, .noise = 2, .seed = 9}.series();
        const Series still = Weekly{.noise = 2, .seed = 9}.series();
        Question q = about(series, 0.9);
        q.control = &moved;
        const Judgement none = judge(q);
        QVERIFY(none.verdict == Verdict::NoChange);
        QVERIFY(!checkOf(none, "control")->passed);
        q.control = &still;
        QVERIFY(judge(q).verdict == Verdict::Met);
        QVERIFY(checkOf(judge(q), "control")->passed);
    }

    void whatMadePeopleChooseIsLeftOut() {
        Series series = Weekly{.before = 30, .after = 20, .noise = 2}.series();
        for (Point& p : series.points)
            if (p.date >= liveDay - 7 * 6 && p.date < liveDay) p.value = 200; // the scare
        Question q = about(series, 0.95);
        QVERIFY(judge(q).verdict != Verdict::NoChange);
        q.chosen = {{liveDay - 7 * 6, liveDay}};
        QVERIFY(judge(q).verdict == Verdict::NoChange);
    }

    // Bad input: sentences, not numbers.

    void badInputGivesASentence_data() {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("after");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << 0 << 0 << "nobody measured errors";
        QTest::newRow("go-live before the data") << 0 << 20 << "no reading before go-live";
        QTest::newRow("go-live after the data") << 20 << 0 << "no reading from 2026-06-01 on";
    }

    void badInputGivesASentence() {
        QFETCH(int, before);
        QFETCH(int, after);
        QFETCH(QString, says);
        const Judgement j = judged({.before = before, .after = after});
        QVERIFY(j.verdict == Verdict::CannotTell && !j.effect && !j.p && j.test == Test::None);
        QVERIFY2(sentence(j).find(says.toStdString()) != std::string::npos, sentence(j).c_str());
    }

    void aShareOfNothingCantBeTold() {
        Series series = Weekly{.before = 20, .after = 20}.series();
        for (Point& p : series.points)
            if (p.date < liveDay) p.value = 0;
        const Judgement j = judge(about(series, 0.5));
        QVERIFY(j.verdict == Verdict::CannotTell && !j.effect);
        QVERIFY2(j.missing.find("a share of that means nothing") != std::string::npos, j.missing.c_str());
    }

    void zerosAreJudgedByTheirDifference() {
        Series series = Weekly{.before = 20, .after = 20, .from = 10, .to = 2, .noise = 1}.series();
        series.points.back().value = 0;
        const Judgement j = judge(about(series, 0.5));
        QVERIFY(j.scale == EffectScale::Difference && j.verdict == Verdict::Met);
        QVERIFY(j.remarks.size() >= 1);
    }

    void constantReadingsAreNoDivisionByZero() {
        const Judgement same = judged({.noise = 0});
        QVERIFY(same.verdict == Verdict::NoChange || same.verdict == Verdict::CannotTell);
        const Judgement less = judged({.to = 50, .noise = 0});
        QVERIFY(less.effect && std::isfinite(less.effect->mid));
        QVERIFY(!less.relapse);
    }

    void noIncidentsAtAllCantBeTold() {
        const Series series = events(0, 12, 0, 12);
        const Judgement j = judge(about(series, 0.5));
        QVERIFY(j.verdict == Verdict::CannotTell && !j.effect);
        QVERIFY2(sentence(j).find("not one incident") != std::string::npos, sentence(j).c_str());
    }

    void incidentsOutsideTheWindowSayWhy() {
        Series late = events(3, 12, 4, 12);
        late.spokenOf = Window{liveDay + 10, liveDay + 80};
        QVERIFY(judge(about(late)).missing.find("not before go-live") != std::string::npos);
        Series early = events(3, 12, 4, 12);
        early.spokenOf = Window{liveDay - 80, liveDay};
        QVERIFY(judge(about(early)).missing.find("are reported until") != std::string::npos);
        Series silent = events(3, 12, 4, 12);
        silent.spokenOf.reset();
        QVERIFY(judge(about(silent)).missing.find("no source reports incidents") != std::string::npos);
    }

    // Properties over generated series

    void movingTimeChangesNothing() {
        QVERIFY(rc::check([] {
            const Weekly weekly = *anyWeekly();
            Series series = weekly.series();
            const Judgement plain = judge(about(series));
            const int days = *rc::gen::element(-3650, -7, 1, 400);
            for (Point& p : series.points)
                p.date = p.date + days;
            Question q = about(series);
            q.goLive = liveDay + days;
            q.effective = q.goLive;
            const Judgement moved = judge(q);
            RC_ASSERT(plain.verdict == moved.verdict && plain.test == moved.test);
            RC_ASSERT(plain.effect.has_value() == moved.effect.has_value());
            if (plain.effect) RC_ASSERT(alike(plain.effect->mid, moved.effect->mid));
            RC_ASSERT(plain.relapse.has_value() == moved.relapse.has_value());
        }));
    }

    void theUnitChangesNothing() {
        QVERIFY(rc::check([] {
            Series series = (*anyWeekly()).series();
            const bool ratio = *rc::gen::arbitrary<bool>();
            const double factor = *rc::gen::element(0.25, 64.0);
            Question q = about(series, ratio ? 0.8 : -20);
            q.scale = ratio ? EffectScale::Ratio : EffectScale::Difference;
            const Judgement plain = judge(q);
            for (Point& p : series.points)
                p.value *= factor;
            if (!ratio) q.needed = *q.needed * factor;
            const Judgement scaled = judge(q);
            RC_ASSERT(plain.verdict == scaled.verdict && plain.test == scaled.test);
            if (plain.effect) RC_ASSERT(alike(plain.effect->mid * (ratio ? 1 : factor), scaled.effect->mid));
        }));
    }

    void lessTurnedAroundIsMore() {
        QVERIFY(rc::check([] {
            Series series = (*anyWeekly()).series();
            Question q = about(series, -20);
            q.scale = EffectScale::Difference;
            const Judgement plain = judge(q);
            for (Point& p : series.points)
                p.value = 400 - p.value;
            q.direction = Direction::Increase;
            q.needed = 20;
            RC_ASSERT(judge(q).verdict == plain.verdict);
        }));
    }

    void ranksDontAskForTheOrderWithinASide() {
        QVERIFY(rc::check([] {
            Weekly weekly = *anyWeekly();
            weekly.before = 4; // no trend can be seen in four
            weekly.after = *rc::gen::inRange(4, 8);
            Series series = weekly.series();
            const Judgement plain = judge(about(series));
            RC_PRE(plain.test == Test::MannWhitney && plain.effect);
            std::vector<double> after;
            for (const Point& p : series.points)
                if (p.date >= liveDay) after.push_back(p.value);
            std::ranges::rotate(after, after.begin() + 1);
            size_t next = 0;
            for (Point& p : series.points)
                if (p.date >= liveDay) p.value = after[next++];
            const Judgement rotated = judge(about(series));
            RC_ASSERT(rotated.verdict == plain.verdict && *rotated.effect == *plain.effect);
        }));
    }

    void theVerdictIsWhatTheIntervalSays() {
        QVERIFY(rc::check([] {
            const Series series = (*anyWeekly()).series();
            const double needed = *rc::gen::element(0.5, 0.8, 0.97);
            const Judgement j = judge(about(series, needed));
            if (!j.effect) {
                RC_ASSERT(j.verdict == Verdict::CannotTell && !j.missing.empty() && !j.smallestDetectable);
                return;
            }
            const Interval e = *j.effect;
            RC_ASSERT(e.low <= e.mid && e.mid <= e.high);
            switch (j.verdict) {
            case Verdict::Met:
                RC_ASSERT(e.high <= needed);
                break;
            case Verdict::Improved:
                RC_ASSERT(e.high < 1 && e.high > needed);
                break;
            case Verdict::Worse:
                RC_ASSERT(e.low > 1);
                break;
            case Verdict::NoChange:
                RC_ASSERT(e.low <= 1 && e.high >= 1 && e.low > needed);
                break;
            case Verdict::CannotTell:
                RC_ASSERT(e.low <= needed && e.high >= 1 && !j.missing.empty());
            }
        }));
    }

    void askingForMoreNeverTurnsIntoMet() {
        QVERIFY(rc::check([] {
            const Series series = (*anyWeekly()).series();
            const Judgement little = judge(about(series, 0.9));
            const Judgement much = judge(about(series, 0.6));
            if (much.verdict == Verdict::Met) RC_ASSERT(little.verdict == Verdict::Met);
            RC_ASSERT((little.verdict == Verdict::Worse) == (much.verdict == Verdict::Worse));
        }));
    }

    void noiseIsRarelyCalledAChange() {
        // 5 % is what the interval allows; a few more for neighbours that resemble each other by chance.
        int claims = 0;
        for (uint64_t seed = 1; seed <= 200; ++seed) {
            const Verdict verdict = judged({.before = 40, .after = 20, .noise = 10, .seed = seed}).verdict;
            claims += verdict == Verdict::Met || verdict == Verdict::Improved || verdict == Verdict::Worse ? 1 : 0;
        }
        QVERIFY2(claims <= 22, qPrintable(QString::number(claims)));
    }

    void moreEventsAtTheSameRatesNeverUndoAVerdict() {
        QVERIFY(rc::check([] {
            const int before = *rc::gen::inRange(2, 30);
            const int after = *rc::gen::inRange(0, 15);
            const Series once = events(before, 26, after, 26);
            const Series thrice = events(3 * before, 78, 3 * after, 78);
            const Judgement few = judge(about(once, 0.5));
            const Judgement many = judge(about(thrice, 0.5));
            RC_PRE(few.test == Test::RateRatio && many.test == Test::RateRatio);
            if (few.verdict == Verdict::Met) RC_ASSERT(many.verdict == Verdict::Met);
            if (few.verdict == Verdict::Worse) RC_ASSERT(many.verdict == Verdict::Worse);
        }));
    }
};

QTEST_GUILESS_MAIN(JudgementTest)
#include "tst_judgement.moc"
