// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/outcomes/series.h"

/// Did it change, and by enough? One series, one day of go-live.
namespace banyan::outcomes {

enum class Test { None, RateRatio, BlockBootstrap, SegmentedRegression, MannWhitney };
enum class EffectScale {
    Ratio,     ///< of the level before: 0.8 is 20 % less
    Difference ///< in the metric's unit
};

/// What is asked of a series.
struct Question {
    const Series* series = nullptr;
    Direction direction = Direction::Decrease;
    Date goLive;
    Date effective;                  ///< first day on which the effect is to show; ≥ goLive
    std::optional<Date> from{};      ///< nothing before this day is looked at (an earlier go-live)
    std::optional<Date> until{};     ///< nor from this day on (a later go-live)
    std::optional<Window> window{};  ///< baseline of counts and ranks; readings before go-live otherwise
    std::vector<Window> chosen{};    ///< left out of the baseline: what made people choose
    const Series* control = nullptr; ///< the same metric where nothing was done
    EffectScale scale = EffectScale::Ratio;
    std::optional<double> needed{}; ///< ratio or difference that has to be reached
    std::optional<double> level{};  ///< in place of `needed`: what the metric has to come to
};

/// One attempt to prove the verdict wrong.
struct Check {
    std::string kind; ///< "placebo", "change-point", "control"
    bool passed = true;
    std::string because; ///< a sentence
};

struct Judgement {
    Verdict verdict = Verdict::CannotTell;
    Test test = Test::None;
    EffectScale scale = EffectScale::Ratio;
    std::optional<Interval> effect;      ///< 95 %; absent: there is no number to show
    std::optional<Interval> after;       ///< the level since, where a prediction speaks of levels
    std::optional<Interval> levelChange; ///< at go-live (segmented regression), on the effect's scale
    std::optional<Interval> slopeChange; ///< a week: ratio or difference
    std::optional<double> p;
    std::optional<double> adjustedP;          ///< Holm, where an initiative has several metrics
    std::optional<double> needed;             ///< on the effect's scale
    std::optional<double> smallestDetectable; ///< with a chance of 80 %, on the effect's scale
    double before = 0;                        ///< events, or readings that were used
    double since = 0;
    double weeksBefore = 0; ///< events: how long was looked
    double weeksSince = 0;
    Date goLive;
    std::vector<Check> checks;
    std::optional<Date> relapse;      ///< day on which the chart signals that it slips back
    std::vector<std::string> remarks; ///< what was left out, or could not be done
    std::string missing;              ///< cannot tell: what is missing, a sentence part
};

/// Judges a series by the test that its data allow:
///
/// - events: exact conditional rate ratio; if they come in swarms (variance over mean above 1.5), block bootstrap;
/// - 8 readings and more on each side: segmented regression, on logs for ratios, with a season where two full cycles
///   lie before go-live and there are three readings for each parameter;
/// - fewer: Mann–Whitney with the Hodges–Lehmann shift, unless the readings had a trend before.
///
/// The verdict follows from the 95 % interval alone. Met: all of it reaches what is needed. Improved: all of it is on
/// the better side of no change. Worse: all of it is on the worse side. No change: it holds no change, and rules out
/// what is needed. Else it can't be told, as where there is too little data for an interval.
Judgement judge(const Question& question);

/// Verdict of an interval of improvement (positive is better; 0 is no change).
Verdict verdictOf(const Interval& improvement, std::optional<double> needed);

} // namespace banyan::outcomes
