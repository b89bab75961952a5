// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/map_chart.h"

#include "views/charts/points_item.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QChart>
#include <QMouseEvent>
#include <QScatterSeries>
#include <QToolTip>
#include <QValueAxis>

#include <cmath>

namespace banyan::charts {

using session::toQt;
using widgets::theme;

namespace {

constexpr double reach = 12; ///< px within which the pointer means a point

QValueAxis* makeAxis(const QString& title) {
    auto* axis = new QValueAxis;
    axis->setRange(0, 100);
    axis->setTickCount(5);
    axis->setLabelFormat(QStringLiteral("%d"));
    axis->setTitleText(title);
    axis->setLabelsFont(widgets::fontOf(widgets::TextRole::Small));
    axis->setTitleFont(widgets::fontOf(widgets::TextRole::Small));
    return axis;
}

} // namespace

MapChart::MapChart(QWidget* parent)
    : QChartView(new QChart, parent)
    , m_value(makeAxis(tr("Business value →")))
    , m_risk(makeAxis(tr("Risk →")))
    , m_points(nullptr) {
    setFrameShape(NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(320, 280);
    chart()->setMargins(QMargins(0, 4, 4, 0));
    chart()->setBackgroundRoundness(0);
    chart()->legend()->hide();
    auto* anchor = new QScatterSeries; // axes need a series to belong to; the points are painted by PointsItem
    chart()->addSeries(anchor);
    chart()->addAxis(m_value, Qt::AlignBottom);
    chart()->addAxis(m_risk, Qt::AlignLeft);
    anchor->attachAxis(m_value);
    anchor->attachAxis(m_risk);
    m_points = new PointsItem(chart());
    connect(chart(), &QChart::plotAreaChanged, this, [this] { m_points->relayout(chart()->plotArea()); });
    applyColours();
    describe();
}

void MapChart::applyColours() {
    chart()->setBackgroundBrush(theme().window);
    chart()->setBackgroundPen(Qt::NoPen);
    setBackgroundBrush(theme().window);
    for (QValueAxis* axis : {m_value, m_risk}) {
        axis->setLabelsColor(theme().muted);
        axis->setTitleBrush(theme().muted);
        axis->setLinePenColor(theme().line);
        axis->setGridLineColor(theme().line);
    }
    if (m_points) m_points->relayout(chart()->plotArea());
}

void MapChart::setContent(MapContent content) {
    m_content = std::move(content);
    m_points->setContent(&m_content, m_selected);
    describe();
}

void MapChart::setSelected(const portfolio::ComponentId& id) {
    m_selected = id;
    m_points->setContent(&m_content, m_selected);
    describe();
}

void MapChart::describe() {
    setAccessibleName(tr("Map of value and risk, %1").arg(session::counted(m_content.shown, tr("component"))));
    const auto found = std::ranges::find(m_content.points, m_selected, &MapPoint::id);
    setAccessibleDescription(found == m_content.points.end() ? tr("Nothing is selected") : tipOf(m_content, *found));
}

QPointF MapChart::position(double value, double risk) const {
    const QRectF plot = chart()->plotArea();
    return {plot.left() + value / 100 * plot.width(), plot.bottom() - risk / 100 * plot.height()};
}

std::vector<QRectF> MapChart::labelRects() const {
    return m_points->labelRects();
}

std::vector<const MapPoint*> MapChart::pointsAt(const QPoint& viewPos) const {
    const QPointF at = chart()->mapFromScene(mapToScene(viewPos));
    std::vector<std::pair<double, const MapPoint*>> near;
    for (const MapPoint& point : m_content.points) {
        const QPointF away = position(point.value.mid, point.risk.mid) - at;
        const double distance = std::hypot(away.x(), away.y());
        if (distance <= reach) near.emplace_back(distance, &point);
    }
    std::ranges::stable_sort(near, {}, &std::pair<double, const MapPoint*>::first);
    std::vector<const MapPoint*> points;
    for (const auto& [distance, point] : near)
        if (distance <= near.front().first + 2) points.push_back(point);
    return points;
}

void MapChart::resizeEvent(QResizeEvent* event) {
    QChartView::resizeEvent(event);
    m_points->relayout(chart()->plotArea());
}

void MapChart::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return QChartView::mousePressEvent(event);
    const auto near = pointsAt(event->pos());
    emit picked(near.empty() ? portfolio::ComponentId() : near.front()->id);
    event->accept();
}

void MapChart::mouseMoveEvent(QMouseEvent* event) {
    constexpr size_t most = 6;
    QStringList tips;
    const auto near = pointsAt(event->pos());
    for (const MapPoint* point : near)
        if (static_cast<size_t>(tips.size()) < most) tips.append(tipOf(m_content, *point));
    if (near.size() > most) tips.append(tr("and %1 more here").arg(near.size() - most));
    setCursor(near.empty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (tips.empty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPosition().toPoint(), widgets::plainToolTip(tips.join(QStringLiteral("\n\n"))),
                           this);
}

const MapPoint* MapChart::neighbour(int key) const {
    const auto current = std::ranges::find(m_content.points, m_selected, &MapPoint::id);
    if (current == m_content.points.end()) return m_content.points.empty() ? nullptr : &m_content.points.front();
    const QPointF from = position(current->value.mid, current->risk.mid);
    const MapPoint* best = nullptr;
    double least = 0;
    for (const MapPoint& point : m_content.points) {
        const QPointF away = position(point.value.mid, point.risk.mid) - from;
        const double along = key == Qt::Key_Right  ? away.x()
                             : key == Qt::Key_Left ? -away.x()
                             : key == Qt::Key_Up   ? -away.y()
                                                   : away.y();
        const double across = key == Qt::Key_Right || key == Qt::Key_Left ? away.y() : away.x();
        if (along <= 0.5) continue;
        const double cost = along + 2 * std::abs(across);
        if (!best || cost < least) {
            best = &point;
            least = cost;
        }
    }
    return best;
}

void MapChart::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (const MapPoint* next = neighbour(event->key())) emit picked(next->id);
        return;
    case Qt::Key_Escape:
        emit picked({});
        return;
    default:
        QChartView::keyPressEvent(event);
    }
}

void MapChart::focusInEvent(QFocusEvent* event) {
    QChartView::focusInEvent(event);
    m_points->setFocusShown(event->reason() != Qt::MouseFocusReason);
}

void MapChart::focusOutEvent(QFocusEvent* event) {
    QChartView::focusOutEvent(event);
    m_points->setFocusShown(false);
}

void MapChart::changeEvent(QEvent* event) {
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) applyColours();
}

} // namespace banyan::charts
