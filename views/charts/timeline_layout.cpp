// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/timeline_layout.h"

#include "views/charts/timeline_marks.h"
#include "views/session/text.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace banyan::charts {

using portfolio::InitiativeId;
using portfolio::TeamId;
using roadmap::PlannedInitiative;
using session::toQt;

namespace {

/// Adds rows from top to bottom.
class Layouter {
public:
    Layouter(const roadmap::Plan& plan, const portfolio::Portfolio& portfolio, const TimelineContent& content,
             const TimeWindow& window, double width, const TimelineMetrics& metrics)
        : m_plan(plan)
        , m_portfolio(portfolio)
        , m_content(content)
        , m_metrics(metrics) {
        m_layout.axis = {plan.start, std::max(1, window.weeks), metrics.labelWidth,
                         std::max(100.0, width - metrics.labelWidth - metrics.rightMargin), window.first};
        for (const auto& id : content.order)
            m_rank.emplace(id.value, m_rank.size());
    }

    TimelineLayout run() {
        if (m_content.part == TimelinePart::Unscheduled)
            addUnscheduled();
        else if (m_content.lanes == Lanes::Phases)
            for (int phase = 1; phase <= 4; ++phase)
                addPhase(phase);
        else
            addTeams();
        m_layout.height = m_top;
        m_layout.part = m_content.part;
        if (m_content.part == TimelinePart::Scheduled) {
            m_layout.arrows = arrowsBetween(m_plan, m_layout);
            m_layout.freezes = freezesOf(m_plan, m_portfolio, m_layout.axis);
            m_layout.flags = flagsOf(m_plan, m_portfolio, m_content, m_layout.axis);
        }
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

    [[nodiscard]] bool shows(const InitiativeId& id) const { return !m_content.only || m_content.only->contains(id); }

    [[nodiscard]] size_t rankOf(const InitiativeId& id) const {
        const auto found = m_rank.find(id.value);
        return found == m_rank.end() ? m_rank.size() : found->second;
    }

    void sort(std::vector<const PlannedInitiative*>& rows) const {
        std::ranges::sort(
            rows, {}, [this](const auto* i) { return std::tuple(rankOf(i->id), i->startWeek, i->finishWeek, i->id); });
    }

    void addPhase(int phase) {
        std::vector<const PlannedInitiative*> mine;
        for (const auto& initiative : m_plan.initiatives)
            if (initiative.phase == phase && shows(initiative.id)) mine.push_back(&initiative);
        if (mine.empty()) return;
        sort(mine);
        TimelineRow& header = addRow(TimelineRow::Kind::Header, m_metrics.headerHeight);
        header.phase = phase;
        header.label = toQt(roadmap::phaseTitle(phase));
        header.note = phaseNote(m_plan, phase);
        for (const auto* initiative : mine)
            addBar(*initiative, {});
    }

    void addTeams() {
        std::map<TeamId, std::vector<const PlannedInitiative*>> byTeam;
        for (const auto& initiative : m_plan.initiatives) {
            if (!shows(initiative.id)) continue;
            for (const roadmap::TeamHours& part : initiative.effort)
                byTeam[part.team].push_back(&initiative);
        }
        std::vector<std::pair<QString, TeamId>> names;
        for (const auto& [team, mine] : byTeam)
            names.emplace_back(session::nameOf(m_portfolio, std::optional(team)), team);
        std::ranges::sort(names, {},
                          [](const auto& each) { return std::pair(each.first.toCaseFolded(), each.second); });
        for (const auto& [name, team] : names) {
            std::vector<const PlannedInitiative*>& mine = byTeam[team];
            sort(mine);
            TimelineRow& header = addRow(TimelineRow::Kind::Header, m_metrics.headerHeight);
            header.lane = team;
            header.label = name;
            header.note = teamNote(m_plan, team, mine.size());
            for (const auto* initiative : mine)
                addBar(*initiative, team);
        }
    }

    void addBar(const PlannedInitiative& initiative, const TeamId& lane) {
        TimelineRow& row = addRow(TimelineRow::Kind::Bar, m_metrics.rowHeight);
        const TimeAxis& axis = m_layout.axis;
        row.id = initiative.id;
        row.phase = initiative.phase;
        row.lane = lane;
        row.label = toQt(initiative.title);
        row.pin = initiative.pinKind;
        row.started = initiative.started;
        row.bar = barBetween(row, roadmap::shownStart(m_plan, initiative), initiative.finishWeek);
        if (initiative.p80 > 0) { // a quick plan has none
            row.p50 = axis.x(initiative.p50);
            row.p80 = axis.x(initiative.p80);
        }
        if (initiative.deadlineWeek) {
            row.deadline = axis.x(*initiative.deadlineWeek);
            row.late = initiative.finishWeek > *initiative.deadlineWeek;
        }
        const auto before = m_content.before.find(initiative.id);
        if (before != m_content.before.end() &&
            (before->second.startWeek != initiative.startWeek || before->second.finishWeek != initiative.finishWeek))
            row.ghost = barBetween(row, before->second.startWeek, before->second.finishWeek);
        row.inside = lane.empty() ? teamsText(initiative) : QString::number(initiative.phase);
    }

    [[nodiscard]] QRectF barBetween(const TimelineRow& row, int start, int finish) const {
        const TimeAxis& axis = m_layout.axis;
        const double left = axis.x(start);
        const double right = std::max(left + 3, axis.x(finish) - 1);
        return {left, row.top + (row.height - m_metrics.barHeight) / 2, right - left, m_metrics.barHeight};
    }

    [[nodiscard]] QString teamsText(const PlannedInitiative& initiative) const {
        const auto most = std::ranges::max_element(initiative.effort, {}, &roadmap::TeamHours::hours);
        if (most == initiative.effort.end()) return {};
        QString text = session::nameOf(m_portfolio, std::optional(most->team));
        if (initiative.effort.size() > 1) text += QStringLiteral(" +%1").arg(initiative.effort.size() - 1);
        return text;
    }

    void addUnscheduled() {
        for (const auto& left : m_plan.unscheduled) {
            if (!shows(left.id)) continue;
            TimelineRow& row = addRow(TimelineRow::Kind::Unscheduled, m_metrics.rowHeight);
            row.id = left.id;
            row.phase = left.phase;
            row.label = toQt(left.title);
            row.note = toQt(left.because);
        }
    }

    const roadmap::Plan& m_plan;
    const portfolio::Portfolio& m_portfolio;
    const TimelineContent& m_content;
    const TimelineMetrics& m_metrics;
    std::unordered_map<std::string, size_t> m_rank;
    TimelineLayout m_layout;
    double m_top = 0;
};

} // namespace

const TimelineRow* TimelineLayout::find(const InitiativeId& id) const {
    if (id.empty()) return nullptr;
    const auto found = std::ranges::find(rows, id, &TimelineRow::id);
    return found == rows.end() ? nullptr : &*found;
}

const TimelineRow* TimelineLayout::rowAt(double y) const {
    const auto after = std::ranges::upper_bound(rows, y, {}, &TimelineRow::top);
    if (after == rows.begin()) return nullptr;
    const TimelineRow& row = *(after - 1);
    return y < row.top + row.height ? &row : nullptr;
}

int shownWeeks(const roadmap::Plan& plan) {
    int last = 22;
    for (const auto& initiative : plan.initiatives)
        last = std::max({last, initiative.finishWeek, std::min(initiative.p80, plan.weeks)});
    const int sprint = std::max(1, plan.sprintWeeks);
    const int wanted = (last + 4 + sprint - 1) / sprint * sprint;
    return std::max(1, std::min(wanted, std::max(plan.weeks, 1)));
}

TimelineLayout layOutTimeline(const roadmap::Plan& plan, const portfolio::Portfolio& portfolio,
                              const TimelineContent& content, const TimeWindow& window, double width,
                              const TimelineMetrics& metrics) {
    return Layouter(plan, portfolio, content, window, width, metrics).run();
}

} // namespace banyan::charts
