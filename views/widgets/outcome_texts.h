// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "model/outcomes/outcomes.h"

#include <vector>

/// What stands behind a verdict, as lines of a detail.
namespace banyan::widgets {

struct NamedText {
    QString name;
    QString text;
};

/// Test, effect, what was left out, attempts to prove it wrong, what is missing. Nothing that is not known gets a line.
std::vector<NamedText> judgementTexts(const outcomes::Judgement& judgement, const std::string& unit);
/// What was promised and when, and what was left out of the baseline, before those of the judgement.
std::vector<NamedText> initiativeTexts(const portfolio::Portfolio& portfolio,
                                       const outcomes::InitiativeOutcome& outcome, const std::string& unit);
/// What the prediction said before it was changed, oldest first.
QString predictionHistory(const portfolio::Prediction& prediction);
/// Verdicts that were recorded earlier, a line each: "1 Oct 2026: at risk; cannot tell".
QString recordedText(const portfolio::Portfolio& portfolio, const portfolio::GoalId& goal);

} // namespace banyan::widgets
