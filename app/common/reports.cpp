// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/reports.h"

#include "model/report/answers.h"
#include "model/report/estimate_sheet.h"
#include "model/report/html.h"
#include "model/report/initiative_sheet.h"
#include "model/report/markdown.h"
#include "model/report/report.h"
#include "model/storage/portfolio_json.h"

#include <limits>

namespace banyan::app {

namespace {

roadmap::PlanOptions planOptions(const ExportOptions& options) {
    roadmap::PlanOptions out;
    out.asOf = options.asOf;
    out.seed = options.seed;
    out.schedules = options.schedules;
    out.cancel = options.cancel;
    return out;
}

scoring::AssessOptions assessOptions(const ExportOptions& options) {
    scoring::AssessOptions out;
    out.asOf = options.asOf;
    out.seed = options.seed;
    out.cancel = options.cancel;
    return out;
}

/// All that a report speaks of, computed once.
struct Computed {
    scoring::Assessment assessment;
    std::vector<advice::Recommendation> advised;
    std::optional<roadmap::Plan> plan;
    std::string planIssue;
    outcomes::Outcomes outcomes;

    [[nodiscard]] report::ReportInput input(const portfolio::Portfolio& portfolio) const {
        return {portfolio, assessment, advised, plan ? &*plan : nullptr, planIssue, &outcomes};
    }
};

Result<Computed> compute(const portfolio::Portfolio& portfolio, const ExportOptions& options) {
    Computed out;
    const facts::Facts facts = facts::derive(portfolio, options.asOf);
    BANYAN_ASSIGN(out.assessment, scoring::assess(portfolio, facts, assessOptions(options)));
    out.advised = advice::recommend(portfolio, facts, out.assessment);
    const advice::Benefits benefits = advice::benefits(portfolio, facts, out.assessment);
    Result<roadmap::Plan> plan = roadmap::plan(portfolio, benefits, planOptions(options));
    if (!plan && plan.error().kind == ErrorKind::Cancelled) return plan.error();
    if (plan)
        out.plan = std::move(*plan);
    else
        out.planIssue = plan.error().fullMessage();
    BANYAN_ASSIGN(out.outcomes, outcomes::outcomes(portfolio, {options.asOf, options.cancel}));
    return out;
}

Result<report::Document> reportOf(const portfolio::Portfolio& portfolio, const ExportOptions& options) {
    BANYAN_ASSIGN(const Computed computed, compute(portfolio, options));
    return report::report(computed.input(portfolio), options.sections);
}

Result<report::Sheet> estimates(const portfolio::Portfolio& portfolio, const ExportOptions& options) {
    const facts::Facts facts = facts::derive(portfolio, options.asOf);
    scoring::AssessOptions deterministic = assessOptions(options);
    deterministic.draws = 0;
    scoring::RobustnessOptions robustness;
    robustness.asOf = options.asOf;
    robustness.seed = options.seed;
    robustness.cancel = options.cancel;
    robustness.measureNext = std::numeric_limits<size_t>::max();
    BANYAN_ASSIGN(const scoring::Assessment assessment, scoring::assess(portfolio, facts, deterministic));
    BANYAN_ASSIGN(const scoring::Robustness found, scoring::robustness(portfolio, facts, robustness));
    return report::estimateSheet(portfolio, assessment, found);
}

} // namespace

const std::vector<std::string>& exportFormats() {
    static const std::vector<std::string> formats{
        "markdown",        "html",          "json",           "assessment-json",
        "plan-json",       "estimates-csv", "estimates-xlsx", "initiatives-csv",
        "initiatives-xlsx"};
    return formats;
}

Result<std::string> exportAs(const std::string& format, const portfolio::Portfolio& portfolio,
                             const ExportOptions& options) {
    if (format == "markdown" || format == "html") {
        BANYAN_ASSIGN(const report::Document document, reportOf(portfolio, options));
        return format == "markdown" ? report::markdown(document) : report::html(document);
    }
    if (format == "json") return dump(storage::toJson(portfolio));
    if (format == "assessment-json") {
        BANYAN_ASSIGN(const scoring::Assessment assessment, scoring::assess(portfolio, assessOptions(options)));
        return dump(report::toJson(assessment));
    }
    if (format == "plan-json") {
        BANYAN_ASSIGN(const roadmap::Plan plan, roadmap::plan(portfolio, planOptions(options)));
        return dump(report::toJson(plan));
    }
    if (format == "estimates-csv" || format == "estimates-xlsx") {
        BANYAN_ASSIGN(const report::Sheet sheet, estimates(portfolio, options));
        return format == "estimates-csv" ? Result<std::string>(report::csvOf(sheet))
                                         : report::xlsxOf(sheet, options.asOf);
    }
    if (format == "initiatives-csv") return report::csvOf(report::initiativeSheet(portfolio));
    if (format == "initiatives-xlsx") return report::xlsxOf(report::initiativeSheet(portfolio), options.asOf);
    return makeError(ErrorKind::Usage, "export.no-such-format", "there is no export \"{format}\"",
                     {{"format", format}});
}

} // namespace banyan::app
