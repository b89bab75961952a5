// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/scoring_json.h"

namespace banyan::report {

Json toJson(const Interval& interval) {
    return {{"low", interval.low}, {"mid", interval.mid}, {"high", interval.high}};
}

Json toJson(const scoring::Probability& probability) {
    Json out;
    for (size_t i = 0; i < probability.quadrant.size(); ++i)
        out[std::string(portfolio::enumName(static_cast<portfolio::Quadrant>(i)))] = probability.quadrant[i];
    out["standardError"] = probability.standardError;
    return out;
}

} // namespace banyan::report
