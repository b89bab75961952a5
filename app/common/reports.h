// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/base/result.h"
#include "model/portfolio/portfolio.h"

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

/// "markdown" and "html" (the report), "json" (the portfolio), "assessment-json", "plan-json", "csv" and "xlsx" (what
/// was computed, as tables), "mspdi", "ics" and "jira-csv" (the roadmap for other programs), "estimates-…" and
/// "initiatives-…" (questions that only people can answer, to come back through import).
const std::vector<std::string>& exportFormats();

/// The file's content; computes what it needs. The same arguments give the same bytes. What only a folder can hold
/// ("csv" without a table's name) is refused: "export.needs-folder" (Usage).
Result<std::string> exportAs(const std::string& format, const portfolio::Portfolio& portfolio,
                             const ExportOptions& options);

/// A file of an exported folder.
struct NamedFile {
    std::string name; ///< without any folder: "components.csv"
    std::string content;
};

/// Names of the tables of "csv": "components", "initiatives", …
const std::vector<std::string>& tableNames();

/// "csv": a file for each table.
Result<std::vector<NamedFile>> exportFolder(const std::string& format, const portfolio::Portfolio& portfolio,
                                            const ExportOptions& options);

} // namespace banyan::app
