// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/timeline_painter.h"

#include "views/widgets/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace banyan::charts {

using widgets::fontOf;
using widgets::TextRole;
using widgets::theme;

namespace {

constexpr double labelMargin = 22; ///< between a name and the axis
constexpr double textInset = 32;   ///< of an initiative's name, under the lane's title
constexpr double monthRoom = 64;   ///< px that the name of a month takes
constexpr double weekRoom = 22;    ///< px that the day of a Monday takes
constexpr double monthRow = 22;
constexpr double flagRow = 18;
constexpr int flagRows = 3; ///< one fewer where there are days of weeks
constexpr double leastFlag = 60;
constexpr double widestFlag = 260;

class Rows {
public:
    Rows(QPainter& painter, const TimelineLayout& layout, const TimelineLook& look)
        : m_painter(painter)
        , m_layout(layout)
        , m_axis(layout.axis)
        , m_look(look) {}

    void paint() {
        if (m_layout.part == TimelinePart::Scheduled) paintGrid();
        for (const TimelineRow& row : m_layout.rows)
            if (row.top + row.height >= m_look.top && row.top <= m_look.bottom) paintRow(row);
        m_painter.save();
        m_painter.setClipRect(inAxis());
        paintArrows();
        if (m_layout.part == TimelinePart::Scheduled) paintLines();
        m_painter.restore();
        for (const TimelineRow& row : m_layout.rows)
            if (row.top + row.height >= m_look.top && row.top <= m_look.bottom) paintOverLines(row);
        paintDrag();
    }

private:
    [[nodiscard]] QRectF inAxis() const {
        return {m_axis.left, m_look.top, m_look.width - m_axis.left, m_look.bottom - m_look.top};
    }

    void paintGrid() {
        QColor shade = theme().muted;
        shade.setAlphaF(theme().dark ? 0.12F : 0.10F);
        for (const TimelineBand& freeze : m_layout.freezes)
            m_painter.fillRect(QRectF(freeze.left, m_look.top, freeze.right - freeze.left, m_look.bottom - m_look.top),
                               shade);
        m_painter.setPen(QPen(theme().line, 1, Qt::DotLine));
        for (const WeekTick& tick : m_axis.weekTicks(weekRoom))
            m_painter.drawLine(QPointF(tick.x, m_look.top), QPointF(tick.x, m_look.bottom));
        m_painter.setPen(QPen(theme().line, 1));
        for (const MonthTick& tick : m_axis.months(monthRoom))
            m_painter.drawLine(QPointF(tick.x, m_look.top), QPointF(tick.x, m_look.bottom));
    }

    /// Over the bars, so that a deadline is seen where it cuts them.
    void paintLines() {
        for (const TimelineFlag& flag : m_layout.flags) {
            m_painter.setPen(flag.goal ? QPen(theme().warning, 1.2, Qt::DashLine) : QPen(theme().accent, 1.6));
            m_painter.drawLine(QPointF(flag.x, m_look.top), QPointF(flag.x, m_look.bottom));
        }
    }

    void paintRow(const TimelineRow& row) {
        if (row.kind == TimelineRow::Kind::Header) return paintHeader(row);
        const bool selected = row.id == m_look.selected;
        if (selected) m_painter.fillRect(QRectF(0, row.top, m_look.width, row.height), theme().selection);
        m_painter.setPen(theme().text);
        m_painter.setFont(fontOf(TextRole::Small, selected));
        const double room = m_axis.left - textInset - labelMargin;
        m_painter.drawText(QRectF(textInset, row.top, room, row.height), Qt::AlignLeft | Qt::AlignVCenter,
                           QFontMetricsF(m_painter.font()).elidedText(row.label, Qt::ElideRight, room));
        if (row.kind == TimelineRow::Kind::Unscheduled) return paintReason(row);
        m_painter.save();
        m_painter.setClipRect(inAxis().adjusted(-18, 0, 0, 0)); // the pin stands left of the bar
        paintGhost(row);
        paintWhisker(row);
        paintBar(row, selected);
        m_painter.restore();
    }

    void paintReason(const TimelineRow& row) {
        paintNumeral(QRectF(8, row.top + 5, 16, row.height - 10), row.phase);
        m_painter.setPen(theme().muted);
        m_painter.setFont(fontOf(TextRole::Small));
        const QRectF note(m_axis.left, row.top, m_look.width - m_axis.left - 12, row.height);
        m_painter.drawText(note, Qt::AlignLeft | Qt::AlignVCenter,
                           QFontMetricsF(m_painter.font()).elidedText(row.note, Qt::ElideRight, note.width()));
    }

    void paintNumeral(const QRectF& chip, int phase) {
        const QColor colour = theme().phase(phase);
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        m_painter.drawRoundedRect(chip, 3, 3);
        m_painter.setFont(fontOf(TextRole::Small, true));
        m_painter.setPen(widgets::Theme::on(colour));
        m_painter.drawText(chip, Qt::AlignCenter, QString::number(phase));
    }

    void paintHeader(const TimelineRow& row) {
        m_painter.fillRect(QRectF(0, row.top + 1, m_look.width, row.height - 2), theme().panel);
        if (row.phase > 0) paintNumeral(QRectF(8, row.top + 4, 18, row.height - 8), row.phase);
        m_painter.setFont(fontOf(TextRole::Small, true));
        const QFontMetricsF bold(m_painter.font());
        const double labelWidth = std::min(bold.horizontalAdvance(row.label), m_look.width * 0.45);
        m_painter.setPen(theme().text);
        m_painter.drawText(QRectF(headerIndent(row), row.top, labelWidth + 2, row.height),
                           Qt::AlignLeft | Qt::AlignVCenter,
                           bold.elidedText(row.label, Qt::ElideRight, labelWidth + 1));
    }

    /// Texts that stand where lines pass, on a ground of their own.
    void paintOverLines(const TimelineRow& row) {
        m_painter.setFont(fontOf(TextRole::Small));
        const QFontMetricsF metrics(m_painter.font());
        m_painter.setPen(theme().muted);
        if (row.kind == TimelineRow::Kind::Header) {
            const double room = m_look.width - 12 - headerNoteFrom(row);
            const QString shown = metrics.elidedText(row.note, Qt::ElideRight, room);
            const double width = metrics.horizontalAdvance(shown) + 4;
            const QRectF box(m_look.width - 12 - width, row.top + 1, width, row.height - 2);
            m_painter.fillRect(box, theme().panel);
            m_painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, shown);
        } else if (row.kind == TimelineRow::Kind::Bar && !fitsInside(row, metrics)) {
            const double left = std::max({row.bar.right(), row.p80, row.ghost.right()}) + 6;
            const double room = m_look.width - left - 4;
            if (left < m_axis.left || room < 30) return;
            const QString shown = metrics.elidedText(row.inside, Qt::ElideRight, room);
            const QRectF box(left - 2, row.top + 2, metrics.horizontalAdvance(shown) + 4, row.height - 4);
            m_painter.fillRect(box, row.id == m_look.selected ? theme().selection : theme().window);
            m_painter.drawText(box.adjusted(2, 0, 2, 0), Qt::AlignLeft | Qt::AlignVCenter, shown);
        }
    }

    [[nodiscard]] double headerNoteFrom(const TimelineRow& row) const {
        const QFontMetricsF bold(fontOf(TextRole::Small, true));
        return headerIndent(row) + std::min(bold.horizontalAdvance(row.label), m_look.width * 0.45) + 16;
    }

    static double headerIndent(const TimelineRow& row) { return row.phase > 0 ? textInset : 16; }

    [[nodiscard]] double insideRoom(const TimelineRow& row) const {
        return row.bar.right() - std::max(row.bar.left(), m_axis.left) - 8;
    }

    [[nodiscard]] bool fitsInside(const TimelineRow& row, const QFontMetricsF& metrics) const {
        return metrics.horizontalAdvance(row.inside) + 2 <= insideRoom(row);
    }

    /// Where the bar stood before, as an outline.
    void paintGhost(const TimelineRow& row) {
        if (row.ghost.isEmpty()) return;
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(theme().muted, 1.2, Qt::DashLine));
        m_painter.drawRoundedRect(row.ghost.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }

    /// From the finish to P80, with a bar at P50.
    void paintWhisker(const TimelineRow& row) {
        const double right = row.bar.right();
        if (row.p80 <= right + 1) return;
        QColor colour = theme().phase(row.phase);
        colour.setAlphaF(0.75F);
        const double y = row.bar.center().y();
        m_painter.fillRect(QRectF(right, y - 1, row.p80 - right, 2), colour);
        m_painter.fillRect(QRectF(row.p80 - 2, y - 5, 2, 10), colour);
        if (row.p50 > right + 1) m_painter.fillRect(QRectF(row.p50 - 1, y - 3, 2, 6), colour);
    }

    void paintBar(const TimelineRow& row, bool selected) {
        const QColor colour = theme().phase(row.phase);
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        m_painter.drawRoundedRect(row.bar, 3, 3);
        if (row.started) {
            m_painter.setBrush(QBrush(widgets::Theme::on(colour), Qt::FDiagPattern));
            m_painter.setOpacity(0.35);
            m_painter.drawRect(QRectF(row.bar.left() + 2, row.bar.bottom() - 5, row.bar.width() - 4, 3));
            m_painter.setOpacity(1);
        }
        if (selected) {
            m_painter.setBrush(Qt::NoBrush);
            m_painter.setPen(QPen(theme().accent, 2));
            m_painter.drawRoundedRect(row.bar.adjusted(-2, -2, 2, 2), 4, 4);
        }
        if (row.pin != portfolio::PinKind::None) paintPin(row);
        paintInside(row, colour);
        if (row.deadline >= 0 && (selected || row.late)) {
            m_painter.setPen(QPen(row.late ? theme().warning : theme().accent, 1.8, Qt::DashLine));
            m_painter.drawLine(QPointF(row.deadline, row.top), QPointF(row.deadline, row.top + row.height));
        }
    }

    void paintInside(const TimelineRow& row, const QColor& colour) {
        m_painter.setFont(fontOf(TextRole::Small));
        if (!fitsInside(row, QFontMetricsF(m_painter.font()))) return; // it stands behind the bar
        m_painter.setPen(widgets::Theme::on(colour));
        m_painter.drawText(
            QRectF(std::max(row.bar.left(), m_axis.left) + 5, row.bar.top(), insideRoom(row) + 3, row.bar.height()),
            Qt::AlignLeft | Qt::AlignVCenter, row.inside);
    }

    /// A needle for a fixed start, a bracket that opens to where it may still go for the others.
    void paintPin(const TimelineRow& row) {
        const double x = row.bar.left() - 8;
        const double y = row.bar.center().y();
        m_painter.setPen(QPen(theme().text, 1.6));
        m_painter.setBrush(theme().text);
        if (row.pin == portfolio::PinKind::Start) {
            m_painter.drawEllipse(QPointF(x, y - 3.5), 3, 3);
            m_painter.drawLine(QPointF(x, y), QPointF(x, y + 6));
            return;
        }
        const double arm = row.pin == portfolio::PinKind::NotBefore ? 4 : -4;
        m_painter.drawLine(QPointF(x, y - 6), QPointF(x, y + 6));
        m_painter.drawLine(QPointF(x, y - 6), QPointF(x + arm, y - 6));
        m_painter.drawLine(QPointF(x, y + 6), QPointF(x + arm, y + 6));
    }

    [[nodiscard]] bool concerns(const TimelineArrow& arrow) const {
        return arrow.from == m_look.selected || arrow.to == m_look.selected;
    }

    void paintArrows() {
        m_painter.setRenderHint(QPainter::Antialiasing);
        for (const bool strong : {false, true})
            for (const TimelineArrow& arrow : m_layout.arrows) {
                const bool mine = !m_look.selected.empty() && concerns(arrow);
                if (mine != strong || (!mine && !m_look.allArrows)) continue;
                const QRectF box = arrow.path.boundingRect();
                if (box.bottom() < m_look.top || box.top() > m_look.bottom) continue;
                paintArrow(arrow, strong);
            }
    }

    void paintArrow(const TimelineArrow& arrow, bool strong) {
        QColor colour = strong ? theme().accent : theme().muted;
        if (!strong) colour.setAlphaF(m_look.selected.empty() ? 0.6F : 0.35F);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(colour, strong ? 1.6 : 1));
        m_painter.drawPolyline(arrow.path);
        const QPointF head = arrow.path.last();
        const QPointF before = arrow.path[arrow.path.size() - 2];
        QPolygonF tip;
        if (qFuzzyCompare(head.y(), before.y()))
            tip << head << head + QPointF(-5, -3) << head + QPointF(-5, 3);
        else
            tip << head << head + QPointF(-3, head.y() > before.y() ? -5 : 5)
                << head + QPointF(3, head.y() > before.y() ? -5 : 5);
        m_painter.setBrush(colour);
        m_painter.setPen(Qt::NoPen);
        m_painter.drawPolygon(tip);
    }

    /// On each row of the initiative; what is said stands at the first one in sight.
    void paintDrag() {
        if (!m_look.drag) return;
        const TimelineRow* first = nullptr;
        for (const TimelineRow& row : m_layout.rows) {
            if (row.id != m_look.drag->id || row.top + row.height < m_look.top || row.top > m_look.bottom) continue;
            if (!first) first = &row;
            paintHeld(row);
        }
        if (first) paintText(*first, m_axis.x(m_look.drag->week), dragColour());
    }

    [[nodiscard]] QColor dragColour() const { return m_look.drag->allowed ? theme().accent : theme().warning; }

    void paintHeld(const TimelineRow& row) {
        const TimelineDrag& drag = *m_look.drag;
        m_painter.save();
        m_painter.setClipRect(inAxis());
        paintClosed(row);
        const int start = drag.kind == DragKind::FinishBy ? drag.week - drag.weeks : drag.week;
        const double left = m_axis.x(start);
        const QRectF held(left, row.top + 2, std::max(4.0, m_axis.x(start + drag.weeks) - left - 1), row.height - 4);
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(dragColour(), 2, drag.allowed ? Qt::SolidLine : Qt::DashLine));
        if (drag.kind == DragKind::Move) m_painter.drawRoundedRect(held, 4, 4);
        const double edge = m_axis.x(drag.week);
        m_painter.drawLine(QPointF(edge, row.top - 6), QPointF(edge, row.top + row.height + 6));
        m_painter.restore();
    }

    /// Weeks in which it can't start are hatched.
    void paintClosed(const TimelineRow& row) {
        QColor hatch = theme().warning;
        hatch.setAlphaF(0.55F);
        const auto& closed = m_look.drag->closed;
        for (size_t week = 0; week < closed.size(); ++week)
            if (closed[week] != 0)
                m_painter.fillRect(QRectF(m_axis.x(static_cast<double>(week)), row.top, m_axis.weekWidth(), row.height),
                                   QBrush(hatch, Qt::BDiagPattern));
    }

    void paintText(const TimelineRow& row, double edge, const QColor& colour) {
        if (m_look.drag->text.isEmpty()) return;
        m_painter.setFont(fontOf(TextRole::Small, true));
        const double most = std::max(200.0, std::min(520.0, m_look.width - m_axis.left - 24));
        QRectF text = m_painter.boundingRect(QRectF(0, 0, most, 400), Qt::TextWordWrap, m_look.drag->text);
        QRectF box = text.adjusted(-8, -5, 8, 5);
        const double below = row.top + row.height + 4;
        const bool fitsBelow = below + box.height() <= m_look.bottom - 4;
        box.moveTop(fitsBelow ? below : row.top - 4 - box.height());
        box.moveLeft(std::clamp(edge - 20, m_axis.left, std::max(m_axis.left, m_look.width - box.width() - 8)));
        m_painter.setPen(QPen(colour, 1));
        m_painter.setBrush(theme().raised);
        m_painter.drawRoundedRect(box, 4, 4);
        m_painter.setPen(m_look.drag->allowed ? theme().text : theme().warning);
        m_painter.drawText(box.adjusted(8, 5, -8, -5), Qt::TextWordWrap, m_look.drag->text);
    }

    QPainter& m_painter;
    const TimelineLayout& m_layout;
    const TimeAxis& m_axis;
    const TimelineLook& m_look;
};

/// Where the text of a flag stands.
struct FlagText {
    double left = 0;
    double right = 0;
    int row = 0;
    QString shown;
};

/// In the first row in which it meets no other text: behind its line, or before it where the right end is near or no
/// row has room.
std::optional<FlagText> textOf(const TimelineFlag& flag, const QFontMetricsF& metrics, double width,
                               std::span<const double> free) {
    const double whole = std::min(metrics.horizontalAdvance(flag.text + flag.chance) + 2, widestFlag);
    const double forChance = metrics.horizontalAdvance(flag.chance);
    const double toRight = width - flag.x - 8;
    const bool nearEnd = toRight < std::min(whole, 120.0);
    for (const bool leftwards : {nearEnd, !nearEnd})
        for (int row = 0; row < static_cast<int>(free.size()); ++row) {
            const double from = free[static_cast<size_t>(row)];
            const double room = leftwards ? std::min(flag.x - from - 8, whole) : std::min(toRight, whole);
            const double left = leftwards ? flag.x - room - 4 : flag.x + 4;
            if (left < from || room < leastFlag + forChance) continue;
            const QString shown = metrics.elidedText(flag.text, Qt::ElideRight, room - forChance) + flag.chance;
            return FlagText{left, left + metrics.horizontalAdvance(shown) + 2, row, shown};
        }
    return {};
}

/// Lines end at their texts and run behind those of others.
void paintFlags(QPainter& painter, const TimelineLayout& layout, double width, int rows) {
    painter.setFont(fontOf(TextRole::Small, true));
    const QFontMetricsF metrics(painter.font());
    const double top = timelineHead - rows * flagRow;
    std::vector<double> free(static_cast<size_t>(rows), 0);
    std::vector<std::pair<FlagText, QColor>> texts;
    for (const TimelineFlag& flag : layout.flags) {
        const auto text = textOf(flag, metrics, width, free);
        const QColor colour = flag.goal ? theme().warning : theme().accent;
        painter.setPen(QPen(colour, 1.4, flag.goal ? Qt::DashLine : Qt::SolidLine));
        painter.drawLine(QPointF(flag.x, top + (text ? text->row : rows) * flagRow + 3), QPointF(flag.x, timelineHead));
        if (!text) continue;
        free[static_cast<size_t>(text->row)] = std::max(flag.x, text->right) + 10;
        texts.emplace_back(*text, colour);
    }
    for (const auto& [text, colour] : texts) {
        const QRectF box(text.left, top + text.row * flagRow, text.right - text.left, flagRow);
        painter.fillRect(box, theme().window);
        painter.setPen(colour);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, text.shown);
    }
}

} // namespace

double widestLabel(const TimelineLayout& layout) {
    const QFontMetricsF metrics(fontOf(TextRole::Small));
    double out = 0;
    for (const TimelineRow& row : layout.rows)
        if (row.kind != TimelineRow::Kind::Header) out = std::max(out, metrics.horizontalAdvance(row.label));
    return out + textInset + labelMargin + 1;
}

void paintTimelineHead(QPainter& painter, const TimelineLayout& layout, double width) {
    painter.setFont(fontOf(TextRole::Small));
    const QFontMetricsF metrics(painter.font());
    painter.setPen(theme().muted);
    for (const MonthTick& tick : layout.axis.months(monthRoom))
        if (tick.x + 4 + metrics.horizontalAdvance(tick.text) <= layout.axis.right() + 12)
            painter.drawText(QRectF(tick.x + 4, 0, 90, monthRow), Qt::AlignLeft | Qt::AlignVCenter, tick.text);
    const auto weeks = layout.axis.weekTicks(weekRoom);
    for (const WeekTick& tick : weeks)
        if (tick.x + weekRoom <= layout.axis.right() + 12)
            painter.drawText(QRectF(tick.x + 3, monthRow, weekRoom, flagRow), Qt::AlignLeft | Qt::AlignVCenter,
                             tick.text);
    paintFlags(painter, layout, width, weeks.empty() ? flagRows : flagRows - 1);
}

void paintTimelineRows(QPainter& painter, const TimelineLayout& layout, const TimelineLook& look) {
    Rows(painter, layout, look).paint();
}

} // namespace banyan::charts
