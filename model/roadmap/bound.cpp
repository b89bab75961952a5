// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/bound.h"

#include "model/roadmap/generator.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace banyan::roadmap {

namespace {

/// One way in which an activity could lie, were it alone.
struct Option {
    int mode = 0;
    int position = 0; ///< of its first week in its pattern
    int finish = 0;
};

struct Edge {
    int from = 0;
    int to = 0;
    int tail = 0; ///< `to` finishes that many weeks or more after `from`
};

class Relaxation {
public:
    explicit Relaxation(const Instance& instance)
        : m_instance(instance)
        , m_weeks(static_cast<size_t>(instance.weeks())) {
        for (int i = 0; i < static_cast<int>(instance.size()); ++i)
            m_options.push_back(optionsOf(i));
        findEdges();
        const size_t cells = instance.problem().resources.size() * m_weeks;
        m_price.assign(cells, 0);
        m_transfer.assign(m_edges.size() * m_weeks, 0);
        m_usage.assign(cells, 0);
        m_finish.assign(instance.size(), noLimit);
        m_income.resize(instance.size() * (m_weeks + 1));
    }

    /// Steps that are worth their time, by the size of the problem alone.
    [[nodiscard]] int steps() const {
        size_t work = m_transfer.size() + m_income.size();
        for (const auto& options : m_options)
            work += options.size();
        return std::clamp(static_cast<int>(40'000'000 / std::max<size_t>(work, 1)), 15, 400);
    }

    double minimize(double value, const CancelToken& cancel) {
        double least = evaluate();
        double bold = 1.2;
        int idle = 0;
        for (int step = steps(); step > 0 && !cancel.cancelled(); --step) {
            const double current = m_current;
            const double above = current - value;
            if (above <= 1e-9 * std::max(1.0, std::abs(value))) break;
            const double length = gradientLength();
            if (length <= 1e-18) break;
            move(bold * above / length);
            const double next = evaluate();
            if (next < least - 1e-6 * std::abs(least)) {
                idle = 0;
            } else if (++idle == 8) {
                idle = 0;
                bold = std::max(bold * 0.6, 0.01);
            }
            least = std::min(least, next);
        }
        return least;
    }

private:
    [[nodiscard]] size_t cell(size_t row, int week) const { return row * m_weeks + static_cast<size_t>(week); }

    [[nodiscard]] std::vector<Option> optionsOf(int i) const {
        std::vector<Option> out;
        const Activity& a = m_instance.activity(i);
        if (a.closed || m_instance.head(i) == noLimit) return out;
        const Pattern& pattern = m_instance.patternOf(i);
        for (int m = 0; m < static_cast<int>(a.modes.size()); ++m) {
            const Mode& mode = a.modes[static_cast<size_t>(m)];
            const auto available = static_cast<int>(pattern.weeks.size());
            for (int at = pattern.before[static_cast<size_t>(m_instance.head(i))]; at + mode.periods <= available; ++at)
                if (const int finish = finishAt(a, mode, pattern, at); finish != noLimit)
                    out.push_back({m, at, finish});
        }
        return out;
    }

    /// noLimit when it can't lie there even alone.
    [[nodiscard]] int finishAt(const Activity& a, const Mode& mode, const Pattern& pattern, int at) const {
        if (mode.periods == 0)
            return at >= a.earliestStart && at <= std::min(a.latestStart, a.latestFinish) ? at : noLimit;
        const int start = pattern.weeks[static_cast<size_t>(at)];
        const int last = pattern.weeks[static_cast<size_t>(at + mode.periods - 1)];
        if (start > a.latestStart || last >= a.latestFinish || pattern.frozen[static_cast<size_t>(last)] != 0)
            return noLimit;
        for (const Load& load : mode.loads) {
            const std::vector<int>& capacity =
                m_instance.problem().resources[static_cast<size_t>(load.resource)].capacity;
            for (int step = 0; step < load.periods; ++step)
                if (capacity[static_cast<size_t>(pattern.weeks[static_cast<size_t>(at + step)])] <
                    (step + 1 < load.periods ? load.rate : load.last))
                    return noLimit;
        }
        return last + 1;
    }

    void findEdges() {
        for (int j = 0; j < static_cast<int>(m_instance.size()); ++j) {
            const Activity& a = m_instance.activity(j);
            if (a.modes.empty()) continue;
            for (const Precedence& p : a.after)
                m_edges.push_back({p.before, j, p.lag + (p.finishToFinish ? 0 : a.modes.front().periods)});
        }
    }

    /// Income of each activity when it finishes in each week, after what it passes on and gets.
    void findIncomes() {
        for (size_t i = 0; i < m_instance.size(); ++i) {
            double* income = &m_income[i * (m_weeks + 1)];
            const double rate = m_instance.activity(static_cast<int>(i)).rate;
            for (size_t t = 0; t < m_weeks; ++t)
                income[t] =
                    rate == 0
                        ? 0
                        : rate * (m_instance.worth(static_cast<int>(t)) - m_instance.worth(static_cast<int>(t) + 1));
            income[m_weeks] = 0;
        }
        for (size_t e = 0; e < m_edges.size(); ++e) {
            const Edge& edge = m_edges[e];
            double* to = &m_income[static_cast<size_t>(edge.to) * (m_weeks + 1)];
            double* from = &m_income[static_cast<size_t>(edge.from) * (m_weeks + 1)];
            for (size_t t = static_cast<size_t>(edge.tail); t < m_weeks; ++t) {
                const double passed = m_transfer[e * m_weeks + t];
                to[t] -= passed;
                from[t - static_cast<size_t>(edge.tail)] += passed;
            }
        }
        for (size_t i = 0; i < m_instance.size(); ++i) {
            double* income = &m_income[i * (m_weeks + 1)];
            for (size_t t = m_weeks; t-- > 0;)
                income[t] += income[t + 1];
        }
    }

    void sumPrices() {
        m_sums.clear();
        for (const Pattern& pattern : m_instance.patterns()) {
            auto& sums = m_sums.emplace_back();
            for (const int k : pattern.resources) {
                auto& sum = sums.emplace_back(1, 0.0);
                for (const int week : pattern.weeks)
                    sum.push_back(sum.back() + m_price[cell(static_cast<size_t>(k), week)]);
            }
        }
    }

    [[nodiscard]] double costOf(const Mode& mode, const Pattern& pattern, const std::vector<std::vector<double>>& sums,
                                int position) const {
        double cost = 0;
        for (const Load& load : mode.loads) {
            const auto row = static_cast<size_t>(std::ranges::lower_bound(pattern.resources, load.resource) -
                                                 pattern.resources.begin());
            const auto from = static_cast<size_t>(position);
            const size_t last = from + static_cast<size_t>(load.periods) - 1;
            cost +=
                load.rate * (sums[row][last] - sums[row][from]) + load.last * (sums[row][last + 1] - sums[row][last]);
        }
        return cost;
    }

    void use(const Mode& mode, const Pattern& pattern, int position) {
        for (const Load& load : mode.loads)
            for (int step = 0; step < load.periods; ++step)
                m_usage[cell(static_cast<size_t>(load.resource),
                             pattern.weeks[static_cast<size_t>(position + step)])] +=
                    step + 1 < load.periods ? load.rate : load.last;
    }

    double chooseFor(int i) {
        const Activity& a = m_instance.activity(i);
        const Pattern& pattern = m_instance.patternOf(i);
        const auto& sums = m_sums[static_cast<size_t>(m_instance.patternIndex(i))];
        const double* income = &m_income[static_cast<size_t>(i) * (m_weeks + 1)];
        double best = m_instance.valueLeftOut(i);
        const Option* chosen = nullptr;
        for (const Option& option : m_options[static_cast<size_t>(i)]) {
            const double late = a.deadline == noLimit ? 0 : std::max(0, option.finish - a.deadline) * a.lateness;
            const double gain = income[option.finish] - late -
                                costOf(a.modes[static_cast<size_t>(option.mode)], pattern, sums, option.position);
            if (gain <= best) continue;
            best = gain;
            chosen = &option;
        }
        m_finish[static_cast<size_t>(i)] = chosen != nullptr ? chosen->finish : noLimit;
        if (chosen != nullptr) use(a.modes[static_cast<size_t>(chosen->mode)], pattern, chosen->position);
        return best;
    }

    /// The bound at the present prices and transfers.
    double evaluate() {
        findIncomes();
        sumPrices();
        std::ranges::fill(m_usage, 0);
        double sum = 0;
        for (size_t k = 0; k < m_instance.problem().resources.size(); ++k)
            for (int t = 0; t < m_instance.weeks(); ++t)
                sum += m_price[cell(k, t)] * capacity(k, t);
        for (int i = 0; i < static_cast<int>(m_instance.size()); ++i)
            sum += chooseFor(i);
        return m_current = sum;
    }

    [[nodiscard]] int capacity(size_t resource, int week) const {
        return m_instance.problem().resources[resource].capacity[static_cast<size_t>(week)];
    }

    /// How far the capacity of a week is from being used up, in parts of it.
    [[nodiscard]] double slack(size_t resource, int week) const {
        const double there = capacity(resource, week);
        return there == 0 ? 0 : (there - m_usage[cell(resource, week)]) / there;
    }

    /// 1 when `from` is finished in time for `to` finished by `week`, but that isn't; −1 the other way round.
    [[nodiscard]] int slack(const Edge& edge, int week) const {
        const int from = m_finish[static_cast<size_t>(edge.from)] <= week - edge.tail ? 1 : 0;
        const int to = m_finish[static_cast<size_t>(edge.to)] <= week ? 1 : 0;
        return from - to;
    }

    [[nodiscard]] double gradientLength() const {
        double length = 0;
        for (size_t k = 0; k < m_instance.problem().resources.size(); ++k)
            for (int t = 0; t < m_instance.weeks(); ++t)
                if (const double g = slack(k, t); g < 0 || m_price[cell(k, t)] > 0) length += g * g;
        for (size_t e = 0; e < m_edges.size(); ++e)
            for (int t = m_edges[e].tail; t < m_instance.weeks(); ++t)
                if (const int g = slack(m_edges[e], t); g < 0 || m_transfer[cell(e, t)] > 0) length += g * g;
        return length;
    }

    void move(double step) {
        for (size_t k = 0; k < m_instance.problem().resources.size(); ++k)
            for (int t = 0; t < m_instance.weeks(); ++t)
                if (const int there = capacity(k, t); there > 0) {
                    double& price = m_price[cell(k, t)];
                    price = std::max(0.0, price - step * slack(k, t) / there);
                }
        for (size_t e = 0; e < m_edges.size(); ++e)
            for (int t = m_edges[e].tail; t < m_instance.weeks(); ++t) {
                double& passed = m_transfer[cell(e, t)];
                passed = std::max(0.0, passed - step * slack(m_edges[e], t));
            }
    }

    const Instance& m_instance;
    size_t m_weeks;
    std::vector<std::vector<Option>> m_options;
    std::vector<Edge> m_edges;
    std::vector<double> m_price;    ///< value of a unit, by resource and week
    std::vector<double> m_transfer; ///< by edge and week
    std::vector<double> m_income;
    std::vector<std::vector<std::vector<double>>> m_sums; ///< of prices along each pattern
    std::vector<double> m_usage;
    std::vector<int> m_finish;
    double m_current = 0;
};

/// Value of one resource filled week by week with the work of all activities, densest first, in parts.
double fill(const Instance& instance, int resource, const std::vector<double>& share) {
    struct Part {
        double density;
        double units;
        int head;
    };
    std::vector<Part> parts;
    for (int i = 0; i < static_cast<int>(instance.size()); ++i)
        for (const Work& w : instance.activity(i).work)
            if (w.resource == resource && instance.head(i) != noLimit && share[static_cast<size_t>(i)] > 0)
                parts.push_back({instance.activity(i).rate * share[static_cast<size_t>(i)] / w.units,
                                 static_cast<double>(w.units), instance.head(i)});
    std::ranges::stable_sort(parts, std::ranges::greater(), &Part::density);
    double sum = 0;
    for (int t = 0; t < instance.weeks(); ++t) {
        double left = instance.problem().resources[static_cast<size_t>(resource)].capacity[static_cast<size_t>(t)];
        for (Part& part : parts) {
            if (left <= 0) break;
            if (part.head > t) continue;
            const double units = std::min(left, part.units);
            part.units -= units;
            left -= units;
            sum += units * part.density * instance.worth(t + 1);
        }
        std::erase_if(parts, [](const Part& part) { return part.units <= 0; });
    }
    return sum;
}

} // namespace

double greedyBound(const Instance& instance) {
    const Problem& problem = instance.problem();
    double fixed = 0;    // lateness that nothing can avoid, and what takes no capacity
    double uncapped = 0; // every activity at its earliest finish
    std::vector<std::vector<double>> shares(problem.resources.size(), std::vector<double>(instance.size(), 0));
    for (int i = 0; i < static_cast<int>(instance.size()); ++i) {
        const Activity& a = instance.activity(i);
        if (instance.head(i) == noLimit) {
            fixed += instance.valueLeftOut(i);
            continue;
        }
        const double earned = a.rate * instance.worth(instance.earliestFinish(i));
        fixed += instance.valueAt(i, instance.earliestFinish(i)) - earned;
        (a.work.empty() ? fixed : uncapped) += earned;
        double all = 0;
        for (const Work& w : a.work)
            all += w.units;
        for (const Work& w : a.work)
            shares[static_cast<size_t>(w.resource)][static_cast<size_t>(i)] += w.units / all;
    }
    double filled = 0;
    for (size_t k = 0; k < problem.resources.size(); ++k)
        filled += fill(instance, static_cast<int>(k), shares[k]);
    return fixed + std::min(filled, uncapped);
}

double upperBound(const Instance& instance, double value, const CancelToken& cancel) {
    const double bound = std::min(greedyBound(instance), Relaxation(instance).minimize(value, cancel));
    return std::max(value, bound + 1e-9 * std::abs(bound));
}

} // namespace banyan::roadmap
