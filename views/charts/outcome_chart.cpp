// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/outcome_chart.h"

#include "model/outcomes/wording.h"
#include "views/session/text.h"
#include "views/widgets/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace banyan::charts {

using outcomes::GoalOutcome;
using outcomes::Series;
using outcomes::Window;
using session::toQt;

namespace {

constexpr int binDays = 28;
constexpr double daysOfRate = 30;
constexpr int levelDays = 84;    ///< as a level looks back
constexpr int leastSilence = 35; ///< days without a reading that are worth a word

QString tr(const char* text) {
    return QCoreApplication::translate("OutcomeChart", text);
}

/// Events as rates over whole steps that end with the last day that was reported on.
std::vector<OutcomeChart::Reading> ratesOf(const Series& series) {
    std::vector<OutcomeChart::Reading> out;
    if (!series.spokenOf) return out;
    for (Date to = series.spokenOf->to; to - binDays >= series.spokenOf->from; to = to - binDays) {
        const Window step{to - binDays, to};
        out.push_back({step.from, daysOfRate * static_cast<double>(series.within(step).size()) / binDays});
    }
    std::ranges::reverse(out);
    return out;
}

void addReadings(const GoalOutcome& goal, OutcomeChart& out) {
    out.rates = goal.series.counted;
    if (out.rates)
        out.readings = ratesOf(goal.series);
    else
        for (const outcomes::Point& point : goal.series.points)
            out.readings.push_back({point.date, point.value});
    if (out.readings.empty()) {
        out.unmeasured = goal.metric.empty()
                             ? tr("not measured: the goal has no metric")
                             : tr("not measured: no readings of %1").arg(toQt(outcomes::metricWords(goal.metric)));
        return;
    }
    const Date last = goal.latestOn.value_or(out.readings.back().day);
    if (out.asOf - last > std::max(leastSilence, 3 * goal.series.spacing())) out.silentSince = last + 1;
}

void addLevel(const GoalOutcome& goal, OutcomeChart& out) {
    if (!goal.level || !goal.latestOn || out.readings.empty()) return;
    out.level = goal.level;
    out.levelTo = *goal.latestOn;
    out.levelFrom = std::max(out.readings.front().day, out.levelTo - levelDays);
    for (const outcomes::InitiativeOutcome& each : goal.initiatives)
        if (each.effective && *each.effective <= out.levelTo) out.levelFrom = std::max(out.levelFrom, *each.effective);
}

} // namespace

std::vector<int> goLiveNumbers(const GoalOutcome& goal) {
    std::vector<int> out;
    int number = 0;
    for (const outcomes::InitiativeOutcome& each : goal.initiatives)
        out.push_back(each.goLive ? ++number : 0);
    return out;
}

OutcomeChart outcomeChart(const portfolio::Portfolio& portfolio, const outcomes::Outcomes& outcomes,
                          const GoalOutcome& goal, const portfolio::InitiativeId& selected) {
    OutcomeChart out;
    out.title = toQt(goal.name);
    out.unit = goal.unit;
    out.asOf = outcomes.asOf;
    out.baseline = goal.baseline;
    out.target = goal.target;
    out.deadline = goal.deadline;
    out.trajectory = goal.trajectory;
    if (goal.expected) out.expected = goal.expected->mid;
    out.relapse = goal.judgement.relapse;
    out.selected = selected;
    addReadings(goal, out);
    addLevel(goal, out);
    const portfolio::Goal* record = portfolio.find(goal.id);
    if (record && record->baselineFrom && record->baselineTo)
        out.baselineDays = Window{*record->baselineFrom, *record->baselineTo};
    const std::vector<int> numbers = goLiveNumbers(goal);
    for (size_t i = 0; i < goal.initiatives.size(); ++i) {
        const outcomes::InitiativeOutcome& each = goal.initiatives[i];
        if (each.goLive) out.lives.push_back({numbers[i], each.id, *each.goLive, *each.goLive > out.asOf});
        if (each.judgement.relapse && !out.relapse) out.relapse = each.judgement.relapse;
        const portfolio::Prediction* said = each.prediction ? portfolio.find(*each.prediction) : nullptr;
        if (said && said->chosenFrom && said->chosenTo) out.leftOut.push_back({*said->chosenFrom, *said->chosenTo});
    }
    return out;
}

QString spokenOutcome(const OutcomeChart& chart) {
    const auto number = [&](double value) { return toQt(outcomes::quantity(value, chart.unit)); };
    QStringList parts;
    if (!chart.unmeasured.isEmpty()) parts.append(chart.unmeasured);
    if (chart.baseline) parts.append(tr("baseline %1").arg(number(*chart.baseline)));
    if (chart.target) parts.append(tr("target %1").arg(number(*chart.target)));
    if (chart.level)
        parts.append(tr("recent mean %1, between %2 and %3")
                         .arg(number(chart.level->mid), number(chart.level->low), number(chart.level->high)));
    if (!chart.readings.empty())
        parts.append(tr("%1 from %2 to %3")
                         .arg(session::counted(chart.readings.size(), chart.rates ? tr("rate") : tr("reading")),
                              session::longDate(chart.readings.front().day),
                              session::longDate(chart.readings.back().day)));
    for (const GoLive& each : chart.lives)
        parts.append(tr("go-live %1 on %2").arg(each.number).arg(session::longDate(each.day)));
    if (chart.relapse) parts.append(tr("slips back since %1").arg(session::longDate(*chart.relapse)));
    return chart.title + QStringLiteral(": ") + parts.join(QStringLiteral("; "));
}

Picture outcomePicture(std::vector<OutcomeChart> charts, const QSizeF& each) {
    constexpr double margin = 16;
    constexpr double heading = 30;
    Picture made;
    made.title = charts.size() == 1 ? charts.front().title : tr("Outcomes");
    QStringList spoken;
    for (const OutcomeChart& chart : charts)
        spoken.append(spokenOutcome(chart));
    made.description = spoken.join('\n');
    made.ground = widgets::theme().window;
    const double step = each.height() + heading + margin;
    made.size = {each.width() + 2 * margin, step * static_cast<double>(charts.size()) + margin};
    made.paint = [charts = std::move(charts), each, step](QPainter& painter) {
        double top = margin;
        for (const OutcomeChart& chart : charts) {
            painter.setFont(widgets::fontOf(widgets::TextRole::Section, true));
            painter.setPen(widgets::theme().text);
            painter.drawText(QRectF(margin, top, each.width(), heading), Qt::AlignLeft | Qt::AlignTop,
                             QFontMetricsF(painter.font()).elidedText(chart.title, Qt::ElideRight, each.width()));
            paintOutcome(painter, QRectF(QPointF(margin, top + heading), each), chart);
            top += step;
        }
    };
    return made;
}

} // namespace banyan::charts
