// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/portfolio/diff.h"

namespace banyan::portfolio {

namespace {

template <typename T>
void diffTable(const Table<T>& before, const Table<T>& after, TableDiff<T>& out) {
    if (before.sharesWith(after)) return;
    size_t i = 0;
    size_t j = 0;
    while (i < before.size() || j < after.size()) {
        const bool onlyBefore = j == after.size() || (i < before.size() && before.at(i).id < after.at(j).id);
        const bool onlyAfter = i == before.size() || (j < after.size() && after.at(j).id < before.at(i).id);
        if (onlyBefore) {
            out.removed.push_back(before.at(i++).id);
        } else if (onlyAfter) {
            out.added.push_back(after.at(j++).id);
        } else {
            if (before.shared(i) != after.shared(j) && !(before.at(i) == after.at(j)))
                out.changed.push_back(after.at(j).id);
            ++i;
            ++j;
        }
    }
}

} // namespace

bool Diff::empty() const {
    return observations.empty() && std::apply([](const auto&... d) { return (d.empty() && ...); }, tables);
}

Diff diff(const Portfolio& before, const Portfolio& after) {
    Diff out;
    forEachTable(before, [&]<typename T>(const Table<T>& table) {
        diffTable(table, after.table<T>(), std::get<TableDiff<T>>(out.tables));
    });
    const auto& old = before.observations();
    const auto& now = after.observations();
    for (const auto& [source, rows] : old) {
        const auto found = now.find(source);
        if (found == now.end() || (found->second != rows && *found->second != *rows))
            out.observations.push_back(source);
    }
    for (const auto& entry : now)
        if (!old.contains(entry.first)) out.observations.push_back(entry.first);
    std::ranges::sort(out.observations);
    return out;
}

} // namespace banyan::portfolio
