// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "model/outcomes/outcomes.h"
#include "model/outcomes/registration.h"
#include "model/portfolio/checks.h"
#include "tests/support/small_portfolio.h"

#include <algorithm>
#include <limits>

using namespace banyan;
using namespace banyan::outcomes;
using namespace banyan::portfolio;
using namespace banyan::tests;

namespace {

const Date asOf = Date::fromYmd(2026, 11, 22);
const Date live = Date::fromYmd(2026, 6, 1);

/// A portfolio with one goal on "errors", and what a test says line by line.
class Case {
public:
    Case() {
        Goal g;
        g.id = GoalId("fewer-errors");
        g.name = "Fewer errors";
        g.metric = "errors";
        g.unit = "%";
        g.baseline = 10;
        g.target = 5;
        g.deadline = Date::fromYmd(2027, 6, 30);
        goal = g;
    }

    Goal goal;

    Case& initiative(const std::string& id, InitiativeStatus status = InitiativeStatus::Done,
                     std::optional<Date> finished = live) {
        Initiative i;
        i.id = InitiativeId(id);
        i.title = id;
        i.status = status;
        i.finishedOn = finished;
        i.goal = goal.id;
        m_small.put(i);
        return *this;
    }
    Case& predicts(const std::string& initiative, double low, double mode, double high,
                   std::optional<Date> goLive = live, const std::string& metric = "errors",
                   Date registered = live - 30) {
        Prediction p;
        p.id = Id<Prediction>(initiative + "-" + metric);
        p.initiative = InitiativeId(initiative);
        p.metric = metric;
        p.low = low;
        p.mode = mode;
        p.high = high;
        p.registered = registered;
        p.goLive = goLive;
        m_small.put(p);
        return *this;
    }
    /// Readings every `step` days from `from` up to (not including) `to`.
    Case& readings(Date from, Date to, double value, int step = 7, const std::string& metric = "errors",
                   const std::string& source = "s") {
        int n = 0;
        for (Date day = from; day < to; day = day + step) {
            Measurement m;
            m.metric = metric;
            m.date = day;
            m.value = value * (1 + 0.02 * ((n * 7) % 5 - 2)); // a steady wobble
            m.file = "readings.csv";
            m.line = ++n + 1;
            m_rows[source].push_back(m);
        }
        return *this;
    }
    Case& reading(Date day, double value, const std::string& source = "s") {
        Measurement m;
        m.metric = "errors";
        m.date = day;
        m.value = value;
        m.line = 99;
        m_rows[source].push_back(m);
        return *this;
    }
    SmallPortfolio& small() { return m_small; }

    [[nodiscard]] Portfolio build() const {
        SmallPortfolio out = m_small;
        out.put(goal);
        for (const auto& entry : m_rows)
            out.source(entry.first);
        PortfolioBuilder builder(out.build());
        for (const auto& [source, rows] : m_rows) {
            auto all = std::make_shared<Observations>();
            all->source = SourceId(source);
            all->measurements = rows;
            builder.putRows(all);
        }
        return std::move(builder).build();
    }
    [[nodiscard]] Outcomes run() const { return outcomes::outcomes(build(), {asOf, {}}).value(); }
    [[nodiscard]] GoalOutcome found() const { return run().goals.at(0); }

private:
    SmallPortfolio m_small;
    std::map<std::string, std::vector<Measurement>> m_rows;
};

bool says(const std::string& text, const std::string& part) {
    if (text.find(part) != std::string::npos) return true;
    qWarning("%s\n  does not say: %s", text.c_str(), part.c_str());
    return false;
}

} // namespace

class OutcomesTest : public QObject {
    Q_OBJECT

private slots:
    void aGoalThatIsThereIsReachedAndMet() {
        Case c;
        c.initiative("fix").predicts("fix", 0.4, 0.6, 0.7).readings(live - 350, live, 10).readings(live, asOf, 4);
        const GoalOutcome goal = c.found();
        QVERIFY(goal.status == GoalStatus::Reached);
        QVERIFY(goal.judgement.verdict == Verdict::Met);
        QVERIFY(says(goal.statusBecause, "\"Fewer errors\" is reached: "));
        QVERIFY(says(goal.because, "What was done for \"Fewer errors\" met its target: errors −"));
        QCOMPARE(goal.initiatives.size(), size_t{1});
        QVERIFY(goal.initiatives[0].judgement.verdict == Verdict::Met);
        QVERIFY(says(goal.initiatives[0].because, "where −40 % was promised at least"));
        QCOMPARE(goal.series.points.front().provenance.line, 2);
    }

    void aProvenChangeWithoutTheLevelIsNotMet() {
        Case c;
        c.goal.target = 5;
        c.goal.baseline = 10;
        c.initiative("fix").readings(live - 350, live, 20).readings(live, asOf, 9);
        const GoalOutcome goal = c.found();
        QVERIFY(goal.status != GoalStatus::Reached);
        QVERIFY(goal.judgement.verdict == Verdict::Improved);
    }

    void withoutReadingsNothingIsANumber() {
        Case c;
        c.initiative("fix").predicts("fix", 0.4, 0.6, 0.7);
        const GoalOutcome goal = c.found();
        QVERIFY(goal.status == GoalStatus::NotMeasured);
        QVERIFY(!goal.latest && !goal.level && !goal.judgement.effect);
        QVERIFY(says(goal.statusBecause, "nobody measured errors"));
        QVERIFY(says(goal.initiatives[0].because, "can't be told: nobody measured errors"));
    }

    void aGoalWithoutMetricSaysSo() {
        Case c;
        c.goal.metric.clear();
        QVERIFY(says(c.found().statusBecause, "it has no metric"));
    }

    void aTargetThatIsNoBetterThanTheBaselineTellsNothing() {
        for (const double target : {10.0, 20.0}) {
            Case c;
            c.goal.target = target;
            c.initiative("fix").readings(live - 350, live, 10).readings(live, asOf, 4);
            const GoalOutcome goal = c.found();
            QVERIFY(goal.status == GoalStatus::NotMeasured);
            QVERIFY(says(goal.statusBecause,
                         ", but its target of " + shortNumber(target) + " % is no less than its baseline of 10 %."));
            QVERIFY(goal.judgement.verdict != Verdict::Met);
            const auto issues = check(c.build());
            QVERIFY(std::ranges::find(issues, "goal.target-not-ahead", &Issue::rule) != issues.end());
        }
    }

    void statusFollowsTheForecasts() {
        Case c;
        c.goal.baselineTo = live - 7;
        c.goal.target = 6;
        c.initiative("first").predicts("first", 0.1, 0.2, 0.3);
        c.initiative("second", InitiativeStatus::Accepted, {}).predicts("second", 0.2, 0.3, 0.4, asOf + 60);
        c.readings(live - 350, live, 10);
        Case onTrack = c;
        onTrack.readings(live, asOf, 8);
        QVERIFY(onTrack.found().status == GoalStatus::OnTrack);
        QVERIFY(onTrack.found().trajectory.basis == Trajectory::Basis::Forecasts);
        QVERIFY(says(onTrack.found().statusBecause, "8 % was expected by then"));
        Case behind = c;
        behind.readings(live, asOf, 9.12);
        QVERIFY(behind.found().status == GoalStatus::AtRisk);
        Case off = c;
        off.readings(live, asOf, 10);
        QVERIFY(off.found().status == GoalStatus::Off);
        QVERIFY(says(off.found().statusBecause, "9 % was expected by then at the worst"));
        Case tooFar = onTrack;
        tooFar.goal.target = 3;
        QVERIFY(tooFar.found().status == GoalStatus::AtRisk);
        QVERIFY(says(tooFar.found().statusBecause, "the forecasts bring it to 5.6 % (4.2 at best)"));
        Case late = onTrack;
        late.goal.deadline = asOf - 1;
        QVERIFY(late.found().status == GoalStatus::Off);
    }

    void whatGoesLiveAfterTheDeadlinePutsTheGoalAtRisk() {
        Case c;
        c.goal.baselineTo = live;
        c.goal.target = 5;
        c.goal.deadline = asOf + 90;
        c.readings(live - 350, asOf, 10);
        c.initiative("fix", InitiativeStatus::Accepted, {});
        Case late = c;
        late.predicts("fix", 0.5, 0.6, 0.7, asOf + 120);
        const GoalOutcome risky = late.found();
        QVERIFY(risky.status == GoalStatus::AtRisk);
        QVERIFY(says(risky.statusBecause, "nothing was due by then; nothing that is forecast shows by the deadline: "
                                          "\"fix\" goes live on " +
                                              (asOf + 120).toString() + ", after the deadline; the target is 5 % by "));
        Case undated = c;
        undated.goal.baselineTo = asOf;
        undated.predicts("fix", 0.2, 0.3, 0.4, {});
        QVERIFY(undated.found().status == GoalStatus::AtRisk);
        QVERIFY(
            says(undated.found().statusBecause, "the forecasts, which have no date yet, bring it to 7 % (6 at best)"));
        Case inTime = c;
        inTime.predicts("fix", 0.5, 0.6, 0.7, asOf + 60);
        QVERIFY(inTime.found().status == GoalStatus::OnTrack);
        QVERIFY(says(inTime.found().statusBecause, ", nothing was due by then, and the target is 5 % by "));
    }

    void aTargetThatIsRuledOutIsAtRiskUnlessSomethingElseIsPlanned() {
        Case c;
        c.goal.baselineTo = asOf; // after go-live: no forecast counts, the line is straight
        c.goal.target = 5;
        c.goal.deadline = asOf + 200;
        c.initiative("fix").readings(live - 350, live, 10).readings(live, asOf + 1, 9.9);
        QVERIFY(c.found().status == GoalStatus::AtRisk);
        QVERIFY(says(c.found().statusBecause, "where −50 % is asked for, and nothing else is planned"));
        c.initiative("next", InitiativeStatus::Accepted, {}).predicts("next", 0.5, 0.6, 0.7, asOf + 60);
        QVERIFY(c.found().status == GoalStatus::OnTrack);
    }

    /// A cause never reads as if two equal numbers were apart, and the last bits of a sum are no difference.
    void levelAndExpectationReadApartOrAreEqual() {
        Case c;
        c.goal.direction = Direction::Increase;
        c.goal.baseline = 99.2;
        c.goal.target = 99.9;
        c.goal.baselineTo = asOf;
        Case equal = c;
        equal.reading(asOf - 30, 99.1).reading(asOf - 20, 99.2).reading(asOf - 10, 99.3); // mean 99.19999999999999
        QVERIFY(equal.found().status == GoalStatus::OnTrack);
        Case less = c;
        less.reading(asOf - 30, 99.09).reading(asOf - 20, 99.18).reading(asOf - 10, 99.3);
        QVERIFY(less.found().status == GoalStatus::AtRisk);
        QVERIFY(says(less.found().statusBecause, "99.19 % ["));
        QVERIFY(says(less.found().statusBecause, "and 99.2 % is its baseline"));
    }

    void withoutForecastsTheLineIsStraight() {
        Case c;
        c.goal.baselineTo = asOf - 100;
        c.goal.deadline = asOf + 100;
        c.readings(asOf - 300, asOf - 100, 10).readings(asOf - 100, asOf + 1, 7.4);
        const GoalOutcome goal = c.found();
        QVERIFY(goal.trajectory.basis == Trajectory::Basis::StraightLine);
        QVERIFY(goal.status == GoalStatus::OnTrack);
        QVERIFY(std::abs(goal.trajectory.at(asOf)->mid - 7.5) < 1e-9);
        QVERIFY(says(goal.because, "nothing that should move it has gone live yet"));
    }

    void effectsCompoundAndRampUp() {
        Trajectory t;
        t.basis = Trajectory::Basis::Forecasts;
        t.baseline = 100;
        t.start = live;
        t.steps.push_back({InitiativeId("a"), live, live + 10, false, EffectKind::Reduction, {0.1, 0.2, 0.5}});
        t.steps.push_back({InitiativeId("b"), live + 20, live + 20, true, EffectKind::Level, {30, 40, 50}});
        QCOMPARE(*t.at(live), (Interval{100, 100, 100}));
        QCOMPARE(*t.at(live + 5), (Interval{75, 90, 95}));
        QCOMPARE(*t.at(live + 10), (Interval{50, 80, 90}));
        QCOMPARE(*t.at(live + 20), (Interval{30, 40, 50}));
    }

    void twoThatWentLiveTogetherAreNotToldApart() {
        Case c;
        c.initiative("one").initiative("two", InitiativeStatus::Done, live + 3);
        c.predicts("one", 0.4, 0.5, 0.6).readings(live - 350, live, 10).readings(live, asOf, 4);
        c.predicts("two", 0.4, 0.5, 0.6, live);
        const GoalOutcome goal = c.found();
        for (const InitiativeOutcome& i : goal.initiatives) {
            QVERIFY(i.judgement.verdict == Verdict::CannotTell && !i.judgement.effect);
            QVERIFY(says(i.because, "too close to tell the two apart"));
        }
        QVERIFY(goal.judgement.verdict == Verdict::Met);
    }

    void timeEndsWhereTheNextOneGoesLive() {
        Case c;
        c.initiative("one").predicts("one", 0.15, 0.2, 0.3);
        c.initiative("two", InitiativeStatus::Done, live + 84).predicts("two", 0.4, 0.5, 0.6, live + 84);
        c.readings(live - 350, live, 10).readings(live, live + 84, 8).readings(live + 84, asOf, 4);
        const GoalOutcome goal = c.found();
        QCOMPARE(goal.initiatives[0].judgement.since, 12.0);
        QVERIFY(std::abs(goal.initiatives[0].judgement.effect->mid - 0.8) < 0.06);
        QCOMPARE(goal.initiatives[1].judgement.before, 12.0);
        QVERIFY(std::abs(goal.initiatives[1].judgement.effect->mid - 0.5) < 0.06);
    }

    void severalMetricsOfOneInitiativeShareTheirChance() {
        Case alone;
        alone.initiative("fix").predicts("fix", 0.05, 0.1, 0.2);
        alone.readings(live - 350, live, 10).readings(live, asOf, 9.2);
        QVERIFY(!alone.found().initiatives[0].judgement.adjustedP);
        Case several = alone;
        for (const char* metric : {"b", "c", "d"}) {
            several.predicts("fix", 0.05, 0.1, 0.2, live, metric);
            several.readings(live - 350, asOf, 5, 7, metric);
        }
        const Judgement j = several.found().initiatives[0].judgement;
        QVERIFY(j.adjustedP && *j.adjustedP >= *j.p);
        QCOMPARE(*j.effect, *alone.found().initiatives[0].judgement.effect); // intervals as they are
    }

    void incidentsAreCountedOnTheComponentsOfTheGoal() {
        Case c;
        c.goal.metric = "incidents";
        c.goal.unit = "per 30 d";
        c.goal.baseline.reset();
        c.goal.target.reset();
        c.goal.painPoints = {PainPointId("pain")};
        c.goal.baselineFrom = live - 182;
        c.goal.baselineTo = live;
        c.small().component("a").component("b");
        PainPoint pain;
        pain.id = PainPointId("pain");
        pain.components = {ComponentId("a")};
        c.small().put(pain);
        c.initiative("fix");
        const Date end = live + 182;
        c.small().source("pager", (live - 182).toString(), end.toString(), {"a", "b"});
        for (int i = 0; i < 36; ++i)
            c.small().incident("pager", "a", Severity::Minor, (live - 182 + 5 * i).toString(),
                               (live - 182 + 5 * i).toString());
        for (int i = 0; i < 14; ++i)
            c.small().incident("pager", "a", Severity::Minor, (live + 12 * i).toString(), (live + 12 * i).toString());
        for (int i = 0; i < 50; ++i)
            c.small().incident("pager", "b", Severity::Minor, (live + 3 * i).toString(), (live + 3 * i).toString());
        const GoalOutcome goal = outcomes::outcomes(c.build(), {end, {}}).value().goals.at(0);
        QVERIFY(goal.judgement.test == Test::RateRatio);
        QVERIFY(std::abs(goal.judgement.effect->mid - 14.0 / 36) < 1e-9);
        QVERIFY(std::abs(goal.judgement.effect->high - 0.73884) < 1e-4);
        QVERIFY(goal.judgement.verdict == Verdict::Improved);
        QVERIFY(std::abs(*goal.baseline - 36.0 / 182 * 30) < 1e-9);
    }

    void badInputIsLeftOutAndSaid() {
        Case c;
        c.initiative("fix").predicts("fix", 0.4, 0.6, 0.7).readings(live - 350, live, 10).readings(live, asOf, 4);
        const GoalOutcome clean = c.found();
        Case dirty = c;
        dirty.reading(live - 3, std::numeric_limits<double>::quiet_NaN());
        dirty.reading(live - 350, 999).reading(live - 350, clean.series.points.front().value); // the last row counts
        dirty.reading(asOf + 9, 77);                                                           // not known yet
        const GoalOutcome goal = dirty.found();
        QCOMPARE(goal.judgement.effect->mid, clean.judgement.effect->mid);
        QCOMPARE(goal.series.points.size(), clean.series.points.size());
        QCOMPARE(goal.judgement.remarks.size(), clean.judgement.remarks.size() + 2);
    }

    void theOrderOfRowsDoesntMatter() {
        Case forward;
        forward.initiative("fix").readings(live - 350, live, 10).readings(live, asOf, 4);
        Case backward;
        backward.initiative("fix").readings(live, asOf, 4).readings(live - 350, live, 10);
        QCOMPARE(forward.found().because, backward.found().because);
    }

    void ofTwoSourcesTheFirstInOrderCounts() {
        Case c;
        c.initiative("fix").readings(live - 350, live, 10).readings(live, asOf, 4);
        c.readings(live - 350, asOf, 50, 7, "errors", "other");
        Settings settings;
        settings.sourceOrder = {"s", "other"};
        c.small().put(settings);
        QVERIFY(c.found().series.points.front().value < 12);
        settings.sourceOrder = {"other", "s"};
        c.small().put(settings);
        QVERIFY(c.found().series.points.front().value > 40);
    }

    void theLedgerKeepsPromiseAndFact() {
        Case c;
        c.initiative("fix").predicts("fix", 0.4, 0.6, 0.7).readings(live - 350, live, 10).readings(live, asOf, 4);
        const Outcomes o = c.run();
        QCOMPARE(o.ledger.size(), size_t{1});
        QVERIFY(o.ledger[0].inside == std::optional(true) && !o.ledger[0].late);
        QVERIFY(std::abs(o.ledger[0].fact->mid - 0.6) < 0.05);
        QVERIFY(says(o.ledger[0].because, "was to cut errors by 40 % to 70 % (registered 2026-05-02); it came to "));
        QCOMPARE(o.calibration.judged, 1);
        QVERIFY(!o.calibration.share);
        QVERIFY(says(o.calibration.because, "can't be told"));
    }

    void whatIsRegisteredAfterGoLiveIsNoForecast() {
        Case c;
        c.initiative("fix").predicts("fix", 0.4, 0.6, 0.7, live, "errors", live + 1);
        c.readings(live - 350, live, 10).readings(live, asOf, 4);
        const Outcomes o = c.run();
        QVERIFY(o.ledger[0].late);
        QCOMPARE(o.calibration.judged, 0);
    }

    void fiveFactsMakeACalibration() {
        std::vector<LedgerEntry> ledger(6);
        for (size_t i = 0; i < ledger.size(); ++i) {
            ledger[i].predicted = {0.2, 0.3, 0.4};
            ledger[i].fact = Interval::point(i < 4 ? 0.3 : 0.1);
            ledger[i].inside = i < 4;
        }
        const Calibration c = calibrationOf(ledger);
        QCOMPARE(c.judged, 6);
        QCOMPARE(c.below, 2);
        QVERIFY(c.share && std::abs(c.share->mid - 4.0 / 6) < 1e-9 && c.share->low < 0.3 && c.share->high > 0.9);
    }

    void predictionsAreRegisteredOnceAndChangesAreLogged() {
        Case c;
        Initiative i;
        i.id = InitiativeId("next");
        i.title = "Next";
        i.status = InitiativeStatus::Accepted;
        Effect effect;
        effect.goal = c.goal.id;
        effect.low = 0.1;
        effect.mode = 0.2;
        effect.high = 0.3;
        i.effects = {effect};
        c.small().put(i);
        const Portfolio before = c.build();
        const auto edit = registerPredictions(before, asOf, "Ada");
        QVERIFY(edit);
        const Portfolio after = apply(before, *edit).value();
        const Prediction* p = after.table<Prediction>().begin() == after.table<Prediction>().end()
                                  ? nullptr
                                  : &*after.table<Prediction>().begin();
        QVERIFY(p && p->mode == 0.2 && p->registered == asOf && p->author == "Ada" && p->goal == c.goal.id);
        QVERIFY(!registerPredictions(after, asOf, "Ada"));
        Prediction changed = *p;
        changed.mode = 0.15;
        changed.registered = asOf + 50;
        const Portfolio later =
            apply(after, changePrediction(after, changed, asOf + 9, "Ben", "the pilot came to less").value()).value();
        const Prediction* kept = later.find(p->id);
        QCOMPARE(kept->history.size(), size_t{1});
        QCOMPARE(kept->history[0].mode, 0.2);
        QCOMPARE(kept->history[0].reason, std::string("the pilot came to less"));
        QVERIFY(kept->registered == asOf && kept->mode == 0.15);
        changed.id = Id<Prediction>("nobody");
        QVERIFY(!changePrediction(after, changed, asOf, "", ""));
    }

    void verdictsAreKept() {
        Case c;
        c.initiative("fix").predicts("fix", 0.4, 0.6, 0.7).readings(live - 350, live, 10).readings(live, asOf, 4);
        const Outcomes o = c.run();
        const Portfolio kept = apply(c.build(), recordVerdicts(o, "on request")).value();
        const VerdictSnapshot* snapshot = kept.find(Id<VerdictSnapshot>("verdicts-2026-11-22"));
        QVERIFY(snapshot);
        QCOMPARE(snapshot->verdicts.size(), size_t{2});
        QVERIFY(snapshot->verdicts[0].verdict == Verdict::Met && !snapshot->verdicts[0].initiative);
        QVERIFY(snapshot->verdicts[1].initiative == InitiativeId("fix") && snapshot->verdicts[1].mid);
    }

    void theSamePortfolioGivesTheSameAnswer() {
        Case c;
        c.initiative("fix").predicts("fix", 0.4, 0.6, 0.7).readings(live - 350, live, 10).readings(live, asOf, 4);
        QVERIFY(toRecord(c.run(), "") == toRecord(c.run(), ""));
    }

    void stoppingStops() {
        OutcomesOptions options{asOf, {}};
        options.cancel.cancel();
        const auto stopped = outcomes::outcomes(Case().build(), options);
        QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(OutcomesTest)
#include "tst_outcomes.moc"
