// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outcomes/ledger.h"

#include "model/outcomes/laws.h"
#include "model/outcomes/wording.h"

#include <algorithm>

namespace banyan::outcomes {

namespace {

constexpr int calibrationNeeds = 5;

bool wasLate(const Prediction& p, std::optional<Date> goLive) {
    if (!goLive) return false;
    if (p.registered > *goLive) return true;
    return std::ranges::any_of(p.history, [&](const PredictionChange& c) { return c.date && *c.date > *goLive; });
}

} // namespace

std::optional<Interval> factOf(const Judgement& judgement, EffectKind kind) {
    if (!judgement.effect) return {};
    if (kind == EffectKind::Level) return judgement.after;
    if (judgement.scale != EffectScale::Ratio) return {};
    const Interval& ratio = *judgement.effect;
    return Interval{1 - ratio.high, 1 - ratio.mid, 1 - ratio.low};
}

LedgerEntry ledgerEntry(const Prediction& prediction, const std::string& title, std::optional<Date> goLive,
                        const Judgement* judgement) {
    LedgerEntry out;
    out.prediction = prediction.id;
    out.initiative = prediction.initiative;
    out.title = title;
    out.goal = prediction.goal;
    out.component = prediction.component;
    out.metric = prediction.metric;
    out.kind = prediction.kind;
    out.predicted = {prediction.low, prediction.mode, prediction.high};
    out.registered = prediction.registered;
    out.goLive = goLive;
    out.late = wasLate(prediction, goLive);
    out.changes = static_cast<int>(prediction.history.size());
    if (judgement) out.fact = factOf(*judgement, prediction.kind);
    if (out.fact) out.inside = prediction.low <= out.fact->mid && out.fact->mid <= prediction.high;
    out.because = ledgerSentence(out, judgement);
    return out;
}

Calibration calibrationOf(const std::vector<LedgerEntry>& ledger) {
    Calibration out;
    out.predictions = static_cast<int>(ledger.size());
    for (const LedgerEntry& entry : ledger) {
        if (entry.late || !entry.inside) continue;
        ++out.judged;
        out.inside += *entry.inside ? 1 : 0;
        out.below += entry.fact->mid < entry.predicted.low ? 1 : 0;
        out.above += entry.fact->mid > entry.predicted.high ? 1 : 0;
    }
    if (out.judged >= calibrationNeeds) {
        const double k = out.inside;
        const double n = out.judged;
        out.share = Interval{k > 0 ? betaQuantile(0.025, k, n - k + 1) : 0, k / n,
                             k < n ? betaQuantile(0.975, k + 1, n - k) : 1};
    }
    out.because = calibrationSentence(out, calibrationNeeds);
    return out;
}

} // namespace banyan::outcomes
