// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/base/result.h"
#include "model/facts/facts.h"
#include "model/portfolio/issue.h"

/// Value and risk of each component on fixed anchors, the quadrant that follows, and how sure it is.
namespace banyan::scoring {

using namespace banyan::portfolio;

/// A share of a weight that one goal brought.
struct GoalShare {
    GoalId goal;
    double share = 0; ///< part of the weight itself (absolute); what no goal brought comes from the defaults
    bool operator==(const GoalShare&) const = default;
};

struct CriterionWeight {
    CriterionId criterion;
    double weight = 0; ///< on its axis; all of an axis sum to 1
    std::vector<GoalShare> goals;
    bool operator==(const CriterionWeight&) const = default;
};

struct Weights {
    std::vector<CriterionWeight> value; ///< in the order of the criteria
    std::vector<CriterionWeight> risk;
    bool operator==(const Weights&) const = default;
};

/// One criterion's part in a component's score.
struct Term {
    Axis axis = Axis::Risk;
    uint32_t criterion = 0; ///< position in Assessment::criteria
    bool known = false;
    bool estimated = false;
    bool clamped = false;        ///< the raw value lies beyond an anchor (or is 0 on a log scale)
    std::optional<Interval> raw; ///< absent when unknown or not applicable; for the hotspot its commits, known or not
    std::optional<double> complexity; ///< of the hotspot, beside its commits
    Interval score;                   ///< 0–100; [0, 50, 100] when unknown
    double weight = 0;
    Interval points; ///< weight × score
    facts::Provenances provenance;
    bool operator==(const Term&) const = default;
};

enum class AdjustmentKind { CriticalFlow, RedFlag };

/// A floor that lifts a score, as a line of its own so that everything adds up.
struct Adjustment {
    Axis axis = Axis::Value;
    AdjustmentKind kind = AdjustmentKind::CriticalFlow;
    Interval points; ///< max(0, floor − Σ) for each end; mid and ends fall as the score rises
    std::string because;
    bool operator==(const Adjustment&) const = default;
};

enum class Confidence { Firm, Leaning, Undecided };

/// P of each quadrant in the order AddressEarly, Retain, ReplaceOrRetire, Defer; they sum to 1.
struct Probability {
    std::array<double, 4> quadrant{};
    double standardError = 0; ///< of the largest
    bool operator==(const Probability&) const = default;
};

struct ComponentAssessment {
    ComponentId id;
    std::string name;
    Quadrant quadrant = Quadrant::Unknown; ///< the one that counts: an override's, else the computed one
    Quadrant computedQuadrant = Quadrant::Unknown;
    Confidence confidence = Confidence::Undecided;
    Interval value;
    Interval risk;
    double valueCoverage = 0; ///< share of weight with known data, 0–1
    double riskCoverage = 0;
    std::optional<Probability> probability; ///< absent when the quadrant is unknown
    std::vector<Term> terms;                ///< value criteria first, in the order of the criteria
    std::vector<Adjustment> adjustments;
    std::vector<std::string> missing; ///< names of unknown criteria, heaviest first: what to collect
    bool operator==(const ComponentAssessment&) const = default;

    /// Share of the draws that agree with the computed quadrant, 0–1; absent when that is unknown.
    [[nodiscard]] std::optional<double> sure() const {
        if (!probability || computedQuadrant == Quadrant::Unknown) return {};
        return probability->quadrant[static_cast<size_t>(computedQuadrant)];
    }
};

struct Assessment {
    Date asOf;
    uint64_t seed = 1;
    int draws = 0;
    double valueThreshold = 50;
    double riskThreshold = 50;
    std::string method;              ///< fingerprint of criteria, weights and thresholds
    std::vector<Criterion> criteria; ///< built-in ones with the portfolio's own in their place
    Weights weights;
    std::vector<ComponentAssessment> components; ///< by id; retired ones are left out

    [[nodiscard]] const ComponentAssessment* find(const ComponentId& id) const;
    [[nodiscard]] const Criterion* criterion(const CriterionId& id) const;
    [[nodiscard]] const Criterion& criterionOf(const Term& term) const { return criteria[term.criterion]; }
    bool operator==(const Assessment&) const = default;
};

/// What is known of the weights: the goals' points, about; only which goal comes before which; or nothing.
enum class WeightLaw { GoalPoints, OrderOnly, NoPreference };
inline constexpr std::array<std::string_view, 3> weightLawNames{"goal-points", "order-only", "no-preference"};

struct AssessOptions {
    Date asOf;
    uint64_t seed = 1;
    int draws = 10'000; ///< 0 leaves the probabilities out: the deterministic part alone
    WeightLaw weights = WeightLaw::GoalPoints;
    int threads = 0; ///< 0: as many as there are cores. The answer is the same on any number.
    CancelToken cancel;
};

/// The built-in criteria, read from the compiled-in resources/criteria.json; the portfolio's own replace or join them:
/// value first, then risk by branch. Error (BadInput) "criteria.invalid" names the criterion and what is wrong with it.
Result<std::vector<Criterion>> criteriaOf(const Portfolio& portfolio);

/// What of the portfolio's criteria and goals can't be scored: "criteria.invalid", "weights.all-zero", and
/// "goal.unknown-contribution" for a goal that speaks for what is neither a value criterion nor a branch of risk (the
/// weights leave it out).
std::vector<Issue> checkMethod(const Portfolio& portfolio);

/// The record of an assessment, against which later ones keep their sides.
AssessmentSnapshot snapshotOf(const Assessment& assessment, Id<AssessmentSnapshot> id, std::string cause);

/// Assesses every component. A component keeps the side on which it was last recorded while its score stays in the band
/// around the threshold, unless weights, anchors or thresholds were changed since: then it is placed anew. Errors:
/// "criteria.invalid" naming the criterion, "weights.all-zero" naming the axis, Cancelled. Bit-identical for the same
/// arguments, whatever else runs and however many threads.
Result<Assessment> assess(const Portfolio& portfolio, const facts::Facts& facts, const AssessOptions& options);

/// facts::derive() and assess() in one.
Result<Assessment> assess(const Portfolio& portfolio, const AssessOptions& options);

/// One plain sentence: subject, number, cause. "Order Processing is address early, firm (97 % of draws): value 88,
/// risk 86. Most of its risk is …"
std::string sentence(const ComponentAssessment& component, const Assessment& assessment);

/// The raw value for people, with its unit; "unknown" when nobody knows it.
std::string rawText(const Term& term, const Assessment& assessment);

/// What would move it to the nearest other quadrant, as a sentence; empty when it is unknown.
std::string nextQuadrantHint(const ComponentAssessment& component, const Assessment& assessment);

/// "Address early", …
std::string_view quadrantTitle(Quadrant quadrant);

} // namespace banyan::scoring
