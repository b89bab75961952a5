// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/scoring/robustness.h"

namespace banyan::report {

/// A sheet of questions that only people can answer, to be sent out and read back by the sheet reader: one row for each
/// scored fact of a component that is unknown or estimated, the ones that decide most first. An estimate that is there
/// already stands in its row, to be confirmed or corrected; a row whose three numbers stay empty is no answer.
struct EstimateSheet {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows; ///< numbers as exact text
};

EstimateSheet estimateSheet(const portfolio::Portfolio& portfolio, const scoring::Assessment& assessment,
                            const scoring::Robustness& robustness);

std::string estimatesCsv(const EstimateSheet& sheet);

/// The bytes of an XLSX workbook; the same for the same sheet and day. Error (Io) "export.xlsx".
Result<std::string> estimatesXlsx(const EstimateSheet& sheet, Date asOf);

} // namespace banyan::report
