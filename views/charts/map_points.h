// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>

#include "views/charts/map_style.h"
#include "views/session/filter.h"

#include <array>
#include <memory>
#include <vector>

namespace banyan::charts {

/// A component on the map.
struct MapPoint {
    portfolio::ComponentId id;
    QString name;
    portfolio::Quadrant quadrant = portfolio::Quadrant::Unknown; ///< the one that counts
    portfolio::Quadrant computed = portfolio::Quadrant::Unknown;
    portfolio::Quadrant assessed = portfolio::Quadrant::Unknown; ///< computed at the thresholds of the assessment
    bool overridden = false;                                     ///< a person placed it
    scoring::Confidence confidence = scoring::Confidence::Undecided;
    Interval value; ///< 0–100
    Interval risk;
    QPointF at; ///< where its mark stands, in value and risk: its scores, or inside the quadrant that a person chose
    uint8_t colour = 0; ///< position in coloursOf(); of ColourBy::Quadrant, set by the quadrant
    uint8_t size = 0;   ///< 0 … sizeLevels − 1

    /// True when its computed place differs from where it stands, so that it leaves a ghost there.
    [[nodiscard]] bool leavesGhost() const {
        return overridden && computed != portfolio::Quadrant::Unknown && computed != quadrant;
    }
};

/// A component that has no place, why, and what to collect first (empty when nothing would help).
struct UnplacedComponent {
    portfolio::ComponentId id;
    QString name;
    QString because;
    QString collectFirst;
    bool operator==(const UnplacedComponent&) const = default;
};

/// Where a component came from: an arrow to where it is.
struct MapTrail {
    size_t point = 0; ///< position in MapContent::points
    QPointF from;     ///< value and risk
    bool sideChanged = false;
};

/// The map's content as the filter shows it.
struct MapContent {
    std::shared_ptr<const session::Derived> derived; ///< what it shows; null when there is nothing yet
    MapStyle style;
    MapLegend legend;
    std::vector<MapPoint> points; ///< by value × risk, the largest first: who gets a label first
    std::vector<UnplacedComponent> unplaced;
    std::vector<MapTrail> trails;
    QString trailsSay;           ///< "moved since 12 Nov 2026", after their number; empty when none are asked for
    std::array<int, 4> counts{}; ///< shown points by quadrant
    double valueThreshold = 50;
    double riskThreshold = 50;
    int total = 0; ///< components that are not retired, shown or not
    int shown = 0;

    /// Places every mark by its shown scores at other thresholds; at those of the assessment, as it was assessed.
    void moveThresholds(double value, double risk);
    [[nodiscard]] const MapPoint* find(const portfolio::ComponentId& id) const;
};

MapContent mapContent(const std::shared_ptr<const session::Derived>& derived, const session::Filter& filter,
                      const MapStyle& style = {});

/// Trails of the components that moved by more than a point, or to another side, since they were recorded.
std::vector<MapTrail> trailsSince(const MapContent& content, const portfolio::AssessmentSnapshot& before);
/// The same since another assessment.
std::vector<MapTrail> trailsSince(const MapContent& content, const scoring::Assessment& before);

/// Plain text of several lines for the hover: name, where it belongs, quadrant, value and risk with their ranges.
QString tipOf(const MapContent& content, const MapPoint& point);

} // namespace banyan::charts
