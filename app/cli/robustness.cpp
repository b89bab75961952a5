// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring/robustness.h"

#include "app/cli/command.h"
#include "app/cli/find.h"
#include "app/cli/table.h"
#include "model/base/numbers.h"
#include "model/report/answers.h"

#include <algorithm>
#include <array>
#include <memory>

namespace banyan::cli {

namespace {

const std::vector<std::string> lawNames(scoring::weightLawNames.begin(), scoring::weightLawNames.end());

struct RobustnessArguments {
    std::string document;
    int draws = 10'000;
    std::string weights = lawNames.front();
    int measure = 10;
    std::vector<std::string> pairs;
};

/// Components by expected rank.
std::vector<const scoring::ComponentRobustness*> ranked(const scoring::Robustness& robustness) {
    std::vector<const scoring::ComponentRobustness*> out;
    for (const scoring::ComponentRobustness& component : robustness.components)
        out.push_back(&component);
    std::ranges::stable_sort(out, {}, &scoring::ComponentRobustness::expectedRank);
    return out;
}

std::string flipText(const scoring::WeightShift& shift) {
    const auto [from, to] = endsOf(shift);
    return leverText(shift) + " " + from + " → " + to;
}

std::string rankTable(const scoring::Robustness& robustness, const scoring::Assessment& assessment) {
    Table table({"component", "expected rank", "first", "in first 5", "likeliest quadrant", "P", "flips when"});
    for (const scoring::ComponentRobustness* one : ranked(robustness)) {
        const auto& p = one->probability.quadrant;
        const auto likeliest = std::ranges::max_element(p);
        double five = 0;
        for (size_t rank = 0; rank < std::min<size_t>(5, one->acceptability.size()); ++rank)
            five += one->acceptability[rank];
        table.add({assessment.find(one->id)->name, shortNumber(one->expectedRank),
                   percentText(one->acceptability.front()), percentText(five),
                   std::string(scoring::quadrantTitle(static_cast<portfolio::Quadrant>(likeliest - p.begin()))),
                   percentText(*likeliest), one->flip ? flipText(one->flip->shift) : ""});
    }
    return table.text();
}

std::string exchangeTable(const scoring::Robustness& robustness, const scoring::Assessment& assessment) {
    constexpr size_t most = 10;
    Table table({"ahead", "behind", "change places when this moves", "from", "to"});
    for (size_t i = 0; i < std::min(most, robustness.exchanges.size()); ++i) {
        const scoring::Exchange& one = robustness.exchanges[i];
        const auto [from, to] = endsOf(one.shift);
        table.add(
            {assessment.find(one.ahead)->name, assessment.find(one.behind)->name, leverText(one.shift), from, to});
    }
    return robustness.exchanges.empty() ? std::string("No single weight makes neighbours change places.\n")
                                        : table.text();
}

std::string measureText(const scoring::Robustness& robustness, const scoring::Assessment& assessment) {
    if (robustness.measureNext.empty()) return "Nothing that could be measured would decide more.\n";
    std::string text = "Measure next:\n";
    for (const scoring::MeasureNext& one : robustness.measureNext)
        text += "  " + sentence(one, assessment) + "\n";
    text += "Over all components, most is decided by:\n";
    for (size_t i = 0; i < std::min<size_t>(3, robustness.measureEverywhere.size()); ++i) {
        const scoring::MeasureEverywhere& one = robustness.measureEverywhere[i];
        text +=
            "  " + assessment.criterion(one.criterion)->name + " (" + std::to_string(one.components) + " components)\n";
    }
    return text;
}

Result<std::vector<portfolio::ComponentId>> pairsOf(const RobustnessArguments& arguments,
                                                    const portfolio::Portfolio& portfolio) {
    std::vector<portfolio::ComponentId> out;
    for (const std::string& name : arguments.pairs) {
        BANYAN_ASSIGN(const portfolio::Component* component, findComponent(portfolio, name));
        out.push_back(component->id);
    }
    if (out.size() > scoring::mostPairs)
        return makeError(ErrorKind::Usage, "usage.too-many-pairs", "--pairs takes {most} components at most",
                         {{"most", std::to_string(scoring::mostPairs)}});
    return out;
}

Result<int> showRobustness(const RobustnessArguments& arguments, Context& c) {
    BANYAN_ASSIGN(const storage::Document document, openDocument(arguments.document));
    const portfolio::Portfolio& portfolio = document.portfolio();
    scoring::RobustnessOptions options;
    options.asOf = c.asOf;
    options.seed = c.seed;
    options.draws = arguments.draws;
    options.measureNext = static_cast<size_t>(arguments.measure);
    options.weights =
        static_cast<scoring::WeightLaw>(std::ranges::find(lawNames, arguments.weights) - lawNames.begin());
    options.cancel = c.cancel;
    BANYAN_ASSIGN(options.pairs, pairsOf(arguments, portfolio));
    const facts::Facts facts = facts::derive(portfolio, c.asOf);
    scoring::AssessOptions deterministic;
    deterministic.asOf = c.asOf;
    deterministic.draws = 0;
    BANYAN_ASSIGN(const scoring::Assessment assessment, scoring::assess(portfolio, facts, deterministic));
    BANYAN_ASSIGN(const scoring::Robustness robustness, scoring::robustness(portfolio, facts, options));
    if (c.json)
        print(dump(report::toJson(robustness, assessment)));
    else if (robustness.components.empty())
        print("There are no components to rank.\n");
    else
        print(rankTable(robustness, assessment) + "\n" + exchangeTable(robustness, assessment) + "\n" +
              measureText(robustness, assessment));
    return Done;
}

} // namespace

void addRobustness(CLI::App& app, Context& context) {
    Command command(app, context, "robustness",
                    "How sure ranks and quadrants are, what flips them, what to measure next");
    const auto a = std::make_shared<RobustnessArguments>();
    command.option("DOCUMENT", a->document, "Document to read", {.required = true});
    command.option("--draws", a->draws, "Draws of weights and data",
                   {.range = std::pair{1.0, 1'000'000.0}, .showDefault = true});
    command.option("--weights", a->weights,
                   "What is known of the weights: the goals' points, only their order, or nothing",
                   {.oneOf = lawNames, .showDefault = true});
    command.option("--measure", a->measure, "How many facts to name that would decide most",
                   {.range = std::pair{0.0, 1'000.0}, .showDefault = true});
    command.option("--pairs", a->pairs, "Components, of which each one's chance to rank before each other is told",
                   {.delimiter = ','});
    command.runs([a](Context& c) { return showRobustness(*a, c); });
}

} // namespace banyan::cli
