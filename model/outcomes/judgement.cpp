// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outcomes/judgement.h"

#include "model/outcomes/control_chart.h"
#include "model/outcomes/judging.h"
#include "model/outcomes/laws.h"
#include "model/outcomes/ranks.h"
#include "model/outcomes/wording.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace banyan::outcomes {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

std::string plural(double n, const std::string& one) {
    return shortNumber(n, 0) + " " + one + (n == 1 ? "" : "s");
}

Sides sidesOf(const Question& q) {
    Sides out;
    for (const Point& point : q.series->points) {
        if ((q.from && point.date < *q.from) || (q.until && point.date >= *q.until)) continue;
        if (point.date >= q.effective)
            out.after.push_back(point);
        else if (point.date < q.goLive &&
                 std::ranges::none_of(q.chosen, [&](const Window& w) { return w.holds(point.date); }))
            out.before.push_back(point);
    }
    return out;
}

/// Readings are missing altogether on one side.
std::string emptySide(const Question& q, const Sides& sides) {
    if (sides.before.empty())
        return "there is no reading before go-live on " + q.goLive.toString() + "; the first is of " +
               q.series->points.front().date.toString();
    return "there is no reading from " + q.effective.toString() + " on, when the effect is to show" +
           (q.until ? ", until " + q.until->toString() + ", when something else went live" : "") + "; the last is of " +
           q.series->points.back().date.toString();
}

std::vector<double> valuesOf(const std::vector<Point>& points) {
    std::vector<double> out;
    for (const Point& point : points)
        out.push_back(point.value);
    return out;
}

/// How many more readings the shorter side needs for two samples to differ at 5 %: 2 / C(m + n, m) ≤ 0.05.
int readingsMissing(size_t m, size_t n) {
    size_t few = std::min(m, n);
    const size_t many = std::max(m, n);
    int more = 0;
    const auto least = [&] {
        double ways = 1;
        for (size_t i = 1; i <= few; ++i)
            ways *= static_cast<double>(many + i) / static_cast<double>(i);
        return 2 / ways;
    };
    while (least() > 0.05)
        ++few, ++more;
    return more;
}

std::vector<Point> withinWindow(const std::vector<Point>& before, const std::optional<Window>& window) {
    if (!window) return before;
    std::vector<Point> out;
    std::ranges::copy_if(before, std::back_inserter(out), [&](const Point& p) { return window->holds(p.date); });
    return out.empty() ? before : out;
}

bool allPositive(const Sides& sides) {
    const auto positive = [](const Point& p) { return p.value > 0; };
    return std::ranges::all_of(sides.before, positive) && std::ranges::all_of(sides.after, positive);
}

/// A share of what is not above 0 means nothing: such readings are judged by their difference.
std::optional<Question> inDifferences(const Question& q, double levelBefore, Judgement& out) {
    Question other = q;
    other.scale = EffectScale::Difference;
    if (q.needed) {
        if (!(levelBefore > 0)) {
            out.missing = "the level before was " + shortNumber(levelBefore, 2) + ", and a share of that means nothing";
            return {};
        }
        other.needed = (*q.needed - 1) * levelBefore;
    }
    out.remarks.push_back("some readings of " + metricWords(q.series->metric) +
                          " are not above 0: they are judged by their difference, not their ratio");
    return other;
}

void judgeReadings(const Question& asked, Judgement& out) {
    const Sides sides = sidesOf(asked);
    out.before = static_cast<double>(sides.before.size());
    out.since = static_cast<double>(sides.after.size());
    if (sides.before.empty() || sides.after.empty()) {
        out.missing = emptySide(asked, sides);
        return;
    }
    Question q = asked;
    if (q.scale == EffectScale::Ratio && !allPositive(sides)) {
        const auto other = inDifferences(q, meanOf(withinWindow(sides.before, q.window)), out);
        if (!other) return;
        q = *other;
    }
    out.scale = q.scale;
    const bool enough = sides.before.size() >= trendNeeds && sides.after.size() >= trendNeeds;
    if (!enough || !judgeTrend(q, sides, out)) judgeRanks(q, sides, out);
    if (out.effect && sides.after.size() >= 2) {
        const double mean = meanOf(sides.after);
        double squares = 0;
        for (const Point& p : sides.after)
            squares += (p.value - mean) * (p.value - mean);
        const auto n = static_cast<double>(sides.after.size());
        const double wide = studentQuantile(0.975, n - 1) * std::sqrt(squares / (n - 1) / n);
        out.after = Interval{mean - wide, mean, mean + wide};
    }
}

} // namespace

double meanOf(const std::vector<Point>& points) {
    double sum = 0;
    for (const Point& point : points)
        sum += point.value;
    return sum / static_cast<double>(points.size());
}

std::optional<double> neededOf(const Question& question, double levelBefore) {
    if (!question.level) return question.needed;
    if (question.scale == EffectScale::Difference) return *question.level - levelBefore;
    if (!(levelBefore > 0)) return {};
    return *question.level / levelBefore;
}

Verdict verdictOf(const Interval& improvement, std::optional<double> needed) {
    if (improvement.low > 0) return needed && improvement.low >= *needed ? Verdict::Met : Verdict::Improved;
    if (improvement.high < 0) return Verdict::Worse;
    if (!needed) return Verdict::NoChange;
    return std::isfinite(*needed) && improvement.high < *needed ? Verdict::NoChange : Verdict::CannotTell;
}

void conclude(const Question& question, const Interval& tested, double error, Judgement& out) {
    const bool ratio = out.scale == EffectScale::Ratio;
    const double sign = betterSign(question);
    const auto shown = [&](double x) { return ratio ? std::exp(x) : x; };
    out.effect = Interval{shown(tested.low), shown(tested.mid), shown(tested.high)};
    const double detectable = (normalQuantile(0.975) + normalQuantile(0.8)) * error;
    if (std::isfinite(detectable)) out.smallestDetectable = shown(sign * detectable);
    std::optional<double> needed;
    if (out.needed) needed = sign * (ratio ? (*out.needed > 0 ? std::log(*out.needed) : -infinite) : *out.needed);
    const Interval improvement = sign > 0 ? tested : Interval{-tested.high, -tested.mid, -tested.low};
    out.verdict = verdictOf(improvement, needed);
    if (out.verdict == Verdict::CannotTell)
        out.missing = "the interval holds both no change and what was asked for; more readings would narrow it";
}

void judgeRanks(const Question& q, const Sides& sides, Judgement& out) {
    const std::vector<Point> before = withinWindow(sides.before, q.window);
    out.test = Test::MannWhitney;
    out.before = static_cast<double>(before.size());
    out.needed = neededOf(q, meanOf(before));
    if (const auto trend = mannKendall(valuesOf(before)); trend && *trend < 0.05) {
        out.missing = metricWords(q.series->metric) + " was already " +
                      (before.back().value < before.front().value ? "falling" : "rising") +
                      " before go-live (Mann–Kendall p " + shortNumber(*trend, 3) +
                      "), which ranks can't tell from an effect; with " + std::to_string(trendNeeds) +
                      " readings on each side a regression could";
        return;
    }
    const bool ratio = out.scale == EffectScale::Ratio;
    const auto tested = [&](const std::vector<Point>& points) {
        std::vector<double> values = valuesOf(points);
        if (ratio)
            for (double& v : values)
                v = std::log(v);
        return values;
    };
    const auto found = mannWhitney(tested(sides.after), tested(before));
    const int missing = readingsMissing(before.size(), sides.after.size());
    if (!found || !found->shift || missing > 0) {
        out.missing = plural(out.before, "reading") + " before and " + plural(out.since, "reading") +
                      " since are too few to tell a change from chance; at least " +
                      std::to_string(std::max(1, missing)) + (missing > 1 ? " more are" : " more is") +
                      " needed on the shorter side";
        return;
    }
    out.p = found->p;
    const Interval& shift = *found->shift;
    conclude(q, shift, (shift.high - shift.low) / (2 * normalQuantile(0.975)), out);
}

void lookForRelapse(const std::vector<double>& values, const std::vector<Date>& dates, double meanBefore,
                    Judgement& out) {
    constexpr size_t settling = 12;
    if (values.size() <= settling) return;
    const std::vector<double> first(values.begin(), values.begin() + settling);
    const double mean = std::accumulate(first.begin(), first.end(), 0.0) / settling;
    double squares = 0;
    for (const double v : first)
        squares += (v - mean) * (v - mean);
    const double sigma = std::sqrt(squares / (settling - 1));
    if (mean >= meanBefore) return; // nothing was gained that could be lost
    if (!(sigma > 1e-12 * (1 + std::abs(mean)))) {
        out.remarks.emplace_back("the first twelve readings are all alike, so no chart can watch for a relapse");
        return;
    }
    const std::vector<double> rest(values.begin() + settling, values.end());
    if (const auto signal = cusum(rest, mean, sigma).signal) out.relapse = dates[settling + *signal];
}

Judgement judge(const Question& question) {
    Judgement out;
    out.goLive = question.goLive;
    out.scale = question.scale;
    const Series& series = *question.series;
    out.remarks = series.remarks;
    if (series.counted ? !series.spokenOf : series.points.empty())
        out.missing =
            series.counted ? "no source reports incidents here" : "nobody measured " + metricWords(series.metric);
    else if (series.counted)
        judgeEvents(question, out);
    else
        judgeReadings(question, out);
    if (out.verdict != Verdict::CannotTell) out.missing.clear();
    return out;
}

} // namespace banyan::outcomes
