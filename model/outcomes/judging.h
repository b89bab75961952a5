// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/outcomes/judgement.h"

#include <vector>

/// What the tests behind `judge` share.
namespace banyan::outcomes {

/// The readings that a question is decided by.
struct Sides {
    std::vector<Point> before;
    std::vector<Point> after;
};

/// +1 where more is better, else -1.
inline double betterSign(const Question& question) {
    return question.direction == Direction::Increase ? 1 : -1;
}

double meanOf(const std::vector<Point>& points);

/// Fills effect, p, needed, smallest detectable effect and verdict from an interval on the scale on which it was tested
/// (logs for ratios). `error` is that interval's standard error.
void conclude(const Question& question, const Interval& tested, double error, Judgement& out);

/// What is needed on the question's scale, given the level before. Remarks where it can't be said.
std::optional<double> neededOf(const Question& question, double levelBefore);

/// By events.
void judgeEvents(const Question& question, Judgement& out);
/// By segmented regression. False (and nothing is concluded) where the model can't be fitted.
bool judgeTrend(const Question& question, const Sides& sides, Judgement& out);
/// By ranks.
void judgeRanks(const Question& question, const Sides& sides, Judgement& out);

/// The day on which a CUSUM of `values` (worse is up, on the days of `dates`) signals, with mean and deviation of the
/// first twelve.
void lookForRelapse(const std::vector<double>& values, const std::vector<Date>& dates, double meanBefore,
                    Judgement& out);

/// At least this many readings on each side for a segmented regression.
inline constexpr size_t trendNeeds = 8;

} // namespace banyan::outcomes
