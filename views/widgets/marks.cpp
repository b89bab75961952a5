// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/marks.h"

#include "model/scoring/assessment.h"
#include "views/session/text.h"
#include "views/widgets/theme.h"

#include <QPainter>

#include <cmath>

namespace banyan::widgets {

using portfolio::Quadrant;

QPainterPath markShape(Quadrant quadrant, double size) {
    QPainterPath path;
    switch (quadrant) {
    case Quadrant::AddressEarly: {
        const double half = size * 0.6;
        path.addPolygon(QPolygonF({{0, -half * 0.95}, {half, half * 0.8}, {-half, half * 0.8}}));
        path.closeSubpath();
        break;
    }
    case Quadrant::ReplaceOrRetire: {
        const double half = size * 0.46;
        path.addRect(-half, -half, 2 * half, 2 * half);
        break;
    }
    case Quadrant::Defer: {
        const double half = size * 0.62;
        path.addPolygon(QPolygonF({{0, -half}, {half, 0}, {0, half}, {-half, 0}}));
        path.closeSubpath();
        break;
    }
    case Quadrant::Retain:
    case Quadrant::Unknown:
        path.addEllipse(QPointF(0, 0), size * 0.52, size * 0.52);
        break;
    }
    return path;
}

void paintMark(QPainter& painter, Quadrant quadrant, QPointF centre, double size) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(centre);
    const QColor colour = theme().quadrant(quadrant);
    if (quadrant == Quadrant::Unknown) {
        painter.setPen(QPen(colour, 1.5, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        size -= 2;
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
    }
    painter.drawPath(markShape(quadrant, size));
    painter.restore();
}

MarkWidget::MarkWidget(QWidget* parent)
    : QWidget(parent) {
    setFixedSize(18, 18);
    setQuadrant(Quadrant::Unknown);
}

void MarkWidget::setQuadrant(Quadrant quadrant) {
    m_quadrant = quadrant;
    setAccessibleName(session::toQt(scoring::quadrantTitle(quadrant)));
    update();
}

void MarkWidget::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintMark(painter, m_quadrant, QRectF(rect()).center(), 14);
}

} // namespace banyan::widgets
