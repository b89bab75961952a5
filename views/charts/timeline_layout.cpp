// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/timeline_layout.h"

#include "views/session/text.h"

#include <algorithm>
#include <set>

namespace banyan::charts {

using session::toQt;

namespace {

/// Adds rows and arrows from top to bottom.
class Layouter {
public:
    Layouter(const roadmap::Plan& plan, const portfolio::Portfolio& portfolio, double width,
             const TimelineMetrics& metrics)
        : m_plan(plan)
        , m_portfolio(portfolio)
        , m_metrics(metrics) {
        m_layout.axis = {plan.start, shownWeeks(plan), metrics.labelWidth,
                         std::max(100.0, width - metrics.labelWidth - metrics.rightMargin)};
    }

    TimelineLayout run() {
        for (int phase = 1; phase <= 4; ++phase)
            addPhase(phase);
        addUnscheduled();
        m_layout.height = m_top;
        addArrows();
        addFreezes();
        addFlags();
        return std::move(m_layout);
    }

private:
    TimelineRow& addRow(TimelineRow::Kind kind, double height) {
        TimelineRow row;
        row.kind = kind;
        row.top = m_top;
        row.height = height;
        m_top += height;
        m_layout.rows.push_back(std::move(row));
        return m_layout.rows.back();
    }

    void addPhase(int phase) {
        std::vector<const roadmap::PlannedInitiative*> mine;
        for (const auto& initiative : m_plan.initiatives)
            if (initiative.phase == phase) mine.push_back(&initiative);
        if (mine.empty()) return;
        std::ranges::sort(mine, {}, [](const auto* i) { return std::tuple(i->startWeek, i->finishWeek, i->id); });
        TimelineRow& header = addRow(TimelineRow::Kind::Phase, m_metrics.headerHeight);
        header.phase = phase;
        header.label = toQt(roadmap::phaseTitle(phase));
        header.note = phaseNote(phase);
        for (const auto* initiative : mine)
            addBar(*initiative);
    }

    [[nodiscard]] QString phaseNote(int phase) const {
        const auto found = std::ranges::find(m_plan.phases, phase, &roadmap::PhaseSummary::phase);
        if (found == m_plan.phases.end()) return {};
        QString note =
            monthSpan(roadmap::dayOf(m_plan, found->startWeek), roadmap::dayOf(m_plan, found->finishWeek) - 3) +
            QStringLiteral(" · %1 h").arg(session::grouped(found->hours));
        const auto unmet = std::ranges::count(found->gates, false, &roadmap::GateStatus::met);
        if (!found->gates.empty())
            note += unmet == 0
                        ? QStringLiteral(" · gates met")
                        : QStringLiteral(" · %1 of %2 not met yet")
                              .arg(unmet)
                              .arg(session::counted(static_cast<qint64>(found->gates.size()), QStringLiteral("gate")));
        return note;
    }

    void addBar(const roadmap::PlannedInitiative& initiative) {
        TimelineRow& row = addRow(TimelineRow::Kind::Bar, m_metrics.rowHeight);
        const TimeAxis& axis = m_layout.axis;
        row.id = initiative.id;
        row.phase = initiative.phase;
        row.label = toQt(initiative.title);
        row.pinned = initiative.pinKind != portfolio::PinKind::None;
        row.started = initiative.started;
        const double top = row.top + (row.height - m_metrics.barHeight) / 2;
        const double left = axis.x(initiative.startWeek);
        const double right = std::max(left + 3, axis.x(initiative.finishWeek) - 1);
        row.bar = QRectF(left, top, right - left, m_metrics.barHeight);
        const double late = std::min(axis.x(initiative.p80), axis.right());
        if (late > right) row.tail = QRectF(right, row.bar.center().y() - 1.5, late - right, 3);
        if (initiative.deadlineWeek && *initiative.deadlineWeek <= axis.weeks)
            row.deadline = axis.x(*initiative.deadlineWeek);
        const auto most = std::ranges::max_element(initiative.effort, {}, &roadmap::TeamHours::hours);
        if (most != initiative.effort.end()) {
            row.team = session::nameOf(m_portfolio, std::optional(most->team));
            if (initiative.effort.size() > 1) row.team += QStringLiteral(" +%1").arg(initiative.effort.size() - 1);
        }
    }

    void addUnscheduled() {
        if (m_plan.unscheduled.empty()) return;
        TimelineRow& header = addRow(TimelineRow::Kind::UnscheduledHeader, m_metrics.headerHeight);
        header.label = QStringLiteral("Not scheduled");
        header.note = session::counted(static_cast<qint64>(m_plan.unscheduled.size()), QStringLiteral("initiative"));
        for (const auto& left : m_plan.unscheduled) {
            TimelineRow& row = addRow(TimelineRow::Kind::Unscheduled, m_metrics.rowHeight);
            row.id = left.id;
            row.phase = left.phase;
            row.label = toQt(left.title);
            row.note = toQt(left.because);
        }
    }

    void addArrows() {
        for (const auto& initiative : m_plan.initiatives) {
            const TimelineRow* to = m_layout.find(initiative.id);
            for (const auto& prerequisite : initiative.prerequisites) {
                const TimelineRow* from = m_layout.find(prerequisite.id);
                if (!from || from->bar.isEmpty()) continue;
                const double x = from->bar.right() + 3;
                const double y = to->bar.center().y();
                const QPointF start(from->bar.right(), from->bar.center().y());
                QPolygonF path{start, QPointF(x, start.y()), QPointF(x, y)};
                if (to->bar.left() - 2 > x + 4)
                    path.append(QPointF(to->bar.left() - 1, y));
                else
                    path.last().setY(y > start.y() ? to->bar.top() - 1 : to->bar.bottom() + 1);
                m_layout.arrows.push_back({prerequisite.id, initiative.id, path});
            }
        }
    }

    void addFreezes() {
        std::set<int> weeks;
        for (const roadmap::TeamWeek& week : m_plan.capacity)
            if (week.freeze && week.week < m_layout.axis.weeks) weeks.insert(week.week);
        for (auto week = weeks.begin(); week != weeks.end();) {
            const int first = *week;
            int last = first;
            for (++week; week != weeks.end() && *week == last + 1; ++week)
                last = *week;
            m_layout.freezes.push_back({m_layout.axis.x(first), m_layout.axis.x(last + 1),
                                        QStringLiteral("Freeze: %1").arg(freezeReasons(first, last + 1))});
        }
    }

    [[nodiscard]] QString freezeReasons(int first, int last) const {
        QStringList reasons;
        for (const portfolio::Team& team : m_portfolio.teams())
            for (const portfolio::Freeze& freeze : team.freezes) {
                const bool touches =
                    freeze.from < roadmap::dayOf(m_plan, last) && roadmap::dayOf(m_plan, first) < freeze.to;
                QString reason = toQt(freeze.reason.empty() ? std::string("no cut-over") : freeze.reason);
                if (touches && !reasons.contains(reason)) reasons.append(reason);
            }
        return reasons.join(QStringLiteral(", "));
    }

    void addFlags() {
        const Date end = m_plan.start + 7 * m_layout.axis.weeks;
        for (const portfolio::Goal& goal : m_portfolio.goals())
            if (goal.deadline && *goal.deadline >= m_plan.start && *goal.deadline < end)
                m_layout.flags.push_back({m_layout.axis.x(*goal.deadline), toQt(goal.name)});
        std::ranges::stable_sort(m_layout.flags, {}, &TimelineFlag::x);
    }

    const roadmap::Plan& m_plan;
    const portfolio::Portfolio& m_portfolio;
    const TimelineMetrics& m_metrics;
    TimelineLayout m_layout;
    double m_top = 0;
};

} // namespace

const TimelineRow* TimelineLayout::find(const portfolio::InitiativeId& id) const {
    if (id.empty()) return nullptr;
    const auto found = std::ranges::find(rows, id, &TimelineRow::id);
    return found == rows.end() ? nullptr : &*found;
}

int shownWeeks(const roadmap::Plan& plan) {
    int last = 22;
    for (const auto& initiative : plan.initiatives)
        last = std::max({last, initiative.finishWeek, std::min(initiative.p80, plan.weeks)});
    const int sprint = std::max(1, plan.sprintWeeks);
    const int wanted = (last + 4 + sprint - 1) / sprint * sprint;
    return std::max(1, std::min(wanted, std::max(plan.weeks, 1)));
}

TimelineLayout layOutTimeline(const roadmap::Plan& plan, const portfolio::Portfolio& portfolio, double width,
                              const TimelineMetrics& metrics) {
    return Layouter(plan, portfolio, width, metrics).run();
}

QString monthSpan(Date from, Date lastDay) {
    const QString first = session::monthName(from.month());
    const QString last = session::monthName(lastDay.month());
    if (from.year() != lastDay.year())
        return QStringLiteral("%1 %2–%3 %4").arg(first).arg(from.year()).arg(last).arg(lastDay.year());
    if (first == last) return QStringLiteral("%1 %2").arg(first).arg(from.year());
    return QStringLiteral("%1–%2 %3").arg(first, last).arg(from.year());
}

} // namespace banyan::charts
