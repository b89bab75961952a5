// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/intake/reader.h"

#include <string>
#include <string_view>

/// What every reader of files from outside needs: bounded reading, decoding, tables, JSON, YAML, workbooks and times.
namespace banyan::importers {

using intake::InputFile;
using intake::Limits;
using intake::ReadOptions;

/// Decoded text and the encoding that it was in: "utf-8", "utf-16le", "utf-16be" or "windows-1252".
struct Text {
    std::string text; ///< UTF-8 without BOM
    std::string encoding;
};

/// The whole file, raw. Errors: "file.not-readable" (Io), "import.too-large" (BadInput) over `limits.fileBytes`.
Result<std::string> readBytes(const InputFile& file, const Limits& limits);

/// Bytes as UTF-8. `encoding` empty: a BOM decides, then UTF-16 by its zero bytes, then valid UTF-8, else Windows-1252.
/// Named: utf-8, utf-16, utf-16le, utf-16be, windows-1252 (also cp1252, latin1, iso-8859-1).
/// Errors (BadInput): "text.binary" for NUL bytes and "text.broken-encoding" for UTF-8 that isn't, both with line and
/// byte; "text.unknown-encoding" (Usage).
Result<Text> decodeText(std::string bytes, const std::string& file, const std::string& encoding = {});

/// readBytes and decodeText with the options' limits and encoding.
Result<Text> readText(const InputFile& file, const ReadOptions& options);

/// The start of a file as text, for recognition: a character that the cut went through is dropped. Empty when it is
/// binary.
std::string decodeHead(std::string_view head);

/// True when the bytes are UTF-8 (no overlong forms, no surrogates).
bool isUtf8(std::string_view bytes);

/// `Where` of a line in a file.
Where lineOf(const std::string& file, int line, std::string pointer = {});

} // namespace banyan::importers
