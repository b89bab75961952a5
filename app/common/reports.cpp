// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/reports.h"

#include "model/base/id.h"
#include "model/report/answers.h"
#include "model/report/estimate_sheet.h"
#include "model/report/html.h"
#include "model/report/initiative_sheet.h"
#include "model/report/markdown.h"
#include "model/report/plan_files.h"
#include "model/report/report.h"
#include "model/report/tables.h"
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
    std::optional<Error> planError; ///< why there is none
    outcomes::Outcomes outcomes;

    [[nodiscard]] report::ReportInput input(const portfolio::Portfolio& portfolio) const {
        return {portfolio, assessment, advised, plan ? &*plan : nullptr, planError ? planError->fullMessage() : "",
                &outcomes};
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
        out.planError = plan.error();
    BANYAN_ASSIGN(out.outcomes, outcomes::outcomes(portfolio, {options.asOf, options.cancel}));
    return out;
}

Result<report::Document> reportOf(const portfolio::Portfolio& portfolio, const ExportOptions& options) {
    BANYAN_ASSIGN(const Computed computed, compute(portfolio, options));
    return report::report(computed.input(portfolio), options.sections);
}

Result<std::string> roadmapFile(const std::string& format, const portfolio::Portfolio& portfolio,
                                const ExportOptions& options) {
    BANYAN_ASSIGN(const Computed computed, compute(portfolio, options));
    if (computed.planError) return *computed.planError;
    const report::ReportInput input = computed.input(portfolio);
    if (format == "mspdi") return report::mspdi(input);
    return format == "ics" ? report::ics(input) : report::jiraCsv(input);
}

/// "components" of the table that is titled "Components".
std::string nameOf(const report::Sheet& table) {
    return slug(table.title);
}

Result<std::string> tableFile(const portfolio::Portfolio& portfolio, const ExportOptions& options) {
    if (options.table.empty())
        return makeError(ErrorKind::Usage, "export.needs-folder",
                         "CSV is a file for each table: name a folder, or one table");
    BANYAN_ASSIGN(const Computed computed, compute(portfolio, options));
    for (const report::Sheet& table : report::tables(computed.input(portfolio)))
        if (nameOf(table) == options.table) return report::csvOf(table);
    return makeError(ErrorKind::Usage, "export.no-such-table", "there is no table \"{table}\"",
                     {{"table", options.table}});
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
    static const std::vector<std::string> formats{"markdown",
                                                  "html",
                                                  "json",
                                                  "csv",
                                                  "xlsx",
                                                  "mspdi",
                                                  "ics",
                                                  "jira-csv",
                                                  "assessment-json",
                                                  "plan-json",
                                                  "estimates-csv",
                                                  "estimates-xlsx",
                                                  "initiatives-csv",
                                                  "initiatives-xlsx"};
    return formats;
}

const std::vector<std::string>& tableNames() {
    static const std::vector<std::string> names{"components",  "recommendations", "initiatives", "capacity",
                                                "unscheduled", "goals",           "outcomes"};
    return names;
}

Result<std::vector<NamedFile>> exportFolder(const std::string& format, const portfolio::Portfolio& portfolio,
                                            const ExportOptions& options) {
    if (format != "csv")
        return makeError(ErrorKind::Usage, "export.no-folder", "the export \"{format}\" is one file, not a folder",
                         {{"format", format}});
    BANYAN_ASSIGN(const Computed computed, compute(portfolio, options));
    std::vector<NamedFile> out;
    for (const report::Sheet& table : report::tables(computed.input(portfolio)))
        out.push_back({nameOf(table) + ".csv", report::csvOf(table)});
    return out;
}

Result<std::string> exportAs(const std::string& format, const portfolio::Portfolio& portfolio,
                             const ExportOptions& options) {
    if (format == "markdown" || format == "html") {
        BANYAN_ASSIGN(const report::Document document, reportOf(portfolio, options));
        return format == "markdown" ? report::markdown(document) : report::html(document);
    }
    if (format == "mspdi" || format == "ics" || format == "jira-csv") return roadmapFile(format, portfolio, options);
    if (format == "csv") return tableFile(portfolio, options);
    if (format == "xlsx") {
        BANYAN_ASSIGN(const Computed computed, compute(portfolio, options));
        return report::xlsxOf(report::tables(computed.input(portfolio)), options.asOf);
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
