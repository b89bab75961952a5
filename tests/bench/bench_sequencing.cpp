// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/json.h"
#include "model/roadmap/bound.h"
#include "model/roadmap/makespan_bound.h"
#include "model/roadmap/search.h"
#include "tests/bench/sequencing/instance_files.h"
#include "tests/model/roadmap/generated_problem.h"
#include "tests/model/roadmap/schedule_checker.h"

#include <CLI/CLI.hpp>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <map>
#include <thread>

using namespace banyan;
using namespace banyan::roadmap;
using namespace banyan::roadmap::bench;

namespace {

struct Options {
    std::string folder;
    int generated = 0;
    int schedules = 0;
    double seconds = 0;
    std::string objective = "makespan";
    std::string weights;
    std::string reference;
    std::string column = "ub";
    int every = 1;
    uint64_t seed = 1;
    int threads = 1;
    bool json = false;
};

struct Row {
    std::string name;
    double value = 0;
    double bound = 0;
    int criticalPath = 0;
    int schedules = 0;
    double seconds = 0;
    std::string violation;
};

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Row solve(const Published& published, const Options& arguments) {
    const auto start = std::chrono::steady_clock::now();
    const Instance instance(published.problem);
    const bool makespan = published.objective == Objective::Makespan;
    SearchOptions options;
    options.seed = arguments.seed;
    options.schedules = arguments.schedules;
    if (arguments.seconds > 0) options.timeIsUp = [&] { return secondsSince(start) >= arguments.seconds; };
    Row row;
    row.name = published.name;
    row.criticalPath = instance.earliestFinish(static_cast<int>(instance.size()) - 1);
    if (makespan) {
        row.bound = makespanBound(instance);
        options.enough = published.mostValue - row.bound;
    }
    const SearchResult found = search(instance, options);
    row.seconds = secondsSince(start);
    row.value = published.figure(found.schedule.value);
    row.schedules = found.schedules;
    row.violation = roadmap::tests::violationOf(published.problem, found.schedule);
    if (!makespan)
        row.bound = published.figure(found.bound ? *found.bound : upperBound(instance, found.schedule.value));
    return row;
}

/// A roadmap of so many initiatives with constraints of every kind, 12 teams and 104 weeks.
Published roadmapOf(int initiatives, uint64_t seed) {
    Published out;
    out.name = "roadmap" + std::to_string(initiatives);
    out.objective = Objective::Selection;
    roadmap::tests::Recipe recipe;
    recipe.activities = initiatives;
    recipe.resources = 12;
    recipe.weeks = 104;
    recipe.scale = std::max(1, initiatives / 150);
    recipe.nearby = 20;
    recipe.reach = 30;
    recipe.others = 12;
    out.problem = roadmap::tests::generatedProblem(seed, recipe);
    return out;
}

Result<std::vector<Published>> readAll(const Options& arguments) {
    if (arguments.generated > 0) return std::vector{roadmapOf(arguments.generated, arguments.seed)};
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(arguments.folder))
        if (const auto ending = entry.path().extension(); ending == ".sm" || ending == ".rcp" || ending == ".txt")
            paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::map<std::string, std::vector<double>> weights;
    if (!arguments.weights.empty()) {
        BANYAN_ASSIGN(auto table, readWeights(arguments.weights));
        weights.insert(table.begin(), table.end());
    }
    std::vector<Published> out;
    for (size_t i = 0; i < paths.size(); i += static_cast<size_t>(arguments.every)) {
        BANYAN_ASSIGN(Published published, readInstance(paths[i]));
        if (arguments.objective == "weighted") {
            const auto own = weights.find(published.name);
            if (own == weights.end() || own->second.size() != published.problem.activities.size())
                return makeError(ErrorKind::BadInput, "bench.weights", "no weights for " + published.name);
            setWeights(published, own->second);
        }
        out.push_back(std::move(published));
    }
    return out;
}

/// Instances are solved side by side, each by one thread alone.
std::vector<Row> solveAll(const std::vector<Published>& all, const Options& arguments) {
    std::vector<Row> rows(all.size());
    std::atomic<size_t> next = 0;
    std::vector<std::jthread> threads;
    for (int t = 0; t < arguments.threads; ++t)
        threads.emplace_back([&] {
            for (size_t i = next++; i < all.size(); i = next++)
                rows[i] = solve(all[i], arguments);
        });
    threads.clear();
    return rows;
}

double percentOver(double value, double reference) {
    return 100 * (value - reference) / reference;
}

/// Mean of a figure over all rows.
template <typename F>
double meanOf(const std::vector<Row>& rows, F figure) {
    double sum = 0;
    for (const Row& row : rows)
        sum += figure(row);
    return rows.empty() ? 0 : sum / static_cast<double>(rows.size());
}

void printTable(const std::vector<Row>& rows) {
    std::printf("%-12s %10s %10s %10s %10s %9s\n", "instance", "value", "bound", "crit.path", "schedules", "seconds");
    for (const Row& row : rows)
        std::printf("%-12s %10.0f %10.1f %10d %10d %9.3f\n", row.name.c_str(), row.value, row.bound, row.criticalPath,
                    row.schedules, row.seconds);
}

int report(const std::vector<Row>& rows, const Options& arguments) {
    Json out{{"instances", Json::array()}};
    int wrong = 0;
    for (const Row& row : rows) {
        out["instances"].push_back({{"instance", row.name},
                                    {"value", row.value},
                                    {"bound", row.bound},
                                    {"criticalPath", row.criticalPath},
                                    {"schedules", row.schedules},
                                    {"seconds", row.seconds}});
        if (row.violation.empty()) continue;
        ++wrong;
        std::cerr << row.name << ": " << row.violation << '\n';
    }
    const bool makespan = arguments.objective == "makespan" && !rows.empty() && rows.front().criticalPath > 0;
    out["mean"] = meanOf(rows, [](const Row& row) { return row.value; });
    out["meanOverBoundPercent"] =
        meanOf(rows, [](const Row& row) { return row.bound == 0 ? 0 : percentOver(row.value, row.bound); });
    if (makespan)
        out["meanOverCriticalPathPercent"] =
            meanOf(rows, [](const Row& row) { return percentOver(row.value, row.criticalPath); });
    if (!arguments.reference.empty()) {
        const auto reference = readColumn(arguments.reference, arguments.column);
        out["meanOverReferencePercent"] =
            meanOf(rows, [&](const Row& row) { return percentOver(row.value, reference.at(row.name)); });
        out["meanReference"] = meanOf(rows, [&](const Row& row) { return reference.at(row.name); });
    }
    if (arguments.json) {
        std::cout << out.dump() << '\n';
    } else {
        printTable(rows);
        out.erase("instances");
        for (const auto& [name, value] : out.items())
            std::cout << name << ' ' << value << '\n';
        std::cout << rows.size() - static_cast<size_t>(wrong) << " of " << rows.size() << " schedules are valid\n";
    }
    return wrong == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    Options arguments;
    CLI::App app("Solves every instance of a folder (.sm, .rcp, next-release .txt) with the sequencing engine.");
    auto* source = app.add_option_group("source");
    source->add_option("DIR", arguments.folder, "folder with instances")->check(CLI::ExistingDirectory);
    source->add_option("--generated", arguments.generated, "a roadmap of so many initiatives in place of a folder")
        ->check(CLI::Range(1, 100'000));
    source->require_option(1);
    auto* limit = app.add_option_group("limit");
    limit->add_option("--schedules", arguments.schedules, "schedules for each instance; each pass counts")
        ->check(CLI::Range(1, 1'000'000'000));
    limit->add_option("--seconds", arguments.seconds, "seconds for each instance (not reproducible)")
        ->check(CLI::PositiveNumber);
    limit->require_option(1);
    app.add_option("--objective", arguments.objective, "of scheduling instances")
        ->check(CLI::IsMember({"makespan", "weighted"}));
    app.add_option("--weights", arguments.weights, "table instance,weights")->check(CLI::ExistingFile);
    app.add_option("--reference", arguments.reference, "table with a column to compare with")->check(CLI::ExistingFile);
    app.add_option("--column", arguments.column, "its name (ub)");
    app.add_option("--every", arguments.every, "only every Nth instance, by name")->check(CLI::Range(1, 100'000));
    app.add_option("--seed", arguments.seed, "of the search");
    app.add_option("--threads", arguments.threads, "instances at once")->check(CLI::Range(1, 256));
    app.add_flag("--json", arguments.json, "print JSON");
    CLI11_PARSE(app, argc, argv);
    const auto all = readAll(arguments);
    if (!all) {
        std::cerr << all.error().message() << '\n';
        return 3;
    }
    return report(solveAll(*all, arguments), arguments);
}
