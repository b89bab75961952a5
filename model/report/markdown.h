// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/document.h"

namespace banyan::report {

/// The report as GitHub-flavoured Markdown with a Mermaid quadrantChart and gantt. All data is escaped. The same
/// document gives the same bytes.
std::string markdown(const Document& document);

} // namespace banyan::report
