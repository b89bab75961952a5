// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>

#include "model/base/json.h"
#include "model/structure/graph.h"
#include "tests/support/shared_dir.h"

#include <rapidcheck.h>

#include <map>
#include <set>
#include <sstream>

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::structure;

namespace {

/// "a>b b>c d": components and dependencies, each with an id such as "a>b".
Portfolio graph(const std::string& text) {
    PortfolioBuilder builder;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const size_t arrow = word.find('>');
        for (const std::string& name : {word.substr(0, arrow), arrow == word.npos ? word : word.substr(arrow + 1)}) {
            Component c;
            c.id = ComponentId(name);
            c.name = name;
            builder.put(c);
        }
        if (arrow == word.npos) continue;
        Dependency d;
        d.id = DependencyId(word);
        d.from = ComponentId(word.substr(0, arrow));
        d.to = ComponentId(word.substr(arrow + 1));
        builder.put(d);
    }
    return std::move(builder).build();
}

std::string edges(const Json& list) {
    std::string text;
    for (const Json& edge : list)
        text += edge[0].get<std::string>() + ">" + edge[1].get<std::string>() + " ";
    return text;
}

Json read(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    return Json::parse(file.readAll().toStdString());
}

const Position& at(const Structure& structure, const std::string& id) {
    return *structure.find(ComponentId(id));
}

Portfolio with(const Portfolio& portfolio, const AnyRecord& record) {
    PortfolioBuilder builder(portfolio);
    visitRecord(record, [&](const auto& r) { builder.put(r); });
    return std::move(builder).build();
}

} // namespace

class StructureTest : public QObject {
    Q_OBJECT

private slots:
    void reproducesPropagationCostOfMacCormack() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/propagation-cost-maccormack.json");
        const Json example = read(path);
        const Structure s = analyse(graph(edges(example["inputs"]["edges_from_uses_to"])));
        const Json& expected = example["expected"];
        QVERIFY(std::abs(s.propagationCost - expected["propagation_cost"].get<double>()) < 1e-12);
        for (const auto& [id, count] : expected["visibility_fan_out"].items())
            QCOMPARE(at(s, id).visibilityFanOut, count.get<int>());
        for (const auto& [id, count] : expected["visibility_fan_in"].items())
            QCOMPARE(at(s, id).visibilityFanIn, count.get<int>());
        for (const auto& [id, instability] : expected["instability_I_Ce_over_Ca_plus_Ce"].items())
            QVERIFY(std::abs(at(s, id).instability - instability.get<double>()) < 1e-12);
        QVERIFY(s.cycles.empty());
    }

    void reproducesInstabilityOfDependencyCruiser() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/instability-dependency-cruiser.json");
        const Json example = read(path);
        for (size_t i = 0; i < example["inputs"]["cases"].size(); ++i) {
            const Json& one = example["inputs"]["cases"][i];
            std::string text = "it ";
            for (int out = 0; out < one["Ce"].get<int>(); ++out)
                text += "it>out" + std::to_string(out) + " ";
            for (int in = 0; in < one["Ca"].get<int>(); ++in)
                text += "in" + std::to_string(in) + ">it ";
            const Structure s = analyse(graph(text));
            QVERIFY(std::abs(at(s, "it").instability - example["expected"]["instability"][i].get<double>()) < 1e-12);
        }
    }

    void reproducesBetweennessAndCyclesOfNetworkx() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/betweenness-and-cycles.json");
        const Json example = read(path);
        const Portfolio portfolio = graph(edges(example["inputs"]["component_graph"]["edges_from_uses_to"]));
        const Structure s = analyse(portfolio);
        const Json& expected = example["expected"]["component_graph"];
        QVERIFY(std::abs(s.propagationCost - expected["propagation_cost"].get<double>()) < 1e-9);
        for (const auto& [id, count] : expected["visibility_fan_in"].items())
            QCOMPARE(at(s, id).visibilityFanIn, count.get<int>());
        for (const auto& [id, count] : expected["visibility_fan_out"].items())
            QCOMPARE(at(s, id).visibilityFanOut, count.get<int>());
        QCOMPARE(s.cycles.size(), size_t(1));
        QCOMPARE(s.cycles[0].members, (std::vector{ComponentId("billing"), ComponentId("orders")}));
        const std::vector<double> central = betweenness(portfolio);
        for (const auto& [id, value] : expected["betweenness_unnormalised"].items())
            QVERIFY(std::abs(central[static_cast<size_t>(portfolio.components().indexOf(ComponentId(id)))] -
                             value.get<double>()) < 1e-9);
    }

    void sharesCountOnlyComponentsThatAreNotRetired() {
        Portfolio portfolio = graph("a>b b>a c>a d");
        Component d = *portfolio.find(ComponentId("d"));
        d.retired = true;
        portfolio = with(portfolio, d);
        const Structure s = analyse(portfolio);
        QCOMPARE(s.components.size(), size_t(3));
        QVERIFY(!s.find(ComponentId("d")));
        QCOMPARE(at(s, "a").cycleShare, 2.0 / 3);
        QCOMPARE(at(s, "c").cycleShare, 0.0);
        QCOMPARE(at(s, "a").visibilityFanIn, 3);
        QCOMPARE(at(s, "a").fanIn, 2);
    }

    void temporalCouplingAndSelfDependencyCountForNothing() {
        Portfolio portfolio = graph("a b c>c");
        Dependency d;
        d.id = DependencyId("t");
        d.from = ComponentId("a");
        d.to = ComponentId("b");
        d.kind = DependencyKind::Temporal;
        portfolio = with(portfolio, d);
        const Structure s = analyse(portfolio);
        QCOMPARE(at(s, "a").fanOut, 0);
        QVERIFY(!at(s, "a").covered);
        QCOMPARE(at(s, "c").fanOut, 0);
        QCOMPARE(at(s, "c").cycle, -1);
        QVERIFY(at(s, "c").covered);
    }

    void parallelDependenciesAreOneEdgeAndCostTheirSum() {
        Portfolio portfolio = graph("a>b b>c c>a");
        Dependency second = *portfolio.find(DependencyId("a>b"));
        second.id = DependencyId("a>b again");
        portfolio = with(portfolio, second);
        Dependency heavy = *portfolio.find(DependencyId("b>c"));
        heavy.weight = 5;
        portfolio = with(portfolio, heavy);
        Structure s = analyse(portfolio);
        QCOMPARE(at(s, "a").fanOut, 1);
        QCOMPARE(s.cycles[0].cheapestCut, DependencyId("c>a"));
        Dependency heavier = *portfolio.find(DependencyId("c>a"));
        heavier.weight = 3;
        s = analyse(with(portfolio, heavier));
        QCOMPARE(s.cycles[0].cheapestCut, DependencyId("a>b"));
    }

    void aSourceThatStatesDependenciesCoversThoseItKnows() {
        Portfolio portfolio = graph("a>b c d");
        Source source;
        source.id = SourceId("catalog");
        source.covers = {ComponentId("c")};
        Dependency d = *portfolio.find(DependencyId("a>b"));
        d.origins = {{source.id, "catalog.yaml", 3, ""}};
        Source other;
        other.id = SourceId("pager");
        other.covers = {ComponentId("d")};
        portfolio = with(with(with(portfolio, source), d), other);
        const Structure s = analyse(portfolio);
        QVERIFY(at(s, "a").covered && at(s, "b").covered && at(s, "c").covered);
        QVERIFY(!at(s, "d").covered);
    }

    void cyclesComeLargestFirst() {
        const Structure s = analyse(graph("a>b b>a x>y y>z z>x p>x x>s"));
        QCOMPARE(s.cycles.size(), size_t(2));
        QCOMPARE(s.cycles[0].members.size(), size_t(3));
        QCOMPARE(at(s, "a").cycle, 1);
        QVERIFY(at(s, "x").role == Role::Core);
        QVERIFY(at(s, "p").role == Role::Control);
        QVERIFY(at(s, "s").role == Role::Shared);
        QVERIFY(at(s, "a").role == Role::Peripheral);
    }

    void anEmptyPortfolioHasNoStructure() {
        const Structure s = analyse({});
        QVERIFY(s.components.empty());
        QCOMPARE(s.propagationCost, 0.0);
        QVERIFY(betweenness({}).empty());
    }

    void reachAgreesWithASearchFromEachComponent() {
        QVERIFY(rc::check("visibility equals breadth-first search", [] {
            const int n = *rc::gen::inRange(1, 90);
            const auto pairs = *rc::gen::container<std::vector<std::pair<int, int>>>(
                rc::gen::pair(rc::gen::inRange(0, n), rc::gen::inRange(0, n)));
            std::string text;
            for (int i = 0; i < n; ++i)
                text += "c" + std::to_string(i) + " ";
            for (const auto& [from, to] : pairs)
                text += "c" + std::to_string(from) + ">c" + std::to_string(to) + " ";
            const Structure s = analyse(graph(text));
            std::map<std::string, int> reachedBy;
            for (int start = 0; start < n; ++start) {
                std::set<int> seen{start};
                std::vector<int> open{start};
                while (!open.empty()) {
                    const int here = open.back();
                    open.pop_back();
                    for (const auto& [from, to] : pairs)
                        if (from == here && seen.insert(to).second) open.push_back(to);
                }
                RC_ASSERT(at(s, "c" + std::to_string(start)).visibilityFanOut == static_cast<int>(seen.size()));
                for (const int other : seen)
                    ++reachedBy["c" + std::to_string(other)];
            }
            for (const auto& [id, count] : reachedBy)
                RC_ASSERT(at(s, id).visibilityFanIn == count);
        }));
    }
};

QTEST_GUILESS_MAIN(StructureTest)
#include "tst_structure.moc"
