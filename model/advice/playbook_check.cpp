// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/advice/playbook.h"

#include <algorithm>

namespace banyan::advice {

namespace {

/// Beyond this many steps of the search a rule gets the benefit of the doubt.
constexpr int searchLimit = 200'000;

/// For each fact, values that stand for all that the comparisons can tell apart.
using Cells = std::map<std::string, std::vector<FactValue>>;

void addNumberCells(std::vector<FactValue>& out, std::vector<double> thresholds, const FactDefinition& fact) {
    std::erase_if(thresholds, [&](double t) { return t < fact.least || t > fact.most; });
    thresholds.push_back(fact.least);
    thresholds.push_back(fact.most);
    std::ranges::sort(thresholds);
    const auto last = std::unique(thresholds.begin(), thresholds.end());
    thresholds.erase(last, thresholds.end());
    for (size_t i = 0; i < thresholds.size(); ++i) {
        out.push_back(FactValue::of(Interval::point(thresholds[i])));
        if (i + 1 < thresholds.size())
            out.push_back(FactValue::of(Interval::point((thresholds[i] + thresholds[i + 1]) / 2)));
    }
}

Cells cellsOf(const Condition& condition, const Vocabulary& vocabulary) {
    std::map<std::string, std::vector<double>> thresholds;
    std::map<std::string, std::vector<std::string>> named;
    condition.forEachComparison([&](const Condition& leaf) {
        thresholds[leaf.fact];
        if (leaf.comparison == Comparison::IsOneOf)
            for (const std::string& text : leaf.texts)
                named[leaf.fact].push_back(text);
        else
            thresholds[leaf.fact].push_back(leaf.number);
    });
    Cells out;
    for (const auto& [id, numbers] : thresholds) {
        const FactDefinition* fact = vocabulary.find(id);
        std::vector<FactValue>& cells = out[id];
        if (!fact) continue;
        if (fact->type == FactType::Number) {
            addNumberCells(cells, numbers, *fact);
            continue;
        }
        for (const std::string& text : fact->type == FactType::Text ? named[id] : fact->choices)
            cells.push_back(FactValue::of(text));
        if (fact->type == FactType::Text) {
            cells.push_back({true, {}, {}, {}});
            cells.push_back({true, {}, named[id], {}});
        }
    }
    return out;
}

class Search {
public:
    explicit Search(Cells cells)
        : m_cells(std::move(cells)) {}

    bool satisfiable(const Condition& goal) {
        if (++m_steps > searchLimit) return true;
        static const FactValue unknown;
        const FactLookup lookup = [&](const std::string& id) -> const FactValue& {
            const auto found = m_chosen.find(id);
            return found == m_chosen.end() ? unknown : found->second;
        };
        switch (goal.evaluate(lookup)) {
        case Truth::True:
            return true;
        case Truth::False:
            return false;
        case Truth::Unknown:
            break;
        }
        const std::string next = goal.undecidedBy(lookup).front();
        for (const FactValue& value : m_cells[next]) {
            m_chosen[next] = value;
            const bool found = satisfiable(goal);
            m_chosen.erase(next);
            if (found) return true;
        }
        return false;
    }

private:
    Cells m_cells;
    std::map<std::string, FactValue> m_chosen;
    int m_steps = 0;
};

} // namespace

bool canHold(const Condition& condition, const Vocabulary& vocabulary) {
    return Search(cellsOf(condition, vocabulary)).satisfiable(condition);
}

bool canFire(const std::vector<Rule>& rules, size_t index, const Vocabulary& vocabulary) {
    Condition goal;
    goal.kind = Condition::Kind::All;
    goal.children.push_back(rules[index].when);
    for (size_t i = 0; i < index; ++i) {
        Condition standsAside;
        standsAside.kind = Condition::Kind::Not;
        standsAside.children.push_back(rules[i].when);
        goal.children.push_back(std::move(standsAside));
    }
    return canHold(goal, vocabulary);
}

} // namespace banyan::advice
