// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring/snapshot.h"

namespace banyan::scoring {

Result<Edit> recordAssessment(const Portfolio& portfolio, Date asOf, const std::string& cause) {
    AssessOptions options;
    options.asOf = asOf;
    options.draws = 0;
    BANYAN_ASSIGN(const Assessment assessment, assess(portfolio, options));
    AssessmentSnapshot snapshot = snapshotOf(assessment, Id<AssessmentSnapshot>("assessed-" + asOf.toString()), cause);
    return Edit{"record the assessment of " + asOf.toString(), {Put{std::move(snapshot)}}, ""};
}

} // namespace banyan::scoring
