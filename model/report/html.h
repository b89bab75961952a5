// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/document.h"

namespace banyan::report {

/// The report as one page that needs nothing else: no scripts, no network (a content security policy says so to the
/// browser), pictures as inline SVG, light and dark by the reader's preference, and a style for paper. Tables have
/// captions and scopes, and what scrolls takes the keyboard's focus. All data is escaped. The same document gives the
/// same bytes.
std::string html(const Document& document);

} // namespace banyan::report
