// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <QPainter>

#include "views/charts/map_points.h"

namespace banyan::charts {

/// One or two lines under the map that say what colour, size and arrows mean. Takes no room where the corners of the
/// map say it already.
class MapLegendItem : public QGraphicsItem {
public:
    explicit MapLegendItem(QGraphicsItem* parent);

    /// Must outlive the item or the next call.
    void setContent(const MapContent* content);
    /// px that it needs at that width.
    [[nodiscard]] double heightFor(double width) const;
    void setArea(const QRectF& area);
    /// The same in words.
    [[nodiscard]] QString text() const;

    [[nodiscard]] QRectF boundingRect() const override { return m_area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    struct Part {
        QString text;
        QColor swatch;      ///< a filled square, when valid
        double circle = 0;  ///< diameter of a circle, when > 0
        bool ramp = false;  ///< the scale of colours before the text
        bool arrow = false; ///< a trail before the text
        [[nodiscard]] double symbolWidth() const;
    };
    [[nodiscard]] std::vector<Part> parts() const;
    /// Calls `place(part, corner)` line by line; gives the height.
    template <typename Place>
    double flow(double width, Place&& place) const;
    void paintPart(QPainter& painter, const Part& part, QPointF at) const;

    const MapContent* m_content = nullptr;
    QRectF m_area;
};

} // namespace banyan::charts
