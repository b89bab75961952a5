// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring/value_function.h"

#include <algorithm>
#include <cmath>

namespace banyan::scoring {

using namespace portfolio;

ValueFunction::ValueFunction(const Criterion& criterion)
    : m_scale(criterion.scale)
    , m_a0(criterion.a0)
    , m_a100(criterion.a100)
    , m_g0(criterion.scale == Scale::Log ? std::log(criterion.a0) : criterion.a0)
    , m_span((criterion.scale == Scale::Log ? std::log(criterion.a100) : criterion.a100) - m_g0)
    , m_anchors(criterion.anchors) {}

Scored ValueFunction::operator()(double raw) const {
    if (m_scale == Scale::Piecewise) return piecewise(raw);
    const bool beyond = raw < std::min(m_a0, m_a100) || raw > std::max(m_a0, m_a100);
    if (m_scale == Scale::Log && raw <= 0) return {m_a0 < m_a100 ? 0.0 : 100.0, true};
    const double g = m_scale == Scale::Log ? std::log(raw) : raw;
    return {100 * std::clamp((g - m_g0) / m_span, 0.0, 1.0), beyond};
}

Scored ValueFunction::piecewise(double raw) const {
    if (raw < m_anchors.front().raw) return {m_anchors.front().score, true};
    if (raw > m_anchors.back().raw) return {m_anchors.back().score, true};
    for (size_t i = 1; i < m_anchors.size(); ++i) {
        const Anchor& from = m_anchors[i - 1];
        const Anchor& to = m_anchors[i];
        if (raw <= to.raw)
            return {from.score + (to.score - from.score) * (raw - from.raw) / (to.raw - from.raw), false};
    }
    return {m_anchors.back().score, false};
}

std::pair<double, double> ValueFunction::range(double low, double high) const {
    auto [least, greatest] = std::minmax({(*this)(low).score, (*this)(high).score});
    if (m_scale == Scale::Piecewise)
        for (const Anchor& anchor : m_anchors)
            if (low < anchor.raw && anchor.raw < high) {
                least = std::min(least, anchor.score);
                greatest = std::max(greatest, anchor.score);
            }
    return {least, greatest};
}

Scored scoreOf(const Criterion& criterion, double raw) {
    return ValueFunction(criterion)(raw);
}

double rawScoring(const Criterion& criterion, double score, double near) {
    const double share = score / 100;
    if (criterion.scale == Scale::Linear) return criterion.a0 + share * (criterion.a100 - criterion.a0);
    if (criterion.scale == Scale::Log) return criterion.a0 * std::pow(criterion.a100 / criterion.a0, share);
    double best = near;
    double distance = -1;
    for (size_t i = 1; i < criterion.anchors.size(); ++i) {
        const Anchor& from = criterion.anchors[i - 1];
        const Anchor& to = criterion.anchors[i];
        if (std::min(from.score, to.score) > score || std::max(from.score, to.score) < score) continue;
        const double raw = from.score == to.score
                               ? std::clamp(near, from.raw, to.raw)
                               : from.raw + (to.raw - from.raw) * (score - from.score) / (to.score - from.score);
        if (distance >= 0 && std::abs(raw - near) >= distance) continue;
        best = raw;
        distance = std::abs(raw - near);
    }
    return best;
}

} // namespace banyan::scoring
