// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/portfolio/diff.h"
#include "model/portfolio/edit.h"
#include "model/storage/document.h"
#include "model/storage/portfolio_json.h"

#include <QTemporaryDir>

#include <benchmark/benchmark.h>

#include <cstdlib>

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::storage;

namespace {

constexpr int componentCount = 5000;
constexpr int measurementCount = 200'000;

ComponentId componentId(int index) {
    return ComponentId("component-" + std::to_string(index));
}

void addComponents(PortfolioBuilder& builder) {
    for (int i = 0; i < componentCount; ++i) {
        Component component;
        component.id = componentId(i);
        component.name = "Component " + std::to_string(i);
        component.kind = "service";
        component.owner = TeamId("team");
        component.tags = {"java", "tier-2"};
        component.aliases = {{"pagerduty", "P" + std::to_string(i)}};
        component.origins = {{"name", SourceId("catalogue"), "catalog.yaml", i, {}},
                             {"owner", SourceId("catalogue"), "catalog.yaml", i, {}}};
        builder.put(component);
    }
}

/// As a large organization has it: four rows from SonarQube and the like for each component and quarter.
const Portfolio& largePortfolio() {
    static const Portfolio portfolio = [] {
        PortfolioBuilder builder;
        for (const char* id : {"catalogue", "sonarqube"}) {
            Source source;
            source.id = SourceId(id);
            builder.put(source);
        }
        Team team;
        team.id = TeamId("team");
        builder.put(team);
        addComponents(builder);
        auto rows = std::make_shared<Observations>();
        rows->source = SourceId("sonarqube");
        for (int i = 0; i < measurementCount; ++i) {
            Measurement row;
            row.component = componentId(i % componentCount);
            row.metric = i % 2 == 0 ? "cyclomatic-complexity" : "coverage";
            row.date = Date::fromYmd(2026, 1, 1) + i / componentCount * 7;
            row.value = i % 97;
            row.file = "exports/sonarqube-measures.json";
            row.line = i + 1;
            rows->measurements.push_back(row);
        }
        builder.putRows(std::move(rows));
        return std::move(builder).build();
    }();
    return portfolio;
}

/// The large portfolio in a file of its own.
class File {
public:
    File()
        : m_path(m_folder.filePath(QStringLiteral("large.banyan")).toStdString()) {
        if (!Document::create(m_path, largePortfolio())) std::abort();
    }
    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    QTemporaryDir m_folder;
    std::string m_path;
};

Portfolio renamed(const Portfolio& before, int step) {
    Component component = *before.find(componentId(step % componentCount));
    component.name = "Step " + std::to_string(step);
    return apply(before, {"rename", {Put{component}}, {}}).value();
}

void openDocument(benchmark::State& state) {
    const File file;
    for (auto unused : state)
        benchmark::DoNotOptimize(Document::open(file.path()).value());
}
BENCHMARK(openDocument)->Unit(benchmark::kMillisecond);

void commitEdit(benchmark::State& state) {
    const File file;
    Document document = Document::open(file.path()).value();
    int step = 0;
    for (auto unused : state)
        if (!document.commit(renamed(document.portfolio(), ++step), "rename")) std::abort();
}
BENCHMARK(commitEdit)->Unit(benchmark::kMillisecond);

void editAndDiff(benchmark::State& state) {
    const Portfolio& before = largePortfolio();
    int step = 0;
    for (auto unused : state)
        benchmark::DoNotOptimize(diff(before, renamed(before, ++step)));
}
BENCHMARK(editAndDiff)->Unit(benchmark::kMicrosecond);

void writeJson(benchmark::State& state) {
    for (auto unused : state)
        benchmark::DoNotOptimize(dump(toJson(largePortfolio())));
}
BENCHMARK(writeJson)->Unit(benchmark::kMillisecond);

void readJson(benchmark::State& state) {
    const std::string text = dump(toJson(largePortfolio()));
    for (auto unused : state)
        benchmark::DoNotOptimize(fromJson(text, "large.json").value());
}
BENCHMARK(readJson)->Unit(benchmark::kMillisecond);

} // namespace
