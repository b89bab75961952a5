// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/intake/import.h"

namespace banyan::intake {

/// Nothing but settings, as a new document has them.
bool isEmpty(const Portfolio& portfolio);

/// Makes an empty document exactly the portfolio that the batch holds whole; records no source.
DryRun restore(const Portfolio& before, const ImportBatch& batch);

} // namespace banyan::intake
