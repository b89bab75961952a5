// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/portfolio.h"

namespace banyan::portfolio {

/// Ids of one kind that differ between two portfolios, each list sorted.
template <typename T>
struct TableDiff {
    std::vector<Id<T>> added;
    std::vector<Id<T>> removed;
    std::vector<Id<T>> changed;

    [[nodiscard]] bool empty() const { return added.empty() && removed.empty() && changed.empty(); }
    bool operator==(const TableDiff&) const = default;
};

struct Diff {
    ForRecords<std::tuple, TableDiff> tables;
    std::vector<SourceId> observations; ///< sources whose rows were added, removed or replaced

    template <typename T>
    [[nodiscard]] const TableDiff<T>& of() const {
        return std::get<TableDiff<T>>(tables);
    }
    [[nodiscard]] bool empty() const;
    bool operator==(const Diff&) const = default;
};

/// What differs. Costs time for what differs, not for what is shared.
Diff diff(const Portfolio& before, const Portfolio& after);

/// Names of the fields in which two records differ.
template <typename T>
std::vector<std::string_view> changedFields(const T& before, const T& after) {
    std::vector<std::string_view> names;
    Describe<T>::fields.apply(
        [&](const auto&... f) { ((before.*(f.member) == after.*(f.member) ? void() : names.push_back(f.name)), ...); });
    return names;
}

} // namespace banyan::portfolio
