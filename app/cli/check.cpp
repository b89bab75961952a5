// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "model/portfolio/checks.h"
#include "model/report/answers.h"
#include "model/scoring/assessment.h"

#include <algorithm>
#include <iterator>
#include <memory>

namespace banyan::cli {

namespace {

/// Opening has already checked the file's integrity; what is left is what a person can mend.
Result<int> checkDocument(const std::string& path, Context& c) {
    BANYAN_ASSIGN(const storage::Document document, openDocument(path));
    std::vector<portfolio::Issue> issues = portfolio::check(document.portfolio());
    std::ranges::copy(scoring::checkMethod(document.portfolio()), std::back_inserter(issues));
    if (c.json) {
        print(dump(report::toJson(issues)));
    } else {
        std::string text;
        for (const portfolio::Issue& issue : issues)
            text += issueLine(issue) + "\n";
        print(text + path + ": intact, " + std::to_string(issues.size()) +
              (issues.size() == 1 ? " issue\n" : " issues\n"));
    }
    const bool findings =
        std::ranges::any_of(issues, [](const auto& i) { return i.severity != portfolio::IssueSeverity::Info; });
    return findings ? Findings : Done;
}

} // namespace

void addCheck(CLI::App& app, Context& context) {
    Command command(app, context, "check", "Integrity of the file, and every issue in it");
    const auto path = std::make_shared<std::string>();
    command.option("DOCUMENT", *path, "Document to check", {.required = true});
    command.runs([path](Context& c) { return checkDocument(*path, c); });
}

} // namespace banyan::cli
