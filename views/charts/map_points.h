// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "views/session/filter.h"

#include <array>
#include <memory>
#include <vector>

namespace banyan::charts {

/// A component on the map.
struct MapPoint {
    portfolio::ComponentId id;
    QString name;
    portfolio::Quadrant quadrant = portfolio::Quadrant::Unknown;
    Interval value; ///< 0–100
    Interval risk;
};

/// A component that has no place, and why.
struct UnplacedComponent {
    portfolio::ComponentId id;
    QString name;
    QString because;
};

/// The map's content as the filter shows it.
struct MapContent {
    std::shared_ptr<const session::Derived> derived; ///< what it shows; null when there is nothing yet
    std::vector<MapPoint> points;                    ///< by value × risk, the largest first: who gets a label first
    std::vector<UnplacedComponent> unplaced;
    std::array<int, 4> counts{}; ///< shown points by quadrant
    double valueThreshold = 50;
    double riskThreshold = 50;
    int total = 0; ///< components that are not retired, shown or not
    int shown = 0;
};

MapContent mapContent(const std::shared_ptr<const session::Derived>& derived, const session::Filter& filter);

/// Plain text of several lines for the hover: name, where it belongs, quadrant, value and risk with their ranges.
QString tipOf(const MapContent& content, const MapPoint& point);

} // namespace banyan::charts
