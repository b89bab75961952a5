// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/output.h"
#include "model/base/progress.h"
#include "model/base/result.h"
#include "model/portfolio/portfolio.h"
#include "model/report/report.h"
#include "model/report/sheet.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace banyan::app {

struct ExportOptions {
    Date asOf;
    uint64_t seed = 1;
    int schedules = 2000;
    std::vector<std::string> sections; ///< of the report; empty: all
    std::string table;                 ///< of "csv": which one
    CancelToken cancel;
};

/// Something that can be written.
struct ExportFormat {
    std::string id;   ///< "markdown"
    std::string what; ///< for people
};

/// The report, the portfolio and answers as JSON, tables, the roadmap for other programs, and sheets that come back
/// through import.
const std::vector<ExportFormat>& exportFormatList();
/// Their ids.
const std::vector<std::string>& exportFormats();

/// Names of the tables of "csv": "components", "initiatives", …
const std::vector<std::string>& tableNames();

/// Everything that leaves the program, of one portfolio as of one day. What several exports need is computed once. The
/// same portfolio and options give the same bytes. The portfolio must live as long.
class Exporter {
public:
    Exporter(const portfolio::Portfolio& portfolio, ExportOptions options);
    /// Of what is worked out already, plan and outcomes included. What it refers to must live as long.
    Exporter(const report::ReportInput& known, ExportOptions options);
    ~Exporter();
    Exporter(const Exporter&) = delete;
    Exporter& operator=(const Exporter&) = delete;

    /// The file's content. What only a folder can hold ("csv" without a table's name) is refused:
    /// "export.needs-folder" (Usage).
    Result<std::string> as(const std::string& format);

    /// "csv": a file for each table; "json": the portfolio, a file for each kind of record (see
    /// storage::toJsonFiles).
    Result<std::vector<NamedFile>> folder(const std::string& format);

    /// The report's chosen sections.
    Result<report::Document> report();

    /// The text that a Mustache template makes of `templateContext`. Values are escaped as the template's name asks:
    /// for Markdown where it ends in ".md.mustache", else for HTML.
    Result<std::string> fromTemplate(const std::string& text, const std::string& name);

private:
    struct Computed;
    Result<report::ReportInput> input();
    /// The same, or the error that kept it from being planned.
    Result<report::ReportInput> plannedInput();
    Result<const report::Sheet*> estimates();
    Result<std::string> tableFile(const std::string& format);

    const portfolio::Portfolio& m_portfolio;
    ExportOptions m_options;
    std::optional<report::ReportInput> m_known;
    std::unique_ptr<const Computed> m_computed;
    std::unique_ptr<const report::Sheet> m_estimates;
};

/// One file, by an exporter of its own.
Result<std::string> exportAs(const std::string& format, const portfolio::Portfolio& portfolio,
                             const ExportOptions& options);

/// A portfolio kept as JSON: one file, or all "*.json" of a folder. Errors are those of reading.
Result<portfolio::Portfolio> readPortfolioJson(const std::string& path);

} // namespace banyan::app
