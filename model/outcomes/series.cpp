// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outcomes/series.h"

#include "model/outcomes/wording.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace banyan::outcomes {

namespace {

using Reading = std::pair<const facts::SourceView*, const Measurement*>;

/// One reading a day: the best source's last row.
Series seriesOf(const std::string& metric, std::vector<Reading> readings) {
    Series out;
    out.metric = metric;
    const size_t all = readings.size();
    std::erase_if(readings, [](const Reading& r) { return !std::isfinite(r.second->value); });
    if (readings.size() < all)
        out.remarks.push_back(std::to_string(all - readings.size()) + " readings of " + metricWords(metric) +
                              " are no numbers and are left out");
    std::ranges::stable_sort(readings, {}, [](const Reading& r) {
        return std::tuple(r.second->date, r.first->rank, std::string_view(r.first->id));
    });
    int twice = 0;
    for (size_t i = 0; i < readings.size();) {
        size_t end = i;
        while (end < readings.size() && readings[end].second->date == readings[i].second->date)
            ++end;
        size_t kept = i;
        while (kept + 1 < end && readings[kept + 1].first == readings[i].first)
            ++kept;
        twice += kept > i ? 1 : 0;
        const Measurement& m = *readings[kept].second;
        out.points.push_back({m.date, m.value, {readings[kept].first->id, m.file, m.line, m.pointer, m.date, 1}});
        i = end;
    }
    if (twice > 0)
        out.remarks.push_back(metricWords(metric) + " is stated more than once on " + std::to_string(twice) +
                              (twice == 1 ? " day" : " days") + "; the last row counts");
    return out;
}

/// The source whose word on a component's incidents counts.
const facts::RowsOfSource* reporter(const facts::Subject& subject) {
    const facts::RowsOfSource* best = nullptr;
    for (const facts::RowsOfSource& rows : subject.rows) {
        if (!rows.source->statesIncidents || rows.source->window.days() <= 0) continue;
        if (!rows.covers && rows.incidents.empty()) continue;
        const auto order = [](const facts::RowsOfSource& r) {
            return std::tuple(r.source->rank, r.incidents.empty(), std::string_view(r.source->id));
        };
        if (!best || order(rows) < order(*best)) best = &rows;
    }
    return best;
}

} // namespace

int Series::spacing() const {
    constexpr int week = 7;
    if (counted || points.size() < 2) return week;
    std::vector<int> gaps;
    for (size_t i = 1; i < points.size(); ++i)
        gaps.push_back(points[i].date - points[i - 1].date);
    std::ranges::nth_element(gaps, gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2));
    return std::max(1, gaps[gaps.size() / 2]);
}

std::span<const Point> Series::within(const Window& window) const {
    const auto first = std::ranges::lower_bound(points, window.from, {}, &Point::date);
    const auto last = std::ranges::lower_bound(points, window.to, {}, &Point::date);
    return first < last ? std::span<const Point>(first, last) : std::span<const Point>();
}

std::vector<double> Series::weekly(const Window& window) const {
    std::vector<double> out(static_cast<size_t>(std::max(0, window.days()) / 7), 0.0);
    for (const Point& point : within(window)) {
        const auto week = static_cast<size_t>((point.date - window.from) / 7);
        if (week < out.size()) out[week] += point.value;
    }
    return out;
}

SeriesBook::SeriesBook(const Portfolio& portfolio, Date asOf)
    : m_asOf(asOf)
    , m_subjects(portfolio, structure::Structure{}, asOf) {
    for (const auto& [id, rows] : portfolio.observations()) {
        const facts::SourceView* source = m_subjects.source(id);
        if (!source) continue;
        for (const Measurement& m : rows->measurements)
            if (!m.component && m.external.empty() && m.date <= asOf) m_own[m.metric].emplace_back(source, &m);
    }
}

Series SeriesBook::readings(const std::string& metric, const std::optional<ComponentId>& component) const {
    if (!component) {
        const auto found = m_own.find(metric);
        return seriesOf(metric, found == m_own.end() ? std::vector<Reading>{} : found->second);
    }
    std::vector<Reading> readings;
    for (const facts::Subject& subject : m_subjects.all()) {
        if (subject.component->id != *component) continue;
        for (const facts::RowsOfSource& rows : subject.rows)
            if (const auto found = rows.readings.find(metric); found != rows.readings.end())
                for (const Measurement* m : found->second)
                    readings.emplace_back(rows.source, m);
    }
    return seriesOf(metric, std::move(readings));
}

Series SeriesBook::incidents(const std::vector<ComponentId>& components) const {
    const std::set<ComponentId> wanted(components.begin(), components.end());
    Series out;
    out.metric = incidentMetric;
    out.counted = true;
    int silent = 0;
    for (const facts::Subject& subject : m_subjects.all()) {
        if (!wanted.empty() && !wanted.contains(subject.component->id)) continue;
        const facts::RowsOfSource* rows = reporter(subject);
        if (!rows) {
            ++silent;
            continue;
        }
        const Window& window = rows->source->window;
        out.spokenOf = out.spokenOf
                           ? Window{std::max(out.spokenOf->from, window.from), std::min(out.spokenOf->to, window.to)}
                           : window;
        for (const Incident* i : rows->incidents)
            out.points.push_back(
                {i->start.date(), 1, {rows->source->id, i->file, i->line, i->pointer, i->start.date(), 1}});
    }
    if (silent > 0 && !wanted.empty())
        out.remarks.push_back("no source reports incidents of " + std::to_string(silent) + " of the " +
                              std::to_string(wanted.size()) + " components");
    if (out.spokenOf && out.spokenOf->days() <= 0) {
        out.remarks.emplace_back("the sources of incidents have no day in common");
        out.spokenOf.reset();
    }
    if (!out.spokenOf) out.points.clear();
    std::erase_if(out.points, [&](const Point& p) { return !out.spokenOf->holds(p.date); });
    std::ranges::stable_sort(out.points, {}, &Point::date);
    return out;
}

} // namespace banyan::outcomes
