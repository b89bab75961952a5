// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/record_table.h"

#include <memory>

namespace banyan::items {

/// The other tables of the inventory. Each counts, in a column of its own, the components that hang on its records.
std::unique_ptr<RecordTable> makeSystemTable();
std::unique_ptr<RecordTable> makeFlowTable();
std::unique_ptr<RecordTable> makeTeamTable();
std::unique_ptr<RecordTable> makeDependencyTable();

/// An edit that adds a record, and which one.
struct Addition {
    portfolio::Edit edit;
    portfolio::AnyId id;
};
Addition addComponent(const portfolio::Portfolio& portfolio);
Addition addSystem(const portfolio::Portfolio& portfolio);
Addition addFlow(const portfolio::Portfolio& portfolio);
Addition addTeam(const portfolio::Portfolio& portfolio);
/// Needs a component: `from`, else the first there is. Error "table.no-component".
Result<Addition> addDependency(const portfolio::Portfolio& portfolio, const portfolio::ComponentId& from);

} // namespace banyan::items
