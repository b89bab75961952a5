// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace banyan::cli {

/// Left-aligned columns for a terminal; widths count characters, not bytes.
class Table {
public:
    explicit Table(std::vector<std::string> header)
        : m_rows{std::move(header)} {}
    void add(std::vector<std::string> row) { m_rows.push_back(std::move(row)); }
    [[nodiscard]] std::string text() const;

private:
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace banyan::cli
