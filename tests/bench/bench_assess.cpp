// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/facts/facts.h"
#include "model/portfolio/metrics.h"
#include "model/scoring/robustness.h"

#include <benchmark/benchmark.h>

#include <memory>
#include <string>

using namespace banyan;
using namespace banyan::portfolio;

namespace {

const Date today = Date::fromYmd(2026, 11, 22);

/// Components that each depend on four others and have a reading of every metric; some have incidents and deployments.
/// Four criteria of its own bring the portfolio to twenty.
Portfolio large(int count) {
    PortfolioBuilder builder;
    const auto idOf = [](int i) { return ComponentId("component-" + std::to_string(100'000 + i)); };
    Source source;
    source.id = SourceId("everything");
    source.from = today - 180;
    source.to = today;
    auto rows = std::make_shared<Observations>();
    rows->source = source.id;
    for (int i = 0; i < count; ++i) {
        Component c;
        c.id = idOf(i);
        c.name = "Component " + std::to_string(i);
        builder.put(c);
        source.covers.push_back(c.id);
        for (int k = 1; k <= 4; ++k) {
            Dependency d;
            d.id = DependencyId(c.id.value + "-" + std::to_string(k));
            d.from = c.id;
            d.to = idOf((i * k + 7 * k + 1) % count);
            builder.put(d);
        }
        int line = 0;
        for (const Metric& metric : metrics()) {
            Measurement m;
            m.component = c.id;
            m.metric = metric.id;
            m.date = today - (i % 400);
            m.value = 1 + (i * 7919 + ++line * 104'729) % 50;
            m.file = "export/measurements-of-everything.csv";
            m.line = i * 20 + line;
            rows->measurements.push_back(m);
        }
        for (int k = 0; k < i % 5; ++k)
            rows->incidents.push_back({std::to_string(i) + "-" + std::to_string(k), c.id, "", "", Severity::Major,
                                       Instant::fromDate(today - 10 * k - 1), Instant::fromDate(today - 10 * k),
                                       "export/incidents.json", k, ""});
        for (int k = 0; k < 20; ++k)
            rows->changes.push_back({std::to_string(k),
                                     c.id,
                                     "",
                                     ChangeKind::Deployment,
                                     Instant::fromDate(today - k - 1),
                                     "",
                                     k % 7 == i % 7,
                                     {},
                                     {},
                                     "export/cd.csv",
                                     k,
                                     ""});
    }
    for (const char* fact : {"lines-of-code", "duplicated-lines", "p95-latency", "fan-in"}) {
        Criterion criterion;
        criterion.id = CriterionId(std::string("own-") + fact);
        criterion.name = fact;
        criterion.branch = "change";
        criterion.fact = fact;
        criterion.a100 = 50;
        criterion.weight = 0.1;
        builder.put(criterion);
    }
    builder.put(source);
    builder.putRows(rows);
    return std::move(builder).build();
}

void deriveFacts(benchmark::State& state) {
    const Portfolio portfolio = large(static_cast<int>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(facts::derive(portfolio, today));
}

void analyseStructure(benchmark::State& state) {
    const Portfolio portfolio = large(static_cast<int>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(structure::analyse(portfolio));
}

/// Arguments: components, draws.
void assess(benchmark::State& state) {
    const Portfolio portfolio = large(static_cast<int>(state.range(0)));
    const facts::Facts facts = facts::derive(portfolio, today);
    scoring::AssessOptions options;
    options.asOf = today;
    options.draws = static_cast<int>(state.range(1));
    for (auto _ : state) {
        auto result = scoring::assess(portfolio, facts, options);
        if (!result) return state.SkipWithError(result.error().fullMessage().c_str());
        benchmark::DoNotOptimize(result);
    }
}

/// Arguments: components, draws.
void robustness(benchmark::State& state) {
    const Portfolio portfolio = large(static_cast<int>(state.range(0)));
    const facts::Facts facts = facts::derive(portfolio, today);
    scoring::RobustnessOptions options;
    options.asOf = today;
    options.draws = static_cast<int>(state.range(1));
    for (auto _ : state) {
        auto result = scoring::robustness(portfolio, facts, options);
        if (!result) return state.SkipWithError(result.error().fullMessage().c_str());
        benchmark::DoNotOptimize(result);
    }
}

BENCHMARK(analyseStructure)->Arg(5000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(deriveFacts)->Arg(1000)->Arg(5000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(assess)
    ->Args({5000, 0})
    ->Args({1000, 1000})
    ->Args({1000, 10'000})
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK(robustness)
    ->Args({1000, 1000})
    ->Args({100, 10'000})
    ->Args({1000, 10'000})
    ->Args({10'000, 10'000})
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

} // namespace
