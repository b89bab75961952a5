// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/intake/import.h"

namespace banyan::app {

/// Files to import as one step.
struct ImportJob {
    std::vector<intake::RecognizedSource> sources;
    intake::ImportChoices choices;
    intake::ReadOptions options;
    std::string folder;           ///< source paths are kept relative to it
    bool recordAssessment = true; ///< keep where each component stood afterwards, for hysteresis
};

struct ImportOutcome {
    portfolio::Portfolio portfolio;   ///< after all sources
    std::vector<intake::DryRun> runs; ///< parallel to the job's sources
    bool changed = false;
};

/// Reads every source in turn, each against what the ones before it left. Nothing is written.
Result<ImportOutcome> importAll(const portfolio::Portfolio& start, const ImportJob& job);

/// Sources that the same reader read from several named files, as one source each (pages of one answer).
std::vector<intake::RecognizedSource> joined(std::vector<intake::RecognizedSource> sources);

} // namespace banyan::app
