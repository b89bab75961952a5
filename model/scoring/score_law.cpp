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

ScoreLaw ScoreLaw::of(const facts::Law& law, const ValueFunction& v, double factor, double widening) {
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
        out.m_table = scored(gammaQuantiles(count->k + 0.5), v, factor * count->scale / count->exposure);
    } else if (const auto* proportion = std::get_if<facts::ProportionLaw>(&law)) {
        out.m_table = scored(jeffreysQuantiles(proportion->k, proportion->n), v, factor * 100);
    }
    return out;
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

ScoreLaw::Means ScoreLaw::means() const {
    const int scores = isPoint() ? 1 : 128;
    const int ages = m_widening > 0 ? 16 : 1;
    Means sum;
    for (int look = 0; look < scores; ++look) {
        const double score = at((look + 0.5) / scores);
        for (int age = 0; age < ages; ++age) {
            const double x = widened(score, (age + 0.5) / ages);
            sum.score += x;
            sum.square += x * x;
            sum.root += std::sqrt(x);
        }
    }
    const int all = scores * ages;
    return {sum.score / all, sum.square / all, sum.root / all};
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

double LeafLaw::draw(uint64_t n) const {
    double score = first.at(firstDraw.uniform(n));
    if (first.widening() > 0) score = first.widened(score, firstAge.uniform(n));
    if (!second) return score;
    double other = second->at(secondDraw.uniform(n));
    if (second->widening() > 0) other = second->widened(other, secondAge.uniform(n));
    return std::sqrt(score * other);
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
    const ScoreLaw::Means one = first.means();
    if (!second) return std::max(0.0, one.square - one.score * one.score);
    const ScoreLaw::Means two = second->means();
    const double mean = one.root * two.root; // of the root of two independent scores' product
    return std::max(0.0, one.score * two.score - mean * mean);
}

} // namespace banyan::scoring
