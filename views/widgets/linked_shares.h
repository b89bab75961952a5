// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

/// The arithmetic of linked sliders.
namespace banyan::widgets {

/// Parts of a whole in tenths of a percent. None is negative, and they sum to wholeShare.
using Shares = std::vector<int>;
inline constexpr int wholeShare = 1'000;

/// `sum` shared out in proportion to the amounts (≥ 0), evenly where all are 0; what rounding leaves goes to the
/// largest remainders, the first of equals.
std::vector<int> apportioned(const std::vector<double>& amounts, int sum);

/// The shares that amounts (points) have of their sum.
inline Shares sharesOf(const std::vector<double>& amounts) {
    return apportioned(amounts, wholeShare);
}

/// Most that `which` can take: the whole without what others hold locked.
int mostOf(const Shares& shares, const std::vector<bool>& locked, size_t which);

/// The shares once `which` is set to `to`, clipped to what it can take. The unlocked others give or take in proportion
/// to what they have, evenly where they have nothing. Locked ones keep what they have; nothing moves when `which` is
/// locked or all others are.
Shares moved(const Shares& shares, const std::vector<bool>& locked, size_t which, int to);

} // namespace banyan::widgets
