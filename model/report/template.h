// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/json.h"
#include "model/report/report.h"

namespace banyan::report {

/// What a user's own template may speak of, as docs/templates.md describes it.
Json templateContext(const ReportInput& input);

/// Fills a Mustache template. {{values}} are escaped for Markdown where the name ends in ".md.mustache" or
/// ".markdown.mustache", else for HTML; {{{values}}} stand as they are. Data is never read as a template. Errors
/// (BadInput) "template.invalid" with the reason, "template.too-large" over 1 MiB, "template.too-deep" over 64 nested
/// sections.
Result<std::string> fromTemplate(const std::string& text, const std::string& name, const Json& context);

} // namespace banyan::report
