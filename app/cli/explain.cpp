// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/find.h"
#include "app/cli/table.h"
#include "model/base/numbers.h"
#include "model/report/answers.h"

#include <memory>

namespace banyan::cli {

namespace {

struct ExplainArguments {
    std::string document;
    std::string component;
};

std::string place(const facts::Provenance& provenance) {
    std::string out = provenance.file.empty() ? provenance.source : provenance.file;
    if (provenance.line > 0) out += ":" + std::to_string(provenance.line);
    return out + " (" + provenance.date.toString() + ")";
}

std::string termsOf(const scoring::ComponentAssessment& component, const scoring::Assessment& assessment) {
    Table table({"axis", "criterion", "raw", "score", "weight", "points", "from"});
    for (const scoring::Term& term : component.terms) {
        table.add({std::string(portfolio::enumName(term.axis)), assessment.criterionOf(term).name,
                   rawText(term, assessment), shortNumber(term.score.mid, 0), shortNumber(term.weight, 3),
                   shortNumber(term.points.mid, 1), term.provenance.empty() ? "" : place(term.provenance[0])});
    }
    for (const scoring::Adjustment& adjustment : component.adjustments)
        table.add({std::string(portfolio::enumName(adjustment.axis)), adjustment.because, "", "", "",
                   shortNumber(adjustment.points.mid, 1), ""});
    return table.text();
}

Result<int> explainComponent(const ExplainArguments& arguments, Context& c) {
    BANYAN_ASSIGN(const storage::Document document, openDocument(arguments.document));
    const portfolio::Portfolio& portfolio = document.portfolio();
    BANYAN_ASSIGN(const portfolio::Component* component, findComponent(portfolio, arguments.component));
    const facts::Facts facts = facts::derive(portfolio, c.asOf);
    scoring::AssessOptions options;
    options.asOf = c.asOf;
    options.seed = c.seed;
    options.cancel = c.cancel;
    BANYAN_ASSIGN(const scoring::Assessment assessment, scoring::assess(portfolio, facts, options));
    const scoring::ComponentAssessment* mine = assessment.find(component->id);
    if (!mine)
        return makeError(ErrorKind::Usage, "usage.retired", "\"{name}\" is retired and not assessed",
                         {{"name", component->name}});
    const std::vector<advice::Recommendation> advised = advice::recommend(portfolio, facts, assessment);
    const auto recommendation = std::ranges::find(advised, component->id, &advice::Recommendation::component);
    const advice::Recommendation* mineAdvised = recommendation == advised.end() ? nullptr : &*recommendation;
    if (c.json) {
        print(dump(report::explanation(assessment, *mine, mineAdvised)));
        return Done;
    }
    std::string text = scoring::sentence(*mine, assessment) + "\n" + scoring::nextQuadrantHint(*mine, assessment) +
                       "\n\n" + termsOf(*mine, assessment);
    if (mineAdvised) text += "\n" + mineAdvised->because + "\n";
    print(text);
    return Done;
}

} // namespace

void addExplain(CLI::App& app, Context& context) {
    Command command(app, context, "explain", "One component in words and numbers, down to file and line");
    const auto a = std::make_shared<ExplainArguments>();
    command.option("DOCUMENT", a->document, "Document to read", {.required = true});
    command.option("COMPONENT", a->component, "Id or name", {.required = true});
    command.runs([a](Context& c) { return explainComponent(*a, c); });
}

} // namespace banyan::cli
