// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outcomes/wording.h"

#include "model/base/units.h"
#include "model/portfolio/metrics.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace banyan::outcomes {

namespace {

std::string significant(double value, int digits) {
    if (!std::isfinite(value)) return value < 0 ? "−∞" : "∞";
    if (value == 0) return "0";
    const int decimals = digits - 1 - static_cast<int>(std::floor(std::log10(std::abs(value))));
    return shortNumber(value, std::max(0, std::min(decimals, 9)));
}

std::string minusSigned(const std::string& number) {
    return number.starts_with('-') ? "−" + number.substr(1) : number;
}

std::string plainSigned(double value) {
    const std::string text = minusSigned(plainNumber(value));
    return value > 0 && text != "0" ? "+" + text : text;
}

std::string percentSigned(double share) {
    // What is not 0 does not read as 0: an interval's end says on which side it lies.
    const std::string text = minusSigned(shortNumber(100 * share, std::abs(100 * share) < 0.05 ? 3 : 1));
    return share > 0 && text != "0" ? "+" + text : text;
}

std::string unitOfDifference(const std::string& unit) {
    if (unit == "%") return " points";
    return numberWithUnit("", unit);
}

bool ofEvents(const Judgement& j) {
    return j.test == Test::RateRatio || j.test == Test::BlockBootstrap;
}

std::string ratioEnd(double ratio) {
    return std::isinf(ratio) ? "without limit" : plainNumber(ratio);
}

std::string weeks(double n) {
    return shortNumber(n, 0) + (std::lround(n) == 1 ? " week" : " weeks");
}

std::string doubts(const Judgement& j) {
    std::string out;
    for (const Check& check : j.checks)
        if (!check.passed) out += " But " + check.because + ".";
    if (j.relapse) out += " It slips back: the control chart signals on " + j.relapse->toString() + ".";
    return out;
}

/// The bar, on the good side of no change or not.
std::string asked(const Judgement& j, const std::string& unit) {
    return j.needed ? changeText(*j.needed, j.scale, unit) : std::string();
}

std::string told(const std::string& subject, const std::string& metric, const std::string& unit, const Judgement& j,
                 Bar bar) {
    const std::string effect = effectText(j, unit);
    const std::string wanted = asked(j, unit);
    const std::string how = bar == Bar::Target ? " asked for" : " promised at least";
    const std::string where = wanted.empty() ? "" : " where " + wanted + " was" + how;
    const std::string by = " (" + evidence(j) + ").";
    switch (j.verdict) {
    case Verdict::Met:
        return subject + (bar == Bar::Target ? " met its target: " : " kept its promise: ") + metric + " " + effect +
               where + by;
    case Verdict::Improved:
        return subject + " improved " + metric + ": " + effect +
               (wanted.empty() ? ", and no target says by how much"
                               : "; the " + wanted + how + (ruledOut(j) ? " is not reached" : " is unproven")) +
               by;
    case Verdict::NoChange:
        return subject + " shows no detectable change in " + metric + ": " + effect +
               (wanted.empty() ? "" : ", which rules out the " + wanted + how) +
               (j.smallestDetectable
                    ? "; a change of " + changeText(*j.smallestDetectable, j.scale, unit) + " or more would have shown"
                    : "") +
               by;
    case Verdict::Worse:
        return metric + " got worse since " + subject + ": " + effect + where + by;
    case Verdict::CannotTell:
        return "Whether " + subject + " changed " + metric + " can't be told: " + effect + where + "; " + j.missing +
               by;
    }
    return {};
}

} // namespace

std::string plainNumber(double value) {
    return significant(value, 3);
}

std::string quantity(double value, const std::string& unit) {
    return numberWithUnit(minusSigned(plainNumber(value)), unit);
}

std::string quantityBeside(double value, double other, const std::string& unit) {
    constexpr int most = 6;
    int digits = 3;
    while (digits < most && significant(value, digits) == significant(other, digits))
        ++digits;
    return numberWithUnit(minusSigned(significant(value, digits)), unit);
}

std::string metricWords(const std::string& metric) {
    if (const Metric* known = findMetric(metric)) {
        std::string name(known->name);
        const bool word = name.size() > 1 && name[1] >= 'a' && name[1] <= 'z';
        if (word && name[0] >= 'A' && name[0] <= 'Z') name[0] = static_cast<char>(name[0] - 'A' + 'a');
        return name;
    }
    std::string words = metric;
    std::ranges::replace(words, '-', ' ');
    return words;
}

std::string changeText(double change, EffectScale scale, const std::string& unit) {
    if (scale == EffectScale::Difference) return plainSigned(change) + unitOfDifference(unit);
    return percentSigned(change - 1) + " %";
}

std::string effectText(const Judgement& j, const std::string& unit) {
    if (!j.effect) return {};
    const Interval& e = *j.effect;
    if (ofEvents(j)) return ratioEnd(e.mid) + " of the rate before [" + ratioEnd(e.low) + ", " + ratioEnd(e.high) + "]";
    if (j.scale == EffectScale::Difference)
        return changeText(e.mid, j.scale, unit) + " [" + plainSigned(e.low) + ", " + plainSigned(e.high) + "]";
    return changeText(e.mid, j.scale, unit) + " [" + percentSigned(e.low - 1) + ", " + percentSigned(e.high - 1) + "]";
}

std::string evidence(const Judgement& j) {
    if (ofEvents(j))
        return testTitle(j.test) + ", " + shortNumber(j.before, 0) + " incidents in " + weeks(j.weeksBefore) +
               " before and " + shortNumber(j.since, 0) + " in " + weeks(j.weeksSince) + " since go-live on " +
               j.goLive.toString();
    return testTitle(j.test) + ", " + shortNumber(j.before, 0) + " readings before and " + shortNumber(j.since, 0) +
           " since go-live on " + j.goLive.toString();
}

bool ruledOut(const Judgement& j) {
    if (!j.needed || !j.effect) return false;
    const double none = j.scale == EffectScale::Ratio ? 1 : 0;
    return *j.needed < none ? j.effect->low > *j.needed : j.effect->high < *j.needed;
}

std::string verdictTitle(Verdict verdict) {
    static constexpr std::array titles{"met", "improved, target unproven", "no detectable change", "worse",
                                       "cannot tell"};
    return titles[static_cast<size_t>(verdict)];
}

std::string statusTitle(GoalStatus status) {
    static constexpr std::array titles{"on track", "at risk", "off", "reached", "not measured"};
    return titles[static_cast<size_t>(status)];
}

std::string testTitle(Test test) {
    static constexpr std::array titles{"no test", "exact rate ratio", "block bootstrap", "segmented regression",
                                       "Mann–Whitney"};
    return titles[static_cast<size_t>(test)];
}

std::string verdictSentence(const std::string& subject, const std::string& metricId, const std::string& unit,
                            const Judgement& j, Bar bar) {
    const std::string metric = metricWords(metricId);
    if (!j.effect) return "Whether " + subject + " changed " + metric + " can't be told: " + j.missing + ".";
    std::string out = told(subject, metric, unit, j, bar) + doubts(j);
    if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
}

std::string ledgerSentence(const LedgerEntry& e, const Judgement* judgement) {
    const bool share = e.kind == EffectKind::Reduction;
    const auto put = [&](double x) {
        return share ? minusSigned(shortNumber(100 * x, 1)) + " %" : minusSigned(plainNumber(x));
    };
    std::string out =
        "\"" + e.title + "\" was to " +
        (share ? "cut " + metricWords(e.metric) + " by " + put(e.predicted.low) + " to " + put(e.predicted.high)
               : "bring " + metricWords(e.metric) + " to between " + put(e.predicted.low) + " and " +
                     put(e.predicted.high)) +
        " (registered " + e.registered.toString() + ")";
    if (e.fact)
        out += "; it came to " + put(e.fact->mid) + ", " + (*e.inside ? "inside" : "outside") + " that range";
    else if (!e.goLive)
        out += "; neither it nor a kept plan says when it goes live";
    else if (judgement && !judgement->missing.empty())
        out += "; no fact yet: " + judgement->missing;
    else
        out += "; no fact to compare it with";
    if (e.late) out += ". It was registered or changed after go-live on " + e.goLive->toString() + " and doesn't count";
    return out + ".";
}

std::string calibrationSentence(const Calibration& c, int needed) {
    if (c.predictions == 0) return "Nothing was predicted, so nobody can tell how good the forecasts are.";
    const std::string facts = std::to_string(c.judged) + " of " + std::to_string(c.predictions) + " predictions";
    if (!c.share)
        return "How good the forecasts are can't be told: " + facts + (c.judged == 1 ? " has a fact" : " have a fact") +
               ", and it takes " + std::to_string(needed) + ".";
    std::string out = std::to_string(c.inside) + " of " + std::to_string(c.judged) + " facts lie inside their range (" +
                      shortNumber(100 * c.share->mid, 0) + " % [" + shortNumber(100 * c.share->low, 0) + ", " +
                      shortNumber(100 * c.share->high, 0) + "]; 80 % were meant to)";
    if (c.share->high < 0.8)
        out += ": the ranges are too narrow";
    else if (c.share->low > 0.8)
        out += ": the ranges are wider than they need to be";
    return out + ".";
}

} // namespace banyan::outcomes
