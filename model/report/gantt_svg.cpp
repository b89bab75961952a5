// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/svg.h"

#include "model/roadmap/plan.h"

namespace banyan::report {

namespace {

constexpr double width = 1040;
constexpr double left = 300;
constexpr double right = 1024;
constexpr double head = 26;
constexpr double row = 24;
constexpr double font = 12;

/// Days as pixels.
class Axis {
public:
    Axis(Date from, Date to)
        : m_from(from)
        , m_days(std::max(1, to - from)) {}
    [[nodiscard]] double at(Date day) const {
        return left + (right - left) * std::clamp((day - m_from) / double(m_days), 0.0, 1.0);
    }
    [[nodiscard]] bool holds(Date day) const { return day >= m_from && day - m_from <= m_days; }

private:
    Date m_from;
    int m_days;
};

void drawBar(Svg& svg, const Axis& axis, const GanttPicture::Bar& bar, int phase, double y) {
    const double start = axis.at(bar.start);
    const double end = std::max(axis.at(bar.finish), start + 3);
    svg.open(bar.title);
    svg.text(left - 10, y + 16, fitted(bar.title, font, left - 16), "name", Svg::Anchor::End);
    if (bar.p80 > bar.finish) {
        svg.line(end, y + row / 2, axis.at(bar.p80), y + row / 2, "likely");
        svg.line(axis.at(bar.p80), y + 7, axis.at(bar.p80), y + row - 7, "likely");
    }
    svg.rect(start, y + 4, end - start, row - 8, "bar p" + std::to_string(phase));
    if (end - start >= 16) svg.text(start + 5, y + 16, std::to_string(phase), "numeral on-p" + std::to_string(phase));
    if (bar.deadline && axis.holds(*bar.deadline)) {
        const double x = axis.at(*bar.deadline);
        svg.polygon({{x, y + 5}, {x + 7, y + 12}, {x, y + 19}, {x - 7, y + 12}}, "deadline");
    }
    svg.close();
}

} // namespace

std::string svgOf(const GanttPicture& gantt, const GanttPicture::Phase& phase) {
    const double bottom = head + row * static_cast<double>(phase.bars.size());
    Svg svg(width, bottom + 6,
            std::to_string(phase.bars.size()) + " initiatives of phase " + std::to_string(phase.phase) + " from " +
                gantt.from.toString() + " to " + gantt.to.toString() + "; the table of the phase has the dates");
    const Axis axis(gantt.from, gantt.to);
    for (const Date day : monthSteps(gantt.from, gantt.to, 10)) {
        svg.line(axis.at(day), head - 6, axis.at(day), bottom, "grid");
        if (axis.at(day) + widthOf(monthText(day), 11) <= right) svg.text(axis.at(day) + 2, 14, monthText(day), "tick");
    }
    for (size_t i = 0; i < phase.bars.size(); ++i)
        drawBar(svg, axis, phase.bars[i], phase.phase, head + row * static_cast<double>(i));
    if (axis.holds(gantt.status)) svg.line(axis.at(gantt.status), head - 6, axis.at(gantt.status), bottom, "status");
    return std::move(svg).finished();
}

} // namespace banyan::report
