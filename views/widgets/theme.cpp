// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/theme.h"

#include "views/widgets/style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QStyleFactory>

#include <algorithm>
#include <array>
#include <cmath>

namespace banyan::widgets {

namespace {

using portfolio::Quadrant;

Theme makeLight() {
    Theme t;
    t.window = QColor("#FFFFFF");
    t.panel = QColor("#F6F8FA");
    t.raised = QColor("#FFFFFF");
    t.hover = QColor("#EEF2F6");
    t.border = QColor("#D5DBE1");
    t.line = QColor("#E4E8EC");
    t.text = QColor("#1F2328");
    t.muted = QColor("#57606A");
    t.accent = QColor("#0A5FC8");
    t.accentText = QColor("#FFFFFF");
    t.selection = QColor("#E3EEFB");
    t.strong = QColor("#3A4048");
    t.warning = QColor("#7A4A00");
    t.warningBack = QColor("#FFF4DC");
    return t;
}

Theme makeDark() {
    Theme t;
    t.dark = true;
    t.window = QColor("#1B1F24");
    t.panel = QColor("#15191D");
    t.raised = QColor("#20252B");
    t.hover = QColor("#2A3037");
    t.border = QColor("#373E47");
    t.line = QColor("#2C323A");
    t.text = QColor("#E6EDF3");
    t.muted = QColor("#9DA7B3");
    t.accent = QColor("#6CB0FF");
    t.accentText = QColor("#0D1117");
    t.selection = QColor("#22354D");
    t.strong = QColor("#E6EDF3");
    t.warning = QColor("#F2C879");
    t.warningBack = QColor("#33291A");
    return t;
}

const Theme* current = nullptr;
double factorNow = 1;
constexpr double bodySize = 10; ///< pt

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

QPalette paletteOf(const Theme& t) {
    QPalette p;
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::Base, t.window);
    p.setColor(QPalette::AlternateBase, t.panel);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.text);
    p.setColor(QPalette::PlaceholderText, t.muted);
    p.setColor(QPalette::Button, t.raised);
    p.setColor(QPalette::Highlight, t.selection);
    p.setColor(QPalette::HighlightedText, t.text);
    p.setColor(QPalette::ToolTipBase, t.raised);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::Light, t.hover);
    p.setColor(QPalette::Midlight, t.line);
    p.setColor(QPalette::Mid, t.border);
    p.setColor(QPalette::Dark, t.border);
    p.setColor(QPalette::Shadow, t.border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.muted);
    return p;
}

/// The desktop's font; where no desktop names one, a family with tabular figures that is installed.
QFont applicationFont() {
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    const QString family = QFontInfo(font).family();
    if (family.startsWith(QStringLiteral("DejaVu"))) {
        const QStringList installed = QFontDatabase::families();
        if (installed.contains(QStringLiteral("Noto Sans"))) font.setFamily(QStringLiteral("Noto Sans"));
    }
    font.setPointSizeF(bodySize * factorNow);
    return font;
}

bool desktopIsDark() {
    static const bool dark = QApplication::palette().color(QPalette::Window).lightnessF() < 0.5;
    return dark;
}

} // namespace

const Theme& lightTheme() {
    static const Theme theme = makeLight();
    return theme;
}

const Theme& darkTheme() {
    static const Theme theme = makeDark();
    return theme;
}

QColor Theme::quadrant(Quadrant quadrant) const {
    switch (quadrant) {
    case Quadrant::AddressEarly:
        return QColor(dark ? "#DE6F20" : "#EF6A0E");
    case Quadrant::ReplaceOrRetire:
        return QColor(dark ? "#5988ED" : "#5A84D6");
    case Quadrant::Retain:
        return QColor(dark ? "#91FBE1" : "#095933");
    case Quadrant::Defer:
        return QColor(dark ? "#717273" : "#8A8A8A");
    case Quadrant::Unknown:
        break;
    }
    return muted;
}

QColor Theme::phase(int number) const {
    static constexpr std::array light{"#5F2D99", "#4198CD", "#166345", "#A1963D"};
    static constexpr std::array night{"#7B60B9", "#94D1F6", "#1F765D", "#F3D162"};
    const auto index = static_cast<size_t>(std::clamp(number, 1, 4) - 1);
    return QColor(dark ? night.at(index) : light.at(index));
}

QColor Theme::on(const QColor& back) {
    const QColor ink("#000000");
    const QColor paper("#FFFFFF");
    return contrast(back, paper) >= contrast(back, ink) ? paper : ink;
}

QColor Theme::heat(double share) {
    static const std::array stops{QColor("#440154"), QColor("#482878"), QColor("#3E4A89"), QColor("#31688E"),
                                  QColor("#26828E"), QColor("#1F9E89"), QColor("#35B779"), QColor("#6DCD59"),
                                  QColor("#B4DE2C"), QColor("#FDE725")};
    const double at = std::clamp(share, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
    const auto index = std::min(static_cast<size_t>(at), stops.size() - 2);
    const auto part = static_cast<float>(at - static_cast<double>(index));
    const QColor& a = stops.at(index);
    const QColor& b = stops.at(index + 1);
    const auto mix = [part](float x, float y) { return x + (y - x) * part; };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

const Theme& theme() {
    return current ? *current : lightTheme();
}

void applyTheme(ThemeChoice choice) {
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && desktopIsDark());
    if (!current) {
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        QApplication::setFont(applicationFont());
    }
    current = dark ? &darkTheme() : &lightTheme();
    QApplication::setPalette(paletteOf(*current));
    qApp->setStyleSheet(styleSheet(*current));
}

double zoom() {
    return factorNow;
}

void setZoom(double factor) {
    factorNow = std::clamp(factor, 0.8, 2.0);
    QFont font = QApplication::font();
    font.setPointSizeF(bodySize * factorNow);
    QApplication::setFont(font);
    qApp->setStyleSheet(styleSheet(theme()));
}

int scaled(int pixels) {
    return static_cast<int>(std::lround(pixels * std::max(1.0, factorNow)));
}

double contrast(const QColor& a, const QColor& b) {
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QFont fontOf(TextRole role, bool bold) {
    static constexpr std::array sizes{9.0, 10.0, 12.0, 16.0};
    QFont font = QApplication::font();
    font.setPointSizeF(sizes.at(static_cast<size_t>(role)) * factorNow);
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return font;
}

} // namespace banyan::widgets
