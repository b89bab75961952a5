// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/scoring/monte_carlo.h"
#include "model/scoring/robustness.h"

namespace banyan::scoring {

/// The draws behind the answer: weights of each axis, [group][draw], and where a side ends.
struct MeasureDraws {
    const std::vector<std::vector<double>>* valueWeights = nullptr;
    const std::vector<std::vector<double>>* riskWeights = nullptr;
    const DrawBlock* block = nullptr;
    double valueThreshold = 50;
    double riskThreshold = 50;
};

/// For each cell in doubt, how much surer the component's quadrant is expected to be once the cell is known:
/// E[max P(quadrant | cell)] − max P(quadrant), the expected value of perfect information about one cell, from draws
/// sorted by the cell's score. What sorting by nothing gains is taken off. Cells that gain nothing are left out.
std::vector<MeasureNext> measureGains(const ComponentAssessment& component, const ComponentLaw& law,
                                      const std::vector<Criterion>& criteria, const MeasureDraws& draws);

} // namespace banyan::scoring
