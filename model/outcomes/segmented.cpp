// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outcomes/segmented.h"

#include "model/outcomes/laws.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace banyan::outcomes {

namespace {

Coefficient coefficient(const LeastSquares& model, size_t place, int lag) {
    std::vector<double> weights(model.coefficients().size(), 0.0);
    weights[place] = 1;
    return {model.coefficients()[place], model.plainError(weights), model.neweyWestError(weights, lag)};
}

/// Sums from which the residual squares of a straight line over any run of points follow.
class LineSums {
public:
    LineSums(std::span<const double> time, std::span<const double> value)
        : m_sums(time.size() + 1) {
        // Distances from the means keep the squares small.
        const auto meanOf = [](std::span<const double> x) {
            double sum = 0;
            for (const double v : x)
                sum += v;
            return sum / static_cast<double>(x.size());
        };
        const double t0 = meanOf(time);
        const double y0 = meanOf(value);
        for (size_t i = 0; i < time.size(); ++i) {
            const double t = time[i] - t0;
            const double y = value[i] - y0;
            const Sums& s = m_sums[i];
            m_sums[i + 1] = {s.n + 1, s.t + t, s.y + y, s.tt + t * t, s.ty + t * y, s.yy + y * y};
        }
    }
    [[nodiscard]] double residual(size_t from, size_t to) const {
        const Sums& a = m_sums[from];
        const Sums& b = m_sums[to];
        const double n = b.n - a.n;
        const double t = (b.t - a.t) / n;
        const double y = (b.y - a.y) / n;
        const double tt = (b.tt - a.tt) - n * t * t;
        const double ty = (b.ty - a.ty) - n * t * y;
        const double yy = (b.yy - a.yy) - n * y * y;
        return std::max(0.0, tt > 0 ? yy - ty * ty / tt : yy);
    }

private:
    struct Sums {
        double n = 0, t = 0, y = 0, tt = 0, ty = 0, yy = 0;
    };
    std::vector<Sums> m_sums;
};

Columns designOf(const SegmentedSeries& series) {
    const size_t n = series.value.size();
    Columns columns{std::vector<double>(n, 1.0), series.time, std::vector<double>(n, 0.0)};
    if (series.withSlope) columns.emplace_back(n, 0.0);
    for (size_t i = 0; i < n; ++i) {
        if (!series.after[i]) continue;
        columns[2][i] = 1;
        if (series.withSlope) columns[3][i] = series.time[i] - series.slopeFrom;
    }
    columns.insert(columns.end(), series.season.begin(), series.season.end());
    return columns;
}

void fillEffect(Segmented& out, const LeastSquares& model, const SegmentedSeries& series) {
    std::vector<double> weights(model.coefficients().size(), 0.0);
    double points = 0;
    double distance = 0;
    for (size_t i = 0; i < series.time.size(); ++i)
        if (series.after[i]) ++points, distance += series.time[i] - series.slopeFrom;
    weights[2] = 1;
    if (series.withSlope) weights[3] = distance / points;
    double effect = 0;
    for (size_t i = 0; i < weights.size(); ++i)
        effect += weights[i] * model.coefficients()[i];
    // Where the readings lie on the line exactly, what is left of the effect is rounding.
    double largest = 0;
    for (const double v : series.value)
        largest = std::max(largest, std::abs(v));
    out.error = std::max({model.plainError(weights), model.neweyWestError(weights, out.lag), 1e-10 * largest});
    const double wide = studentQuantile(0.975, model.degrees()) * out.error;
    out.effect = {effect - wide, effect, effect + wide};
    out.p = out.error > 0 ? studentTwoSided(effect / out.error, model.degrees()) : effect == 0 ? 1 : 0;
}

} // namespace

std::optional<Segmented> segmentedRegression(const SegmentedSeries& series) {
    const auto after = static_cast<size_t>(std::ranges::count(series.after, true));
    if (series.time.size() != series.value.size() || series.after.size() != series.value.size()) return {};
    if (after < 2 || series.value.size() - after < 2) return {};
    const auto model = LeastSquares::fit(designOf(series), series.value);
    if (!model) return {};
    Segmented out;
    out.lag = series.lag.value_or(neweyWestLag(series.value.size()));
    out.degrees = model->degrees();
    out.trend = coefficient(*model, 1, out.lag);
    out.level = coefficient(*model, 2, out.lag);
    if (series.withSlope) out.slope = coefficient(*model, 3, out.lag);
    fillEffect(out, *model, series);
    out.seasonal.assign(series.value.size(), 0.0);
    const size_t first = model->coefficients().size() - series.season.size();
    for (size_t j = 0; j < series.season.size(); ++j)
        for (size_t i = 0; i < out.seasonal.size(); ++i)
            out.seasonal[i] += model->coefficients()[first + j] * series.season[j][i];
    return out;
}

Columns annualPair(std::span<const int> days) {
    Columns out(2);
    for (const int day : days) {
        const double angle = 2 * std::numbers::pi * day / 365.25;
        out[0].push_back(std::sin(angle));
        out[1].push_back(std::cos(angle));
    }
    return out;
}

std::optional<size_t> bestBreak(std::span<const double> time, std::span<const double> value, size_t least) {
    const size_t n = value.size();
    if (least < 2 || time.size() != n || n < 2 * least) return {};
    const LineSums sums(time, value);
    std::optional<size_t> best;
    double smallest = std::numeric_limits<double>::infinity();
    for (size_t i = least; i + least <= n; ++i) {
        const double residual = sums.residual(0, i) + sums.residual(i, n);
        if (residual < smallest) smallest = residual, best = i;
    }
    return best;
}

} // namespace banyan::outcomes
