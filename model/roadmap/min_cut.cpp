// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/min_cut.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace banyan::roadmap {

namespace {

/// Maximum flow by blocking flows (Dinic 1970), without recursion.
class FlowNetwork {
public:
    explicit FlowNetwork(int nodes)
        : m_out(static_cast<size_t>(nodes)) {}

    void connect(int from, int to, double capacity) {
        m_out[static_cast<size_t>(from)].push_back(static_cast<int>(m_arcs.size()));
        m_arcs.push_back({to, capacity});
        m_out[static_cast<size_t>(to)].push_back(static_cast<int>(m_arcs.size()));
        m_arcs.push_back({from, 0});
    }

    /// Afterwards `reached` holds what the source still reaches.
    void run(int source, int sink, double tolerance) {
        m_tolerance = tolerance;
        while (findLevels(source, sink)) {
            m_next.assign(m_out.size(), 0);
            while (augment(source, sink)) {
            }
        }
    }

    [[nodiscard]] bool reached(int node) const { return m_level[static_cast<size_t>(node)] >= 0; }

private:
    struct Arc {
        int to;
        double left;
    };

    bool findLevels(int source, int sink) {
        m_level.assign(m_out.size(), -1);
        m_level[static_cast<size_t>(source)] = 0;
        std::vector<int> queue{source};
        for (size_t at = 0; at < queue.size(); ++at) {
            for (const int number : m_out[static_cast<size_t>(queue[at])]) {
                const Arc& arc = m_arcs[static_cast<size_t>(number)];
                if (arc.left <= m_tolerance || reached(arc.to)) continue;
                m_level[static_cast<size_t>(arc.to)] = m_level[static_cast<size_t>(queue[at])] + 1;
                queue.push_back(arc.to);
            }
        }
        return reached(sink);
    }

    bool advance(int node, int& arcTaken) {
        const std::vector<int>& out = m_out[static_cast<size_t>(node)];
        for (size_t& at = m_next[static_cast<size_t>(node)]; at < out.size(); ++at) {
            const Arc& arc = m_arcs[static_cast<size_t>(out[at])];
            if (arc.left > m_tolerance &&
                m_level[static_cast<size_t>(arc.to)] == m_level[static_cast<size_t>(node)] + 1) {
                arcTaken = out[at];
                return true;
            }
        }
        return false;
    }

    bool augment(int source, int sink) {
        std::vector<int> path;
        int node = source;
        while (node != sink) {
            int taken = 0;
            if (advance(node, taken)) {
                path.push_back(taken);
                node = m_arcs[static_cast<size_t>(taken)].to;
                continue;
            }
            if (path.empty()) return false;
            node = m_arcs[static_cast<size_t>(path.back() ^ 1)].to;
            ++m_next[static_cast<size_t>(node)];
            path.pop_back();
        }
        double flow = std::numeric_limits<double>::infinity();
        for (const int number : path)
            flow = std::min(flow, m_arcs[static_cast<size_t>(number)].left);
        for (const int number : path) {
            m_arcs[static_cast<size_t>(number)].left -= flow;
            m_arcs[static_cast<size_t>(number ^ 1)].left += flow;
        }
        return true;
    }

    std::vector<std::vector<int>> m_out;
    std::vector<Arc> m_arcs;
    std::vector<int> m_level;
    std::vector<size_t> m_next;
    double m_tolerance = 0;
};

} // namespace

std::vector<char> maximumClosure(const std::vector<double>& weight, const std::vector<std::pair<int, int>>& needs) {
    const int n = static_cast<int>(weight.size());
    FlowNetwork network(n + 2);
    double scale = 0;
    for (int i = 0; i < n; ++i) {
        const double w = weight[static_cast<size_t>(i)];
        scale += std::abs(w);
        if (w > 0) network.connect(n, i, w);
        if (w < 0) network.connect(i, n + 1, -w);
    }
    for (const auto& [i, j] : needs)
        network.connect(i, j, std::numeric_limits<double>::infinity());
    network.run(n, n + 1, 1e-13 * scale);
    std::vector<char> out(weight.size(), 0);
    for (int i = 0; i < n; ++i)
        out[static_cast<size_t>(i)] = network.reached(i) ? 1 : 0;
    return out;
}

} // namespace banyan::roadmap
