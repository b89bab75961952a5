// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/scoring/assessment.h"

/// How much of a placement and of a rank is left when weights and data are as uncertain as they are.
namespace banyan::scoring {

struct RobustnessOptions {
    Date asOf;
    uint64_t seed = 1;
    int draws = 10'000;
    WeightLaw weights = WeightLaw::GoalPoints;
    size_t measureNext = 10; ///< how many cells to name
    /// Between these everyone's chance to rank before everyone else is told; at most 200 of them.
    std::vector<ComponentId> pairs;
    int threads = 0; ///< 0: as many as there are cores. The answer is the same on any number.
    CancelToken cancel;
    Progress progress; ///< may be empty; called on the caller's thread
};

/// How many of the first ranks are told apart.
inline constexpr size_t keptRanks = 20;
inline constexpr size_t mostPairs = 200;

/// A weight that people set: the points of a goal, or, with fewer than two goals, a group of criteria.
enum class LeverKind { Goal, ValueCriterion, RiskBranch };

/// One weight moved alone, the others following in proportion. Weights are shares from 0 to 1.
struct WeightShift {
    LeverKind kind = LeverKind::Goal;
    std::string id; ///< of the goal, the criterion or the branch
    std::string name;
    double from = 0;
    double to = 0;
    [[nodiscard]] double distance() const { return to > from ? to - from : from - to; }
    bool operator==(const WeightShift&) const = default;
};

/// The smallest shift of one weight by which a component's quadrant changes. From there on it lies in `to`.
struct Flip {
    WeightShift shift;
    Quadrant to = Quadrant::Unknown;
    bool operator==(const Flip&) const = default;
};

/// What one uncertain cell makes of its axis's score.
struct TornadoCell {
    Axis axis = Axis::Risk;
    CriterionId criterion;
    Interval points;
    double swing = 0;         ///< between the ends, in points
    double varianceShare = 0; ///< of the score's variance by data alone, by the cell's own law; 0–1
    bool operator==(const TornadoCell&) const = default;
};

struct ComponentRobustness {
    ComponentId id;
    Probability probability;           ///< also of those whose data are too few for a place
    std::vector<double> acceptability; ///< share of the draws at each of the first ranks by value × risk; b_i^r
    double expectedRank = 0;           ///< from 1
    /// Mean weights of the draws in which it came first, parallel to Robustness::groups; none when it never did.
    std::optional<std::vector<double>> centralWeights;
    /// Share of draws of the data alone in which it comes first under its central weights.
    std::optional<double> confidenceFactor;
    std::vector<TornadoCell> tornado; ///< of both axes, the greatest swing first
    std::optional<Flip> flip;         ///< none when no single weight changes its quadrant
    bool operator==(const ComponentRobustness&) const = default;
};

/// The smallest shift of one weight at which two neighbours by value × risk change places.
struct Exchange {
    ComponentId ahead;
    ComponentId behind;
    WeightShift shift;
    bool operator==(const Exchange&) const = default;
};

/// Why a cell can be known better than it is.
enum class Doubt { Unknown, Estimated, Old };

/// A cell, and what knowing it would decide.
struct MeasureNext {
    ComponentId component;
    CriterionId criterion;
    Doubt doubt = Doubt::Unknown;
    double before = 0; ///< the largest P(quadrant) now
    double after = 0;  ///< what it is expected to be once the cell is known
    [[nodiscard]] double gain() const { return after - before; }
    bool operator==(const MeasureNext&) const = default;
};

/// The same cell of all components taken together: a fact is mostly collected for many at once.
struct MeasureEverywhere {
    CriterionId criterion;
    size_t components = 0; ///< in which it is in doubt and would decide something
    double gain = 0;       ///< sum over them
    bool operator==(const MeasureEverywhere&) const = default;
};

/// A weight of the draws: a criterion of value or a branch of risk.
struct WeightGroup {
    Axis axis = Axis::Value;
    std::string id;
    double weight = 0;
    bool operator==(const WeightGroup&) const = default;
};

struct Robustness {
    Date asOf;
    uint64_t seed = 1;
    int draws = 0;
    WeightLaw weights = WeightLaw::GoalPoints;
    std::vector<WeightGroup> groups;
    std::vector<ComponentRobustness> components; ///< by id; retired ones are left out
    std::vector<Exchange> exchanges;             ///< the smallest shift first
    std::vector<MeasureNext> measureNext;        ///< the greatest gain first
    std::vector<MeasureEverywhere> measureEverywhere;
    std::vector<ComponentId> pairs;           ///< those asked for that are there
    std::vector<std::vector<double>> winning; ///< [one][other] share of draws in which one ranks before the other

    [[nodiscard]] const ComponentRobustness* find(const ComponentId& id) const;
    bool operator==(const Robustness&) const = default;
};

/// SMAA-2 over all components (Lahdelma & Salminen 2001; Tervonen & Lahdelma 2007): weights and cells are drawn from
/// their laws, keyed by seed, component and criterion; alternatives are ranked by value × risk. Memory doesn't grow
/// with the number of draws. Errors as of assess(). Bit-identical for the same arguments on any number of threads.
Result<Robustness> robustness(const Portfolio& portfolio, const facts::Facts& facts, const RobustnessOptions& options);

/// In plain words how often the draws agree with the component's computed place, how it ranks, and what would move it.
std::string sentence(const ComponentRobustness& component, const Robustness& robustness, const Assessment& assessment);

/// What is shifted: "points of the goal \"Errors halved\"".
std::string leverText(const WeightShift& shift);
/// From where to where, with as many decimals as tell the two apart: "12 %" and "15 %", "12.2 %" and "12.4 %".
std::pair<std::string, std::string> endsOf(const WeightShift& shift);

/// What to find out, in words: "the users reached of Ledger (unknown): 58 % sure now, 81 % expected".
std::string sentence(const MeasureNext& measure, const Assessment& assessment);

} // namespace banyan::scoring
