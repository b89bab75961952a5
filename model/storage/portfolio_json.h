// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/json.h"
#include "model/base/result.h"
#include "model/portfolio/portfolio.h"

#include <string>
#include <string_view>

namespace banyan::storage {

/// {"schema":"banyan.portfolio/1", "components":[…], …}: top-level arrays named after the records in the plural, each
/// sorted by id, fields in their described order, absent optionals left out. Observation rows stand in "measurements",
/// "incidents" and "changes" with a "sourceId" and in their order within the source. The same portfolio gives the same
/// bytes.
Json toJson(const portfolio::Portfolio& portfolio);

/// Restores a portfolio exactly. Errors (BadInput) name the JSON pointer, the field and the value; unknown fields,
/// duplicate keys and ids, a depth over 64 and a NUL byte are refused.
Result<portfolio::Portfolio> fromJson(std::string_view text, const std::string& fileName);

/// JSON Schema (draft 2020-12) of the portfolio JSON, made from the records' descriptions.
Json portfolioSchema();

} // namespace banyan::storage
