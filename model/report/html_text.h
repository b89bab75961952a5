// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace banyan::report {

/// Data as UTF-8 that every XML 1.0 document may hold: broken bytes are replaced, control characters (line breaks and
/// tabs too, unless `keepLines`) become blanks, characters that XML forbids are left out.
std::string cleanText(std::string_view data, bool keepLines = false);

/// Data as text or attribute value of HTML or XML.
std::string htmlEscaped(std::string_view data);

} // namespace banyan::report
