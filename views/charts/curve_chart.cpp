// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/curve_chart.h"

#include "model/base/numbers.h"
#include "views/items/budget_terms.h"
#include "views/session/text.h"
#include "views/widgets/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace banyan::charts {

using session::toQt;
using widgets::fontOf;
using widgets::TextRole;
using widgets::theme;

namespace {

constexpr double marginSide = 80;
constexpr double marginTop = 26;
constexpr int plotHeight = 130;
constexpr int noteLines = 4;

int lineHeight() {
    return QFontMetrics(fontOf(TextRole::Small)).height();
}

} // namespace

QStringList curveNotes(const roadmap::Curve& curve, const roadmap::CurvePoint& point) {
    if (!point.feasible) return {CurveChart::tr("no plan")};
    QStringList out{CurveChart::tr("%1 scheduled").arg(point.scheduled),
                    CurveChart::tr("%1 risk retired").arg(toQt(shortNumber(point.riskRetired, 0)))};
    if (point.deadlines > 0)
        out.append(CurveChart::tr("%1 of %2 deadlines").arg(point.deadlinesMet).arg(point.deadlines));
    out.append(point.setFinishWeek
                   ? CurveChart::tr("done %1").arg(session::longDate(curve.start + 7 * *point.setFinishWeek - 3))
                   : CurveChart::tr("never all done"));
    return out;
}

CurveChart::CurveChart(QWidget* parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Budget curve: value over the refactoring budget"));
}

void CurveChart::show(std::optional<roadmap::Curve> curve) {
    m_curve = std::move(curve);
    QStringList spoken;
    if (m_curve)
        for (const roadmap::CurvePoint& point : m_curve->points)
            spoken.append(
                tr("%1 %: value %2, %3")
                    .arg(point.percent)
                    .arg(toQt(shortNumber(point.value, 0)), curveNotes(*m_curve, point).join(QStringLiteral(", "))));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    setToolTip({});
    updateGeometry();
    update();
}

QSize CurveChart::sizeHint() const {
    return {600, m_curve ? static_cast<int>(marginTop) + plotHeight + (noteLines + 1) * lineHeight() + 16 : 0};
}

QRectF CurveChart::area() const {
    return {marginSide, marginTop, std::max(100.0, width() - 2 * marginSide), plotHeight};
}

double CurveChart::x(double percent) const {
    if (m_curve->points.size() < 2) return area().center().x();
    const double first = m_curve->points.front().percent;
    const double last = m_curve->points.back().percent;
    return area().left() + area().width() * (percent - first) / (last - first);
}

void CurveChart::paintEvent(QPaintEvent*) {
    if (!m_curve || m_curve->points.empty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBand(painter);
    paintLine(painter);
    paintNotes(painter);
}

void CurveChart::paintBand(QPainter& painter) const {
    QColor shade = theme().accent;
    shade.setAlphaF(theme().dark ? 0.16F : 0.10F);
    painter.fillRect(QRectF(x(items::leastBudget), marginTop, x(items::mostBudget) - x(items::leastBudget), plotHeight),
                     shade);
    painter.setFont(fontOf(TextRole::Small));
    painter.setPen(theme().muted);
    painter.drawText(QRectF(x(items::leastBudget) + 6, 2, 260, marginTop - 4), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("recommended 15–25 %"));
    painter.setPen(QPen(theme().border, 1));
    painter.drawLine(area().bottomLeft(), area().bottomRight());
}

void CurveChart::paintLine(QPainter& painter) const {
    double most = 1e-9;
    for (const roadmap::CurvePoint& point : m_curve->points)
        most = std::max(most, point.value);
    const auto at = [&](const roadmap::CurvePoint& point) {
        return QPointF(x(point.percent), area().bottom() - (plotHeight - 24) * std::max(0.0, point.value) / most);
    };
    QPolygonF line;
    for (const roadmap::CurvePoint& point : m_curve->points)
        if (point.feasible) line.append(at(point));
    painter.setPen(QPen(theme().accent, 2));
    painter.drawPolyline(line);
    painter.setFont(fontOf(TextRole::Small, true));
    for (const roadmap::CurvePoint& point : m_curve->points) {
        if (!point.feasible) continue;
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().accent);
        painter.drawEllipse(at(point), 4, 4);
        painter.setPen(theme().text);
        painter.drawText(QRectF(at(point).x() - 60, at(point).y() - 22, 120, 18), Qt::AlignCenter,
                         session::grouped(std::llround(point.value)));
    }
}

void CurveChart::paintNotes(QPainter& painter) const {
    const double step = area().width() / std::max<double>(1, static_cast<double>(m_curve->points.size()) - 1);
    const double room = std::min(step, 2 * marginSide) - 6;
    for (const roadmap::CurvePoint& point : m_curve->points) {
        double y = area().bottom() + 4;
        const auto line = [&](const QString& text) {
            painter.drawText(QRectF(x(point.percent) - room / 2, y, room, lineHeight()), Qt::AlignCenter,
                             QFontMetricsF(painter.font()).elidedText(text, Qt::ElideRight, room));
            y += lineHeight();
        };
        painter.setFont(fontOf(TextRole::Small, true));
        painter.setPen(theme().text);
        line(tr("%1 %").arg(point.percent));
        painter.setFont(fontOf(TextRole::Small));
        painter.setPen(theme().muted);
        for (const QString& note : curveNotes(*m_curve, point))
            line(note);
    }
}

void CurveChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) updateGeometry();
    if (event->type() == QEvent::PaletteChange) update();
}

} // namespace banyan::charts
