// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring/cell.h"

#include "model/base/units.h"
#include "model/scoring/criteria.h"

#include <algorithm>
#include <cmath>

namespace banyan::scoring {

namespace {

constexpr int measuredLife = 180;
constexpr int statedLife = 365;

struct PartScore {
    Interval score;
    bool clamped = false;
};

Interval widened(Interval score, double by) {
    return {std::max(0.0, score.low - by), score.mid, std::min(100.0, score.high + by)};
}

PartScore partScore(const facts::Fact& fact, const ValueFunction& v, double factor) {
    if (std::holds_alternative<facts::NotApplicable>(fact.law))
        return {widened(Interval::point(0), ageWidening(fact)), false};
    const Scored mid = v(fact.raw.mid * factor);
    Interval score = Interval::point(mid.score);
    if (fact.raw.low != fact.raw.high) {
        std::tie(score.low, score.high) = v.range(fact.raw.low * factor, fact.raw.high * factor);
        if (std::holds_alternative<facts::IntervalLaw>(fact.law)) score.mid = (score.low + score.high) / 2;
    }
    return {widened(score, ageWidening(fact)), mid.clamped};
}

bool usable(const facts::Fact& fact) {
    return std::isfinite(fact.raw.low) && std::isfinite(fact.raw.mid) && std::isfinite(fact.raw.high);
}

const facts::Fact* find(const facts::FactsOfOne& facts, const std::string& id, size_t& place) {
    const facts::Fact* found = facts.find(id, place);
    return found && usable(*found) ? found : nullptr;
}

} // namespace

double ageWidening(const facts::Fact& fact) {
    const int life = fact.declared || fact.estimated ? statedLife : measuredLife;
    if (fact.ageDays <= life) return 0;
    return 50 * (1 - std::exp2(-static_cast<double>(fact.ageDays - life) / life));
}

std::string rawNumber(double x) {
    const double size = std::abs(x);
    return shortNumber(x, size < 10 ? 2 : size < 100 ? 1 : 0);
}

std::string quantity(double x, std::string_view unit) {
    if (unit == "level") return "level " + rawNumber(x);
    return numberWithUnit(rawNumber(x), unit);
}

std::string pointsText(double points) {
    const std::string number = shortNumber(points);
    return number + (number == "1" ? " point" : " points");
}

std::string inSentence(std::string text) {
    const bool acronym = text.size() > 1 && text[1] >= 'A' && text[1] <= 'Z';
    if (!acronym && !text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] + 32);
    return text;
}

std::string hotspotText(const std::optional<Interval>& commits, const std::optional<double>& complexity,
                        std::string_view unit) {
    if (!commits && !complexity) return "unknown";
    return (commits ? quantity(commits->mid, unit) : "commits unknown") + ", complexity " +
           (complexity ? rawNumber(*complexity) : "unknown");
}

Leaf::Leaf(const Criterion& criterion, QuantileTables& tables)
    : m_criterion(&criterion)
    , m_tables(&tables)
    , m_value(criterion)
    , m_fact(criterion.fact) {
    if (criterion.fact != hotspotFact) return;
    const Method& method = *builtInMethod();
    m_fact = method.churn;
    m_secondFact = method.complexity.fact;
    m_secondValue.emplace(method.complexity);
}

double Leaf::factorFor(const facts::Fact& fact) const {
    if (m_secondValue || fact.unit == m_criterion->unit || fact.unit.empty() || m_criterion->unit.empty()) return 1;
    return convertUnit(1, fact.unit, m_criterion->unit).value_or(1);
}

Cell Leaf::cell(const facts::FactsOfOne& facts, Places& places) const {
    Cell cell;
    cell.fact = find(facts, m_fact, places.fact);
    if (m_secondValue) cell.second = find(facts, m_secondFact, places.second);
    if (!cell.fact || (m_secondValue && !cell.second)) return cell;
    cell.known = true;
    const PartScore part = partScore(*cell.fact, m_value, factorFor(*cell.fact));
    cell.score = part.score;
    cell.clamped = part.clamped;
    if (!m_secondValue) return cell;
    const PartScore other = partScore(*cell.second, *m_secondValue, 1);
    cell.clamped = part.clamped || other.clamped;
    cell.score = {std::sqrt(part.score.low * other.score.low), std::sqrt(part.score.mid * other.score.mid),
                  std::sqrt(part.score.high * other.score.high)};
    return cell;
}

LeafLaw Leaf::law(const Cell& cell, uint64_t seed, const ComponentId& component) const {
    std::unique_ptr<ScoreLaw> second;
    if (!cell.known) return {ScoreLaw::unknown(), nullptr, seed, component.value, m_criterion->id.value};
    if (cell.second)
        second = std::make_unique<ScoreLaw>(
            ScoreLaw::of(cell.second->law, *m_secondValue, 1, ageWidening(*cell.second), *m_tables));
    return {ScoreLaw::of(cell.fact->law, m_value, factorFor(*cell.fact), ageWidening(*cell.fact), *m_tables),
            std::move(second), seed, component.value, m_criterion->id.value};
}

double Leaf::atLeast(const Cell& cell, double threshold, uint64_t seed, const ComponentId& component) const {
    const auto* count = cell.known && !cell.second ? std::get_if<facts::CountLaw>(&cell.fact->law) : nullptr;
    // Fresh counts are the common case, and need no table.
    if (!count || m_criterion->scale == Scale::Piecewise || ageWidening(*cell.fact) > 0)
        return law(cell, seed, component).atLeast(threshold);
    const double raw = rawScoring(*m_criterion, threshold, 0) / factorFor(*cell.fact);
    const double more = gammaAtLeast(count->k + 0.5, raw * count->exposure / count->scale);
    return m_criterion->a0 < m_criterion->a100 ? more : 1 - more;
}

std::optional<Interval> Leaf::raw(const Cell& cell) const {
    if (!cell.fact || std::holds_alternative<facts::NotApplicable>(cell.fact->law)) return {};
    const Interval& raw = cell.fact->raw;
    const double factor = factorFor(*cell.fact);
    return Interval{raw.low * factor, raw.mid * factor, raw.high * factor};
}

std::string Leaf::text(const Cell& cell) const {
    if (m_secondValue)
        return hotspotText(raw(cell), cell.second ? std::optional(cell.second->raw.mid) : std::nullopt,
                           m_criterion->unit);
    const auto known = raw(cell);
    return known ? quantity(known->mid, m_criterion->unit) : "unknown";
}

} // namespace banyan::scoring
