// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/svg.h"

#include "model/outcomes/wording.h"

#include <cmath>

namespace banyan::report {

namespace {

constexpr double width = 440;
constexpr double height = 200;
constexpr double left = 56;
constexpr double right = 430;
constexpr double top = 20;
constexpr double bottom = 172;

struct Scale {
    Date from;
    Date to;
    double low = 0;
    double high = 1;

    [[nodiscard]] double x(Date day) const {
        return left + (right - left) * std::clamp((day - from) / double(std::max(1, to - from)), 0.0, 1.0);
    }
    [[nodiscard]] double y(double value) const { return bottom - (bottom - top) * (value - low) / (high - low); }
};

/// What the picture must hold: points, baseline, target and what is expected; nullopt when it can't be drawn.
std::optional<Scale> scaleOf(const TrendPicture& trend) {
    std::vector<double> values;
    std::vector<Date> days = trend.goLives;
    for (const auto& point : trend.points) {
        values.push_back(point.value);
        days.push_back(point.date);
    }
    for (const auto& expected : trend.expected) {
        values.push_back(expected.range.mid);
        days.push_back(expected.date);
    }
    for (const auto& line : {trend.baseline, trend.target})
        if (line) values.push_back(*line);
    if (trend.deadline) days.push_back(*trend.deadline);
    std::erase_if(values, [](double v) { return !std::isfinite(v) || std::abs(v) > 1e150; });
    if (values.empty() || days.empty()) return {};
    const auto [from, to] = std::ranges::minmax(days);
    double low = std::min(0.0, std::ranges::min(values));
    double high = std::ranges::max(values);
    if (!(high > low)) high = low + 1;
    return Scale{from, to, low, high + 0.06 * (high - low)};
}

void drawGround(Svg& svg, const Scale& scale, const std::string& unit) {
    for (const double step : roundSteps(scale.low, scale.high, 4)) {
        svg.line(left, scale.y(step), right, scale.y(step), "grid");
        svg.text(left - 6, scale.y(step) + 4, fitted(outcomes::plainNumber(step), 11, left - 8), "tick",
                 Svg::Anchor::End);
    }
    for (const Date day : monthSteps(scale.from, scale.to, 5))
        if (scale.x(day) + widthOf(monthText(day), 11) <= right)
            svg.text(scale.x(day), bottom + 18, monthText(day), "tick");
    svg.text(left, 12, fitted(unit, 11, right - left), "tick");
}

} // namespace

std::string svgOf(const TrendPicture& trend, const std::string& name) {
    const std::optional<Scale> scale = scaleOf(trend);
    if (!scale) return {};
    Svg svg(width, height,
            std::to_string(trend.points.size()) + " readings of the metric of " + name +
                (trend.target ? ", with its target" : ""));
    drawGround(svg, *scale, trend.unit);
    const auto level = [&](const std::optional<double>& value, const char* style, const char* title) {
        if (!value || !std::isfinite(*value) || *value < scale->low || *value > scale->high) return;
        svg.line(left, scale->y(*value), right, scale->y(*value), style);
        svg.text(right, scale->y(*value) - 4, title, "tick", Svg::Anchor::End);
    };
    level(trend.baseline, "baseline", "baseline");
    level(trend.target, "target", "target");
    std::vector<std::pair<double, double>> expected;
    for (const auto& one : trend.expected)
        if (std::isfinite(one.range.mid)) expected.emplace_back(scale->x(one.date), scale->y(one.range.mid));
    if (expected.size() > 1) svg.polyline(expected, "expected");
    for (const Date day : trend.goLives) {
        const double x = scale->x(day);
        svg.line(x, top, x, bottom, "go-live");
        svg.polygon({{x - 5, top - 6}, {x + 5, top - 6}, {x, top + 3}}, "go-live-mark");
    }
    for (const auto& point : trend.points)
        if (std::isfinite(point.value) && std::abs(point.value) <= 1e150)
            svg.circle(scale->x(point.date), scale->y(point.value), 2.4, "reading");
    return std::move(svg).finished();
}

} // namespace banyan::report
