// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/intake/reader.h"

namespace banyan::importers {

/// A reader for each kind of sheet ("sheet-components", …: CSV, or the sheets of that kind in a workbook), and
/// "workbook", which reads every sheet of a workbook that it knows as one source.
std::vector<std::unique_ptr<intake::Reader>> makeSheetReaders();

/// The same, for the registry.
void addSheetsReaders(intake::Readers& readers);

} // namespace banyan::importers
