// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/random.h"
#include "model/outcomes/outcomes.h"

#include <benchmark/benchmark.h>

#include <memory>

using namespace banyan;
using namespace banyan::portfolio;

namespace {

const Date today = Date::fromYmd(2026, 11, 22);
constexpr int goalCount = 50;
constexpr int weeks = 5 * 52;

/// Goals with weekly readings over five years, two predictions each; every fifth one counts incidents instead, on
/// components of its own.
Portfolio manyGoals() {
    PortfolioBuilder builder;
    auto rows = std::make_shared<Observations>();
    Source source;
    source.id = SourceId("everything");
    rows->source = source.id;
    source.from = today - 7 * weeks;
    source.to = today;
    RandomSequence random{KeyedRandom(1, "bench")};
    for (int g = 0; g < goalCount; ++g) {
        const std::string name = "goal-" + std::to_string(100 + g);
        const bool counted = g % 5 == 4;
        Component component;
        component.id = ComponentId("c-" + name);
        component.name = component.id.value;
        builder.put(component);
        source.covers.push_back(component.id);
        PainPoint pain;
        pain.id = PainPointId("p-" + name);
        pain.components = {component.id};
        builder.put(pain);
        Goal goal;
        goal.id = GoalId(name);
        goal.name = name;
        goal.metric = counted ? "incidents" : name;
        goal.baseline = 100;
        goal.target = 60;
        goal.deadline = today + 200;
        goal.painPoints = {pain.id};
        builder.put(goal);
        for (int k = 0; k < 2; ++k) {
            Initiative initiative;
            initiative.id = InitiativeId(name + "-" + std::to_string(k));
            initiative.title = initiative.id.value;
            initiative.status = InitiativeStatus::Done;
            initiative.finishedOn = today - (k == 0 ? 700 : 300);
            builder.put(initiative);
            Prediction prediction;
            prediction.id = Id<Prediction>(initiative.id.value);
            prediction.initiative = initiative.id;
            prediction.goal = goal.id;
            prediction.metric = goal.metric;
            prediction.low = 0.1;
            prediction.mode = 0.2;
            prediction.high = 0.3;
            prediction.registered = *initiative.finishedOn - 60;
            prediction.washoutDays = 14;
            builder.put(prediction);
        }
        for (int week = 0; week < weeks; ++week) {
            const Date day = today - 7 * (weeks - week);
            if (counted) {
                for (uint32_t i = random.below(week % 9 == 0 ? 12 : 3); i > 0; --i)
                    rows->incidents.push_back({std::to_string(rows->incidents.size()),
                                               component.id,
                                               "",
                                               "",
                                               Severity::Minor,
                                               Instant::fromDate(day),
                                               {},
                                               "incidents.json",
                                               week,
                                               ""});
                continue;
            }
            Measurement m;
            m.metric = goal.metric;
            m.date = day;
            m.value = 100 - (week > 160 ? 20 : 0) + 10 * random.uniform();
            m.file = "readings.csv";
            m.line = week;
            rows->measurements.push_back(m);
        }
    }
    builder.put(source);
    builder.putRows(rows);
    return std::move(builder).build();
}

void judgeGoals(benchmark::State& state) {
    const Portfolio portfolio = manyGoals();
    const auto judged = outcomes::outcomes(portfolio, {today, {}});
    if (!judged || judged->goals.size() != goalCount || judged->goals.front().status == GoalStatus::NotMeasured)
        return state.SkipWithError("nothing was judged");
    for (auto _ : state)
        benchmark::DoNotOptimize(outcomes::outcomes(portfolio, {today, {}}));
}
BENCHMARK(judgeGoals)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
