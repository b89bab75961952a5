// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/json.h"
#include "model/base/result.h"
#include "model/portfolio/portfolio.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace banyan::storage {

/// {"schema":"banyan.portfolio/1", "components":[…], …}: top-level arrays named after the records in the plural, each
/// sorted by id, fields in their described order, absent optionals left out. Observation rows stand in "measurements",
/// "incidents" and "changes" with a "sourceId" and in their order within the source. The same portfolio gives the same
/// bytes.
Json toJson(const portfolio::Portfolio& portfolio);

/// Restores a portfolio exactly. Errors (BadInput) name the JSON pointer, the field and the value; unknown fields,
/// duplicate keys and ids, a depth over 64 and a NUL byte are refused.
Result<portfolio::Portfolio> fromJson(std::string_view text, const std::string& fileName);

/// One of the files of a portfolio that is kept as a folder.
struct PortfolioFile {
    std::string name; ///< "components.json"; for reading, as messages should call it
    std::string text;
};

/// The portfolio as a folder that tells its history well: a file for each kind that has records, and settings.json
/// always. Each is portfolio JSON by itself with its records sorted by id, a field a line; rows of observations stand
/// one a line. The same portfolio gives the same bytes.
std::vector<PortfolioFile> toJsonFiles(const portfolio::Portfolio& portfolio);

/// Names that such files may have.
const std::vector<std::string>& portfolioFileNames();

/// Restores a portfolio from such files, in any order. Errors as of one file; a record that stands in two is refused.
Result<portfolio::Portfolio> fromJsonFiles(std::span<const PortfolioFile> files);

/// JSON Schema (draft 2020-12) of the portfolio JSON, made from the records' descriptions.
Json portfolioSchema();

} // namespace banyan::storage
