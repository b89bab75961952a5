// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/points_item.h"

#include "views/widgets/marks.h"
#include "views/widgets/theme.h"

#include <QPaintEngine>

#include <cmath>

namespace banyan::charts {

using portfolio::Quadrant;
using widgets::fontOf;
using widgets::TextRole;
using widgets::theme;

namespace {

constexpr size_t mostWhiskers = 60; ///< of selected ones: more would hide the marks

/// Opacity of what doesn't stand out, beside one current mark and beside several selected.
constexpr double besideOne = 0.55;
constexpr double besideSeveral = 0.3;

double dimmed(const MapChoice& choice) {
    return choice.selection.size() > 1 ? besideSeveral : besideOne;
}

/// The ground of the quadrant to address early: a breath of its colour on the window's.
QColor tintedGround() {
    const double share = theme().dark ? 0.05 : 0.06;
    const QColor over = theme().quadrant(Quadrant::AddressEarly);
    const QColor under = theme().window;
    const auto mix = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
    return {mix(under.red(), over.red()), mix(under.green(), over.green()), mix(under.blue(), over.blue())};
}

QColor faded(QColor colour, double opacity) {
    colour.setAlphaF(static_cast<float>(opacity));
    return colour;
}

void paintArrow(QPainter& painter, QPointF from, QPointF to) {
    const QLineF line(from, to);
    if (line.length() < 4) return;
    const QLineF tip = QLineF::fromPolar(6, line.angle());
    const QPointF back = to - QPointF(tip.dx(), tip.dy());
    const QPointF side(tip.dy() * 0.5, -tip.dx() * 0.5);
    painter.drawLine(from, back);
    painter.drawPolygon(QPolygonF({to, back + side, back - side}));
}

bool drawsVectors(const QPainter& painter) {
    const auto type = painter.paintEngine() ? painter.paintEngine()->type() : QPaintEngine::Raster;
    return type == QPaintEngine::SVG || type == QPaintEngine::Pdf || type == QPaintEngine::Picture;
}

} // namespace

PointsItem::PointsItem(QGraphicsItem* parent)
    : QGraphicsItem(parent) {
    setZValue(10);
    setAcceptedMouseButtons(Qt::NoButton);
}

void PointsItem::setContent(const MapContent* content, const MapChoice* choice) {
    m_content = content;
    m_choice = choice;
    choiceChanged();
}

void PointsItem::relayout(const QRectF& plot) {
    prepareGeometryChange();
    m_layout.plot = plot;
    choiceChanged();
}

void PointsItem::choiceChanged() {
    if (m_content) m_layout = layOutMap(*m_content, *m_choice, m_layout.plot);
    update();
}

void PointsItem::thresholdsMoved() {
    followThresholds(m_layout, *m_content);
    update();
}

void PointsItem::setHovered(const portfolio::ComponentId& id) {
    if (id == m_hovered) return;
    m_hovered = id;
    update();
}

void PointsItem::setFocusShown(bool shown) {
    m_focusShown = shown;
    update();
}

QRectF PointsItem::boundingRect() const {
    return m_layout.plot.adjusted(-20, -28, 46, 20);
}

QColor PointsItem::colourOf(const MapPoint& point) const {
    return m_colours[std::min<size_t>(point.colour, m_colours.size() - 1)];
}

bool PointsItem::hasMarks(const MapPoint& point) const {
    if (m_content->style.uncertainty != Uncertainty::Chosen || point.id == m_hovered) return true;
    return point.id == m_choice->current ||
           (m_choice->selection.size() <= mostWhiskers && m_choice->selection.contains(point.id));
}

void PointsItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (!m_content || m_layout.plot.isEmpty()) return;
    m_colours = coloursOf(m_content->style.colourBy, m_content->legend.groups);
    paintBackground(*painter);
    painter->save();
    painter->setClipRect(m_layout.plot.adjusted(-8, -8, 8, 8));
    paintTrails(*painter);
    paintGhosts(*painter);
    paintUncertainty(*painter);
    if (drawsVectors(*painter))
        paintVectorMarks(*painter);
    else
        paintSprites(*painter);
    painter->restore();
    paintLabels(*painter);
    paintSelection(*painter);
}

void PointsItem::paintBackground(QPainter& painter) const {
    const QRectF& plot = m_layout.plot;
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QPointF corner = m_layout.place(m_content->valueThreshold, m_content->riskThreshold);
    painter.fillRect(QRectF(QPointF(corner.x(), plot.top()), QPointF(plot.right(), corner.y())), tintedGround());
    painter.setPen(QPen(theme().strong, 1.4, Qt::DashLine));
    painter.drawLine(QPointF(corner.x(), plot.top()), QPointF(corner.x(), plot.bottom()));
    painter.drawLine(QPointF(plot.left(), corner.y()), QPointF(plot.right(), corner.y()));
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setFont(fontOf(TextRole::Small, true));
    painter.setPen(theme().text); // under the handles; pictures have the numbers alone
    painter.drawText(QRectF(corner.x() - 19, plot.top() - 26, 38, 24), Qt::AlignCenter,
                     QString::number(m_content->valueThreshold, 'f', 0));
    painter.drawText(QRectF(plot.right() + 4, corner.y() - 12, 38, 24), Qt::AlignCenter,
                     QString::number(m_content->riskThreshold, 'f', 0));
    for (const MapCorner& each : m_layout.corners) {
        widgets::paintMark(painter, each.quadrant, QPointF(each.rect.left() + 7, each.rect.center().y()), 9);
        QColor ink = theme().quadrant(each.quadrant);
        if (widgets::contrast(ink, theme().window) < 4.5) ink = theme().text;
        painter.setPen(ink);
        painter.drawText(each.rect.adjusted(17, 0, 8, 0), Qt::AlignLeft | Qt::AlignVCenter, each.text);
    }
}

void PointsItem::paintTrails(QPainter& painter) const {
    for (const bool sideChanged : {false, true})
        for (const MapTrail& trail : m_content->trails) {
            if (trail.sideChanged != sideChanged) continue;
            const MapPoint& point = m_content->points[trail.point];
            const bool dim = !m_choice->empty() && !m_choice->holds(point.id);
            const QColor ink = sideChanged ? theme().text : theme().muted;
            const QColor colour = faded(ink, dim ? besideSeveral : sideChanged ? 0.9 : 0.6);
            painter.setPen(QPen(colour, sideChanged ? 2 : 1));
            painter.setBrush(colour);
            const QPointF from = m_layout.place(trail.from.x(), trail.from.y());
            QPointF to = m_layout.place(point.value.mid, point.risk.mid);
            const QLineF line(from, to);
            const double stop = point.leavesGhost() ? 0 : markSize(*m_content, point.size) / 2 + 1;
            if (line.length() > stop) to = line.pointAt(1 - stop / line.length());
            paintArrow(painter, from, to);
            if (sideChanged) painter.drawEllipse(from, 2.5, 2.5);
        }
}

void PointsItem::paintGhosts(QPainter& painter) const {
    painter.setBrush(Qt::NoBrush);
    for (size_t i = 0; i < m_content->points.size(); ++i) {
        const MapPoint& point = m_content->points[i];
        if (!point.leavesGhost()) continue;
        const QPointF ghost = m_layout.place(point.value.mid, point.risk.mid);
        painter.setPen(QPen(faded(theme().muted, 0.8), 1));
        painter.drawLine(ghost, m_layout.positions[i]);
        painter.setPen(QPen(theme().muted, 1.3, Qt::DotLine));
        painter.save();
        painter.translate(ghost);
        painter.drawPath(widgets::markShape(point.computed, markSize(*m_content, point.size)));
        painter.restore();
    }
}

void PointsItem::paintUncertainty(QPainter& painter) const {
    switch (m_content->style.uncertainty) {
    case Uncertainty::None:
        return;
    case Uncertainty::Ellipses:
        return paintEllipses(painter);
    case Uncertainty::Chosen:
    case Uncertainty::All:
        return paintWhiskers(painter);
    }
}

void PointsItem::paintWhiskers(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing, false);
    std::vector<QList<QLineF>> byColour(m_colours.size());
    for (const MapPoint& point : m_content->points) {
        if (!hasMarks(point)) continue;
        auto& lines = byColour[std::min<size_t>(point.colour, m_colours.size() - 1)];
        lines.append(
            {m_layout.place(point.value.low, point.risk.mid), m_layout.place(point.value.high, point.risk.mid)});
        lines.append(
            {m_layout.place(point.value.mid, point.risk.low), m_layout.place(point.value.mid, point.risk.high)});
    }
    const bool few = m_content->style.uncertainty == Uncertainty::Chosen;
    const double opacity = few ? 0.8 : m_content->points.size() > 60 ? 0.28 : 0.45;
    for (size_t i = 0; i < byColour.size(); ++i) {
        painter.setPen(QPen(faded(m_colours[i], opacity), 1));
        painter.drawLines(byColour[i]);
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void PointsItem::paintEllipses(QPainter& painter) const {
    const bool many = m_content->points.size() > 60;
    for (const MapPoint& point : m_content->points) {
        const QColor colour = colourOf(point);
        painter.setPen(QPen(faded(colour, many ? 0.3 : 0.5), 1));
        painter.setBrush(faded(colour, many ? 0.03 : 0.07));
        painter.drawEllipse(
            QRectF(m_layout.place(point.value.low, point.risk.high), m_layout.place(point.value.high, point.risk.low)));
    }
}

void PointsItem::paintSprites(QPainter& painter) {
    const double ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1;
    m_sprites.prepare(*m_content, ratio);
    const auto& points = m_content->points;
    const bool all = m_choice->empty();
    std::vector<QPainter::PixmapFragment> fragments;
    fragments.reserve(points.size());
    for (size_t i = points.size(); i-- > 0;) {
        const double opacity = all || m_choice->holds(points[i].id) ? 1 : dimmed(*m_choice);
        fragments.push_back(QPainter::PixmapFragment::create(m_layout.positions[i], m_sprites.source(points[i]),
                                                             1 / ratio, 1 / ratio, 0, opacity));
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, true);
    painter.drawPixmapFragments(fragments.data(), static_cast<int>(fragments.size()), m_sprites.pixmap());
}

void PointsItem::paintVectorMarks(QPainter& painter) const {
    const auto& points = m_content->points;
    for (size_t i = points.size(); i-- > 0;) {
        painter.save();
        painter.translate(m_layout.positions[i]);
        painter.setOpacity(m_choice->empty() || m_choice->holds(points[i].id) ? 1 : dimmed(*m_choice));
        paintMapMark(painter, points[i].quadrant, colourOf(points[i]), markSize(*m_content, points[i].size));
        painter.restore();
    }
}

void PointsItem::paintLabels(QPainter& painter) const {
    const QPointF corner = m_layout.place(m_content->valueThreshold, m_content->riskThreshold);
    for (const MapLabel& label : m_layout.labels) {
        const bool tinted = label.rect.left() > corner.x() && label.rect.bottom() < corner.y();
        painter.fillRect(label.rect, faded(tinted ? tintedGround() : theme().window, 0.75));
        painter.setFont(fontOf(TextRole::Small, label.strong));
        if (label.counts) {
            painter.setPen(QPen(theme().border, 1));
            painter.setBrush(theme().raised);
            painter.drawRoundedRect(label.rect, label.rect.height() / 2, label.rect.height() / 2);
        }
        painter.setPen(!m_choice->empty() && !label.strong ? theme().muted : theme().text);
        painter.drawText(label.rect, Qt::AlignCenter, label.text);
    }
}

void PointsItem::paintSelection(QPainter& painter) const {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().accent, 2));
    for (size_t i = 0; i < m_content->points.size(); ++i) {
        const MapPoint& point = m_content->points[i];
        if (point.id != m_choice->current) continue;
        const double radius = std::max(12.0, markSize(*m_content, point.size) * 0.75);
        painter.drawEllipse(m_layout.positions[i], radius, radius);
    }
    if (m_focusShown) painter.drawRect(m_layout.plot);
}

} // namespace banyan::charts
