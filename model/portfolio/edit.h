// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/portfolio/portfolio.h"

#include <string>
#include <variant>
#include <vector>

namespace banyan::portfolio {

/// Adds the record, or replaces the one of the same id.
struct Put {
    AnyRecord record;
};

/// Removes the record and what can't be without it: list entries that name it go, optional references to it are
/// cleared, and records that need it go too. Observations of a removed component become unmatched.
struct Remove {
    AnyId id;
};

/// Replaces all rows of one source.
struct PutObservations {
    std::shared_ptr<const Observations> rows;
};

using Operation = std::variant<Put, Remove, PutObservations>;

/// One step that a person takes and can undo. All of it happens or nothing does.
struct Edit {
    std::string label; ///< as shown in Undo: "change goal \"Cut incidents\""
    std::vector<Operation> operations;
    std::string gesture; ///< edits of one drag share a gesture and become one step of History; empty: a step of its own
};

/// The portfolio after the edit. References are checked once, at the end, so order doesn't matter.
/// Errors (kind BadInput): "edit.no-such-record", "edit.dangling-reference", "edit.invalid-value"; each names record
/// and field. `before` is never touched.
[[nodiscard]] Result<Portfolio> apply(const Portfolio& before, const Edit& edit);

/// Checks every value and reference of a portfolio that came from outside (a document, a JSON file).
[[nodiscard]] Result<void> validate(const Portfolio& portfolio);

/// "component", "goal", … of an id or record.
std::string_view kindOf(const AnyId& id);
/// The id's text.
const std::string& textOf(const AnyId& id);

} // namespace banyan::portfolio
