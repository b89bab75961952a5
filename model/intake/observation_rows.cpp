// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/observation_rows.h"

#include "model/intake/merge.h"

#include <algorithm>

namespace banyan::intake {

template <typename Row>
std::vector<Row> ObservationRows::placed(const std::vector<Row>& rows) {
    std::vector<Row> out;
    out.reserve(rows.size());
    for (Row row : rows) {
        if (row.component) {
            const auto index = m_resolver.subjectIndex(*row.component);
            if (index && m_matched[*index].ignored) continue;
            if (index && row.external.empty() && !m_matched[*index].component)
                row.external = labelOf(m_batch.subjects[*index]);
            if (index && !m_matched[*index].component) ++m_unmatched[*index];
            row.component = index ? m_matched[*index].component : std::nullopt;
            if (row.component) row.external.clear();
        }
        out.push_back(std::move(row));
    }
    return out;
}

void ObservationRows::renew(const SourceId& source, DryRun& out) {
    const auto count = [&](std::string_view kind, size_t n) {
        if (n > 0) out.records[std::string(kind)] += static_cast<int>(n);
    };
    const Observations& read = m_batch.observations;
    count("measurements", read.measurements.size());
    count("incidents", read.incidents.size());
    count("changes", read.changes.size());
    Observations incoming;
    incoming.source = source;
    incoming.measurements = placed(read.measurements);
    incoming.incidents = placed(read.incidents);
    incoming.changes = placed(read.changes);
    const auto found = m_portfolio.observations().find(source);
    const Observations* before = found == m_portfolio.observations().end() ? nullptr : found->second.get();
    MergedRows rows = mergeRows(m_portfolio, before, std::move(incoming));
    out.counts.added += rows.counts.added;
    out.counts.changed += rows.counts.changed;
    out.counts.unchanged += rows.counts.unchanged;
    out.counts.missing += rows.counts.missing;
    std::ranges::move(rows.summary, std::back_inserter(out.rows));
    m_rows[source] = std::move(rows.rows);
}

Observations& ObservationRows::rowsOf(const SourceId& source) {
    const auto [place, isNew] = m_rows.try_emplace(source);
    const auto found = m_portfolio.observations().find(source);
    if (isNew && found != m_portfolio.observations().end()) place->second = *found->second;
    place->second.source = source;
    return place->second;
}

void ObservationRows::release(const SourceId& source, const std::string& label, const ComponentId& component) {
    Observations& rows = rowsOf(source);
    const auto release = [&](auto& list) {
        for (auto& row : list)
            if (!row.component && row.external == label) row.component = component, row.external.clear();
    };
    release(rows.measurements);
    release(rows.incidents);
    release(rows.changes);
}

int ObservationRows::unmatched(size_t subject) const {
    const auto found = m_unmatched.find(subject);
    return found == m_unmatched.end() ? 0 : found->second;
}

void ObservationRows::moveTo(std::vector<Operation>& operations) {
    for (auto& [source, rows] : m_rows) {
        const auto found = m_portfolio.observations().find(source);
        const bool same = found == m_portfolio.observations().end() ? rows.empty() : *found->second == rows;
        if (!same) operations.emplace_back(PutObservations{std::make_shared<const Observations>(std::move(rows))});
    }
}

} // namespace banyan::intake
