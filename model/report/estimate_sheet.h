// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/sheet.h"
#include "model/scoring/robustness.h"

#include <map>

namespace banyan::report {

/// A sheet of questions that only people can answer, to be sent out and read back by the sheet reader: one row for each
/// scored fact of a component that is unknown or estimated, the ones that decide most first. An estimate that is there
/// already stands in its row, to be confirmed or corrected; a row whose three numbers stay empty is no answer.
Sheet estimateSheet(const portfolio::Portfolio& portfolio, const scoring::Assessment& assessment,
                    const scoring::Robustness& robustness);

/// What a sheet calls each component: its name, or its id where several share the name.
std::map<portfolio::ComponentId, std::string> componentReferences(const portfolio::Portfolio& portfolio);

} // namespace banyan::report
