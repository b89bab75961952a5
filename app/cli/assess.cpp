// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/table.h"
#include "model/base/numbers.h"
#include "model/report/answers.h"
#include "model/scoring/snapshot.h"

#include <memory>

namespace banyan::cli {

namespace {

struct AssessArguments {
    std::string document;
    int draws = 10'000;
    bool record = false;
};

std::string span(const Interval& interval) {
    return shortNumber(interval.mid, 0) + " [" + shortNumber(interval.low, 0) + "–" + shortNumber(interval.high, 0) +
           "]";
}

std::string certainty(const scoring::ComponentAssessment& component) {
    const std::optional<double> sure = component.sure();
    if (!sure) return "";
    static constexpr std::array names{"firm", "leaning", "undecided"};
    return std::string(names[static_cast<size_t>(component.confidence)]) + " " + percentText(*sure);
}

std::string tableOf(const scoring::Assessment& assessment) {
    Table table({"component", "quadrant", "sure", "value", "risk", "coverage v/r"});
    for (const scoring::ComponentAssessment& c : assessment.components)
        table.add({c.name, std::string(scoring::quadrantTitle(c.quadrant)), certainty(c), span(c.value), span(c.risk),
                   shortNumber(100 * c.valueCoverage, 0) + "/" + percentText(c.riskCoverage)});
    return table.text();
}

Result<int> assessDocument(const AssessArguments& arguments, Context& c) {
    BANYAN_ASSIGN(storage::Document document, openDocument(arguments.document));
    scoring::AssessOptions options;
    options.asOf = c.asOf;
    options.seed = c.seed;
    options.draws = arguments.draws;
    options.cancel = c.cancel;
    BANYAN_ASSIGN(const scoring::Assessment assessment, scoring::assess(document.portfolio(), options));
    if (arguments.record) {
        BANYAN_ASSIGN(const portfolio::Edit edit,
                      scoring::recordAssessment(document.portfolio(), c.asOf, "on request"));
        BANYAN_TRY(commit(document, edit, c));
    }
    print(c.json ? dump(report::toJson(assessment)) : tableOf(assessment));
    return Done;
}

} // namespace

void addAssess(CLI::App& app, Context& context) {
    Command command(app, context, "assess", "Scores with contributions, quadrant, probabilities, coverage");
    const auto a = std::make_shared<AssessArguments>();
    command.option("DOCUMENT", a->document, "Document to read", {.required = true});
    command.option("--draws", a->draws, "Draws behind the probabilities",
                   {.range = std::pair{1.0, 1'000'000.0}, .showDefault = true});
    command.flag("--record", a->record, "Keep where each component stands, for comparison later");
    command.runs([a](Context& c) { return assessDocument(*a, c); });
}

} // namespace banyan::cli
