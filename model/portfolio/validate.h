// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/portfolio/portfolio.h"

namespace banyan::portfolio {

/// Checks the values of one record, references aside: numbers are finite and in range, ranges are ordered, ids are not
/// empty. Error "edit.invalid-value" names record and field.
Result<void> validateValues(const AnyRecord& record);

/// The same for the rows of a source.
Result<void> validateValues(const Observations& rows);

} // namespace banyan::portfolio
