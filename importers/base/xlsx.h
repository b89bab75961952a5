// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "importers/base/text.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace banyan::importers {

/// What a cell's text is. Everything but Written is in one spelling, whatever the workbook's language.
enum class CellKind : uint8_t {
    Written,     ///< text as a person or a CSV file has it
    Number,      ///< C notation: "12.5"
    Percent,     ///< a number in a cell formatted as a percentage, as shown: "12.5 %"
    Day,         ///< a date cell: "2027-01-31", or "2027-01-31 09:30:00" with a time
    Flag,        ///< "true" or "false"
    Failed,      ///< a formula's error: "#N/A"
    Uncalculated ///< a formula without a value; the text is empty, for the value is unknown
};

/// One row; cells and kinds are equally long. It may be moved out.
struct SheetRow {
    std::vector<std::string> cells;
    std::vector<CellKind> kinds;
    int line = 0; ///< the row's number as the spreadsheet shows it
};

/// Told each row that holds a cell. False stops the reading.
using SheetSink = std::function<bool(SheetRow& row)>;

/// Bounds on the parts of a workbook, kept while they are inflated.
struct ZipLimits {
    int entries = 1000;
    uint64_t entryBytes = 50ULL << 20;
    uint64_t allBytes = 200ULL << 20;
    uint64_t ratio = 100;       ///< inflated over stored, once an entry is over 1 MiB
    int64_t cells = 50'000'000; ///< of one sheet, gaps included
};

/// An Excel workbook (Office Open XML, transitional or strict), read part by part within limits. Formulas are not
/// computed: their stored value counts.
class Workbook {
public:
    struct Sheet {
        std::string name;
        bool hidden = false;
    };

    /// Errors (BadInput): "xlsx.not-a-workbook", "xlsx.unsafe" for entries that climb out, are links, stand twice or
    /// are encrypted, "import.too-large"; and those of readBytes.
    static Result<Workbook> open(const InputFile& file, const ReadOptions& options, const ZipLimits& zip = {});
    static Result<Workbook> fromBytes(std::string bytes, const std::string& file, const Limits& limits,
                                      const ZipLimits& zip = {});

    [[nodiscard]] const std::vector<Sheet>& sheets() const { return m_sheets; }

    /// Rows of a sheet from top to bottom. Errors (BadInput): "xlsx.invalid" naming part and line of it,
    /// "import.too-large"; Cancelled.
    Result<void> read(size_t sheet, const ReadOptions& options, const SheetSink& sink) const;

private:
    enum class Shows : uint8_t { Number, Percent, Day };

    Result<void> readParts(const Limits& limits);
    Result<void> readSheetList(const std::string& part);
    Result<void> readStrings(const std::string& part, const Limits& limits);
    Result<void> readStyles(const std::string& part);
    Result<std::string> inflate(const std::string& part);

    friend class SheetParser;

    std::string m_file;
    ZipLimits m_limits;
    std::shared_ptr<const std::string> m_bytes;
    std::vector<Sheet> m_sheets;
    std::vector<std::string> m_parts; ///< of the sheets
    std::vector<std::string> m_strings;
    std::vector<Shows> m_styles; ///< by cell format
    bool m_from1904 = false;
    bool m_uncomputed = false; ///< the writer left all computing to the next program that opens it
    uint64_t m_inflated = 0;   ///< of the parts that are kept in memory
};

/// True when the bytes begin like a zip archive.
bool looksZipped(std::string_view head);

/// "B7" for column 1 (from 0) and row 7.
std::string cellName(size_t column, int row);

/// How a number with this format code is shown: 'n' number, '%' percent, 'd' date or time.
char shownAs(std::string_view formatCode);

/// ISO text of an Excel serial number; empty when it is no day from 1900 to 9999.
std::string serialText(double serial, bool from1904);

} // namespace banyan::importers
