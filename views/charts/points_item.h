// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <QPainter>

#include "views/charts/map_layout.h"
#include "views/charts/map_sprites.h"

namespace banyan::charts {

/// Everything of the map but its axes and legend, as one graphics item: tint, thresholds, trails, whiskers, marks,
/// labels and what is selected.
class PointsItem : public QGraphicsItem {
public:
    explicit PointsItem(QGraphicsItem* parent);

    /// Both must outlive the item or the next call.
    void setContent(const MapContent* content, const MapChoice* choice);
    void relayout(const QRectF& plot);
    /// The choice changed: labels and what stands out follow.
    void choiceChanged();
    /// The content's thresholds moved: cheaper than relayout(), for each step of a drag.
    void thresholdsMoved();
    void setHovered(const portfolio::ComponentId& id);
    void setFocusShown(bool shown);
    [[nodiscard]] const MapLayout& layoutShown() const { return m_layout; }

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    [[nodiscard]] QColor colourOf(const MapPoint& point) const;
    [[nodiscard]] bool hasMarks(const MapPoint& point) const;
    void paintBackground(QPainter& painter) const;
    void paintTrails(QPainter& painter) const;
    void paintGhosts(QPainter& painter) const;
    void paintUncertainty(QPainter& painter) const;
    void paintWhiskers(QPainter& painter) const;
    void paintEllipses(QPainter& painter) const;
    void paintSprites(QPainter& painter);
    void paintVectorMarks(QPainter& painter) const;
    void paintLabels(QPainter& painter) const;
    void paintSelection(QPainter& painter) const;

    const MapContent* m_content = nullptr;
    const MapChoice* m_choice = nullptr;
    portfolio::ComponentId m_hovered;
    bool m_focusShown = false;
    MapLayout m_layout;
    MapSprites m_sprites;
    std::vector<QColor> m_colours; ///< of the paint at hand
};

} // namespace banyan::charts
