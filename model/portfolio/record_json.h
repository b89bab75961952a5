// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/json.h"
#include "model/portfolio/portfolio.h"

namespace banyan::portfolio {

/// One record as a JSON object: fields in their described order, absent optionals left out, ids as text, dates and
/// instants as ISO 8601, enums by name.
Json recordToJson(const AnyRecord& record);

/// One record of a kind ("component"). Missing fields keep their defaults ("id" must be there); unknown ones are
/// refused. `pointer` is where it stood, for messages. Errors (BadInput) "json.wrong-type", "json.unknown-field",
/// "json.unknown-kind" name pointer and value.
Result<AnyRecord> recordFromJson(std::string_view kind, const Json& value, const std::string& fileName,
                                 const std::string& pointer);

} // namespace banyan::portfolio
