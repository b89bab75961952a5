// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <QPainter>
#include <QPixmap>

#include "views/charts/map_points.h"

namespace banyan::charts {

/// Everything of the map but its axes, as one graphics item: tint, thresholds, whiskers, marks, labels and the ring.
/// Marks come from an atlas of sprites, one for each shape, made again for each theme and device pixel ratio.
class PointsItem : public QGraphicsItem {
public:
    explicit PointsItem(QGraphicsItem* parent);

    /// `content` must outlive the item or the next call.
    void setContent(const MapContent* content, const portfolio::ComponentId& selected);
    void relayout(const QRectF& plot);
    void setFocusShown(bool shown);
    [[nodiscard]] std::vector<QRectF> labelRects() const;

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    struct Label {
        QRectF rect;
        QString text;
        bool strong = false;
    };
    struct Corner {
        portfolio::Quadrant quadrant;
        QString text;
        QRectF rect; ///< mark and text
    };

    [[nodiscard]] QPointF position(double value, double risk) const;
    [[nodiscard]] double markSize() const;
    void placeCorners();
    void layOut();
    void makeSprites(double ratio);
    void paintBackground(QPainter& painter) const;
    void paintWhiskers(QPainter& painter) const;
    void paintMarks(QPainter& painter);
    void paintVectorMarks(QPainter& painter) const;
    void paintLabels(QPainter& painter) const;
    void paintSelection(QPainter& painter) const;

    const MapContent* m_content = nullptr;
    portfolio::ComponentId m_selected;
    QRectF m_plot;
    bool m_focusShown = false;
    std::vector<Corner> m_corners;
    std::vector<Label> m_labels;
    QPixmap m_sprites;
    double m_spriteRatio = 0;
    bool m_spritesDark = false;
    double m_spriteSize = 0;
};

} // namespace banyan::charts
