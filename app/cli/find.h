// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/portfolio/portfolio.h"

namespace banyan::cli {

/// The component of that id, or of that name. Error (Usage) "usage.no-such-component".
Result<const portfolio::Component*> findComponent(const portfolio::Portfolio& portfolio, const std::string& text);

} // namespace banyan::cli
