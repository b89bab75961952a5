// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The distributions that the tests need, from Boost.Math. Arguments outside a law's domain give NaN, never an
/// exception.
namespace banyan::outcomes {

double normalQuantile(double p);
/// P(|Z| ≥ |z|).
double normalTwoSided(double z);
double studentQuantile(double p, double degrees);
/// P(|T| ≥ |t|).
double studentTwoSided(double t, double degrees);
/// Quantile of Beta(a, b): exact ends of a proportion (Clopper & Pearson, Biometrika 26, 1934).
double betaQuantile(double p, double a, double b);
/// P(X = k) of Binomial(n, share).
double binomialMass(double k, double n, double share);

} // namespace banyan::outcomes
