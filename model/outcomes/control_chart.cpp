// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outcomes/control_chart.h"

#include <algorithm>
#include <numeric>

namespace banyan::outcomes {

CusumSide cusum(std::span<const double> values, double mean, double sigma, double k, double h) {
    CusumSide out;
    double sum = 0;
    std::optional<size_t> zero;
    for (size_t i = 0; i < values.size(); ++i) {
        sum = std::max(0.0, values[i] - (mean + k * sigma) + sum);
        out.sums.push_back(sum);
        if (!out.signal && sum == 0) zero = i;
        if (!out.signal && sum > h * sigma) out.signal = i;
    }
    if (out.signal) out.lastInside = zero;
    return out;
}

std::vector<double> holm(std::span<const double> p) {
    std::vector<size_t> order(p.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::ranges::stable_sort(order, {}, [&](size_t i) { return p[i]; });
    std::vector<double> out(p.size());
    double most = 0;
    for (size_t rank = 0; rank < order.size(); ++rank) {
        most = std::max(most, std::min(1.0, static_cast<double>(p.size() - rank) * p[order[rank]]));
        out[order[rank]] = most;
    }
    return out;
}

} // namespace banyan::outcomes
