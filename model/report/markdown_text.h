// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace banyan::report {

/// Data as Markdown text that can't be read as markup, a link, a mention, HTML or a table's edge; line breaks become
/// blanks.
std::string escaped(std::string_view data);

/// Data as a Mermaid label: letters, digits, blanks and ( ) . , - + / only, at most 48 characters, never empty.
std::string mermaidLabel(std::string_view data);

} // namespace banyan::report
