// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/intake/batch.h"

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banyan::importers {

/// Which of several states of one incident is the newest: by the tool's own counter, then its time of update, then the
/// place in the files.
struct StateOrder {
    int64_t counter = -1;
    int64_t updated = 0;
    auto operator<=>(const StateOrder&) const = default;
};

/// Gathers the incidents of one source. Exports repeat an incident for each of its states: the newest counts.
class IncidentSource {
public:
    /// Takes one state of `incident.externalId`. `service` is what it is about; its label becomes `incident.external`.
    /// Returns why it can't be taken (it ends before it starts), or nothing.
    [[nodiscard]] std::string put(portfolio::Incident incident, intake::Subject service, StateOrder order);
    void reject(const Where& where, std::vector<std::string> cells, const std::string& reason);

    /// Incidents as they first appear, the window from the first to the last day on which one starts, and each service
    /// named as covered. Says how many states were repeated.
    intake::ImportBatch finish();

    [[nodiscard]] intake::ImportBatch& batch() { return m_batch; }

private:
    struct Latest {
        size_t at = 0;
        StateOrder order;
    };

    intake::ImportBatch m_batch;
    std::map<std::string, Latest> m_latest;
    int m_repeated = 0;
};

/// 1 from "P1", "SEV-1", "1", "1 - Critical"; nullopt when no number stands at either end.
std::optional<int> priorityNumber(std::string_view text);

/// True for "", "?", "null" and the year-1 time that some tools write for "never".
bool isNoValue(std::string_view text);

} // namespace banyan::importers
