// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace banyan {

/// FNV-1a over the bytes, finished by a SplitMix64 step. Stable across platforms and versions.
uint64_t hashText(std::string_view text);

/// One SplitMix64 step (Steele, Lea & Flood 2014): a bijection that scatters neighbouring inputs.
constexpr uint64_t mix64(uint64_t x) {
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

/// Random numbers that depend only on (seed, keys, draw): never on threads, order or who else draws.
class KeyedRandom {
public:
    explicit KeyedRandom(uint64_t seed)
        : m_state(mix64(seed)) {}
    KeyedRandom(uint64_t seed, std::string_view key)
        : m_state(mix64(mix64(seed) ^ hashText(key))) {}
    KeyedRandom(uint64_t seed, std::string_view key1, std::string_view key2)
        : m_state(mix64(mix64(mix64(seed) ^ hashText(key1)) ^ hashText(key2))) {}

    /// 64 random bits for the draw.
    [[nodiscard]] uint64_t bits(uint64_t draw) const { return mix64(m_state ^ mix64(draw)); }
    /// Uniform in (0, 1), never an end.
    [[nodiscard]] double uniform(uint64_t draw) const { return uniformOf(mix64(draw)); }
    /// uniform(draw) where mix64(draw) is known already: many keys draw the same draws.
    [[nodiscard]] double uniformOf(uint64_t mixed) const {
        return (static_cast<double>(mix64(m_state ^ mixed) >> 11) + 0.5) * 0x1.0p-53;
    }

private:
    uint64_t m_state;
};

/// A sequence for searches: the n-th call gives KeyedRandom's n-th draw.
class RandomSequence {
public:
    explicit RandomSequence(KeyedRandom source)
        : m_source(source) {}
    uint64_t bits() { return m_source.bits(m_next++); }
    double uniform() { return m_source.uniform(m_next++); }
    /// Uniform in [0, n); n > 0.
    uint32_t below(uint32_t n) { return static_cast<uint32_t>(((bits() >> 32) * n) >> 32); }

private:
    KeyedRandom m_source;
    uint64_t m_next = 0;
};

} // namespace banyan
