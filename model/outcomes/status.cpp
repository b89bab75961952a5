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
    /// But for what the last bits of a sum leave.
    [[nodiscard]] bool reaches(double value, double bar) const {
        return m_sign * (value - bar) >= -1e-9 * std::max(std::abs(value), std::abs(bar));
    }
    [[nodiscard]] double best(const Interval& i) const { return m_sign > 0 ? i.high : i.low; }
    [[nodiscard]] double worst(const Interval& i) const { return m_sign > 0 ? i.low : i.high; }

private:
    double m_sign;
};

/// What was measured, in digits that tell it apart from `beside`.
std::string measured(const GoalOutcome& goal, std::optional<double> beside = {}) {
    const double value = goal.level ? goal.level->mid : *goal.latest;
    const std::string shown = beside ? quantityBeside(value, *beside, goal.unit) : quantity(value, goal.unit);
    if (!goal.level) return shown + " was measured on " + goal.latestOn->toString();
    return shown + " [" + plainNumber(goal.level->low) + ", " + plainNumber(goal.level->high) +
           "] was the recent mean on " + goal.latestOn->toString();
}

void say(GoalOutcome& goal, GoalStatus status, const std::string& because) {
    goal.status = status;
    goal.statusBecause = "\"" + goal.name + "\" is " + statusTitle(status) + ": " + because + ".";
}

std::string byWhen(const GoalOutcome& goal) {
    return quantity(*goal.target, goal.unit) + (goal.deadline ? " by " + goal.deadline->toString() : "");
}

std::string levelAndBest(const Interval& then, const GoalOutcome& goal, const Better& better) {
    return quantity(then.mid, goal.unit) +
           (then.low < then.high ? " (" + plainNumber(better.best(then)) + " at best)" : "");
}

/// Those steps whose effect shows after the deadline only.
std::vector<const ExpectedStep*> lateSteps(const GoalOutcome& goal) {
    std::vector<const ExpectedStep*> out;
    for (const ExpectedStep& step : goal.trajectory.steps)
        if (goal.deadline && step.goLive > *goal.deadline) out.push_back(&step);
    return out;
}

/// What of the forecasts comes too late, as the cause of a shortfall.
std::string lateness(const GoalOutcome& goal) {
    const auto late = lateSteps(goal);
    if (late.empty()) return {};
    const ExpectedStep& first = *late.front();
    const std::string others = late.size() == 1 ? "" : " (and " + std::to_string(late.size() - 1) + " more later)";
    return "\"" + first.title + "\"" + others + " goes live on " + first.goLive.toString() + ", after the deadline";
}

/// What the forecasts with a date come to at the deadline where that is short of the target; else nothing.
std::string datedShortfall(const GoalOutcome& goal, const Better& better) {
    if (goal.trajectory.basis != Trajectory::Basis::Forecasts || !goal.deadline) return {};
    const auto then = goal.trajectory.at(*goal.deadline);
    if (!then || better.reaches(then->mid, *goal.target)) return {};
    const std::string late = lateness(goal);
    const size_t undated = goal.trajectory.undated.size();
    const bool none = lateSteps(goal).size() == goal.trajectory.steps.size();
    std::string out = none ? "nothing that is forecast shows by the deadline"
                           : "the forecasts bring it to " + levelAndBest(*then, goal, better);
    if (!late.empty()) out += (none ? ": " : "; ") + late;
    if (undated > 0)
        out += "; " + std::to_string(undated) + " more " + (undated == 1 ? "has" : "have") + " no date yet";
    return out + "; the target is " + byWhen(goal);
}

/// The same where no forecast has a date: even all of them do not come to the target.
std::string undatedShortfall(const GoalOutcome& goal, const Better& better) {
    const Trajectory& t = goal.trajectory;
    if (!t.steps.empty() || !t.inTheEnd || better.reaches(t.inTheEnd->mid, *goal.target)) return {};
    return "the forecasts, which have no date yet, bring it to " + levelAndBest(*t.inTheEnd, goal, better) +
           ", and the target is " + byWhen(goal);
}

/// What went live can't have reached the target, and nothing else is planned for it.
std::string excluded(const GoalOutcome& goal) {
    const Trajectory& t = goal.trajectory;
    const bool open = !t.undated.empty() || std::ranges::any_of(t.steps, &ExpectedStep::planned);
    if (open || !ruledOut(goal.judgement)) return {};
    return "what went live came to " + effectText(goal.judgement, goal.unit) + " where " +
           changeText(*goal.judgement.needed, goal.judgement.scale, goal.unit) +
           " is asked for, and nothing else is planned; the target is " + byWhen(goal);
}

/// Nothing was to show by the last reading.
bool nothingDue(const GoalOutcome& goal) {
    const Trajectory& t = goal.trajectory;
    if (t.basis == Trajectory::Basis::StraightLine) return *goal.latestOn <= t.start;
    return std::ranges::all_of(t.steps, [&](const ExpectedStep& step) { return step.goLive > *goal.latestOn; });
}

std::string onTrack(const GoalOutcome& goal) {
    std::string out = measured(goal);
    if (goal.expected)
        out += nothingDue(goal) ? ", nothing was due by then"
                                : ", " + quantity(goal.expected->mid, goal.unit) + " was expected by then";
    out += ", and the target is " + byWhen(goal);
    return goal.trajectory.inTheEnd ? out : out + "; no initiative forecasts what will bring it there";
}

/// Level and expectation in digits that tell them apart.
std::string behind(const GoalOutcome& goal, const Better& better) {
    const double bar = better.worst(*goal.expected);
    return measured(goal, bar) + ", and " +
           quantityBeside(bar, goal.level ? goal.level->mid : *goal.latest, goal.unit) +
           (nothingDue(goal) ? " is its baseline" : " was expected by then at the worst");
}

/// The first cause for which the target is in danger; empty where there is none.
std::string danger(const GoalOutcome& goal, const Better& better) {
    const Interval level = goal.level.value_or(Interval::point(*goal.latest));
    if (goal.expected && !better.reaches(level.mid, better.worst(*goal.expected))) return behind(goal, better);
    for (const std::string& cause : {datedShortfall(goal, better), undatedShortfall(goal, better), excluded(goal)})
        if (!cause.empty())
            return measured(goal) + (goal.expected && nothingDue(goal) ? ", and nothing was due by then" : "") + "; " +
                   cause;
    return {};
}

void judgeAgainstTarget(GoalOutcome& goal, Date asOf) {
    const Better better(goal);
    const Interval level = goal.level.value_or(Interval::point(*goal.latest));
    if (goal.level && better.reaches(better.worst(level), *goal.target))
        return say(goal, GoalStatus::Reached, measured(goal) + ", and the target is " + byWhen(goal));
    if (goal.deadline && asOf > *goal.deadline)
        return say(goal, GoalStatus::Off, measured(goal) + ", and the target was " + byWhen(goal));
    if (goal.level && goal.expected && !better.reaches(better.best(level), better.worst(*goal.expected)))
        return say(goal, GoalStatus::Off, behind(goal, better));
    if (const std::string cause = danger(goal, better); !cause.empty()) return say(goal, GoalStatus::AtRisk, cause);
    say(goal, GoalStatus::OnTrack, onTrack(goal));
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
                   series.counted ? "no source reports incidents of its components"
                                  : "nobody measured " + metricWords(goal.metric));
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
