// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/import_files.h"

#include "model/scoring/snapshot.h"

#include <algorithm>

namespace banyan::app {

Result<ImportOutcome> importAll(const portfolio::Portfolio& start, const ImportJob& job) {
    ImportOutcome out;
    out.portfolio = start;
    for (const intake::RecognizedSource& source : job.sources) {
        BANYAN_ASSIGN(intake::DryRun run,
                      intake::readAndDryRun(out.portfolio, source, job.choices, job.options, job.folder));
        BANYAN_ASSIGN(out.portfolio, portfolio::apply(out.portfolio, run.edit));
        out.changed = out.changed || !run.edit.operations.empty();
        out.runs.push_back(std::move(run));
    }
    const bool restored = std::ranges::any_of(out.runs, [](const intake::DryRun& run) { return run.source.empty(); });
    if (out.changed && job.recordAssessment && !restored) {
        BANYAN_ASSIGN(const portfolio::Edit record,
                      scoring::recordAssessment(out.portfolio, job.options.asOf, "import"));
        BANYAN_ASSIGN(out.portfolio, portfolio::apply(out.portfolio, record));
    }
    return out;
}

std::vector<intake::RecognizedSource> joined(std::vector<intake::RecognizedSource> sources) {
    std::vector<intake::RecognizedSource> out;
    for (intake::RecognizedSource& source : sources) {
        const bool page = !out.empty() && out.back().reader == source.reader && source.reader->format().readsPages;
        if (page)
            std::ranges::move(source.files, std::back_inserter(out.back().files));
        else
            out.push_back(std::move(source));
    }
    return out;
}

} // namespace banyan::app
