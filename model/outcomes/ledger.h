// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/outcomes/judgement.h"

namespace banyan::outcomes {

/// A prediction and the fact.
struct LedgerEntry {
    Id<Prediction> prediction;
    InitiativeId initiative;
    std::string title; ///< of the initiative
    std::optional<GoalId> goal;
    std::optional<ComponentId> component;
    std::string metric;
    EffectKind kind = EffectKind::Reduction;
    Range predicted; ///< low … high is meant to hold the fact four times out of five
    Date registered;
    std::optional<Date> goLive;
    bool late = false; ///< registered or changed after go-live: no forecast
    int changes = 0;
    std::optional<Interval> fact; ///< as the prediction is put, with its 95 % interval
    std::optional<bool> inside;   ///< the fact's middle lies inside low … high
    std::string because;
};

/// How good the forecasts are.
struct Calibration {
    int predictions = 0;
    int judged = 0; ///< with a fact, and registered in time
    int inside = 0;
    int below = 0; ///< less came than was promised at least
    int above = 0;
    std::optional<Interval> share; ///< of facts inside, 95 % (Clopper & Pearson); absent under 5
    std::string because;
};

LedgerEntry ledgerEntry(const Prediction& prediction, const std::string& title, std::optional<Date> goLive,
                        const Judgement* judgement);
Calibration calibrationOf(const std::vector<LedgerEntry>& ledger);

/// What a judgement found, put as a prediction puts it: a share less, or a level.
std::optional<Interval> factOf(const Judgement& judgement, EffectKind kind);

} // namespace banyan::outcomes
