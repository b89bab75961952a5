// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace banyan {

/// `text` as a spreadsheet may safely open it: what begins with = + - @ TAB or CR gets a leading ' unless it is a
/// number, so that it is shown and not computed. `unguardedCell(guardedCell(x)) == x` for every x.
std::string guardedCell(std::string_view text);

/// Takes exactly that leading ' off again.
std::string_view unguardedCell(std::string_view text);

/// One cell of a CSV file: guarded, and quoted (RFC 4180) where the separator, a quote, a line break or a blank at
/// either end asks for it.
std::string csvCell(std::string_view text, char separator = ',');

/// The cells in one line, with its line feed.
std::string csvLine(std::span<const std::string> cells, char separator = ',');

} // namespace banyan
