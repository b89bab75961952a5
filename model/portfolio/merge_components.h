// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/edit.h"

namespace banyan::portfolio {

/// One step that makes several components one: `kept` stays, fills its empty fields from `gone` in their order, and
/// takes over their tags, aliases, code paths, answers and whatever refers to them: dependencies (one among themselves
/// falls away, equal ones become one), flows, pain points, estimates, objectives, costs, initiatives, decisions and the
/// rows of every source. An override of `kept` outranks those of `gone`; recorded assessments keep the place of `kept`.
/// Errors: "edit.no-such-record"; "merge.too-few" without another component in `gone`.
Result<Edit> mergeComponents(const Portfolio& portfolio, const ComponentId& kept, const std::vector<ComponentId>& gone);

/// What a new component takes with it out of the one that it is split from.
struct SplitOff {
    std::string name;
    std::vector<Alias> aliases;         ///< with the rows that came under these names
    std::vector<std::string> codePaths; ///< with the rows that came under these paths
    std::vector<DependencyId> dependencies;
    std::vector<Id<Estimate>> estimates;
};

/// One step that splits a part off a component. The new one has the same kind, lifecycle, language, repository, system,
/// owner and tags. Errors: "edit.no-such-record"; "split.no-name" for a blank name.
Result<Edit> splitComponent(const Portfolio& portfolio, const ComponentId& from, const SplitOff& part);

} // namespace banyan::portfolio
