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
    CancelToken cancel;
};

/// "markdown" and "html" (the report), "json" (the portfolio), "assessment-json", "plan-json", "estimates-csv" and "estimates-xlsx" (questions
/// that only people can answer, to come back through import).
const std::vector<std::string>& exportFormats();

/// The file's content; computes what it needs. The same arguments give the same bytes.
Result<std::string> exportAs(const std::string& format, const portfolio::Portfolio& portfolio,
                             const ExportOptions& options);

} // namespace banyan::app
