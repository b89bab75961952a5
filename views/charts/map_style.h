// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

#include "views/session/work.h"

#include <span>
#include <vector>

namespace banyan::charts {

enum class ColourBy { Quadrant, Coverage, System, Owner, Confidence };
enum class SizeBy { Same, FanIn, Effort, RunCost, RefactoringCost, Incidents, LinesOfCode };
enum class Uncertainty {
    None,
    Chosen, ///< whiskers of what is selected and of what the pointer is on
    All,
    Ellipses
};

/// How marks are painted. The shape always stands for the quadrant.
struct MapStyle {
    ColourBy colourBy = ColourBy::Quadrant;
    SizeBy sizeBy = SizeBy::Same;
    Uncertainty uncertainty = Uncertainty::Chosen;
    bool operator==(const MapStyle&) const = default;
};

/// Marks come in that many sizes.
inline constexpr int sizeLevels = 5;
/// Colours of a scale from little to much.
inline constexpr int heatLevels = 11;
/// Groups (systems, owners) with a colour of their own; all others share one.
inline constexpr int mostGroups = 8;

/// "quadrant", "fan-in", …, as they stand after "Colour: " and "Size: ".
QString titleOf(ColourBy colourBy);
QString titleOf(SizeBy sizeBy);
std::span<const ColourBy> colourChoices();
/// Those of which anything is known, Same first.
std::vector<SizeBy> sizeChoices(const session::Derived& derived);

/// The colours that positions in MapPoint::colour stand for, in the theme in force. `groups`: how many have their own.
std::vector<QColor> coloursOf(ColourBy colourBy, int groups);

/// What colour and size of the marks say.
struct MapLegend {
    QString colourTitle;
    QStringList colours; ///< texts for positions in coloursOf(); of a scale the two ends alone
    bool scale = false;
    int groups = 0;
    QString sizeTitle;
    QString largest;          ///< what the largest mark stands for; empty when all are the same
    bool sizeUnknown = false; ///< some marks are small because nobody knows their size
    bool operator==(const MapLegend&) const = default;
};

struct MapPoint;

/// Gives each point its colour and size and says what they mean.
MapLegend applyStyle(const MapStyle& style, const session::Derived& derived, std::span<MapPoint> points);

} // namespace banyan::charts
