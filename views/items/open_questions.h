// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "views/session/work.h"

#include <string>
#include <vector>

namespace banyan::items {

/// Something that nobody has told about a component yet, and how to answer it.
struct OpenQuestion {
    enum Kind {
        Range, ///< an estimate: low, likely, high
        YesNo, ///< an answer
        Number ///< an answer
    } kind = Range;
    std::string id; ///< of the metric (Range) or the fact
    QString name;   ///< "Revenue share"
    QString ask;    ///< the question, where there is one in words
    QString why;    ///< what would follow from it: "30 % of its value"
    QString unit;
    double least = 0;
    double most = 1e15;
    bool operator==(const OpenQuestion&) const = default;
};

/// Unknown criteria by weight, then the questions that the playbook needs answered to decide.
std::vector<OpenQuestion> openQuestions(const session::Derived& derived, const portfolio::ComponentId& id);

/// A criterion that is unknown for some components.
struct Gap {
    QString criterion;
    int components = 0;
    double weight = 0; ///< summed over those components: how much of their scores hangs on it
};
/// What to measure first over these components of the assessment: the gap with most weight first.
std::vector<Gap> largestGaps(const scoring::Assessment& assessment,
                             const std::vector<const scoring::ComponentAssessment*>& components);

} // namespace banyan::items
