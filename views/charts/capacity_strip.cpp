// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/capacity_strip.h"

#include "views/charts/tips.h"
#include "views/session/text.h"
#include "views/widgets/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <map>

namespace banyan::charts {

using widgets::fontOf;
using widgets::TextRole;
using widgets::theme;

namespace {

double titleHeight() {
    return widgets::scaled(26);
}
double rowStep() {
    return widgets::scaled(21);
}
constexpr double numberWidth = 24;

} // namespace

std::vector<CapacityRow> capacityBySprint(const roadmap::Plan& plan, const portfolio::Portfolio& portfolio, int weeks) {
    const int sprint = std::max(1, plan.sprintWeeks);
    std::map<portfolio::TeamId, CapacityRow> byTeam;
    for (const roadmap::TeamWeek& week : plan.capacity) {
        if (week.week >= weeks) continue;
        CapacityRow& row = byTeam[week.team];
        const auto index = static_cast<size_t>(week.week / sprint);
        while (row.cells.size() <= index)
            row.cells.push_back({static_cast<int>(row.cells.size()) * sprint, 0, 0});
        row.cells[index].hours += week.hours;
        row.cells[index].used += week.used;
    }
    std::vector<CapacityRow> rows;
    for (auto& [team, row] : byTeam) {
        row.team = team;
        row.name = session::nameOf(portfolio, std::optional(team));
        rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(rows, {}, [](const CapacityRow& row) { return row.name.toCaseFolded(); });
    return rows;
}

CapacityStrip::CapacityStrip(QWidget* parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Capacity used, percent per sprint"));
}

void CapacityStrip::show(const std::shared_ptr<const session::Planned>& planned, const TimeAxis& axis) {
    m_axis = axis;
    m_rows.clear();
    if (planned && planned->plan) {
        m_sprintWeeks = std::max(1, planned->plan->sprintWeeks);
        m_rows =
            capacityBySprint(*planned->plan, planned->portfolio, static_cast<int>(std::ceil(axis.first + axis.weeks)));
    }
    QStringList spoken;
    for (const CapacityRow& row : m_rows) {
        const auto most = std::ranges::max_element(row.cells, {}, &CapacityCell::percent);
        if (most != row.cells.end()) spoken.append(tr("%1 at most %2 %").arg(row.name).arg(most->percent()));
    }
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize CapacityStrip::sizeHint() const {
    return {400, static_cast<int>(titleHeight() + rowStep() * static_cast<double>(m_rows.size()))};
}

QRectF CapacityStrip::cellRect(size_t row, const CapacityCell& cell) const {
    const double left = m_axis.x(cell.firstWeek);
    const double right = std::min(m_axis.x(cell.firstWeek + m_sprintWeeks), m_axis.right());
    const double from = std::max(left, m_axis.left);
    return {from, titleHeight() + rowStep() * static_cast<double>(row), std::max(0.0, right - from - 1), rowStep() - 2};
}

void CapacityStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paint(painter);
}

void CapacityStrip::paint(QPainter& painter) const {
    painter.setFont(fontOf(TextRole::Small, true));
    painter.setPen(theme().text);
    painter.drawText(QRectF(16, 0, width(), titleHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("Capacity used, % per sprint"));
    const double cellWidth = m_axis.width / m_axis.weeks * m_sprintWeeks;
    const int every = std::max(1, static_cast<int>(std::ceil(numberWidth / std::max(1.0, cellWidth))));
    for (size_t row = 0; row < m_rows.size(); ++row) {
        painter.setFont(fontOf(TextRole::Small));
        painter.setPen(theme().text);
        const double room = m_axis.left - 42;
        painter.drawText(QRectF(32, titleHeight() + rowStep() * static_cast<double>(row), room, rowStep() - 2),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(m_rows[row].name, Qt::ElideRight, static_cast<int>(room)));
        for (size_t i = 0; i < m_rows[row].cells.size(); ++i) {
            const CapacityCell& cell = m_rows[row].cells[i];
            const QRectF rect = cellRect(row, cell);
            if (rect.width() <= 0) continue;
            if (cell.hours == 0) {
                painter.fillRect(rect, QBrush(theme().border, Qt::BDiagPattern));
                continue;
            }
            const bool idle = cell.used == 0;
            const QColor back = idle ? theme().panel : widgets::Theme::heat(cell.percent() / 100.0);
            painter.fillRect(rect, back);
            if (static_cast<int>(i) % every != 0 || rect.width() < 0.7 * cellWidth) continue;
            painter.setPen(idle ? theme().muted : widgets::Theme::on(back));
            painter.drawText(rect.adjusted(-6, 0, 6, 0), Qt::AlignCenter, QString::number(cell.percent()));
        }
    }
}

QString CapacityStrip::tipOf(const CapacityRow& row) const {
    int hours = 0;
    int used = 0;
    for (const CapacityCell& cell : row.cells) {
        hours += cell.hours;
        used += cell.used;
    }
    return tr("%1\n%2 of %3 h for initiatives used in the weeks up to here")
        .arg(row.name, session::grouped(used), session::grouped(hours));
}

QString CapacityStrip::tipAt(const QPointF& at) const {
    const auto index = static_cast<int>(std::floor((at.y() - titleHeight()) / rowStep()));
    if (at.x() < m_axis.left && index >= 0 && index < static_cast<int>(m_rows.size()))
        return tipOf(m_rows[static_cast<size_t>(index)]);
    for (size_t row = 0; row < m_rows.size(); ++row)
        for (const CapacityCell& cell : m_rows[row].cells)
            if (cellRect(row, cell).contains(at))
                return tr("%1, weeks %2 to %3\n%4 of %5 h for initiatives used, %6 %")
                    .arg(m_rows[row].name)
                    .arg(cell.firstWeek)
                    .arg(cell.firstWeek + m_sprintWeeks - 1)
                    .arg(cell.used)
                    .arg(cell.hours)
                    .arg(cell.percent());
    return {};
}

bool CapacityStrip::event(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) update();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) updateGeometry();
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    answerWithTip(*help, tipAt(help->pos()), this);
    return true;
}

} // namespace banyan::charts
