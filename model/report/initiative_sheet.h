// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/portfolio.h"
#include "model/report/sheet.h"

namespace banyan::report {

/// All initiatives with their actuals, in the columns that the sheet reader knows: to be brought up to date and read
/// back. Read back unchanged it changes nothing.
Sheet initiativeSheet(const portfolio::Portfolio& portfolio);

} // namespace banyan::report
