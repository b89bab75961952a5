// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/value_curve.h"

#include "model/base/numbers.h"
#include "model/scoring/value_function.h"
#include "views/session/text.h"
#include "views/widgets/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace banyan::widgets {

using portfolio::Scale;
using session::toQt;

namespace {

constexpr int steps = 120;
constexpr double left = 36;
constexpr double bottom = 34;
constexpr double top = 10;
constexpr double right = 12;

QString numberText(double x) {
    return toQt(shortNumber(x, std::abs(x) < 1 ? 3 : 1));
}

} // namespace

ValueCurve::ValueCurve(QWidget* parent)
    : QWidget(parent) {
    setAccessibleName(tr("How raw numbers become scores"));
}

void ValueCurve::show(std::optional<portfolio::Criterion> criterion, std::vector<double> values) {
    m_criterion = std::move(criterion);
    m_values = std::move(values);
    std::ranges::sort(m_values);
    QString text = tr("There is no curve for these entries");
    if (m_criterion) {
        const Span range = span();
        text = tr("Scores from %1 to %2").arg(numberText(range.low), numberText(range.high));
        if (!m_values.empty())
            text += tr("; %1 numbers of the portfolio lie between %2 and %3")
                        .arg(m_values.size())
                        .arg(numberText(m_values.front()), numberText(m_values.back()));
    }
    setAccessibleDescription(text);
    setToolTip(QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped()));
    update();
}

auto ValueCurve::span() const -> Span {
    if (m_criterion->scale == Scale::Piecewise)
        return {m_criterion->anchors.front().raw, m_criterion->anchors.back().raw};
    return {std::min(m_criterion->a0, m_criterion->a100), std::max(m_criterion->a0, m_criterion->a100)};
}

/// Where a raw number lies between the ends, on the criterion's own scale; beyond them it is put at the end.
double ValueCurve::share(double raw) const {
    const Span range = span();
    const double at = std::clamp(raw, range.low, range.high);
    if (m_criterion->scale != Scale::Log) return (at - range.low) / (range.high - range.low);
    return std::log(at / range.low) / std::log(range.high / range.low);
}

void ValueCurve::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fontOf(TextRole::Small));
    if (!m_criterion) {
        painter.setPen(theme().muted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, accessibleDescription());
        return;
    }
    const QRectF area = QRectF(rect()).adjusted(left, top, -right, -bottom);
    paintAxes(painter, area);
    paintLine(painter, area);
    paintTicks(painter, area);
}

void ValueCurve::paintAxes(QPainter& painter, const QRectF& area) const {
    const Theme& t = theme();
    for (const int score : {0, 50, 100}) {
        const double y = area.bottom() - area.height() * score / 100;
        painter.setPen(t.line);
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(t.muted);
        painter.drawText(QRectF(0, y - 8, left - 6, 16), Qt::AlignRight | Qt::AlignVCenter, QString::number(score));
    }
    const Span range = span();
    const QRectF band(area.left(), area.bottom() + 14, area.width(), 18);
    painter.drawText(band, Qt::AlignLeft | Qt::AlignVCenter, numberText(range.low));
    painter.drawText(band, Qt::AlignRight | Qt::AlignVCenter, numberText(range.high));
    painter.drawText(band, Qt::AlignCenter, toQt(m_criterion->unit));
}

void ValueCurve::paintLine(QPainter& painter, const QRectF& area) const {
    const scoring::ValueFunction value(*m_criterion);
    const Span range = span();
    QPolygonF line;
    for (int i = 0; i <= steps; ++i) {
        const double at = static_cast<double>(i) / steps;
        const double raw = m_criterion->scale == Scale::Log ? range.low * std::pow(range.high / range.low, at)
                                                            : range.low + at * (range.high - range.low);
        line.append({area.left() + at * area.width(), area.bottom() - value(raw).score / 100 * area.height()});
    }
    painter.setPen(QPen(theme().accent, 2));
    painter.drawPolyline(line);
}

void ValueCurve::paintTicks(QPainter& painter, const QRectF& area) const {
    QColor colour = theme().text;
    colour.setAlphaF(m_values.size() > 200 ? 0.25F : 0.6F);
    painter.setPen(QPen(colour, 1));
    for (const double raw : m_values) {
        const double x = area.left() + share(raw) * area.width();
        painter.drawLine(QPointF(x, area.bottom() + 2), QPointF(x, area.bottom() + 11));
    }
}

} // namespace banyan::widgets
