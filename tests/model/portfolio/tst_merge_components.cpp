// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "model/portfolio/history.h"
#include "model/portfolio/merge_components.h"
#include "model/portfolio/references.h"
#include "tests/support/portfolio_generator.h"
#include "tests/support/small_portfolio.h"

using namespace banyan;
using namespace banyan::portfolio;
using banyan::tests::SmallPortfolio;

namespace {

Component named(const std::string& id, std::vector<Alias> aliases = {}) {
    Component made;
    made.id = ComponentId(id);
    made.name = id;
    made.aliases = std::move(aliases);
    return made;
}

/// Two halves of billing that everything hangs on.
Portfolio twoHalves() {
    Component old = named("old-billing", {{"pagerduty", "P-OLD"}});
    old.kind = "service";
    old.tags = {"legacy"};
    Component fresh = named("billing", {{"pagerduty", "P-NEW"}});
    fresh.tags = {"money"};
    Flow flow;
    flow.id = FlowId("month-end");
    flow.components = {old.id, ComponentId("shop"), fresh.id};
    Initiative initiative;
    initiative.id = InitiativeId("extract");
    initiative.components = {old.id};
    Effect effect;
    effect.component = old.id;
    initiative.effects = {effect};
    Override place{Id<Override>("o1"), old.id, Quadrant::Defer, "said so", "Kim", {}};
    return SmallPortfolio()
        .put(old)
        .put(fresh)
        .component("shop")
        .put(flow)
        .put(initiative)
        .put(place)
        .depends("shop", "old-billing")
        .depends("shop", "billing")
        .depends("old-billing", "billing")
        .depends("old-billing", "shop")
        .measure("sonar", "old-billing", "test-coverage", 40, "2026-11-01")
        .measure("sonar", "billing", "test-coverage", 60, "2026-11-02")
        .estimate("old-billing", "revenue-share", 1, 2, 3)
        .source("pagerduty", "2026-01-01", "2026-11-01", {"old-billing", "billing"})
        .build();
}

template <typename Record>
bool mentions(const Record& record, const ComponentId& id) {
    bool found = false;
    forEachReference(record, [&]<typename T>(const Id<T>& other) {
        if constexpr (std::is_same_v<T, Component>) found = found || other == id;
    });
    return found;
}

bool mentions(const Portfolio& portfolio, const ComponentId& id) {
    bool found = portfolio.find(id) != nullptr;
    forEachTable(portfolio, [&](const auto& table) {
        for (const auto& record : table)
            found = found || mentions(record, id);
    });
    for (const auto& [source, rows] : portfolio.observations()) {
        const auto of = [&](const auto& row) { return row.component == id; };
        found = found || std::ranges::any_of(rows->measurements, of) || std::ranges::any_of(rows->incidents, of) ||
                std::ranges::any_of(rows->changes, of);
    }
    return found;
}

} // namespace

class MergeTest : public QObject {
    Q_OBJECT

private slots:
    void everythingFollowsTheOneThatStays() {
        const Portfolio before = twoHalves();
        const auto edit = mergeComponents(before, ComponentId("billing"), {ComponentId("old-billing")});
        QVERIFY(edit.has_value());
        QCOMPARE(edit->label, "merge 2 components into \"billing\"");
        const auto after = apply(before, *edit);
        QVERIFY2(after.has_value(), after ? "" : after.error().message().c_str());
        QVERIFY(!mentions(*after, ComponentId("old-billing")));
        const Component& billing = *after->find(ComponentId("billing"));
        QCOMPARE(billing.kind, "service");
        QCOMPARE(billing.tags, (std::vector<std::string>{"money", "legacy"}));
        QCOMPARE(billing.aliases.size(), size_t{2});
        QCOMPARE(after->find(FlowId("month-end"))->components,
                 (std::vector<ComponentId>{ComponentId("billing"), ComponentId("shop")}));
        QCOMPARE(after->find(InitiativeId("extract"))->effects[0].component, ComponentId("billing"));
        QCOMPARE(after->find(Id<Override>("o1"))->component, ComponentId("billing"));
        QCOMPARE(after->table<Estimate>().at(0).component, ComponentId("billing"));
        QCOMPARE(after->find(SourceId("pagerduty"))->covers.size(), size_t{1});
        QCOMPARE(after->observations().at(SourceId("sonar"))->measurements.size(), size_t{2});
    }

    void dependenciesAmongThemFallAwayAndEqualOnesBecomeOne() {
        const Portfolio before = twoHalves();
        const auto after =
            apply(before, *mergeComponents(before, ComponentId("billing"), {ComponentId("old-billing")}));
        QVERIFY(after.has_value());
        std::set<std::pair<std::string, std::string>> links;
        for (const Dependency& d : after->dependencies())
            links.insert({d.from.value, d.to->value});
        QCOMPARE(after->dependencies().size(), size_t{2});
        QVERIFY(links.contains({"shop", "billing"}));
        QVERIFY(links.contains({"billing", "shop"}));
    }

    void ofTwoRedirectedEqualDependenciesOneStays() {
        const Portfolio before = SmallPortfolio()
                                     .component("a")
                                     .component("b")
                                     .component("c")
                                     .component("x")
                                     .depends("x", "b")
                                     .depends("x", "c")
                                     .build();
        const auto after =
            apply(before, *mergeComponents(before, ComponentId("a"), {ComponentId("b"), ComponentId("c")}));
        QVERIFY(after.has_value());
        QCOMPARE(after->dependencies().size(), size_t{1});
        QCOMPARE(after->dependencies().at(0).to, ComponentId("a"));
    }

    void theOverrideOfTheOneThatStaysWins() {
        Override own{Id<Override>("o2"), ComponentId("billing"), Quadrant::Retain, "ours", "Kim", {}};
        const Portfolio before = *apply(twoHalves(), {"override", {Put{own}}, {}});
        const auto after =
            apply(before, *mergeComponents(before, ComponentId("billing"), {ComponentId("old-billing")}));
        QVERIFY(after.has_value());
        QCOMPARE(after->table<Override>().size(), size_t{1});
        QCOMPARE(after->table<Override>().at(0).reason, "ours");
    }

    void aRecordedAssessmentKeepsThePlaceOfTheOneThatStays() {
        AssessmentSnapshot snapshot;
        snapshot.id = Id<AssessmentSnapshot>("s");
        snapshot.placements = {{ComponentId("old-billing"), 10, 10, false, false, Quadrant::Defer},
                               {ComponentId("billing"), 90, 90, true, true, Quadrant::AddressEarly}};
        const Portfolio before = *apply(twoHalves(), {"record", {Put{snapshot}}, {}});
        const auto after =
            apply(before, *mergeComponents(before, ComponentId("billing"), {ComponentId("old-billing")}));
        QVERIFY(after.has_value());
        const auto& placements = after->find(snapshot.id)->placements;
        QCOMPARE(placements.size(), size_t{1});
        QCOMPARE(placements[0].value, 90.0);
    }

    void aMergeNeedsTwoThatExist() {
        const Portfolio p = twoHalves();
        QCOMPARE(mergeComponents(p, ComponentId("billing"), {ComponentId("billing")}).error().code, "merge.too-few");
        QCOMPARE(mergeComponents(p, ComponentId("billing"), {ComponentId("nobody")}).error().code,
                 "edit.no-such-record");
    }

    void aSplitTakesItsNamesRowsDependenciesAndEstimatesAlong() {
        Portfolio before = twoHalves();
        auto rows = std::make_shared<Observations>(*before.observations().at(SourceId("sonar")));
        rows->measurements[0].external = "P-OLD";
        before = *apply(before, {"name the row", {PutObservations{rows}}, {}});
        SplitOff part{"Dunning", {{"pagerduty", "P-OLD"}}, {}, {DependencyId("shop>old-billing")}, {}};
        for (const Estimate& estimate : before.table<Estimate>())
            part.estimates.push_back(estimate.id);
        const auto edit = splitComponent(before, ComponentId("old-billing"), part);
        QVERIFY(edit.has_value());
        const auto after = apply(before, *edit);
        QVERIFY2(after.has_value(), after ? "" : after.error().message().c_str());
        const Component& made = *after->find(ComponentId("dunning"));
        QCOMPARE(made.kind, "service");
        QCOMPARE(made.aliases.size(), size_t{1});
        QVERIFY(after->find(ComponentId("old-billing"))->aliases.empty());
        QCOMPARE(after->find(DependencyId("shop>old-billing"))->to, made.id);
        QCOMPARE(after->find(DependencyId("old-billing>shop"))->from, ComponentId("old-billing"));
        QCOMPARE(after->table<Estimate>().at(0).component, made.id);
        QCOMPARE(after->observations().at(SourceId("sonar"))->measurements[0].component, made.id);
        QCOMPARE(after->find(SourceId("pagerduty"))->covers.size(), size_t{3});
        QCOMPARE(splitComponent(before, ComponentId("billing"), {}).error().code, "split.no-name");
    }

    void anyTwoComponentsMergeAndUndoLeadsBack() {
        int merged = 0;
        for (uint64_t seed = 0; seed < 60; ++seed) {
            const Portfolio before = tests::arbitraryPortfolio(seed, 4);
            if (before.components().size() < 2) continue;
            const ComponentId kept = before.components().at(seed % before.components().size()).id;
            std::vector<ComponentId> gone;
            for (const Component& component : before.components())
                if (component.id != kept && gone.size() < 2) gone.push_back(component.id);
            const auto after = apply(before, *mergeComponents(before, kept, gone));
            QVERIFY2(after.has_value(), after ? "" : after.error().message().c_str());
            for (const ComponentId& id : gone)
                QVERIFY(!mentions(*after, id));
            QVERIFY(validate(*after).has_value());
            History history(before);
            history.push(*after, "merge");
            QVERIFY(history.undo() && history.current() == before);
            ++merged;
        }
        QVERIFY(merged > 40);
    }
};

QTEST_GUILESS_MAIN(MergeTest)
#include "tst_merge_components.moc"
