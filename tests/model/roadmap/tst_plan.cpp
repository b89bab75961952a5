// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "model/portfolio/edit.h"
#include "model/roadmap/calendar.h"
#include "tests/model/roadmap/generated_portfolio.h"
#include "tests/model/roadmap/plan_checker.h"

using namespace banyan;
using namespace banyan::roadmap;
using namespace banyan::roadmap::tests;

namespace {

const Date monday = Date::fromYmd(2027, 1, 4);

/// A small portfolio, one line for each thing.
struct Draft {
    PortfolioBuilder builder;
    Settings settings;
    advice::Benefits benefits;
    PlanOptions options;
    GateKnowledge knowledge = lowCoverage();

    Draft() {
        settings.planStart = monday;
        settings.weeks = 20;
        settings.discountPerWeek = 0;
        options.asOf = monday - 20;
        options.schedules = 200;
        component("orders");
        component("billing");
        team("core");
    }

    void component(const std::string& id) {
        Component out;
        out.id = ComponentId(id);
        out.name = id;
        builder.put(out);
    }

    /// 10 people, fully available, a budget of 100 % and no reserve: 400 h a week.
    Team& team(const std::string& id) {
        Team out;
        out.id = TeamId(id);
        out.name = id;
        out.headcount = 10;
        out.availability = 1;
        out.opportunisticReserve = 0;
        out.budgets = {{{}, {}, 100}};
        return teams[id] = out;
    }

    Initiative& initiative(const std::string& id, double days, double rate) {
        Initiative out;
        out.id = InitiativeId(id);
        out.title = id;
        if (days > 0) out.work = {{TeamId("core"), days, days, days}};
        benefits.rates.push_back({out.id, rate});
        return initiatives[id] = out;
    }

    Portfolio portfolio() const {
        PortfolioBuilder all(builder);
        all.put(settings);
        for (const auto& [id, one] : teams)
            all.put(one);
        for (const auto& [id, one] : initiatives)
            all.put(one);
        return std::move(all).build();
    }

    Result<Plan> run() const { return planKnowing(portfolio(), benefits, knowledge, options); }

    Plan good() const {
        auto result = run();
        if (!result) qFatal("%s", result.error().message().c_str());
        const std::string wrong = allWrongWith(*result);
        if (!wrong.empty()) qFatal("%s", wrong.c_str());
        return std::move(*result);
    }

    std::map<std::string, Team> teams;
    std::map<std::string, Initiative> initiatives;
};

const PlannedInitiative& in(const Plan& plan, const char* id) {
    const PlannedInitiative* found = plan.find(InitiativeId(id));
    if (found == nullptr) qFatal("%s is not scheduled", id);
    return *found;
}

std::string becauseOf(const Plan& plan, const char* id) {
    for (const UnscheduledInitiative& one : plan.unscheduled)
        if (one.id == InitiativeId(id)) return one.because;
    return "(scheduled)";
}

bool says(const std::string& text, const char* part) {
    if (text.find(part) != std::string::npos) return true;
    qWarning("%s", text.c_str());
    return false;
}

Gate coverageGate() {
    Gate gate;
    gate.name = "Tests stand";
    gate.component = ComponentId("orders");
    gate.fact = "test-coverage";
    gate.comparison = ">=";
    gate.threshold = 60;
    return gate;
}

Effect bringsCoverageTo(double level) {
    Effect effect;
    effect.component = ComponentId("orders");
    effect.criterion = CriterionId("test-coverage");
    effect.kind = EffectKind::Level;
    effect.low = effect.mode = effect.high = level;
    return effect;
}

} // namespace

class PlanTest : public QObject {
    Q_OBJECT

private slots:
    void plansOfManyPortfoliosAreRight() {
        int planned = 0;
        int refused = 0;
        std::set<std::string> kinds;
        for (uint64_t seed = 0; seed < 200; ++seed) {
            const GeneratedPortfolio given = PortfolioGenerator(seed, static_cast<int>(4 + seed % 30)).run();
            const auto result = planKnowing(given.portfolio, given.benefits, lowCoverage(), given.options);
            if (!result) {
                QCOMPARE(result.error().kind, ErrorKind::Infeasible);
                ++refused;
                continue;
            }
            const std::string wrong = allWrongWith(*result);
            QVERIFY2(wrong.empty(), (std::to_string(seed) + ": " + wrong).c_str());
            planned += static_cast<int>(result->initiatives.size());
            for (const PlannedInitiative& one : result->initiatives)
                for (const BoundBy& b : one.boundBy)
                    kinds.insert(b.kind);
        }
        QVERIFY(planned > 1200);
        QVERIFY(refused < 20);
        for (const char* kind :
             {"prerequisite", "capacity", "exclusion", "wip", "freeze", "pin", "gate", "cash", "calendar"})
            QVERIFY2(kinds.contains(kind), kind);
    }

    void planningLeavesThePortfolioAsItIs() {
        const GeneratedPortfolio given = PortfolioGenerator(3, 20).run();
        const Portfolio before = given.portfolio;
        QVERIFY(planKnowing(given.portfolio, given.benefits, lowCoverage(), given.options));
        QVERIFY(given.portfolio == before);
    }

    void theSameSeedGivesTheSamePlan() {
        const GeneratedPortfolio given = PortfolioGenerator(5, 25).run();
        const auto first = planKnowing(given.portfolio, given.benefits, lowCoverage(), given.options);
        const auto second = planKnowing(given.portfolio, given.benefits, lowCoverage(), given.options);
        QVERIFY(toRecord(*first, given.options) == toRecord(*second, given.options));
        for (size_t i = 0; i < first->initiatives.size(); ++i) {
            QCOMPARE(first->initiatives[i].p80, second->initiatives[i].p80);
            QCOMPARE(first->initiatives[i].boundBy.size(), second->initiatives[i].boundBy.size());
        }
    }

    void moreSchedulesAreNeverWorse() {
        GeneratedPortfolio given = PortfolioGenerator(5, 30).run();
        double last = -1e300;
        for (const int schedules : {1, 10, 100, 1000}) {
            given.options.schedules = schedules;
            const auto plan = planKnowing(given.portfolio, given.benefits, lowCoverage(), given.options);
            QVERIFY(plan->value >= last);
            QCOMPARE(plan->schedules, schedules);
            last = plan->value;
        }
    }

    void aCancelledPlanIsRefused() {
        GeneratedPortfolio given = PortfolioGenerator(5, 30).run();
        given.options.cancel.cancel();
        const auto plan = planKnowing(given.portfolio, given.benefits, lowCoverage(), given.options);
        QCOMPARE(plan.error().kind, ErrorKind::Cancelled);
    }

    void aLimitInSecondsEndsTheSearch() {
        GeneratedPortfolio given = PortfolioGenerator(5, 30).run();
        given.options.seconds = 0.05;
        given.options.schedules = 1;
        QVERIFY(planKnowing(given.portfolio, given.benefits, lowCoverage(), given.options)->schedules > 10);
    }

    void capacityFollowsBudgetReserveDedicationAndHolidays() {
        Draft draft;
        draft.settings.holidays = {monday + 1, monday + 2, monday + 5};
        Team& team = draft.team("core");
        team.headcount = 9;
        team.availability = 0.8;
        team.opportunisticReserve = 0.25;
        team.budgets = {{{}, {}, 20}, {monday + 7, monday + 9, 30}, {monday + 14, {}, 0}};
        team.dedicated = {{monday + 14, monday + 21, 1}, {monday + 14, monday + 16, 0.5}};
        const Plan plan = draft.good();
        QCOMPARE(plan.capacity[0].hours, 25); // 3 of 5 days of 9 · .8 · 40 · .2 · .75 = 43.2
        QCOMPARE(plan.capacity[1].hours, 51); // 2 days at 30 %, 3 at 20 %
        QCOMPARE(plan.capacity[2].hours, 38); // 5 days of one person and 2 of half a one, at .8
        QCOMPARE(plan.capacity[3].hours, 0);
        draft.options.budgetPercent = 10;
        QCOMPARE(draft.good().capacity[3].hours, 21);
    }

    void withoutASetStartThePlanBeginsOnTheNextMonday() {
        Draft draft;
        draft.settings.planStart.reset();
        draft.options.asOf = monday;
        QCOMPARE(draft.good().start, monday + 7);
        draft.settings.planStart = monday + 1;
        QCOMPARE(draft.good().start, monday + 7);
        draft.settings.planStart = monday;
        QCOMPARE(draft.good().start, monday);
    }

    void anInitiativeWaitsForItsPrerequisiteAndItsSoakTime() {
        Draft draft;
        draft.initiative("a", 100, 0);
        draft.initiative("b", 50, 5).prerequisites = {{InitiativeId("a"), 3}};
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "a").finishWeek, 2);
        QCOMPARE(in(plan, "b").startWeek, 5);
        QCOMPARE(in(plan, "b").boundBy[0].kind, std::string("prerequisite"));
        QVERIFY(says(in(plan, "b").boundBy[0].what,
                     "\"b\" waits for \"a\": it is finished by 2027-01-18, and then soaks "
                     "for 3 weeks."));
        QCOMPARE(in(plan, "b").boundBy[0].who[0].value, std::string("a"));
    }

    void capacityNamesTheTeamTheWeekAndWhoUsesIt() {
        Draft draft;
        draft.initiative("big", 100, 50);
        draft.initiative("small", 50, 5);
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "big").startWeek, 0);
        QCOMPARE(in(plan, "small").startWeek, 2);
        const BoundBy& why = in(plan, "small").boundBy[0];
        QCOMPARE(why.kind, std::string("capacity"));
        QVERIFY(says(why.what, "\"small\" needs 400 h of core in the week of 2027-01-11; 0 h of 400 h are left beside "
                               "\"big\"."));
        QCOMPARE(why.who, std::vector<InitiativeId>{InitiativeId("big")});
    }

    void theWipLimitHoldsBackTheThird() {
        Draft draft;
        draft.teams["core"].wipLimit = 1;
        draft.initiative("a", 20, 5);
        draft.initiative("b", 20, 4);
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "b").startWeek, 1);
        QCOMPARE(in(plan, "b").boundBy[0].kind, std::string("wip"));
        draft.teams["core"].wipLimit = 2;
        QCOMPARE(in(draft.good(), "b").startWeek, 0);
    }

    void initiativesOnOneComponentDoNotOverlapUnlessAllowed() {
        Draft draft;
        draft.initiative("a", 20, 5).components = {ComponentId("orders")};
        draft.initiative("b", 20, 4).components = {ComponentId("orders"), ComponentId("billing")};
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "b").startWeek, 1);
        QCOMPARE(in(plan, "b").boundBy[0].kind, std::string("exclusion"));
        QVERIFY(says(in(plan, "b").boundBy[0].what, "both change orders"));
        draft.initiatives["b"].overlapAllowed = true;
        QCOMPARE(in(draft.good(), "b").startWeek, 0);
    }

    void aFreezeForbidsTheCutOverWeek() {
        Draft draft;
        draft.teams["core"].freezes = {{monday + 6, monday + 8, "peak season"}};
        draft.initiative("a", 50, 5);
        const Plan plan = draft.good();
        QVERIFY(plan.capacity[0].freeze && plan.capacity[1].freeze && !plan.capacity[2].freeze);
        QCOMPARE(in(plan, "a").finishWeek, 3);
        QCOMPARE(in(plan, "a").boundBy[0].kind, std::string("freeze"));
        QVERIFY(says(in(plan, "a").boundBy[0].what, "(peak season)"));
    }

    void cashOfAQuarterIsNotOverspent() {
        Draft draft;
        draft.settings.cashLimits = {{"2027-Q1", 1000}};
        draft.initiative("a", 50, 5).cash = 800;
        draft.initiative("b", 50, 4).cash = 800;
        const Plan plan = draft.good();
        QCOMPARE(dayOf(plan, in(plan, "b").startWeek).quarter(), std::string("2027-Q2"));
        QCOMPARE(in(plan, "b").boundBy[0].kind, std::string("cash"));
        QVERIFY(says(in(plan, "b").boundBy[0].what, "costs 800 EUR; of 2027-Q1 only 200 are left"));
    }

    void pinsHold() {
        Draft draft;
        draft.initiative("start", 50, 1).pin = Pin{PinKind::Start, monday + 24};
        draft.initiative("early", 50, 0).pin = Pin{PinKind::NotAfter, monday + 3};
        draft.initiative("late", 50, 90).pin = Pin{PinKind::NotBefore, monday + 44};
        draft.initiative("free", 50, 60);
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "start").startWeek, 3);
        QCOMPARE(in(plan, "early").startWeek, 0);
        QCOMPARE(in(plan, "late").startWeek, 6);
        QCOMPARE(in(plan, "free").startWeek, 1);
        QCOMPARE(in(plan, "start").boundBy[0].kind, std::string("pin"));
        QCOMPARE(in(plan, "late").boundBy[0].kind, std::string("pin"));
    }

    void aPinThatItsPrerequisiteForbidsIsRefused() {
        Draft draft;
        draft.initiative("a", 100, 1);
        draft.initiative("b", 50, 1).pin = Pin{PinKind::Start, monday};
        draft.initiatives["b"].prerequisites = {{InitiativeId("a"), 0}};
        draft.initiative("c", 50, 1).pin = Pin{PinKind::Start, monday + 70};
        const auto plan = draft.run();
        QCOMPARE(plan.error().code, std::string("plan.infeasible-pin"));
        QVERIFY(says(plan.error().message(), "The pin of \"b\" (starts in the week of 2027-01-04) can't hold: "));
    }

    void pinsThatNeedTheSameCapacityAreNamedTogether() {
        Draft draft;
        for (const char* id : {"a", "b", "c"})
            draft.initiative(id, 30, 1).pin = Pin{PinKind::Start, monday};
        draft.initiative("other", 30, 1).pin = Pin{PinKind::Start, monday + 35};
        draft.settings.weeks = 20;
        for (const char* id : {"a", "b", "c"})
            draft.initiatives[id].components = {ComponentId(id == std::string("c") ? "billing" : "orders")};
        const auto plan = draft.run();
        QCOMPARE(plan.error().code, std::string("plan.infeasible-pin"));
        QVERIFY(says(plan.error().message(),
                     "\"a\" (starts in the week of 2027-01-04) and \"b\" (starts in the week of "
                     "2027-01-04) can't hold together: "));
        QVERIFY(plan.error().message().find("\"c\"") == std::string::npos);
    }

    void aPinBeforeTheStatusDateIsRefused() {
        Draft draft;
        draft.settings.statusDate = monday + 15;
        draft.initiative("a", 50, 1).pin = Pin{PinKind::NotAfter, monday};
        QVERIFY(says(draft.run().error().message(), "status date"));
    }

    void circlesAreRefusedWithTheirCheapestCut() {
        Draft draft;
        draft.initiative("a", 5, 1).prerequisites = {{InitiativeId("b"), 0}};
        draft.initiative("b", 9, 1).prerequisites = {{InitiativeId("a"), 0}};
        const auto plan = draft.run();
        QCOMPARE(plan.error().kind, ErrorKind::Infeasible);
        QCOMPARE(plan.error().code, std::string("plan.prerequisite-cycle"));
        QVERIFY(says(plan.error().message(),
                     "Initiatives \"a\" and \"b\" wait for each other. The cheapest cut: \"a\" no "
                     "longer waits for \"b\"."));
    }

    void aCircleThroughSomethingFinishedIsNone() {
        Draft draft;
        draft.initiative("a", 5, 1).prerequisites = {{InitiativeId("b"), 0}};
        draft.initiative("b", 9, 1).prerequisites = {{InitiativeId("a"), 0}};
        draft.initiatives["b"].status = InitiativeStatus::Done;
        QVERIFY(in(draft.good(), "a").prerequisites[0].done);
    }

    void withoutTeamsThereIsNoPlan() {
        const auto none = plan(Portfolio(), PlanOptions());
        QCOMPARE(none.error().kind, ErrorKind::Infeasible);
        QCOMPARE(none.error().code, std::string("plan.no-teams"));
    }

    void withoutCapacityNothingIsScheduledAndEachSaysWhy() {
        Draft draft;
        draft.teams["core"].budgets = {{{}, {}, 0}};
        draft.initiative("a", 5, 1);
        const Plan plan = draft.good();
        QVERIFY(plan.initiatives.empty());
        QVERIFY(says(plan.unscheduled.at(0).because, "has no capacity for initiatives"));
    }

    void aTeamOfUnknownSizeIsPlannedWithAnAssumptionThatIsNamed() {
        Draft known;
        known.teams["core"].headcount = assumedHeadcount;
        known.initiative("a", 20, 1);
        Draft unknown;
        unknown.teams["core"].headcount = {};
        unknown.initiative("a", 20, 1);
        const Plan plan = unknown.good();
        QCOMPARE(in(plan, "a").finishWeek, in(known.good(), "a").finishWeek);
        QCOMPARE(plan.issues.at(0).rule, std::string("team.no-headcount"));
        QVERIFY(known.good().issues.empty());
    }

    void whatIsLeftOutSaysWhy() {
        Draft draft;
        draft.team("idle").budgets = {{{}, {}, 0}};
        draft.initiative("unestimated", 0, 9);
        draft.initiative("waiting", 5, 9).prerequisites = {{InitiativeId("unestimated"), 0}};
        draft.initiative("huge", 5000, 9);
        draft.initiative("stuck", 5, 9).work = {{TeamId("idle"), 1, 1, 1}};
        draft.initiative("dropped", 5, 9).status = InitiativeStatus::Rejected;
        draft.initiative("orphan", 5, 9).prerequisites = {{InitiativeId("dropped"), 0}};
        draft.initiative("late", 5, 9).earliest = monday + 400;
        draft.initiative("hurried", 100, 9).deadline = monday + 5;
        draft.initiatives["hurried"].hardDeadline = true;
        draft.initiative("first", 900, 90);
        draft.initiative("crowded-out", 200, 1);
        const Plan plan = draft.good();
        QVERIFY(says(becauseOf(plan, "unestimated"), "\"unestimated\" has no effort yet"));
        QVERIFY(says(becauseOf(plan, "waiting"), "\"waiting\" waits for \"unestimated\", which is not scheduled."));
        QVERIFY(says(becauseOf(plan, "huge"), "needs 40000 h of core, which has only 8000 h"));
        QVERIFY(says(becauseOf(plan, "stuck"), "needs 8 h of idle, which has no capacity"));
        QVERIFY(says(becauseOf(plan, "orphan"), "waits for \"dropped\", which was rejected."));
        QVERIFY(says(becauseOf(plan, "late"), "may not start before"));
        QVERIFY(says(becauseOf(plan, "hurried"), "its hard deadline, 2027-01-09"));
        QVERIFY(says(becauseOf(plan, "crowded-out"), "core hasn't the"));
        QCOMPARE(becauseOf(plan, "dropped"), std::string("(scheduled)"));
        QVERIFY(plan.find(InitiativeId("dropped")) == nullptr);
    }

    void latenessOfWhatIsLeftOutCounts() {
        Draft draft;
        draft.initiative("unestimated", 0, 9).deadline = monday + 11;
        draft.initiatives["unestimated"].latenessCostPerWeek = 2;
        const Plan plan = draft.good();
        QCOMPARE(plan.value, -2.0 * 18);
        QVERIFY(std::abs(plan.upperBound - plan.value) < 1e-6);
        QCOMPARE(plan.unscheduled[0].deadlineWeek, std::optional(2));
    }

    void aSoftDeadlinePullsAnInitiativeForward() {
        Draft draft;
        draft.initiative("a", 100, 5);
        draft.initiative("b", 100, 4);
        QCOMPARE(in(draft.good(), "b").startWeek, 2);
        draft.initiatives["b"].deadline = monday + 11;
        draft.initiatives["b"].latenessCostPerWeek = 50;
        QCOMPARE(in(draft.good(), "b").startWeek, 0);
    }

    void aGateThatHoldsNowBindsNothing() {
        Draft draft;
        draft.initiative("extract", 50, 5).gates = {coverageGate()};
        draft.initiatives["extract"].phase = 3;
        draft.knowledge.value = [](const ComponentId&, const std::string&) { return std::optional(75.0); };
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "extract").startWeek, 0);
        QVERIFY(plan.phases[0].gates[0].met);
        QVERIFY(says(plan.phases[0].gates[0].because, "is 75 %, at least 60 % is asked."));
    }

    void aGateWaitsForTheInitiativeThatBringsTheFactThere() {
        Draft draft;
        draft.initiative("extract", 50, 5).gates = {coverageGate()};
        draft.initiative("tests", 50, 0).effects = {bringsCoverageTo(65)};
        draft.initiative("few-tests", 10, 0).effects = {bringsCoverageTo(40)};
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "extract").startWeek, in(plan, "tests").finishWeek);
        QCOMPARE(in(plan, "extract").boundBy[0].kind, std::string("gate"));
        QVERIFY(!plan.phases[0].gates[0].met);
        QVERIFY(says(plan.phases[0].gates[0].because, "\"tests\" brings it to 65 %"));
    }

    void aGateThatNothingCanMeetKeepsAnInitiativeOut() {
        Draft draft;
        draft.initiative("extract", 50, 5).gates = {coverageGate()};
        draft.initiative("few-tests", 10, 0).effects = {bringsCoverageTo(40)};
        draft.initiative("after", 10, 5).prerequisites = {{InitiativeId("extract"), 0}};
        const Plan plan = draft.good();
        QVERIFY(says(becauseOf(plan, "extract"), "can't pass its gate \"Tests stand\""));
        QVERIFY(says(becauseOf(plan, "extract"), "no planned initiative brings it there"));
        QVERIFY(says(becauseOf(plan, "after"), "\"extract\", which is not scheduled"));
    }

    void aGateOfAFactOrAnInitiativeIsPassedByEither() {
        Draft draft;
        Gate gate = coverageGate();
        gate.initiative = InitiativeId("tests");
        draft.initiative("extract", 50, 5).gates = {gate};
        draft.initiative("tests", 50, 0);
        QCOMPARE(in(draft.good(), "extract").startWeek, 1);
        draft.initiatives["tests"].status = InitiativeStatus::Done;
        QCOMPARE(in(draft.good(), "extract").startWeek, 0);
        draft.initiatives["tests"].status = InitiativeStatus::Rejected;
        QVERIFY(says(becauseOf(draft.good(), "extract"), "can't pass its gate"));
    }

    void aGateThatWaitsForItsOwnFollowerCanNeverOpen() {
        Draft draft;
        Gate gate;
        gate.name = "Seam stands";
        gate.initiative = InitiativeId("seam");
        draft.initiative("extract", 50, 5).gates = {gate};
        draft.initiative("seam", 50, 0).prerequisites = {{InitiativeId("extract"), 0}};
        QVERIFY(says(becauseOf(draft.good(), "extract"), "that takes \"seam\", which itself waits for \"extract\"."));
    }

    void phasesOfAComponentFollowEachOther() {
        Draft draft;
        const auto phased = [&](const char* id, int phase, const char* component, double rate) {
            Initiative& one = draft.initiative(id, 20, rate);
            one.phase = phase;
            one.components = {ComponentId(component)};
        };
        phased("tests", 1, "orders", 0);
        phased("trace", 1, "orders", 0);
        phased("seam", 2, "orders", 1);
        phased("cut", 2, "orders", 1);
        phased("extract", 3, "orders", 9);
        phased("bill", 4, "billing", 9);
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "bill").startWeek, 0);
        for (const char* late : {"seam", "cut"})
            for (const char* early : {"tests", "trace"})
                QVERIFY(in(plan, late).startWeek >= in(plan, early).finishWeek);
        QVERIFY(in(plan, "extract").startWeek >= std::max(in(plan, "seam").finishWeek, in(plan, "cut").finishWeek));
        QCOMPARE(in(plan, "extract").boundBy[0].kind, std::string("gate"));
        draft.settings.policy = GatePolicy::Strict;
        const Plan strict = draft.good();
        QVERIFY(in(strict, "bill").startWeek >= in(strict, "extract").finishWeek);
        QVERIFY(
            says(in(strict, "bill").boundBy[0].what, "is of phase 4 and waits for the end of phase 3: \"extract\""));
    }

    void aPrerequisiteOutranksThePhases() {
        Draft draft;
        draft.initiative("one", 20, 1).phase = 1;
        draft.initiative("two", 20, 1).phase = 2;
        draft.initiatives["one"].prerequisites = {{InitiativeId("two"), 0}};
        for (const char* id : {"one", "two"})
            draft.initiatives[id].components = {ComponentId("orders")};
        const Plan plan = draft.good();
        QCOMPARE(in(plan, "two").startWeek, 0);
        QCOMPARE(plan.issues.front().rule, std::string("plan.phase-against-prerequisite"));
    }

    void startedWorkGoesOnWithWhatRemains() {
        Draft draft;
        draft.settings.statusDate = monday + 14;
        Initiative& going = draft.initiative("going", 100, 0);
        going.status = InitiativeStatus::Started;
        going.remainingShare = 0.25;
        going.prerequisites = {{InitiativeId("new"), 0}};
        draft.initiative("new", 50, 9);
        const Plan plan = draft.good();
        QVERIFY(in(plan, "going").started);
        QCOMPARE(in(plan, "going").startWeek, 2);
        QCOMPARE(in(plan, "going").effort[0].hours, 200);
        QVERIFY(in(plan, "new").startWeek >= 2);
        QCOMPARE(plan.issues.front().rule, std::string("plan.started-early"));
    }

    void soakTimeRunsOnFromWhatIsDone() {
        Draft draft;
        draft.initiative("done", 5, 0).status = InitiativeStatus::Done;
        draft.initiatives["done"].finishedOn = monday - 3;
        draft.initiative("next", 5, 1).prerequisites = {{InitiativeId("done"), 2}};
        QCOMPARE(in(draft.good(), "next").startWeek, 2);
    }

    void aPlanIsKeptAsARecord() {
        Draft draft;
        draft.initiative("a", 50, 5);
        draft.initiative("none", 0, 5);
        const Plan plan = draft.good();
        const auto kept = apply(draft.portfolio(), keep(plan, draft.options));
        QVERIFY(kept);
        const Roadmap* record = kept->find(RoadmapId("current"));
        QVERIFY(record != nullptr);
        QCOMPARE(record->entries.size(), size_t{1});
        QCOMPARE(record->entries[0].finishWeek, 1);
        QCOMPARE(record->unscheduled[0].initiative.value, std::string("none"));
        QCOMPARE(record->value, plan.value);
    }

    void anEmptyPortfolioHasAnEmptyPlan() {
        const Plan plan = Draft().good();
        QVERIFY(plan.initiatives.empty());
        QCOMPARE(plan.value, 0.0);
    }

    void tenThousandInitiativesAreAnswered() {
        Draft draft;
        draft.options.schedules = 10;
        for (int i = 0; i < 10'000; ++i) {
            Initiative& one = draft.initiative("i" + std::to_string(10'000 + i), 2, i % 7);
            if (i % 3 != 0) one.prerequisites = {{InitiativeId("i" + std::to_string(10'000 + i - 1)), 0}};
        }
        QVERIFY(!draft.good().initiatives.empty());
    }
};

QTEST_GUILESS_MAIN(PlanTest)
#include "tst_plan.moc"
