// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/model/advice/world.h"

#include "model/portfolio/edit.h"
#include "model/portfolio/prerequisites.h"

#include <functional>
#include <set>

using namespace banyan;
using namespace banyan::tests;

namespace {

World worldToStrangle() {
    World w;
    w.add("orders", 88, 86);
    w.measure("orders", "fan-in", 6);
    w.say("orders", "seam", "yes");
    return w;
}

advice::Proposals proposeIn(const World& w) {
    return advice::propose(w.portfolio(), w.facts, w.assessment, w.advise());
}

std::vector<std::string> idsOf(const advice::Proposals& p) {
    std::vector<std::string> out;
    for (const Initiative& i : p.initiatives)
        out.push_back(i.id.value);
    return out;
}

const Initiative& byId(const advice::Proposals& p, const std::string& id) {
    const auto found = std::ranges::find(p.initiatives, InitiativeId(id), &Initiative::id);
    if (found == p.initiatives.end()) qFatal("no initiative %s", id.c_str());
    return *found;
}

bool waitsFor(const Initiative& i, const std::string& id) {
    return std::ranges::any_of(i.prerequisites, [&](const Prerequisite& p) { return p.initiative.value == id; });
}

/// Takes over what was proposed.
void accept(World& w, const advice::Proposals& p) {
    auto after = apply(w.portfolio(), p.edit);
    if (!after) qFatal("%s", after.error().message().c_str());
    w.builder = PortfolioBuilder(*after);
}

void change(World& w, const std::string& id, const std::function<void(Initiative&)>& by) {
    Initiative copy = *w.portfolio().find(InitiativeId(id));
    by(copy);
    w.builder.put(copy);
}

} // namespace

class tst_propose : public QObject {
    Q_OBJECT

private slots:
    void stranglingIsAWholeChainOverFourPhases();
    void chainRunsFromTestsToRetirement();
    void effortGrowsWithSizeAndDependents();
    void coveredAndObservableComponentSkipsTheFirstPhase();
    void extractionOnlyWhenBothCritical();
    void highRiskPathWaitsForContractTests();
    void cycleIsBrokenOnceForAllItsMembers();
    void deferredComponentGetsNothing();
    void retirementAndReplacementHaveChainsOfTheirOwn();
    void undecidedButUrgentComponentIsStabilized();
    void criticalFlowGetsServiceLevels();
    void ownerlessComponentBecomesAnIssue();
    void proposingAgainChangesNothing();
    void editedInitiativeIsLeftAlone();
    void initiativesBeyondProposedAreLeftAlone();
    void rejectedOneIsNoLongerWaitedFor();
    void proposalNoLongerAskedForIsDropped();
    void initiativeOfAPersonIsNeverDropped();
    void goalOfThePainPointIsLinked();
    void gateCanBeMet();
};

void tst_propose::stranglingIsAWholeChainOverFourPhases() {
    const advice::Proposals p = proposeIn(worldToStrangle());
    QCOMPARE(idsOf(p),
             (std::vector<std::string>{"orders--characterization-tests", "orders--move-sub-flow",
                                       "orders--retire-old-path", "orders--strangler-facade", "orders--tracing"}));
    std::set<int> phases;
    for (const Initiative& i : p.initiatives) {
        phases.insert(i.phase);
        QCOMPARE(i.rule, std::string("strangler-fig"));
        QCOMPARE(i.components, std::vector<ComponentId>{ComponentId("orders")});
        QCOMPARE(i.work.size(), size_t(1));
        QVERIFY(i.work[0].optimistic > 0 && i.work[0].optimistic < i.work[0].pessimistic);
        QVERIFY(!i.doneClauses.empty());
        QVERIFY2(i.title.find('{') == std::string::npos, i.title.c_str());
    }
    QCOMPARE(phases, (std::set<int>{1, 2, 3, 4}));
}

void tst_propose::chainRunsFromTestsToRetirement() {
    const advice::Proposals p = proposeIn(worldToStrangle());
    QVERIFY(waitsFor(byId(p, "orders--strangler-facade"), "orders--characterization-tests"));
    QVERIFY(waitsFor(byId(p, "orders--strangler-facade"), "orders--tracing"));
    QVERIFY(waitsFor(byId(p, "orders--move-sub-flow"), "orders--strangler-facade"));
    const Initiative& retire = byId(p, "orders--retire-old-path");
    QCOMPARE(retire.prerequisites, (std::vector<Prerequisite>{{InitiativeId("orders--move-sub-flow"), 2}}));
}

void tst_propose::effortGrowsWithSizeAndDependents() {
    const auto days = [](double lines, double fanIn) {
        World w = worldToStrangle();
        w.say("orders", "commodity", "no");
        w.measure("orders", "lines-of-code", lines);
        w.measure("orders", "fan-in", fanIn);
        return byId(proposeIn(w), "orders--move-sub-flow").work[0].likely;
    };
    QCOMPARE(days(20000, 0), 14.0);
    QVERIFY(days(40000, 0) > days(20000, 0));
    QVERIFY(days(20000, 6) > days(20000, 0));
    QCOMPARE(days(1e7, 0), 28.0); // bounded
    QCOMPARE(days(20000, 200), days(20000, 20));
}

void tst_propose::coveredAndObservableComponentSkipsTheFirstPhase() {
    World w = worldToStrangle();
    w.measure("orders", "test-coverage", 60);
    w.say("orders", "observable", "yes");
    const advice::Proposals p = proposeIn(w);
    QCOMPARE(p.initiatives.size(), size_t(3));
    QVERIFY(byId(p, "orders--strangler-facade").prerequisites.empty());
}

void tst_propose::extractionOnlyWhenBothCritical() {
    World w = worldToStrangle();
    w.say("orders", "scaling-critical", "yes");
    QVERIFY(byId(proposeIn(w), "orders--move-sub-flow").phase == 3);
    w.say("orders", "business-critical", "yes");
    const advice::Proposals p = proposeIn(w);
    QVERIFY(waitsFor(byId(p, "orders--extract-service"), "orders--strangler-facade"));
    QCOMPARE(std::ranges::count(p.initiatives, std::string("move-sub-flow"), &Initiative::pattern), 0);
}

void tst_propose::highRiskPathWaitsForContractTests() {
    World w = worldToStrangle();
    w.say("orders", "high-risk-path", "yes");
    w.say("orders", "shared-schema", "yes");
    for (const Initiative& i : proposeIn(w).initiatives) {
        if (i.phase != 2) continue;
        QVERIFY2(waitsFor(i, "orders--contract-tests"), i.id.value.c_str());
        QVERIFY2(waitsFor(i, "orders--characterization-tests"), i.id.value.c_str());
    }
}

void tst_propose::cycleIsBrokenOnceForAllItsMembers() {
    World w = worldToStrangle();
    w.add("billing", 80, 80);
    w.measure("billing", "fan-in", 6);
    w.say("billing", "seam", "yes");
    w.say("billing", "in-cycle", "yes");
    Dependency cut;
    cut.id = DependencyId("d");
    cut.from = ComponentId("orders");
    cut.to = ComponentId("billing");
    w.builder.put(cut);
    w.criterion("cycle-share", Axis::Risk, Scale::Linear, 0, 20);
    structure::Structure s;
    s.components = {ComponentId("billing"), ComponentId("orders")};
    structure::Position position;
    position.covered = true;
    position.cycle = 0;
    s.positions = {position, position};
    s.cycles = {{s.components, cut.id}};
    w.facts.setStructure(s);
    const advice::Proposals p = proposeIn(w);
    const Initiative& broken = byId(p, "orders--break-cycle");
    QCOMPARE(broken.title, std::string("Break the cycle of billing, orders"));
    QVERIFY2(broken.description.find("orders no longer needs billing") != std::string::npos,
             broken.description.c_str());
    QCOMPARE(broken.effects.size(), size_t(2));
    QVERIFY(waitsFor(broken, "orders--characterization-tests"));
    QVERIFY(!waitsFor(broken, "billing--characterization-tests"));
    QVERIFY(waitsFor(byId(p, "billing--strangler-facade"), "orders--break-cycle"));
    QVERIFY(waitsFor(byId(p, "orders--strangler-facade"), "orders--break-cycle"));
    QCOMPARE(std::ranges::count(p.initiatives, std::string("break-cycle"), &Initiative::pattern), 1);
    accept(w, p);
    QVERIFY(prerequisiteCycles(w.portfolio()).empty());
}

void tst_propose::deferredComponentGetsNothing() {
    World w;
    w.add("x", 30, 30);
    w.measure("x", "fan-in", 2);
    QCOMPARE(w.adviseOn("x").disposition, std::string("defer"));
    QVERIFY(proposeIn(w).initiatives.empty());
}

void tst_propose::retirementAndReplacementHaveChainsOfTheirOwn() {
    World w;
    w.add("dead", 5, 70);
    w.measure("dead", "fan-in", 0);
    w.measure("dead", "regulatory-importance", 0);
    w.add("bought", 40, 70);
    w.measure("bought", "fan-in", 1);
    w.say("bought", "commodity", "yes");
    const advice::Proposals p = proposeIn(w);
    QCOMPARE(idsOf(p), (std::vector<std::string>{"bought--contract-tests", "bought--replace", "bought--retire-old-path",
                                                 "dead--measure-usage", "dead--retire"}));
    QVERIFY(waitsFor(byId(p, "bought--replace"), "bought--contract-tests"));
    QVERIFY(waitsFor(byId(p, "dead--retire"), "dead--measure-usage"));
}

void tst_propose::undecidedButUrgentComponentIsStabilized() {
    World w;
    w.add("x", 80, 80);
    w.measure("x", "fan-in", 6);
    const advice::Proposals p = proposeIn(w);
    QCOMPARE(idsOf(p), (std::vector<std::string>{"x--characterization-tests", "x--tracing"}));
}

void tst_propose::criticalFlowGetsServiceLevels() {
    World w;
    w.add("a", 30, 30);
    w.add("b", 30, 30);
    Flow flow;
    flow.id = FlowId("checkout");
    flow.name = "Checkout";
    flow.critical = true;
    flow.components = {ComponentId("a"), ComponentId("b"), ComponentId("a")};
    w.builder.put(flow);
    const Initiative levels = byId(proposeIn(w), "checkout--service-levels");
    QCOMPARE(levels.title, std::string("Service levels for Checkout"));
    QCOMPARE(levels.components.size(), size_t(2));
    QCOMPARE(levels.phase, 1);
    for (const char* id : {"a", "b"}) {
        Slo slo;
        slo.id = Id<Slo>(id);
        slo.component = ComponentId(id);
        w.builder.put(slo);
    }
    QVERIFY(proposeIn(w).initiatives.empty());
    flow.critical = false;
    w.builder.put(flow);
    QVERIFY(proposeIn(w).initiatives.empty());
}

void tst_propose::ownerlessComponentBecomesAnIssue() {
    World w = worldToStrangle();
    Component c = *w.portfolio().find(ComponentId("orders"));
    c.owner.reset();
    w.builder.put(c);
    const advice::Proposals p = proposeIn(w);
    QVERIFY(p.initiatives.empty());
    QCOMPARE(p.issues.size(), size_t(1));
    QCOMPARE(p.issues[0].rule, std::string("initiative.no-owner"));
    QVERIFY2(p.issues[0].message().find("orders asks for strangler-fig") == 0, p.issues[0].message().c_str());
}

void tst_propose::proposingAgainChangesNothing() {
    World w = worldToStrangle();
    const advice::Proposals first = proposeIn(w);
    QCOMPARE(first.edit.operations.size(), first.initiatives.size());
    accept(w, first);
    const advice::Proposals second = proposeIn(w);
    QVERIFY(second.edit.operations.empty());
    QCOMPARE(second.initiatives, first.initiatives);
}

void tst_propose::editedInitiativeIsLeftAlone() {
    World w = worldToStrangle();
    accept(w, proposeIn(w));
    change(w, "orders--tracing", [](Initiative& i) {
        i.title = "Ours";
        i.edited = true;
    });
    const advice::Proposals p = proposeIn(w);
    QVERIFY(p.edit.operations.empty());
    QCOMPARE(byId(p, "orders--tracing").title, std::string("Ours"));
    change(w, "orders--tracing", [](Initiative& i) { i.edited = false; });
    QCOMPARE(proposeIn(w).edit.operations.size(), size_t(1));
}

void tst_propose::initiativesBeyondProposedAreLeftAlone() {
    World w = worldToStrangle();
    accept(w, proposeIn(w));
    for (const InitiativeStatus status :
         {InitiativeStatus::Accepted, InitiativeStatus::Started, InitiativeStatus::Done, InitiativeStatus::Rejected}) {
        change(w, "orders--retire-old-path", [&](Initiative& i) {
            i.status = status;
            i.title = "As agreed";
        });
        QVERIFY(proposeIn(w).edit.operations.empty());
    }
}

void tst_propose::rejectedOneIsNoLongerWaitedFor() {
    World w = worldToStrangle();
    accept(w, proposeIn(w));
    change(w, "orders--tracing", [](Initiative& i) { i.status = InitiativeStatus::Rejected; });
    accept(w, proposeIn(w));
    const Initiative& facade = *w.portfolio().find(InitiativeId("orders--strangler-facade"));
    QVERIFY(!waitsFor(facade, "orders--tracing"));
    QVERIFY(waitsFor(facade, "orders--characterization-tests"));
    QVERIFY(proposeIn(w).edit.operations.empty());
}

void tst_propose::proposalNoLongerAskedForIsDropped() {
    World w = worldToStrangle();
    accept(w, proposeIn(w));
    w.measure("orders", "test-coverage", 75);
    accept(w, proposeIn(w));
    QVERIFY(!w.portfolio().find(InitiativeId("orders--characterization-tests")));
    QVERIFY(w.portfolio().find(InitiativeId("orders--tracing")));
    QVERIFY(proposeIn(w).edit.operations.empty());
}

void tst_propose::initiativeOfAPersonIsNeverDropped() {
    World w = worldToStrangle();
    Initiative own;
    own.id = InitiativeId("own");
    own.title = "Own";
    w.builder.put(own);
    accept(w, proposeIn(w));
    QVERIFY(w.portfolio().find(InitiativeId("own")));
}

void tst_propose::goalOfThePainPointIsLinked() {
    World w = worldToStrangle();
    PainPoint pain;
    pain.id = PainPointId("slow-releases");
    pain.components = {ComponentId("orders")};
    w.builder.put(pain);
    for (const auto& [id, points] : {std::pair("a", 10.0), std::pair("lead", 30.0), std::pair("z", 30.0)}) {
        Goal goal;
        goal.id = GoalId(id);
        goal.metric = goal.id.value == "lead" ? "Lead time (weeks)" : "other";
        goal.points = points;
        goal.painPoints = {pain.id};
        goal.deadline = Date::fromYmd(2027, 12, 31);
        w.builder.put(goal);
    }
    const advice::Proposals p = proposeIn(w);
    const Initiative& move = byId(p, "orders--move-sub-flow");
    QCOMPARE(*move.goal, GoalId("lead"));
    QCOMPARE(*move.deadline, Date::fromYmd(2027, 12, 31));
    QVERIFY(!byId(p, "orders--tracing").deadline);
    QCOMPARE(std::ranges::count_if(move.effects, [](const Effect& e) { return e.goal == GoalId("lead"); }), 1);
    QVERIFY(std::ranges::none_of(move.effects, [](const Effect& e) { return e.goal == GoalId("z"); }));
}

void tst_propose::gateCanBeMet() {
    const advice::Proposals p = proposeIn(worldToStrangle());
    const std::vector<Gate>& gates = byId(p, "orders--strangler-facade").gates;
    QCOMPARE(gates.size(), size_t(1));
    QCOMPARE(gates[0].fact, std::string("test-coverage"));
    QCOMPARE(*gates[0].component, ComponentId("orders"));
    QCOMPARE(*gates[0].initiative, InitiativeId("orders--characterization-tests"));
    QCOMPARE(byId(p, "orders--retire-old-path").gates[0].when, GateWhen::Finish);
}

QTEST_APPLESS_MAIN(tst_propose)
#include "tst_propose.moc"
