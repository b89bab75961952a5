// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/history_trail.h"

#include "views/session/text.h"
#include "views/widgets/theme.h"

#include <QPainter>

#include <algorithm>

namespace banyan::widgets {

using session::toQt;

namespace {

constexpr int lineHeight = 34; ///< px, of a line with its numbers
constexpr int daysHeight = 18;
constexpr size_t fewest = 3; ///< points: two records and now

QString whole(double x) {
    return toQt(shortNumber(x, 0));
}

} // namespace

HistoryTrail::HistoryTrail(QWidget* parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    hide();
}

void HistoryTrail::show(const std::vector<PastPlace>& history, Date asOf, double valueThreshold, double riskThreshold) {
    m_days.clear();
    m_lines = {{tr("Risk"), {}, riskThreshold}, {tr("Value"), {}, valueThreshold}};
    for (const PastPlace& each : history) {
        m_days.push_back(each.date.value_or(asOf));
        m_lines[0].scores.push_back(each.risk);
        m_lines[1].scores.push_back(each.value);
    }
    setVisible(history.size() >= fewest);
    if (isHidden()) return;
    QStringList parts;
    for (const Line& line : m_lines)
        parts.append(tr("%1 from %2 to %3").arg(line.name, whole(line.scores.front()), whole(line.scores.back())));
    setAccessibleName(
        tr("Trail since %1: %2").arg(session::longDate(m_days.front()), parts.join(QStringLiteral(", "))));
    updateGeometry();
    update();
}

QSize HistoryTrail::sizeHint() const {
    return {280, static_cast<int>(m_lines.size()) * scaled(lineHeight) + scaled(daysHeight)};
}

QSize HistoryTrail::minimumSizeHint() const {
    return {200, sizeHint().height()};
}

QRectF HistoryTrail::plotIn(const QRectF& row) const {
    const QFontMetricsF metrics(fontOf(TextRole::Small));
    const double names = metrics.horizontalAdvance(tr("Value")) + unit;
    const double numbers = metrics.horizontalAdvance(QStringLiteral("100 → 100")) + unit;
    return row.adjusted(names, 6, -numbers, -6);
}

double HistoryTrail::placeOf(size_t record, const QRectF& plot) const {
    const int span = m_days.back() - m_days.front();
    const double share = span > 0 ? static_cast<double>(m_days[record] - m_days.front()) / span
                                  : static_cast<double>(record) / static_cast<double>(m_days.size() - 1);
    return plot.left() + share * plot.width();
}

void HistoryTrail::paintLine(QPainter& painter, const Line& line, const QRectF& row) const {
    const Theme& t = theme();
    const QRectF plot = plotIn(row);
    const auto y = [&plot](double score) { return plot.bottom() - score / 100 * plot.height(); };
    painter.setPen(t.muted);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, line.name);
    painter.setPen(t.text);
    painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter,
                     whole(line.scores.front()) + QStringLiteral(" → ") + whole(line.scores.back()));
    painter.setPen(QPen(t.border, 1, Qt::DashLine));
    painter.drawLine(QPointF(plot.left(), y(line.threshold)), QPointF(plot.right(), y(line.threshold)));
    QPolygonF trail;
    for (size_t i = 0; i < line.scores.size(); ++i)
        trail.append({placeOf(i, plot), y(line.scores[i])});
    painter.setPen(QPen(t.accent, 1.5));
    painter.drawPolyline(trail);
    painter.setPen(QPen(t.accent, 1.5));
    painter.setBrush(t.panel);
    for (const QPointF& at : trail)
        painter.drawEllipse(at, 2.5, 2.5);
    painter.setBrush(t.accent);
    painter.drawEllipse(trail.last(), 3.5, 3.5);
}

void HistoryTrail::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fontOf(TextRole::Small));
    QRectF row(0, 0, width(), scaled(lineHeight));
    for (const Line& line : m_lines) {
        paintLine(painter, line, row);
        row.translate(0, row.height());
    }
    const QRectF plot = plotIn(row);
    row.setHeight(scaled(daysHeight));
    painter.setPen(theme().muted);
    const QRectF days(plot.left(), row.top(), plot.width(), row.height());
    painter.drawText(days, Qt::AlignLeft | Qt::AlignTop, session::longDate(m_days.front()));
    painter.drawText(days, Qt::AlignRight | Qt::AlignTop, tr("now"));
}

} // namespace banyan::widgets
