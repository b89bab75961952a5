// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/digests.h"

namespace banyan::storage {

void digestObservations(const SourceId& source, const Observations* rows, Digests& out) {
    forEachObservationList([&]<typename Row>(std::vector<Row> Observations::*list) {
        out.erase(digestName<Row>(source));
        if (!rows || (rows->*list).empty()) return;
        RowHasher hasher;
        int64_t position = 0;
        for (const Row& row : rows->*list) {
            hasher.text(source.value);
            hasher.integer(position++);
            writeColumns(hasher, row);
        }
        out[digestName<Row>(source)] = hasher.take();
    });
}

std::string metaDigest(int64_t revision) {
    RowHasher hasher;
    hasher.integer(revision);
    return hasher.take();
}

std::string logDigest(const std::string& before, const LogEntry& entry) {
    RowHasher hasher;
    hasher.text(before);
    hasher.integer(entry.revision);
    hasher.text(entry.label);
    hasher.text(entry.time);
    return hasher.take();
}

} // namespace banyan::storage
