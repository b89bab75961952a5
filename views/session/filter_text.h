// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/session/filter.h"

namespace banyan::session {

/// The part of a filter that hides components, as a slide keeps it; empty for one that hides none.
std::string filterText(const Filter& filter);
/// The filter of such a text; what can't be read lets everything through.
Filter filterOf(const std::string& text);

} // namespace banyan::session
