// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/intake/reader.h"

namespace banyan::importers {

/// One of each reader that Banyan brings along, in a fixed order; ids are unique.
intake::Readers builtInReaders();

} // namespace banyan::importers
