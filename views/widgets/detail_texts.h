// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "views/session/services.h"

/// What the detail says in plain text, a line for each thing.
namespace banyan::widgets {

/// Each number with file, line and date.
QString provenanceText(const scoring::ComponentAssessment& component, const scoring::Assessment& assessment);
/// Where a component stood.
struct PastPlace {
    std::optional<Date> date; ///< nothing: now
    double value = 0;
    double risk = 0;
    portfolio::Quadrant quadrant = portfolio::Quadrant::Unknown;
    std::string cause; ///< what made it be recorded
};
/// Where it stood in the assessments recorded up to `asOf`, the oldest first, and where it stands now; empty without a
/// record.
std::vector<PastPlace> historyOf(const portfolio::Portfolio& portfolio, const scoring::ComponentAssessment& component,
                                 Date asOf);
/// The last few of them in words, the newest first.
QString historyText(const std::vector<PastPlace>& history);
/// The recommendation with what it asks for, phase by phase.
QString adviceText(const advice::Recommendation& recommendation);
/// How sure its quadrant and its rank are. Without `robustness`, which comes later, by the assessment alone.
QString robustnessText(const scoring::ComponentAssessment& component, const scoring::Assessment& assessment,
                       const scoring::Robustness* robustness);
/// What to find out about it first, a line each; empty when nothing would decide anything or it isn't known yet.
QString measureNextText(const portfolio::ComponentId& id, const scoring::Assessment& assessment,
                        const scoring::Robustness* robustness);

} // namespace banyan::widgets
