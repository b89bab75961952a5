// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/svg.h"

#include <cmath>

namespace banyan::report {

namespace {

constexpr double width = 860;
constexpr double left = 200;
constexpr double right = 650;
constexpr double row = 28;
constexpr double font = 12;
constexpr size_t mostRows = 60;

double legend(Svg& svg, const BarsPicture& bars) {
    double x = left;
    const auto add = [&](const std::string& text, const char* style) {
        if (text.empty()) return;
        svg.rect(x, 5, 14, 12, style);
        svg.text(x + 20, 15, text, "name");
        x += 44 + widthOf(text, font);
    };
    add(bars.legend[0], "part first");
    add(bars.legend[1], "part second");
    add(bars.capLegend, "cap");
    return 26;
}

} // namespace

std::string svgOf(const BarsPicture& bars) {
    double most = 0;
    for (const BarsPicture::Row& one : bars.rows)
        most = std::max({most, one.parts[0] + one.parts[1], one.cap.value_or(0)});
    if (!(most > 0) || !std::isfinite(most)) most = 1;
    const size_t shown = std::min(mostRows, bars.rows.size());
    Svg svg(width, 30 + row * static_cast<double>(shown), bars.title + "; a table has the numbers");
    double y = legend(svg, bars);
    const auto length = [&](double x) { return std::isfinite(x) && x > 0 ? (right - left) * x / most : 0; };
    for (size_t i = 0; i < shown; ++i, y += row) {
        const BarsPicture::Row& one = bars.rows[i];
        svg.text(left - 10, y + 18, fitted(one.label, font, left - 16), "name", Svg::Anchor::End);
        if (one.cap) svg.rect(left, y + 4, length(*one.cap), row - 8, "cap");
        svg.rect(left, y + 7, length(one.parts[0]), row - 14, "part first");
        if (one.parts[1] > 0)
            svg.rect(left + length(one.parts[0]), y + 7, length(one.parts[1]), row - 14, "part second");
        const double end = length(std::max(one.parts[0] + one.parts[1], one.cap.value_or(0)));
        svg.text(left + end + 8, y + 18, fitted(one.text, font, width - left - end - 10), "name");
    }
    return std::move(svg).finished();
}

} // namespace banyan::report
