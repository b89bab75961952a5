// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/scoring/assessment.h"

namespace banyan::scoring {

/// V·R/100 of the middle scores, by which components are ranked.
double orderOf(const ComponentAssessment& component);

/// The rank of each component from 1, parallel to Assessment::components; ties by id. 0 where the quadrant is unknown:
/// what can't be placed isn't ranked.
std::vector<int> ranks(const Assessment& assessment);

enum class CauseKind {
    Weight, ///< a criterion weighs more or less
    Data,   ///< a criterion scores higher or lower
    Floor,  ///< a critical flow or a red flag lifts a score, or no longer does
    Others  ///< its own scores explain nothing: others passed it, or fell behind
};

/// What moved a component most.
struct Cause {
    CauseKind kind = CauseKind::Others;
    Axis axis = Axis::Risk;
    CriterionId criterion; ///< of Weight and Data
    double before = 0;     ///< its weight (0–1), its score (0–100), or the points that the floor added
    double after = 0;
    bool operator==(const Cause&) const = default;
};

/// A component that stands elsewhere after a change than before.
struct Move {
    ComponentId component;
    std::string name;
    int rankBefore = 0; ///< from 1; 0: it was not there, or had no place
    int rankAfter = 0;
    Quadrant quadrantBefore = Quadrant::Unknown;
    Quadrant quadrantAfter = Quadrant::Unknown;
    Cause cause;

    [[nodiscard]] bool changesQuadrant() const { return quadrantBefore != quadrantAfter; }
    bool operator==(const Move&) const = default;
};

/// Everything of which rank or quadrant differs, the best rank that it has or had first. The change of V·R is shared
/// out exactly among weights, scores and floors, with the mean of both sides as the other factor; the largest part in
/// the direction of the move is the cause.
std::vector<Move> moves(const Assessment& before, const Assessment& after);

/// "Returns rises from 11 to 8: Users reached weighs 36 % instead of 30 %."
std::string sentence(const Move& move, const Assessment& before, const Assessment& after);

} // namespace banyan::scoring
