// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include "views/charts/map_points.h"

#include <set>
#include <vector>

namespace banyan::charts {

/// Which marks stand out. With nothing chosen all do.
struct MapChoice {
    portfolio::ComponentId current;             ///< the one that is explained beside; has the ring
    std::set<portfolio::ComponentId> selection; ///< several, as picked by rectangle, lasso or Space

    [[nodiscard]] bool empty() const { return current.empty() && selection.empty(); }
    [[nodiscard]] bool holds(const portfolio::ComponentId& id) const { return id == current || selection.contains(id); }
};

/// Marks that lie on one another, painted as one and counted.
struct MapPile {
    QPointF at;
    std::vector<size_t> points; ///< positions in MapContent::points, at least two
};

struct MapLabel {
    QRectF rect;
    QString text;
    bool strong = false;
    bool counts = false; ///< "×3" beside a pile
};

struct MapCorner {
    portfolio::Quadrant quadrant = portfolio::Quadrant::Unknown;
    QString text;
    QRectF rect; ///< mark and text
};

/// Where everything of the map lies, in pixels of the plot's coordinates.
struct MapLayout {
    QRectF plot;
    std::vector<QPointF> positions; ///< parallel to MapContent::points
    std::vector<MapPile> piles;
    std::vector<MapLabel> labels; ///< none meets another, a mark or a corner
    std::vector<MapCorner> corners;

    [[nodiscard]] QPointF place(double value, double risk) const {
        return {plot.left() + value / 100 * plot.width(), plot.bottom() - risk / 100 * plot.height()};
    }
    /// The value and risk of a pixel, within 0–100.
    [[nodiscard]] QPointF scores(QPointF pixel) const;
};

/// Diameter of a mark in px: `level` as in MapPoint::size, smaller where there are many.
double markSize(const MapContent& content, int level);

MapLayout layOutMap(const MapContent& content, const MapChoice& choice, const QRectF& plot);
/// Brings positions and corners up to date with thresholds that moved; labels stay where they are.
void followThresholds(MapLayout& layout, const MapContent& content);

} // namespace banyan::charts
