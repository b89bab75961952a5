// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/intake/reader.h"
#include "model/report/document.h"
#include "views/session/work.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace banyan::session {

/// What an export is made from: one moment of the document and what followed from it.
struct Snapshot {
    portfolio::Portfolio portfolio;
    std::shared_ptr<const Derived> derived;             ///< null until the first assessment is there
    std::shared_ptr<const Planned> planned;             ///< null without a plan
    std::shared_ptr<const outcomes::Outcomes> outcomes; ///< null until they are judged
    bool settled = false;                               ///< all of that is of this portfolio
    Date asOf;
    uint64_t seed = 1;
    std::vector<std::string> sections; ///< of a report; empty: all
};

/// One entry of the Export menu. `write` runs off the window's thread.
struct ExportAction {
    std::string title;   ///< "Report (Markdown)"
    std::string suffix;  ///< "md"
    bool report = false; ///< it is of the snapshot's sections
    std::function<Result<void>(const Snapshot& snapshot, const std::string& path)> write;
};

/// What the program hands to the window: everything that comes from outside of model and views.
struct Services {
    std::shared_ptr<const intake::Readers> readers; ///< never null
    std::function<Result<void>(const std::string& path)> buildSample;
    std::vector<ExportAction> exports;
    /// The report that the exports write, of the snapshot's sections. Called off the window's thread.
    std::function<Result<report::Document>(const Snapshot& snapshot)> report;
    std::function<std::string()> now; ///< ISO 8601, for the document's log
    Date asOf;
    std::optional<Date> sampleAsOf; ///< the day that the sample is looked at, where it isn't `asOf`
    uint64_t seed = 1;
    std::string version;
};

} // namespace banyan::session
