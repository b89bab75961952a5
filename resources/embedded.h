// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace banyan::resources {

/// The text of a file of resources/ that is compiled in ("criteria.json"), or nothing when there is no such file.
/// For code that does without Qt Gui; the list stands in resources/CMakeLists.txt.
std::string_view embedded(std::string_view name);

} // namespace banyan::resources
