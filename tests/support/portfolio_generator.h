// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/portfolio.h"

namespace banyan::tests {

/// A valid portfolio with about `size` records of each kind and rows from each source, every field used, odd texts and
/// extreme numbers included. The same seed and size give the same portfolio.
portfolio::Portfolio arbitraryPortfolio(uint64_t seed, size_t size = 4);

} // namespace banyan::tests
