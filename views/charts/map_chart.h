// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>

#include "views/charts/map_layout.h"
#include "views/charts/picture.h"

class QGraphicsPathItem;
class QGraphicsSimpleTextItem;
class QMenu;
class QValueAxis;

namespace banyan::charts {

class MapLegendItem;
class PointsItem;
class ThresholdHandle;

/// The quadrant of value and risk. Qt Charts draws axes and grid; the points are one item painted from cached sprites.
///
/// A click or the arrow keys pick one component, hovering shows its numbers. Dragging over the ground selects what lies
/// in the rectangle, with Alt (or in lasso mode) what lies in the loop; Shift adds; Space adds or takes away the
/// current one; Ctrl+A selects all; Esc clears. Dragging a mark into another quadrant, or the context menu, asks to
/// place it there. Thresholds are dragged by their line or handle.
class MapChart : public QChartView {
    Q_OBJECT

public:
    explicit MapChart(QWidget* parent = nullptr);

    /// What a threshold is being moved to stays, whatever the new content says.
    void setContent(MapContent content);
    [[nodiscard]] const MapContent& content() const { return m_content; }
    void setSelected(const portfolio::ComponentId& id);
    [[nodiscard]] const portfolio::ComponentId& selected() const { return m_choice.current; }
    void setSelection(std::set<portfolio::ComponentId> ids);
    [[nodiscard]] const std::set<portfolio::ComponentId>& selection() const { return m_choice.selection; }
    /// Dragging draws a loop in place of a rectangle.
    void setLassoMode(bool lasso) { m_lassoMode = lasso; }
    /// Moves a threshold's line and re-places every mark, without an assessment and without a signal.
    void showThreshold(portfolio::Axis axis, double value);

    /// Where a point lies in the chart's own coordinates, and which rectangles the shown labels take.
    [[nodiscard]] QPointF position(double value, double risk) const;
    [[nodiscard]] std::vector<QRectF> labelRects() const;
    [[nodiscard]] ThresholdHandle* handle(portfolio::Axis axis) const;
    /// The whole chart with its legend, to be written or copied.
    [[nodiscard]] Picture picture() const;

signals:
    /// One component alone, or none.
    void picked(const banyan::portfolio::ComponentId& id);
    /// All of several that are selected now, in the order of their ids; the ring is on selected().
    void selectionPicked(const std::vector<banyan::portfolio::ComponentId>& ids);
    void placeWanted(const std::vector<banyan::portfolio::ComponentId>& ids, banyan::portfolio::Quadrant quadrant);
    void withdrawWanted(const std::vector<banyan::portfolio::ComponentId>& ids);
    /// A person let a threshold go at another number.
    void thresholdSettled(banyan::portfolio::Axis axis, double value);
    void thresholdResetWanted(banyan::portfolio::Axis axis);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// What the pressed mouse is doing.
    struct Gesture {
        enum Kind { None, Mark, Rectangle, Lasso, Threshold } kind = None;
        QPoint start;
        bool moved = false;
        bool add = false; ///< to what is selected already
        size_t point = 0; ///< of Mark
        portfolio::Axis axis = portfolio::Axis::Value;
        QPolygonF path; ///< of Lasso, in the chart's coordinates
    };

    [[nodiscard]] QPointF toChart(QPoint viewPos) const;
    /// Positions of the points near the pointer, the nearest first.
    [[nodiscard]] std::vector<size_t> pointsAt(QPoint viewPos) const;
    [[nodiscard]] const MapPile* pileAt(size_t point) const;
    [[nodiscard]] std::optional<portfolio::Axis> thresholdAt(QPoint viewPos) const;
    [[nodiscard]] const MapPoint* neighbour(int key) const;
    [[nodiscard]] portfolio::Quadrant quadrantAt(QPoint viewPos) const;
    /// The current component, or all selected ones when it is one of them.
    [[nodiscard]] std::vector<portfolio::ComponentId> chosen() const;

    void hover(QMouseEvent* event);
    void followGesture(QPoint viewPos);
    void showMarkDrag(QPoint viewPos);
    void finishGesture(QPoint viewPos);
    void cancelGesture();
    void click(const Gesture& gesture, QPoint viewPos);
    void showPile(const MapPile& pile, QPoint viewPos);
    void toggle(const portfolio::ComponentId& id);
    void selectInside(const QPainterPath& area, bool add);
    void announceSelection();
    /// Lets go of all others.
    void pickAlone(const portfolio::ComponentId& id);
    void fillContextMenu(QMenu& menu);

    ThresholdHandle* makeHandle(portfolio::Axis axis);
    void placeHandles();
    void layOut();
    void applyColours();
    void describe();

    MapContent m_content;
    MapChoice m_choice;
    bool m_lassoMode = false;
    Gesture m_gesture;
    QValueAxis* m_value;
    QValueAxis* m_risk;
    PointsItem* m_points;
    MapLegendItem* m_legend;
    QGraphicsPathItem* m_band;           ///< rectangle, loop, or the mark that is dragged
    QGraphicsSimpleTextItem* m_bandText; ///< where a dragged mark would go
    ThresholdHandle* m_valueHandle;
    ThresholdHandle* m_riskHandle;
};

} // namespace banyan::charts
