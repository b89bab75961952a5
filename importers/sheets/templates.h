// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace banyan::importers {

/// A kind of sheet that there is a template for.
struct TemplateKind {
    std::string id;   ///< "components"
    std::string line; ///< what a row of it is
};

/// All of them, in a fixed order.
std::vector<TemplateKind> templateKinds();

/// A CSV sheet with all headers and one example row that explains itself. Error "template.unknown-kind" (Usage) lists
/// the kinds.
Result<std::string> templateCsv(std::string_view kind);

} // namespace banyan::importers
