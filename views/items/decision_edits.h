// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/edit.h"
#include "model/roadmap/plan.h"

#include <vector>

/// The log of decisions and the baselines of the plan: what applies where, and the edits, each one step.
namespace banyan::items {

/// A decision of that day about these, not yet in the portfolio.
portfolio::Decision newDecision(const portfolio::Portfolio& portfolio, Date date,
                                std::vector<portfolio::ComponentId> components,
                                std::vector<portfolio::InitiativeId> initiatives);
portfolio::Edit addDecision(portfolio::Decision decision);
portfolio::Edit changeDecision(const portfolio::Decision& before, portfolio::Decision after, const std::string& what);
portfolio::Edit removeDecision(const portfolio::Decision& decision);

/// Newest first.
std::vector<const portfolio::Decision*> decisionsAbout(const portfolio::Portfolio& portfolio,
                                                       const portfolio::ComponentId& id);
std::vector<const portfolio::Decision*> decisionsAbout(const portfolio::Portfolio& portfolio,
                                                       const portfolio::InitiativeId& id);

/// What was chosen, several joined by commas; empty when nothing was.
std::string choiceOf(const portfolio::Decision& decision);
/// The day on which it was to be looked at again has come.
bool isDue(const portfolio::Decision& decision, Date today);

/// Keeps the plan under a name, to see later what moved since.
portfolio::Edit keepBaseline(const portfolio::Portfolio& portfolio, const roadmap::Plan& plan,
                             const roadmap::PlanOptions& options, const std::string& name);
/// With its roadmap, unless that is the current one or another baseline's.
portfolio::Edit removeBaseline(const portfolio::Portfolio& portfolio, const portfolio::Baseline& baseline);

} // namespace banyan::items
