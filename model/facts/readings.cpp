// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/facts/candidate.h"

#include <algorithm>

/// Facts read off measurements, and people's estimates.
namespace banyan::facts {

namespace {

using Readings = std::vector<const Measurement*>;

Candidate::Standing standingOf(const Measurement& reading) {
    return reading.nature == Nature::Measured ? Candidate::Standing::Measured : Candidate::Standing::Declared;
}

/// Measured readings where there are any, else the declared ones.
Readings bestNature(const Readings& readings) {
    Readings measured;
    std::ranges::copy_if(readings, std::back_inserter(measured),
                         [](const Measurement* m) { return m->nature == Nature::Measured; });
    return measured.empty() ? readings : measured;
}

/// The newest; of several on one day the last row.
const Measurement& latestOf(const Readings& readings) {
    const Measurement* latest = readings.front();
    for (const Measurement* reading : readings)
        if (latest->date <= reading->date) latest = reading;
    return *latest;
}

Candidate candidate(const Measurement& reading, const SourceView& source, std::string_view unit, Law law) {
    Candidate out;
    out.standing = standingOf(reading);
    out.rank = source.rank;
    out.date = reading.date;
    out.source = source.id;
    out.fact.unit = unit;
    out.fact.law = law;
    out.fact.from = reading.date;
    out.fact.to = reading.date + 1;
    out.fact.provenance = {provenanceOf(reading, source)};
    return out;
}

Law lawOf(const Measurement& reading) {
    const bool sampled = reading.metric == "change-failure-rate" && reading.sampleSize && *reading.sampleSize > 0 &&
                         reading.value >= 0 && reading.value <= 100;
    if (sampled) return ProportionLaw{reading.value / 100 * *reading.sampleSize, *reading.sampleSize};
    return PointLaw{reading.value};
}

/// Calls `visit(readings, source)` for each source that has readings of the metric.
template <typename Visitor>
void forEachSource(std::string_view metric, const Subject& subject, Visitor&& visit) {
    for (const RowsOfSource& rows : subject.rows) {
        const auto found = rows.readings.find(metric);
        if (found != rows.readings.end()) visit(bestNature(found->second), *rows.source);
    }
}

} // namespace

void readingsOf(std::string_view metric, std::string_view unit, const Subject& subject, Candidates& candidates) {
    forEachSource(metric, subject, [&](const Readings& readings, const SourceView& source) {
        const Measurement& latest = latestOf(readings);
        candidates.add(candidate(latest, source, unit, lawOf(latest)));
    });
    const auto estimate = subject.estimates.find(metric);
    if (estimate == subject.estimates.end()) return;
    const Estimate& e = *estimate->second;
    Candidate out;
    out.standing = Candidate::Standing::Estimated;
    out.date = e.date.value_or(candidates.asOf()); // without a date nothing says that it is old
    out.source = "estimate";
    out.fact.unit = unit;
    out.fact.law = TriangularLaw{e.low, e.likely, e.high};
    out.fact.from = out.date;
    out.fact.to = out.date + 1;
    const Origin origin = e.origins.empty() ? Origin{} : e.origins.front();
    out.fact.provenance = {{origin.source.empty() ? "estimate" : origin.source.value, origin.file, origin.line,
                            origin.pointer, out.date, 1}};
    candidates.add(std::move(out));
}

void latencyRatio(const DerivedFact& fact, const Subject& subject, Candidates& candidates) {
    const auto target = subject.objectives.find("p95-latency");
    if (target == subject.objectives.end()) return;
    forEachSource("p95-latency", subject, [&](const Readings& readings, const SourceView& source) {
        const Measurement& latest = latestOf(readings);
        candidates.add(candidate(latest, source, fact.unit, PointLaw{latest.value / target->second}));
    });
}

void errorBudgetBurn(const DerivedFact& fact, const Subject& subject, Candidates& candidates) {
    const auto target = subject.objectives.find("availability");
    if (target == subject.objectives.end() || target->second >= 100) return;
    forEachSource("availability", subject, [&](const Readings& readings, const SourceView& source) {
        const Measurement& latest = latestOf(readings);
        candidates.add(candidate(latest, source, fact.unit, PointLaw{(100 - latest.value) / (100 - target->second)}));
    });
}

void peakCpu(const DerivedFact& fact, const Subject& subject, Candidates& candidates) {
    forEachSource("peak-cpu", subject, [&](const Readings& readings, const SourceView& source) {
        const Date last = latestOf(readings).date;
        const Measurement* highest = nullptr;
        int rows = 0;
        for (const Measurement* reading : readings) {
            if (reading->date <= last - fact.windowDays) continue;
            ++rows;
            if (!highest || highest->value <= reading->value) highest = reading;
        }
        Candidate out = candidate(*highest, source, fact.unit, PointLaw{highest->value});
        out.date = last;
        out.fact.from = last - fact.windowDays + 1;
        out.fact.to = last + 1;
        Provenance place = out.fact.provenance[0];
        place.rows = rows;
        out.fact.provenance = {std::move(place)};
        candidates.add(std::move(out));
    });
}

} // namespace banyan::facts
