// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "importers/base/text.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace banyan::importers {

/// One record of a table and the line on which it starts.
struct CsvRecord {
    std::vector<std::string> cells;
    int line = 0;
};

/// Told each record; it may move the cells out. False stops the reading.
using CsvSink = std::function<bool(std::vector<std::string>& cells, int line)>;

struct CsvOptions {
    char separator = 0; ///< 0: detectSeparator
    char quote = '"';   ///< 0: quotes are ordinary characters
    Limits limits;
    CancelToken cancel;
    Progress progress;

    static CsvOptions from(const ReadOptions& options);
};

/// The one of , ; TAB | that splits the first records most evenly; an Excel line "sep=;" decides. ',' when none does.
char detectSeparator(std::string_view text);

/// Reads a table (RFC 4180, any line end). Blank lines are skipped, ragged records are handed over as they are, blanks
/// around unquoted cells are dropped, a quote inside an unquoted cell is an ordinary character; the guard against
/// formulas (csv_text.h) is taken off. A first line "sep=;" is no record.
/// Errors (BadInput, with line): "csv.unterminated-quote" (the line of the opening quote), "csv.text-after-quote",
/// "import.too-large" for a cell or too many rows; Cancelled.
Result<void> readCsv(std::string_view text, const std::string& file, const CsvOptions& options, const CsvSink& sink);

/// All records, or the first `most`.
Result<std::vector<CsvRecord>> readCsvRecords(std::string_view text, const std::string& file, const CsvOptions& options,
                                              size_t most = SIZE_MAX);

/// The records that a recognizer can see in the first bytes of a file (the last, cut one is left out when there are
/// others). Empty when it isn't a table.
std::vector<CsvRecord> csvHead(std::string_view head, size_t most = 20);

} // namespace banyan::importers
