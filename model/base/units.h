// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <string>
#include <string_view>

namespace banyan {

/// `value` in unit `to`. Knows time (ms s min h d wk), shares (%, 1 as fraction), counts and levels as they are.
/// Units are compared without case. Error "units.not-convertible" when the two measure different things.
Result<double> convertUnit(double value, std::string_view from, std::string_view to);

/// A number for people with its unit behind it: "12 %"; a count has none to show.
std::string numberWithUnit(std::string number, std::string_view unit);

} // namespace banyan
