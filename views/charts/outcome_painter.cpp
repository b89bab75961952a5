// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outcomes/wording.h"
#include "views/charts/outcome_chart.h"
#include "views/charts/time_axis.h"
#include "views/session/text.h"
#include "views/widgets/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace banyan::charts {

using outcomes::Window;
using session::toQt;
using widgets::theme;

namespace {

constexpr double labelGap = 8;   ///< px between plot and labels
constexpr double monthRoom = 58; ///< px that a month's name needs
constexpr double air = 0.08;     ///< share of the values' span above and below

QString tr(const char* text) {
    return QCoreApplication::translate("OutcomeChart", text);
}

/// 1, 2 or 5 times a power of ten that divides the span into at most `most` steps.
double niceStep(double span, int most) {
    const double rough = span / most;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double times : {1.0, 2.0, 5.0})
        if (times * power >= rough) return times * power;
    return 10 * power;
}

class OutcomePainter {
public:
    OutcomePainter(QPainter& painter, const QRectF& area, const OutcomeChart& chart)
        : m_painter(painter)
        , m_chart(chart)
        , m_area(area) {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setFont(widgets::fontOf(widgets::TextRole::Small));
        m_line = QFontMetricsF(m_painter.font()).height();
        m_tag = m_line + 4;
        takeValues();
        makeLabels();
        layOut();
    }
    ~OutcomePainter() { m_painter.restore(); }
    OutcomePainter(const OutcomePainter&) = delete;
    OutcomePainter& operator=(const OutcomePainter&) = delete;

    void paint() {
        if (m_plot.width() < 60 || m_plot.height() < 30) return;
        paintGrid();
        paintDays();
        paintExpected();
        paintTarget();
        paintReadings();
        paintLevel();
        paintGoLives();
        paintRelapse();
        paintUnmeasured();
        paintLabels();
    }

private:
    struct Label {
        QString text;
        double value = 0;
        QColor colour;
        double y = 0;
    };

    void take(double value) {
        m_low = m_any ? std::min(m_low, value) : value;
        m_high = m_any ? std::max(m_high, value) : value;
        m_any = true;
    }

    void takeValues() {
        for (const OutcomeChart::Reading& each : m_chart.readings)
            take(each.value);
        if (m_chart.baseline) take(*m_chart.baseline);
        if (m_chart.target) take(*m_chart.target);
        if (m_chart.level) take(m_chart.level->low), take(m_chart.level->high);
        for (const Date day : m_chart.trajectory.corners())
            if (const auto expected = m_chart.trajectory.at(day)) take(expected->low), take(expected->high);
        if (!m_any) m_high = 1;
        if (m_low >= 0 && m_low < 0.6 * m_high) m_low = 0;
        const double span = std::max(m_high - m_low, 1e-9 + std::abs(m_high) * 1e-3);
        if (m_low != 0) m_low -= air * span;
        m_high += air * span;
    }

    void makeLabels() {
        const auto add = [&](const QString& name, double value, const QColor& colour) {
            m_labels.push_back({name + ' ' + toQt(outcomes::quantity(value, m_chart.unit)), value, colour});
        };
        if (m_chart.baseline) add(tr("baseline"), *m_chart.baseline, theme().muted);
        if (m_chart.expected) add(tr("expected"), *m_chart.expected, theme().muted);
        if (m_chart.target) add(tr("target"), *m_chart.target, theme().text);
        if (m_chart.level)
            add(tr("recent mean"), m_chart.level->mid, theme().accent);
        else if (!m_chart.readings.empty() && !m_chart.silentSince)
            add(tr("last reading"), m_chart.readings.back().value, theme().accent);
    }

    [[nodiscard]] QString tick(double value) const { return toQt(outcomes::plainNumber(value)); }

    void layOut() {
        const QFontMetricsF metrics(m_painter.font());
        m_step = niceStep(m_high - m_low, 4);
        double left = 0;
        for (double at = std::ceil(m_low / m_step) * m_step; m_any && at <= m_high; at += m_step)
            left = std::max(left, metrics.horizontalAdvance(tick(at)));
        double right = 0;
        for (const Label& label : m_labels)
            right = std::max(right, metrics.horizontalAdvance(label.text));
        right = std::min(right, m_area.width() * 0.35);
        m_plot = m_area.adjusted(left + labelGap, m_tag + 4, -(right + 2 * labelGap), -(m_line + 6));
        Date first = m_chart.asOf;
        Date last = m_chart.asOf;
        const auto within = [&](Date day) { first = std::min(first, day), last = std::max(last, day); };
        if (!m_chart.readings.empty()) within(m_chart.readings.front().day);
        if (m_chart.baselineDays) within(m_chart.baselineDays->from);
        for (const Date day : m_chart.trajectory.corners())
            within(day);
        for (const GoLive& each : m_chart.lives)
            within(each.day);
        if (m_chart.deadline) within(*m_chart.deadline);
        if (last - first < 90) first = last - 90;
        m_axis.start = first;
        m_axis.weeks = (last - first) / 7 + 2;
        m_axis.left = m_plot.left();
        m_axis.width = m_plot.width();
    }

    [[nodiscard]] double x(Date day) const { return m_axis.x(day); }
    [[nodiscard]] double y(double value) const {
        return m_plot.bottom() - (value - m_low) / (m_high - m_low) * m_plot.height();
    }
    [[nodiscard]] QRectF daysRect(const Window& days) const {
        const double from = std::clamp(x(days.from), m_plot.left(), m_plot.right());
        const double to = std::clamp(x(days.to), m_plot.left(), m_plot.right());
        return {from, m_plot.top(), to - from, m_plot.height()};
    }

    void paintGrid() {
        m_painter.fillRect(m_plot, theme().panel);
        for (double at = std::ceil(m_low / m_step) * m_step; m_any && at <= m_high; at += m_step) {
            m_painter.setPen(QPen(theme().line, 1));
            m_painter.drawLine(QPointF(m_plot.left(), y(at)), QPointF(m_plot.right(), y(at)));
            m_painter.setPen(theme().muted);
            m_painter.drawText(
                QRectF(m_area.left(), y(at) - m_line / 2, m_plot.left() - m_area.left() - labelGap, m_line),
                Qt::AlignRight | Qt::AlignVCenter, tick(at));
        }
        for (const MonthTick& month : m_axis.months(monthRoom)) {
            m_painter.setPen(QPen(theme().border, 1));
            m_painter.drawLine(QPointF(month.x, m_plot.bottom()), QPointF(month.x, m_plot.bottom() + 4));
            const double width = QFontMetricsF(m_painter.font()).horizontalAdvance(month.text);
            if (month.x + width > m_area.right()) continue;
            m_painter.setPen(theme().muted);
            m_painter.drawText(QRectF(month.x, m_plot.bottom() + 4, width + 2, m_line), Qt::AlignLeft | Qt::AlignTop,
                               month.text);
        }
        m_painter.setPen(QPen(theme().border, 1));
        m_painter.drawLine(m_plot.bottomLeft(), m_plot.bottomRight());
    }

    /// Today, the baseline's days, and those of them that were left out.
    void paintDays() {
        if (m_chart.baselineDays) {
            const QRectF days = daysRect(*m_chart.baselineDays);
            m_painter.setPen(QPen(theme().muted, 3));
            m_painter.drawLine(QPointF(days.left(), m_plot.bottom()), QPointF(days.right(), m_plot.bottom()));
        }
        for (const Window& each : m_chart.leftOut)
            m_painter.fillRect(daysRect(each), QBrush(theme().border, Qt::BDiagPattern));
        m_painter.setPen(QPen(theme().border, 1));
        m_painter.drawLine(QPointF(x(m_chart.asOf), m_plot.top()), QPointF(x(m_chart.asOf), m_plot.bottom()));
    }

    void paintExpected() {
        QPolygonF middle;
        QPolygonF upper;
        QPolygonF lower;
        for (const Date day : m_chart.trajectory.corners()) {
            const auto at = m_chart.trajectory.at(day);
            if (!at) continue;
            middle.append({x(day), y(at->mid)});
            upper.append({x(day), y(at->high)});
            lower.prepend({x(day), y(at->low)});
        }
        if (middle.size() < 2) return;
        QColor band = theme().muted;
        band.setAlphaF(0.16F);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(band);
        m_painter.drawPolygon(upper + lower);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(theme().muted, 1.5, Qt::DashLine));
        m_painter.drawPolyline(middle);
    }

    void paintTarget() {
        if (m_chart.baseline) {
            m_painter.setPen(QPen(theme().muted, 1, Qt::DotLine));
            m_painter.drawLine(QPointF(m_plot.left(), y(*m_chart.baseline)),
                               QPointF(m_plot.right(), y(*m_chart.baseline)));
        }
        if (!m_chart.target) return;
        m_painter.setPen(QPen(theme().strong, 1.5));
        m_painter.drawLine(QPointF(m_plot.left(), y(*m_chart.target)), QPointF(m_plot.right(), y(*m_chart.target)));
        if (!m_chart.deadline) return;
        const QPointF due(x(*m_chart.deadline), y(*m_chart.target));
        m_painter.setBrush(theme().strong);
        m_painter.setPen(Qt::NoPen);
        m_painter.drawPolygon(
            QPolygonF({due + QPointF(0, -5), due + QPointF(5, 0), due + QPointF(0, 5), due + QPointF(-5, 0)}));
    }

    void paintReadings() {
        const auto& readings = m_chart.readings;
        if (readings.empty()) return;
        QPolygonF line;
        for (const OutcomeChart::Reading& each : readings) {
            line.append({x(each.day), y(each.value)});
            if (m_chart.rates) line.append({x(each.day + 28), y(each.value)});
        }
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(theme().accent, m_chart.rates ? 1.5 : 1));
        m_painter.drawPolyline(line);
        const double apart = m_plot.width() / static_cast<double>(readings.size());
        if (m_chart.rates || apart < 3) return;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(theme().accent);
        for (const QPointF& at : line)
            m_painter.drawEllipse(at, 1.8, 1.8);
    }

    /// The mean of the last readings with its interval.
    void paintLevel() {
        if (!m_chart.level) return;
        const double from = x(m_chart.levelFrom);
        const double to = std::max(x(m_chart.levelTo), from + 8);
        QColor box = theme().accent;
        box.setAlphaF(0.28F);
        m_painter.fillRect(QRectF(QPointF(from, y(m_chart.level->high)), QPointF(to, y(m_chart.level->low))), box);
        m_painter.setPen(QPen(theme().accent, 3));
        m_painter.drawLine(QPointF(from, y(m_chart.level->mid)), QPointF(to, y(m_chart.level->mid)));
        m_painter.setPen(QPen(theme().accent, 2));
        m_painter.drawLine(QPointF(to, y(m_chart.level->low)), QPointF(to, y(m_chart.level->high)));
    }

    /// A line and a number for each; those that stand too close share one tag.
    void paintGoLives() {
        double tagEnd = -1e9;
        for (size_t i = 0; i < m_chart.lives.size();) {
            const GoLive& first = m_chart.lives[i];
            const double at = x(first.day);
            size_t last = i;
            bool chosen = false;
            for (; last < m_chart.lives.size() && (last == i || x(m_chart.lives[last].day) < at + m_tag + 6); ++last) {
                const GoLive& each = m_chart.lives[last];
                const bool mine = each.id == m_chart.selected;
                chosen = chosen || mine;
                m_painter.setPen(QPen(mine ? theme().accent : theme().strong, mine ? 2 : 1,
                                      each.ahead ? Qt::DotLine : Qt::SolidLine));
                m_painter.drawLine(QPointF(x(each.day), m_plot.top() - 3), QPointF(x(each.day), m_plot.bottom()));
            }
            const int end = m_chart.lives[last - 1].number;
            tagEnd = paintTag(first.number == end ? QString::number(end)
                                                  : QStringLiteral("%1–%2").arg(first.number).arg(end),
                              std::max(at, tagEnd + 12), chosen, first.ahead);
            i = last;
        }
    }

    /// Answers where the tag ends.
    double paintTag(const QString& text, double at, bool chosen, bool ahead) {
        const double width = std::max(m_tag, QFontMetricsF(m_painter.font()).horizontalAdvance(text) + 8);
        const QRectF tag(std::clamp(at - width / 2, m_area.left(), m_area.right() - width), m_area.top(), width, m_tag);
        m_painter.setPen(
            QPen(chosen ? theme().accent : theme().strong, chosen ? 2 : 1, ahead ? Qt::DotLine : Qt::SolidLine));
        m_painter.setBrush(theme().window);
        m_painter.drawRoundedRect(tag, 4, 4);
        m_painter.setPen(theme().text);
        m_painter.drawText(tag, Qt::AlignCenter, text);
        return tag.right();
    }

    void paintRelapse() {
        if (!m_chart.relapse) return;
        const double at = x(*m_chart.relapse);
        m_painter.setPen(QPen(theme().warning, 2, Qt::DashLine));
        m_painter.drawLine(QPointF(at, m_plot.top()), QPointF(at, m_plot.bottom()));
        const QString text = tr("slips back");
        const double width = QFontMetricsF(m_painter.font()).horizontalAdvance(text) + 10;
        const double left = at + 2 + width > m_plot.right() ? at - 2 - width : at + 2;
        const QRectF place(left, m_plot.top() + 2, width, m_line);
        m_painter.fillRect(place, theme().warningBack);
        m_painter.setPen(theme().warning);
        m_painter.drawText(place, Qt::AlignCenter, text);
    }

    void hatch(const QRectF& area, const QString& words) {
        m_painter.fillRect(area, QBrush(theme().border, Qt::FDiagPattern));
        const double width = QFontMetricsF(m_painter.font()).horizontalAdvance(words) + 12;
        if (width > area.width()) return;
        const QRectF place(area.center().x() - width / 2, area.center().y() - m_line / 2 - 2, width, m_line + 4);
        m_painter.fillRect(place, theme().window);
        m_painter.setPen(theme().text);
        m_painter.drawText(place, Qt::AlignCenter, words);
    }

    /// Where nothing was measured there is no line at any height, but hatching and the words.
    void paintUnmeasured() {
        if (!m_chart.unmeasured.isEmpty()) return hatch(m_plot, m_chart.unmeasured);
        if (m_chart.silentSince)
            hatch(daysRect({*m_chart.silentSince, m_chart.asOf}),
                  tr("not measured since %1").arg(session::longDate(*m_chart.silentSince)));
    }

    /// At the right, each at its height or as near as the others let it.
    void paintLabels() {
        for (Label& label : m_labels)
            label.y = y(label.value);
        std::ranges::sort(m_labels, {}, &Label::y);
        const double top = m_plot.top() + m_line / 2;
        for (size_t i = 0; i < m_labels.size(); ++i)
            m_labels[i].y = std::max(m_labels[i].y, i == 0 ? top : m_labels[i - 1].y + m_line);
        double floor = m_plot.bottom() - 2;
        for (auto label = m_labels.rbegin(); label != m_labels.rend(); ++label) {
            label->y = std::min(label->y, floor);
            floor = label->y - m_line;
        }
        const double left = m_plot.right() + labelGap;
        for (const Label& label : m_labels) {
            m_painter.setPen(label.colour);
            const QString text =
                QFontMetricsF(m_painter.font()).elidedText(label.text, Qt::ElideRight, m_area.right() - left);
            m_painter.drawText(QRectF(left, label.y - m_line / 2, m_area.right() - left + 1, m_line),
                               Qt::AlignLeft | Qt::AlignVCenter, text);
        }
    }

    QPainter& m_painter;
    const OutcomeChart& m_chart;
    QRectF m_area;
    QRectF m_plot;
    TimeAxis m_axis;
    std::vector<Label> m_labels;
    double m_line = 12;
    double m_tag = 16; ///< px, height of a go-live's number
    double m_low = 0;
    double m_high = 0;
    double m_step = 1;
    bool m_any = false;
};

} // namespace

void paintOutcome(QPainter& painter, const QRectF& area, const OutcomeChart& chart) {
    OutcomePainter(painter, area, chart).paint();
}

} // namespace banyan::charts
