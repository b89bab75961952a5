// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/svg.h"

#include "model/report/html_text.h"

#include <QString>

#include <cmath>

namespace banyan::report {

std::string px(double x) {
    return shortNumber(x, 2);
}

Svg::Svg(double width, double height, const std::string& label)
    : m_out("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + px(width) + "\" height=\"" + px(height) +
            "\" viewBox=\"0 0 " + px(width) + " " + px(height) + "\" role=\"img\" aria-label=\"" + htmlEscaped(label) +
            "\">\n") {}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view style) {
    m_out += "<line class=\"" + std::string(style) + "\" x1=\"" + px(x1) + "\" y1=\"" + px(y1) + "\" x2=\"" + px(x2) +
             "\" y2=\"" + px(y2) + "\"/>\n";
}

void Svg::rect(double x, double y, double width, double height, std::string_view style) {
    m_out += "<rect class=\"" + std::string(style) + "\" x=\"" + px(x) + "\" y=\"" + px(y) + "\" width=\"" + px(width) +
             "\" height=\"" + px(height) + "\"/>\n";
}

void Svg::circle(double x, double y, double radius, std::string_view style) {
    m_out += "<circle class=\"" + std::string(style) + "\" cx=\"" + px(x) + "\" cy=\"" + px(y) + "\" r=\"" +
             px(radius) + "\"/>\n";
}

void Svg::points(const char* element, const std::vector<std::pair<double, double>>& list, std::string_view style) {
    m_out += std::string("<") + element + " class=\"" + std::string(style) + "\" points=\"";
    for (size_t i = 0; i < list.size(); ++i)
        m_out += (i == 0 ? "" : " ") + px(list[i].first) + "," + px(list[i].second);
    m_out += "\"/>\n";
}

void Svg::polygon(const std::vector<std::pair<double, double>>& list, std::string_view style) {
    points("polygon", list, style);
}

void Svg::polyline(const std::vector<std::pair<double, double>>& list, std::string_view style) {
    points("polyline", list, style);
}

void Svg::text(double x, double y, std::string_view text, std::string_view style, Anchor anchor) {
    static constexpr std::array anchors{"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
    m_out += "<text class=\"" + std::string(style) + "\" x=\"" + px(x) + "\" y=\"" + px(y) + "\"" +
             anchors[static_cast<size_t>(anchor)] + ">" + htmlEscaped(text) + "</text>\n";
}

void Svg::open(std::string_view title) {
    m_out += "<g><title>" + htmlEscaped(title) + "</title>\n";
}

void Svg::close() {
    m_out += "</g>\n";
}

void Svg::mark(double x, double y, double r, portfolio::Quadrant quadrant) {
    const std::string style = "mark " + std::string(styleOf(quadrant));
    switch (quadrant) {
    case portfolio::Quadrant::AddressEarly:
        return polygon({{x, y - 1.1 * r}, {x + 1.1 * r, y + 0.85 * r}, {x - 1.1 * r, y + 0.85 * r}}, style);
    case portfolio::Quadrant::ReplaceOrRetire:
        return rect(x - 0.85 * r, y - 0.85 * r, 1.7 * r, 1.7 * r, style);
    case portfolio::Quadrant::Retain:
        return circle(x, y, r, style);
    default:
        return polygon({{x, y - 1.15 * r}, {x + 1.15 * r, y}, {x, y + 1.15 * r}, {x - 1.15 * r, y}}, style);
    }
}

std::string Svg::finished() && {
    return std::move(m_out) + "</svg>\n";
}

std::string_view styleOf(portfolio::Quadrant quadrant) {
    static constexpr std::array<std::string_view, 5> styles{"early", "retain", "replace", "defer", "defer"};
    return styles[static_cast<size_t>(quadrant)];
}

namespace {

double widthOf(QChar c) {
    if (c.isHighSurrogate()) return 1.2;
    if (c.isLowSurrogate()) return 0;
    if (c.unicode() >= 0x1100) return 1.05;
    if (QStringLiteral("iljtfrI.,:;'|! ()[]").contains(c)) return 0.38;
    if (c.isUpper() || QStringLiteral("mwMW@%—").contains(c)) return 0.78;
    return 0.6;
}

} // namespace

double widthOf(std::string_view text, double fontPixels) {
    double width = 0;
    for (const QChar c : QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())))
        width += widthOf(c);
    return width * fontPixels;
}

std::string fitted(std::string_view text, double fontPixels, double width) {
    const std::string clean = cleanText(text);
    if (widthOf(clean, fontPixels) <= width) return clean;
    QString out;
    double used = fontPixels; // of the ellipsis
    for (const QChar c : QString::fromStdString(clean)) {
        used += widthOf(c) * fontPixels;
        if (used > width) break;
        out += c;
    }
    if (!out.isEmpty() && out.back().isHighSurrogate()) out.chop(1);
    return out.trimmed().toStdString() + "…";
}

std::vector<double> roundSteps(double low, double high, int count) {
    if (!std::isfinite(low) || !std::isfinite(high) || !(high > low)) return {low};
    const double rough = (high - low) / count;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= rough) {
            step = factor * power;
            break;
        }
    std::vector<double> out;
    const double first = std::ceil(low / step - 1e-9);
    for (int i = 0; i <= 2 * count && (first + i) * step <= high + 1e-9 * step; ++i)
        out.push_back((first + i) * step);
    return out;
}

std::vector<Date> monthSteps(Date from, Date to, int most) {
    const auto monthOf = [](Date day) { return day.year() * 12 + day.month() - 1; };
    int step = 1;
    for (const int wider : {1, 3, 6, 12, 24, 60, 120, 1200}) {
        step = wider;
        if ((monthOf(to) - monthOf(from)) / step < most) break;
    }
    std::vector<Date> out;
    for (int month = (monthOf(from) + step - 1) / step * step; month <= monthOf(to); month += step) {
        const Date day = Date::fromYmd(month / 12, month % 12 + 1, 1);
        if (day >= from && day <= to) out.push_back(day);
    }
    return out;
}

std::string monthText(Date day) {
    static constexpr std::array names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return std::string(names[static_cast<size_t>(day.month() - 1)]) + " " + std::to_string(day.year());
}

} // namespace banyan::report
