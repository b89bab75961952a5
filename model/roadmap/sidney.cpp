// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/sidney.h"

#include "model/roadmap/min_cut.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace banyan::roadmap {

namespace {

class Decomposition {
public:
    Decomposition(const std::vector<double>& weight, const std::vector<double>& length,
                  const std::vector<std::vector<int>>& before)
        : m_weight(weight)
        , m_length(length)
        , m_before(before)
        , m_position(weight.size(), -1) {}

    /// Blocks of a part, splitting at the density of the whole: what is denser than that comes first.
    std::vector<Block> split(std::vector<int> part) {
        std::vector<Block> out;
        std::vector<std::vector<int>> open{std::move(part)};
        while (!open.empty()) {
            std::vector<int> members = std::move(open.back());
            open.pop_back();
            auto [dense, rest] = cut(members);
            if (dense.empty() || rest.empty()) {
                const double density = densityOf(members);
                out.push_back({std::move(members), density});
            } else {
                open.push_back(std::move(rest));
                open.push_back(std::move(dense));
            }
        }
        return out;
    }

    /// Every member, heaviest for its length first, with all that it still waits for.
    std::vector<Block> oneByOne(std::vector<int> part) const {
        std::ranges::stable_sort(part, std::ranges::greater(), [&](int i) { return densityOf(std::vector<int>{i}); });
        std::vector<char> taken(m_weight.size(), 0);
        std::vector<Block> out;
        for (const int i : part) {
            std::vector<int> members;
            if (taken[static_cast<size_t>(i)] == 0) members.push_back(i);
            taken[static_cast<size_t>(i)] = 1;
            for (size_t at = 0; at < members.size(); ++at)
                for (const int p : m_before[static_cast<size_t>(members[at])])
                    if (std::exchange(taken[static_cast<size_t>(p)], 1) == 0) members.push_back(p);
            std::ranges::sort(members);
            const double density = densityOf(members);
            if (!members.empty()) out.push_back({std::move(members), density});
        }
        return out;
    }

private:
    [[nodiscard]] double densityOf(const std::vector<int>& members) const {
        double weight = 0;
        double length = 0;
        for (const int i : members) {
            weight += m_weight[static_cast<size_t>(i)];
            length += m_length[static_cast<size_t>(i)];
        }
        return weight / std::max(length, 1e-12);
    }

    std::pair<std::vector<int>, std::vector<int>> cut(const std::vector<int>& members) {
        const double density = densityOf(members);
        std::vector<double> surplus;
        std::vector<std::pair<int, int>> needs;
        for (size_t at = 0; at < members.size(); ++at)
            m_position[static_cast<size_t>(members[at])] = static_cast<int>(at);
        for (size_t at = 0; at < members.size(); ++at) {
            const auto i = static_cast<size_t>(members[at]);
            const double free = m_weight[i] - density * m_length[i];
            surplus.push_back(std::abs(free) <= 1e-12 * (m_weight[i] + density * m_length[i]) ? 0 : free);
            for (const int p : m_before[i])
                if (const int to = m_position[static_cast<size_t>(p)]; to >= 0)
                    needs.emplace_back(static_cast<int>(at), to);
        }
        for (const int i : members)
            m_position[static_cast<size_t>(i)] = -1;
        const std::vector<char> chosen = maximumClosure(surplus, needs);
        std::vector<int> dense;
        std::vector<int> rest;
        for (size_t at = 0; at < members.size(); ++at)
            (chosen[at] != 0 ? dense : rest).push_back(members[at]);
        return {std::move(dense), std::move(rest)};
    }

    const std::vector<double>& m_weight;
    const std::vector<double>& m_length;
    const std::vector<std::vector<int>>& m_before;
    std::vector<int> m_position;
};

/// Members of each part that hangs together, sorted, in the order of their first members.
std::vector<std::vector<int>> partsOf(const std::vector<std::vector<int>>& before) {
    std::vector<int> root(before.size());
    std::iota(root.begin(), root.end(), 0);
    const auto find = [&](int i) {
        while (root[static_cast<size_t>(i)] != i) {
            int& up = root[static_cast<size_t>(i)];
            up = root[static_cast<size_t>(up)];
            i = up;
        }
        return i;
    };
    for (size_t i = 0; i < before.size(); ++i)
        for (const int p : before[i]) {
            const int a = find(static_cast<int>(i));
            const int b = find(p);
            root[static_cast<size_t>(std::max(a, b))] = std::min(a, b);
        }
    std::vector<std::vector<int>> members(before.size());
    for (size_t i = 0; i < before.size(); ++i)
        members[static_cast<size_t>(find(static_cast<int>(i)))].push_back(static_cast<int>(i));
    std::erase_if(members, [](const auto& part) { return part.empty(); });
    return members;
}

} // namespace

std::vector<Block> sidneyBlocks(const std::vector<double>& weight, const std::vector<double>& length,
                                const std::vector<std::vector<int>>& before, int exactUpTo) {
    Decomposition decomposition(weight, length, before);
    std::vector<Block> out;
    for (std::vector<int>& part : partsOf(before)) {
        const bool exact = static_cast<int>(part.size()) <= exactUpTo;
        auto blocks = exact ? decomposition.split(std::move(part)) : decomposition.oneByOne(std::move(part));
        std::ranges::move(blocks, std::back_inserter(out));
    }
    std::ranges::stable_sort(out, [](const Block& a, const Block& b) {
        return a.density != b.density ? a.density > b.density : a.members.front() < b.members.front();
    });
    return out;
}

} // namespace banyan::roadmap
