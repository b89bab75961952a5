// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "model/roadmap/bound.h"
#include "model/roadmap/generator.h"
#include "model/roadmap/min_cut.h"
#include "model/roadmap/search.h"
#include "model/roadmap/sidney.h"
#include "model/roadmap/simulation.h"
#include "tests/model/roadmap/generated_problem.h"
#include "tests/model/roadmap/schedule_checker.h"
#include "tests/support/shared_dir.h"

#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include <fstream>
#include <numeric>

using namespace banyan;
using namespace banyan::roadmap;
using namespace banyan::roadmap::tests;

namespace {

Problem oneTeam(int capacity, int weeks) {
    Problem out;
    out.horizon = weeks;
    out.calendar = 2 * weeks;
    out.resources.push_back({std::vector<int>(static_cast<size_t>(out.calendar), capacity), {}});
    return out;
}

Activity activity(const Problem& problem, std::string key, int units, double rate) {
    Activity out;
    out.key = std::move(key);
    out.work.push_back({0, units, double(units), double(units), double(units)});
    out.rate = rate;
    out.modes = makeModes(problem, out.work);
    return out;
}

Schedule solve(const Problem& problem, int schedules = 500, uint64_t seed = 1) {
    const Instance instance(problem);
    SearchOptions options;
    options.schedules = schedules;
    options.seed = seed;
    return search(instance, options).schedule;
}

/// The best of all lists with all modes, one after the other.
double bestOfAll(const Problem& problem) {
    const Instance instance(problem);
    Generator generator(instance);
    const size_t n = problem.activities.size();
    std::vector<int> list(n);
    std::iota(list.begin(), list.end(), 0);
    Schedule schedule;
    double best = -1e300;
    do {
        std::vector<int> genes(n, 0);
        bool more = true;
        while (more) {
            generator.run(list, genes, schedule);
            best = std::max(best, schedule.value);
            more = false;
            for (size_t i = 0; i < n && !more; ++i) {
                more = ++genes[i] < static_cast<int>(problem.activities[i].modes.size());
                if (!more) genes[i] = 0;
            }
        }
    } while (std::ranges::next_permutation(list).found);
    return best;
}

} // namespace

class SequencingTest : public QObject {
    Q_OBJECT

private slots:
    void sidneyBlocksAreTheReferenceOnes() {
        BANYAN_NEEDS_SHARED(path, "worked-examples/reference-initiative-order.json");
        std::ifstream file(path.toStdString());
        const auto example = nlohmann::json::parse(file);
        std::vector<std::string> names;
        std::vector<double> weight;
        std::vector<double> length;
        for (const auto& [name, rate] : example["inputs"]["value_rate"].items()) {
            names.push_back(name);
            weight.push_back(rate);
            length.push_back(example["inputs"]["effort_days"][name]);
        }
        std::vector<std::vector<int>> before(names.size());
        for (const auto& [name, list] : example["inputs"]["prerequisites"].items())
            for (const auto& p : list)
                before[size_t(std::ranges::find(names, name) - names.begin())].push_back(
                    int(std::ranges::find(names, p.get<std::string>()) - names.begin()));
        const auto blocks = sidneyBlocks(weight, length, before);
        const auto& expected = example["expected"]["sidney_blocks"];
        QCOMPARE(blocks.size(), expected.size());
        for (size_t b = 0; b < blocks.size(); ++b) {
            std::vector<std::string> members;
            for (const int i : blocks[b].members)
                members.push_back(names[size_t(i)]);
            QCOMPARE(members, expected[b]["set"].get<std::vector<std::string>>());
            QVERIFY(std::abs(blocks[b].density - expected[b]["density"].get<double>()) < 1e-9);
        }
    }

    void theReferenceOrderIsFound() {
        // One unit of work a week and a horizon beyond all of it: least Σ rate · finish is largest Σ rate · (84 −
        // finish).
        Problem problem = oneTeam(1, 84);
        const std::vector<std::tuple<std::string, int, double>> rows{{"cache", 8, 8},           {"extract", 40, 30},
                                                                     {"metrics", 5, 1},         {"queries", 6, 12},
                                                                     {"replace-report", 15, 3}, {"tests", 10, 0}};
        double rates = 0;
        for (const auto& [key, days, rate] : rows) {
            problem.activities.push_back(activity(problem, key, days, rate));
            rates += rate;
        }
        problem.activities[0].after = {{2}};
        problem.activities[1].after = {{5}, {2}};
        const Schedule found = solve(problem, 200);
        QCOMPARE(rates * 84 - found.value, 2557.0);
        std::vector<std::pair<int, std::string>> order;
        for (size_t i = 0; i < rows.size(); ++i)
            order.emplace_back(found.placements[i].start, std::get<0>(rows[i]));
        std::ranges::sort(order);
        QCOMPARE(order[0].second, std::string("queries"));
        QCOMPARE(order[3].second, std::string("tests"));
        QCOMPARE(order[5].second, std::string("replace-report"));
    }

    void aClosureIsWorthNoLessThanAnyOther() {
        QVERIFY(rc::check("maximum closure", [] {
            const int n = *rc::gen::inRange(1, 9);
            std::vector<double> weight;
            std::vector<std::pair<int, int>> needs;
            for (int i = 0; i < n; ++i) {
                weight.push_back(*rc::gen::inRange(-20, 21));
                for (int j = 0; j < i; ++j)
                    if (*rc::gen::inRange(0, 4) == 0) needs.emplace_back(i, j);
            }
            const auto worthOf = [&](unsigned set) {
                double sum = 0;
                for (const auto& [i, j] : needs)
                    if ((set >> i & 1) != 0 && (set >> j & 1) == 0) return -1e9;
                for (int i = 0; i < n; ++i)
                    if ((set >> i & 1) != 0) sum += weight[size_t(i)];
                return sum;
            };
            double best = 0;
            for (unsigned set = 0; set < 1U << n; ++set)
                best = std::max(best, worthOf(set));
            const auto found = maximumClosure(weight, needs);
            unsigned set = 0;
            for (int i = 0; i < n; ++i)
                set |= unsigned(found[size_t(i)]) << i;
            RC_ASSERT(std::abs(worthOf(set) - best) < 1e-9);
        }));
    }

    void loadsSumToTheWorkAndEndTogether() {
        QVERIFY(rc::check("modes", [] {
            Problem problem = generatedProblem(*rc::gen::arbitrary<uint64_t>(), {6, 3, 20, true});
            for (const Activity& a : problem.activities)
                for (const Mode& mode : a.modes) {
                    int longest = 0;
                    for (size_t w = 0; w < a.work.size(); ++w) {
                        const Load& load = mode.loads[w];
                        RC_ASSERT(load.rate * (load.periods - 1) + load.last == a.work[w].units);
                        RC_ASSERT(load.last > 0 && load.last <= load.rate);
                        longest = std::max(longest, load.periods);
                    }
                    RC_ASSERT(longest == mode.periods);
                }
        }));
    }

    void schedulesRespectEveryConstraint() {
        for (uint64_t seed = 0; seed < 300; ++seed) {
            const Problem problem = generatedProblem(seed, {int(4 + seed % 20), int(1 + seed % 4), 26, true});
            const Schedule found = solve(problem, 60, seed);
            const std::string bad = violationOf(problem, found);
            QVERIFY2(bad.empty(), (std::to_string(seed) + ": " + bad).c_str());
        }
    }

    void smallProblemsAreSolvedToTheOptimum() {
        for (uint64_t seed = 0; seed < 60; ++seed) {
            Problem problem = generatedProblem(seed, {4, 2, 10, seed % 2 == 0});
            for (Activity& a : problem.activities)
                if (a.modes.size() > 3) a.modes.resize(3);
            const double best = bestOfAll(problem);
            const Schedule found = solve(problem, 3000);
            QVERIFY2(std::abs(found.value - best) < 1e-9,
                     qPrintable(QString("seed %1: %2, best %3").arg(seed).arg(found.value).arg(best)));
            const Instance instance(problem);
            QVERIFY(upperBound(instance, found.value) >= best - 1e-9);
            QVERIFY2(upperBound(instance, -1e6) >= best - 1e-9, qPrintable(QString("seed %1").arg(seed)));
            QVERIFY2(greedyBound(instance) >= best - 1e-9, qPrintable(QString("greedy, seed %1").arg(seed)));
        }
    }

    void noScheduleIsWorthMoreThanTheBound() {
        QVERIFY(rc::check("bound", [] {
            const Problem problem = generatedProblem(*rc::gen::arbitrary<uint64_t>(), {8, 3, 20, true});
            const Instance instance(problem);
            const double best = solve(problem, 200).value;
            RC_ASSERT(upperBound(instance, best - 10) >= best - 1e-9);
            RC_ASSERT(greedyBound(instance) >= best - 1e-9);
        }));
    }

    void theBoundIsExactWhenNothingCompetes() {
        Problem problem = oneTeam(40, 20);
        problem.activities.push_back(activity(problem, "a", 40, 3));
        const Instance instance(problem);
        const double value = solve(problem).value;
        QCOMPARE(value, 3.0 * 19);
        QVERIFY(std::abs(upperBound(instance, value) - value) < 1e-6);
    }

    void moreSchedulesAreNeverWorse() {
        for (uint64_t seed = 0; seed < 12; ++seed) {
            const Problem problem = generatedProblem(seed, {14, 3, 30, true});
            double last = -1e300;
            for (const int schedules : {1, 5, 30, 100, 400, 1500}) {
                const double value = solve(problem, schedules, seed).value;
                QVERIFY(value >= last);
                last = value;
            }
        }
    }

    void theSameSeedGivesTheSameSchedule() {
        const Problem problem = generatedProblem(7, {20, 4, 40, true});
        const Schedule first = solve(problem, 800, 3);
        const Schedule second = solve(problem, 800, 3);
        QCOMPARE(first.placements, second.placements);
        QCOMPARE(first.order, second.order);
    }

    void aCancelledSearchStopsAtOnce() {
        const Problem problem = generatedProblem(7, {20, 4, 40, true});
        const Instance instance(problem);
        SearchOptions options;
        options.schedules = 1'000'000'000;
        int told = 0;
        options.progress = [&](double) {
            if (++told == 2) options.cancel.cancel();
        };
        const SearchResult result = search(instance, options);
        QVERIFY(result.cancelled);
        QVERIFY(result.schedules <= 129);
    }

    void weeksWithoutCapacityAreSkippedAndCount() {
        Problem problem = oneTeam(10, 12);
        problem.resources[0].capacity[2] = 0;
        problem.activities.push_back(activity(problem, "a", 50, 1));
        problem.activities[0].modes = {makeMode(problem.activities[0].work, 5)};
        const Schedule found = solve(problem);
        QCOMPARE(found.placements[0].start, 0);
        QCOMPARE(found.placements[0].finish, 6);
    }

    void aFreezeForbidsTheLastWeekOnly() {
        Problem problem = oneTeam(10, 12);
        problem.resources[0].freeze.assign(size_t(problem.calendar), 0);
        problem.resources[0].freeze[1] = problem.resources[0].freeze[2] = 1;
        problem.activities.push_back(activity(problem, "a", 20, 1));
        problem.activities[0].modes = {makeMode(problem.activities[0].work, 2)};
        QCOMPARE(solve(problem).placements[0].start, 2);
    }

    void milestonesTakeNoTimeAndOrderTheRest() {
        Problem problem = oneTeam(10, 12);
        problem.activities.push_back(activity(problem, "a", 20, 1));
        Activity milestone;
        milestone.modes = {Mode{}};
        milestone.after = {{0, 1}};
        problem.activities.push_back(milestone);
        problem.activities.push_back(activity(problem, "b", 10, 50));
        problem.activities[2].after = {{1}};
        const Schedule found = solve(problem);
        QCOMPARE(found.placements[1].start, 3);
        QCOMPARE(found.placements[1].finish, 3);
        QCOMPARE(found.placements[2].start, 3);
    }

    void whatWaitsForSomethingLeftOutIsLeftOut() {
        Problem problem = oneTeam(10, 4);
        problem.activities.push_back(activity(problem, "too-big", 100, 1));
        problem.activities.push_back(activity(problem, "b", 10, 50));
        problem.activities[1].after = {{0}};
        QVERIFY(problem.activities[0].modes.empty());
        const Schedule found = solve(problem);
        QVERIFY(!found.placements[0].scheduled());
        QVERIFY(!found.placements[1].scheduled());
    }

    void simulatedFinishesLieBetweenTheExtremes() {
        Problem problem = oneTeam(10, 12);
        problem.activities.push_back(activity(problem, "a", 40, 1));
        problem.activities[0].work[0].optimistic = 20;
        problem.activities[0].work[0].pessimistic = 100;
        problem.activities[0].modes = {makeMode(problem.activities[0].work, 4)};
        problem.activities.push_back(activity(problem, "b", 10, 1));
        const Schedule found = solve(problem);
        const auto weeks = simulate(problem, found, {}, 1, 2000).finishes;
        QVERIFY(weeks[0].p50 >= 3 && weeks[0].p50 <= 6);
        QVERIFY(weeks[0].p80 > weeks[0].p50 && weeks[0].p80 <= 10);
        QVERIFY(weeks[1].p50 <= weeks[1].p80);
        const auto again = simulate(problem, found, {}, 1, 2000).finishes;
        QCOMPARE(again[0].p80, weeks[0].p80);
    }

    /// Work that takes longer than planned goes on; what is planned for later waits for it, whichever was generated
    /// first.
    void whatIsPlannedFirstKeepsItsTurn() {
        Problem problem = oneTeam(10, 20);
        problem.activities.push_back(activity(problem, "a", 20, 1));
        problem.activities[0].work[0].optimistic = 10;
        problem.activities[0].work[0].pessimistic = 40;
        problem.activities[0].modes = {makeMode(problem.activities[0].work, 2)};
        problem.activities.push_back(activity(problem, "b", 20, 1));
        problem.activities[1].earliestStart = 2;
        problem.activities[1].modes = {makeMode(problem.activities[1].work, 2)};
        Schedule planned;
        planned.placements = {{0, 2, 0}, {2, 4, 0}};
        planned.order = {1, 0};
        const auto weeks = simulate(problem, planned, {}, 1, 2000).finishes;
        QCOMPARE(weeks[0].p80, 3);
        QCOMPARE(weeks[1].p80, 5);
    }

    void aFixedEffortHasOneFinish() {
        Problem problem = oneTeam(10, 12);
        problem.activities.push_back(activity(problem, "a", 40, 1));
        const Schedule found = solve(problem);
        const auto weeks = simulate(problem, found, {}, 1, 300).finishes;
        QCOMPARE(weeks[0].p50, found.placements[0].finish);
        QCOMPARE(weeks[0].p80, found.placements[0].finish);
    }
};

QTEST_GUILESS_MAIN(SequencingTest)
#include "tst_sequencing.moc"
