// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outcomes/delivery.h"

#include "model/outcomes/laws.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace banyan::outcomes {

namespace {

constexpr double hour = 3600;

/// What is gathered before medians are taken.
struct Tally {
    std::optional<Window> window;
    int components = 0;
    int covered = 0;
    int deployments = 0;
    int failed = 0;
    int withResult = 0;
    std::vector<double> leadTimes;
    std::vector<double> recoveries;
};

std::optional<double> median(std::vector<double> values) {
    if (values.empty()) return {};
    std::ranges::sort(values);
    const size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

/// Hours from a failed deployment until what it broke worked again.
std::optional<double> recoveryOf(const Change& change, const facts::Subject& subject, Date asOf) {
    constexpr int64_t noticedWithin = 24 * 3600;
    const auto known = [&](Instant end) { return end >= change.at && end.date() <= asOf; };
    if (change.restored)
        return known(*change.restored)
                   ? std::optional(static_cast<double>(change.restored->seconds - change.at.seconds) / hour)
                   : std::nullopt;
    const Incident* first = nullptr;
    for (const facts::RowsOfSource& rows : subject.rows)
        for (const Incident* incident : rows.incidents) {
            const int64_t after = incident->start.seconds - change.at.seconds;
            if (after < 0 || after > noticedWithin || !incident->end || !known(*incident->end)) continue;
            if (!first || incident->start < first->start) first = incident;
        }
    if (!first) return {};
    return static_cast<double>(first->end->seconds - change.at.seconds) / hour;
}

/// The source with deployments of a component: the first by rank, then id.
const facts::RowsOfSource* deployer(const facts::Subject& subject) {
    const facts::RowsOfSource* best = nullptr;
    for (const facts::RowsOfSource& rows : subject.rows) {
        if (!rows.source->statesDeployments || (!rows.covers && rows.deployments.empty())) continue;
        const auto order = [](const facts::RowsOfSource& r) {
            return std::tuple(r.source->rank, r.deployments.empty(), std::string_view(r.source->id));
        };
        if (!best || order(rows) < order(*best)) best = &rows;
    }
    return best;
}

void add(Tally& tally, const facts::Subject& subject, const facts::RowsOfSource& rows, Date asOf, int days) {
    const Window window{std::max(rows.source->window.from, asOf + 1 - days),
                        std::min(rows.source->window.to, asOf + 1)};
    if (window.days() <= 0) return;
    ++tally.covered;
    tally.window = tally.window
                       ? Window{std::min(tally.window->from, window.from), std::max(tally.window->to, window.to)}
                       : window;
    for (const Change* change : rows.deployments) {
        if (!window.holds(change->at.date())) continue;
        ++tally.deployments;
        if (change->leadTimeHours && std::isfinite(*change->leadTimeHours))
            tally.leadTimes.push_back(*change->leadTimeHours);
        if (!change->failed) continue;
        ++tally.withResult;
        if (!*change->failed) continue;
        ++tally.failed;
        if (const auto hours = recoveryOf(*change, subject, asOf)) tally.recoveries.push_back(*hours);
    }
}

std::string subjectOf(const Delivery& d) {
    if (d.covered == d.components) return d.name;
    return d.name + " (" + std::to_string(d.covered) + " of " + std::to_string(d.components) +
           " components with a source)";
}

std::string sentence(const Delivery& d) {
    if (d.window.days() <= 0)
        return "Deployments of " + (d.team ? d.name : "the portfolio") + " are not measured: no source reports them.";
    std::string out = subjectOf(d) + " deployed " + std::to_string(d.deployments) +
                      (d.deployments == 1 ? " time from " : " times from ") + d.window.from.toString() + " to " +
                      (d.window.to - 1).toString();
    if (d.perWeek) out += ", " + shortNumber(*d.perWeek, 1) + " a week";
    out += d.leadTimeHours ? "; lead time " + shortNumber(*d.leadTimeHours, 1) + " h (median of " +
                                 std::to_string(d.withLeadTime) + ")"
                           : "; no deployment states a lead time";
    out += d.failureRate ? "; " + shortNumber(d.failureRate->mid, 1) + " % failed [" +
                               shortNumber(d.failureRate->low, 1) + ", " + shortNumber(d.failureRate->high, 1) + "]"
                         : "; no deployment says whether it failed";
    if (d.recoveryHours)
        out += ", restored after " + shortNumber(*d.recoveryHours, 1) + " h (median of " + std::to_string(d.recovered) +
               ")";
    return out + ".";
}

Delivery deliveryOf(const Tally& tally, std::optional<TeamId> team, std::string name) {
    Delivery out;
    out.team = std::move(team);
    out.name = std::move(name);
    out.components = tally.components;
    out.covered = tally.covered;
    if (tally.window) {
        out.window = *tally.window;
        out.deployments = tally.deployments;
        constexpr int leastDays = 7;
        if (out.window.days() >= leastDays) out.perWeek = 7.0 * tally.deployments / out.window.days();
        out.leadTimeHours = median(tally.leadTimes);
        out.recoveryHours = median(tally.recoveries);
        out.withLeadTime = static_cast<int>(tally.leadTimes.size());
        out.withResult = tally.withResult;
        out.recovered = static_cast<int>(tally.recoveries.size());
        const double k = tally.failed;
        const double n = tally.withResult;
        if (n > 0)
            out.failureRate = Interval{k > 0 ? 100 * betaQuantile(0.025, k, n - k + 1) : 0, 100 * k / n,
                                       k < n ? 100 * betaQuantile(0.975, k + 1, n - k) : 100};
    }
    out.because = sentence(out);
    return out;
}

void fillFromAvailability(ErrorBudget& out, const Series& series, Date asOf) {
    const auto points = series.within({asOf + 1 - out.windowDays, asOf + 1});
    double bad = 0;
    for (const Point& point : points)
        bad += 100 - point.value;
    out.readings = static_cast<int>(points.size());
    if (points.empty()) return;
    bad /= static_cast<double>(points.size());
    out.availability = 100 - bad;
    const double days = std::min(out.windowDays, points.back().date - points.front().date + series.spacing());
    out.consumed = budgetConsumed(bad * days, 100.0 * out.windowDays, out.target / 100);
    if (out.consumed) out.burnRate = burnRate(*out.consumed, 24 * days, 24.0 * out.windowDays);
}

std::string sentence(const ErrorBudget& b) {
    const std::string objective = shortNumber(b.target, 3) + " % over " + std::to_string(b.windowDays) + " days";
    if (b.target >= 100) return b.name + " may never fail (objective 100 %): there is no error budget to burn.";
    if (!b.burnRate)
        return "Whether " + b.name + " keeps its objective of " + objective +
               " can't be told: nobody measured its availability in that time.";
    std::string out = b.name + " burns its error budget at " + shortNumber(*b.burnRate, 2) + " times the pace that " +
                      objective + " allows";
    if (b.consumed)
        out += "; " + shortNumber(100 * *b.consumed, 0) + " % of the budget is used (" + std::to_string(b.readings) +
               (b.readings == 1 ? " reading" : " readings") + ", availability " + shortNumber(*b.availability, 3) +
               " %)";
    return out + ".";
}

} // namespace

double burnRate(double share, double hours, double periodHours) {
    if (!(hours > 0)) return std::numeric_limits<double>::quiet_NaN();
    return share * periodHours / hours;
}

std::optional<double> budgetConsumed(double bad, double all, double objective) {
    const double budget = all * (1 - objective);
    if (!(budget > 1e-12 * all) || !std::isfinite(bad)) return {};
    return std::max(0.0, bad) / budget;
}

std::vector<Delivery> delivery(const Portfolio& portfolio, const SeriesBook& book, int days) {
    Tally whole;
    std::map<TeamId, Tally> teams;
    for (const facts::Subject& subject : book.subjects().all()) {
        Tally* const team = subject.component->owner ? &teams[*subject.component->owner] : nullptr;
        ++whole.components;
        if (team) ++team->components;
        const facts::RowsOfSource* rows = deployer(subject);
        if (!rows) continue;
        add(whole, subject, *rows, book.asOf(), days);
        if (team) add(*team, subject, *rows, book.asOf(), days);
    }
    std::vector<Delivery> out{deliveryOf(whole, {}, "The portfolio")};
    for (const auto& [id, tally] : teams) {
        const Team* team = portfolio.find(id);
        out.push_back(deliveryOf(tally, id, team ? team->name : id.value));
    }
    return out;
}

std::vector<ErrorBudget> errorBudgets(const Portfolio& portfolio, const SeriesBook& book) {
    std::vector<ErrorBudget> out;
    for (const Slo& slo : portfolio.table<Slo>()) {
        if (slo.metric != "availability") continue;
        const Component* component = portfolio.find(slo.component);
        if (!component || component->retired) continue;
        ErrorBudget budget;
        budget.slo = slo.id;
        budget.component = slo.component;
        budget.name = component->name;
        budget.target = slo.target;
        budget.windowDays = slo.windowDays;
        fillFromAvailability(budget, book.readings("availability", slo.component), book.asOf());
        if (!budget.burnRate && slo.target < 100) {
            const Series burn = book.readings("error-budget-burn", slo.component);
            if (!burn.within({book.asOf() + 1 - slo.windowDays, book.asOf() + 1}).empty())
                budget.burnRate = burn.points.back().value;
        }
        budget.because = sentence(budget);
        out.push_back(std::move(budget));
    }
    return out;
}

} // namespace banyan::outcomes
