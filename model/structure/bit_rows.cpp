// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/structure/bit_rows.h"

#include <bit>

namespace banyan::structure {

BitRows::BitRows(size_t n)
    : m_words((n + 63) / 64)
    , m_bits(n * m_words) {}

void BitRows::set(size_t row, size_t column) {
    m_bits[row * m_words + column / 64] |= uint64_t{1} << (column % 64);
}

bool BitRows::test(size_t row, size_t column) const {
    return (m_bits[row * m_words + column / 64] >> (column % 64)) & 1;
}

void BitRows::unite(size_t row, size_t other) {
    uint64_t* to = m_bits.data() + row * m_words;
    const uint64_t* from = m_bits.data() + other * m_words;
    for (size_t i = 0; i < m_words; ++i)
        to[i] |= from[i];
}

int BitRows::count(size_t row) const {
    int bits = 0;
    for (size_t i = row * m_words; i < (row + 1) * m_words; ++i)
        bits += std::popcount(m_bits[i]);
    return bits;
}

} // namespace banyan::structure
