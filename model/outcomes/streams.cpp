// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outcomes/streams.h"

#include <algorithm>
#include <set>

namespace banyan::outcomes {

namespace {

/// Components that a goal's incidents are counted on: those of its pain points; all where it has none.
std::vector<ComponentId> componentsOf(const Portfolio& portfolio, const Goal& goal) {
    std::set<ComponentId> out;
    for (const PainPointId& id : goal.painPoints)
        if (const PainPoint* pain = portfolio.find(id)) out.insert(pain->components.begin(), pain->components.end());
    return {out.begin(), out.end()};
}

const Effect* effectOn(const Initiative& initiative, const GoalId& goal) {
    const auto found = std::ranges::find_if(initiative.effects, [&](const Effect& e) { return e.goal == goal; });
    return found == initiative.effects.end() ? nullptr : &*found;
}

bool serves(const Prediction& prediction, const Goal& goal) {
    if (prediction.goal) return *prediction.goal == goal.id;
    return !prediction.component && !goal.metric.empty() && prediction.metric == goal.metric;
}

/// Where it comes to once everything shows; nullopt where nothing is forecast.
std::optional<Interval> endOf(const Trajectory& trajectory, std::vector<ExpectedStep> undated) {
    std::vector<ExpectedStep> all = trajectory.steps;
    std::ranges::move(undated, std::back_inserter(all));
    if (all.empty()) return {};
    const Date last = std::ranges::max_element(all, {}, &ExpectedStep::effective)->effective;
    return afterSteps(trajectory.baseline, all, last);
}

} // namespace

Streams::Streams(const Portfolio& portfolio, const SeriesBook& book)
    : m_portfolio(portfolio)
    , m_book(book) {
    for (const Goal& goal : portfolio.goals())
        if (!goal.metric.empty()) {
            stream({}, goal.metric, &goal);
            const std::string key = goal.metric == incidentMetric ? "incidents of " + goal.id.value : goal.metric;
            m_goals[goal.id] = m_places.at("/" + key);
        }
    addPredictions();
    addUnregistered();
    sortLives();
}

const Stream* Streams::of(const Goal& goal) const {
    const auto found = m_goals.find(goal.id);
    return found == m_goals.end() ? nullptr : &m_streams[found->second];
}

Stream& Streams::stream(const std::optional<ComponentId>& component, const std::string& metric, const Goal* goal) {
    const bool incidents = metric == incidentMetric;
    std::string key = (component ? component->value : "") + "/" + metric;
    if (incidents && !component && goal) key = "/incidents of " + goal->id.value;
    const auto [place, isNew] = m_places.try_emplace(key, m_streams.size());
    if (isNew) {
        Stream made;
        made.component = component;
        made.metric = metric;
        if (!incidents)
            made.series = m_book.readings(metric, component);
        else if (component)
            made.series = m_book.incidents({*component});
        else
            made.series = m_book.incidents(goal ? componentsOf(m_portfolio, *goal) : std::vector<ComponentId>{});
        if (!component && goal && goal->metric == metric) made.goal = goal;
        m_streams.push_back(std::move(made));
    }
    return m_streams[place->second];
}

void Streams::addPredictions() {
    for (const Prediction& p : m_portfolio.table<Prediction>()) {
        const Initiative* initiative = m_portfolio.find(p.initiative);
        if (!initiative) continue;
        Live live;
        live.initiative = initiative;
        live.prediction = &p;
        live.kind = p.kind;
        live.promised = Range{p.low, p.mode, p.high};
        live.goLive = goLiveOf(m_portfolio, *initiative, &p);
        if (live.goLive) live.effective = *live.goLive + p.washoutDays;
        const Goal* first = nullptr;
        for (const Goal& goal : m_portfolio.goals())
            if (serves(p, goal)) {
                live.goals.push_back(goal.id);
                if (!first && !p.component && goal.metric == p.metric) first = &goal;
            }
        stream(p.component, p.metric, first).lives.push_back(std::move(live));
    }
}

void Streams::addUnregistered() {
    std::set<std::pair<InitiativeId, GoalId>> registered;
    for (const Stream& s : m_streams)
        for (const Live& live : s.lives)
            for (const GoalId& goal : live.goals)
                registered.emplace(live.initiative->id, goal);
    for (const Initiative& i : m_portfolio.initiatives())
        for (const Goal& goal : m_portfolio.goals()) {
            const Effect* effect = effectOn(i, goal.id);
            if (goal.metric.empty() || (i.goal != goal.id && !effect) || registered.contains({i.id, goal.id})) continue;
            Live live;
            live.initiative = &i;
            live.goLive = goLiveOf(m_portfolio, i, nullptr);
            if (effect) {
                live.kind = effect->kind;
                live.promised = Range{effect->low, effect->mode, effect->high};
            } else if (i.status != InitiativeStatus::Done) {
                continue; // nothing says what it should do, and it has not done it yet
            }
            live.effective = live.goLive;
            live.goals = {goal.id};
            stream({}, goal.metric, &goal).lives.push_back(std::move(live));
        }
}

void Streams::sortLives() {
    for (Stream& s : m_streams)
        std::ranges::stable_sort(s.lives, {}, [](const Live& live) {
            return std::tuple(!live.goLive, live.goLive.value_or(Date{}), live.initiative->id.value,
                              live.prediction ? live.prediction->id.value : std::string());
        });
}

std::optional<double> baselineOf(const Goal& goal, const Stream& stream) {
    if (goal.baseline) return goal.baseline;
    const Series& series = stream.series;
    const Date first = series.points.empty() ? Date{} : series.points.front().date;
    Window window{goal.baselineFrom.value_or(first), goal.baselineTo.value_or(first)};
    if (!goal.baselineTo) {
        const auto live = std::ranges::find_if(stream.lives, [](const Live& l) { return l.goLive.has_value(); });
        if (live == stream.lives.end()) return {};
        window.to = *live->goLive;
    }
    if (series.counted) {
        if (!series.spokenOf) return {};
        window = {std::max(window.from, series.spokenOf->from), std::min(window.to, series.spokenOf->to)};
        if (window.days() <= 0) return {};
        return 30.0 * static_cast<double>(series.within(window).size()) / window.days();
    }
    const auto points = series.within(window);
    if (points.empty()) return {};
    double sum = 0;
    for (const Point& point : points)
        sum += point.value;
    return sum / static_cast<double>(points.size());
}

Trajectory trajectoryOf(const Goal& goal, const Stream& stream, const std::optional<double>& baseline, Date asOf) {
    Trajectory out;
    out.target = goal.target;
    out.deadline = goal.deadline;
    out.direction = goal.direction;
    if (!baseline) return out;
    out.baseline = *baseline;
    const auto firstLive = std::ranges::find_if(stream.lives, [](const Live& l) { return l.goLive.has_value(); });
    out.start = goal.baselineTo                   ? *goal.baselineTo
                : firstLive != stream.lives.end() ? *firstLive->goLive
                : !stream.series.points.empty()   ? stream.series.points.front().date
                                                  : asOf;
    std::vector<ExpectedStep> undated;
    for (const Live& live : stream.lives) {
        if (!live.promised || live.initiative->status == InitiativeStatus::Rejected) continue;
        ExpectedStep step{live.initiative->id, {}, {}, true, *live.kind, *live.promised, live.initiative->title};
        if (!live.goLive) {
            out.undated.push_back(step.initiative);
            undated.push_back(std::move(step));
            continue;
        }
        if (*live.goLive < out.start) continue; // the baseline knows it already
        step.goLive = *live.goLive;
        step.effective = live.effective.value_or(step.goLive);
        step.planned = step.goLive > asOf || !(live.initiative->finishedOn || live.prediction);
        out.steps.push_back(std::move(step));
    }
    out.inTheEnd = endOf(out, std::move(undated));
    if (!out.steps.empty())
        out.basis = Trajectory::Basis::Forecasts;
    else if (goal.target && goal.deadline)
        out.basis = Trajectory::Basis::StraightLine;
    return out;
}

} // namespace banyan::outcomes
