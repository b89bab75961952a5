// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/table.h"
#include "model/report/answers.h"

#include <memory>

namespace banyan::cli {

namespace {

struct AdviseArguments {
    std::string document;
    bool apply = false;
};

std::string textOf(const portfolio::Portfolio& portfolio, const std::vector<advice::Recommendation>& advised,
                   const advice::Proposals& proposals) {
    Table table({"component", "do", "pattern", "rule", "because"});
    for (const advice::Recommendation& r : advised) {
        const portfolio::Component* component = portfolio.find(r.component);
        table.add({component ? component->name : r.component.value, r.disposition, r.pattern, r.rule, r.because});
    }
    std::string out = table.text() + "\n" + std::to_string(proposals.initiatives.size()) + " initiatives proposed:\n";
    Table list({"phase", "initiative", "id"});
    for (const portfolio::Initiative& i : proposals.initiatives)
        list.add({std::to_string(i.phase), i.title, i.id.value});
    return out + list.text();
}

Result<int> adviseDocument(const AdviseArguments& arguments, Context& c) {
    BANYAN_ASSIGN(storage::Document document, openDocument(arguments.document));
    const facts::Facts facts = facts::derive(document.portfolio(), c.asOf);
    scoring::AssessOptions options;
    options.asOf = c.asOf;
    options.seed = c.seed;
    options.cancel = c.cancel;
    BANYAN_ASSIGN(const scoring::Assessment assessment, scoring::assess(document.portfolio(), facts, options));
    const std::vector<advice::Recommendation> advised = advice::recommend(document.portfolio(), facts, assessment);
    const advice::Proposals proposals = advice::propose(document.portfolio(), facts, assessment, advised);
    const std::string answer =
        c.json ? dump(report::toJson(advised, proposals)) : textOf(document.portfolio(), advised, proposals);
    if (arguments.apply && !proposals.edit.operations.empty()) BANYAN_TRY(commit(document, proposals.edit, c));
    print(answer);
    for (const portfolio::Issue& issue : proposals.issues)
        if (!c.json) warn(issueLine(issue));
    return Done;
}

} // namespace

void addAdvise(CLI::App& app, Context& context) {
    Command command(app, context, "advise",
                    "Disposition, pattern, rule and facts for each component; proposed initiatives");
    const auto a = std::make_shared<AdviseArguments>();
    command.option("DOCUMENT", a->document, "Document to read", {.required = true});
    command.flag("--apply", a->apply, "Keep the proposed initiatives; those that a person touched are left alone");
    command.runs([a](Context& c) { return adviseDocument(*a, c); });
}

} // namespace banyan::cli
