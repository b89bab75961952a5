// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/document.h"

namespace banyan::report {

/// A picture inside an HTML page, made of elements with classes: the page's style gives them colours.
class Svg {
public:
    /// Sizes in pixels; the label is what a screen reader says.
    Svg(double width, double height, const std::string& label);

    enum class Anchor { Start, Middle, End };

    void line(double x1, double y1, double x2, double y2, std::string_view style);
    void rect(double x, double y, double width, double height, std::string_view style);
    void circle(double x, double y, double radius, std::string_view style);
    /// Points are joined by straight lines.
    void polygon(const std::vector<std::pair<double, double>>& points, std::string_view style);
    void polyline(const std::vector<std::pair<double, double>>& points, std::string_view style);
    /// `y` is the baseline. The text is data.
    void text(double x, double y, std::string_view text, std::string_view style, Anchor anchor = Anchor::Start);
    /// What is drawn until close() shows `title` under the pointer. The title is data.
    void open(std::string_view title);
    void close();
    /// ▲ ● ■ ◆ around a point.
    void mark(double x, double y, double radius, portfolio::Quadrant quadrant);

    [[nodiscard]] std::string finished() &&;

private:
    void points(const char* element, const std::vector<std::pair<double, double>>& list, std::string_view style);

    std::string m_out;
};

/// About how wide the text is in a system's font, in pixels; rather too wide than too narrow.
double widthOf(std::string_view text, double fontPixels);
/// The text, cut with "…" where it is wider.
std::string fitted(std::string_view text, double fontPixels, double width);

/// A number with at most two decimals, for an attribute.
std::string px(double x);

/// About `count` round numbers that cover [low, high].
std::vector<double> roundSteps(double low, double high, int count);

/// First days of months (or quarters, or years, so that there are at most `most`) within [from, to].
std::vector<Date> monthSteps(Date from, Date to, int most);
/// "Jan 2027".
std::string monthText(Date day);

/// The class of a quadrant's colour: "early", "retain", "replace", "defer".
std::string_view styleOf(portfolio::Quadrant quadrant);

std::string svgOf(const MapPicture& map);
/// One picture for each phase, on the same axis of time.
std::string svgOf(const GanttPicture& gantt, const GanttPicture::Phase& phase);
std::string svgOf(const BarsPicture& bars);
/// Nothing when there is nothing to draw. `name` is the goal's.
std::string svgOf(const TrendPicture& trend, const std::string& name);

} // namespace banyan::report
