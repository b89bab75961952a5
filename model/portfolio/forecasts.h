// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/planning.h"

/// What was promised before go-live, and what was found afterwards: predictions and recorded verdicts.
namespace banyan::portfolio {

/// What a prediction said until it was changed.
struct PredictionChange {
    std::optional<Date> date; ///< of the change
    std::string author;
    std::string reason;
    EffectKind kind = EffectKind::Reduction;
    double low = 0;
    double mode = 0;
    double high = 0;
    std::optional<Date> goLive;
    int washoutDays = 0;
    bool operator==(const PredictionChange&) const = default;
};

/// A forecast registered before go-live: by how much an initiative should move a metric. low … high is meant to hold
/// the fact four times out of five. A reduction is a share of the level before (0.3 is 30 % less, -0.1 is 10 % more); a
/// level is what the metric should come to.
struct Prediction {
    Id<Prediction> id;
    InitiativeId initiative;
    std::optional<GoalId> goal;           ///< absent: every goal with this metric, if there is no component
    std::optional<ComponentId> component; ///< absent: the portfolio's own series of the metric
    std::string metric;                   ///< "incidents" counts incidents
    EffectKind kind = EffectKind::Reduction;
    double low = 0;
    double mode = 0;
    double high = 0;
    Date registered;
    std::string author;
    std::optional<Date> goLive;            ///< absent: the day on which the initiative was finished
    int washoutDays = 0;                   ///< from go-live until the effect shows, ≥ 0; not judged
    std::optional<Date> chosenFrom;        ///< the days that made people choose the initiative; left out of the
    std::optional<Date> chosenTo;          ///< baseline (regression to the mean); exclusive
    std::optional<ComponentId> control;    ///< a component that the initiative leaves alone, with the same metric
    std::vector<PredictionChange> history; ///< what it said before, oldest first
    std::vector<Origin> origins;
    bool operator==(const Prediction&) const = default;
};

enum class Verdict { Met, Improved, NoChange, Worse, CannotTell };
enum class GoalStatus { OnTrack, AtRisk, Off, Reached, NotMeasured };

/// One line of a record of verdicts: a goal's own (no initiative) or that of an initiative for a goal.
struct RecordedVerdict {
    GoalId goal;
    std::optional<InitiativeId> initiative;
    GoalStatus status = GoalStatus::NotMeasured;
    Verdict verdict = Verdict::CannotTell;
    std::optional<double> low; ///< the effect as it was shown; absent: cannot tell
    std::optional<double> mid;
    std::optional<double> high;
    std::optional<Date> relapse;
    bool operator==(const RecordedVerdict&) const = default;
};

/// What was found on one day, to see later what changed.
struct VerdictSnapshot {
    Id<VerdictSnapshot> id;
    Date asOf;
    std::string cause; ///< what made it be recorded: "on request"
    std::vector<RecordedVerdict> verdicts;
    bool operator==(const VerdictSnapshot&) const = default;
};

template <>
struct EnumNames<Verdict> {
    static constexpr std::array<std::string_view, 5> names{"met", "improved", "no-change", "worse", "cannot-tell"};
};
template <>
struct EnumNames<GoalStatus> {
    static constexpr std::array<std::string_view, 5> names{"on-track", "at-risk", "off", "reached", "not-measured"};
};

template <>
struct Describe<PredictionChange> {
    static constexpr std::string_view name = "predictionChange";
    static constexpr auto fields = Fields{field("date", &PredictionChange::date),
                                          field("author", &PredictionChange::author),
                                          field("reason", &PredictionChange::reason),
                                          field("kind", &PredictionChange::kind),
                                          field("low", &PredictionChange::low),
                                          field("mode", &PredictionChange::mode),
                                          field("high", &PredictionChange::high),
                                          field("goLive", &PredictionChange::goLive),
                                          field("washoutDays", &PredictionChange::washoutDays)};
};
template <>
struct Describe<Prediction> {
    static constexpr std::string_view name = "prediction";
    static constexpr std::string_view plural = "predictions";
    static constexpr auto fields = Fields{field("id", &Prediction::id),
                                          field("initiative", &Prediction::initiative),
                                          field("goal", &Prediction::goal),
                                          field("component", &Prediction::component),
                                          field("metric", &Prediction::metric),
                                          field("kind", &Prediction::kind),
                                          field("low", &Prediction::low),
                                          field("mode", &Prediction::mode),
                                          field("high", &Prediction::high),
                                          field("registered", &Prediction::registered),
                                          field("author", &Prediction::author),
                                          field("goLive", &Prediction::goLive),
                                          field("washoutDays", &Prediction::washoutDays),
                                          field("chosenFrom", &Prediction::chosenFrom),
                                          field("chosenTo", &Prediction::chosenTo),
                                          field("control", &Prediction::control),
                                          field("history", &Prediction::history),
                                          field("origins", &Prediction::origins)};
};
template <>
struct Describe<RecordedVerdict> {
    static constexpr std::string_view name = "recordedVerdict";
    static constexpr auto fields =
        Fields{field("goal", &RecordedVerdict::goal),     field("initiative", &RecordedVerdict::initiative),
               field("status", &RecordedVerdict::status), field("verdict", &RecordedVerdict::verdict),
               field("low", &RecordedVerdict::low),       field("mid", &RecordedVerdict::mid),
               field("high", &RecordedVerdict::high),     field("relapse", &RecordedVerdict::relapse)};
};
template <>
struct Describe<VerdictSnapshot> {
    static constexpr std::string_view name = "verdictSnapshot";
    static constexpr std::string_view plural = "verdictSnapshots";
    static constexpr auto fields =
        Fields{field("id", &VerdictSnapshot::id), field("asOf", &VerdictSnapshot::asOf),
               field("cause", &VerdictSnapshot::cause), field("verdicts", &VerdictSnapshot::verdicts)};
};

} // namespace banyan::portfolio
