// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/facts/candidate.h"

#include <algorithm>
#include <cmath>

/// Facts counted from incidents and changes.
namespace banyan::facts {

namespace {

/// Ten minor incidents weigh as much as a critical one.
double weightOf(Severity severity) {
    switch (severity) {
    case Severity::Critical:
        return 10;
    case Severity::Major:
        return 3;
    case Severity::Minor:
        return 1;
    }
    return 1;
}

Date dayOf(const Incident& incident) {
    return incident.start.date();
}
Date dayOf(const Change& change) {
    return change.at.date();
}

template <typename Row>
std::vector<const Row*> within(const Window& window, const std::vector<const Row*>& rows) {
    std::vector<const Row*> out;
    for (const Row* row : rows)
        if (window.holds(dayOf(*row))) out.push_back(row);
    return out;
}

/// The latest row stands for all of them; without any, the source's last day does.
template <typename Row>
Provenance provenanceOfRows(const std::vector<const Row*>& rows, const SourceView& source) {
    const auto latest = std::ranges::max_element(rows, {}, [](const Row* row) { return dayOf(*row); });
    if (latest == rows.end()) return {source.id, source.file, 0, {}, source.window.to - 1, 0};
    return {source.id,          (*latest)->file, (*latest)->line,
            (*latest)->pointer, dayOf(**latest), static_cast<int>(rows.size())};
}

template <typename Row>
Candidate candidate(const DerivedFact& derived, const SourceView& source, const Window& window,
                    const std::vector<const Row*>& rows, Law law) {
    Candidate out;
    out.rank = source.rank;
    out.hasRows = !rows.empty();
    out.date = window.to - 1;
    out.source = source.id;
    out.fact.unit = derived.unit;
    out.fact.law = law;
    out.fact.from = window.from;
    out.fact.to = window.to;
    out.fact.provenance = {provenanceOfRows(rows, source)};
    return out;
}

/// Severity weights make a compound count: its effective number and the step of one (Σw)²/Σw² and Σw²/Σw.
CountLaw incidentLaw(const std::vector<const Incident*>& incidents, const Window& window) {
    double sum = 0;
    double squares = 0;
    for (const Incident* incident : incidents) {
        const double weight = weightOf(incident->severity);
        sum += weight;
        squares += weight * weight;
    }
    const double exposure = window.days() / 30.0;
    if (incidents.empty()) return {0, 1, exposure};
    return {sum * sum / squares, squares / sum, exposure};
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    const size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

} // namespace

void incidentRate(const DerivedFact& fact, const Subject& subject, Candidates& candidates) {
    for (const RowsOfSource& rows : subject.rows) {
        if (!rows.source->statesIncidents || (!rows.covers && rows.incidents.empty())) continue;
        const Window window = lastDays(*rows.source, fact.windowDays);
        if (window.days() <= 0) continue;
        const auto incidents = within(window, rows.incidents);
        candidates.add(candidate(fact, *rows.source, window, incidents, incidentLaw(incidents, window)));
    }
}

void timeToRestore(const DerivedFact& fact, const Subject& subject, Candidates& candidates) {
    for (const RowsOfSource& rows : subject.rows) {
        if (!rows.source->statesIncidents || (!rows.covers && rows.incidents.empty())) continue;
        const Window window = lastDays(*rows.source, fact.windowDays);
        if (window.days() <= 0) continue;
        // A source's window often ends with its last incident's start; what was restored later counts all the same.
        std::vector<const Incident*> ended;
        std::vector<double> hours;
        bool open = false;
        for (const Incident* incident : rows.incidents) {
            if (incident->end && candidates.isPast(incident->end->date())) {
                if (incident->end->date() < window.from) continue;
                ended.push_back(incident);
                hours.push_back(static_cast<double>(incident->end->seconds - incident->start.seconds) / 3600);
            } else {
                open = true;
            }
        }
        if (!ended.empty())
            candidates.add(candidate(fact, *rows.source, window, ended, PointLaw{median(std::move(hours))}));
        else if (!open)
            candidates.add(candidate(fact, *rows.source, window, ended, NotApplicable{}));
    }
}

void changeFailureRate(const DerivedFact& fact, const Subject& subject, Candidates& candidates) {
    for (const RowsOfSource& rows : subject.rows) {
        const Window window = lastDays(*rows.source, fact.windowDays);
        std::vector<const Change*> known;
        double failed = 0;
        for (const Change* change : within(window, rows.deployments)) {
            if (!change->failed) continue;
            known.push_back(change);
            failed += *change->failed ? 1 : 0;
        }
        if (known.empty()) continue;
        const ProportionLaw law{failed, static_cast<double>(known.size())};
        candidates.add(candidate(fact, *rows.source, window, known, law));
    }
}

void commits(const DerivedFact& fact, const Subject& subject, Candidates& candidates) {
    for (const RowsOfSource& rows : subject.rows) {
        if (!rows.source->statesCommits || (!rows.covers && rows.commits.empty())) continue;
        const Window window = lastDays(*rows.source, fact.windowDays);
        if (window.days() <= 0) continue;
        const auto counted = within(window, rows.commits);
        const auto count = static_cast<double>(counted.size());
        // Ninety days of commits are simply counted; fewer days only hint at how many there would have been.
        const Law law = window.days() == fact.windowDays
                            ? Law(PointLaw{count})
                            : Law(CountLaw{count, 1, static_cast<double>(window.days()) / fact.windowDays});
        candidates.add(candidate(fact, *rows.source, window, counted, law));
    }
}

} // namespace banyan::facts
