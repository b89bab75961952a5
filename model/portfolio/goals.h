// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/inventory.h"

/// What it is for, and how it is judged: goals, pain points, criteria, estimates, objectives, costs, overrides.
namespace banyan::portfolio {

enum class Axis { Value, Risk };
enum class Scale { Linear, Log, Piecewise };
enum class Direction { Decrease, Increase };

/// How strongly a goal speaks for a criterion (value axis) or a branch of risk: 0, 1, 3 or 9.
struct Contribution {
    std::string to; ///< a value criterion's id or a risk branch's name
    int strength = 0;
    bool operator==(const Contribution&) const = default;
};

/// low ≤ likely ≤ high of a quantity that a person or a forecast gives.
struct Range {
    double low = 0;
    double likely = 0;
    double high = 0;
    bool operator==(const Range&) const = default;
};

struct Goal {
    GoalId id;
    std::string name;
    std::string description;
    std::string metric; ///< name of the measured series; measurements without a component carry it
    std::string unit;
    Direction direction = Direction::Decrease;
    std::optional<double> baseline;
    std::optional<double> target;
    std::optional<Date> baselineFrom;
    std::optional<Date> baselineTo; ///< exclusive
    std::optional<Date> deadline;
    double points = 0; ///< weight against other goals, ≥ 0
    std::vector<PainPointId> painPoints;
    std::vector<Contribution> contributions;
    std::optional<Range> moneyPerUnit; ///< worth of one unit of the metric a year, in the portfolio's currency
    std::vector<FieldOrigin> origins;
    bool operator==(const Goal&) const = default;
};

/// A target is better than a baseline by the goal's direction.
inline bool liesAhead(Direction direction, double baseline, double target) {
    return direction == Direction::Increase ? target > baseline : target < baseline;
}

struct PainPoint {
    PainPointId id;
    std::string name;
    std::string description;
    std::vector<ComponentId> components;
    std::vector<FieldOrigin> origins;
    bool operator==(const PainPoint&) const = default;
};

/// A point of a piecewise value function.
struct Anchor {
    double raw = 0;
    double score = 0; ///< 0–100
    bool operator==(const Anchor&) const = default;
};

/// What a criterion was until it was changed; its points stand in Criterion::formerAnchors.
struct CriterionChange {
    std::optional<Date> date; ///< of the change
    std::string author;
    std::string reason;
    std::string unit;
    Scale scale = Scale::Linear;
    double a0 = 0;
    double a100 = 0;
    double weight = 0;
    bool redFlag = false;
    bool operator==(const CriterionChange&) const = default;
};

/// A point of a piecewise value function that was in use until a change.
struct FormerAnchor {
    int change = 0; ///< which one: its place in Criterion::history, from 0
    double raw = 0;
    double score = 0; ///< 0–100
    bool operator==(const FormerAnchor&) const = default;
};

/// A criterion: how a raw fact becomes a score. A portfolio's own one replaces the built-in of the same id, or adds
/// one.
struct Criterion {
    CriterionId id;
    std::string name;
    Axis axis = Axis::Risk;
    std::string branch; ///< risk: "operational", "change", "structure", "currency"; empty on the value axis
    std::string fact;   ///< the fact that it scores (see facts); "hotspot" combines two
    std::string unit;
    Scale scale = Scale::Linear;
    double a0 = 0;               ///< raw value that scores 0
    double a100 = 0;             ///< raw value that scores 100
    std::vector<Anchor> anchors; ///< for Scale::Piecewise, raw values rising
    double weight = 0;           ///< default share in its branch (risk) or axis (value)
    bool redFlag = false;
    std::vector<CriterionChange> history;    ///< what it was before, oldest first
    std::vector<FormerAnchor> formerAnchors; ///< of the history's piecewise functions, a change after the other
    bool operator==(const Criterion&) const = default;
};

/// A person's estimate of a raw fact of one component.
struct Estimate {
    Id<Estimate> id;
    ComponentId component;
    std::string metric;
    double low = 0;
    double likely = 0;
    double high = 0;
    std::string author;
    std::optional<Date> date;
    std::string note;
    std::vector<Origin> origins;
    bool operator==(const Estimate&) const = default;
};

/// A service level objective: the metric is to stay at or under (latency) or over (availability) the target.
struct Slo {
    Id<Slo> id;
    ComponentId component;
    std::string metric; ///< "p95-latency" (target in ms), "availability" (target in %)
    double target = 0;
    int windowDays = 30;
    std::vector<Origin> origins;
    bool operator==(const Slo&) const = default;
};

enum class CostKind { Run, Licence, Replacement, Refactoring };

/// Run and licence costs are per year; replacement and refactoring cost are one-off estimates.
struct Cost {
    Id<Cost> id;
    ComponentId component;
    CostKind kind = CostKind::Run;
    double amount = 0; ///< in the portfolio's currency
    std::string note;
    std::vector<Origin> origins;
    bool operator==(const Cost&) const = default;
};

enum class Quadrant { AddressEarly, Retain, ReplaceOrRetire, Defer, Unknown };

/// A person places a component elsewhere than computed, and says why.
struct Override {
    Id<Override> id;
    ComponentId component;
    Quadrant quadrant = Quadrant::Unknown;
    std::string reason;
    std::string author;
    std::optional<Date> date;
    bool operator==(const Override&) const = default;
};

struct SnapshotPlacement {
    ComponentId component;
    double value = 0;
    double risk = 0;
    bool valueHigh = false;
    bool riskHigh = false;
    Quadrant quadrant = Quadrant::Unknown;
    bool operator==(const SnapshotPlacement&) const = default;
};

/// A recorded assessment, against which hysteresis and "what changed" compare.
struct AssessmentSnapshot {
    Id<AssessmentSnapshot> id;
    Date asOf;
    std::string cause;  ///< what made it be recorded: an import's label, or "on request"
    std::string method; ///< fingerprint of criteria, weights and thresholds; empty: not known
    std::vector<SnapshotPlacement> placements;
    bool operator==(const AssessmentSnapshot&) const = default;
};

template <>
struct EnumNames<Axis> {
    static constexpr std::array<std::string_view, 2> names{"value", "risk"};
};
template <>
struct EnumNames<Scale> {
    static constexpr std::array<std::string_view, 3> names{"lin", "log", "piecewise"};
};
template <>
struct EnumNames<Direction> {
    static constexpr std::array<std::string_view, 2> names{"decrease", "increase"};
};
template <>
struct EnumNames<CostKind> {
    static constexpr std::array<std::string_view, 4> names{"run", "licence", "replacement", "refactoring"};
};
template <>
struct EnumNames<Quadrant> {
    static constexpr std::array<std::string_view, 5> names{"address-early", "retain", "replace-or-retire", "defer",
                                                           "unknown"};
};

template <>
struct Describe<Contribution> {
    static constexpr std::string_view name = "contribution";
    static constexpr auto fields = Fields{field("to", &Contribution::to), field("strength", &Contribution::strength)};
};
template <>
struct Describe<Range> {
    static constexpr std::string_view name = "range";
    static constexpr auto fields =
        Fields{field("low", &Range::low), field("likely", &Range::likely), field("high", &Range::high)};
};
template <>
struct Describe<Goal> {
    static constexpr std::string_view name = "goal";
    static constexpr std::string_view plural = "goals";
    static constexpr auto fields = Fields{field("id", &Goal::id),
                                          field("name", &Goal::name),
                                          field("description", &Goal::description),
                                          field("metric", &Goal::metric),
                                          field("unit", &Goal::unit),
                                          field("direction", &Goal::direction),
                                          field("baseline", &Goal::baseline),
                                          field("target", &Goal::target),
                                          field("baselineFrom", &Goal::baselineFrom),
                                          field("baselineTo", &Goal::baselineTo),
                                          field("deadline", &Goal::deadline),
                                          field("points", &Goal::points),
                                          field("painPoints", &Goal::painPoints),
                                          field("contributions", &Goal::contributions),
                                          field("moneyPerUnit", &Goal::moneyPerUnit),
                                          field("origins", &Goal::origins)};
};
template <>
struct Describe<PainPoint> {
    static constexpr std::string_view name = "painPoint";
    static constexpr std::string_view plural = "painPoints";
    static constexpr auto fields = Fields{
        field("id", &PainPoint::id), field("name", &PainPoint::name), field("description", &PainPoint::description),
        field("components", &PainPoint::components), field("origins", &PainPoint::origins)};
};
template <>
struct Describe<Anchor> {
    static constexpr std::string_view name = "anchor";
    static constexpr auto fields = Fields{field("raw", &Anchor::raw), field("score", &Anchor::score)};
};
template <>
struct Describe<CriterionChange> {
    static constexpr std::string_view name = "criterionChange";
    static constexpr auto fields =
        Fields{field("date", &CriterionChange::date),      field("author", &CriterionChange::author),
               field("reason", &CriterionChange::reason),  field("unit", &CriterionChange::unit),
               field("scale", &CriterionChange::scale),    field("a0", &CriterionChange::a0),
               field("a100", &CriterionChange::a100),      field("weight", &CriterionChange::weight),
               field("redFlag", &CriterionChange::redFlag)};
};
template <>
struct Describe<FormerAnchor> {
    static constexpr std::string_view name = "formerAnchor";
    static constexpr auto fields = Fields{field("change", &FormerAnchor::change), field("raw", &FormerAnchor::raw),
                                          field("score", &FormerAnchor::score)};
};
template <>
struct Describe<Criterion> {
    static constexpr std::string_view name = "criterion";
    static constexpr std::string_view plural = "criteria";
    static constexpr auto fields =
        Fields{field("id", &Criterion::id),           field("name", &Criterion::name),
               field("axis", &Criterion::axis),       field("branch", &Criterion::branch),
               field("fact", &Criterion::fact),       field("unit", &Criterion::unit),
               field("scale", &Criterion::scale),     field("a0", &Criterion::a0),
               field("a100", &Criterion::a100),       field("anchors", &Criterion::anchors),
               field("weight", &Criterion::weight),   field("redFlag", &Criterion::redFlag),
               field("history", &Criterion::history), field("formerAnchors", &Criterion::formerAnchors)};
};
template <>
struct Describe<Estimate> {
    static constexpr std::string_view name = "estimate";
    static constexpr std::string_view plural = "estimates";
    static constexpr auto fields = Fields{field("id", &Estimate::id),         field("component", &Estimate::component),
                                          field("metric", &Estimate::metric), field("low", &Estimate::low),
                                          field("likely", &Estimate::likely), field("high", &Estimate::high),
                                          field("author", &Estimate::author), field("date", &Estimate::date),
                                          field("note", &Estimate::note),     field("origins", &Estimate::origins)};
};
template <>
struct Describe<Slo> {
    static constexpr std::string_view name = "slo";
    static constexpr std::string_view plural = "slos";
    static constexpr auto fields =
        Fields{field("id", &Slo::id),         field("component", &Slo::component),   field("metric", &Slo::metric),
               field("target", &Slo::target), field("windowDays", &Slo::windowDays), field("origins", &Slo::origins)};
};
template <>
struct Describe<Cost> {
    static constexpr std::string_view name = "cost";
    static constexpr std::string_view plural = "costs";
    static constexpr auto fields =
        Fields{field("id", &Cost::id),         field("component", &Cost::component), field("kind", &Cost::kind),
               field("amount", &Cost::amount), field("note", &Cost::note),           field("origins", &Cost::origins)};
};
template <>
struct Describe<Override> {
    static constexpr std::string_view name = "override";
    static constexpr std::string_view plural = "overrides";
    static constexpr auto fields = Fields{field("id", &Override::id),
                                          field("component", &Override::component),
                                          field("quadrant", &Override::quadrant),
                                          field("reason", &Override::reason),
                                          field("author", &Override::author),
                                          field("date", &Override::date)};
};
template <>
struct Describe<SnapshotPlacement> {
    static constexpr std::string_view name = "snapshotPlacement";
    static constexpr auto fields =
        Fields{field("component", &SnapshotPlacement::component), field("value", &SnapshotPlacement::value),
               field("risk", &SnapshotPlacement::risk),           field("valueHigh", &SnapshotPlacement::valueHigh),
               field("riskHigh", &SnapshotPlacement::riskHigh),   field("quadrant", &SnapshotPlacement::quadrant)};
};
template <>
struct Describe<AssessmentSnapshot> {
    static constexpr std::string_view name = "assessmentSnapshot";
    static constexpr std::string_view plural = "assessmentSnapshots";
    static constexpr auto fields =
        Fields{field("id", &AssessmentSnapshot::id), field("asOf", &AssessmentSnapshot::asOf),
               field("cause", &AssessmentSnapshot::cause), field("method", &AssessmentSnapshot::method),
               field("placements", &AssessmentSnapshot::placements)};
};

} // namespace banyan::portfolio
