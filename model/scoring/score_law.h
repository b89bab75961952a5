// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/random.h"
#include "model/facts/facts.h"
#include "model/scoring/quantiles.h"
#include "model/scoring/value_function.h"

#include <memory>

namespace banyan::scoring {

/// How one number on the score (0–100) is drawn: fixed, evenly between two ends, or by a table; then widened with age.
class ScoreLaw {
public:
    /// Unknown: anywhere from 0 to 100.
    static ScoreLaw unknown();
    /// The fact's law put through v, `factor` turning the fact's unit into the criterion's, ± `widening` points.
    static ScoreLaw of(const facts::Law& law, const ValueFunction& v, double factor, double widening);

    /// A single score, but for age.
    [[nodiscard]] bool isPoint() const { return !m_table && m_low == m_high; }
    [[nodiscard]] bool fixed() const { return isPoint() && m_widening == 0; }
    /// The score where it is fixed.
    [[nodiscard]] double value() const { return m_low; }
    /// The score drawn by u in (0, 1), before age.
    [[nodiscard]] double at(double u) const { return m_table ? atLevel(*m_table, u) : m_low + (m_high - m_low) * u; }
    [[nodiscard]] double widening() const { return m_widening; }
    /// Age's part of the draw, by a second u.
    [[nodiscard]] double widened(double score, double u) const {
        return std::min(100.0, std::max(0.0, score + m_widening * (2 * u - 1)));
    }
    /// P(score ≥ threshold), age included.
    [[nodiscard]] double atLeast(double threshold) const;
    /// Means of the score, its square and its root, age included.
    struct Means {
        double score = 0;
        double square = 0;
        double root = 0;
    };
    [[nodiscard]] Means means() const;

private:
    double m_low = 0;
    double m_high = 0;
    double m_widening = 0;
    std::unique_ptr<const Quantiles> m_table; ///< of the score
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
    [[nodiscard]] double draw(uint64_t n) const;
    [[nodiscard]] double atLeast(double threshold) const;
    [[nodiscard]] double variance() const;
};

} // namespace banyan::scoring
