// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/timeline_view.h"

#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <utility>

namespace banyan::charts {

using session::toQt;
using widgets::theme;

namespace {

constexpr int leastWeeks = 6;   ///< in view at the closest zoom
constexpr int air = 8;          ///< under the last row
constexpr int scrollSteps = 10; ///< of the horizontal bar in a week

} // namespace

TimelineView::TimelineView(TimelinePart part, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_part(part) {
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(part == TimelinePart::Scheduled ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    verticalScrollBar()->setSingleStep(static_cast<int>(TimelineMetrics().rowHeight));
    horizontalScrollBar()->setSingleStep(scrollSteps);
    if (part == TimelinePart::Scheduled) setMinimumHeight(140);
    describe();
}

const roadmap::Plan* TimelineView::plan() const {
    return m_planned && m_planned->plan ? &*m_planned->plan : nullptr;
}

int TimelineView::headHeight() const {
    return m_part == TimelinePart::Scheduled ? static_cast<int>(timelineHead) : 0;
}

int TimelineView::horizon() const {
    return plan() ? std::max(plan()->weeks, leastWeeks) : leastWeeks;
}

void TimelineView::show(std::shared_ptr<const session::Planned> planned, TimelineContent content) {
    m_planned = std::move(planned);
    if (selectedInSight(viewport()->height())) m_revealed = false; // its row may stand elsewhere now
    m_content = std::move(content);
    m_content.part = m_part;
    layOut();
    describe();
}

bool TimelineView::selectedInSight(int height) const {
    const TimelineRow* row = m_layout.find(m_look.selected);
    const int top = verticalScrollBar()->value();
    return row && row->top >= top && row->top < top + height - headHeight();
}

void TimelineView::setSelected(const portfolio::InitiativeId& id) {
    const bool other = id != m_look.selected;
    m_look.selected = id;
    if (other) m_revealed = false;
    revealSelected();
    describe();
    viewport()->update();
}

void TimelineView::setAllArrows(bool all) {
    m_look.allArrows = all;
    viewport()->update();
}

void TimelineView::setDrag(std::optional<TimelineDrag> drag) {
    m_look.drag = std::move(drag);
    describe();
    viewport()->update();
}

int TimelineView::wholeHeight() const {
    return headHeight() + static_cast<int>(m_layout.height) + (m_part == TimelinePart::Scheduled ? air : 0);
}

void TimelineView::layOut() {
    m_layout = {};
    if (plan()) {
        if (m_fits && m_part == TimelinePart::Scheduled && !m_grab) m_window = {0, shownWeeks(*plan())};
        const int width = m_axisWidth > 0 ? m_axisWidth : viewport()->width();
        m_layout = layoutOf(width, std::clamp(width * 0.22, 180.0, 320.0));
    }
    fitScrollBars();
    viewport()->update();
    emit axisChanged();
    revealSelected();
}

TimelineLayout TimelineView::layoutOf(double width, double labelWidth) const {
    TimelineMetrics metrics;
    metrics.labelWidth = labelWidth;
    metrics.rowHeight = widgets::scaled(24);
    metrics.headerHeight = widgets::scaled(24);
    metrics.barHeight = widgets::scaled(17);
    return layOutTimeline(*plan(), m_planned->portfolio, m_content, m_window, width, metrics);
}

void TimelineView::fitScrollBars() {
    const int page = std::max(1, viewport()->height() - headHeight());
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, std::max(0, wholeHeight() - headHeight() - page));
    const bool before = std::exchange(m_fitting, true);
    horizontalScrollBar()->setPageStep(m_window.weeks * scrollSteps);
    horizontalScrollBar()->setRange(0, plan() ? std::max(0, horizon() - m_window.weeks) * scrollSteps : 0);
    horizontalScrollBar()->setValue(static_cast<int>(std::lround(m_window.first * scrollSteps)));
    m_fitting = before;
}

void TimelineView::adoptAxis(const TimeWindow& window, int width) {
    m_axisWidth = width;
    if (!adopt(window)) layOut();
}

/// False when it was that already.
bool TimelineView::adopt(const TimeWindow& window) {
    const int weeks = std::clamp(window.weeks, std::min(leastWeeks, horizon()), horizon());
    const double first = std::clamp(window.first, 0.0, static_cast<double>(horizon() - weeks));
    if (weeks == m_window.weeks && first == m_window.first) return false;
    m_window = {first, weeks};
    layOut();
    return true;
}

void TimelineView::setTimeWindow(const TimeWindow& window) {
    m_fits = false;
    adopt(window);
    emit timeWindowChosen();
}

void TimelineView::zoomBy(double factor, std::optional<double> x) {
    if (!plan()) return;
    int weeks = static_cast<int>(std::lround(m_window.weeks / factor));
    if (weeks == m_window.weeks) weeks += factor > 1 ? -1 : 1;
    weeks = std::clamp(weeks, std::min(leastWeeks, horizon()), horizon());
    const TimeAxis& axis = m_layout.axis;
    const double at = std::clamp(x.value_or(axis.left + axis.width / 2), axis.left, axis.right());
    const double share = (at - axis.left) / axis.width;
    setTimeWindow({axis.weekAt(at) - share * weeks, weeks});
}

void TimelineView::zoomToFit() {
    m_fits = true;
    layOut();
}

void TimelineView::describe() {
    const auto rows = std::ranges::count_if(m_layout.rows, [](const TimelineRow& row) { return !row.id.empty(); });
    const QString count = session::counted(rows, tr("initiative"));
    setAccessibleName(m_part == TimelinePart::Scheduled ? tr("Roadmap, %1 shown").arg(count)
                                                        : tr("Not scheduled, %1").arg(count));
    if (m_look.drag)
        setAccessibleDescription(m_look.drag->text);
    else
        setAccessibleDescription(m_layout.find(m_look.selected) ? tipOf(m_look.selected) : tr("Nothing is selected"));
}

double TimelineView::offset() const {
    return headHeight() - verticalScrollBar()->value();
}

/// Once for each selection, as soon as it has a row.
void TimelineView::revealSelected() {
    const TimelineRow* row = m_revealed ? nullptr : m_layout.find(m_look.selected);
    if (!row || viewport()->height() <= headHeight()) return;
    m_revealed = true;
    reveal(*row);
}

void TimelineView::reveal(const TimelineRow& row) {
    QScrollBar* bar = verticalScrollBar();
    const int top = static_cast<int>(row.top);
    const int bottom = static_cast<int>(row.top + row.height) + air;
    if (top < bar->value())
        bar->setValue(top);
    else if (bottom > bar->value() + bar->pageStep())
        bar->setValue(bottom - bar->pageStep());
    if (row.bar.isEmpty() || m_grab) return;
    const TimeAxis& axis = m_layout.axis;
    if (row.bar.right() < axis.left + 1 || row.bar.left() > axis.right() - 1)
        setTimeWindow({axis.weekAt(row.bar.left()) - m_window.weeks / 4.0, m_window.weeks});
}

const TimelineRow* TimelineView::rowAt(const QPointF& viewPos) const {
    return viewPos.y() < headHeight() ? nullptr : m_layout.rowAt(viewPos.y() - offset());
}

void TimelineView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    if (selectedInSight(event->oldSize().height())) m_revealed = false; // what was in sight stays there
    layOut();
}

void TimelineView::scrollContentsBy(int dx, int dy) {
    if (dx != 0 && !m_fitting)
        setTimeWindow({static_cast<double>(horizontalScrollBar()->value()) / scrollSteps, m_window.weeks});
    if (dy != 0) viewport()->update();
}

void TimelineView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) viewport()->update();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) layOut();
}

void TimelineView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme().window);
    if (m_layout.rows.empty()) return;
    TimelineLook look = m_look;
    look.focus = hasFocus();
    look.width = viewport()->width();
    look.top = headHeight() - offset();
    look.bottom = look.top + viewport()->height() - headHeight();
    painter.save();
    painter.setClipRect(0, headHeight(), viewport()->width(), viewport()->height());
    painter.translate(0, offset());
    paintTimelineRows(painter, m_layout, look);
    painter.restore();
    if (m_part == TimelinePart::Scheduled) paintTimelineHead(painter, m_layout, viewport()->width());
    if (hasFocus() && (m_look.selected.empty() || !m_layout.find(m_look.selected))) {
        painter.setPen(QPen(theme().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

/// Wide enough for every name: nobody can point at a picture to read the rest.
Picture TimelineView::picture() const {
    const double usual = m_layout.axis.left;
    const double names = plan() ? std::max(usual, widestLabel(m_layout)) : usual;
    const double width = viewport()->width() + names - usual;
    const TimelineLayout whole = plan() ? layoutOf(width, names) : m_layout;
    Picture made;
    made.title = tr("Roadmap");
    made.description = accessibleName();
    made.size = QSizeF(width, timelineHead + whole.height + air);
    made.ground = theme().window;
    made.paint = [layout = whole, look = m_look, width](QPainter& painter) {
        TimelineLook all = look;
        all.drag.reset();
        all.width = width;
        all.top = 0;
        all.bottom = layout.height + air;
        paintTimelineHead(painter, layout, width);
        painter.translate(0, timelineHead);
        paintTimelineRows(painter, layout, all);
        painter.translate(0, -timelineHead);
    };
    return made;
}

QString TimelineView::tipOf(const portfolio::InitiativeId& id) const {
    if (!plan()) return {};
    if (const roadmap::PlannedInitiative* planned = plan()->find(id)) return tipOf(*planned);
    const auto left = std::ranges::find(plan()->unscheduled, id, &roadmap::UnscheduledInitiative::id);
    return left == plan()->unscheduled.end() ? QString()
                                             : tr("%1\nNot scheduled: %2").arg(toQt(left->title), toQt(left->because));
}

QString TimelineView::tipOf(const roadmap::PlannedInitiative& planned) const {
    const roadmap::Plan& all = *plan();
    const auto day = [&](int week) { return session::longDate(roadmap::dayOf(all, week)); };
    const auto lastDay = [&](int week) { return session::longDate(roadmap::lastDayOf(all, week)); };
    QString tip = tr("%1\nPhase %2 · %3 to %4")
                      .arg(toQt(planned.title))
                      .arg(planned.phase)
                      .arg(day(planned.startWeek), lastDay(planned.finishWeek));
    for (const roadmap::TeamHours& part : planned.effort)
        tip += tr("\n%1: %2 h")
                   .arg(session::nameOf(m_planned->portfolio, std::optional(part.team)), session::grouped(part.hours));
    if (planned.p80 > 0)
        tip += tr("\nDone by %1 in half of all draws, by %2 in 80 %").arg(lastDay(planned.p50), lastDay(planned.p80));
    if (planned.started) tip += tr("\nUnder way");
    using portfolio::PinKind;
    if (planned.pinKind == PinKind::Start) tip += tr("\nPinned to start in this week");
    if (planned.pinKind == PinKind::NotBefore)
        tip += tr("\nPinned to start no earlier than %1").arg(day(planned.pinWeek));
    if (planned.pinKind == PinKind::NotAfter) tip += tr("\nPinned to start no later than %1").arg(day(planned.pinWeek));
    if (planned.deadlineWeek)
        tip += (planned.hardDeadline ? tr("\nMust be finished by %1") : tr("\nShould be finished by %1"))
                   .arg(lastDay(*planned.deadlineWeek));
    if (planned.deadlineChance)
        tip += tr(" (kept in %1 % of the draws)").arg(std::lround(100 * *planned.deadlineChance));
    if (const auto before = m_content.before.find(planned.id);
        before != m_content.before.end() && before->second.startWeek != planned.startWeek)
        tip += tr("\nStood in the kept plan from %1").arg(day(before->second.startWeek));
    return tip;
}

} // namespace banyan::charts
