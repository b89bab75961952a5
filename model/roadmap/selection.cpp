// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/selection.h"

#include "model/roadmap/min_cut.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <queue>

namespace banyan::roadmap {

namespace {

constexpr double prohibitive = 1e6; ///< a price at which nothing is bought that need not be

class Selector {
public:
    Selector(const Instance& instance, const SearchOptions& options)
        : m_instance(instance)
        , m_options(options)
        , m_budget(instance.problem().cashLimit.empty() ? 0 : instance.problem().cashLimit.front())
        , m_best(instance.size(), 0) {
        const Problem& problem = instance.problem();
        for (size_t i = 0; i < instance.size(); ++i) {
            const Activity& a = problem.activities[i];
            m_whole = m_whole && a.rate * instance.worth(0) == std::floor(a.rate * instance.worth(0));
            for (const Precedence& p : a.after)
                m_needs.emplace_back(static_cast<int>(i), p.before);
        }
    }

    SearchResult run() {
        Node root;
        root.fixed.assign(m_instance.size(), Free);
        for (size_t i = 0; i < m_instance.size(); ++i)
            if (m_instance.activity(static_cast<int>(i)).closed) fix(root, static_cast<int>(i), Out);
        m_open.push(relax(std::move(root)));
        while (!m_open.empty() && !ended() && worthwhile(m_open.top().bound)) {
            const Node node = m_open.top();
            m_open.pop();
            if (node.branch >= 0) branch(node);
        }
        return result();
    }

private:
    enum Fixed : char { Free, In, Out };
    struct Node {
        std::vector<char> fixed;
        double bound = 0;
        double price = 0; ///< at which the bound is least
        int branch = -1;  ///< what to decide next
        int number = 0;
        bool operator<(const Node& other) const {
            return bound != other.bound ? bound < other.bound : number > other.number;
        }
    };
    /// A closed set at a price: its value there is worth + price · (budget − cash).
    struct Choice {
        std::vector<char> members;
        double worth = 0;
        double cash = 0;
    };

    [[nodiscard]] double worthOf(size_t i) const { return m_instance.valueAt(static_cast<int>(i), 0); }
    [[nodiscard]] double cashOf(size_t i) const { return m_instance.problem().activities[i].cash; }

    [[nodiscard]] bool ended() {
        m_result.cancelled = m_result.cancelled || m_options.cancel.cancelled();
        if (m_result.cancelled || m_result.schedules == 0) return m_result.cancelled;
        return m_options.timeIsUp ? m_options.timeIsUp() : m_result.schedules >= m_options.schedules;
    }

    /// Whether a bound leaves room for something better than the best.
    [[nodiscard]] bool worthwhile(double bound) const {
        return m_whole ? std::floor(bound + 1e-6) > m_bestWorth + 0.5 : bound > m_bestWorth + 1e-9 * std::abs(bound);
    }

    /// With all that it needs, or all that needs it.
    void fix(Node& node, int i, Fixed decision) const {
        std::vector<int> stack{i};
        while (!stack.empty()) {
            const int at = stack.back();
            stack.pop_back();
            if (node.fixed[static_cast<size_t>(at)] == decision) continue;
            node.fixed[static_cast<size_t>(at)] = decision;
            if (decision == In)
                for (const Precedence& p : m_instance.activity(at).after)
                    stack.push_back(p.before);
            else
                for (const Instance::Follower& next : m_instance.followers(at))
                    stack.push_back(next.activity);
        }
    }

    Choice choose(const Node& node, double price) {
        ++m_result.schedules;
        std::vector<double> weight(m_instance.size());
        for (size_t i = 0; i < weight.size(); ++i)
            if (node.fixed[i] == Free) weight[i] = worthOf(i) - price * cashOf(i);
        std::vector<char> members = maximumClosure(weight, m_needs);
        for (size_t i = 0; i < members.size(); ++i)
            if (node.fixed[i] != Free) members[i] = node.fixed[i] == In ? 1 : 0;
        return measure(std::move(members));
    }

    [[nodiscard]] Choice measure(std::vector<char> members) const {
        Choice out{std::move(members), 0, 0};
        for (size_t i = 0; i < out.members.size(); ++i)
            if (out.members[i] != 0) {
                out.worth += worthOf(i);
                out.cash += cashOf(i);
            }
        return out;
    }

    [[nodiscard]] bool fits(const Choice& choice) const {
        return choice.cash <= m_budget + 1e-9 * std::max(1.0, m_budget);
    }

    /// The price at which too much and little enough are worth the same, again and again.
    Node relax(Node node) {
        node.number = ++m_numbers;
        node.branch = -1;
        Choice rich = choose(node, 0);
        if (fits(rich)) {
            keep(rich);
            node.bound = rich.worth;
            return node;
        }
        Choice poor = choose(node, prohibitive);
        if (!fits(poor)) {
            node.bound = -std::numeric_limits<double>::infinity();
            return node;
        }
        while (true) {
            node.price = (rich.worth - poor.worth) / (rich.cash - poor.cash);
            node.bound = poor.worth + node.price * (m_budget - poor.cash);
            Choice next = choose(node, node.price);
            const double value = next.worth + node.price * (m_budget - next.cash);
            if (value <= node.bound + 1e-9 * std::max(1.0, std::abs(node.bound))) break;
            (fits(next) ? poor : rich) = std::move(next);
        }
        node.branch = mostDisputed(node, poor, rich);
        fill(node, std::move(poor));
        return node;
    }

    /// Of what only the larger choice holds, that of the largest worth, or else of the most cash.
    [[nodiscard]] int mostDisputed(const Node& node, const Choice& poor, const Choice& rich) const {
        int out = -1;
        const auto rank = [&](int i) {
            return std::pair(worthOf(static_cast<size_t>(i)), cashOf(static_cast<size_t>(i)));
        };
        for (int i = 0; i < static_cast<int>(rich.members.size()); ++i) {
            const auto at = static_cast<size_t>(i);
            if (node.fixed[at] != Free || rich.members[at] == 0 || poor.members[at] != 0) continue;
            if (out < 0 || rank(i) > rank(out)) out = i;
        }
        return out;
    }

    /// Everything that `i` needs and that isn't among the members, itself too.
    [[nodiscard]] std::vector<int> missingFor(int i, const std::vector<char>& members) const {
        std::vector<int> out{i};
        std::vector<char> seen(members.size(), 0);
        for (size_t k = 0; k < out.size(); ++k)
            for (const Precedence& p : m_instance.activity(out[k]).after)
                if (auto& mark = seen[static_cast<size_t>(p.before)];
                    mark == 0 && members[static_cast<size_t>(p.before)] == 0) {
                    mark = 1;
                    out.push_back(p.before);
                }
        return out;
    }

    /// Adds what still fits, the most worth for its cash first.
    void fill(const Node& node, Choice choice) {
        while (true) {
            double best = 0;
            std::vector<int> added;
            for (int i = 0; i < static_cast<int>(m_instance.size()); ++i) {
                const auto at = static_cast<size_t>(i);
                if (choice.members[at] != 0 || node.fixed[at] == Out || !(worthOf(at) > 0)) continue;
                std::vector<int> missing = missingFor(i, choice.members);
                if (std::ranges::any_of(missing, [&](int m) { return node.fixed[static_cast<size_t>(m)] == Out; }))
                    continue;
                double cash = 0;
                double worth = 0;
                for (const int m : missing) {
                    cash += cashOf(static_cast<size_t>(m));
                    worth += worthOf(static_cast<size_t>(m));
                }
                if (choice.cash + cash > m_budget + 1e-9 || worth <= best * (cash + 1e-9)) continue;
                best = worth / (cash + 1e-9);
                added = std::move(missing);
            }
            if (added.empty()) break;
            for (const int m : added)
                choice.members[static_cast<size_t>(m)] = 1;
            choice = measure(std::move(choice.members));
        }
        keep(choice);
    }

    void keep(const Choice& choice) {
        if (!(choice.worth > m_bestWorth)) return;
        m_bestWorth = choice.worth;
        m_best = choice.members;
    }

    void branch(const Node& node) {
        for (const Fixed decision : {In, Out}) {
            Node child = node;
            fix(child, node.branch, decision);
            child = relax(std::move(child));
            child.bound = std::min(child.bound, node.bound);
            if (worthwhile(child.bound)) m_open.push(std::move(child));
        }
    }

    SearchResult result() {
        m_result.bound = m_open.empty() || !worthwhile(m_open.top().bound) ? m_bestWorth : m_open.top().bound;
        m_result.schedule.placements.assign(m_instance.size(), Placement{});
        for (const int i : m_instance.topological())
            if (m_best[static_cast<size_t>(i)] != 0) {
                m_result.schedule.placements[static_cast<size_t>(i)] = {0, 0, 0};
                m_result.schedule.order.push_back(i);
            }
        m_result.schedule.value = m_instance.valueOf(m_result.schedule.placements);
        m_result.genotype = {m_result.schedule.order, std::vector<int>(m_instance.size(), -1)};
        return std::move(m_result);
    }

    const Instance& m_instance;
    const SearchOptions& m_options;
    double m_budget;
    bool m_whole = true; ///< every worth is a whole number
    std::vector<std::pair<int, int>> m_needs;
    std::vector<char> m_best;
    double m_bestWorth = 0;
    std::priority_queue<Node> m_open;
    int m_numbers = 0;
    SearchResult m_result;
};

} // namespace

bool isSelection(const Problem& problem) {
    if (problem.cashLimit.size() != 1 || problem.horizon < 1) return false;
    if (!std::all_of(problem.cashPeriod.begin(), problem.cashPeriod.begin() + problem.horizon,
                     [](int period) { return period == 0; }))
        return false;
    return std::ranges::all_of(problem.activities, [](const Activity& a) {
        return !a.must && a.work.empty() && a.counters.empty() && a.modes.size() == 1 && a.modes.front().periods == 0 &&
               a.earliestStart == 0 && a.latestStart == noLimit && a.latestFinish == noLimit && a.deadline == noLimit &&
               std::ranges::all_of(a.after, [](const Precedence& p) { return p.lag == 0; });
    });
}

SearchResult searchSelection(const Instance& instance, const SearchOptions& options) {
    return Selector(instance, options).run();
}

} // namespace banyan::roadmap
