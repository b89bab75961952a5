// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/random.h"
#include "model/facts/facts.h"
#include "model/scoring/quantiles.h"
#include "model/scoring/value_function.h"

#include <memory>
#include <span>
#include <vector>

namespace banyan::scoring {

/// How one number on the score (0–100) is drawn: fixed, evenly between two ends, or by a table; then widened with age.
class ScoreLaw {
public:
    /// Unknown: anywhere from 0 to 100.
    static ScoreLaw unknown();
    /// The fact's law put through v, `factor` turning the fact's unit into the criterion's, ± `widening` points.
    static ScoreLaw of(const facts::Law& law, const ValueFunction& v, double factor, double widening,
                       QuantileTables& tables);

    /// A single score, but for age.
    [[nodiscard]] bool isPoint() const { return !m_table && m_low == m_high; }
    [[nodiscard]] bool fixed() const { return isPoint() && m_widening == 0; }
    /// The score where it is fixed.
    [[nodiscard]] double value() const { return m_low; }
    /// A score for each draw, age included; `draws` as in DrawBlock.
    void draw(const KeyedRandom& score, const KeyedRandom& age, std::span<const uint64_t> draws,
              std::span<double> out) const;
    /// The score drawn by u in (0, 1), before age.
    [[nodiscard]] double at(double u) const { return m_table ? atLevel(*m_table, u) : m_low + (m_high - m_low) * u; }
    [[nodiscard]] double widening() const { return m_widening; }
    /// Age's part of the draw, by a second u.
    [[nodiscard]] double widened(double score, double u) const {
        return std::min(100.0, std::max(0.0, score + m_widening * (2 * u - 1)));
    }
    /// P(score ≥ threshold), age included.
    [[nodiscard]] double atLeast(double threshold) const;
    /// Mean of f(score), age included.
    template <typename F>
    [[nodiscard]] double mean(F f) const;

private:
    double m_low = 0;
    double m_high = 0;
    double m_widening = 0;
    std::unique_ptr<const Quantiles> m_table; ///< of the score
};

/// Draws in a row, mixed once for everybody who draws them.
class DrawBlock {
public:
    DrawBlock(size_t first, size_t count)
        : m_first(first)
        , m_mixed(count) {
        for (size_t d = 0; d < count; ++d)
            m_mixed[d] = mix64(first + d);
    }
    [[nodiscard]] size_t first() const { return m_first; }
    [[nodiscard]] size_t size() const { return m_mixed.size(); }
    [[nodiscard]] std::span<const uint64_t> mixed() const { return m_mixed; }

private:
    size_t m_first;
    std::vector<uint64_t> m_mixed;
};

/// One leaf's law: a single one, or the root of the product of two (the hotspot).
struct LeafLaw {
    ScoreLaw first;
    std::unique_ptr<ScoreLaw> second;
    KeyedRandom firstDraw{0};
    KeyedRandom firstAge{0};
    KeyedRandom secondDraw{0};
    KeyedRandom secondAge{0};

    /// `key` names component and criterion; each part and its age draw from keys of their own.
    LeafLaw(ScoreLaw one, std::unique_ptr<ScoreLaw> two, uint64_t seed, std::string_view component,
            std::string_view criterion);

    [[nodiscard]] bool fixed() const { return first.fixed() && (!second || second->fixed()); }
    /// The score where it is fixed.
    [[nodiscard]] double value() const;
    /// A score for each draw.
    void draw(std::span<const uint64_t> draws, std::span<double> out) const;
    [[nodiscard]] double atLeast(double threshold) const;
    [[nodiscard]] double variance() const;
};

} // namespace banyan::scoring
