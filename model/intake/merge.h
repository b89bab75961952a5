// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/intake/import.h"

namespace banyan::intake {

/// What a source is allowed to say, and what it said against others.
struct MergeContext {
    const Portfolio& portfolio;
    SourceId source;
    std::vector<Issue>* issues = nullptr;
};

/// The record as it is after the source has spoken: fields that it gives replace those of an existing record unless a
/// hand edit or a source of higher order holds them; lists of tags, aliases, paths and answers grow. Disagreements
/// between sources become issues. `existing` may be null.
template <typename T>
T merged(const MergeContext& context, const T* existing, const Staged<T>& staged, const T& rewritten);

/// Rows of a source renewed by a newer reading: same rows are updated, new ones added, missing ones kept.
struct MergedRows {
    Observations rows;
    Counts counts;
    std::vector<DryRunRow> summary; ///< one line for each subject, kind and state
};
MergedRows mergeRows(const Portfolio& portfolio, const Observations* existing, Observations incoming);

} // namespace banyan::intake
