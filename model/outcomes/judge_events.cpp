// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outcomes/counts.h"
#include "model/outcomes/judging.h"
#include "model/outcomes/laws.h"

#include <algorithm>
#include <cmath>

namespace banyan::outcomes {

namespace {

constexpr double swarms = 1.5;        ///< variance over mean from which events are no Poisson process
constexpr uint64_t bootstrapSeed = 1; ///< the same events give the same interval
constexpr double daysOfRate = 30;

/// What is left of a window when others are taken out.
std::vector<Window> without(Window whole, std::vector<Window> taken) {
    std::vector<Window> out;
    std::ranges::sort(taken, {}, &Window::from);
    for (const Window& t : taken) {
        if (t.from > whole.from) out.push_back({whole.from, std::min(t.from, whole.to)});
        whole.from = std::max(whole.from, t.to);
    }
    out.push_back(whole);
    std::erase_if(out, [](const Window& w) { return w.days() <= 0; });
    return out;
}

Window common(const Window& a, const Window& b) {
    return {std::max(a.from, b.from), std::min(a.to, b.to)};
}

struct Counted {
    double events = 0;
    double days = 0;
    std::vector<double> weekly;

    [[nodiscard]] EventCount count() const { return {events, days / daysOfRate}; }
};

Counted countOf(const Series& series, const std::vector<Window>& windows) {
    Counted out;
    for (const Window& window : windows) {
        out.days += window.days();
        out.events += static_cast<double>(series.within(window).size());
        for (const double n : series.weekly(window))
            out.weekly.push_back(n);
    }
    return out;
}

std::vector<Window> baselineOf(const Question& q, const Window& spoken) {
    const Window all{q.from ? std::max(spoken.from, *q.from) : spoken.from, std::min(q.goLive, spoken.to)};
    if (q.window) {
        const auto windowed = without(common(all, *q.window), q.chosen);
        if (!windowed.empty()) return windowed;
    }
    if (all.days() <= 0) return {};
    return without(all, q.chosen);
}

/// The same test between the halves of the time before, when nothing went live.
void placebo(const Series& series, const std::vector<Window>& before, Judgement& out) {
    constexpr int leastDays = 56;
    if (before.size() != 1 || before[0].days() < leastDays) return;
    const Date middle = before[0].from + before[0].days() / 2;
    const auto found = rateRatio(countOf(series, {{middle, before[0].to}}).count(),
                                 countOf(series, {{before[0].from, middle}}).count());
    if (!found) return;
    Check check{"placebo", found->p >= 0.05, {}};
    check.because = check.passed ? "between the halves of the time before nothing is found"
                                 : "the same test finds a change around " + middle.toString() + " (ratio " +
                                       shortNumber(found->ratio.mid, 2) + "), when nothing went live";
    out.checks.push_back(std::move(check));
}

std::optional<RateRatio> ratioOf(const Counted& after, const Counted& before, Judgement& out) {
    const auto spread = dispersion(before.weekly, after.weekly);
    if (spread && *spread > swarms) {
        if (auto found = blockBootstrapRatio(after.weekly, before.weekly, bootstrapSeed)) {
            out.test = Test::BlockBootstrap;
            return found;
        }
        out.remarks.push_back("incidents come in swarms (variance over mean " + shortNumber(*spread, 1) +
                              "), but there are under 8 weeks on a side to allow for that");
    }
    out.test = Test::RateRatio;
    return rateRatio(after.count(), before.count());
}

} // namespace

void judgeEvents(const Question& q, Judgement& out) {
    const Series& series = *q.series;
    const Window spoken = *series.spokenOf;
    const std::vector<Window> beforeWindows = baselineOf(q, spoken);
    const Window afterWindow{std::max(q.effective, spoken.from), q.until ? std::min(spoken.to, *q.until) : spoken.to};
    if (beforeWindows.empty()) {
        out.missing = "incidents are reported from " + spoken.from.toString() + " on, not before go-live on " +
                      q.goLive.toString();
        return;
    }
    if (afterWindow.days() <= 0) {
        out.missing = "incidents are reported until " + (spoken.to - 1).toString() + ", not from " +
                      q.effective.toString() + " on, when the effect is to show";
        return;
    }
    const Counted before = countOf(series, beforeWindows);
    const Counted after = countOf(series, {afterWindow});
    out.scale = EffectScale::Ratio;
    out.before = before.events;
    out.since = after.events;
    out.weeksBefore = before.days / 7;
    out.weeksSince = after.days / 7;
    const auto found = ratioOf(after, before, out);
    if (!found) {
        out.missing = "there was not one incident before or since";
        return;
    }
    if (const auto rate = eventRate(before.count())) out.needed = neededOf(q, rate->mid);
    out.after = eventRate(after.count());
    out.p = found->p;
    // How sure so many events can be at best, on the scale of logs.
    const double error = std::sqrt(1 / std::max(0.5, before.events) + 1 / std::max(0.5, after.events));
    conclude(q, {std::log(found->ratio.low), std::log(found->ratio.mid), std::log(found->ratio.high)}, error, out);
    out.effect = found->ratio;
    placebo(series, beforeWindows, out);
    std::vector<Date> weeks;
    std::vector<double> worse = after.weekly;
    for (size_t i = 0; i < worse.size(); ++i) {
        weeks.push_back(afterWindow.from + static_cast<int>(7 * i + 6));
        worse[i] *= -betterSign(q);
    }
    if (!before.weekly.empty()) lookForRelapse(worse, weeks, -betterSign(q) * before.events / before.days * 7, out);
}

} // namespace banyan::outcomes
