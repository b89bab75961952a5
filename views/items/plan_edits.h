// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/edit.h"

#include <optional>
#include <vector>

/// Edits that a person makes on the roadmap. Each is one step; an initiative that is touched counts as edited, so that
/// proposals leave it alone.
namespace banyan::items {

/// Pins the start: in the week that holds `day`, not before it or not after it. An earlier pin is replaced.
portfolio::Edit pinInitiative(const portfolio::Initiative& initiative, portfolio::PinKind kind, Date day);
/// Nothing when it isn't pinned.
std::optional<portfolio::Edit> unpinInitiatives(const portfolio::Portfolio& portfolio,
                                                const std::vector<portfolio::InitiativeId>& ids);
/// Work must end on that day: a hard deadline. An earlier deadline is replaced.
portfolio::Edit finishBy(const portfolio::Initiative& initiative, Date day);
/// Nothing when there is no deadline.
std::optional<portfolio::Edit> dropDeadline(const portfolio::Initiative& initiative);

/// Moves the initiatives to a phase, 1–4; nothing when all are there.
std::optional<portfolio::Edit> moveToPhase(const portfolio::Portfolio& portfolio,
                                           const std::vector<portfolio::InitiativeId>& ids, int phase);

/// Puts a changed initiative in place of what it was, marked as edited by a person.
portfolio::Edit changeInitiative(const portfolio::Initiative& before, portfolio::Initiative after,
                                 const std::string& what);

} // namespace banyan::items
