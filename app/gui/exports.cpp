// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/exports.h"

#include "app/common/reports.h"
#include "model/report/html.h"
#include "views/report/paper.h"

#include <memory>
#include <utility>

namespace banyan::app {

namespace {

/// Of what the window has worked out, as far as it has.
std::unique_ptr<Exporter> exporterOf(const session::Snapshot& snapshot) {
    ExportOptions options;
    options.asOf = snapshot.asOf;
    options.seed = snapshot.seed;
    options.sections = snapshot.sections;
    if (!snapshot.settled || !snapshot.planned || !snapshot.planned->plan)
        return std::make_unique<Exporter>(snapshot.portfolio, options);
    const report::ReportInput known{snapshot.portfolio,
                                    snapshot.derived->assessment,
                                    snapshot.derived->recommendations,
                                    &*snapshot.planned->plan,
                                    {},
                                    snapshot.outcomes.get()};
    return std::make_unique<Exporter>(known, options);
}

session::ExportAction action(std::string title, std::string suffix, std::string format) {
    const bool report = format == "markdown" || format == "html";
    return {std::move(title), std::move(suffix), report,
            [format = std::move(format)](const session::Snapshot& snapshot, const std::string& path) -> Result<void> {
                BANYAN_ASSIGN(const std::string text, exporterOf(snapshot)->as(format));
                return writeFile(path, text);
            }};
}

session::ExportAction pdfAction() {
    return {"Report (PDF)", "pdf", true,
            [](const session::Snapshot& snapshot, const std::string& path) -> Result<void> {
                BANYAN_ASSIGN(const report::Document document, reportOf(snapshot));
                return writeFile(path, paper::pdfOf(report::html(document), snapshot.asOf).toStdString());
            }};
}

} // namespace

std::vector<session::ExportAction> exportActions() {
    return {action("Report (Markdown)", "md", "markdown"),
            action("Report (HTML)", "html", "html"),
            pdfAction(),
            action("Workbook (XLSX)", "xlsx", "xlsx"),
            action("Roadmap for Microsoft Project (XML)", "xml", "mspdi"),
            action("Roadmap for calendars (iCalendar)", "ics", "ics"),
            action("Initiatives for Jira (CSV)", "csv", "jira-csv"),
            action("Portfolio (JSON)", "json", "json"),
            action("Assessment (JSON)", "json", "assessment-json"),
            action("Plan (JSON)", "json", "plan-json"),
            action("Estimates to fill in (CSV)", "csv", "estimates-csv"),
            action("Estimates to fill in (XLSX)", "xlsx", "estimates-xlsx"),
            action("Initiatives to bring up to date (CSV)", "csv", "initiatives-csv"),
            action("Initiatives to bring up to date (XLSX)", "xlsx", "initiatives-xlsx")};
}

Result<report::Document> reportOf(const session::Snapshot& snapshot) {
    return exporterOf(snapshot)->report();
}

} // namespace banyan::app
