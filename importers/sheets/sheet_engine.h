// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "importers/base/csv.h"
#include "importers/base/xlsx.h"
#include "importers/sheets/row.h"

#include <functional>
#include <optional>

namespace banyan::importers::sheets {

/// One table that may be walked through more than once.
struct SheetInput {
    std::string file;  ///< as shown
    std::string sheet; ///< of a workbook; empty for CSV
    char separator = 0;
    std::function<Result<void>(const ReadOptions&, const SheetSink&)> each;
};

/// A CSV text, and a sheet of a workbook, as tables. Both borrow what they are made of.
SheetInput csvInput(const std::string& text, const std::string& file, const ReadOptions& options);
SheetInput workbookInput(const Workbook& book, size_t sheet, const std::string& file);

/// The first records with a cell, enough to find a header in.
Result<std::vector<SheetRow>> firstRows(const SheetInput& input, const ReadOptions& options);

/// What reading one sheet took.
struct SheetReading {
    Mapping mapping;
    int rows = 0; ///< below the header, blank ones not counted
};

/// Reads a sheet of the kind into the source's batch, by the mapping or (none) as the header proposes. Rows that can't
/// be read are rejected. Errors (BadInput): "sheet.missing-column" naming file, line of the header and the column;
/// "sheet.no-rows"; "mapping.unknown-field"; and those of the table reader.
Result<SheetReading> readSheet(const SheetInput& input, const SheetKind& kind, const std::optional<Mapping>& mapping,
                               SourceState& state);

} // namespace banyan::importers::sheets
