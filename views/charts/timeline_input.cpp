// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/timeline_view.h"

#include "views/charts/tips.h"
#include "views/session/text.h"

#include <QApplication>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <utility>

namespace banyan::charts {

namespace {

constexpr double edge = 5;           ///< px at a bar's end that take hold of the end
constexpr double leastForEdges = 22; ///< px; a shorter bar is only moved
constexpr double zoomStep = 1.25;
constexpr double flagReach = 6; ///< px from a flag's line in which its tip is shown

} // namespace

QString TimelineView::tipAt(const QPointF& viewPos) const {
    if (viewPos.y() < headHeight()) {
        QStringList flags;
        for (const TimelineFlag& flag : m_layout.flags)
            if (std::abs(flag.x - viewPos.x()) < flagReach || (viewPos.x() > flag.x && viewPos.x() < flag.x + 120))
                flags.append(flag.text);
        return flags.join('\n');
    }
    const TimelineRow* row = rowAt(viewPos);
    if (!row) return {};
    if (row->kind == TimelineRow::Kind::Header) return row->label + '\n' + row->note;
    const QPointF at = viewPos - QPointF(0, offset());
    if (viewPos.x() > m_layout.axis.left && !row->bar.contains(at))
        for (const TimelineBand& freeze : m_layout.freezes)
            if (viewPos.x() >= freeze.left && viewPos.x() <= freeze.right) return freeze.text;
    return tipOf(row->id);
}

bool TimelineView::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    answerWithTip(*help, m_grab && m_grab->moving ? QString() : tipAt(help->pos()), viewport());
    return true;
}

/// What pressing there would take hold of: a bar, one of its ends, or something that has no bar yet.
std::optional<TimelineView::Grab> TimelineView::grabAt(const QPointF& viewPos) const {
    const TimelineRow* row = rowAt(viewPos);
    if (!row || row->id.empty() || row->started || viewPos.x() < m_layout.axis.left - edge) return {};
    const double week = m_layout.axis.weekAt(viewPos.x());
    Grab grab;
    grab.id = row->id;
    grab.pressed = viewPos;
    if (row->kind == TimelineRow::Kind::Unscheduled) {
        grab.origin = grab.week = std::max(0, static_cast<int>(week));
        return grab;
    }
    const QRectF bar = row->bar.adjusted(-edge, -2, edge, 2);
    const roadmap::PlannedInitiative* planned = plan()->find(row->id);
    if (!planned || !bar.contains(viewPos - QPointF(0, offset()))) return {};
    const bool ends = row->bar.width() >= leastForEdges;
    if (ends && viewPos.x() > row->bar.right() - edge)
        grab.kind = DragKind::FinishBy;
    else if (ends && viewPos.x() < row->bar.left() + edge)
        grab.kind = DragKind::NotBefore;
    grab.origin = grab.kind == DragKind::FinishBy ? planned->finishWeek : planned->startWeek;
    grab.week = grab.origin;
    grab.offset = week - grab.origin;
    return grab;
}

/// The nearest sprint, or where it was taken from; finely the nearest week.
int TimelineView::snapped(double week, bool finely) const {
    const int last = horizon() - (m_grab->kind == DragKind::FinishBy ? 0 : 1);
    if (std::abs(week - m_grab->origin) < 0.5) return m_grab->origin;
    const int step = finely ? 1 : std::max(1, plan()->sprintWeeks);
    return std::clamp(static_cast<int>(std::lround(week / step)) * step, 0, last);
}

void TimelineView::hold(int week) {
    const bool first = !std::exchange(m_grab->moving, true);
    if (!first && week == m_grab->week) return;
    m_grab->week = week;
    emit held(m_grab->id, m_grab->kind, week);
}

void TimelineView::letGo(bool keep) {
    if (!m_grab) return;
    const Grab grab = *std::exchange(m_grab, std::nullopt);
    viewport()->unsetCursor();
    if (!grab.moving) return;
    if (keep && grab.week != grab.origin)
        emit dropped();
    else if (keep && m_part == TimelinePart::Unscheduled)
        emit dropped(); // any week is another place than none
    else
        emit dragCancelled();
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
    if (m_grab) letGo(true);
    const TimelineRow* row = rowAt(event->position());
    const portfolio::InitiativeId id = row ? row->id : portfolio::InitiativeId();
    if (row && row->kind == TimelineRow::Kind::Header) return emit lanePicked(row->phase);
    if (event->position().y() < headHeight()) return;
    emit picked(id);
    if (event->button() == Qt::LeftButton) m_grab = grabAt(event->position());
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    if (m_grab && !m_grab->byKeys && (event->buttons() & Qt::LeftButton)) {
        const bool far = (at - m_grab->pressed).manhattanLength() >= QApplication::startDragDistance();
        if (!m_grab->moving && !far) return;
        QToolTip::hideText();
        hold(snapped(m_layout.axis.weekAt(at.x()) - m_grab->offset, event->modifiers() & Qt::ShiftModifier));
        if (at.x() > m_layout.axis.right()) setTimeWindow({m_window.first + 1, m_window.weeks});
        if (at.x() < m_layout.axis.left) setTimeWindow({m_window.first - 1, m_window.weeks});
        return;
    }
    const auto grab = grabAt(at);
    const TimelineRow* row = rowAt(at);
    const bool ends = grab && grab->kind != DragKind::Move;
    viewport()->setCursor(ends                      ? Qt::SizeHorCursor
                          : grab                    ? Qt::OpenHandCursor
                          : row && !row->id.empty() ? Qt::PointingHandCursor
                                                    : Qt::ArrowCursor);
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && m_grab && !m_grab->byKeys) letGo(true);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event) {
    const TimelineRow* row = rowAt(event->position());
    if (row && !row->id.empty()) emit activated(row->id);
}

void TimelineView::wheelEvent(QWheelEvent* event) {
    const QPoint turn = event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier) {
        if (turn.y() != 0) zoomBy(turn.y() > 0 ? zoomStep : 1 / zoomStep, event->position().x());
        event->accept();
    } else if (event->modifiers() & Qt::ShiftModifier) {
        const int by = turn.y() != 0 ? turn.y() : turn.x();
        setTimeWindow({m_window.first - by / 120.0 * std::max(1.0, m_window.weeks / 20.0), m_window.weeks});
        event->accept();
    } else {
        QAbstractScrollArea::wheelEvent(event);
    }
}

void TimelineView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKeys = event->reason() == QContextMenuEvent::Keyboard;
    const TimelineRow* row = byKeys ? m_layout.find(m_look.selected) : rowAt(event->pos());
    if (!row || row->id.empty()) return;
    emit picked(row->id);
    const double x = row->bar.isEmpty() ? m_layout.axis.left : row->bar.left();
    const QPoint at =
        byKeys ? viewport()->mapToGlobal(QPointF(x, row->top + row->height + offset()).toPoint()) : event->globalPos();
    emit menuWanted(row->id, at);
}

void TimelineView::pickByKey(int step) {
    std::vector<const TimelineRow*> rows;
    for (const TimelineRow& row : m_layout.rows)
        if (!row.id.empty()) rows.push_back(&row);
    if (rows.empty()) return;
    const auto at = std::ranges::find_if(rows, [this](const auto* row) { return row->id == m_look.selected; });
    const int last = static_cast<int>(rows.size()) - 1;
    const int from = at == rows.end() ? (step > 0 ? -1 : last + 1) : static_cast<int>(at - rows.begin());
    int to = std::clamp(from + step, 0, last);
    // In lanes of teams an initiative may have several rows; only its first one can be told apart as selected.
    while (to != from && to > 0 && to < last &&
           rows[static_cast<size_t>(to)] != m_layout.find(rows[static_cast<size_t>(to)]->id))
        to += step > 0 ? 1 : -1;
    emit picked(rows[static_cast<size_t>(to)]->id);
}

/// Alt and arrows move by a sprint, with Shift by a week, with Ctrl the end.
bool TimelineView::moveByKey(const QKeyEvent& event) {
    const int way = event.key() == Qt::Key_Right ? 1 : event.key() == Qt::Key_Left ? -1 : 0;
    if (way == 0 || !plan()) return false;
    const DragKind kind = event.modifiers() & Qt::ControlModifier ? DragKind::FinishBy : DragKind::Move;
    if (m_grab && m_grab->kind != kind) letGo(true);
    if (!m_grab) {
        const roadmap::PlannedInitiative* planned = plan()->find(m_look.selected);
        const TimelineRow* row = m_layout.find(m_look.selected);
        if (!row || row->started || (!planned && kind == DragKind::FinishBy)) return true;
        Grab grab;
        grab.id = m_look.selected;
        grab.kind = kind;
        grab.byKeys = true;
        grab.origin = !planned                     ? plan()->statusWeek
                      : kind == DragKind::FinishBy ? planned->finishWeek
                                                   : planned->startWeek;
        grab.week = grab.origin;
        m_grab = grab;
    }
    const bool finely = event.modifiers() & Qt::ShiftModifier;
    const int sprint = std::max(1, plan()->sprintWeeks);
    int week = m_grab->week + way;
    while (!finely && week % sprint != 0)
        week += way;
    hold(std::clamp(week, 0, horizon() - (kind == DragKind::FinishBy ? 0 : 1)));
    return true;
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
    if ((event->modifiers() & Qt::AltModifier) && moveByKey(*event)) return;
    switch (event->key()) {
    case Qt::Key_Escape:
        if (m_grab && m_grab->moving) return letGo(false);
        return emit picked({});
    case Qt::Key_Down:
    case Qt::Key_Right:
        return pickByKey(1);
    case Qt::Key_Up:
    case Qt::Key_Left:
        return pickByKey(-1);
    case Qt::Key_PageDown:
        return pickByKey(10);
    case Qt::Key_PageUp:
        return pickByKey(-10);
    case Qt::Key_Home:
        return pickByKey(-1'000'000);
    case Qt::Key_End:
        return pickByKey(1'000'000);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(zoomStep);
    case Qt::Key_Minus:
        return zoomBy(1 / zoomStep);
    case Qt::Key_0:
        return zoomToFit();
    default:
        break;
    }
    if (m_look.selected.empty() || !m_layout.find(m_look.selected)) return QAbstractScrollArea::keyPressEvent(event);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        m_grab ? letGo(true) : emit activated(m_look.selected);
    else if (event->key() == Qt::Key_P)
        emit pinToggled(m_look.selected);
    else if (event->key() == Qt::Key_Delete)
        emit unpinWanted(m_look.selected);
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void TimelineView::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Alt && !event->isAutoRepeat() && m_grab && m_grab->byKeys) letGo(true);
    QAbstractScrollArea::keyReleaseEvent(event);
}

void TimelineView::focusOutEvent(QFocusEvent* event) {
    if (m_grab && m_grab->byKeys) letGo(true);
    QAbstractScrollArea::focusOutEvent(event);
}

} // namespace banyan::charts
