// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>

#include "views/charts/map_points.h"

#include <vector>

class QPainter;

namespace banyan::charts {

/// A mark with a halo in the window's colour, centred on the origin.
void paintMapMark(QPainter& painter, portfolio::Quadrant quadrant, const QColor& colour, double size);

/// An atlas with a picture of every mark that a map needs: each shape in each colour and size. Made again only when one
/// of them, the theme or the device's pixel ratio changes.
class MapSprites {
public:
    void prepare(const MapContent& content, double ratio);
    [[nodiscard]] const QPixmap& pixmap() const { return m_pixmap; }
    /// Where in the pixmap the mark lies.
    [[nodiscard]] QRectF source(const MapPoint& point) const;

private:
    struct Key {
        std::vector<QColor> colours;
        std::vector<double> sizes;
        QColor halo;
        double ratio = 0;
        bool operator==(const Key&) const = default;
    };
    void make();

    Key m_key;
    int m_cell = 0; ///< side of one sprite in the pixmap
    QPixmap m_pixmap;
};

} // namespace banyan::charts
