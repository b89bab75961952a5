// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outcomes/trajectory.h"

#include <algorithm>

namespace banyan::outcomes {

namespace {

/// Share of the effect that shows on a day, 0–1.
double shownOn(const ExpectedStep& step, Date day) {
    if (day < step.goLive) return 0;
    if (day >= step.effective) return 1;
    return static_cast<double>(day - step.goLive) / (step.effective - step.goLive);
}

double stepped(double level, const ExpectedStep& step, double effect, Date day) {
    const double then = step.kind == EffectKind::Reduction ? level * (1 - effect) : effect;
    return level + shownOn(step, day) * (then - level);
}

} // namespace

Interval afterSteps(double baseline, const std::vector<ExpectedStep>& steps, Date day) {
    double low = baseline;
    double mid = baseline;
    double high = baseline;
    for (const ExpectedStep& step : steps) {
        low = stepped(low, step, step.effect.low, day);
        mid = stepped(mid, step, step.effect.likely, day);
        high = stepped(high, step, step.effect.high, day);
    }
    return Interval{std::min({low, mid, high}), mid, std::max({low, mid, high})};
}

std::optional<Interval> Trajectory::at(Date day) const {
    if (basis == Basis::None) return {};
    if (basis == Basis::Forecasts) return afterSteps(baseline, steps, day);
    if (!target || !deadline || *deadline <= start) return {};
    const double share = std::clamp(static_cast<double>(day - start) / (*deadline - start), 0.0, 1.0);
    return Interval::point(baseline + share * (*target - baseline));
}

std::vector<Date> Trajectory::corners() const {
    std::vector<Date> out{start};
    if (basis == Basis::Forecasts)
        for (const ExpectedStep& step : steps) {
            out.push_back(step.goLive);
            out.push_back(step.effective);
        }
    if (deadline) out.push_back(*deadline);
    std::ranges::sort(out);
    out.erase(std::ranges::unique(out).begin(), out.end());
    return out;
}

std::optional<Date> goLiveOf(const Portfolio& portfolio, const Initiative& initiative, const Prediction* prediction) {
    if (initiative.status == InitiativeStatus::Rejected) return {};
    if (prediction && prediction->goLive) return prediction->goLive;
    if (initiative.finishedOn) return initiative.finishedOn;
    const Roadmap* current = portfolio.find(RoadmapId("current"));
    if (!current) return {};
    const auto entry = std::ranges::find(current->entries, initiative.id, &RoadmapEntry::initiative);
    if (entry == current->entries.end()) return {};
    return current->start + 7 * entry->finishWeek;
}

} // namespace banyan::outcomes
