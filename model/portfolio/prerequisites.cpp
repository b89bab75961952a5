// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/portfolio/prerequisites.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>

#include <map>

namespace banyan::portfolio {

namespace {

double likelyDays(const Initiative& initiative) {
    double days = 0;
    for (const TeamEffort& work : initiative.work)
        days += work.likely;
    return days;
}

PrerequisiteCycle describe(const Portfolio& portfolio, std::vector<InitiativeId> members) {
    PrerequisiteCycle out;
    double least = -1;
    for (const InitiativeId& id : members) {
        const Initiative& initiative = *portfolio.find(id);
        for (const Prerequisite& p : initiative.prerequisites) {
            if (!std::ranges::binary_search(members, p.initiative)) continue;
            if (const double days = likelyDays(initiative); least < 0 || days < least) {
                least = days;
                out.cutFrom = id;
                out.cutTo = p.initiative;
            }
        }
    }
    out.members = std::move(members);
    return out;
}

} // namespace

std::vector<PrerequisiteCycle> prerequisiteCycles(const Portfolio& portfolio) {
    const Table<Initiative>& all = portfolio.initiatives();
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> graph(all.size());
    std::vector<bool> onItself(all.size());
    for (size_t i = 0; i < all.size(); ++i) {
        for (const Prerequisite& p : all.at(i).prerequisites) {
            const int before = all.indexOf(p.initiative);
            if (before < 0) continue;
            boost::add_edge(i, static_cast<size_t>(before), graph);
            onItself[i] = onItself[i] || static_cast<size_t>(before) == i;
        }
    }
    std::vector<int> group(all.size());
    if (!all.empty())
        boost::strong_components(graph,
                                 boost::make_iterator_property_map(group.begin(), get(boost::vertex_index, graph)));

    std::map<int, std::vector<InitiativeId>> members;
    for (size_t i = 0; i < all.size(); ++i)
        members[group[i]].push_back(all.at(i).id);
    std::vector<PrerequisiteCycle> out;
    for (auto& [number, ids] : members)
        if (ids.size() > 1 || onItself[static_cast<size_t>(all.indexOf(ids[0]))])
            out.push_back(describe(portfolio, std::move(ids)));
    std::ranges::sort(out, {}, [](const PrerequisiteCycle& c) { return c.members.front(); });
    return out;
}

} // namespace banyan::portfolio
