// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outcomes/laws.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <limits>

namespace banyan::outcomes {

namespace {

namespace bm = boost::math;
using Quiet = bm::policies::policy<
    bm::policies::domain_error<bm::policies::errno_on_error>, bm::policies::pole_error<bm::policies::errno_on_error>,
    bm::policies::overflow_error<bm::policies::errno_on_error>,
    bm::policies::evaluation_error<bm::policies::errno_on_error>, bm::policies::promote_double<false>>;

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

} // namespace

double normalQuantile(double p) {
    return bm::quantile(bm::normal_distribution<double, Quiet>(), p);
}

double normalTwoSided(double z) {
    return std::erfc(std::abs(z) / std::sqrt(2.0));
}

double studentQuantile(double p, double degrees) {
    if (!(degrees > 0)) return nothing;
    return bm::quantile(bm::students_t_distribution<double, Quiet>(degrees), p);
}

double studentTwoSided(double t, double degrees) {
    if (!(degrees > 0) || std::isnan(t)) return nothing;
    if (std::isinf(t)) return 0;
    return 2 * bm::cdf(bm::complement(bm::students_t_distribution<double, Quiet>(degrees), std::abs(t)));
}

double betaQuantile(double p, double a, double b) {
    if (!(a > 0) || !(b > 0)) return nothing;
    return bm::quantile(bm::beta_distribution<double, Quiet>(a, b), p);
}

double binomialMass(double k, double n, double share) {
    return bm::pdf(bm::binomial_distribution<double, Quiet>(n, share), k);
}

} // namespace banyan::outcomes
