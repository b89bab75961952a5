// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outcomes/counts.h"

#include "model/base/random.h"
#include "model/facts/laws.h"
#include "model/outcomes/laws.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace banyan::outcomes {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr int resamples = 2000;
constexpr size_t leastPeriods = 8;

bool usable(const EventCount& count) {
    return std::isfinite(count.events) && count.events >= 0 && std::isfinite(count.time) && count.time > 0;
}

/// Of all counts that are no likelier than the seen one (as R's binom.test has it).
double twoSided(double seen, double n, double share) {
    const double limit = binomialMass(seen, n, share) * (1 + 1e-7);
    double sum = 0;
    for (double k = 0; k <= n; ++k)
        if (const double mass = binomialMass(k, n, share); mass <= limit) sum += mass;
    return std::min(1.0, sum);
}

double squaredDistance(std::span<const double> counts, double& mean) {
    mean = std::accumulate(counts.begin(), counts.end(), 0.0) / static_cast<double>(counts.size());
    double sum = 0;
    for (const double x : counts)
        sum += (x - mean) * (x - mean);
    return sum;
}

/// Means of resamples of one side.
class Blocks {
public:
    explicit Blocks(std::span<const double> counts)
        : m_size(counts.size())
        , m_length(static_cast<size_t>(std::ceil(std::cbrt(static_cast<double>(counts.size())))))
        , m_sums(2 * counts.size() + 1) {
        for (size_t i = 0; i < 2 * m_size; ++i)
            m_sums[i + 1] = m_sums[i] + counts[i % m_size];
    }
    double mean(RandomSequence& random) const {
        double sum = 0;
        for (size_t left = m_size; left > 0;) {
            const size_t length = std::min(m_length, left);
            const size_t start = random.below(static_cast<uint32_t>(m_size));
            sum += m_sums[start + length] - m_sums[start];
            left -= length;
        }
        return sum / static_cast<double>(m_size);
    }

private:
    size_t m_size;
    size_t m_length;
    std::vector<double> m_sums;
};

} // namespace

std::optional<RateRatio> rateRatio(const EventCount& after, const EventCount& before) {
    const double sum = after.events + before.events;
    if (!usable(after) || !usable(before) || sum == 0) return {};
    const double times = before.time / after.time;
    const auto ratioOf = [&](double share) { return share >= 1 ? infinite : share / (1 - share) * times; };
    const double low = after.events == 0 ? 0 : betaQuantile(0.025, after.events, before.events + 1);
    const double high = before.events == 0 ? 1 : betaQuantile(0.975, after.events + 1, before.events);
    RateRatio out;
    out.ratio = {ratioOf(low), ratioOf(after.events / sum), ratioOf(high)};
    out.p = twoSided(after.events, sum, after.time / (after.time + before.time));
    return out;
}

std::optional<Interval> eventRate(const EventCount& count) {
    if (!usable(count)) return {};
    const Interval events = facts::poissonInterval(count.events);
    return Interval{events.low / count.time, count.events / count.time, events.high / count.time};
}

std::optional<double> dispersion(std::span<const double> before, std::span<const double> after) {
    double chiSquare = 0;
    double degrees = 0;
    for (const std::span<const double> side : {before, after}) {
        if (side.size() < 2) continue;
        double mean = 0;
        const double squares = squaredDistance(side, mean);
        if (mean <= 0) continue;
        chiSquare += squares / mean;
        degrees += static_cast<double>(side.size() - 1);
    }
    if (degrees < 3) return {};
    return chiSquare / degrees;
}

std::optional<RateRatio> blockBootstrapRatio(std::span<const double> after, std::span<const double> before,
                                             uint64_t seed) {
    if (after.size() < leastPeriods || before.size() < leastPeriods) return {};
    const auto mean = [](std::span<const double> x) {
        return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
    };
    if (mean(before) <= 0) return {};
    const Blocks laterBlocks(after);
    const Blocks earlierBlocks(before);
    RandomSequence random(KeyedRandom(seed, "block-bootstrap"));
    std::vector<double> ratios;
    ratios.reserve(resamples);
    int up = 0;
    int down = 0;
    for (int i = 0; i < resamples; ++i) {
        const double later = laterBlocks.mean(random);
        const double earlier = earlierBlocks.mean(random);
        const double ratio = earlier > 0 ? later / earlier : later > 0 ? infinite : 1;
        up += ratio >= 1 ? 1 : 0;
        down += ratio <= 1 ? 1 : 0;
        ratios.push_back(ratio);
    }
    std::ranges::sort(ratios);
    RateRatio out;
    const double mid = mean(after) / mean(before);
    out.ratio = {std::min(mid, ratios[resamples / 40 - 1]), mid, std::max(mid, ratios[resamples - resamples / 40])};
    out.p = std::min(1.0, 2.0 * (std::min(up, down) + 1) / (resamples + 1));
    return out;
}

} // namespace banyan::outcomes
