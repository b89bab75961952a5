// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/restore.h"

namespace banyan::intake {

bool isEmpty(const Portfolio& portfolio) {
    bool empty = portfolio.observations().empty();
    forEachTable(portfolio, [&]<typename T>(const Table<T>& table) {
        if constexpr (!std::is_same_v<T, Settings>) empty = empty && table.empty();
    });
    return empty;
}

DryRun restore(const Portfolio& before, const ImportBatch& batch) {
    DryRun out;
    out.edit.label = "restore " + batch.source.name;
    out.issues = batch.issues;
    for (const Settings& settings : before.table<Settings>())
        out.edit.operations.push_back(Remove{settings.id});
    forEachTable(*batch.whole, [&]<typename T>(const Table<T>& table) {
        for (const T& record : table) {
            out.edit.operations.push_back(Put{record});
            ++out.counts.added;
            ++out.records[std::string(Describe<T>::plural)];
        }
    });
    for (const auto& [source, rows] : batch.whole->observations()) {
        out.edit.operations.push_back(PutObservations{rows});
        const auto count = [&](const char* kind, size_t n) {
            out.counts.added += static_cast<int>(n);
            if (n > 0) out.records[kind] += static_cast<int>(n);
        };
        count("measurements", rows->measurements.size());
        count("incidents", rows->incidents.size());
        count("changes", rows->changes.size());
    }
    return out;
}

} // namespace banyan::intake
