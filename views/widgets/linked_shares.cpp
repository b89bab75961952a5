// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/linked_shares.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace banyan::widgets {

std::vector<int> apportioned(const std::vector<double>& amounts, int sum) {
    if (amounts.empty()) return {};
    double total = std::accumulate(amounts.begin(), amounts.end(), 0.0);
    std::vector<double> given = amounts;
    if (!(total > 0)) {
        std::ranges::fill(given, 1.0);
        total = static_cast<double>(given.size());
    }
    std::vector<int> out;
    std::vector<double> remainders;
    for (const double amount : given) {
        const double exact = sum * (amount / total);
        out.push_back(static_cast<int>(std::floor(exact)));
        remainders.push_back(exact - std::floor(exact));
    }
    std::vector<size_t> order(given.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::ranges::stable_sort(order, [&](size_t a, size_t b) { return remainders[a] > remainders[b]; });
    int left = sum - std::accumulate(out.begin(), out.end(), 0);
    for (size_t i = 0; left > 0; i = (i + 1) % order.size(), --left)
        ++out[order[i]];
    return out;
}

int mostOf(const Shares& shares, const std::vector<bool>& locked, size_t which) {
    int most = wholeShare;
    for (size_t i = 0; i < shares.size(); ++i)
        if (i != which && locked[i]) most -= shares[i];
    return most;
}

Shares moved(const Shares& shares, const std::vector<bool>& locked, size_t which, int to) {
    std::vector<size_t> others;
    std::vector<double> amounts;
    for (size_t i = 0; i < shares.size(); ++i) {
        if (i == which || locked[i]) continue;
        others.push_back(i);
        amounts.push_back(shares[i]);
    }
    if (locked[which] || others.empty()) return shares;
    const int most = mostOf(shares, locked, which);
    Shares out = shares;
    out[which] = std::clamp(to, 0, most);
    const std::vector<int> rest = apportioned(amounts, most - out[which]);
    for (size_t i = 0; i < others.size(); ++i)
        out[others[i]] = rest[i];
    return out;
}

} // namespace banyan::widgets
