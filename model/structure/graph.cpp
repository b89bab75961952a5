// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/structure/graph.h"

#include "model/structure/bit_rows.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/strong_components.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace banyan::structure {

namespace {

using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
using Pair = std::pair<int, int>;

/// What of the dependencies counts: distinct pairs of components, each with the dependencies that make it.
struct Graph {
    std::vector<ComponentId> components;
    std::map<Pair, std::vector<const Dependency*>> edges;
    std::vector<std::vector<int>> out;
    std::vector<bool> covered;

    [[nodiscard]] int indexOf(const ComponentId& id) const {
        const auto found = std::ranges::lower_bound(components, id);
        return found != components.end() && *found == id ? static_cast<int>(found - components.begin()) : -1;
    }
};

void addCoverage(const Portfolio& portfolio, const std::set<SourceId>& sources, Graph& graph) {
    for (const SourceId& id : sources) {
        const Source* source = portfolio.find(id);
        if (!source) continue;
        for (const ComponentId& component : source->covers)
            if (const int at = graph.indexOf(component); at >= 0) graph.covered[static_cast<size_t>(at)] = true;
    }
}

Graph graphOf(const Portfolio& portfolio) {
    Graph graph;
    for (const Component& c : portfolio.components())
        if (!c.retired) graph.components.push_back(c.id);
    graph.out.resize(graph.components.size());
    graph.covered.resize(graph.components.size());
    std::set<SourceId> sources;
    for (const Dependency& d : portfolio.dependencies()) {
        if (d.kind == DependencyKind::Temporal) continue;
        for (const Origin& origin : d.origins)
            sources.insert(origin.source);
        const int from = graph.indexOf(d.from);
        const int to = d.to ? graph.indexOf(*d.to) : -1;
        if (from >= 0) graph.covered[static_cast<size_t>(from)] = true;
        if (to >= 0) graph.covered[static_cast<size_t>(to)] = true;
        if (from >= 0 && to >= 0 && from != to) graph.edges[{from, to}].push_back(&d);
    }
    for (const auto& [pair, dependencies] : graph.edges)
        graph.out[static_cast<size_t>(pair.first)].push_back(pair.second);
    addCoverage(portfolio, sources, graph);
    return graph;
}

BoostGraph boostGraph(const Graph& graph) {
    BoostGraph boosted(graph.components.size());
    for (const auto& [pair, dependencies] : graph.edges)
        boost::add_edge(static_cast<size_t>(pair.first), static_cast<size_t>(pair.second), boosted);
    return boosted;
}

/// The group of each component; groups are numbered so that a group depends only on ones of lower number (the order in
/// which Tarjan's algorithm closes them).
struct Groups {
    std::vector<int> of;
    std::vector<std::vector<int>> members;
};

Groups groupsOf(const Graph& graph) {
    Groups groups;
    groups.of.resize(graph.components.size());
    if (graph.components.empty()) return groups;
    const BoostGraph boosted = boostGraph(graph);
    const int count = boost::strong_components(
        boosted, boost::make_iterator_property_map(groups.of.begin(), boost::get(boost::vertex_index, boosted)));
    groups.members.resize(static_cast<size_t>(count));
    for (size_t i = 0; i < groups.of.size(); ++i)
        groups.members[static_cast<size_t>(groups.of[i])].push_back(static_cast<int>(i));
    return groups;
}

/// How many components each group reaches along `edges` (between groups), itself included, in the order that visits
/// what is reached first.
std::vector<int> reachCounts(const Groups& groups, const std::vector<std::vector<int>>& edges, bool rising) {
    const size_t k = groups.members.size();
    BitRows reach(groups.of.size());
    std::vector<int> counts(k);
    for (size_t step = 0; step < k; ++step) {
        const size_t group = rising ? step : k - 1 - step;
        for (const int member : groups.members[group])
            reach.set(group, static_cast<size_t>(member));
        for (const int other : edges[group])
            reach.unite(group, static_cast<size_t>(other));
        counts[group] = reach.count(group);
    }
    return counts;
}

void setVisibility(const Graph& graph, const Groups& groups, Structure& structure) {
    std::set<Pair> between;
    for (const auto& [pair, dependencies] : graph.edges) {
        const Pair edge{groups.of[static_cast<size_t>(pair.first)], groups.of[static_cast<size_t>(pair.second)]};
        if (edge.first != edge.second) between.insert(edge);
    }
    std::vector<std::vector<int>> needs(groups.members.size());
    std::vector<std::vector<int>> neededBy(groups.members.size());
    for (const auto& [from, to] : between) {
        needs[static_cast<size_t>(from)].push_back(to);
        neededBy[static_cast<size_t>(to)].push_back(from);
    }
    const std::vector<int> fanOut = reachCounts(groups, needs, true);
    const std::vector<int> fanIn = reachCounts(groups, neededBy, false);
    double reached = 0;
    for (size_t i = 0; i < structure.positions.size(); ++i) {
        const auto group = static_cast<size_t>(groups.of[i]);
        structure.positions[i].visibilityFanOut = fanOut[group];
        structure.positions[i].visibilityFanIn = fanIn[group];
        reached += fanOut[group];
    }
    const auto n = static_cast<double>(structure.positions.size());
    structure.propagationCost = n > 0 ? reached / (n * n) : 0;
}

/// Opening a pair of components means cutting all dependencies between them, so their weights (1 where none is given)
/// add up; of the cheapest pair its first dependency is named.
DependencyId cheapestCut(const Graph& graph, const Groups& groups, const std::vector<int>& members) {
    double least = 0;
    const Dependency* cut = nullptr;
    for (const int from : members) {
        for (const int to : graph.out[static_cast<size_t>(from)]) {
            if (groups.of[static_cast<size_t>(from)] != groups.of[static_cast<size_t>(to)]) continue;
            const auto& dependencies = graph.edges.at({from, to});
            double weight = 0;
            for (const Dependency* d : dependencies)
                weight += d->weight.value_or(1);
            const Dependency* first = *std::ranges::min_element(dependencies, {}, &Dependency::id);
            if (!cut || weight < least || (weight == least && first->id < cut->id)) {
                least = weight;
                cut = first;
            }
        }
    }
    return cut->id;
}

void setCycles(const Graph& graph, const Groups& groups, Structure& structure) {
    std::vector<const std::vector<int>*> circles;
    for (const auto& members : groups.members)
        if (members.size() > 1) circles.push_back(&members);
    std::ranges::sort(circles, [](const auto* a, const auto* b) {
        return a->size() != b->size() ? a->size() > b->size() : a->front() < b->front();
    });
    for (size_t c = 0; c < circles.size(); ++c) {
        Cycle cycle;
        for (const int member : *circles[c]) {
            cycle.members.push_back(graph.components[static_cast<size_t>(member)]);
            Position& position = structure.positions[static_cast<size_t>(member)];
            position.cycle = static_cast<int>(c);
            position.cycleShare =
                static_cast<double>(circles[c]->size()) / static_cast<double>(structure.positions.size());
        }
        cycle.cheapestCut = cheapestCut(graph, groups, *circles[c]);
        structure.cycles.push_back(std::move(cycle));
    }
}

void setRoles(Structure& structure) {
    if (structure.cycles.empty()) return;
    const Position core = *structure.find(structure.cycles.front().members.front());
    for (Position& p : structure.positions) {
        const bool seen = p.visibilityFanIn >= core.visibilityFanIn;
        const bool sees = p.visibilityFanOut >= core.visibilityFanOut;
        if (p.cycle == 0)
            p.role = Role::Core;
        else if (seen && !sees)
            p.role = Role::Shared;
        else if (sees && !seen)
            p.role = Role::Control;
    }
}

} // namespace

const Position* Structure::find(const ComponentId& id) const {
    const auto found = std::ranges::lower_bound(components, id);
    if (found == components.end() || *found != id) return nullptr;
    return &positions[static_cast<size_t>(found - components.begin())];
}

Structure analyse(const Portfolio& portfolio) {
    const Graph graph = graphOf(portfolio);
    Structure structure;
    structure.components = graph.components;
    structure.positions.resize(graph.components.size());
    for (const auto& [pair, dependencies] : graph.edges) {
        ++structure.positions[static_cast<size_t>(pair.first)].fanOut;
        ++structure.positions[static_cast<size_t>(pair.second)].fanIn;
    }
    for (size_t i = 0; i < structure.positions.size(); ++i) {
        Position& p = structure.positions[i];
        p.covered = graph.covered[i];
        const int both = p.fanIn + p.fanOut;
        p.instability = both > 0 ? static_cast<double>(p.fanOut) / both : 0;
    }
    const Groups groups = groupsOf(graph);
    setVisibility(graph, groups, structure);
    setCycles(graph, groups, structure);
    setRoles(structure);
    return structure;
}

std::vector<double> betweenness(const Portfolio& portfolio) {
    const Graph graph = graphOf(portfolio);
    std::vector<double> centrality(graph.components.size());
    const BoostGraph boosted = boostGraph(graph);
    if (!centrality.empty())
        boost::brandes_betweenness_centrality(
            boosted, boost::make_iterator_property_map(centrality.begin(), boost::get(boost::vertex_index, boosted)));
    return centrality;
}

} // namespace banyan::structure
