// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/html_text.h"
#include "model/report/svg.h"

#include "model/scoring/assessment.h"

namespace banyan::report {

namespace {

constexpr double width = 860;
constexpr double height = 600;
constexpr double left = 56;
constexpr double right = 844;
constexpr double top = 12;
constexpr double bottom = 548;
constexpr double lineBelow = 20; // for those without a place
constexpr double radius = 6;
constexpr double font = 12;
constexpr size_t mostNames = 20;
constexpr size_t mostWhiskers = 80; // more would hide the marks
constexpr size_t mostAvoided = 300; // marks that names keep clear of

double xOf(double value) {
    return left + (right - left) * std::clamp(value, 0.0, 100.0) / 100;
}
double yOf(double risk) {
    return bottom - (bottom - top) * std::clamp(risk, 0.0, 100.0) / 100;
}

struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    [[nodiscard]] bool meets(const Box& other) const {
        return x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height;
    }
    [[nodiscard]] bool inside() const { return x >= left && y >= top && x + width <= right && y + height <= bottom; }
};

/// Names beside their marks where nothing else is, the most important ones first.
class Names {
public:
    explicit Names(std::vector<Box> taken)
        : m_taken(std::move(taken)) {}

    void place(Svg& svg, double x, double y, const std::string& name) {
        const std::string text = fitted(name, font, 190);
        const double w = widthOf(text, font);
        const double gap = radius + 4;
        const std::array<std::pair<double, double>, 8> places{{{x + gap, y - 7},
                                                               {x - gap - w, y - 7},
                                                               {x - w / 2, y - gap - 14},
                                                               {x - w / 2, y + gap},
                                                               {x + gap, y - 20},
                                                               {x + gap, y + 7},
                                                               {x - gap - w, y - 20},
                                                               {x - gap - w, y + 7}}};
        for (const auto& [px1, py1] : places) {
            const Box box{px1, py1, w, 14};
            if (!box.inside() || std::ranges::any_of(m_taken, [&](const Box& b) { return b.meets(box); })) continue;
            svg.text(px1, py1 + 11, text, "name");
            m_taken.push_back(box);
            return;
        }
    }

private:
    std::vector<Box> m_taken;
};

void drawGround(Svg& svg, const MapPicture& map) {
    const double x = xOf(map.valueThreshold);
    const double y = yOf(map.riskThreshold);
    svg.rect(x, top, right - x, y - top, "ground early");
    svg.rect(left, top, x - left, y - top, "ground replace");
    svg.rect(x, y, right - x, bottom - y, "ground retain");
    svg.rect(left, y, x - left, bottom - y, "ground defer");
    for (const double step : {0.0, 25.0, 50.0, 75.0, 100.0}) {
        svg.text(xOf(step), bottom + 18, px(step), "tick", Svg::Anchor::Middle);
        svg.text(left - 8, yOf(step) + 4, px(step), "tick", Svg::Anchor::End);
    }
    svg.rect(left, top, right - left, bottom - top, "frame");
    svg.line(x, top, x, bottom, "threshold");
    svg.line(left, y, right, y, "threshold");
    svg.text((left + right) / 2, bottom + 40, "Value (threshold " + px(map.valueThreshold) + ")", "axis",
             Svg::Anchor::Middle);
    svg.text(left, bottom + 40, "Risk upwards (threshold " + px(map.riskThreshold) + ")", "axis");
}

/// In the outer corner of each quadrant, where there is room for it.
std::vector<Box> drawTitles(Svg& svg, const MapPicture& map) {
    using portfolio::Quadrant;
    std::vector<Box> out;
    const double x = xOf(map.valueThreshold);
    const double y = yOf(map.riskThreshold);
    for (const Quadrant q : {Quadrant::AddressEarly, Quadrant::Retain, Quadrant::ReplaceOrRetire, Quadrant::Defer}) {
        const bool atRight = q == Quadrant::AddressEarly || q == Quadrant::Retain;
        const bool above = q == Quadrant::AddressEarly || q == Quadrant::ReplaceOrRetire;
        const std::string title(scoring::quadrantTitle(q));
        const double w = widthOf(title, 13) + 22;
        if ((atRight ? right - x : x - left) < w + 16 || (above ? y - top : bottom - y) < 32) continue;
        const double at = atRight ? right - 8 - w : left + 8;
        const double line = above ? top + 22 : bottom - 10;
        svg.mark(at + 7, line - 4, radius, q);
        svg.text(at + 20, line, title, "quadrant");
        out.push_back({at, line - 14, w, 20});
    }
    return out;
}

void drawWhiskers(Svg& svg, const MapPicture& map) {
    for (size_t i = 0; i < std::min(mostWhiskers, map.points.size()); ++i) {
        const MapPicture::Point& p = map.points[i];
        svg.line(xOf(p.value.low), yOf(p.risk.mid), xOf(p.value.high), yOf(p.risk.mid), "whisker");
        svg.line(xOf(p.value.mid), yOf(p.risk.low), xOf(p.value.mid), yOf(p.risk.high), "whisker");
    }
}

/// Under the axis: who isn't on the map.
void drawUnplaced(Svg& svg, const MapPicture& map) {
    if (map.unplaced.empty()) return;
    std::string names;
    for (const std::string& name : map.unplaced)
        names += (names.empty() ? "" : ", ") + name;
    svg.open(names);
    svg.text(left, height + lineBelow - 8, fitted("No place for want of data: " + names, font, right - left), "axis");
    svg.close();
}

} // namespace

std::string svgOf(const MapPicture& map) {
    Svg svg(width, map.unplaced.empty() ? height : height + lineBelow,
            std::to_string(map.points.size()) + " components by value and risk; the table after it has the numbers");
    drawGround(svg, map);
    std::vector<Box> taken = drawTitles(svg, map);
    const size_t named = std::min(mostNames, map.points.size());
    drawWhiskers(svg, map);
    // The most important ones lie on top.
    for (size_t i = map.points.size(); i-- > 0;) {
        const MapPicture::Point& p = map.points[i];
        svg.open(p.name);
        svg.mark(xOf(p.value.mid), yOf(p.risk.mid), radius, p.quadrant);
        svg.close();
        if (i < named) taken.push_back({xOf(p.value.mid) - radius, yOf(p.risk.mid) - radius, 2 * radius, 2 * radius});
    }
    Names names(std::move(taken));
    for (size_t i = 0; i < named; ++i)
        names.place(svg, xOf(map.points[i].value.mid), yOf(map.points[i].risk.mid), map.points[i].name);
    drawUnplaced(svg, map);
    return std::move(svg).finished();
}

} // namespace banyan::report
