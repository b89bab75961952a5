// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace banyan::report {

/// Data as Markdown text that can't be read as markup, a link, a mention, HTML or a table's edge; line breaks become
/// blanks.
std::string escaped(std::string_view data);

/// Data as a Mermaid label: letters, digits, blanks and ( ) . , - + / only, at most 48 characters, never empty.
std::string mermaidLabel(std::string_view data);

/// A GitHub-style table. Cells are Markdown already.
class MarkdownTable {
public:
    /// Columns whose header ends with '#' are right-aligned (the mark is cut).
    explicit MarkdownTable(std::vector<std::string> header)
        : m_header(std::move(header)) {}
    void add(std::vector<std::string> cells) { m_rows.push_back(std::move(cells)); }
    [[nodiscard]] bool empty() const { return m_rows.empty(); }
    [[nodiscard]] std::string text() const;

private:
    std::vector<std::string> m_header;
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace banyan::report
