// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/error.h"

namespace CLI {
class App;
class ParseError;
} // namespace CLI

namespace banyan::cli {

/// What is wrong with the arguments, in our words. `app` is the one that refused them.
Error usageError(const CLI::App& app, const CLI::ParseError& error);

} // namespace banyan::cli
