// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/map_style.h"

#include "views/charts/map_points.h"
#include "views/session/text.h"
#include "views/widgets/theme.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace banyan::charts {

using portfolio::ComponentId;
using portfolio::Quadrant;
using session::toQt;
using widgets::theme;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Map", text);
}

struct SizeSource {
    SizeBy sizeBy;
    const char* title;
    std::string_view fact; ///< empty: not a fact
    std::string_view unit; ///< after the number of the largest; "money" is the portfolio's currency
};

constexpr std::array sizeSources{
    SizeSource{SizeBy::FanIn, "components that use it", "fan-in", ""},
    SizeSource{SizeBy::Effort, "effort of its initiatives", "", "days"},
    SizeSource{SizeBy::RunCost, "cost to run", "run-cost", "money"},
    SizeSource{SizeBy::RefactoringCost, "cost to refactor", "refactoring-cost", "money"},
    SizeSource{SizeBy::Incidents, "incidents", "incident-rate", "per 30 days"},
    SizeSource{SizeBy::LinesOfCode, "lines of code", "lines-of-code", ""},
};

const SizeSource* sourceOf(SizeBy sizeBy) {
    const auto found = std::ranges::find(sizeSources, sizeBy, &SizeSource::sizeBy);
    return found == sizeSources.end() ? nullptr : &*found;
}

/// Likely person-days of the open initiatives of each component; an initiative of several is shared evenly.
std::map<ComponentId, double> effortByComponent(const portfolio::Portfolio& portfolio) {
    std::map<ComponentId, double> days;
    for (const portfolio::Initiative& initiative : portfolio.initiatives()) {
        if (initiative.status == portfolio::InitiativeStatus::Rejected ||
            initiative.status == portfolio::InitiativeStatus::Done || initiative.components.empty())
            continue;
        double sum = 0;
        for (const portfolio::TeamEffort& part : initiative.work)
            sum += part.likely;
        for (const ComponentId& id : initiative.components)
            days[id] += sum / static_cast<double>(initiative.components.size());
    }
    return days;
}

/// What a size is made from, looked up for one component after another.
class Sizes {
public:
    Sizes(const SizeSource& source, const session::Derived& derived)
        : m_source(source)
        , m_derived(derived) {
        if (source.fact.empty()) m_effort = effortByComponent(derived.portfolio);
    }

    [[nodiscard]] std::optional<double> of(const ComponentId& id) const {
        if (m_source.fact.empty()) {
            const auto found = m_effort.find(id);
            return found == m_effort.end() ? std::nullopt : std::optional(found->second);
        }
        const facts::Fact* fact = m_derived.facts.find(id, m_source.fact);
        return fact ? std::optional(fact->raw.mid) : std::nullopt;
    }

private:
    const SizeSource& m_source;
    const session::Derived& m_derived;
    std::map<ComponentId, double> m_effort;
};

/// Viridis without the end that drowns in the window's colour.
QColor heatOnWindow(double share) {
    return widgets::Theme::heat(theme().dark ? 0.42 + 0.58 * share : 0.58 * share);
}

QColor groupColour(int index) {
    static constexpr std::array light{"#0A5FC8", "#B3450B", "#1B7F5A", "#8A3FA0",
                                      "#8C6A00", "#C2356F", "#4B6B7C", "#3E2F8F"};
    static constexpr std::array dark{"#6CB0FF", "#F0883E", "#56D4A0", "#C792EA",
                                     "#E3C553", "#FF8FB8", "#9FB9C8", "#A79BFF"};
    static_assert(light.size() == mostGroups && dark.size() == mostGroups);
    const auto at = static_cast<size_t>(index);
    return QColor(theme().dark ? dark.at(at) : light.at(at));
}

template <typename Tag>
void colourByGroup(const session::Derived& derived, std::span<MapPoint> points,
                   std::optional<Id<Tag>> portfolio::Component::*member, const QString& none, MapLegend& legend) {
    std::map<std::optional<Id<Tag>>, int> counts;
    std::vector<std::optional<Id<Tag>>> groupOf;
    for (const MapPoint& point : points) {
        const portfolio::Component* record = derived.portfolio.find(point.id);
        groupOf.push_back(record ? record->*member : std::nullopt);
        if (groupOf.back()) ++counts[groupOf.back()];
    }
    std::vector<std::pair<int, std::optional<Id<Tag>>>> order;
    for (const auto& [group, count] : counts)
        order.emplace_back(-count, group);
    std::ranges::stable_sort(order, {}, [](const auto& each) { return each.first; });
    std::map<std::optional<Id<Tag>>, int> colour;
    for (const auto& [count, group] : order) {
        if (legend.groups == mostGroups) break;
        colour[group] = legend.groups++;
        legend.colours.append(session::nameOf(derived.portfolio, group));
    }
    bool others = false;
    for (size_t i = 0; i < points.size(); ++i) {
        const auto found = colour.find(groupOf[i]);
        points[i].colour = static_cast<uint8_t>(found == colour.end() ? legend.groups : found->second);
        others = others || found == colour.end();
    }
    if (others) legend.colours.append(static_cast<int>(counts.size()) > mostGroups ? tr("others") : none);
}

void colourByCoverage(const session::Derived& derived, std::span<MapPoint> points, MapLegend& legend) {
    legend.scale = true;
    legend.colours = {QStringLiteral("0 %"), QStringLiteral("100 %")};
    for (MapPoint& point : points) {
        const auto* assessed = derived.assessment.find(point.id);
        const double share = assessed ? (assessed->valueCoverage + assessed->riskCoverage) / 2 : 0;
        point.colour = static_cast<uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * (heatLevels - 1)));
    }
}

void sizeBy(const SizeSource& source, const session::Derived& derived, std::span<MapPoint> points, MapLegend& legend) {
    const Sizes sizes(source, derived);
    double most = 0;
    for (const MapPoint& point : points)
        most = std::max(most, sizes.of(point.id).value_or(0));
    for (MapPoint& point : points) {
        const auto size = sizes.of(point.id);
        legend.sizeUnknown = legend.sizeUnknown || !size;
        // Area grows with the quantity: that is what an eye compares.
        const double share = most > 0 ? std::sqrt(std::max(0.0, size.value_or(0)) / most) : 0;
        point.size = static_cast<uint8_t>(std::lround(share * (sizeLevels - 1)));
    }
    const QString unit = source.unit == "money" ? toQt(derived.portfolio.settings().currency) : toQt(source.unit);
    const QString number = most < 100 ? toQt(shortNumber(most, 1)) : session::grouped(std::llround(most));
    legend.sizeTitle = titleOf(source.sizeBy);
    legend.largest = unit.isEmpty() ? number : number + ' ' + unit;
}

} // namespace

QString titleOf(ColourBy colourBy) {
    switch (colourBy) {
    case ColourBy::Quadrant:
        return tr("quadrant");
    case ColourBy::Coverage:
        return tr("coverage");
    case ColourBy::System:
        return tr("system");
    case ColourBy::Owner:
        return tr("owner");
    case ColourBy::Confidence:
        return tr("confidence");
    }
    return {};
}

QString titleOf(SizeBy sizeBy) {
    const SizeSource* source = sourceOf(sizeBy);
    return source ? tr(source->title) : tr("all the same");
}

std::span<const ColourBy> colourChoices() {
    static constexpr std::array all{ColourBy::Quadrant, ColourBy::Coverage, ColourBy::System, ColourBy::Owner,
                                    ColourBy::Confidence};
    return all;
}

std::vector<SizeBy> sizeChoices(const session::Derived& derived) {
    std::vector<SizeBy> choices{SizeBy::Same};
    for (const SizeSource& source : sizeSources) {
        const Sizes sizes(source, derived);
        const auto known = [&](const scoring::ComponentAssessment& each) { return sizes.of(each.id).value_or(0) > 0; };
        if (std::ranges::any_of(derived.assessment.components, known)) choices.push_back(source.sizeBy);
    }
    return choices;
}

std::vector<QColor> coloursOf(ColourBy colourBy, int groups) {
    std::vector<QColor> colours;
    switch (colourBy) {
    case ColourBy::Quadrant:
        for (const Quadrant quadrant :
             {Quadrant::AddressEarly, Quadrant::Retain, Quadrant::ReplaceOrRetire, Quadrant::Defer})
            colours.push_back(theme().quadrant(quadrant));
        break;
    case ColourBy::Coverage:
        for (int i = 0; i < heatLevels; ++i)
            colours.push_back(heatOnWindow(static_cast<double>(i) / (heatLevels - 1)));
        break;
    case ColourBy::System:
    case ColourBy::Owner:
        for (int i = 0; i < groups; ++i)
            colours.push_back(groupColour(i));
        colours.push_back(theme().muted);
        break;
    case ColourBy::Confidence:
        for (const double share : {1.0, 0.5, 0.0})
            colours.push_back(heatOnWindow(theme().dark ? share : 1 - share));
        break;
    }
    return colours;
}

MapLegend applyStyle(const MapStyle& style, const session::Derived& derived, std::span<MapPoint> points) {
    MapLegend legend;
    legend.colourTitle = titleOf(style.colourBy);
    switch (style.colourBy) {
    case ColourBy::Quadrant:
        break; // follows the quadrant, which may move
    case ColourBy::Coverage:
        colourByCoverage(derived, points, legend);
        break;
    case ColourBy::System:
        colourByGroup(derived, points, &portfolio::Component::system, tr("no system"), legend);
        break;
    case ColourBy::Owner:
        colourByGroup(derived, points, &portfolio::Component::owner, tr("no owner"), legend);
        break;
    case ColourBy::Confidence:
        legend.colours = {tr("firm"), tr("leaning"), tr("undecided")};
        for (MapPoint& point : points)
            point.colour = static_cast<uint8_t>(point.confidence);
        break;
    }
    legend.sizeTitle = titleOf(SizeBy::Same);
    if (const SizeSource* source = sourceOf(style.sizeBy)) sizeBy(*source, derived, points, legend);
    return legend;
}

} // namespace banyan::charts
