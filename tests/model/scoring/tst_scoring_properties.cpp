// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "model/portfolio/edit.h"
#include "model/portfolio/history.h"
#include "model/scoring/weights.h"
#include "scoring_support.h"

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::scoring;
using namespace banyan::tests;

namespace {

constexpr int draws = 300;

struct RandomFact {
    std::string component;
    std::string fact;
    facts::Law law;
    int ageDays = 0;
    bool estimated = false;
};

/// A portfolio as scoring sees it: components, goals, a flow, and what is known of them.
struct Case {
    std::vector<std::string> components;
    std::vector<RandomFact> facts;
    std::vector<Goal> goals;
    double importance = 0;

    [[nodiscard]] SmallPortfolio portfolio() const {
        SmallPortfolio small;
        for (const std::string& id : components)
            small.component(id);
        for (const Goal& goal : goals)
            small.put(goal);
        Flow flow;
        flow.id = FlowId("flow");
        flow.critical = true;
        flow.importance = importance;
        flow.components = {ComponentId(components.front())};
        return small.put(flow);
    }
    [[nodiscard]] SmallFacts known() const {
        SmallFacts out;
        for (const RandomFact& f : facts)
            out.put(f.component, f.fact, f.law, f.ageDays, f.estimated);
        return out;
    }
    [[nodiscard]] Assessment assess() const { return assessed(portfolio(), known(), draws); }
};

/// Raw values around the anchors of a criterion, and beyond them.
rc::Gen<double> rawOf(const Criterion& c) {
    double least = std::min(c.a0, c.a100);
    double most = std::max(c.a0, c.a100);
    if (c.scale == Scale::Piecewise) {
        least = c.anchors.front().raw;
        most = c.anchors.back().raw;
    }
    return rc::gen::map(rc::gen::inRange(0, 1201),
                        [=](int i) { return std::max(0.0, least + (most - least) * (i / 1000.0 - 0.1)); });
}

facts::Law lawOf(const Criterion& c) {
    std::vector<double> x = *rc::gen::container<std::vector<double>>(3, rawOf(c));
    std::ranges::sort(x);
    switch (*rc::gen::inRange(0, 5)) {
    case 0:
        return facts::IntervalLaw{x[0], x[2]};
    case 1:
        return facts::TriangularLaw{x[0], x[1], x[2]};
    case 2:
        return facts::CountLaw{static_cast<double>(*rc::gen::inRange(0, 40)), 1 + x[0] / 10, 6};
    case 3: {
        const int n = *rc::gen::inRange(1, 60);
        return facts::ProportionLaw{static_cast<double>(*rc::gen::inRange(0, n + 1)), static_cast<double>(n)};
    }
    default:
        return facts::PointLaw{x[1]};
    }
}

std::vector<Criterion> scoredFacts() {
    std::vector<Criterion> out = *criteriaOf({});
    for (Criterion& c : out)
        if (c.fact == "hotspot") c.fact = "commits-90d";
    Criterion complexity;
    complexity.fact = "complexity";
    complexity.scale = Scale::Log;
    complexity.a0 = 5;
    complexity.a100 = 60;
    out.push_back(complexity);
    return out;
}

std::vector<Goal> randomGoals() {
    std::vector<Goal> out;
    const int count = *rc::gen::inRange(0, 4);
    for (int i = 0; i < count; ++i) {
        Goal goal;
        goal.id = GoalId("goal" + std::to_string(i));
        goal.points = *rc::gen::inRange(0, 100);
        for (const char* to : {"operational", "change", "structure", "currency", "revenue-share", "users-reached"})
            goal.contributions.push_back({to, *rc::gen::element(0, 1, 3, 9)});
        out.push_back(goal);
    }
    return out;
}

Case randomCase() {
    Case out;
    const int count = *rc::gen::inRange(1, 5);
    for (int i = 0; i < count; ++i)
        out.components.push_back("c" + std::to_string(i));
    for (const std::string& id : out.components)
        for (const Criterion& c : scoredFacts())
            if (*rc::gen::inRange(0, 3) > 0)
                out.facts.push_back(
                    {id, c.fact, lawOf(c), *rc::gen::element(0, 30, 200, 800), *rc::gen::arbitrary<bool>()});
    out.goals = randomGoals();
    out.importance = *rc::gen::inRange(0, 100);
    return out;
}

void holds(const char* name, void (*property)()) {
    QVERIFY(rc::check(name, property));
}

} // namespace

class ScoringPropertiesTest : public QObject {
    Q_OBJECT

private slots:
    void othersChangeNobodysScores() {
        holds("adding, removing and reordering components changes nobody else", [] {
            Case some = randomCase();
            const Assessment before = some.assess();
            Case more = some;
            const std::string extra = *rc::gen::element<std::string>("a-first", "c0-between", "z-last");
            more.components.push_back(extra);
            for (const Criterion& c : scoredFacts())
                more.facts.push_back({extra, c.fact, lawOf(c), 0, false});
            std::ranges::rotate(more.components, more.components.end() - 1);
            std::swap(more.components.front(), more.components.back());
            std::ranges::reverse(more.facts);
            SmallPortfolio small = more.portfolio();
            small.put(*some.portfolio().build().find(FlowId("flow")));
            const Assessment after = assessed(small, more.known(), draws);
            for (const ComponentAssessment& c : before.components)
                RC_ASSERT(one(after, c.id.value) == c);
        });
    }

    void everythingAddsUp() {
        holds("contributions and adjustments sum to the score", [] {
            for (const ComponentAssessment& c : randomCase().assess().components) {
                for (const Axis axis : {Axis::Value, Axis::Risk}) {
                    Interval sum;
                    double weight = 0;
                    double known = 0;
                    const auto add = [&](const Interval& points) {
                        sum.low += points.low;
                        sum.mid += points.mid;
                        sum.high += points.high;
                    };
                    for (const Term& t : c.terms) {
                        if (t.axis != axis) continue;
                        add(t.points);
                        weight += t.weight;
                        known += t.known ? t.weight : 0;
                        RC_ASSERT(t.points.low == t.weight * t.score.low && t.points.mid == t.weight * t.score.mid &&
                                  t.points.high == t.weight * t.score.high);
                        RC_ASSERT(0 <= t.score.low && t.score.low <= t.score.mid && t.score.mid <= t.score.high &&
                                  t.score.high <= 100);
                        RC_ASSERT((t.known ? !t.provenance.empty() : t.score == (Interval{0, 50, 100})));
                    }
                    for (const Adjustment& a : c.adjustments)
                        if (a.axis == axis) add(a.points);
                    const Interval& score = axis == Axis::Value ? c.value : c.risk;
                    RC_ASSERT(std::abs(sum.low - score.low) < 1e-9 && std::abs(sum.mid - score.mid) < 1e-9 &&
                              std::abs(sum.high - score.high) < 1e-9);
                    RC_ASSERT(0 <= score.low && score.low <= score.mid && score.mid <= score.high && score.high <= 100);
                    RC_ASSERT(std::abs(weight - 1) < 1e-9);
                    RC_ASSERT(std::abs(known - (axis == Axis::Value ? c.valueCoverage : c.riskCoverage)) < 1e-9);
                }
                if (!c.probability) continue;
                double total = 0;
                for (const double p : c.probability->quadrant)
                    total += p;
                RC_ASSERT(std::abs(total - 1) < 1e-9);
            }
        });
    }

    void aUnitChangedWithItsAnchorsChangesNothing() {
        holds("hours or minutes, with their anchors", [] {
            const Case some = randomCase();
            SmallPortfolio minutes = some.portfolio();
            const auto criteria = criteriaOf({});
            Criterion restore = *std::ranges::find(*criteria, CriterionId("time-to-restore"), &Criterion::id);
            facts::Facts hours = some.known().build();
            for (const std::string& id : some.components) {
                const facts::Fact* found = hours.find(ComponentId(id), "time-to-restore");
                if (!found) continue;
                facts::Fact fact = *found;
                fact.unit = "h";
                hours.put(ComponentId(id), "time-to-restore", fact);
            }
            restore.unit = "min";
            restore.a0 *= 60;
            restore.a100 *= 60;
            minutes.put(restore);
            AssessOptions options;
            options.asOf = today;
            options.draws = draws;
            const Assessment a = *scoring::assess(some.portfolio().build(), hours, options);
            const Assessment b = *scoring::assess(minutes.build(), hours, options);
            for (size_t i = 0; i < a.components.size(); ++i) {
                RC_ASSERT(std::abs(a.components[i].risk.low - b.components[i].risk.low) < 1e-9);
                RC_ASSERT(std::abs(a.components[i].risk.mid - b.components[i].risk.mid) < 1e-9);
                RC_ASSERT(std::abs(a.components[i].risk.high - b.components[i].risk.high) < 1e-9);
                RC_ASSERT(a.components[i].value == b.components[i].value);
                RC_ASSERT(a.components[i].quadrant == b.components[i].quadrant);
            }
        });
    }

    void raisingARiskNeverLowersRisk() {
        holds("more of a risk-increasing fact", [] {
            Case some = randomCase();
            const std::vector<Criterion> all = scoredFacts();
            const Criterion c = *rc::gen::elementOf(all);
            if (c.axis == Axis::Value) return;
            std::vector<double> x = *rc::gen::container<std::vector<double>>(2, rawOf(c));
            std::ranges::sort(x);
            if (c.a0 > c.a100) std::swap(x[0], x[1]);
            std::erase_if(some.facts, [&](const RandomFact& f) { return f.component == "c0" && f.fact == c.fact; });
            some.facts.push_back({"c0", c.fact, facts::PointLaw{x[0]}, 0, false});
            const Assessment lower = some.assess();
            some.facts.back().law = facts::PointLaw{x[1]};
            const Assessment higher = some.assess();
            RC_ASSERT(one(lower, "c0").risk.low <= one(higher, "c0").risk.low);
            RC_ASSERT(one(lower, "c0").risk.mid <= one(higher, "c0").risk.mid);
            RC_ASSERT(one(lower, "c0").risk.high <= one(higher, "c0").risk.high);
            if (one(lower, "c0").probability && one(higher, "c0").probability) {
                const auto& before = one(lower, "c0").probability->quadrant;
                const auto& after = one(higher, "c0").probability->quadrant;
                RC_ASSERT(before[0] + before[2] <= after[0] + after[2] + 1e-9);
            }
        });
    }

    void narrowingAnIntervalNeverWidensAScore() {
        holds("an interval inside an interval", [] {
            Case some = randomCase();
            some.importance = 0;
            const std::vector<Criterion> all = scoredFacts();
            const Criterion c = *rc::gen::elementOf(all);
            std::vector<double> x = *rc::gen::container<std::vector<double>>(4, rawOf(c));
            std::ranges::sort(x);
            std::erase_if(some.facts, [&](const RandomFact& f) { return f.component == "c0" && f.fact == c.fact; });
            some.facts.push_back({"c0", c.fact, facts::IntervalLaw{x[0], x[3]}, 0, false});
            const ComponentAssessment wide = one(some.assess(), "c0");
            some.facts.back().law = facts::IntervalLaw{x[1], x[2]};
            const ComponentAssessment narrow = one(some.assess(), "c0");
            const auto width = [](const ComponentAssessment& a, Axis axis) {
                double out = 0;
                for (const Term& t : a.terms)
                    if (t.axis == axis) out += t.points.high - t.points.low;
                return out;
            };
            RC_ASSERT(width(narrow, Axis::Value) <= width(wide, Axis::Value) + 1e-9);
            RC_ASSERT(width(narrow, Axis::Risk) <= width(wide, Axis::Risk) + 1e-9);
        });
    }

    void scalingAllGoalPointsChangesNothing() {
        holds("goal points times a power of two", [] {
            Case some = randomCase();
            const Assessment before = some.assess();
            for (Goal& goal : some.goals)
                goal.points *= 4;
            const Assessment after = some.assess();
            RC_ASSERT(before.weights == after.weights);
            RC_ASSERT(before.components == after.components);
        });
    }

    void theSameSeedGivesTheSameBitsOnAnyNumberOfThreads() {
        holds("one thread or four, and again", [] {
            Case some = randomCase();
            for (int i = 0; i < 300; ++i)
                some.components.push_back("more" + std::to_string(i));
            const auto on = [&](int threads) {
                AssessOptions options;
                options.asOf = today;
                options.draws = draws;
                options.threads = threads;
                return *scoring::assess(some.portfolio().build(), some.known().build(), options);
            };
            const Assessment alone = on(1);
            const Assessment together = on(4);
            const Assessment again = on(4);
            RC_ASSERT(alone == together);
            RC_ASSERT(again == together);
        });
    }

    void undoRestoresTheSameBits() {
        holds("an edit of a goal, a criterion or a component, taken back", [] {
            const Case some = randomCase();
            const facts::Facts known = some.known().build();
            AssessOptions options;
            options.asOf = today;
            options.draws = draws;
            History history(some.portfolio().build());
            const Assessment before = *scoring::assess(history.current(), known, options);
            Goal goal;
            goal.id = GoalId("goal1");
            goal.points = *rc::gen::inRange(1, 1000);
            goal.contributions = {{"operational", 9}, {"revenue-share", 3}};
            Criterion criterion = (*criteriaOf({}))[*rc::gen::inRange<size_t>(0, 5)];
            criterion.weight *= 3;
            Component more;
            more.id = ComponentId("b-new");
            history.push(*apply(history.current(), {"change it", {Put{goal}, Put{criterion}, Put{more}}, {}}),
                         "change it");
            RC_ASSERT(!(*scoring::assess(history.current(), known, options) == before));
            history.undo();
            RC_ASSERT(*scoring::assess(history.current(), known, options) == before);
        });
    }

    void anotherSeedGivesOtherDraws() {
        SmallFacts facts;
        facts.put("a", "revenue-share", facts::IntervalLaw{0.1, 30}).put("a", "libyears", facts::IntervalLaw{1, 20});
        const SmallPortfolio small = SmallPortfolio().component("a");
        QVERIFY(
            !(*one(assessed(small, facts, 5000, 1)).probability == *one(assessed(small, facts, 5000, 2)).probability));
        QVERIFY(one(assessed(small, facts, 5000, 1)).value == one(assessed(small, facts, 5000, 2)).value);
    }
};

QTEST_GUILESS_MAIN(ScoringPropertiesTest)
#include "tst_scoring_properties.moc"
