// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/outcomes/ledger.h"

/// Outcomes in plain English: each sentence names subject, number and cause.
namespace banyan::outcomes {

/// "−12.4 %" of a change by a ratio, "−3.2 weeks" of a difference; the sign always stands.
std::string changeText(double change, EffectScale scale, const std::string& unit);
/// A change and its 95 % interval: "−12.4 % [−14.8, −10.1]".
std::string effectText(const Judgement& judgement, const std::string& unit);
/// What it was told by: "segmented regression, 66 readings before and 12 since 2026-08-28".
std::string evidence(const Judgement& judgement);
/// A number for people: three significant digits, no exponent.
std::string plainNumber(double value);
/// The number and its unit, as "4.2 %" or "11" (a count needs none).
std::string quantity(double value, const std::string& unit);
/// The same of a value that is told beside another: with as many more digits as make the two differ (six at most).
std::string quantityBeside(double value, double other, const std::string& unit);
/// A metric for the middle of a sentence: the name of one that the facts know, else its id with blanks for dashes.
std::string metricWords(const std::string& metric);

/// The whole interval of the effect lies short of what was asked for.
bool ruledOut(const Judgement& judgement);

std::string verdictTitle(Verdict verdict);  ///< "improved, target unproven"
std::string statusTitle(GoalStatus status); ///< "on track"
std::string testTitle(Test test);

enum class Bar {
    Target, ///< of a goal: "asked for"
    Promise ///< of a prediction: "promised at least"
};

/// The verdict in one sentence, made to begin with a capital; a relapse and failed checks are said behind it.
std::string verdictSentence(const std::string& subject, const std::string& metric, const std::string& unit,
                            const Judgement& judgement, Bar bar);
std::string ledgerSentence(const LedgerEntry& entry, const Judgement* judgement);
std::string calibrationSentence(const Calibration& calibration, int needed);

} // namespace banyan::outcomes
