// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/dates.h"
#include "model/base/result.h"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace banyan::report {

/// A table of texts and numbers, for a file or a page of a workbook.
struct Sheet {
    std::string title; ///< of the page in a workbook
    std::vector<std::string> header;
    std::set<size_t> numbers; ///< columns that hold numbers, as exact text
    std::vector<std::vector<std::string>> rows;
    std::set<size_t> dates{}; ///< columns that hold days, as "2027-01-04"
    std::set<size_t> money{}; ///< columns of `numbers` that hold sums of money
};

std::string csvOf(const Sheet& sheet);

/// The bytes of an XLSX workbook, a page for each sheet; the same for the same sheets and day. Days are dates,
/// money has its thousands apart; texts are texts, whatever they begin with; what a cell can't hold (over 32,767
/// characters) is cut. Error (Io) "export.xlsx".
Result<std::string> xlsxOf(std::span<const Sheet> sheets, Date asOf);
Result<std::string> xlsxOf(const Sheet& sheet, Date asOf);

} // namespace banyan::report
