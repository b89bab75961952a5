// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/budget_chart.h"

#include "model/base/numbers.h"
#include "model/roadmap/calendar.h"
#include "views/charts/timeline_layout.h"
#include "views/charts/tips.h"
#include "views/session/text.h"
#include "views/widgets/theme.h"

#include <QPainter>

#include <algorithm>
#include <map>

namespace banyan::charts {

using session::grouped;
using session::toQt;
using widgets::fontOf;
using widgets::TextRole;
using widgets::theme;

namespace {

constexpr double headRoom = 48; ///< legend and months
constexpr double rowGap = 14;

double rowHeight() {
    return widgets::scaled(58);
}

int reserveHours(const roadmap::Calendar& calendar, const portfolio::Team& team, int week) {
    portfolio::Team without = team;
    without.opportunisticReserve = 0;
    return calendar.hours(without, week) - calendar.hours(team, week);
}

} // namespace

std::vector<BudgetRow> budgetBySprint(const roadmap::Plan& plan, const portfolio::Portfolio& portfolio, int weeks) {
    const int sprint = std::max(1, plan.sprintWeeks);
    portfolio::Settings settings = portfolio.settings();
    settings.planStart = plan.start;
    const roadmap::Calendar calendar(settings, plan.start, plan.budgetPercent);
    std::map<portfolio::TeamId, BudgetRow> byTeam;
    const auto cellOf = [&](const portfolio::TeamId& team, int week) -> BudgetCell& {
        BudgetRow& row = byTeam[team];
        const auto index = static_cast<size_t>(week / sprint);
        while (row.cells.size() <= index)
            row.cells.push_back({static_cast<int>(row.cells.size()) * sprint, 0, 0, {}});
        return row.cells[index];
    };
    for (const roadmap::TeamWeek& week : plan.capacity) {
        if (week.week >= weeks) continue;
        BudgetCell& cell = cellOf(week.team, week.week);
        cell.hours += week.hours;
        if (const portfolio::Team* team = portfolio.find(week.team))
            cell.reserve += reserveHours(calendar, *team, week.week);
    }
    for (const roadmap::PlannedInitiative& initiative : plan.initiatives)
        for (const roadmap::Demand& demand : initiative.demand)
            if (demand.week < weeks)
                cellOf(demand.team, demand.week)
                    .phases.at(static_cast<size_t>(std::clamp(initiative.phase, 1, 4) - 1)) += demand.hours;
    std::vector<BudgetRow> rows;
    for (auto& [id, row] : byTeam) {
        row.team = id;
        row.name = session::nameOf(portfolio, std::optional(id));
        if (const portfolio::Team* team = portfolio.find(id))
            row.budgetNow =
                plan.budgetPercent >= 0 ? plan.budgetPercent : roadmap::refactoringBudget(*team, plan.start);
        rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(rows, {}, [](const BudgetRow& row) { return row.name.toCaseFolded(); });
    return rows;
}

QString usedText(const BudgetRow& row) {
    int hours = 0;
    int used = 0;
    for (const BudgetCell& cell : row.cells) {
        hours += cell.hours;
        used += cell.used();
    }
    return BudgetChart::tr("%1 of %2 h · %3")
        .arg(grouped(used), grouped(hours), toQt(percentText(hours > 0 ? double(used) / hours : 0)));
}

BudgetChart::BudgetChart(QWidget* parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Hours allocated against available, by team and sprint"));
}

void BudgetChart::show(const std::shared_ptr<const session::Planned>& planned) {
    m_rows.clear();
    m_most = 1;
    if (planned && planned->plan) {
        const roadmap::Plan& plan = *planned->plan;
        m_start = plan.start;
        m_sprintWeeks = std::max(1, plan.sprintWeeks);
        m_weeks = shownWeeks(plan);
        m_rows = budgetBySprint(plan, planned->portfolio, m_weeks);
    }
    QStringList spoken;
    for (const BudgetRow& row : m_rows) {
        int hours = 0;
        int used = 0;
        for (const BudgetCell& cell : row.cells) {
            m_most = std::max({m_most, cell.hours + cell.reserve, cell.used()});
            hours += cell.hours;
            used += cell.used();
        }
        spoken.append(tr("%1: %2 of %3 h").arg(row.name, grouped(used), grouped(hours)));
    }
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize BudgetChart::sizeHint() const {
    return {600, static_cast<int>(headRoom + static_cast<double>(m_rows.size()) * (rowHeight() + rowGap))};
}

TimeAxis BudgetChart::axis() const {
    const double left = std::clamp(width() * 0.2, 150.0, 260.0);
    return {m_start, m_weeks, left, std::max(100.0, width() - left - 60), 0};
}

double BudgetChart::rowTop(size_t row) const {
    return headRoom + static_cast<double>(row) * (rowHeight() + rowGap);
}

void BudgetChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paint(painter);
}

Picture BudgetChart::picture() const {
    Picture made;
    made.title = accessibleName();
    made.description = accessibleDescription();
    made.size = QSizeF(width(), sizeHint().height());
    made.ground = theme().window;
    made.paint = [this](QPainter& painter) { paint(painter); };
    return made;
}

void BudgetChart::paint(QPainter& painter) const {
    if (m_rows.empty()) return;
    const TimeAxis time = axis();
    paintLegend(painter);
    painter.setFont(fontOf(TextRole::Small));
    const QFontMetricsF metrics(painter.font());
    const double bottom = rowTop(m_rows.size()) - rowGap;
    for (const MonthTick& tick : time.months(64)) {
        painter.setPen(QPen(theme().line, 1));
        painter.drawLine(QPointF(tick.x, headRoom - 4), QPointF(tick.x, bottom));
        painter.setPen(theme().muted);
        if (tick.x + 4 + metrics.horizontalAdvance(tick.text) <= time.right() + 20)
            painter.drawText(QRectF(tick.x + 4, headRoom - 24, 90, 20), Qt::AlignLeft | Qt::AlignVCenter, tick.text);
    }
    for (size_t row = 0; row < m_rows.size(); ++row)
        paintRow(painter, row, time);
}

void BudgetChart::paintLegend(QPainter& painter) const {
    painter.setFont(fontOf(TextRole::Small));
    const QFontMetricsF metrics(painter.font());
    double x = 0;
    const auto entry = [&](const QBrush& brush, const QString& text) {
        painter.fillRect(QRectF(x, 6, 12, 12), brush);
        painter.setPen(theme().muted);
        painter.drawText(QRectF(x + 17, 2, 400, 20), Qt::AlignLeft | Qt::AlignVCenter, text);
        x += 17 + metrics.horizontalAdvance(text) + 18;
    };
    for (int phase = 1; phase <= 4; ++phase)
        entry(theme().phase(phase), tr("phase %1").arg(phase));
    entry(QBrush(theme().muted, Qt::BDiagPattern), tr("reserve"));
    painter.fillRect(QRectF(x, 11, 12, 2), theme().strong);
    painter.setPen(theme().muted);
    painter.drawText(QRectF(x + 17, 2, 300, 20), Qt::AlignLeft | Qt::AlignVCenter, tr("available for initiatives"));
}

void BudgetChart::paintRow(QPainter& painter, size_t row, const TimeAxis& time) const {
    const BudgetRow& of = m_rows[row];
    const double top = rowTop(row);
    const double bottom = top + rowHeight();
    const double room = time.left - 12;
    for (const BudgetCell& cell : of.cells)
        paintCell(painter, cell, bottom, time);
    painter.setFont(fontOf(TextRole::Small, true));
    painter.setPen(theme().text);
    const QFontMetricsF bold(painter.font());
    painter.drawText(QRectF(0, top, room, bold.height()), Qt::AlignLeft,
                     bold.elidedText(of.name, Qt::ElideRight, room));
    painter.setFont(fontOf(TextRole::Small));
    painter.setPen(theme().muted);
    const QFontMetricsF small(painter.font());
    const auto line = [&](double y, const QString& text) {
        painter.drawText(QRectF(0, y, room, small.height()), Qt::AlignLeft,
                         small.elidedText(text, Qt::ElideRight, room));
    };
    line(top + bold.height(), usedText(of));
    line(top + bold.height() + small.height(), tr("budget %1 %").arg(toQt(shortNumber(of.budgetNow, 1))));
    painter.setPen(QPen(theme().border, 1));
    painter.drawLine(QPointF(time.left, bottom + 0.5), QPointF(time.right(), bottom + 0.5));
    painter.setPen(theme().muted);
    painter.drawText(QRectF(time.right() + 6, top - 2, 54, small.height()), Qt::AlignLeft, tr("%1 h").arg(m_most));
}

void BudgetChart::paintCell(QPainter& painter, const BudgetCell& cell, double bottom, const TimeAxis& time) const {
    const double scale = rowHeight() / m_most;
    const double left = time.x(cell.firstWeek) + 1;
    const double width = std::max(1.0, std::min(time.x(cell.firstWeek + m_sprintWeeks), time.right()) - left - 1);
    double y = bottom;
    for (int phase = 1; phase <= 4; ++phase) {
        const double height = scale * cell.phases.at(static_cast<size_t>(phase - 1));
        if (height <= 0) continue;
        painter.fillRect(QRectF(left, y - height, width, height), theme().phase(phase));
        y -= height;
    }
    const double cap = bottom - scale * cell.hours;
    if (cell.reserve > 0) {
        QColor faint = theme().muted;
        faint.setAlphaF(0.6F);
        painter.fillRect(QRectF(left, cap - scale * cell.reserve, width, scale * cell.reserve),
                         QBrush(faint, Qt::BDiagPattern));
    }
    painter.fillRect(QRectF(left - 1, cap - 1, width + 2, 2),
                     cell.used() > cell.hours ? theme().warning : theme().strong);
}

QString BudgetChart::tipAt(const QPointF& at) const {
    const TimeAxis time = axis();
    const int sprint = static_cast<int>(time.weekAt(at.x())) / m_sprintWeeks;
    for (size_t row = 0; row < m_rows.size(); ++row) {
        if (at.y() < rowTop(row) || at.y() > rowTop(row) + rowHeight()) continue;
        if (at.x() < time.left || sprint < 0 || sprint >= static_cast<int>(m_rows[row].cells.size())) continue;
        const BudgetCell& cell = m_rows[row].cells[static_cast<size_t>(sprint)];
        QString tip = tr("%1, sprint from %2\n%3 of %4 h allocated, %5 h kept in reserve")
                          .arg(m_rows[row].name, session::longDate(m_start + 7 * cell.firstWeek), grouped(cell.used()),
                               grouped(cell.hours), grouped(cell.reserve));
        for (int phase = 1; phase <= 4; ++phase)
            if (const int hours = cell.phases.at(static_cast<size_t>(phase - 1)); hours > 0)
                tip += tr("\nphase %1: %2 h").arg(phase).arg(grouped(hours));
        return tip;
    }
    return {};
}

bool BudgetChart::event(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) update();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) updateGeometry();
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    answerWithTip(*help, tipAt(help->pos()), this);
    return true;
}

} // namespace banyan::charts
