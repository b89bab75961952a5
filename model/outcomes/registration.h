// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/edit.h"

/// Predictions are written down before go-live; what changes later is logged.
namespace banyan::outcomes {

using namespace banyan::portfolio;

/// Registers what accepted and started initiatives say they do to goals, and nobody registered
/// yet: one prediction for each effect on a goal that has a metric, in the order of initiatives. What went live before
/// `today` is left out: that would be no forecast. nullopt when there is nothing to register.
std::optional<Edit> registerPredictions(const Portfolio& portfolio, Date today, const std::string& author);

/// Replaces a prediction of the same id; what it said before goes to its history with date, author and reason. The day
/// of its registration stays. Errors: "prediction.unknown" (Usage) when there is none of that id.
Result<Edit> changePrediction(const Portfolio& portfolio, Prediction changed, Date today, const std::string& author,
                              const std::string& reason);

} // namespace banyan::outcomes
