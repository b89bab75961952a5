// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/timeline_view.h"

#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace banyan::charts {

using session::toQt;
using widgets::fontOf;
using widgets::TextRole;
using widgets::theme;

namespace {

constexpr int headHeight = 44;
constexpr double textInset = 32; ///< of an initiative's name, under the phase's title

} // namespace

TimelineView::TimelineView(QWidget* parent)
    : QAbstractScrollArea(parent) {
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    verticalScrollBar()->setSingleStep(static_cast<int>(TimelineMetrics().rowHeight));
    setMinimumHeight(160);
    describe();
}

void TimelineView::setPlanned(std::shared_ptr<const session::Planned> planned) {
    m_planned = std::move(planned);
    layOut();
    describe();
}

void TimelineView::setSelected(const portfolio::InitiativeId& id) {
    m_selected = id;
    if (const TimelineRow* row = m_layout.find(id)) reveal(*row);
    describe();
    viewport()->update();
}

int TimelineView::wholeHeight() const {
    return headHeight + static_cast<int>(m_layout.height) + 8;
}

void TimelineView::layOut() {
    m_layout = {};
    if (m_planned && m_planned->plan) {
        TimelineMetrics metrics;
        metrics.labelWidth = std::clamp(viewport()->width() * 0.22, 180.0, 320.0);
        m_layout = layOutTimeline(*m_planned->plan, m_planned->portfolio, viewport()->width(), metrics);
    }
    const int page = std::max(1, viewport()->height() - headHeight);
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(m_layout.height) + 8 - page));
    if (const TimelineRow* row = m_layout.find(m_selected)) reveal(*row);
    viewport()->update();
    emit axisChanged();
}

void TimelineView::describe() {
    const auto bars = std::ranges::count(m_layout.rows, TimelineRow::Kind::Bar, &TimelineRow::kind);
    setAccessibleName(tr("Roadmap, %1 scheduled").arg(session::counted(bars, tr("initiative"))));
    const TimelineRow* row = m_layout.find(m_selected);
    setAccessibleDescription(row ? tipOf(*row, row->bar.center()) : tr("Nothing is selected"));
}

double TimelineView::offset() const {
    return headHeight - verticalScrollBar()->value();
}

void TimelineView::reveal(const TimelineRow& row) {
    QScrollBar* bar = verticalScrollBar();
    const int top = static_cast<int>(row.top);
    const int bottom = static_cast<int>(row.top + row.height) + 8;
    if (top < bar->value())
        bar->setValue(top);
    else if (bottom > bar->value() + bar->pageStep())
        bar->setValue(bottom - bar->pageStep());
}

const TimelineRow* TimelineView::rowAt(const QPointF& viewPos) const {
    if (viewPos.y() < headHeight) return nullptr;
    const double y = viewPos.y() - offset();
    for (const TimelineRow& row : m_layout.rows)
        if (y >= row.top && y < row.top + row.height) return &row;
    return nullptr;
}

void TimelineView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void TimelineView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) viewport()->update();
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
    const TimelineRow* row = rowAt(event->position());
    emit picked(row ? row->id : portfolio::InitiativeId());
}

QString TimelineView::tipOf(const TimelineRow& row, const QPointF& at) const {
    if (row.kind == TimelineRow::Kind::Phase) return row.label + '\n' + row.note;
    for (const TimelineBand& freeze : m_layout.freezes)
        if (!row.bar.contains(at) && at.x() >= freeze.left && at.x() <= freeze.right) return freeze.text;
    if (row.kind != TimelineRow::Kind::Bar) return row.label + (row.note.isEmpty() ? QString() : '\n' + row.note);
    const roadmap::Plan& plan = *m_planned->plan;
    const roadmap::PlannedInitiative* planned = plan.find(row.id);
    QString tip = tr("%1\nPhase %2 · %3 to %4")
                      .arg(row.label)
                      .arg(row.phase)
                      .arg(session::longDate(roadmap::dayOf(plan, planned->startWeek)),
                           session::longDate(roadmap::dayOf(plan, planned->finishWeek) - 3));
    for (const roadmap::TeamHours& part : planned->effort)
        tip += tr("\n%1: %2 h")
                   .arg(session::nameOf(m_planned->portfolio, std::optional(part.team)), session::grouped(part.hours));
    tip += tr("\nDone by %1 in half of all draws, by %2 in 80 %")
               .arg(session::longDate(roadmap::dayOf(plan, planned->p50) - 3),
                    session::longDate(roadmap::dayOf(plan, planned->p80) - 3));
    return tip;
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
    const TimelineRow* row = rowAt(event->position());
    viewport()->setCursor(row && !row->id.empty() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (!row) {
        QToolTip::hideText();
        return;
    }
    const QPointF at = event->position() - QPointF(0, offset());
    QToolTip::showText(event->globalPosition().toPoint(), widgets::plainToolTip(tipOf(*row, at)), viewport());
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
    std::vector<portfolio::InitiativeId> ids;
    for (const TimelineRow& row : m_layout.rows)
        if (!row.id.empty()) ids.push_back(row.id);
    const auto at = std::ranges::find(ids, m_selected);
    const bool none = at == ids.end();
    if (event->key() == Qt::Key_Escape) {
        emit picked({});
    } else if (ids.empty()) {
        QAbstractScrollArea::keyPressEvent(event);
    } else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Right) {
        emit picked(none ? ids.front() : at + 1 == ids.end() ? ids.back() : *(at + 1));
    } else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Left) {
        emit picked(none ? ids.back() : at == ids.begin() ? ids.front() : *(at - 1));
    } else if (event->key() == Qt::Key_Home) {
        emit picked(ids.front());
    } else if (event->key() == Qt::Key_End) {
        emit picked(ids.back());
    } else {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void TimelineView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme().window);
    if (m_layout.rows.empty()) return;
    painter.save();
    painter.setClipRect(0, headHeight, viewport()->width(), viewport()->height());
    painter.translate(0, offset());
    paintGrid(painter);
    const double from = -offset() + headHeight;
    const double to = from + viewport()->height();
    for (const TimelineRow& row : m_layout.rows)
        if (row.top + row.height >= from && row.top <= to) paintRow(painter, row);
    paintArrows(painter);
    painter.restore();
    paintHeader(painter);
    if (hasFocus() && m_selected.empty()) {
        painter.setPen(QPen(theme().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void TimelineView::paintHeader(QPainter& painter) const {
    painter.setFont(fontOf(TextRole::Small));
    const QFontMetricsF metrics(painter.font());
    painter.setPen(theme().muted);
    for (const MonthTick& tick : m_layout.axis.months(64)) {
        const QRectF box(tick.x + 4, 0, 80, 22);
        if (tick.x + 4 + metrics.horizontalAdvance(tick.text) <= m_layout.axis.right() + 12)
            painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, tick.text);
    }
    painter.setPen(QPen(theme().warning, 1.4, Qt::DashLine));
    for (const TimelineFlag& flag : m_layout.flags)
        painter.drawLine(QPointF(flag.x, 26), QPointF(flag.x, headHeight));
    double free = m_layout.axis.left;
    painter.setFont(fontOf(TextRole::Small, true));
    for (const TimelineFlag& flag : m_layout.flags) {
        const QString text = tr("Goal: %1").arg(flag.text);
        const double room = viewport()->width() - flag.x - 8;
        if (flag.x < free || room < 60) continue;
        const QString shown = QFontMetricsF(painter.font()).elidedText(text, Qt::ElideRight, std::min(room, 190.0));
        const QRectF box(flag.x + 4, 23, QFontMetricsF(painter.font()).horizontalAdvance(shown) + 2, 19);
        painter.fillRect(box, theme().window);
        painter.setPen(theme().warning);
        painter.drawText(box.adjusted(0, 0, 8, 0), Qt::AlignLeft | Qt::AlignVCenter, shown);
        free = flag.x + QFontMetricsF(painter.font()).horizontalAdvance(shown) + 14;
    }
}

void TimelineView::paintGrid(QPainter& painter) const {
    const double bottom = std::max(m_layout.height, viewport()->height() - offset());
    QColor shade = theme().muted;
    shade.setAlphaF(theme().dark ? 0.12F : 0.10F);
    for (const TimelineBand& freeze : m_layout.freezes)
        painter.fillRect(QRectF(freeze.left, 0, freeze.right - freeze.left, bottom), shade);
    painter.setPen(QPen(theme().line, 1));
    for (const MonthTick& tick : m_layout.axis.months(64))
        painter.drawLine(QPointF(tick.x, 0), QPointF(tick.x, bottom));
    painter.setPen(QPen(theme().warning, 1.2, Qt::DashLine));
    for (const TimelineFlag& flag : m_layout.flags)
        painter.drawLine(QPointF(flag.x, 0), QPointF(flag.x, bottom));
}

void TimelineView::paintRow(QPainter& painter, const TimelineRow& row) const {
    const double width = viewport()->width();
    if (row.kind == TimelineRow::Kind::Phase || row.kind == TimelineRow::Kind::UnscheduledHeader)
        return paintPhase(painter, row);
    const bool selected = !row.id.empty() && row.id == m_selected;
    if (selected) painter.fillRect(QRectF(0, row.top, width, row.height), theme().selection);
    painter.setPen(theme().text);
    painter.setFont(fontOf(TextRole::Small, selected));
    const QFontMetricsF metrics(painter.font());
    const double room = m_layout.axis.left - textInset - 10;
    painter.drawText(QRectF(textInset, row.top, room, row.height), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(row.label, Qt::ElideRight, room));
    if (row.kind == TimelineRow::Kind::Bar) return paintBar(painter, row);
    painter.setPen(theme().muted);
    painter.setFont(fontOf(TextRole::Small));
    const QRectF note(m_layout.axis.left, row.top, width - m_layout.axis.left - 12, row.height);
    painter.drawText(note, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(row.note, Qt::ElideRight, static_cast<int>(note.width())));
}

void TimelineView::paintPhase(QPainter& painter, const TimelineRow& row) const {
    const double width = viewport()->width();
    painter.fillRect(QRectF(0, row.top + 1, width, row.height - 2), theme().panel);
    if (row.kind == TimelineRow::Kind::Phase) {
        const QColor colour = theme().phase(row.phase);
        const QRectF chip(8, row.top + 4, 18, row.height - 8);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(chip, 3, 3);
        painter.setFont(fontOf(TextRole::Small, true));
        painter.setPen(widgets::Theme::on(colour));
        painter.drawText(chip, Qt::AlignCenter, QString::number(row.phase));
    }
    painter.setFont(fontOf(TextRole::Small));
    painter.setPen(theme().muted);
    const double noteWidth = painter.fontMetrics().horizontalAdvance(row.note) + 4;
    painter.drawText(QRectF(width - noteWidth - 12, row.top, noteWidth, row.height), Qt::AlignRight | Qt::AlignVCenter,
                     row.note);
    painter.setFont(fontOf(TextRole::Small, true));
    painter.setPen(theme().text);
    painter.drawText(QRectF(textInset, row.top, width - noteWidth - textInset - 24, row.height),
                     Qt::AlignLeft | Qt::AlignVCenter, row.label);
}

void TimelineView::paintBar(QPainter& painter, const TimelineRow& row) const {
    const QColor colour = theme().phase(row.phase);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!row.tail.isEmpty()) {
        QColor faint = colour;
        faint.setAlphaF(0.55F);
        painter.fillRect(row.tail, faint);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(row.bar, 3, 3);
    if (row.id == m_selected) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().accent, 2));
        painter.drawRoundedRect(row.bar.adjusted(-3, -3, 3, 3), 4, 4);
    }
    painter.setFont(fontOf(TextRole::Small));
    const QFontMetricsF metrics(painter.font());
    const QString team = (row.pinned ? QStringLiteral("⚲ ") : QString()) + row.team;
    if (metrics.horizontalAdvance(team) + 10 <= row.bar.width()) {
        painter.setPen(widgets::Theme::on(colour));
        painter.drawText(row.bar.adjusted(5, 0, -3, 0), Qt::AlignLeft | Qt::AlignVCenter, team);
    } else {
        const double left = std::max(row.bar.right(), row.tail.right()) + 6;
        painter.setPen(theme().muted);
        painter.drawText(QRectF(left, row.top, viewport()->width() - left - 4, row.height),
                         Qt::AlignLeft | Qt::AlignVCenter, team);
    }
    if (row.deadline >= 0 && row.id == m_selected) {
        painter.setPen(QPen(theme().accent, 1.6, Qt::DashLine));
        painter.drawLine(QPointF(row.deadline, row.top - 4), QPointF(row.deadline, row.top + row.height + 4));
    }
}

void TimelineView::paintArrows(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const auto concerns = [&](const TimelineArrow& arrow) {
        return arrow.from == m_selected || arrow.to == m_selected;
    };
    constexpr size_t few = 40;
    const bool calm = m_selected.empty() && m_layout.arrows.size() <= few;
    for (const bool strong : {false, true}) {
        for (const TimelineArrow& arrow : m_layout.arrows) {
            if ((!m_selected.empty() && concerns(arrow)) != strong) continue;
            QColor colour = strong ? theme().accent : theme().muted;
            colour.setAlphaF(strong ? 1.0F : calm ? 0.6F : 0.3F);
            painter.setPen(QPen(colour, strong ? 1.6 : 1));
            painter.drawPolyline(arrow.path);
            const QPointF head = arrow.path.last();
            const QPointF before = arrow.path[arrow.path.size() - 2];
            QPolygonF tip;
            if (qFuzzyCompare(head.y(), before.y()))
                tip << head << head + QPointF(-5, -3) << head + QPointF(-5, 3);
            else
                tip << head << head + QPointF(-3, head.y() > before.y() ? -5 : 5)
                    << head + QPointF(3, head.y() > before.y() ? -5 : 5);
            painter.setBrush(colour);
            painter.setPen(Qt::NoPen);
            painter.drawPolygon(tip);
            painter.setBrush(Qt::NoBrush);
        }
    }
}

} // namespace banyan::charts
