// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/import_preview.h"

#include "model/base/csv_text.h"
#include "model/scoring/snapshot.h"

#include <iterator>

namespace banyan::dialogs {

namespace {

void add(intake::Counts& sum, const intake::Counts& more) {
    sum.added += more.added;
    sum.changed += more.changed;
    sum.unchanged += more.unchanged;
    sum.missing += more.missing;
    sum.rejected += more.rejected;
    sum.unmatched += more.unmatched;
}

std::string labelFor(const std::vector<SourcePreview>& sources) {
    const SourcePreview* only = nullptr;
    int read = 0;
    for (const SourcePreview& each : sources)
        if (each.run) {
            only = &each;
            ++read;
        }
    if (read == 1 && !only->source.files.empty()) return "import " + only->source.files.front().display;
    return "import " + std::to_string(read) + " sources";
}

} // namespace

Result<ImportPreview> previewImport(const ImportRequest& request) {
    BANYAN_ASSIGN(auto sources, intake::recognizeSources(*request.readers, request.files, request.formatId));
    ImportPreview preview;
    portfolio::Portfolio current = request.portfolio;
    for (intake::RecognizedSource& source : sources) {
        auto run = intake::readAndDryRun(current, source, request.choices, request.options, request.documentFolder);
        if (request.options.cancel.cancelled())
            return makeError(ErrorKind::Cancelled, "import.cancelled", "the import was stopped");
        if (run) {
            BANYAN_ASSIGN(current, portfolio::apply(current, run->edit));
            std::ranges::copy(run->edit.operations, std::back_inserter(preview.edit.operations));
            std::ranges::copy(run->rows, std::back_inserter(preview.rows));
            add(preview.counts, run->counts);
        }
        preview.sources.push_back({std::move(source), std::move(run)});
    }
    preview.edit.label = labelFor(preview.sources);
    if (current == request.portfolio) {
        preview.edit.operations.clear();
        return preview;
    }
    BANYAN_ASSIGN(const portfolio::Edit record,
                  scoring::recordAssessment(current, request.options.asOf, preview.edit.label));
    std::ranges::copy(record.operations, std::back_inserter(preview.edit.operations));
    return preview;
}

std::string rejectedAsCsv(const std::vector<intake::DryRunRow>& rows) {
    const std::vector<std::string> header{"file", "line", "reason", "row"};
    std::string text = csvLine(header);
    for (const intake::DryRunRow& row : rows) {
        if (row.state != intake::RowState::Rejected) continue;
        std::vector<std::string> cells{row.where.file, std::to_string(row.where.line), row.reason};
        std::ranges::copy(row.cells, std::back_inserter(cells));
        text += csvLine(cells);
    }
    return text;
}

} // namespace banyan::dialogs
