// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/reports.h"

#include "model/base/id.h"
#include "model/intake/reader.h"
#include "model/report/answers.h"
#include "model/report/estimate_sheet.h"
#include "model/report/html.h"
#include "model/report/initiative_sheet.h"
#include "model/report/markdown.h"
#include "model/report/plan_files.h"
#include "model/report/report.h"
#include "model/report/tables.h"
#include "model/report/template.h"
#include "model/storage/portfolio_json.h"

#include <QDir>
#include <QFile>

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

/// "components" of the table that is titled "Components".
std::string nameOf(const report::Sheet& table) {
    return slug(table.title);
}

} // namespace

/// All that a report speaks of.
struct Exporter::Computed {
    scoring::Assessment assessment;
    std::vector<advice::Recommendation> advised;
    std::optional<roadmap::Plan> plan;
    std::optional<Error> planError; ///< why there is none
    outcomes::Outcomes outcomes;
};

Exporter::Exporter(const portfolio::Portfolio& portfolio, ExportOptions options)
    : m_portfolio(portfolio)
    , m_options(std::move(options)) {}

Exporter::Exporter(const report::ReportInput& known, ExportOptions options)
    : m_portfolio(known.portfolio)
    , m_options(std::move(options))
    , m_known(known) {}

Exporter::~Exporter() = default;

Result<report::ReportInput> Exporter::input() {
    if (m_known) return *m_known;
    auto out = std::make_unique<Computed>();
    const facts::Facts facts = facts::derive(m_portfolio, m_options.asOf);
    BANYAN_ASSIGN(out->assessment, scoring::assess(m_portfolio, facts, assessOptions(m_options)));
    out->advised = advice::recommend(m_portfolio, facts, out->assessment);
    const advice::Benefits benefits = advice::benefits(m_portfolio, facts, out->assessment);
    Result<roadmap::Plan> plan = roadmap::plan(m_portfolio, benefits, planOptions(m_options));
    if (!plan && plan.error().kind == ErrorKind::Cancelled) return plan.error();
    if (plan)
        out->plan = std::move(*plan);
    else
        out->planError = plan.error();
    BANYAN_ASSIGN(out->outcomes, outcomes::outcomes(m_portfolio, {m_options.asOf, m_options.cancel}));
    m_computed = std::move(out);
    const Computed& c = *m_computed;
    m_known.emplace(report::ReportInput{m_portfolio, c.assessment, c.advised, c.plan ? &*c.plan : nullptr,
                                        c.planError ? c.planError->fullMessage() : std::string(), &c.outcomes});
    return *m_known;
}

Result<report::ReportInput> Exporter::plannedInput() {
    BANYAN_ASSIGN(const report::ReportInput all, input());
    if (!all.plan) return *m_computed->planError;
    return all;
}

Result<report::Document> Exporter::report() {
    BANYAN_ASSIGN(const report::ReportInput all, input());
    return report::report(all, m_options.sections);
}

Result<const report::Sheet*> Exporter::estimates() {
    if (m_estimates) return m_estimates.get();
    const facts::Facts facts = facts::derive(m_portfolio, m_options.asOf);
    scoring::AssessOptions deterministic = assessOptions(m_options);
    deterministic.draws = 0;
    scoring::RobustnessOptions robustness;
    robustness.asOf = m_options.asOf;
    robustness.seed = m_options.seed;
    robustness.cancel = m_options.cancel;
    robustness.measureNext = std::numeric_limits<size_t>::max();
    BANYAN_ASSIGN(const scoring::Assessment assessment, scoring::assess(m_portfolio, facts, deterministic));
    BANYAN_ASSIGN(const scoring::Robustness found, scoring::robustness(m_portfolio, facts, robustness));
    m_estimates = std::make_unique<const report::Sheet>(report::estimateSheet(m_portfolio, assessment, found));
    return m_estimates.get();
}

const std::vector<ExportFormat>& exportFormatList() {
    static const std::vector<ExportFormat> list{
        {"markdown", "the report, with Mermaid charts"},
        {"html", "the report as one page for any browser"},
        {"json", "the whole portfolio; with --split a folder for a version control system"},
        {"csv", "what was computed, as a folder of tables"},
        {"xlsx", "the same tables as a workbook"},
        {"mspdi", "the roadmap as Microsoft Project XML"},
        {"ics", "initiatives, deadlines and reviews for a calendar (iCalendar)"},
        {"jira-csv", "the roadmap as epics for Jira's CSV import"},
        {"assessment-json", "the answer of `assess --json`"},
        {"plan-json", "the answer of `plan --json`"},
        {"estimates-csv", "questions that only people can answer, to fill in and import"},
        {"estimates-xlsx", "the same as a workbook"},
        {"initiatives-csv", "initiatives with their actuals, to bring up to date and import"},
        {"initiatives-xlsx", "the same as a workbook"}};
    return list;
}

const std::vector<std::string>& exportFormats() {
    static const std::vector<std::string> ids = [] {
        std::vector<std::string> out;
        for (const ExportFormat& format : exportFormatList())
            out.push_back(format.id);
        return out;
    }();
    return ids;
}

const std::vector<std::string>& tableNames() {
    static const std::vector<std::string> names{"components",  "recommendations", "initiatives", "capacity",
                                                "unscheduled", "goals",           "outcomes"};
    return names;
}

Result<std::vector<NamedFile>> Exporter::folder(const std::string& format) {
    std::vector<NamedFile> out;
    if (format == "json") {
        for (storage::PortfolioFile& file : storage::toJsonFiles(m_portfolio))
            out.push_back({std::move(file.name), std::move(file.text)});
        return out;
    }
    if (format != "csv")
        return makeError(ErrorKind::Usage, "export.no-folder", "the export \"{format}\" is one file, not a folder",
                         {{"format", format}});
    BANYAN_ASSIGN(const report::ReportInput all, input());
    for (const report::Sheet& table : report::tables(all))
        out.push_back({nameOf(table) + ".csv", report::csvOf(table)});
    return out;
}

Result<std::string> Exporter::fromTemplate(const std::string& text, const std::string& name) {
    BANYAN_ASSIGN(const report::ReportInput all, input());
    return report::fromTemplate(text, name, report::templateContext(all));
}

Result<std::string> Exporter::as(const std::string& format) {
    if (format == "markdown" || format == "html") {
        BANYAN_ASSIGN(const report::Document document, report());
        return format == "markdown" ? report::markdown(document) : report::html(document);
    }
    if (format == "mspdi" || format == "ics" || format == "jira-csv" || format == "plan-json") {
        BANYAN_ASSIGN(const report::ReportInput all, plannedInput());
        if (format == "plan-json") return dump(report::toJson(*all.plan));
        if (format == "mspdi") return report::mspdi(all);
        return format == "ics" ? report::ics(all) : report::jiraCsv(all);
    }
    if (format == "assessment-json") {
        BANYAN_ASSIGN(const report::ReportInput all, input());
        return dump(report::toJson(all.assessment));
    }
    if (format == "csv" || format == "xlsx") return tableFile(format);
    if (format == "json") return dump(storage::toJson(m_portfolio));
    if (format == "estimates-csv" || format == "estimates-xlsx") {
        BANYAN_ASSIGN(const report::Sheet* sheet, estimates());
        return format == "estimates-csv" ? Result<std::string>(report::csvOf(*sheet))
                                         : report::xlsxOf(*sheet, m_options.asOf);
    }
    if (format == "initiatives-csv") return report::csvOf(report::initiativeSheet(m_portfolio));
    if (format == "initiatives-xlsx") return report::xlsxOf(report::initiativeSheet(m_portfolio), m_options.asOf);
    return makeError(ErrorKind::Usage, "export.no-such-format", "there is no export \"{format}\"",
                     {{"format", format}});
}

Result<std::string> Exporter::tableFile(const std::string& format) {
    if (format == "csv" && m_options.table.empty())
        return makeError(ErrorKind::Usage, "export.needs-folder",
                         "CSV is a file for each table: name a folder, or one table");
    BANYAN_ASSIGN(const report::ReportInput all, input());
    const std::vector<report::Sheet> tables = report::tables(all);
    if (format == "xlsx") return report::xlsxOf(tables, m_options.asOf);
    for (const report::Sheet& table : tables)
        if (nameOf(table) == m_options.table) return report::csvOf(table);
    return makeError(ErrorKind::Usage, "export.no-such-table", "there is no table \"{table}\"",
                     {{"table", m_options.table}});
}

Result<std::string> exportAs(const std::string& format, const portfolio::Portfolio& portfolio,
                             const ExportOptions& options) {
    return Exporter(portfolio, options).as(format);
}

Result<portfolio::Portfolio> readPortfolioJson(const std::string& path) {
    const QFileInfo info(QString::fromStdString(path));
    QStringList names{info.filePath()};
    if (info.isDir()) {
        names.clear();
        for (const QFileInfo& file :
             QDir(info.filePath()).entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
            names.append(info.filePath() + u'/' + file.fileName());
    }
    if (names.isEmpty())
        return makeError(ErrorKind::BadInput, "portfolio.no-json", "holds no portfolio as JSON").at({path, 0, 0, ""});
    std::vector<storage::PortfolioFile> files;
    for (const QString& name : names) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return makeError(ErrorKind::Io, "file.unreadable", "can't be read: {why}",
                             {{"why", file.errorString().toStdString()}})
                .at({name.toStdString(), 0, 0, ""});
        if (file.size() > static_cast<qint64>(intake::Limits().fileBytes))
            return makeError(ErrorKind::BadInput, "import.too-large", "is too large")
                .at({name.toStdString(), 0, 0, ""});
        files.push_back({name.toStdString(), file.readAll().toStdString()});
    }
    return storage::fromJsonFiles(files);
}

} // namespace banyan::app
