// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/reports.h"

#include "model/report/answers.h"
#include "model/report/estimate_sheet.h"
#include "model/report/initiative_sheet.h"
#include "model/report/markdown.h"
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

Result<std::string> markdownReport(const portfolio::Portfolio& portfolio, const ExportOptions& options) {
    const facts::Facts facts = facts::derive(portfolio, options.asOf);
    BANYAN_ASSIGN(const scoring::Assessment assessment, scoring::assess(portfolio, facts, assessOptions(options)));
    const std::vector<advice::Recommendation> advised = advice::recommend(portfolio, facts, assessment);
    const advice::Benefits benefits = advice::benefits(portfolio, facts, assessment);
    const Result<roadmap::Plan> plan = roadmap::plan(portfolio, benefits, planOptions(options));
    if (!plan && plan.error().kind == ErrorKind::Cancelled) return plan.error();
    BANYAN_ASSIGN(const outcomes::Outcomes outcomes, outcomes::outcomes(portfolio, {options.asOf, options.cancel}));
    const report::ReportInput input{
        portfolio, assessment, advised, plan ? &*plan : nullptr, plan ? std::string() : plan.error().fullMessage(),
        &outcomes};
    return report::markdown(input, options.sections);
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
        "markdown",      "json",           "assessment-json", "plan-json",
        "estimates-csv", "estimates-xlsx", "initiatives-csv", "initiatives-xlsx"};
    return formats;
}

Result<std::string> exportAs(const std::string& format, const portfolio::Portfolio& portfolio,
                             const ExportOptions& options) {
    if (format == "markdown") return markdownReport(portfolio, options);
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
