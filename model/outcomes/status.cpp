// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outcomes/status.h"

#include "model/outcomes/counts.h"
#include "model/outcomes/laws.h"
#include "model/outcomes/wording.h"

#include <algorithm>
#include <cmath>

namespace banyan::outcomes {

namespace {

constexpr int rateDays = 84;
constexpr int leastRateDays = 28;

std::optional<Interval> rateOf(const Series& series, std::optional<Date> since) {
    if (!series.spokenOf) return {};
    Window window{std::max(series.spokenOf->from, series.spokenOf->to - rateDays), series.spokenOf->to};
    if (since) window.from = std::max(window.from, *since);
    if (window.days() < leastRateDays) return {};
    return eventRate({static_cast<double>(series.within(window).size()), window.days() / 30.0});
}

/// How the goal's values compare, so that larger is better.
class Better {
public:
    explicit Better(const GoalOutcome& goal)
        : m_sign(goal.direction == Direction::Increase ? 1 : -1) {}
    [[nodiscard]] bool reaches(double value, double bar) const { return m_sign * (value - bar) >= 0; }
    [[nodiscard]] double best(const Interval& i) const { return m_sign > 0 ? i.high : i.low; }
    [[nodiscard]] double worst(const Interval& i) const { return m_sign > 0 ? i.low : i.high; }

private:
    double m_sign;
};

std::string measured(const GoalOutcome& goal) {
    if (!goal.level) return quantity(*goal.latest, goal.unit) + " was measured on " + goal.latestOn->toString();
    return quantity(goal.level->mid, goal.unit) + " [" + plainNumber(goal.level->low) + ", " +
           plainNumber(goal.level->high) + "] was measured by " + goal.latestOn->toString();
}

void say(GoalOutcome& goal, GoalStatus status, const std::string& because) {
    goal.status = status;
    goal.statusBecause = "\"" + goal.name + "\" is " + statusTitle(status) + ": " + because + ".";
}

std::string byWhen(const GoalOutcome& goal) {
    return quantity(*goal.target, goal.unit) + (goal.deadline ? " by " + goal.deadline->toString() : "");
}

/// What the forecasts come to at the deadline where that is short of the target; else nothing.
std::string shortfall(const GoalOutcome& goal, const Better& better) {
    if (goal.trajectory.basis != Trajectory::Basis::Forecasts || !goal.deadline) return {};
    const auto then = goal.trajectory.at(*goal.deadline);
    if (!then || better.reaches(then->mid, *goal.target)) return {};
    return "the forecasts bring it to " + quantity(then->mid, goal.unit) +
           (then->low < then->high ? " (" + plainNumber(better.best(*then)) + " at best)" : "") +
           ", and the target is " + byWhen(goal);
}

void judgeAgainstTarget(GoalOutcome& goal, Date asOf) {
    const Better better(goal);
    const double target = *goal.target;
    const Interval level = goal.level.value_or(Interval::point(*goal.latest));
    if (goal.level && better.reaches(better.worst(level), target))
        return say(goal, GoalStatus::Reached, measured(goal) + ", and the target is " + byWhen(goal));
    if (goal.deadline && asOf > *goal.deadline)
        return say(goal, GoalStatus::Off, measured(goal) + ", and the target was " + byWhen(goal));
    const std::string expected =
        goal.expected ? quantity(better.worst(*goal.expected), goal.unit) + " was expected by then at the worst" : "";
    if (goal.level && goal.expected && !better.reaches(better.best(level), better.worst(*goal.expected)))
        return say(goal, GoalStatus::Off, measured(goal) + ", and " + expected);
    if (goal.expected && !better.reaches(level.mid, better.worst(*goal.expected)))
        return say(goal, GoalStatus::AtRisk, measured(goal) + ", and " + expected);
    if (const std::string missing = shortfall(goal, better); !missing.empty())
        return say(goal, GoalStatus::AtRisk, measured(goal) + "; " + missing);
    say(goal, GoalStatus::OnTrack,
        measured(goal) +
            (goal.expected ? ", " + quantity(goal.expected->mid, goal.unit) + " was expected by then" : "") +
            ", and the target is " + byWhen(goal));
}

} // namespace

std::optional<Interval> levelOf(const Series& series, std::optional<Date> since) {
    if (series.counted) return rateOf(series, since);
    constexpr size_t least = 3;
    std::vector<double> values;
    for (auto point = series.points.rbegin(); point != series.points.rend(); ++point) {
        if (since && point->date < *since) break;
        if (values.size() >= least && point->date <= series.points.back().date - rateDays) break;
        values.push_back(point->value);
    }
    if (values.size() < least) return {};
    const auto n = static_cast<double>(values.size());
    double mean = 0;
    for (const double v : values)
        mean += v / n;
    double squares = 0;
    for (const double v : values)
        squares += (v - mean) * (v - mean);
    const double wide = studentQuantile(0.975, n - 1) * std::sqrt(squares / (n - 1) / n);
    return Interval{mean - wide, mean, mean + wide};
}

void fillStatus(GoalOutcome& goal, std::optional<Date> lastEffective, Date asOf) {
    const Series& series = goal.series;
    if (goal.metric.empty()) return say(goal, GoalStatus::NotMeasured, "it has no metric");
    if (series.counted ? !series.spokenOf : series.points.empty())
        return say(goal, GoalStatus::NotMeasured,
                   series.counted ? "no source reports incidents of its components" : "nobody measured " + goal.metric);
    goal.level = levelOf(series, lastEffective);
    if (series.counted) {
        goal.latestOn = series.spokenOf->to - 1;
        if (const auto rate = rateOf(series, {})) goal.latest = rate->mid;
    } else {
        goal.latestOn = series.points.back().date;
        goal.latest = series.points.back().value;
    }
    if (!goal.latest) return say(goal, GoalStatus::NotMeasured, "incidents were reported for under four weeks");
    goal.expected = goal.trajectory.at(*goal.latestOn);
    if (!goal.target)
        return say(goal, GoalStatus::NotMeasured, measured(goal) + ", but no target says what is to be reached");
    if (goal.baseline && !liesAhead(goal.direction, *goal.baseline, *goal.target))
        return say(goal, GoalStatus::NotMeasured,
                   measured(goal) + ", but its target of " + quantity(*goal.target, goal.unit) + " is no " +
                       (goal.direction == Direction::Increase ? "more" : "less") + " than its baseline of " +
                       quantity(*goal.baseline, goal.unit));
    judgeAgainstTarget(goal, asOf);
}

} // namespace banyan::outcomes
