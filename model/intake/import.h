// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/intake/reader.h"

namespace banyan::intake {

/// Files that make one source, and the reader that knows them best.
struct RecognizedSource {
    std::vector<InputFile> files;
    const Reader* reader = nullptr;
    Recognition recognition;
};

/// Groups files (folders are walked, sorted by name) into sources. `formatId` empty: recognize each; files that the
/// same reader recognizes in one folder are one source when it reads pages (same first directory argument).
/// Errors: "import.unknown-format" (BadInput) naming the file, "import.ambiguous" naming both formats, Io.
Result<std::vector<RecognizedSource>> recognizeSources(const Readers& readers, std::span<const InputFile> files,
                                                       const std::string& formatId = {});

enum class RowState { New, Changed, Unchanged, Missing, Rejected, Unmatched };

/// One field that an import would change.
struct CellChange {
    std::string field;
    std::string before;
    std::string after;
};

/// One line of the dry run.
struct DryRunRow {
    RowState state = RowState::New;
    std::string kind; ///< "component", "incident", …
    std::string id;   ///< of the record, where it has one
    std::string name;
    std::vector<CellChange> changes;      ///< for Changed
    std::string reason;                   ///< for Rejected, Missing and Unmatched
    std::vector<std::string> suggestions; ///< for Unmatched: ids of components that may be meant, best first
    Where where;
    std::vector<std::string> cells; ///< for Rejected: the row as it stood
};

/// Rows counted, bulk observations included.
struct Counts {
    int added = 0;
    int changed = 0;
    int unchanged = 0;
    int missing = 0;
    int rejected = 0;
    int unmatched = 0;
};

/// What the person decided about subjects that match nobody.
struct UnmatchedChoice {
    enum class Kind { Keep, Create, Match, Ignore } kind = Kind::Keep;
    ComponentId to; ///< for Match
};

struct ImportChoices {
    std::map<std::string, UnmatchedChoice> unmatched; ///< by subject name (or external id where it has no name)
    bool createAllUnmatched = false;
    bool retireMissing = false; ///< retire components that a newer file of the same source no longer holds
};

/// What would happen. Nothing has been changed yet.
struct DryRun {
    Edit edit; ///< `apply` does it, as one undoable step
    Counts counts;
    std::map<std::string, int> records; ///< rows read by plural kind: "components" → 12
    std::vector<DryRunRow> rows;        ///< bulk observations are summed up per subject
    std::vector<Issue> issues;
    SourceId source;
};

/// Matches a batch against the portfolio and works out the edit. The same batch again gives an edit that changes
/// nothing. `source.path`/`hash` of the batch decide which known source it renews.
Result<DryRun> dryRun(const Portfolio& portfolio, const ImportBatch& batch, const ImportChoices& choices,
                      const ReadOptions& options);

/// Reads one recognized source and works out its dry run; fills path and hash (Blake2b of all files).
/// `documentFolder`: source paths are kept relative to it.
Result<DryRun> readAndDryRun(const Portfolio& portfolio, const RecognizedSource& source, const ImportChoices& choices,
                             const ReadOptions& options, const std::string& documentFolder);

} // namespace banyan::intake
