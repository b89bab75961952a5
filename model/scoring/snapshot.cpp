// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring/snapshot.h"

namespace banyan::scoring {

Result<Edit> recordAssessment(const Portfolio& portfolio, Date asOf, const std::string& cause) {
    AssessOptions options;
    options.asOf = asOf;
    options.draws = 0;
    BANYAN_ASSIGN(const Assessment assessment, assess(portfolio, options));
    AssessmentSnapshot snapshot;
    snapshot.id = Id<AssessmentSnapshot>("assessed-" + asOf.toString());
    snapshot.asOf = asOf;
    snapshot.cause = cause;
    for (const ComponentAssessment& component : assessment.components) {
        const Quadrant placed = component.computedQuadrant;
        const bool valueHigh = placed == Quadrant::AddressEarly || placed == Quadrant::Retain;
        const bool riskHigh = placed == Quadrant::AddressEarly || placed == Quadrant::ReplaceOrRetire;
        snapshot.placements.push_back(
            {component.id, component.value.mid, component.risk.mid, valueHigh, riskHigh, placed});
    }
    return Edit{"record the assessment of " + asOf.toString(), {Put{std::move(snapshot)}}, ""};
}

} // namespace banyan::scoring
