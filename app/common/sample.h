// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/dates.h"
#include "model/base/result.h"

#include <string>

/// What both programs do at their edge.
namespace banyan::app {

/// Folder of the sample's raw files: where the program was installed, or in the source tree that holds
/// build/<preset>/bin. Error "sample.missing" (Io) names the places looked at.
Result<std::string> sampleFolder();

/// The day the sample is meant to be looked at, from its manifest.
Result<Date> sampleDate();

/// Makes a document of the sample portfolio, imported from its raw files through the importers. Refuses to replace a
/// file.
Result<void> buildSample(const std::string& path, Date asOf);

} // namespace banyan::app
