// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/intake/import.h"

#include <string>
#include <vector>

/// Windows that ask before something happens.
namespace banyan::dialogs {

/// What is to be imported, into what.
struct ImportRequest {
    portfolio::Portfolio portfolio;
    const intake::Readers* readers = nullptr;
    std::vector<intake::InputFile> files;
    std::string formatId; ///< empty: recognize
    intake::ImportChoices choices;
    intake::ReadOptions options;
    std::string documentFolder;
};

/// A source with what it would do, or why it can't be read.
struct SourcePreview {
    intake::RecognizedSource source;
    Result<intake::DryRun> run;
};

/// What an import would do. Nothing has been changed yet.
struct ImportPreview {
    std::vector<SourcePreview> sources;
    intake::Counts counts;
    std::vector<intake::DryRunRow> rows; ///< of all sources
    portfolio::Edit edit;                ///< does all of it in one step, and records the assessment that follows
};

/// Recognizes and reads each source in turn, each against what the ones before it left. A source that can't be read is
/// named in the preview and leaves the others alone.
Result<ImportPreview> previewImport(const ImportRequest& request);

/// The rejected rows as CSV: file, line, reason, and the row as it stood.
std::string rejectedAsCsv(const std::vector<intake::DryRunRow>& rows);

} // namespace banyan::dialogs
