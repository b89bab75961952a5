// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/portfolio/portfolio.h"

namespace banyan::intake {

/// A record that can't be kept before a component is known, as text for Unmatched::waiting. Its references to
/// components that are local to a batch are left empty.
std::string waitingRecord(const portfolio::AnyRecord& record);

/// The record again, its empty component references filled.
Result<portfolio::AnyRecord> releasedRecord(const std::string& text, const portfolio::ComponentId& component);

} // namespace banyan::intake
