// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/money.h"

#include "model/base/numbers.h"
#include "model/base/units.h"
#include "model/roadmap/formulation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace banyan::roadmap {

namespace {

constexpr double weeksOfYear = 365.25 / 7;
constexpr int paybackWeeks = 522; ///< ten years

/// Low, likely and high.
using Three = std::array<double, 3>;

Three threeOf(const Range& range) {
    return {range.low, range.likely, range.high};
}

MoneyRange rangeOf(const Three& values) {
    return {values[0], values[1], values[2]};
}

/// One effect on a goal's metric, as the share of the way that it takes off: q·ρ at low, mode and high.
struct Push {
    int week = 0; ///< from which on it counts
    Three shares{};
};

/// Effects on the metric of one goal, and how far there is to go.
struct GoalMetric {
    double way = 0; ///< units from the baseline to nothing, or to the target where more is better
    std::vector<Push> pushes;

    /// Units won by all pushes up to a week.
    [[nodiscard]] double unitsAt(int week, size_t which) const {
        double left = 1;
        for (const Push& push : pushes)
            if (push.week <= week) left *= 1 - push.shares[which];
        return way * (1 - left);
    }
};

double reductionOf(const Goal& goal, const Effect& effect, double value) {
    if (effect.kind == EffectKind::Reduction) return value;
    if (goal.direction == Direction::Decrease) return *goal.baseline == 0 ? 0 : 1 - value / *goal.baseline;
    const double way = *goal.target - *goal.baseline;
    return way == 0 ? 0 : (value - *goal.baseline) / way;
}

Push pushOf(const Goal& goal, const Effect& effect, int week) {
    Push out{week, {}};
    const Three values{effect.low, effect.mode, effect.high};
    for (size_t i = 0; i < values.size(); ++i)
        out.shares[i] = std::clamp(effect.chance * reductionOf(goal, effect, values[i]), 0.0, 1.0);
    std::ranges::sort(out.shares);
    return out;
}

std::string quoted(const std::string& text) {
    return "\"" + text + "\"";
}

class Accountant {
public:
    Accountant(const Portfolio& portfolio, Plan& plan)
        : m_portfolio(portfolio)
        , m_plan(plan)
        , m_out(plan.money) {}

    void run() {
        m_out = {};
        m_out.currency = m_portfolio.settings().currency;
        addSpend();
        for (const Goal& goal : m_portfolio.goals())
            addBenefit(goal);
        sumBenefits();
        addPayback();
        addRunning();
        sayDoingNothing();
    }

private:
    [[nodiscard]] std::string amount(double value) const {
        const double step = std::abs(value) >= 100'000 ? 1'000 : std::abs(value) >= 1'000 ? 100 : 1;
        return groupedNumber(std::round(value / step) * step) + " " + m_out.currency;
    }
    [[nodiscard]] std::string amount(const MoneyRange& range) const {
        if (range.low == range.high) return amount(range.likely);
        return amount(range.low) + " to " + amount(range.high);
    }

    void addHours(Spend& to, int hours, const std::optional<double>& rate) {
        to.hours += hours;
        if (rate)
            to.people += hours / 8.0 * *rate;
        else
            to.unpricedHours += hours;
    }

    void addSpend() {
        std::map<std::string, Spend> quarters;
        std::map<int, Spend> phases;
        std::set<TeamId> without;
        for (PlannedInitiative& one : m_plan.initiatives) {
            Spend& phase = phases[one.phase];
            Spend own;
            own.cash = one.cash;
            if (one.cash > 0) quarters[dayOf(m_plan, one.startWeek).quarter()].cash += one.cash;
            for (const Demand& demand : one.demand) {
                const std::optional<double>& rate = m_portfolio.find(demand.team)->dayRate;
                if (!rate) without.insert(demand.team);
                addHours(quarters[dayOf(m_plan, demand.week).quarter()], demand.hours, rate);
                addHours(own, demand.hours, rate);
                weekly(demand.week) += rate ? demand.hours / 8.0 * *rate : 0;
            }
            weekly(one.startWeek) += one.cash;
            one.cost = own.cash + own.people;
            for (Spend* sum : {&phase, &m_out.total}) {
                sum->cash += own.cash;
                sum->people += own.people;
                sum->hours += own.hours;
                sum->unpricedHours += own.unpricedHours;
            }
        }
        for (auto& [quarter, spend] : quarters) {
            spend.quarter = quarter;
            m_out.quarters.push_back(spend);
        }
        for (auto& [phase, spend] : phases) {
            spend.phase = phase;
            m_out.phases.push_back(spend);
        }
        m_out.withoutRate.assign(without.begin(), without.end());
    }

    double& weekly(int week) {
        m_spend.resize(std::max(m_spend.size(), static_cast<size_t>(week) + 1));
        return m_spend[static_cast<size_t>(week)];
    }

    void addBenefit(const Goal& goal) {
        GoalBenefit out;
        out.id = goal.id;
        out.name = goal.name;
        const std::string name = quoted(goal.name);
        if (!goal.moneyPerUnit) {
            out.because = name + " has no price for a unit of its metric: benefit not priced.";
        } else if (!goal.baseline || (goal.direction == Direction::Increase && !goal.target)) {
            out.because = name + " has no " + (goal.baseline ? "target" : "baseline") +
                          ", so that nobody knows how far there is to go: benefit not priced.";
        } else {
            price(goal, out);
        }
        m_out.benefits.push_back(std::move(out));
    }

    [[nodiscard]] GoalMetric metricOf(const Goal& goal) const {
        GoalMetric out;
        out.way = goal.direction == Direction::Decrease ? std::abs(*goal.baseline) : *goal.target - *goal.baseline;
        for (const PlannedInitiative& one : m_plan.initiatives)
            for (const Effect& effect : m_portfolio.find(one.id)->effects)
                if (effect.goal == goal.id) out.pushes.push_back(pushOf(goal, effect, one.finishWeek));
        return out;
    }

    void price(const Goal& goal, GoalBenefit& out) {
        const std::string name = quoted(goal.name);
        GoalMetric metric = metricOf(goal);
        if (metric.pushes.empty()) {
            out.because =
                "No scheduled initiative says by how much it moves the metric of " + name + ": benefit not priced.";
            return;
        }
        const Three prices = threeOf(*goal.moneyPerUnit);
        Three units{};
        Three values{};
        for (size_t i = 0; i < values.size(); ++i) {
            units[i] = metric.unitsAt(noLimit, i);
            values[i] = units[i] * prices[i];
        }
        out.priced = true;
        out.perYear = rangeOf(values);
        const auto won = [&](double value) { return numberWithUnit(significant(value), goal.unit); };
        const size_t count = metric.pushes.size();
        out.because = name + ": " + std::to_string(count) + (count == 1 ? " effect is" : " effects are") + " to win " +
                      significant(units[0]) + " to " + won(units[2]) + " of " + won(metric.way) + ", worth " +
                      amount(out.perYear) + " a year.";
        m_metrics.emplace_back(std::move(metric), prices);
    }

    static std::string significant(double value) {
        if (value == 0) return "0";
        const int digits = std::clamp(2 - static_cast<int>(std::floor(std::log10(std::abs(value)))), 0, 8);
        return shortNumber(value, digits);
    }

    /// Money a week at that week, of all priced goals.
    [[nodiscard]] double benefitIn(int week, size_t which) const {
        double sum = 0;
        for (const auto& [metric, prices] : m_metrics)
            sum += metric.unitsAt(week, which) * prices[which];
        return sum / weeksOfYear;
    }

    void sumBenefits() {
        m_out.priced = !m_metrics.empty();
        if (!m_out.priced) return;
        Three perYear{};
        Three within{};
        for (size_t i = 0; i < perYear.size(); ++i) {
            perYear[i] = benefitIn(noLimit, i) * weeksOfYear;
            for (int week = 0; week < m_plan.weeks; ++week)
                within[i] += benefitIn(week, i);
        }
        m_out.perYear = rangeOf(perYear);
        m_out.withinHorizon = rangeOf(within);
    }

    [[nodiscard]] std::optional<int> payback(size_t which) const {
        double balance = 0;
        int week = 0;
        std::optional<int> since;
        for (; week < paybackWeeks; ++week) {
            balance += benefitIn(week, which);
            if (week < static_cast<int>(m_spend.size())) balance -= m_spend[static_cast<size_t>(week)];
            if (balance < 0)
                since.reset();
            else if (!since)
                since = week + 1;
        }
        return since;
    }

    void addPayback() {
        const double spend = m_out.total.cash + m_out.total.people;
        if (!m_out.priced) {
            m_out.paybackBecause = "No goal's benefit is priced, so that there is no payback to speak of.";
            return;
        }
        if (spend == 0 && m_out.total.unpricedHours > 0) {
            m_out.paybackBecause = "No team with work in the plan has a day rate, so that there is no payback to speak "
                                   "of.";
            return;
        }
        m_out.paybackHigh = payback(0);
        m_out.paybackLikely = payback(1);
        m_out.paybackLow = payback(2);
        const auto text = [&](const std::optional<int>& week) {
            return week ? dayOf(m_plan, *week).toString() : std::string("not within ten years");
        };
        m_out.paybackBecause = "The spend of " + amount(spend) + " is earned back by " + text(m_out.paybackLikely) +
                               " with likely benefits; with high ones: " + text(m_out.paybackLow) +
                               "; with low ones: " + text(m_out.paybackHigh) + ".";
        if (m_out.total.unpricedHours > 0)
            m_out.paybackBecause +=
                " " + std::to_string(m_out.total.unpricedHours) + " h of teams without a day rate are not in it.";
    }

    void addRunning() {
        std::map<ComponentId, bool> known;
        for (const Component& component : m_portfolio.components())
            if (!component.retired) known[component.id] = false;
        for (const Cost& cost : m_portfolio.table<Cost>()) {
            const auto at = known.find(cost.component);
            if (at == known.end() || (cost.kind != CostKind::Run && cost.kind != CostKind::Licence)) continue;
            at->second = true;
            (cost.kind == CostKind::Run ? m_out.runPerYear : m_out.licencePerYear) += cost.amount;
        }
        m_out.componentsWithoutCost =
            static_cast<int>(std::ranges::count_if(known, [](const auto& entry) { return !entry.second; }));
    }

    void sayDoingNothing() {
        std::string& out = m_out.doingNothing;
        if (m_out.runPerYear + m_out.licencePerYear > 0) {
            out = "Doing nothing, the components that are there go on costing " +
                  amount(m_out.runPerYear + m_out.licencePerYear) +
                  " a year (licences: " + amount(m_out.licencePerYear) + ")";
            if (m_out.componentsWithoutCost > 0)
                out +=
                    ", not counting " + std::to_string(m_out.componentsWithoutCost) +
                    (m_out.componentsWithoutCost == 1 ? " component whose costs are" : " components whose costs are") +
                    " not known";
            out += ".";
        } else {
            out = "Nobody said what components cost to run or license.";
        }
        out += m_out.priced ? " Each year without what the plan is to bring forgoes " + amount(m_out.perYear) + "."
                            : " What is forgone is not priced.";
    }

    const Portfolio& m_portfolio;
    Plan& m_plan;
    Money& m_out;
    std::vector<double> m_spend; ///< by week
    std::vector<std::pair<GoalMetric, Three>> m_metrics;
};

} // namespace

void addMoney(const Portfolio& portfolio, Plan& plan) {
    Accountant(portfolio, plan).run();
}

} // namespace banyan::roadmap
