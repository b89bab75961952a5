// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/scoring/assessment.h"

namespace banyan::scoring {

/// Half the width of the band in which a component keeps the side that it was last recorded on; also what a red flag
/// lifts risk by, over the threshold.
inline constexpr double hysteresis = 3;

/// True: high. Without a recorded side, high from the threshold on; with one, a change takes threshold ± hysteresis
/// (Schmitt trigger).
bool isHigh(double score, double threshold, std::optional<bool> recorded);

Quadrant quadrantOf(bool valueHigh, bool riskHigh);

/// What counts for a placement beside the scores.
struct PlacementInput {
    double value = 0; ///< floored
    double risk = 0;
    double valueThreshold = 50;
    double riskThreshold = 50;
    double valueCoverage = 0;
    double riskCoverage = 0;
    double valueFloor = 0; ///< 0: none
    double riskFloor = 0;
    const SnapshotPlacement* recorded = nullptr;
};

/// Unknown when nothing is known of one axis and no floor settles its side, or less than a quarter of both.
Quadrant place(const PlacementInput& input);

/// The newest recorded placement of each component that is not after the day; none when it was recorded by another
/// method, for a change of weights, anchors or thresholds places anew at once.
std::map<ComponentId, const SnapshotPlacement*> recordedPlacements(const Portfolio& portfolio, Date asOf,
                                                                   const std::string& method);

/// The newest override of each component that is not after the day.
std::map<ComponentId, const Override*> overrides(const Portfolio& portfolio, Date asOf);

/// The critical flow of most importance through each component.
std::map<ComponentId, const Flow*> criticalFlows(const Portfolio& portfolio);

Confidence confidenceOf(const Probability& probability, Quadrant computed);

} // namespace banyan::scoring
