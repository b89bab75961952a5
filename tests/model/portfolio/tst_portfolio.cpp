// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "model/portfolio/checks.h"
#include "model/portfolio/diff.h"
#include "model/portfolio/edit.h"
#include "model/portfolio/history.h"
#include "model/portfolio/prerequisites.h"

#include <limits>

using namespace banyan;
using namespace banyan::portfolio;

namespace {

Component component(const std::string& id, const std::string& owner = {}) {
    Component c;
    c.id = ComponentId(id);
    c.name = id;
    if (!owner.empty()) c.owner = TeamId(owner);
    return c;
}

Team team(const std::string& id) {
    Team t;
    t.id = TeamId(id);
    t.name = id;
    return t;
}

Dependency dependency(const std::string& from, const std::string& to) {
    Dependency d;
    d.id = DependencyId(from + "--" + to);
    d.from = ComponentId(from);
    d.to = ComponentId(to);
    return d;
}

Initiative initiative(const std::string& id, std::vector<std::string> after, double days) {
    Initiative i;
    i.id = InitiativeId(id);
    i.title = id;
    for (const std::string& before : after)
        i.prerequisites.push_back({InitiativeId(before), 0});
    i.work = {{TeamId("a"), days, days, days}};
    return i;
}

Portfolio applied(const Portfolio& before, std::vector<Operation> operations) {
    auto next = apply(before, Edit{"test", std::move(operations), ""});
    if (!next) qFatal("%s", next.error().fullMessage().c_str());
    return *next;
}

/// orders (team a) → billing, both in a flow and a pain point; incidents of orders.
Portfolio small() {
    Flow flow;
    flow.id = FlowId("checkout");
    flow.components = {ComponentId("orders"), ComponentId("billing")};
    PainPoint pain;
    pain.id = PainPointId("slow");
    pain.components = {ComponentId("orders")};
    Estimate estimate;
    estimate.id = Id<Estimate>("e");
    estimate.component = ComponentId("orders");
    Source source;
    source.id = SourceId("pagerduty");
    auto rows = std::make_shared<Observations>();
    rows->source = source.id;
    Incident incident;
    incident.component = ComponentId("orders");
    rows->incidents.push_back(incident);
    return applied({}, {Put{team("a")}, Put{component("orders", "a")}, Put{component("billing")},
                        Put{dependency("orders", "billing")}, Put{flow}, Put{pain}, Put{estimate}, Put{source},
                        PutObservations{rows}});
}

bool reports(const Portfolio& portfolio, const std::string& rule, const std::string& subject) {
    return std::ranges::any_of(check(portfolio),
                               [&](const Issue& i) { return i.rule == rule && textOf(*i.subject) == subject; });
}

} // namespace

class PortfolioTest : public QObject {
    Q_OBJECT

private slots:
    void aFailedEditLeavesTheOldValueUntouched() {
        const Portfolio before = small();
        const Portfolio copy = before;
        const auto next = apply(before, {"bad", {Put{component("new")}, Put{component("other", "nobody")}}, ""});
        QVERIFY(!next);
        QCOMPARE(next.error().code, std::string("edit.dangling-reference"));
        QVERIFY(next.error().message().find("nobody") != std::string::npos);
        QVERIFY(before == copy);
    }

    void referencesMayBeGivenInAnyOrder() {
        QVERIFY(apply({}, {"both", {Put{component("orders", "a")}, Put{team("a")}}, ""}));
    }

    void removingAComponentTakesItOutEverywhere() {
        const Portfolio after = applied(small(), {Remove{ComponentId("orders")}});
        QCOMPARE(after.components().size(), size_t{1});
        QVERIFY(after.dependencies().empty());
        QVERIFY(after.table<Estimate>().empty());
        QCOMPARE(after.flows().at(0).components, std::vector{ComponentId("billing")});
        QVERIFY(after.painPoints().at(0).components.empty());
        const Incident& incident = after.observations().begin()->second->incidents[0];
        QVERIFY(!incident.component);
        QCOMPARE(incident.external, std::string("orders"));
        QVERIFY(validate(after));
    }

    void removingATeamLeavesItsComponentsWithoutOwner() {
        const Portfolio after = applied(small(), {Remove{TeamId("a")}});
        QVERIFY(!after.find(ComponentId("orders"))->owner);
        QVERIFY(reports(after, "component.no-owner", "orders"));
    }

    void removingASourceRemovesItsRows() {
        QVERIFY(applied(small(), {Remove{SourceId("pagerduty")}}).observations().empty());
    }

    void removingWhatIsNotThereFails() {
        const auto next = apply(small(), {"x", {Remove{GoalId("none")}}, ""});
        QCOMPARE(next.error().code, std::string("edit.no-such-record"));
    }

    void impossibleValuesAreRefusedByName_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("field");
        QTest::newRow("nan") << 0 << "headcount";
        QTest::newRow("availability") << 1 << "availability";
        QTest::newRow("estimate order") << 2 << "likely";
        QTest::newRow("anchors equal") << 3 << "a100";
        QTest::newRow("log over zero") << 4 << "a0";
        QTest::newRow("horizon zero") << 5 << "weeks";
        QTest::newRow("contribution") << 6 << "contributions.strength";
        QTest::newRow("phase") << 7 << "phase";
        QTest::newRow("infinite row") << 8 << "value";
    }

    void impossibleValuesAreRefusedByName() {
        QFETCH(int, which);
        QFETCH(QString, field);
        Team broken = team("t");
        Estimate estimate;
        estimate.id = Id<Estimate>("e2"), estimate.component = ComponentId("orders"), estimate.low = 2,
        estimate.likely = 1, estimate.high = 3;
        Criterion criterion;
        criterion.id = CriterionId("c");
        Settings settings;
        Goal goal;
        goal.id = GoalId("g");
        Operation operation = Put{broken};
        if (which == 0) broken.headcount = std::nan(""), operation = Put{broken};
        if (which == 1) broken.availability = 1.5, operation = Put{broken};
        if (which == 2) operation = Put{estimate};
        if (which == 3) criterion.a0 = criterion.a100 = 5, operation = Put{criterion};
        if (which == 4) criterion.scale = Scale::Log, criterion.a0 = 0, criterion.a100 = 5, operation = Put{criterion};
        if (which == 5) settings.weeks = 0, operation = Put{settings};
        if (which == 6) goal.contributions = {{"x", 2}}, operation = Put{goal};
        if (which == 7) {
            Initiative i = initiative("i", {}, 1);
            i.phase = 5;
            operation = Put{i};
        }
        if (which == 8) {
            auto rows = std::make_shared<Observations>();
            rows->source = SourceId("pagerduty");
            rows->measurements.resize(1);
            rows->measurements[0].value = std::numeric_limits<double>::infinity();
            operation = PutObservations{rows};
        }
        const auto next = apply(small(), {"bad", {operation}, ""});
        QVERIFY(!next);
        QCOMPARE(next.error().code, std::string("edit.invalid-value"));
        QVERIFY2(next.error().message().find(field.toStdString()) != std::string::npos, next.error().message().c_str());
    }

    void historyTakesBackAndBringsAgain() {
        const Portfolio start = small();
        History history(start);
        QVERIFY(!history.push(start, "nothing"));
        history.push(applied(start, {Put{component("a")}}), "add a");
        history.push(applied(history.current(), {Put{component("b")}}), "add b");
        const Portfolio last = history.current();
        QCOMPARE(*history.undoLabel(), std::string("add b"));
        QVERIFY(history.undo() && history.undo() && !history.undo());
        QVERIFY(history.current() == start);
        QCOMPARE(*history.redoLabel(), std::string("add a"));
        QVERIFY(history.redo() && history.redo() && !history.redo());
        QVERIFY(history.current() == last);
    }

    void aDragIsOneStep() {
        History history(small());
        for (const double points : {1.0, 2.0, 3.0}) {
            Goal goal;
            goal.id = GoalId("g");
            goal.points = points;
            history.push(applied(history.current(), {Put{goal}}), "change goal", "drag-1");
        }
        QVERIFY(history.undo());
        QVERIFY(history.current() == small());
    }

    void aNewStepForgetsWhatWasTakenBack() {
        History history(small());
        history.push(applied(history.current(), {Put{component("a")}}), "a");
        history.undo();
        history.push(applied(history.current(), {Put{component("b")}}), "b");
        QVERIFY(!history.redoLabel());
    }

    void diffNamesExactlyWhatChanged() {
        const Portfolio before = small();
        Component changed = *before.find(ComponentId("billing"));
        changed.language = "go";
        const Portfolio after = applied(before, {Put{changed}, Put{component("new")}, Remove{PainPointId("slow")}});
        const Diff d = diff(before, after);
        QCOMPARE(d.of<Component>().added, std::vector{ComponentId("new")});
        QCOMPARE(d.of<Component>().changed, std::vector{ComponentId("billing")});
        QCOMPARE(d.of<PainPoint>().removed, std::vector{PainPointId("slow")});
        QVERIFY(d.of<Team>().empty() && d.observations.empty());
        QVERIFY(diff(after, after).empty());
        QCOMPARE(changedFields(*before.find(changed.id), changed).size(), size_t{1});
    }

    void checksNameWhatAPersonShouldMend() {
        Goal goal;
        goal.id = GoalId("g");
        goal.name = "Faster";
        Dependency ghost;
        ghost.id = DependencyId("orders--ghost"), ghost.from = ComponentId("orders"), ghost.external = "mainframe";
        Initiative idle;
        idle.id = InitiativeId("idle");
        const Portfolio p = applied(small(), {Put{goal}, Put{ghost}, Put{idle}});
        for (const char* rule : {"goal.no-metric", "goal.no-target", "goal.no-date", "goal.no-pain-point"})
            QVERIFY2(reports(p, rule, "g"), rule);
        QVERIFY(reports(p, "dependency.on-nobody", "orders--ghost"));
        QVERIFY(reports(p, "initiative.no-effort", "idle"));
        QVERIFY(reports(p, "component.no-owner", "billing") && !reports(p, "component.no-owner", "orders"));
        QVERIFY(reports(p, "pain-point.no-goal", "slow"));
    }

    void prerequisiteCyclesNameEveryMemberAndTheCheapestCut() {
        const Portfolio p = applied(small(), {Put{initiative("a", {"c"}, 10)}, Put{initiative("b", {"a"}, 3)},
                                              Put{initiative("c", {"b"}, 8)}, Put{initiative("d", {"a"}, 1)}});
        const auto cycles = prerequisiteCycles(p);
        QCOMPARE(cycles.size(), size_t{1});
        QCOMPARE(cycles[0].members, (std::vector{InitiativeId("a"), InitiativeId("b"), InitiativeId("c")}));
        QCOMPARE(cycles[0].cutFrom, InitiativeId("b"));
        QCOMPARE(cycles[0].cutTo, InitiativeId("a"));
        QVERIFY(reports(p, "initiative.prerequisite-cycle", "a"));
    }
};

QTEST_GUILESS_MAIN(PortfolioTest)
#include "tst_portfolio.moc"
