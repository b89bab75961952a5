// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace banyan::structure {

/// A square table of bits, a row after the other: who reaches whom.
class BitRows {
public:
    explicit BitRows(size_t n);

    void set(size_t row, size_t column);
    [[nodiscard]] bool test(size_t row, size_t column) const;
    /// Adds the bits of another row to this one.
    void unite(size_t row, size_t other);
    [[nodiscard]] int count(size_t row) const;

private:
    size_t m_words;
    std::vector<uint64_t> m_bits;
};

} // namespace banyan::structure
