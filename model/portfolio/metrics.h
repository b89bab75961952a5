// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace banyan::portfolio {

/// A quantity that can be measured or estimated for a component, under one name and in one unit everywhere.
struct Metric {
    std::string_view id;   ///< as in Measurement::metric and Estimate::metric
    std::string_view name; ///< for people
    std::string_view unit;
    double least; ///< smallest value that makes sense
    double most;  ///< largest value that makes sense
};

/// All metrics that the facts know, sorted by id.
std::span<const Metric> metrics();

/// The metric of that id, or nullptr.
const Metric* findMetric(std::string_view id);

} // namespace banyan::portfolio
