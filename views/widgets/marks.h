// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QWidget>

#include "model/portfolio/goals.h"

class QPainter;

namespace banyan::widgets {

/// The shape that stands for a quadrant, centred on the origin, of about the same area at the same `size` (px across):
/// ▲ address early, ■ replace or retire, ● retain and evolve, ◆ defer, ○ unknown.
QPainterPath markShape(portfolio::Quadrant quadrant, double size);

/// Paints the mark in the theme's colour. Unknown is an outline.
void paintMark(QPainter& painter, portfolio::Quadrant quadrant, QPointF centre, double size);

/// A mark as a widget, beside a title.
class MarkWidget : public QWidget {
    Q_OBJECT

public:
    explicit MarkWidget(QWidget* parent = nullptr);
    void setQuadrant(portfolio::Quadrant quadrant);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    portfolio::Quadrant m_quadrant = portfolio::Quadrant::Unknown;
};

} // namespace banyan::widgets
