// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/edit.h"

namespace banyan::roadmap {

using namespace banyan::portfolio;

/// Keeps a copy of `roadmap` (the current plan, as a rule) as the baseline of that name: "keep baseline \"Autumn\"".
/// Errors (BadInput): "baseline.no-name", "baseline.taken" for a name that one has already.
Result<Edit> keepBaseline(const Portfolio& portfolio, const Roadmap& roadmap, const std::string& name, Date date);

/// Takes the baseline away and its kept plan with it, unless something else needs that.
Edit removeBaseline(const Portfolio& portfolio, const Baseline& baseline);

/// The baseline of that id, or of that name (case and blanks aside); nullptr when there is none.
const Baseline* findBaseline(const Portfolio& portfolio, std::string_view idOrName);

/// The one with the latest date, the last by id among those; nullptr when there is none.
const Baseline* lastBaseline(const Portfolio& portfolio);

} // namespace banyan::roadmap
