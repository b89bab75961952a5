// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/incidents/incident_source.h"

#include "model/base/numbers.h"

#include <algorithm>
#include <charconv>

namespace banyan::importers {

using namespace intake;

std::string IncidentSource::put(Incident incident, Subject service, StateOrder order) {
    if (incident.end && *incident.end < incident.start)
        return "ends at " + incident.end->toString() + ", before it starts at " + incident.start.toString();
    incident.external = service.name.empty() ? service.alias.externalId : service.name;
    incident.component = m_batch.subject(std::move(service));
    auto& incidents = m_batch.observations.incidents;
    const auto [found, isNew] = m_latest.try_emplace(incident.externalId, Latest{incidents.size(), order});
    if (isNew) {
        incidents.push_back(std::move(incident));
        return {};
    }
    ++m_repeated;
    if (order < found->second.order) return {};
    found->second.order = order;
    incidents[found->second.at] = std::move(incident);
    return {};
}

void IncidentSource::reject(const Where& where, std::vector<std::string> cells, const std::string& reason) {
    m_batch.rejected.push_back({where.file, where.line, std::move(cells),
                                where.line > 0 || where.pointer.empty() ? reason : where.pointer + ": " + reason});
}

ImportBatch IncidentSource::finish() {
    const auto& incidents = m_batch.observations.incidents;
    if (!incidents.empty()) {
        const auto [first, last] = std::ranges::minmax_element(incidents, {}, &Incident::start);
        m_batch.source.from = first->start.date();
        m_batch.source.to = last->start.date() + 1;
    }
    for (size_t i = 0; i < m_batch.subjects.size(); ++i)
        m_batch.source.covers.push_back(ComponentId("#" + std::to_string(i)));
    if (m_repeated > 0)
        m_batch.report("incidents.states", IssueSeverity::Info, {}, std::to_string(m_repeated),
                       "{rows} rows are states of {incidents} incidents; the last state of each counts",
                       {{"rows", std::to_string(incidents.size() + static_cast<size_t>(m_repeated))},
                        {"incidents", std::to_string(incidents.size())}});
    return std::move(m_batch);
}

std::optional<int> priorityNumber(std::string_view text) {
    static constexpr std::string_view digits = "0123456789";
    text = trimmed(text);
    if (text.empty()) return {};
    size_t begin = 0;
    if (digits.find(text.front()) == std::string_view::npos) {
        const size_t lastOther = text.find_last_not_of(digits);
        begin = lastOther + 1;
    }
    const size_t end = std::min(text.find_first_not_of(digits, begin), text.size());
    int number = 0;
    const auto [stop, failed] = std::from_chars(text.data() + begin, text.data() + end, number);
    if (failed != std::errc() || stop == text.data() + begin) return {};
    return number;
}

bool isNoValue(std::string_view text) {
    text = trimmed(text);
    return text.empty() || text == "?" || text == "null" || text.starts_with("0001-01-01");
}

} // namespace banyan::importers
