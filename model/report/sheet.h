// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/dates.h"
#include "model/base/result.h"

#include <set>
#include <string>
#include <vector>

namespace banyan::report {

/// A table that goes out to be filled in, and comes back through the sheet reader.
struct Sheet {
    std::string title; ///< of the page in a workbook
    std::vector<std::string> header;
    std::set<size_t> numbers; ///< columns that hold numbers, as exact text
    std::vector<std::vector<std::string>> rows;
};

std::string csvOf(const Sheet& sheet);

/// The bytes of an XLSX workbook; the same for the same sheet and day. Error (Io) "export.xlsx".
Result<std::string> xlsxOf(const Sheet& sheet, Date asOf);

} // namespace banyan::report
