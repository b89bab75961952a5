// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "importers/base/xlsx.h"

namespace banyan::importers {

/// Checks every entry of an archive against the limits without inflating one: number, names, declared sizes.
Result<void> checkZip(const std::string& bytes, const std::string& file, const ZipLimits& limits);

/// One entry, inflated; sizes and ratio are counted on the way, `inflated` is what was inflated of this archive so far.
/// Error "xlsx.not-a-workbook" when there is no such entry.
Result<std::string> inflateZip(const std::string& bytes, const std::string& file, const std::string& entry,
                               const ZipLimits& limits, uint64_t& inflated);

/// True when there is such an entry.
bool hasZipEntry(const std::string& bytes, const std::string& entry);

} // namespace banyan::importers
