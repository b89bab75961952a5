// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/points_item.h"

#include "model/scoring/assessment.h"
#include "views/charts/label_placement.h"
#include "views/session/text.h"
#include "views/widgets/marks.h"
#include "views/widgets/theme.h"

#include <QFontMetricsF>
#include <QPaintEngine>

#include <cmath>
#include <functional>
#include <map>

namespace banyan::charts {

using portfolio::Quadrant;
using widgets::fontOf;
using widgets::TextRole;
using widgets::theme;

namespace {

constexpr std::array quadrants{Quadrant::AddressEarly, Quadrant::Retain, Quadrant::ReplaceOrRetire, Quadrant::Defer};
constexpr int spriteCell = 24; ///< px at ratio 1 of one sprite with its halo
constexpr size_t mostLabels = 60;
constexpr size_t mostWhiskers = 1'500;

void paintShape(QPainter& painter, Quadrant quadrant, double size) {
    const QPainterPath shape = widgets::markShape(quadrant, size);
    painter.setPen(QPen(theme().window, 2.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(shape);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().quadrant(quadrant));
    painter.drawPath(shape);
}

/// The ground of the quadrant to address early: a breath of its colour on the window's.
QColor tintedGround() {
    const double share = theme().dark ? 0.05 : 0.06;
    const QColor over = theme().quadrant(Quadrant::AddressEarly);
    const QColor under = theme().window;
    const auto mix = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
    return {mix(under.red(), over.red()), mix(under.green(), over.green()), mix(under.blue(), over.blue())};
}

} // namespace

PointsItem::PointsItem(QGraphicsItem* parent)
    : QGraphicsItem(parent) {
    setZValue(10);
    setAcceptedMouseButtons(Qt::NoButton);
}

QPointF PointsItem::position(double value, double risk) const {
    return {m_plot.left() + value / 100 * m_plot.width(), m_plot.bottom() - risk / 100 * m_plot.height()};
}

double PointsItem::markSize() const {
    return !m_content || m_content->points.size() <= 400 ? 13 : 9;
}

void PointsItem::setContent(const MapContent* content, const portfolio::ComponentId& selected) {
    m_content = content;
    m_selected = selected;
    layOut();
}

void PointsItem::relayout(const QRectF& plot) {
    prepareGeometryChange();
    m_plot = plot;
    layOut();
}

void PointsItem::setFocusShown(bool shown) {
    m_focusShown = shown;
    update();
}

std::vector<QRectF> PointsItem::labelRects() const {
    std::vector<QRectF> rects;
    for (const Label& label : m_labels)
        rects.push_back(label.rect);
    return rects;
}

QRectF PointsItem::boundingRect() const {
    return m_plot.adjusted(-20, -20, 20, 20);
}

void PointsItem::placeCorners() {
    m_corners.clear();
    const QFontMetricsF metrics(fontOf(TextRole::Small, true));
    for (const Quadrant quadrant : quadrants) {
        const QString text = session::toQt(scoring::quadrantTitle(quadrant)) + QStringLiteral(" · ") +
                             session::grouped(m_content->counts.at(static_cast<size_t>(quadrant)));
        const QSizeF size(metrics.horizontalAdvance(text) + 18, metrics.height() + 4);
        const bool right = quadrant == Quadrant::AddressEarly || quadrant == Quadrant::Retain;
        const bool top = quadrant == Quadrant::AddressEarly || quadrant == Quadrant::ReplaceOrRetire;
        const QPointF at(right ? m_plot.right() - size.width() - 6 : m_plot.left() + 6,
                         top ? m_plot.top() + 5 : m_plot.bottom() - size.height() - 5);
        m_corners.push_back({quadrant, text, QRectF(at, size)});
    }
}

void PointsItem::layOut() {
    m_labels.clear();
    if (!m_content || m_plot.isEmpty()) return update();
    placeCorners();
    const double radius = markSize() / 2;
    std::vector<QRectF> marks;
    std::map<std::pair<int, int>, int> piles;
    for (const MapPoint& point : m_content->points) {
        const QPointF at = position(point.value.mid, point.risk.mid);
        marks.emplace_back(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius);
        ++piles[{static_cast<int>(std::lround(at.x())), static_cast<int>(std::lround(at.y()))}];
    }
    std::vector<const MapPoint*> order;
    for (const MapPoint& point : m_content->points)
        if (point.id == m_selected)
            order.insert(order.begin(), &point);
        else if (order.size() < mostLabels)
            order.push_back(&point);
    const QFontMetricsF plain(fontOf(TextRole::Small));
    const QFontMetricsF strong(fontOf(TextRole::Small, true));
    std::vector<LabelWish> wishes;
    for (const MapPoint* point : order) {
        const bool selected = point->id == m_selected;
        const QFontMetricsF& metrics = selected ? strong : plain;
        wishes.push_back({position(point->value.mid, point->risk.mid), selected ? radius + 6 : radius,
                          QSizeF(metrics.horizontalAdvance(point->name) + 4, metrics.height())});
    }
    std::vector<QString> texts;
    for (const MapPoint* point : order)
        texts.push_back(point->name);
    // Marks that lie on one another say how many they are, where there is room left.
    std::vector<std::pair<int, QPointF>> counted;
    for (const auto& [at, count] : piles)
        if (count > 1) counted.emplace_back(count, QPointF(at.first, at.second));
    std::ranges::stable_sort(counted, std::greater{}, [](const auto& pile) { return pile.first; });
    for (size_t i = 0; i < counted.size() && i < mostLabels; ++i) {
        texts.push_back(QStringLiteral("×%1").arg(counted[i].first));
        wishes.push_back(
            {counted[i].second, radius, QSizeF(plain.horizontalAdvance(texts.back()) + 4, plain.height())});
    }
    std::vector<QRectF> taken;
    for (const Corner& corner : m_corners)
        taken.push_back(corner.rect);
    const auto placed = placeLabels(wishes, marks, taken, m_plot.adjusted(2, 2, -2, -2));
    for (size_t i = 0; i < placed.size(); ++i)
        if (placed[i]) m_labels.push_back({*placed[i], texts[i], i < order.size() && order[i]->id == m_selected});
    update();
}

void PointsItem::makeSprites(double ratio) {
    const bool current = m_spriteRatio == ratio && m_spritesDark == theme().dark && m_spriteSize == markSize();
    if (current && !m_sprites.isNull()) return;
    m_spriteRatio = ratio;
    m_spritesDark = theme().dark;
    m_spriteSize = markSize();
    const int cell = static_cast<int>(std::ceil(spriteCell * ratio));
    m_sprites = QPixmap(cell * static_cast<int>(quadrants.size()), cell);
    m_sprites.fill(Qt::transparent);
    QPainter painter(&m_sprites);
    painter.setRenderHint(QPainter::Antialiasing);
    for (size_t i = 0; i < quadrants.size(); ++i) {
        painter.resetTransform();
        painter.translate((static_cast<double>(i) + 0.5) * cell, 0.5 * cell);
        painter.scale(ratio, ratio);
        paintShape(painter, quadrants.at(i), markSize());
    }
}

void PointsItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (!m_content || m_plot.isEmpty()) return;
    paintBackground(*painter);
    painter->save();
    painter->setClipRect(m_plot.adjusted(-8, -8, 8, 8));
    paintWhiskers(*painter);
    const auto type = painter->paintEngine() ? painter->paintEngine()->type() : QPaintEngine::Raster;
    if (type == QPaintEngine::SVG || type == QPaintEngine::Pdf)
        paintVectorMarks(*painter);
    else
        paintMarks(*painter);
    painter->restore();
    paintLabels(*painter);
    paintSelection(*painter);
}

void PointsItem::paintBackground(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QPointF corner = position(m_content->valueThreshold, m_content->riskThreshold);
    const QColor tint = tintedGround();
    painter.fillRect(QRectF(QPointF(corner.x(), m_plot.top()), QPointF(m_plot.right(), corner.y())), tint);
    painter.setPen(QPen(theme().strong, 1.4, Qt::DashLine));
    painter.drawLine(QPointF(corner.x(), m_plot.top()), QPointF(corner.x(), m_plot.bottom()));
    painter.drawLine(QPointF(m_plot.left(), corner.y()), QPointF(m_plot.right(), corner.y()));
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setFont(fontOf(TextRole::Small, true));
    for (const Corner& each : m_corners) {
        widgets::paintMark(painter, each.quadrant, QPointF(each.rect.left() + 7, each.rect.center().y()), 9);
        QColor ink = theme().quadrant(each.quadrant);
        if (widgets::contrast(ink, theme().window) < 4.5) ink = theme().text;
        painter.setPen(ink);
        painter.drawText(each.rect.adjusted(17, 0, 8, 0), Qt::AlignLeft | Qt::AlignVCenter, each.text);
    }
}

void PointsItem::paintWhiskers(QPainter& painter) const {
    if (m_content->points.size() > mostWhiskers) return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const Quadrant quadrant : quadrants) {
        QList<QLineF> lines;
        for (const MapPoint& point : m_content->points) {
            if (point.quadrant != quadrant) continue;
            lines.append({position(point.value.low, point.risk.mid), position(point.value.high, point.risk.mid)});
            lines.append({position(point.value.mid, point.risk.low), position(point.value.mid, point.risk.high)});
        }
        QColor colour = theme().quadrant(quadrant);
        colour.setAlphaF(m_content->points.size() > 60 ? 0.28F : 0.45F);
        painter.setPen(QPen(colour, 1));
        painter.drawLines(lines);
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void PointsItem::paintMarks(QPainter& painter) {
    const double ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1;
    makeSprites(ratio);
    const double cell = std::ceil(spriteCell * ratio);
    std::vector<QPainter::PixmapFragment> fragments;
    fragments.reserve(m_content->points.size());
    for (auto point = m_content->points.rbegin(); point != m_content->points.rend(); ++point) {
        const auto index = static_cast<double>(std::ranges::find(quadrants, point->quadrant) - quadrants.begin());
        const double opacity = m_selected.empty() || point->id == m_selected ? 1 : 0.55;
        fragments.push_back(QPainter::PixmapFragment::create(position(point->value.mid, point->risk.mid),
                                                             QRectF(index * cell, 0, cell, cell), 1 / ratio, 1 / ratio,
                                                             0, opacity));
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, true);
    painter.drawPixmapFragments(fragments.data(), static_cast<int>(fragments.size()), m_sprites);
}

void PointsItem::paintVectorMarks(QPainter& painter) const {
    for (auto point = m_content->points.rbegin(); point != m_content->points.rend(); ++point) {
        painter.save();
        painter.translate(position(point->value.mid, point->risk.mid));
        paintShape(painter, point->quadrant, markSize());
        painter.restore();
    }
}

void PointsItem::paintLabels(QPainter& painter) const {
    const QPointF corner = position(m_content->valueThreshold, m_content->riskThreshold);
    for (const Label& label : m_labels) {
        const bool tinted = label.rect.left() > corner.x() && label.rect.bottom() < corner.y();
        QColor halo = tinted ? tintedGround() : theme().window;
        halo.setAlphaF(0.75F);
        painter.fillRect(label.rect, halo);
        painter.setFont(fontOf(TextRole::Small, label.strong));
        painter.setPen(!m_selected.empty() && !label.strong ? theme().muted : theme().text);
        painter.drawText(label.rect, Qt::AlignCenter, label.text);
    }
}

void PointsItem::paintSelection(QPainter& painter) const {
    const auto found = std::ranges::find(m_content->points, m_selected, &MapPoint::id);
    painter.setBrush(Qt::NoBrush);
    if (found != m_content->points.end()) {
        painter.setPen(QPen(theme().accent, 2));
        painter.drawEllipse(position(found->value.mid, found->risk.mid), 12, 12);
    }
    if (!m_focusShown) return;
    painter.setPen(QPen(theme().accent, 2));
    painter.drawRect(m_plot);
}

} // namespace banyan::charts
