// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/timeline_marks.h"

#include "views/session/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>
#include <unordered_map>

namespace banyan::charts {

using session::toQt;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Timeline", text);
}

QPolygonF pathBetween(const QRectF& from, const QRectF& to) {
    const double x = from.right() + 3;
    const double y = to.center().y();
    const QPointF start(from.right(), from.center().y());
    QPolygonF path{start, QPointF(x, start.y()), QPointF(x, y)};
    if (to.left() - 2 > x + 4)
        path.append(QPointF(to.left() - 1, y));
    else
        path.last().setY(y > start.y() ? to.top() - 1 : to.bottom() + 1);
    return path;
}

QString freezeReasons(const roadmap::Plan& plan, const portfolio::Portfolio& portfolio, int first, int last) {
    QStringList reasons;
    for (const portfolio::Team& team : portfolio.teams())
        for (const portfolio::Freeze& freeze : team.freezes) {
            const bool touches = freeze.from < roadmap::dayOf(plan, last) && roadmap::dayOf(plan, first) < freeze.to;
            const QString reason = toQt(team.name) + QStringLiteral(": ") +
                                   (freeze.reason.empty() ? tr("no cut-over") : toQt(freeze.reason));
            if (touches && !reasons.contains(reason)) reasons.append(reason);
        }
    constexpr int most = 8;
    const auto more = reasons.size() - most;
    if (more > 0) reasons = reasons.mid(0, most) << tr("and %1 more").arg(more);
    return reasons.join('\n');
}

} // namespace

std::vector<TimelineArrow> arrowsBetween(const roadmap::Plan& plan, const TimelineLayout& layout) {
    std::unordered_map<std::string, const TimelineRow*> rows;
    for (const TimelineRow& row : layout.rows)
        if (row.kind == TimelineRow::Kind::Bar) rows.emplace(row.id.value, &row);
    std::vector<TimelineArrow> out;
    for (const auto& initiative : plan.initiatives) {
        const auto to = rows.find(initiative.id.value);
        if (to == rows.end()) continue;
        for (const auto& prerequisite : initiative.prerequisites)
            if (const auto from = rows.find(prerequisite.id.value); from != rows.end())
                out.push_back({prerequisite.id, initiative.id, pathBetween(from->second->bar, to->second->bar)});
    }
    return out;
}

std::vector<TimelineBand> freezesOf(const roadmap::Plan& plan, const portfolio::Portfolio& portfolio,
                                    const TimeAxis& axis) {
    std::set<int> weeks;
    for (const roadmap::TeamWeek& week : plan.capacity)
        if (week.freeze && week.week < axis.first + axis.weeks && week.week + 1 > axis.first) weeks.insert(week.week);
    std::vector<TimelineBand> out;
    for (auto week = weeks.begin(); week != weeks.end();) {
        const int first = *week;
        int last = first;
        for (++week; week != weeks.end() && *week == last + 1; ++week)
            last = *week;
        out.push_back({std::max(axis.x(first), axis.left),
                       std::min(axis.x(last + 1), axis.right()),
                       tr("Freeze, nothing cuts over\n") + freezeReasons(plan, portfolio, first, last + 1),
                       {}});
    }
    return out;
}

std::vector<TimelineFlag> flagsOf(const roadmap::Plan& plan, const portfolio::Portfolio& portfolio,
                                  const TimelineContent& content, const TimeAxis& axis) {
    std::vector<TimelineFlag> out;
    const auto add = [&](Date day, const QString& text, const QString& chance, bool goal) {
        if (day >= plan.start && axis.shows(axis.x(day))) out.push_back({axis.x(day), text, chance, goal});
    };
    for (const portfolio::Goal& goal : portfolio.goals()) {
        if (!goal.deadline) continue;
        const auto chance = content.chances.find(goal.id);
        add(*goal.deadline, tr("Goal: %1").arg(toQt(goal.name)),
            chance == content.chances.end() ? QString() : QStringLiteral(" · ") + chance->second, true);
    }
    if (content.status)
        add(*content.status, tr("Status %1").arg(session::dayAndMonth(*content.status)), {}, false);
    else if (content.today)
        add(*content.today, tr("Today"), {}, false);
    std::ranges::stable_sort(out, {}, &TimelineFlag::x);
    return out;
}

QString phaseNote(const roadmap::Plan& plan, int phase) {
    const auto found = std::ranges::find(plan.phases, phase, &roadmap::PhaseSummary::phase);
    if (found == plan.phases.end()) return {};
    QString note = monthSpan(roadmap::dayOf(plan, found->startWeek), roadmap::dayOf(plan, found->finishWeek) - 3) +
                   QStringLiteral(" · %1 h").arg(session::grouped(found->hours));
    if (found->gates.empty()) return note;
    const auto unmet = std::ranges::count(found->gates, false, &roadmap::GateStatus::met);
    const QString gates = session::counted(static_cast<qint64>(found->gates.size()), tr("gate"));
    return note + QStringLiteral(" · ") +
           (unmet == 0 ? tr("%1 met").arg(gates) : tr("%1 of %2 not met yet").arg(unmet).arg(gates));
}

QString teamNote(const roadmap::Plan& plan, const portfolio::TeamId& team, size_t initiatives) {
    int hours = 0;
    int used = 0;
    for (const roadmap::TeamWeek& week : plan.capacity)
        if (week.team == team) {
            hours += week.hours;
            used += week.used;
        }
    return session::counted(static_cast<qint64>(initiatives), tr("initiative")) +
           tr(" · %1 of %2 h used").arg(session::grouped(used), session::grouped(hours));
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
