// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outcomes/streams.h"

#include <algorithm>

/// From initiatives and goals to questions that a series can answer.
namespace banyan::outcomes {

namespace {

/// True when the two can't be told apart: one begins before the other's effect shows in full.
bool together(const Live& a, const Live& b) {
    if (!a.goLive || !b.goLive || a.initiative == b.initiative) return false;
    const Live& first = *a.goLive <= *b.goLive ? a : b;
    const Live& second = &first == &a ? b : a;
    return *first.goLive == *second.goLive || *second.goLive < first.effective.value_or(*first.goLive);
}

void cutAtOthers(const Stream& stream, const Live& mine, Date asOf, Question& q) {
    for (const Live& other : stream.lives) {
        if (!other.goLive || *other.goLive > asOf) continue;
        if (*other.goLive < *mine.goLive) {
            const Date settled = other.effective.value_or(*other.goLive);
            q.from = q.from ? std::max(*q.from, settled) : settled;
        } else if (*other.goLive > *mine.goLive) {
            q.until = q.until ? std::min(*q.until, *other.goLive) : *other.goLive;
        }
    }
}

/// The goal's baseline, where it lies before go-live and nothing else has changed since.
std::optional<Window> baselineWindow(const Goal* goal, const Question& q) {
    if (!goal || !goal->baselineFrom || !goal->baselineTo) return {};
    if (*goal->baselineTo > q.goLive || *goal->baselineTo <= *goal->baselineFrom) return {};
    if (q.from && *q.from > *goal->baselineFrom) return {};
    return Window{*goal->baselineFrom, *goal->baselineTo};
}

void addChosen(const Prediction& p, Question& q) {
    if (p.chosenFrom && p.chosenTo && *p.chosenFrom < *p.chosenTo) q.chosen.push_back({*p.chosenFrom, *p.chosenTo});
}

/// The least that was promised, as a ratio or a level; with it the direction where no goal gives one.
void askForPromise(const Stream& stream, const Live& live, Question& q) {
    if (stream.goal) q.direction = stream.goal->direction;
    if (!live.promised) return;
    const Range& r = *live.promised;
    if (*live.kind == EffectKind::Reduction) {
        if (!stream.goal) q.direction = r.likely >= 0 ? Direction::Decrease : Direction::Increase;
        q.needed = 1 - (q.direction == Direction::Decrease ? r.low : r.high);
        return;
    }
    q.scale = EffectScale::Difference;
    if (!stream.goal) {
        double sum = 0;
        double n = 0;
        for (const Point& p : stream.series.points)
            if (p.date < q.goLive) sum += p.value, ++n;
        q.direction = n > 0 && r.likely > sum / n ? Direction::Increase : Direction::Decrease;
    }
    q.level = q.direction == Direction::Decrease ? r.high : r.low;
}

Judgement unjudged(std::string missing) {
    Judgement out;
    out.missing = std::move(missing);
    return out;
}

/// Ratio or difference that brings the baseline to the target.
void askForTarget(const Goal& goal, const Series& series, const std::optional<double>& baseline, Question& q) {
    const bool positive = std::ranges::all_of(series.points, [](const Point& p) { return p.value > 0; });
    const bool ratio = series.counted || (goal.direction == Direction::Decrease && goal.target && *goal.target > 0 &&
                                          baseline && *baseline > 0 && positive);
    q.scale = ratio ? EffectScale::Ratio : EffectScale::Difference;
    if (!goal.target || !baseline) return;
    if (!ratio)
        q.needed = *goal.target - *baseline;
    else if (*baseline > 0)
        q.needed = *goal.target / *baseline;
}

} // namespace

Judgement judgeLive(const Stream& stream, size_t place, Date asOf, const Series* control) {
    const Live& mine = stream.lives[place];
    if (mine.initiative->status == InitiativeStatus::Rejected) return unjudged("it was rejected");
    if (!mine.goLive)
        return unjudged(mine.initiative->status == InitiativeStatus::Done
                            ? "nobody says when it went live"
                            : "neither it nor a kept plan says when it goes live");
    if (*mine.goLive > asOf) return unjudged("it goes live on " + mine.goLive->toString());
    for (const Live& other : stream.lives)
        if (other.goLive && *other.goLive <= asOf && together(mine, other))
            return unjudged("\"" + other.initiative->title + "\" went live on " + other.goLive->toString() +
                            ", too close to tell the two apart");
    Question q;
    q.series = &stream.series;
    q.goLive = *mine.goLive;
    q.effective = mine.effective.value_or(q.goLive);
    cutAtOthers(stream, mine, asOf, q);
    askForPromise(stream, mine, q);
    q.window = baselineWindow(stream.goal, q);
    if (mine.prediction) addChosen(*mine.prediction, q);
    q.control = control;
    return judge(q);
}

Judgement judgeGoal(const Goal& goal, const Stream& stream, const std::optional<double>& baseline, Date asOf) {
    Question q;
    q.series = &stream.series;
    q.direction = goal.direction;
    bool any = false;
    std::optional<Date> next;
    for (const Live& live : stream.lives) {
        if (!live.goLive || live.initiative->status == InitiativeStatus::Rejected) continue;
        if (*live.goLive > asOf) {
            next = next ? std::min(*next, *live.goLive) : *live.goLive;
            continue;
        }
        if (!any) q.goLive = *live.goLive;
        any = true;
        q.effective = std::max(q.effective, live.effective.value_or(*live.goLive));
        if (live.prediction) addChosen(*live.prediction, q);
    }
    if (!any)
        return unjudged("nothing that should move it has gone live yet" +
                        (next ? "; the next goes live on " + next->toString() : std::string()));
    askForTarget(goal, stream.series, baseline, q);
    q.window = baselineWindow(&goal, q);
    return judge(q);
}

} // namespace banyan::outcomes
