// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/scoring/assessment.h"
#include "model/scoring/score_law.h"

namespace banyan::scoring {

/// One criterion of one component: what is known of it, on the score.
struct Cell {
    bool known = false;
    bool clamped = false;
    Interval score{0, 50, 100};
    const facts::Fact* fact = nullptr;   ///< absent when nobody knows it
    const facts::Fact* second = nullptr; ///< the hotspot's complexity
};

/// Where a criterion's facts lay in the last component, which is where they lie in most.
struct Places {
    size_t fact = 0;
    size_t second = 0;
};

/// A criterion made ready to score many components.
class Leaf {
public:
    /// Both must outlive the leaf.
    Leaf(const Criterion& criterion, QuantileTables& tables);

    [[nodiscard]] const Criterion& criterion() const { return *m_criterion; }
    [[nodiscard]] Cell cell(const facts::FactsOfOne& facts, Places& places) const;
    /// How the cell is drawn.
    [[nodiscard]] LeafLaw law(const Cell& cell, uint64_t seed, const ComponentId& component) const;
    /// P(score ≥ threshold).
    [[nodiscard]] double atLeast(const Cell& cell, double threshold, uint64_t seed, const ComponentId& component) const;
    /// The raw value in the criterion's unit; absent where the question doesn't arise.
    [[nodiscard]] std::optional<Interval> raw(const Cell& cell) const;
    /// The raw value for people, with its unit.
    [[nodiscard]] std::string text(const Cell& cell) const;

private:
    [[nodiscard]] double factorFor(const facts::Fact& fact) const;

    const Criterion* m_criterion;
    QuantileTables* m_tables;
    ValueFunction m_value;
    std::string m_fact;
    std::string m_secondFact; ///< empty but for the hotspot
    std::optional<ValueFunction> m_secondValue;
};

/// Points by which a score is widened either way for the age of its data: 50 · (1 − 2^(−max(0, age − L) / L)), L = 180
/// days measured and 365 declared or estimated.
double ageWidening(const facts::Fact& fact);

/// A raw value for people: two decimals below 10, one below 100, else none.
std::string rawNumber(double x);
/// The same with its unit: "5.5 per 30 d", "level 3".
std::string quantity(double x, std::string_view unit);
/// "1 point", "2.5 points".
std::string pointsText(double points);
/// A name or clause inside a sentence: its first letter is small unless it begins an acronym.
std::string inSentence(std::string text);
/// "184 commits, complexity 52"; what is absent is said to be unknown.
std::string hotspotText(const std::optional<Interval>& commits, const std::optional<double>& complexity,
                        std::string_view unit);

} // namespace banyan::scoring
