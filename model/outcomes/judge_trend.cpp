// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outcomes/control_chart.h"
#include "model/outcomes/judging.h"
#include "model/outcomes/laws.h"
#include "model/outcomes/segmented.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace banyan::outcomes {

namespace {

/// All readings of a question on the scale on which they are compared.
struct Readings {
    std::vector<Date> dates;
    std::vector<double> values;
    size_t before = 0; ///< so many lie before go-live

    [[nodiscard]] size_t after() const { return values.size() - before; }
    [[nodiscard]] bool enough() const { return before >= trendNeeds && after() >= trendNeeds; }
};

Readings readingsOf(const Sides& sides, EffectScale scale) {
    Readings out;
    for (const std::vector<Point>* side : {&sides.before, &sides.after})
        for (const Point& p : *side) {
            out.dates.push_back(p.date);
            out.values.push_back(scale == EffectScale::Ratio ? std::log(p.value) : p.value);
        }
    out.before = sides.before.size();
    return out;
}

/// The readings of the control on the days of these, less what can't be compared.
Readings onDaysOf(const Readings& own, const Series& control, EffectScale scale, std::vector<double>& values) {
    std::map<Date, double> byDay;
    for (const Point& p : control.points)
        if (scale == EffectScale::Difference || p.value > 0)
            byDay[p.date] = scale == EffectScale::Ratio ? std::log(p.value) : p.value;
    Readings out;
    for (size_t i = 0; i < own.dates.size(); ++i) {
        const auto found = byDay.find(own.dates[i]);
        if (found == byDay.end()) continue;
        out.dates.push_back(own.dates[i]);
        out.values.push_back(own.values[i]);
        values.push_back(found->second);
        if (i < own.before) ++out.before;
    }
    return out;
}

std::vector<int> daysOf(const Readings& r) {
    std::vector<int> out;
    for (const Date day : r.dates)
        out.push_back(day.days);
    return out;
}

/// A column for each month (or quarter) but the first one that occurs.
Columns dummies(const Readings& r, int months) {
    std::map<int, std::vector<double>> columns;
    for (size_t i = 0; i < r.dates.size(); ++i) {
        auto& column = columns[(r.dates[i].month() - 1) / months];
        column.resize(r.dates.size(), 0.0);
        column[i] = 1;
    }
    Columns out;
    for (auto& entry : columns)
        out.push_back(std::move(entry.second));
    out.erase(out.begin());
    return out;
}

/// Columns for a season, where two full cycles before go-live and three readings a parameter make it separable.
Columns seasonOf(const Readings& r, int spacing) {
    constexpr int twoYears = 728;
    const int covered = r.dates[r.before - 1] - r.dates.front() + spacing;
    if (covered < twoYears) return {};
    const Columns season = spacing <= 10    ? annualPair(daysOf(r))
                           : spacing <= 45  ? dummies(r, 1)
                           : spacing <= 100 ? dummies(r, 3)
                                            : Columns{};
    return r.values.size() >= 3 * (4 + season.size()) ? season : Columns{};
}

SegmentedSeries seriesOf(const Readings& r, Date from) {
    SegmentedSeries out;
    for (size_t i = 0; i < r.values.size(); ++i) {
        out.time.push_back((r.dates[i] - from) / 7.0);
        out.after.push_back(i >= r.before);
    }
    out.value = r.values;
    return out;
}

std::optional<Segmented> fitted(const Readings& r, Date goLive, int spacing, Judgement* out) {
    SegmentedSeries series = seriesOf(r, goLive);
    series.season = seasonOf(r, spacing);
    if (series.season.empty()) {
        if (out) out->remarks.emplace_back("season not separable: it takes two full years before go-live");
        return segmentedRegression(series);
    }
    if (auto found = segmentedRegression(series)) return found;
    series.season.clear();
    return segmentedRegression(series);
}

std::string shown(double change, EffectScale scale) {
    if (scale == EffectScale::Difference) return shortNumber(change, 2);
    return percentText(std::exp(change) - 1, 1);
}

/// The same regression at days before go-live on which nothing happened.
void placebos(const Readings& adjusted, EffectScale scale, Judgement& out) {
    std::vector<double> p;
    std::vector<std::pair<Date, double>> found;
    for (const size_t third : {adjusted.before / 3, adjusted.before / 2, 2 * adjusted.before / 3}) {
        if (third < trendNeeds || adjusted.before - third < trendNeeds) continue;
        Readings r{{adjusted.dates.begin(), adjusted.dates.begin() + static_cast<std::ptrdiff_t>(adjusted.before)},
                   {adjusted.values.begin(), adjusted.values.begin() + static_cast<std::ptrdiff_t>(adjusted.before)},
                   third};
        const auto result = segmentedRegression(seriesOf(r, r.dates[third]));
        if (!result) continue;
        p.push_back(result->p);
        found.emplace_back(r.dates[third], result->effect.mid);
    }
    if (p.empty()) return;
    const std::vector<double> held = holm(p);
    const auto worst = static_cast<size_t>(std::ranges::min_element(held) - held.begin());
    Check check{"placebo", held[worst] >= 0.05, {}};
    check.because = check.passed ? "at " + std::to_string(p.size()) + " days before go-live the same test finds nothing"
                                 : "the same test finds a change of " + shown(found[worst].second, scale) + " on " +
                                       found[worst].first.toString() + ", when nothing went live";
    out.checks.push_back(std::move(check));
}

/// A break that may lie anywhere has to lie at go-live.
void changePoint(const Question& q, const Readings& adjusted, int spacing, Judgement& out) {
    constexpr size_t least = 4;
    if (out.effect && out.p && *out.p >= 0.05) return; // without a change there is no break to find
    std::vector<double> time;
    for (const Date day : adjusted.dates)
        time.push_back((day - adjusted.dates.front()) / 7.0);
    const auto at = bestBreak(time, adjusted.values, least);
    if (!at) return;
    const Date day = adjusted.dates[*at];
    const bool near = day >= q.goLive - 2 * spacing && day <= q.effective + 2 * spacing;
    out.checks.push_back(
        {"change-point", near,
         near ? "a free change point lies on " + day.toString() + ", at go-live"
              : "the readings break best on " + day.toString() + ", not at go-live on " + q.goLive.toString()});
}

void controlMoved(const Question& q, const Readings& control, int spacing, Judgement& out) {
    const auto found = fitted(control, q.goLive, spacing, nullptr);
    if (!found) return;
    const bool still = found->p >= 0.05;
    out.checks.push_back(
        {"control", still,
         still ? "the control did not move" : "the control moved too, by " + shown(found->effect.mid, out.scale)});
}

void relapse(const Question& q, const Readings& adjusted, Judgement& out) {
    std::vector<double> worse;
    std::vector<Date> dates;
    double before = 0;
    for (size_t i = 0; i < adjusted.values.size(); ++i) {
        const double value = -betterSign(q) * adjusted.values[i];
        if (i < adjusted.before) {
            before += value / static_cast<double>(adjusted.before);
        } else {
            worse.push_back(value);
            dates.push_back(adjusted.dates[i]);
        }
    }
    lookForRelapse(worse, dates, before, out);
}

Interval intervalOf(const Coefficient& c, double degrees, EffectScale scale) {
    const double wide = studentQuantile(0.975, degrees) * std::max(c.plainError, c.neweyWestError);
    const auto at = [&](double x) { return scale == EffectScale::Ratio ? std::exp(x) : x; };
    return {at(c.value - wide), at(c.value), at(c.value + wide)};
}

} // namespace

bool judgeTrend(const Question& q, const Sides& sides, Judgement& out) {
    const int spacing = q.series->spacing();
    Readings readings = readingsOf(sides, out.scale);
    std::optional<Readings> control;
    if (q.control) {
        std::vector<double> values;
        Readings shared = onDaysOf(readings, *q.control, out.scale, values);
        if (shared.enough()) {
            control = shared;
            control->values = values;
            readings = std::move(shared);
            for (size_t i = 0; i < values.size(); ++i)
                readings.values[i] -= values[i];
        } else {
            out.remarks.emplace_back("the control has too few readings on the same days; judged without it");
        }
    }
    const auto found = fitted(readings, q.goLive, spacing, &out);
    if (!found) return false;
    out.test = Test::SegmentedRegression;
    out.before = static_cast<double>(readings.before);
    out.since = static_cast<double>(readings.after());
    out.needed = neededOf(q, meanOf(sides.before));
    out.p = found->p;
    conclude(q, found->effect, found->error, out);
    out.levelChange = intervalOf(found->level, found->degrees, out.scale);
    out.slopeChange = intervalOf(found->slope, found->degrees, out.scale);
    for (size_t i = 0; i < readings.values.size(); ++i)
        readings.values[i] -= found->seasonal[i];
    placebos(readings, out.scale, out);
    changePoint(q, readings, spacing, out);
    if (control) controlMoved(q, *control, spacing, out);
    relapse(q, readings, out);
    return true;
}

} // namespace banyan::outcomes
