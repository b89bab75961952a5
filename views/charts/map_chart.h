// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>

#include "views/charts/map_points.h"

class QValueAxis;

namespace banyan::charts {

class PointsItem;

/// The quadrant of value and risk. Qt Charts draws axes and grid; the points are one item painted from cached sprites.
/// Click or arrow keys select, Esc clears, hovering shows the numbers.
class MapChart : public QChartView {
    Q_OBJECT

public:
    explicit MapChart(QWidget* parent = nullptr);

    void setContent(MapContent content);
    [[nodiscard]] const MapContent& content() const { return m_content; }
    void setSelected(const portfolio::ComponentId& id);
    [[nodiscard]] const portfolio::ComponentId& selected() const { return m_selected; }

    /// Where a point lies in the chart's own coordinates, and which rectangles the shown labels take.
    [[nodiscard]] QPointF position(double value, double risk) const;
    [[nodiscard]] std::vector<QRectF> labelRects() const;

signals:
    void picked(const banyan::portfolio::ComponentId& id);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] std::vector<const MapPoint*> pointsAt(const QPoint& viewPos) const;
    [[nodiscard]] const MapPoint* neighbour(int key) const;
    void applyColours();
    void describe();

    MapContent m_content;
    portfolio::ComponentId m_selected;
    QValueAxis* m_value;
    QValueAxis* m_risk;
    PointsItem* m_points;
};

} // namespace banyan::charts
