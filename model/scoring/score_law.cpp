// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring/score_law.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace banyan::scoring {

namespace {

std::unique_ptr<const Quantiles> scored(Quantiles raw, const ValueFunction& v, double factor) {
    for (double& x : raw)
        x = v(x * factor).score;
    return std::make_unique<const Quantiles>(raw);
}

/// Even levels at which a law is looked at to sum it up.
constexpr int looks = 1024;

double levelOf(int look) {
    return (look + 0.5) / looks;
}

} // namespace

ScoreLaw ScoreLaw::unknown() {
    ScoreLaw out;
    out.m_high = 100;
    return out;
}

ScoreLaw ScoreLaw::of(const facts::Law& law, const ValueFunction& v, double factor, double widening,
                      QuantileTables& tables) {
    ScoreLaw out;
    out.m_widening = widening;
    if (const auto* point = std::get_if<facts::PointLaw>(&law)) {
        out.m_low = out.m_high = v(point->x * factor).score;
    } else if (const auto* interval = std::get_if<facts::IntervalLaw>(&law)) {
        std::tie(out.m_low, out.m_high) = v.range(interval->low * factor, interval->high * factor);
    } else if (const auto* estimate = std::get_if<facts::TriangularLaw>(&law)) {
        if (estimate->low == estimate->high)
            out.m_low = out.m_high = v(estimate->low * factor).score;
        else
            out.m_table = scored(triangularQuantiles(estimate->low, estimate->likely, estimate->high), v, factor);
    } else if (const auto* count = std::get_if<facts::CountLaw>(&law)) {
        out.m_table = scored(tables.gamma(count->k + 0.5), v, factor * count->scale / count->exposure);
    } else if (const auto* proportion = std::get_if<facts::ProportionLaw>(&law)) {
        out.m_table = scored(tables.jeffreys(proportion->k, proportion->n), v, factor * 100);
    }
    return out;
}

void ScoreLaw::draw(const KeyedRandom& score, const KeyedRandom& age, std::span<const uint64_t> draws,
                    std::span<double> out) const {
    if (m_table)
        for (size_t d = 0; d < out.size(); ++d)
            out[d] = atLevel(*m_table, score.uniformOf(draws[d]));
    else if (isPoint())
        std::ranges::fill(out, m_low);
    else
        for (size_t d = 0; d < out.size(); ++d)
            out[d] = m_low + (m_high - m_low) * score.uniformOf(draws[d]);
    if (m_widening > 0)
        for (size_t d = 0; d < out.size(); ++d)
            out[d] = widened(out[d], age.uniformOf(draws[d]));
}

double ScoreLaw::atLeast(double threshold) const {
    const auto byAge = [&](double score) {
        return m_widening > 0 ? std::clamp((score + m_widening - threshold) / (2 * m_widening), 0.0, 1.0)
                              : (score >= threshold ? 1.0 : 0.0);
    };
    if (isPoint()) return byAge(m_low);
    double sum = 0;
    for (int look = 0; look < looks; ++look)
        sum += byAge(at(levelOf(look)));
    return sum / looks;
}

template <typename F>
double ScoreLaw::mean(F f) const {
    const int scores = isPoint() ? 1 : 64;
    const int ages = m_widening > 0 ? 8 : 1;
    double sum = 0;
    for (int look = 0; look < scores; ++look) {
        const double score = at((look + 0.5) / scores);
        for (int age = 0; age < ages; ++age)
            sum += f(widened(score, (age + 0.5) / ages));
    }
    return sum / (scores * ages);
}

LeafLaw::LeafLaw(ScoreLaw one, std::unique_ptr<ScoreLaw> two, uint64_t seed, std::string_view component,
                 std::string_view criterion)
    : first(std::move(one))
    , second(std::move(two)) {
    const std::string key(criterion);
    firstDraw = KeyedRandom(seed, component, key);
    if (first.widening() > 0) firstAge = KeyedRandom(seed, component, key + "#age");
    if (!second) return;
    secondDraw = KeyedRandom(seed, component, key + "#2");
    if (second->widening() > 0) secondAge = KeyedRandom(seed, component, key + "#2#age");
}

double LeafLaw::value() const {
    return second ? std::sqrt(first.value() * second->value()) : first.value();
}

void LeafLaw::draw(std::span<const uint64_t> draws, std::span<double> out) const {
    first.draw(firstDraw, firstAge, draws, out);
    if (!second) return;
    std::vector<double> other(out.size());
    second->draw(secondDraw, secondAge, draws, other);
    for (size_t d = 0; d < out.size(); ++d)
        out[d] = std::sqrt(out[d] * other[d]);
}

double LeafLaw::atLeast(double threshold) const {
    if (!second) return first.atLeast(threshold);
    const int ages = first.widening() > 0 ? 16 : 1;
    const int coarse = first.isPoint() ? 1 : 128;
    double sum = 0;
    for (int look = 0; look < coarse; ++look) {
        for (int age = 0; age < ages; ++age) {
            const double score = first.widened(first.at((look + 0.5) / coarse), (age + 0.5) / ages);
            if (score > 0) sum += second->atLeast(threshold * threshold / score);
        }
    }
    return sum / (coarse * ages);
}

double LeafLaw::variance() const {
    const auto itself = [](double x) { return x; };
    const auto square = [](double x) { return x * x; };
    const auto root = [](double x) { return std::sqrt(x); };
    const double one = first.mean(itself);
    if (!second) return std::max(0.0, first.mean(square) - one * one);
    const double mean = first.mean(root) * second->mean(root); // of the root of two independent scores' product
    return std::max(0.0, one * second->mean(itself) - mean * mean);
}

} // namespace banyan::scoring
