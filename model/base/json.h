// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace banyan {

/// Keeps the order in which fields are written, so that output is stable and reads as documented.
using Json = nlohmann::ordered_json;

enum class DuplicateKeys { Refuse, KeepLast };

/// Parses JSON from outside: refuses NUL bytes, a depth over `depth`, broken UTF-8 and (by default) duplicate keys; a
/// UTF-8 BOM is skipped. Never throws. Errors (BadInput) "json.invalid", "json.too-deep", "json.duplicate-key" name
/// line and column.
Result<Json> parseUntrusted(std::string_view text, const std::string& fileName, int depth = 64,
                            DuplicateKeys duplicates = DuplicateKeys::Refuse);

/// Text with two-space indent and a final newline; broken UTF-8 is replaced, NaN and infinity become null.
std::string dump(const Json& value);

} // namespace banyan
