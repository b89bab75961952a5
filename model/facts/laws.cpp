// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/facts/laws.h"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <cmath>

namespace banyan::facts {

namespace {

constexpr double lowerTail = 0.025;
constexpr double upperTail = 0.975;
constexpr double normalEnd = 1.959963984540054;
/// Beyond this many the normal approximation is exact to more digits than anybody shows.
constexpr double many = 1e6;

struct Raw {
    Interval operator()(const PointLaw& law) const { return Interval::point(law.x); }
    Interval operator()(const IntervalLaw& law) const { return {law.low, (law.low + law.high) / 2, law.high}; }
    Interval operator()(const TriangularLaw& law) const { return {law.low, law.likely, law.high}; }
    Interval operator()(const CountLaw& law) const {
        const Interval mean = poissonInterval(law.k);
        const double unit = law.scale / law.exposure;
        return {mean.low * unit, mean.mid * unit, mean.high * unit};
    }
    Interval operator()(const ProportionLaw& law) const {
        const double share = law.k / law.n;
        if (law.n > many) {
            const double width = normalEnd * std::sqrt(share * (1 - share) / law.n);
            return {100 * std::max(0.0, share - width), 100 * share, 100 * std::min(1.0, share + width)};
        }
        const double a = law.k + 0.5;
        const double b = law.n - law.k + 0.5;
        const double low = law.k > 0 ? boost::math::ibeta_inv(a, b, lowerTail) : 0;
        const double high = law.k < law.n ? boost::math::ibeta_inv(a, b, upperTail) : 1;
        return {100 * std::min(low, share), 100 * share, 100 * std::max(high, share)};
    }
    Interval operator()(const NotApplicable&) const { return {}; }
};

} // namespace

Interval poissonInterval(double k) {
    if (k > many) return {k - normalEnd * std::sqrt(k), k, k + normalEnd * std::sqrt(k)};
    const double low = k > 0 ? boost::math::gamma_p_inv(k, lowerTail) : 0;
    return {low, k, boost::math::gamma_p_inv(k + 1, upperTail)};
}

Interval rawOf(const Law& law) {
    return std::visit(Raw{}, law);
}

} // namespace banyan::facts
