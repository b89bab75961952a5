// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/reports.h"
#include "tests/support/planned_portfolio.h"

#include <benchmark/benchmark.h>

using namespace banyan;
using namespace banyan::tests;

namespace {

const portfolio::Portfolio& large() {
    static const portfolio::Portfolio portfolio = plannedPortfolio(1000, 300);
    return portfolio;
}

app::ExportOptions options() {
    app::ExportOptions out;
    out.asOf = plannedPortfolioDay();
    return out;
}

/// Everything of it, by one exporter: assessed, planned and judged once.
size_t exportAll(app::Exporter& exporter) {
    size_t bytes = 0;
    for (const std::string& format : app::exportFormats())
        if (format != "csv") bytes += exporter.as(format)->size();
    for (const char* format : {"csv", "json"}) {
        const auto folder = exporter.folder(format);
        for (const app::NamedFile& file : *folder)
            bytes += file.content.size();
    }
    return bytes;
}

/// The least that any export of the plan takes: assessment, plan and verdicts, and next to nothing written.
void computeAlone(benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state) {
        app::ExportOptions little = options();
        little.table = "unscheduled";
        app::Exporter exporter(large(), little);
        benchmark::DoNotOptimize(exporter.as("csv"));
    }
}
BENCHMARK(computeAlone)->Unit(benchmark::kMillisecond);

void all(benchmark::State& state) {
    size_t bytes = 0;
    for ([[maybe_unused]] auto _ : state) {
        app::Exporter exporter(large(), options());
        bytes = exportAll(exporter);
    }
    state.counters["MiB"] = static_cast<double>(bytes) / (1 << 20);
}
BENCHMARK(all)->Unit(benchmark::kMillisecond);

void writing(benchmark::State& state) {
    app::Exporter exporter(large(), options());
    benchmark::DoNotOptimize(exporter.as("plan-json")); // computes
    const std::string& format = app::exportFormats()[static_cast<size_t>(state.range(0))];
    state.SetLabel(format);
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(format == "csv" ? exporter.folder(format)->size() : exporter.as(format)->size());
}
BENCHMARK(writing)->DenseRange(0, static_cast<int64_t>(app::exportFormats().size()) - 1)->Unit(benchmark::kMillisecond);

} // namespace
