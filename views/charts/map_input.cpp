// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/map_chart.h"

#include "model/scoring/placement.h"
#include "views/charts/points_item.h"
#include "views/charts/threshold_handle.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/marks.h"

#include <QApplication>
#include <QChart>
#include <QContextMenuEvent>
#include <QGraphicsPathItem>
#include <QMenu>
#include <QToolTip>

#include <cmath>
#include <utility>

/// What mouse and keys do on the map.
namespace banyan::charts {

using portfolio::Axis;
using portfolio::ComponentId;
using portfolio::Quadrant;
using session::toQt;

namespace {

constexpr double reach = 12;    ///< px within which the pointer means a point
constexpr double lineReach = 4; ///< px within which it means a threshold's line
constexpr size_t mostTips = 6;
constexpr size_t mostInPile = 40;

QString menuText(QString name) {
    return name.replace('&', QStringLiteral("&&"));
}

} // namespace

QPointF MapChart::toChart(QPoint viewPos) const {
    return chart()->mapFromScene(mapToScene(viewPos));
}

std::vector<size_t> MapChart::pointsAt(QPoint viewPos) const {
    const QPointF at = toChart(viewPos);
    const auto& positions = m_points->layoutShown().positions;
    std::vector<std::pair<double, size_t>> near;
    for (size_t i = 0; i < positions.size(); ++i) {
        const QPointF away = positions[i] - at;
        const double distance = std::hypot(away.x(), away.y());
        if (distance <= reach) near.emplace_back(distance, i);
    }
    std::ranges::sort(near);
    std::vector<size_t> points;
    for (const auto& [distance, point] : near)
        if (distance <= near.front().first + 2) points.push_back(point);
    return points;
}

const MapPile* MapChart::pileAt(size_t point) const {
    for (const MapPile& pile : m_points->layoutShown().piles)
        if (std::ranges::find(pile.points, point) != pile.points.end()) return &pile;
    return nullptr;
}

std::optional<Axis> MapChart::thresholdAt(QPoint viewPos) const {
    const QPointF at = toChart(viewPos);
    if (!m_content.derived || !chart()->plotArea().contains(at)) return {};
    const QPointF corner = position(m_content.valueThreshold, m_content.riskThreshold);
    if (std::abs(at.x() - corner.x()) <= lineReach) return Axis::Value;
    if (std::abs(at.y() - corner.y()) <= lineReach) return Axis::Risk;
    return {};
}

Quadrant MapChart::quadrantAt(QPoint viewPos) const {
    const QPointF scores = m_points->layoutShown().scores(toChart(viewPos));
    return scoring::quadrantOf(scores.x() >= m_content.valueThreshold, scores.y() >= m_content.riskThreshold);
}

std::vector<ComponentId> MapChart::chosen() const {
    const auto& selection = m_choice.selection;
    if (m_choice.current.empty() || selection.contains(m_choice.current)) return {selection.begin(), selection.end()};
    return {m_choice.current};
}

void MapChart::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    const QPoint pos = event->pos();
    const bool add = event->modifiers().testAnyFlags(Qt::ShiftModifier | Qt::ControlModifier);
    const bool lasso = m_lassoMode || event->modifiers().testFlag(Qt::AltModifier);
    const auto near = pointsAt(pos);
    m_gesture = {};
    m_gesture.start = pos;
    m_gesture.add = add;
    if (!near.empty()) {
        m_gesture.kind = Gesture::Mark;
        m_gesture.point = near.front();
        const ComponentId& id = m_content.points[near.front()].id;
        if (!add && !m_choice.selection.contains(id)) pickAlone(id);
    } else if (const auto axis = thresholdAt(pos)) {
        m_gesture.kind = Gesture::Threshold;
        m_gesture.axis = *axis;
        handle(*axis)->beginDrag();
    } else {
        m_gesture.kind = lasso ? Gesture::Lasso : Gesture::Rectangle;
        m_gesture.path << toChart(pos);
    }
    event->accept();
}

void MapChart::mouseMoveEvent(QMouseEvent* event) {
    if (m_gesture.kind == Gesture::None || !event->buttons().testFlag(Qt::LeftButton)) return hover(event);
    const int distance = (event->pos() - m_gesture.start).manhattanLength();
    m_gesture.moved = m_gesture.moved || distance >= QApplication::startDragDistance();
    if (m_gesture.moved || m_gesture.kind == Gesture::Threshold) followGesture(event->pos());
}

void MapChart::hover(QMouseEvent* event) {
    QStringList tips;
    const auto near = pointsAt(event->pos());
    for (const size_t point : near)
        if (static_cast<size_t>(tips.size()) < mostTips) tips.append(tipOf(m_content, m_content.points[point]));
    if (near.size() > mostTips) tips.append(tr("and %1 more here").arg(session::grouped(near.size() - mostTips)));
    const auto axis = near.empty() ? thresholdAt(event->pos()) : std::nullopt;
    setCursor(!near.empty() ? Qt::PointingHandCursor
              : axis        ? (*axis == Axis::Value ? Qt::SplitHCursor : Qt::SplitVCursor)
                            : Qt::ArrowCursor);
    m_points->setHovered(near.empty() ? ComponentId() : m_content.points[near.front()].id);
    if (tips.empty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPosition().toPoint(), widgets::plainToolTip(tips.join(QStringLiteral("\n\n"))),
                           this);
}

void MapChart::leaveEvent(QEvent* event) {
    m_points->setHovered({});
    QChartView::leaveEvent(event);
}

void MapChart::followGesture(QPoint viewPos) {
    QPainterPath path;
    switch (m_gesture.kind) {
    case Gesture::None:
        return;
    case Gesture::Threshold:
        return handle(m_gesture.axis)->dragTo(viewPos);
    case Gesture::Mark:
        return showMarkDrag(viewPos);
    case Gesture::Rectangle:
        path.addRect(QRectF(toChart(m_gesture.start), toChart(viewPos)).normalized());
        break;
    case Gesture::Lasso:
        m_gesture.path << toChart(viewPos);
        path.addPolygon(m_gesture.path);
        path.closeSubpath();
        break;
    }
    m_bandText->setText({});
    m_band->setPath(path);
    m_band->show();
}

void MapChart::showMarkDrag(QPoint viewPos) {
    const MapPoint& point = m_content.points[m_gesture.point];
    const QPointF at = toChart(viewPos);
    QPainterPath path(m_points->layoutShown().positions[m_gesture.point]);
    path.lineTo(at);
    const Quadrant target = quadrantAt(viewPos);
    path.addPath(widgets::markShape(target, markSize(m_content, point.size)).translated(at));
    m_band->setPath(path);
    m_bandText->setText(target == point.quadrant ? tr("stays where it is")
                                                 : tr("Place in %1").arg(toQt(scoring::quadrantTitle(target))));
    const QRectF text = m_bandText->boundingRect();
    const bool left = at.x() + 14 + text.width() > chart()->plotArea().right();
    m_bandText->setPos(left ? at.x() - 14 - text.width() : at.x() + 14, at.y() - text.height() / 2);
    m_band->show();
}

void MapChart::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || m_gesture.kind == Gesture::None) return event->ignore();
    finishGesture(event->pos());
}

void MapChart::finishGesture(QPoint viewPos) {
    const Gesture gesture = std::exchange(m_gesture, {});
    const QPainterPath area = m_band->path();
    cancelGesture();
    switch (gesture.kind) {
    case Gesture::None:
        return;
    case Gesture::Threshold:
        return handle(gesture.axis)->endDrag();
    case Gesture::Mark: {
        if (!gesture.moved) return click(gesture, viewPos);
        const MapPoint& point = m_content.points[gesture.point];
        const Quadrant target = quadrantAt(viewPos);
        const std::vector<ComponentId> ids{point.id};
        if (target == point.quadrant) return;
        if (point.overridden && target == point.computed)
            emit withdrawWanted(ids);
        else
            emit placeWanted(ids, target);
        return;
    }
    case Gesture::Rectangle:
    case Gesture::Lasso:
        if (gesture.moved) return selectInside(area, gesture.add);
        if (!gesture.add) pickAlone({});
    }
}

void MapChart::cancelGesture() {
    if (m_gesture.kind == Gesture::Threshold) handle(m_gesture.axis)->cancelDrag();
    m_gesture = {};
    m_band->setPath({});
    m_band->hide();
}

void MapChart::click(const Gesture& gesture, QPoint viewPos) {
    const ComponentId id = m_content.points[gesture.point].id;
    if (gesture.add) return toggle(id);
    if (!m_choice.selection.empty()) pickAlone(id);
    if (const MapPile* pile = pileAt(gesture.point)) showPile(*pile, viewPos);
}

void MapChart::showPile(const MapPile& pile, QPoint viewPos) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Components in this place"));
    for (size_t i = 0; i < pile.points.size() && i < mostInPile; ++i) {
        const MapPoint& point = m_content.points[pile.points[i]];
        menu->addAction(menuText(point.name), this, [this, id = point.id] { emit picked(id); });
    }
    if (pile.points.size() > mostInPile)
        menu->addAction(tr("and %1 more, see the table").arg(session::grouped(pile.points.size() - mostInPile)))
            ->setEnabled(false);
    menu->popup(mapToGlobal(viewPos));
}

void MapChart::toggle(const ComponentId& id) {
    auto selection = m_choice.selection;
    // What was current counts as selected once a second one joins it.
    if (selection.empty() && m_content.find(m_choice.current)) selection.insert(m_choice.current);
    if (id == m_choice.current && m_choice.selection.empty())
        selection = {id};
    else if (!selection.insert(id).second)
        selection.erase(id);
    setSelection(std::move(selection));
    announceSelection();
}

void MapChart::selectInside(const QPainterPath& area, bool add) {
    auto selection = add ? m_choice.selection : std::set<ComponentId>();
    const QRectF bounds = area.boundingRect();
    const auto& positions = m_points->layoutShown().positions;
    for (size_t i = 0; i < positions.size(); ++i)
        if (bounds.contains(positions[i]) && area.contains(positions[i])) selection.insert(m_content.points[i].id);
    if (selection.size() < 2) return pickAlone(selection.empty() ? ComponentId() : *selection.begin());
    setSelection(std::move(selection));
    announceSelection();
}

void MapChart::pickAlone(const ComponentId& id) {
    setSelection({});
    emit picked(id);
}

void MapChart::announceSelection() {
    emit selectionPicked({m_choice.selection.begin(), m_choice.selection.end()});
}

void MapChart::mouseDoubleClickEvent(QMouseEvent* event) {
    const auto axis = pointsAt(event->pos()).empty() ? thresholdAt(event->pos()) : std::nullopt;
    if (axis && event->button() == Qt::LeftButton)
        emit thresholdResetWanted(*axis);
    else
        mousePressEvent(event);
}

const MapPoint* MapChart::neighbour(int key) const {
    const MapPoint* current = m_content.find(m_choice.current);
    if (!current) return m_content.points.empty() ? nullptr : &m_content.points.front();
    const auto& positions = m_points->layoutShown().positions;
    const QPointF from = positions[static_cast<size_t>(current - m_content.points.data())];
    const MapPoint* best = nullptr;
    double least = 0;
    for (size_t i = 0; i < positions.size(); ++i) {
        const QPointF away = positions[i] - from;
        const double along = key == Qt::Key_Right  ? away.x()
                             : key == Qt::Key_Left ? -away.x()
                             : key == Qt::Key_Up   ? -away.y()
                                                   : away.y();
        const double across = key == Qt::Key_Right || key == Qt::Key_Left ? away.y() : away.x();
        if (along <= 0.5) continue;
        const double cost = along + 2 * std::abs(across);
        if (!best || cost < least) {
            best = &m_content.points[i];
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
        if (const MapPoint* next = neighbour(event->key())) {
            // Among several selected ones only the ring moves on, for Space to take the next in or leave it out.
            if (m_choice.selection.empty())
                emit picked(next->id);
            else
                setSelected(next->id);
        }
        return;
    case Qt::Key_Space:
        if (m_content.find(m_choice.current)) toggle(m_choice.current);
        return;
    case Qt::Key_Escape:
        if (m_gesture.kind != Gesture::None) return cancelGesture();
        return pickAlone({});
    case Qt::Key_A:
        if (event->modifiers() == Qt::ControlModifier) {
            QPainterPath all;
            all.addRect(chart()->plotArea().adjusted(-1, -1, 1, 1));
            return selectInside(all, false);
        }
        [[fallthrough]];
    default:
        QChartView::keyPressEvent(event);
    }
}

void MapChart::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    if (!byKey) {
        const auto near = pointsAt(event->pos());
        if (near.empty()) return;
        const ComponentId id = m_content.points[near.front()].id;
        if (!m_choice.selection.contains(id)) pickAlone(id);
    }
    if (chosen().empty()) return;
    QPoint at = event->globalPos();
    if (const MapPoint* current = m_content.find(m_choice.current); byKey && current)
        at = mapToGlobal(mapFromScene(chart()->mapToScene(position(current->at.x(), current->at.y()))));
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillContextMenu(*menu);
    menu->popup(at);
}

void MapChart::fillContextMenu(QMenu& menu) {
    const std::vector<ComponentId> ids = chosen();
    const MapPoint* only = ids.size() == 1 ? m_content.find(ids.front()) : nullptr;
    menu.setAccessibleName(only ? only->name : tr("Selected components"));
    QMenu* place = menu.addMenu(only ? tr("&Place in…") : tr("&Place %1 in…").arg(session::grouped(ids.size())));
    for (const Quadrant quadrant :
         {Quadrant::AddressEarly, Quadrant::Retain, Quadrant::ReplaceOrRetire, Quadrant::Defer}) {
        QAction* action = place->addAction(toQt(scoring::quadrantTitle(quadrant)), this,
                                           [this, ids, quadrant] { emit placeWanted(ids, quadrant); });
        action->setEnabled(!only || only->quadrant != quadrant);
    }
    const bool any = std::ranges::any_of(ids, [&](const ComponentId& id) {
        const MapPoint* point = m_content.find(id);
        return point && point->overridden;
    });
    QAction* withdraw = menu.addAction(tr("&Withdraw the override"), this, [this, ids] { emit withdrawWanted(ids); });
    withdraw->setEnabled(any);
}

} // namespace banyan::charts
